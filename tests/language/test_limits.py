"""Deep, long and odd texts: a tree or a parse error, in time that grows with the text."""

from __future__ import annotations

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from azshell.language import ParseError, nodes, parse, walk

PAIRS = [
    ("(", ")"), ("{", "}"), ("$(", ")"), ("@(", ")"), ("@{a=", "}"), ("if(1){", "}"), ("$x[", "]"), ("$x.y(", ")"), ("foo (", ")"),
    ("!", ""), (",", ""), ("$a=", ""), ('"$(', ')"'), ("[a[", "]]"),
]  # fmt: skip


@pytest.mark.parametrize(("opening", "closing"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_nesting(opening: str, closing: str) -> None:
    inside = "b" if opening == "[a[" else "1"
    parse(opening * 200 + inside + closing * 200)
    with pytest.raises(ParseError) as caught:
        parse(opening * 5000 + inside + closing * 5000)
    assert caught.value.error_id == "ScriptTooComplicated"


@pytest.mark.parametrize(
    ("start", "piece", "end"),
    [
        ("", "$x = Get-Foo -Bar $y | Where-Object { $_.Name -eq 'a' }\n", ""),
        ("@'\n", "abc def\n", "'@"),
        ('@"\n', "abc $def\n", '"@'),
        ("@(1", ",1", ")"),
        ("$x", ".a(1)", ""),
        ("foo\n", "# c\n", "| bar"),
        ("<#", "a\n", ""),
        ("", "<# ", ""),
        ("if (1) {", " ", ""),
        ('"', "$(", '"'),
        ('@"', '\n  "@', ""),
        ("1", "1", ""),
    ],
)  # fmt: skip
def test_time_is_linear(start: str, piece: str, end: str) -> None:
    """Eight times the text takes about eight times as long; what grows with the square would take 64 times as long."""

    def seconds(count: int) -> float:
        text = start + piece * count + end
        gc.collect()
        gc.disable()  # what a collection costs depends on the other tests of this process
        began = time.process_time()
        try:
            parse(text)
        except ParseError:
            pass
        finally:
            gc.enable()
        return time.process_time() - began

    assert min(seconds(8000) for _ in range(3)) < 20 * max(min(seconds(1000) for _ in range(3)), 0.005)


TOKENS = [
    *"(){}[]\"'$@,;|&=.-+<>#`:?!*/%~^\\ \n", "if", "param", "function ", "foo", "-foo", "in", "::", "&&", "class ", "${", "$(", "@(", "@{", "2>&1",
    " -eq ", '@"\n', "@'\n", "<#", "#>", "static ", "[int]", "`u{", "else", "catch", "begin", "++", "..", "?.", "$x", "1", "1kb", "“", "–", "foreach ",
    "switch", "try", "data", "trap", "enum ", "using ", "using:", "return ", "\0", "\r",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(TOKENS), max_size=30).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        tree = parse(text)
    except ParseError as error:
        assert 0 <= error.extent.start <= error.extent.end <= len(text)
        return
    for node in walk(tree):
        assert 0 <= node.start <= node.end <= len(text)
        if isinstance(node, nodes.Expression):
            for child in nodes.children(node):
                assert node.start <= child.start
                assert child.end <= node.end
