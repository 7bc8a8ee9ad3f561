"""The classic layout words errors as Windows PowerShell 4 did."""

import pytest

from azshell import Shell


@pytest.mark.parametrize(
    ("script", "modern", "classic"),
    [
        (
            "no-such-command",
            "The term 'no-such-command' is not recognized as a name of a cmdlet, function, script file, or executable program.\n"
            "Check the spelling of the name, or if a path was included, verify that the path is correct and try again.",
            "The term 'no-such-command' is not recognized as the name of a cmdlet, function, script file, or operable program. "
            "Check the spelling of the name, or if a path was included, verify that the path is correct and try again.",
        ),
        (
            "[int]'x'",
            'Cannot convert value "x" to type "System.Int32". Error: "The input string \'x\' was not in a correct format."',
            'Cannot convert value "x" to type "System.Int32". Error: "Input string was not in a correct format."',
        ),
        ("1/0", "Attempted to divide by zero.", "Attempted to divide by zero."),
    ],
)
def test_words(script: str, modern: str, classic: str) -> None:
    for layout, words in (("modern", modern), ("classic", classic)):
        with Shell(layout=layout) as shell:
            assert [error.message for error in shell.run(script).errors] == [words]


def test_a_catch_block_sees_the_older_words() -> None:
    with Shell(layout="classic") as shell:
        assert "operable program" in shell.run("try { no-such-command } catch { $_.Exception.Message }").text
