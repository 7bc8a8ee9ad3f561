"""Modules: what is inside, what comes out."""

from __future__ import annotations

import pytest

ROWS = [
    ('$m = New-Module { $n = 1; function Get-N { $n }; function Add-N { $script:n++ } }\nAdd-N; Get-N; "[$n]"', "2 []"),
    (
        "$m = New-Module { function Out1 { In1 }; function In1 { 'in' }; Export-ModuleMember Out1 }\nOut1; Get-Command In1 -ErrorAction Ignore",
        "in",
    ),
    ("$m = New-Module { $n = 5 }\n& $m { $n }", "5"),
    ("$x = 'caller'; $m = New-Module { function Run($b) { $x = 'module'; & $b } }\nRun { $x }", "caller"),
    ("$n = 1; $c = { $n++; $n }.GetNewClosure(); $n = 9; & $c; & $c", "2 2"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_modules(run, text: str, expected: str) -> None:
    output, errors = run(text)
    assert (" ".join(output), errors) == (expected, [])
