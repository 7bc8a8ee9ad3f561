"""The exceptions: messages, ids, and the stub that tells type checkers about them."""

import re
from pathlib import Path

from azshell.dotnet import exceptions
from azshell.dotnet.exceptions import ArgumentException, ArgumentOutOfRangeException, NetException, PSInvalidCastException
from azshell.dotnet.types import type_of


def test_the_stub_names_every_exception() -> None:
    stub = Path(exceptions.__file__).with_suffix(".pyi").read_text(encoding="utf-8")
    made = {name for name, value in vars(exceptions).items() if isinstance(value, type) and issubclass(value, NetException)}
    assert set(re.findall(r"^class (\w+)", stub, re.MULTILINE)) == made


def test_messages() -> None:
    assert ArgumentException("m", "p").message == "m (Parameter 'p')"
    assert ArgumentOutOfRangeException("p", "m", 5).message == "m (Parameter 'p')\nActual value was 5."
    assert NetException().message == "Exception of type 'System.Exception' was thrown."


def test_powershell_exceptions_know_their_id() -> None:
    problem = PSInvalidCastException("m", "SomeId")
    record = problem.error_record
    assert (record.fully_qualified_error_id, record.category) == ("SomeId", "InvalidArgument")
    assert [kind.name for kind in type_of(problem).ancestry()][:3] == ["PSInvalidCastException", "InvalidCastException", "SystemException"]
