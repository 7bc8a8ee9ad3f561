"""Comment-based help: which comments are help, and their sections."""

from __future__ import annotations

import pytest

from cmdlets.core.help_comment import example_parts, sections_of

BLOCK = """<#
    .SYNOPSIS
        Gets a thing.
    .PARAMETER Name
        Its name.

        Any name.
    .EXAMPLE
        PS> Get-Thing a
        one
#>"""


def test_sections() -> None:
    found = sections_of(BLOCK)
    assert found is not None
    assert found["SYNOPSIS"] == [("", "Gets a thing.")]
    assert found["PARAMETER"] == [("Name", "Its name.\n\nAny name.")]


@pytest.mark.parametrize("comment", ["<# just a remark #>", "# .NET is needed\n# here", "<#\n text first\n .SYNOPSIS\n x\n#>"])
def test_other_comments_are_no_help(comment: str) -> None:
    assert sections_of(comment) is None


def test_line_comments_make_help_too() -> None:
    assert sections_of("# .SYNOPSIS\n#   One line.") == {"SYNOPSIS": [("", "One line.")]}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("PS> Get-Thing a\nGets a.", ("PS>", "Get-Thing a\nGets a.", "")),
        ("Get-Thing b\n\nMore words.", ("PS > ", "Get-Thing b", "More words.")),
    ],
)
def test_examples(text: str, parts: tuple[str, str, str]) -> None:
    assert example_parts(text) == parts
