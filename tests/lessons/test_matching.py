"""Expected lines against printed ones."""

import pytest

from azshell.lessons.matching import matches, merged


@pytest.mark.parametrize(
    ("expected", "printed", "loose", "answer"),
    [
        (["a", "b"], ["a", "b"], False, True),
        (["a", "b"], ["a"], False, False),
        (["a"], ["a", "b"], False, False),
        (["id [..] end"], ["id 12-34 end"], False, True),
        (["id [..] end"], ["id 12-34"], False, False),
        (["[..]"], [""], False, True),
        (["a", "[...]", "z"], ["a", "z"], False, True),
        (["a", "[...]", "z"], ["a", "1", "2", "z"], False, True),
        (["a", "[...]", "z"], ["a", "1", "z", "2"], False, False),
        (["[...]", "b", "[...]"], ["a", "b", "b", "c"], False, True),
        (["text (.*)"], ["text anything"], False, False),
        (["long text..."], ["long text of it"], False, False),
        (["a   b"], ["a b"], False, False),
        (["a   b", ""], ["", " a b"], True, True),
    ],
)
def test_matches(expected: list[str], printed: list[str], loose: bool, answer: bool) -> None:
    assert matches(expected, printed, loose) is answer


@pytest.mark.parametrize(
    ("expected", "printed", "result"),
    [
        (["a [..]", "b"], ["a 1", "c"], ["a [..]", "c"]),
        (["[..] x", "gone"], ["1 x"], ["[..] x"]),
        (["a", "[...]", "z"], ["a", "1", "z", "new"], ["a", "[...]", "z", "new"]),
        (["a", "[...]", "z"], ["b", "1", "y"], ["b", "1", "y"]),
        (["a", "[...]"], ["new", "a", "1"], ["new", "a", "[...]"]),
        (["[...]", "z"], ["1", "2", "z", "after"], ["[...]", "z", "after"]),
        ([], ["new"], ["new"]),
    ],
)
def test_an_update_keeps_wildcards_that_still_match(expected: list[str], printed: list[str], result: list[str]) -> None:
    assert merged(expected, printed) == result
