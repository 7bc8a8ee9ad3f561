"""What is refused: PowerShell's error id, its line, whether more input could mend it, and its words."""

from __future__ import annotations

import pytest

from azshell.language import ParseError, parse

ROWS = [
    # unfinished
    ("if (1) {", "MissingEndCurlyBrace", 1, True),
    ("if (1) {\n foo\n", "MissingEndCurlyBrace", 1, True),
    ("foo |", "EmptyPipeElement", 1, True),
    ("'abc", "TerminatorExpectedAtEndOfString", 1, True),
    ('"a $(', "IncompleteDollarSubexpressionReference", 1, True),
    ("@'\nabc", "TerminatorExpectedAtEndOfString", 1, True),
    ("@'\nabc\n  '@", "WhitespaceBeforeHereStringFooter", 3, True),
    ("<# abc", "MissingTerminatorMultiLineComment", 1, True),
    ("$x = ", "ExpectedValueExpression", 1, True),
    ("(1", "MissingEndParenthesisInExpression", 1, True),
    ("@{a=1", "MissingEndCurlyBrace", 1, True),
    ("1 +", "ExpectedValueExpression", 1, True),
    ("function", "MissingNameAfterKeyword", 1, True),
    ("try {}", "MissingCatchOrFinally", 1, True),
    ("foo a,", "MissingExpression", 1, True),
    # wrong
    ("1 2", "UnexpectedToken", 1, False),
    ("}", "UnexpectedToken", 1, False),
    ("$x -foo 1", "UnexpectedToken", 1, False),
    ("foo -a:", "ParameterRequiresArgument", 1, False),
    ("foo | 1", "ExpressionsMustBeFirstInPipeline", 1, False),
    ("foo ,a", "MissingArgument", 1, False),
    ("foo 1>&2", "RedirectionNotSupported", 1, False),
    ("foo < a", "RedirectionNotSupported", 1, False),
    ("foo > a > b", "StreamAlreadyRedirected", 1, False),
    ("@", "UnrecognizedToken", 1, False),
    ('"$foo: bar"', "InvalidVariableReferenceWithDrive", 1, False),
    ("$x.m(@{a=1,2})", "UnexpectedToken", 1, False),
    ("var x", "ReservedKeywordNotAllowed", 1, False),
    ("foo\nusing namespace a", "UsingMustBeAtStartOfScript", 2, False),
    ("begin {} foo", "MissingNamedBlocks", 1, False),
    ("1uyy", None, 1, False),
    ("1 + 300uy", "BadNumericConstant", 1, False),
    # readable, but without sense
    ("1 = 2", "InvalidLeftHandSide", 1, False),
    ("\n5++", "OperatorRequiresVariableOrProperty", 2, False),
    ("@{a=1;A=2}", "DuplicateKeyInHashLiteral", 1, False),
    ("param($a, $A)", "DuplicateFormalParameter", 1, False),
    ("$y = @x", "SplattingNotPermitted", 1, False),
    ("foo a,@x", "SplattingNotPermittedInArgumentList", 1, False),
    ("[ValidateSet(1..3)]$x = 1", "ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock", 1, False),
    ("function f($a) { param($b) }", "OnlyOneParameterListAllowed", 1, False),
    ("try {} catch {} catch [x] {}", "EmptyCatchNotLast", 1, False),
    ("try {} finally { return }", "ControlLeavingFinally", 1, False),
    ("[ordered]$x", "OrderedAttributeOnlyOnHashLiteralNode", 1, False),
    ("parallel {1}", "UnexpectedKeyword", 1, False),
    ("data { $x }", "VariableReferenceNotSupportedInDataSection", 1, False),
    ("#requires -foo bar", "ScriptRequiresInvalidFormat", 1, False),
    ("class A { [int] f() { } }", "MethodHasCodePathNotReturn", 1, False),
    ("class A { f() { $x } }", "VariableNotLocal", 1, False),
    ("class A { $p; f() { $p = 1 } }", "MissingThis", 1, False),
]


@pytest.mark.parametrize(("text", "error_id", "line", "incomplete"), ROWS, ids=[row[0] for row in ROWS])
def test_refused(text: str, error_id: str | None, line: int, incomplete: bool) -> None:
    if error_id is None:
        parse(text)
        return
    with pytest.raises(ParseError) as caught:
        parse(text)
    assert (caught.value.error_id, caught.value.line, caught.value.incomplete) == (error_id, line, incomplete)


def test_words_and_place() -> None:
    with pytest.raises(ParseError, match=r"^Unexpected token 'bar' in expression or statement\.$") as caught:
        parse("$x bar")
    assert caught.value.extent.text == "bar"
    assert caught.value.column == 4


def test_an_error_inside_a_string_is_placed_in_the_script() -> None:
    with pytest.raises(ParseError) as caught:
        parse('foo\n"a $(1 2) b"')
    assert (caught.value.error_id, caught.value.line, caught.value.extent.text) == ("UnexpectedToken", 2, "2")


@pytest.mark.parametrize(
    ("text", "error_id"),
    [
        ("class A { [Foo]$x }", "TypeNotFound"),
        ("class A : B {}", "TypeNotFound"),
        ("[Foo()] class A {}", "CustomAttributeTypeNotFound"),
        ("class A { f() { [List[Foo]]::new() } }", "TypeNotFound"),
        ("class B {} class A : B { [A]$x; [List[B]] $y }", None),
        ("[Foo]$x", None),
    ],
)
def test_types_in_classes_are_looked_up_where_asked(text: str, error_id: str | None) -> None:
    def known(name: str, arguments: int, is_attribute: bool) -> bool:
        return (name, arguments) == ("List", 1)

    if error_id is None:
        parse(text, known_type=known)
        return
    with pytest.raises(ParseError) as caught:
        parse(text, known_type=known)
    assert caught.value.error_id == error_id


def test_a_lone_carriage_return_ends_a_line() -> None:
    with pytest.raises(ParseError) as caught:
        parse("foo\r1 2")
    assert (caught.value.line, caught.value.column) == (2, 3)
