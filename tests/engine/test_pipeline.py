"""Order in pipelines, stopping, and where the streams go."""

from __future__ import annotations

import pytest

ROWS = [
    ('1..3 | ForEach-Object { "a$_"; $_ } | Where-Object { $_ -is [int] } | ForEach-Object { "b$_" }', "b1 b2 b3"),
    ("'a', 'b' | ForEach-Object { $o = $_; 1, 2 | ForEach-Object { \"$o$_\" }; $_ }", "a1 a2 a b1 b2 b"),
    ("1..3 | ForEach-Object { 'b' } { $_ } { 'e' }", "b 1 2 3 e"),
    ("'abc' | ForEach-Object Length; 'a', 'bc' | Where-Object Length -gt 1", "3 bc"),
    ("function F { 'o'; Write-Error 'e' }\n(F 2>&1 | ForEach-Object { $_.GetType().Name }) -join ','", "String,ErrorRecord"),
    ("@() | ForEach-Object { 'never' }; $null | ForEach-Object { 'once' }", "once"),
    ("$b = { param($n) if ($n) { & $b ($n - 1) } else { 'bottom' } }\n& $b 900", "bottom"),
    ('function F { [CmdletBinding()] param() 1; 2 }\n$null = F -OutVariable o\n"$o"', "1 2"),
    ('1..2 | ForEach-Object { $_ } -PipelineVariable p | ForEach-Object { "$p" }', "1 2"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_pipelines(run, text: str, expected: str) -> None:
    output, errors = run(text)
    assert (" ".join(output), errors) == (expected, [])


def test_first_stops_what_is_before_it(run) -> None:
    output, _ = run('$seen = @()\n$null = 1..9 | ForEach-Object { $script:seen += $_; $_ } | Select-Object -First 2\n"$seen"')
    assert output == ["1 2"]


def test_endless_recursion_is_an_error_of_the_script(run) -> None:
    output, _ = run("function F { F }\ntry { F } catch { $_.FullyQualifiedErrorId }")
    assert output == ["CallDepthOverflow"]
