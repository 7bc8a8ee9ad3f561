"""Classes and enums."""

from __future__ import annotations

import pytest

ROWS = [
    ("class A { [int]$x = 5; [int] Get([int]$k) { 'lost'; return $this.x + $k } }\n[A]::new().Get('3')", "8"),
    ("class A { static [int]$n = 1; static [int] Next() { return ++[A]::n } }\n[A]::Next(); [A]::n", "2 2"),
    ("class A { [string] Who() { return 'A' } }\nclass B : A { [string] Who() { return ([A]$this).Who() + 'B' } }\n[B]::new().Who()", "AB"),
    ("class A { $v; A($v) { $this.v = $v } }\nclass B : A { B($v) : base($v * 2) { } }\n[B]::new(4).v", "8"),
    (
        "class E : System.Exception { [int]$c; E([string]$m) : base($m) { $this.c = 7 } }\ntry { throw [E]::new('m') } catch [E] { $_.Exception.c; \"$_\" }",
        "7 m",
    ),
    ("class A { [string] ToString() { return 'text' } }\n\"$([A]::new())\"", "text"),
    ("enum Colour { Red; Green = 5; Blue }\n[Colour]::Blue.value__; [Colour]'green'; [int][Colour]::Red", "6 Green 0"),
    ("[Flags()] enum P { R = 1; W = 2 }\n[P]3; [P]::R -bor [P]::W", "R, W R, W"),
    ("class A { [int]$x; A() { }\n A([int]$x) { $this.x = $x } }\n([A]@{ x = 9 }).x; [A]::new(3).x", "9 3"),
]


ROWS += [
    (
        "class A { [string] M() { return 'A' } }\nclass B : A { [string] M() { return 'B' } }\n$b = [B]::new(); $b.M(); ([A]$b).M()",
        "B A",
    ),
    ("class A { static [int]$n = 4; static A() { [A]::n += 1 } }\n[A]::n", "5"),
    ("enum X { a = [Y]::b }\nenum Y { b = 7 }\n[int][X]::a", "7"),
    ("class A { [B]$b }\nclass B { [A[]]$a }\n$x = [A]::new(); $x.b = [B]::new(); $x.b.a = @($x, $x); $x.b.a.Count", "2"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_classes(run, text: str, expected: str) -> None:
    output, errors = run(text)
    assert " ".join(output) == expected
    assert errors == []


def test_error_leaves_the_method(run) -> None:
    output, errors = run("class A { [int]$x; [void] M() { 1 / 0; $this.x = 9 } }\n$a = [A]::new(); $a.M(); $a.x")
    assert output == ["0"]
    assert errors == ["RuntimeException"]


def test_one_session_does_not_see_the_classes_of_another(run) -> None:
    assert run("class OnlyHere { }; [OnlyHere]::new().GetType().Name") == (["OnlyHere"], [])
    assert run("[OnlyHere]::new()") == ([], ["TypeNotFound"])


def test_a_failing_static_value_fails_when_the_class_is_used(run) -> None:
    output, errors = run("class A { static [int]$n = 'x' }\n'before'; [A]::n")
    assert output == ["before"]
    assert errors == ["System.TypeInitializationException"]
