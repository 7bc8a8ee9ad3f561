"""Statements: loops and their signals, switch, errors and their handlers, assignment."""

from __future__ import annotations

import pytest

ROWS = [
    ("foreach ($i in 1..3) { if ($i -eq 2) { continue }; $i }", "1 3"),
    (":a while ($true) { while ($true) { break a } }; 'x'", "x"),
    ("for ($i = 0, ($j = 5); $j -gt 3; $j--) { $j }", "5 4"),
    ("do { $k++; $k } until ($k -ge 2)", "1 2"),
    ("foreach ($i in $null) { 'no' }; foreach ($i in $null, 1) { \"[$i]\" }", "[] [1]"),
    ("foreach ($x in 1..5) { if ($x -eq 2) { [void]$foreach.MoveNext() }; $x }", "1 2 4 5"),
    ("switch (1, 2, 3) { 1 { 'a' } { $_ -gt 1 } { \"b$_\"; continue } default { 'd' } }", "a b2 b3"),
    ("switch ($null) { default { 'd' } }; switch (@()) { default { 'never' } }", "d"),
    ("switch -wildcard ('abc') { 'a*' { 1 } '*c' { 2; break } '*' { 3 } }", "1 2"),
    ("switch -regex ('ab1') { '(\\d)' { $Matches[1] } }", "1"),
    ("function f { try { return 1 } finally { 'fin' }; 2 }; f", "1 fin"),
    ("try { 1 / 0 } catch [DivideByZeroException] { 'zero' }", "zero"),
    ("try { try { throw 'a' } catch { throw } } catch { \"again $_\" }", "again a"),
    ('trap { $v = 2; "t$v"; continue }; $v = 1; throw \'e\'; "v$v"', "t2 v1"),
    ("function f { trap { return 'r' }; throw 'e'; 'after' }; f", "r"),
    ("function f { $x = $(7; return 5; 6); 'after' }; f", "7 5"),
    ('$a, $b = 1, 2, 3; "$a|$b"; $a, ($b, $c) = 1, (2, 3); "$a|$b|$c"', "1|2 3 1|2|3"),
    ("$h = @{ n = 1 }; $h.n += 5; $h.n++; $h['n'] *= 2; $h.n", "14"),
    ("[int]$i = '5'; $i + 1; $i = '7'; $i + 1", "6 8"),
    ("$x = if ($true) { 1; 2 } else { 3 }; $x.Count", "2"),
    ("$q = 1; function s([ref]$p) { $p.Value = 'set' }; s ([ref]$q); $q", "set"),
    ("foreach ($z in 1, 2) { & { break }; 'no' }; $z", "1"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_output(run, text: str, expected: str) -> None:
    output, errors = run(text)
    assert " ".join(output) == expected
    assert errors == []


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_block_that_has_run_often_gives_the_same(run, text: str, expected: str) -> None:
    output, errors = run(f"$block = {{ {text} }}; 1..25 | ForEach-Object {{ $null = & $block }}; & $block")
    assert " ".join(output) == expected
    assert errors == []


ERRORS = [
    ("1 / 0; 'next'", ["next"], ["RuntimeException"]),
    ("$true = 1", [], ["VariableNotWritable"]),
    ("[int]$i = 1; $i = 'x'; $i", ["1"], ["RuntimeException"]),
    ("[ValidateRange(1, 5)]$r = 2; $r = 9; $r", ["2"], ["ValidateSetFailure"]),
    ("$null[0]; $null.Foo()", [], ["NullArray", "InvokeMethodOnNull"]),
    ("trap { \"T$_\" } throw 'x'; 'after'", ["Tx", "after"], ["x"]),
    (
        "Set-StrictMode -Version 2; $undefined; @{}.x; (5).Count",
        [],
        ["VariableIsUndefined", "PropertyNotFoundStrict", "PropertyNotFoundStrict"],
    ),
    ("$k = 'a'; @{ $k = 1; 'A' = 2 }", [], ["DuplicateKeyInHashLiteral"]),
    ("[nope]1; 1 -is [nope]", [], ["TypeNotFound", "TypeNotFound"]),
]


@pytest.mark.parametrize(("text", "expected", "ids"), ERRORS)
def test_errors(run, text: str, expected: list[str], ids: list[str]) -> None:
    assert run(text) == (expected, ids)
