"""Commands and pipelines: words, parameters, redirections, what an argument is; each row is a script and its tree."""

from __future__ import annotations

import pytest
from sketch import sketch

ROWS = [
    ("foo -bar:baz -qux $a.b[0] c", "(cmd foo -bar:baz -qux $a.b[0] c)"),
    ("foo -a: 1,2", "(cmd foo -a:[1 2])"),
    ("foo 1.50 0x10 1kb 1a -5", "(cmd foo 1.5 16 1024 1a -5)"),
    ("foo a,$b , 'c'", "(cmd foo [a $b 'c'])"),
    ("foo a'b c'd\"e $f\"", "(cmd foo <ab cde $f>)"),
    ("foo $a-b $a.b ${c}d", "(cmd foo <$a-b> $a.b <$cd>)"),
    ("foo ]x .5 . /a:b", "(cmd foo ] x 0.5 . /a:b)"),
    ("foo -a.b -c[0]", "(cmd foo -a .b -c [0])"),
    ("foo @x -- -y", "(cmd foo @x -- -y)"),
    ("foo --% a | b", "(cmd foo --% a ) | (cmd b)"),
    ('foo --% "a | b" c\nd', '(cmd foo --% "a | b" c) ; (cmd d)'),
    ("foo 2>&1 >>x *> $y", "(cmd foo error>&output output>>x all>$y)"),
    ("1 > x", "1 output>x"),
    ("& $x y", "(cmd& $x y)"),
    (". ./foo.ps1", "(cmd. ./foo.ps1)"),
    ("a$x b", "(cmd a$x b)"),
    ("% {1} | ? {2}", "(cmd % {1}) | (cmd ? {2})"),
    ("foo |\nbar", "(cmd foo) | (cmd bar)"),
    ("foo\n # c\n | bar", "(cmd foo) | (cmd bar)"),
    ("foo `\n -a", "(cmd foo -a)"),
    ("foo <# c #> bar # baz", "(cmd foo bar)"),
    ("a#b", "(cmd a#b)"),
    ("a && b || c", "(|| (&& (cmd a) (cmd b)) (cmd c))"),
    ("foo &", "(cmd foo) &"),
    ("foo –a —b", "(cmd foo -a -b)"),
    ("parallel-foo", "(cmd parallel-foo)"),
]


@pytest.mark.parametrize(("text", "tree"), ROWS, ids=[row[0] for row in ROWS])
def test_command(text: str, tree: str) -> None:
    assert sketch(text) == tree
