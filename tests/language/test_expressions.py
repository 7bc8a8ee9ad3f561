"""Expressions: precedence, prefixes, members, strings, numbers; each row is a script and its tree."""

from __future__ import annotations

import pytest
from sketch import sketch

ROWS = [
    # precedence
    ("1 + 2 * 3", "(+ 1 (* 2 3))"),
    ("1 - 2 - 3", "(- (- 1 2) 3)"),
    ("1,2 + 3", "(+ [1 2] 3)"),
    ("1..3 + 4", "(+ (.. 1 3) 4)"),
    ("'{0}' -f 1 + 2", "(+ (-f '{0}' 1) 2)"),
    ("$a -eq 1 -and $b -NE 2 -or $c", "(-or (-and (-eq $a 1) (-ne $b 2)) $c)"),
    ("$a -band 1 -eq 1", "(-band $a (-eq 1 1))"),
    ("$a ?? $b + 1", "(?? $a (+ $b 1))"),
    ("$a ? 1:2", "(? $a 1 2)"),
    ("$a ? $b : $c ? 1 : 2", "(? $a $b (? $c 1 2))"),
    ("1 –eq 2", "(-eq 1 2)"),
    ("1 -eq\n2", "(-eq 1 2)"),
    ("$x -1", "(- $x 1)"),
    ("1-1", "(- 1 1)"),
    # prefixes and suffixes
    ("-1", "-1"),
    ("- 1", "(- 1)"),
    ("-5.5.ToString()", "-5.5.ToString()"),
    ("-not $a -eq $b", "(-eq (-not $a) $b)"),
    ("!$a.b", "(! $a.b)"),
    ("-join 1,2", "[(-join 1) 2]"),
    (",1,2", "[[1] 2]"),
    ("$i++ + ++$j", "(+ (postfix++ $i) (++ $j))"),
    # types
    ("[int]$x + 1", "(+ ([int] $x) 1)"),
    ("[int][string]5", "([int] ([string] 5))"),
    ("[int]::MaxValue", "[int]::MaxValue"),
    ("[a]::b(1).c", "[a]::b(1).c"),
    ("[Dictionary[string, List[int]]]::new()", "[Dictionary[string,List[int]]]::new()"),
    ("[int[,]]", "[int[,]]"),
    ("[ValidateSet('a')][string]$x", "([ValidateSet()] ([string] $x))"),
    ("[int].Name", "[int].Name"),
    # members and indexes
    ("$a.b.c(1,2)[0]", "$a.b.c(1, 2)[0]"),
    ("$a::b", "$a::b"),
    ("${a}?.b?[0]", "$a?.b?[0]"),
    ("$a.'b c'.$d", "$a.'b c'.$d"),
    ("$a.where{1}", "$a.where({1})"),
    ("[x]::m[int](1)", "[x]::m(1)"),
    ("$using:x.y", "(using $x.y)"),
    ("1..$x.y", "(.. 1 $x.y)"),
    # literals
    ("@{a=1;'b c'=2\n3=foo bar}", "@{a=1; 'b c'=2; 3=(cmd foo bar)}"),
    ("@(1;2,3)", "@{1 ; [2 3]}"),
    ("$(foo)", "${(cmd foo)}"),
    ("{1;2}", "{1 ; 2}"),
    ("'a''b'", '"a\'b"'),
    ('"a""b`n"', "'a\"b\\n'"),
    ('"$a.b ${c d} $($e.f) $ `$g"', "<$a.b $c d ${$e.f} $ $g>"),
    ('"a $(foo ""b"") c"', "<a ${(cmd foo 'b')} c>"),
    ("@'\na'@\n'@", '"a\'@"'),
    ('@"\r\na $b\r\n"@', "<a $b>"),
    ("“a”", "'a'"),
]


@pytest.mark.parametrize(("text", "tree"), ROWS, ids=[row[0] for row in ROWS])
def test_expression(text: str, tree: str) -> None:
    assert sketch(text) == tree
