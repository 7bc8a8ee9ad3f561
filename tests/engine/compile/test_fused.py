"""Hot shapes agree with the plain operators, also where 32 bits or the types do not hold."""

from __future__ import annotations

import pytest

VALUES = ["1", "0", "-7", "2147483647", "-2147483648", "2.5", "'5'", "'a'", "$null", "$true", "(1, 2)", "3000000000", "1.5d"]
OPERATORS = ["+", "-", "*", "/", "%", "-band", "-lt", "-ge", "-eq", "-ne"]


def _one(operator: str) -> str:
    return f'try {{ $r = $a {operator} $b; "$r $(if ($null -ne $r) {{ $r.GetType().Name }})" }} catch {{ $_.FullyQualifiedErrorId }}'


@pytest.mark.parametrize("operator", OPERATORS)
def test_hot_and_cold_agree(run, operator: str) -> None:
    values = ", ".join(VALUES)
    hot = run(f"foreach ($a in {values}) {{ foreach ($b in {values}) {{ {_one(operator)} }} }}")
    cold = run("\n".join(f"$a = {a}; $b = {b}; {_one(operator)}" for a in VALUES for b in VALUES))
    assert hot == cold


STEPS = [
    ("$i = 2147483647; foreach ($z in 1) { $i++ }; $i.GetType().Name", "Double"),
    ("$i = -2147483648; foreach ($z in 1) { $i-- }; $i", "-2147483649"),
    ("foreach ($z in 1) { $n++ }; $n", "1"),
    ("$s = 'a'; foreach ($z in 1..3) { $s += 'b' }; $s", "abbb"),
    ("$a = 1, 2, 3; $t = 0; for ($i = 0; $i -lt $a.Count; $i++) { $t += $a[$i] }; $t", "6"),
    ('$a = 1, 2; foreach ($i in 0, 1, 2, -1) { $x = $a[$i]; "[$x]" }', "[1] [2] [] [2]"),
    ("$x = 5; while ($x -gt 0 -and -not ($x -eq 2)) { $x-- }; $x", "2"),
    ('foreach ($i in 1..4) { if ($i -eq 2) { continue } else { $k = $i }; if ($k -ge 3) { break }; $k }; "end $i"', "1 end 3"),
    ("function f($n) { $n += 1; $n }; $n = 5; 1..25 | ForEach-Object { $null = f 1 }; f 9", "10"),
    ("function f { $q += 1; $q }; $q = 5; 1..25 | ForEach-Object { $null = f }; f", "1"),
]


@pytest.mark.parametrize(("text", "expected"), STEPS)
def test_steps_and_loops(run, text: str, expected: str) -> None:
    output, errors = run(text)
    assert " ".join(output) == expected
    assert errors == []
