"""Error records in their three views and two layouts."""

from types import SimpleNamespace

import pytest

from azshell.display.error_view import error_text
from azshell.dotnet.exceptions import RuntimeException
from azshell.dotnet.records import ErrorRecord, InvocationInfo

POSITION = "At line:2 char:1\n+ Get-Thing x\n+ ~~~~~~~~~~~"


def record(command="Get-Thing", kind="Cmdlet", line=2):
    made = ErrorRecord(RuntimeException("It is gone."), "Gone", "ObjectNotFound", None)
    info = InvocationInfo(invocation_name=command, script_line_number=line, position_message=POSITION if line else "")
    info.my_command = SimpleNamespace(name=command, kind=kind, script_block="Get-Thing x")
    made.invocation_info = info
    made.category_info.activity_override = command
    return made


@pytest.mark.parametrize(
    ("view", "indent", "expected"),
    [
        (
            "NormalView",
            0,
            f"Get-Thing : It is gone.\n{POSITION}\n+ CategoryInfo          : ObjectNotFound: (:) [Get-Thing], RuntimeException\n"
            "+ FullyQualifiedErrorId : Gone",
        ),
        (
            "NormalView",
            4,
            f"Get-Thing : It is gone.\n{POSITION}\n    + CategoryInfo          : ObjectNotFound: (:) [Get-Thing], RuntimeException\n"
            "    + FullyQualifiedErrorId : Gone\n ",
        ),
        ("CategoryView", 0, "ObjectNotFound: (:) [Get-Thing], RuntimeException"),
        ("ConciseView", 0, "Get-Thing: \nLine |\n   2 |  Get-Thing x\n     |  ~~~~~~~~~~~\n     | It is gone."),
    ],
)
def test_views(view, indent, expected):
    assert error_text(record(), view, indent=indent) == expected


def test_concise_on_the_first_line_shows_no_source():
    assert error_text(record(line=1), "ConciseView") == "Get-Thing: It is gone."


def test_an_error_of_the_script_itself_is_headed_by_its_text():
    assert error_text(record("", "Script"), "NormalView").startswith("Get-Thing x : It is gone.\n")
