"""PowerShell's casts: results, error ids, texts, truth."""

from typing import Any

import pytest

from azshell.dotnet.conversion import convert, to_bool, to_display_string, to_string
from azshell.dotnet.decimals import Decimal
from azshell.dotnet.dictionaries import Hashtable
from azshell.dotnet.exceptions import PSInvalidCastException
from azshell.dotnet.types import resolve_type, type_of
from azshell.dotnet.values import Char, PSObject, Single

CASTS = [
    ("0x1F", "int", "31"),
    ("1,000", "int", "1000"),
    ("1kb", "int", "1024"),
    (2.5, "int", "2"),
    (3.5, "int", "4"),
    ("", "int", "0"),
    ("0xff", "sbyte", "-1"),
    (Char("a"), "int", "97"),
    ("1e2", "double", "100"),
    ("1.10", "decimal", "1.1"),
    (65, "char", "A"),
    ("fri", "System.DayOfWeek", "Friday"),
    ("ReadOnly, Hidden", "System.IO.FileAttributes", "ReadOnly, Hidden"),
    ([1, "2"], "int[]", "1 2"),
    ("ab", "char[]", "a b"),
    ([3, 1], "System.Collections.Generic.List[int]", "3 1"),
    (5, "System.Collections.Generic.List[int]", "5"),
    ("1.2.3", "version", "1.2.3"),
    (1.5, "version", "1.5"),
    ("int", "type", "int"),
]


@pytest.mark.parametrize(("value", "target", "text"), CASTS)
def test_cast(value: Any, target: str, text: str) -> None:
    kind = resolve_type(target)
    assert kind is not None
    made = convert(value, kind)
    assert kind.is_instance(made)
    assert to_string(made) == text


FAILURES = [
    ("abc", "int", "InvalidCastFromStringToInteger"),
    (300, "byte", "InvalidCastIConvertible"),
    ("x", "double", "InvalidCastFromStringToDoubleOrSingle"),
    ("ab", "char", "InvalidCastParseTargetInvocation"),
    ("Noday", "System.DayOfWeek", "SubstringDisambiguationEnumParseThrewAnException"),
    (9, "System.DayOfWeek", "UndefinedIntegerToEnum"),
    (5, "hashtable", "ConvertToFinalInvalidCastException"),
    ([5], "int", "ConvertToFinalInvalidCastException"),
    (["a"], "System.Collections.Generic.List[int]", "ConvertToFinalInvalidCastException"),
    ("x", "int[]", "InvalidCastExceptionScalarToArray"),
    (None, "guid", "nullToObjectInvalidCast"),
    ("1_000", "int", "InvalidCastFromStringToInteger"),
]


@pytest.mark.parametrize(("value", "target", "error_id"), FAILURES)
def test_failing_cast(value: Any, target: str, error_id: str) -> None:
    kind = resolve_type(target)
    assert kind is not None
    with pytest.raises(PSInvalidCastException) as caught:
        convert(value, kind)
    assert caught.value.error_id == error_id


TEXTS = [
    (0.1 + 0.2, "0.3", "0.30000000000000004"),
    (1e15, "1E+15", "1000000000000000"),
    (1e-5, "1E-05", "1E-05"),
    (123456789012345.0, "123456789012345", "123456789012345"),
    (Single(0.10000000149011612), "0.1", "0.1"),
    (Decimal.parse("1.10"), "1.10", "1.10"),
    (True, "True", "True"),
    ([1, [2, 3], None], "1 System.Object[] ", "System.Object[]"),
    (PSObject.custom([("a", 1), ("b", "x")]), "@{a=1; b=x}", "@{a=1; b=x}"),
    (Hashtable([("a", 1)]), "System.Collections.Hashtable", "System.Collections.Hashtable"),
]


@pytest.mark.parametrize(("value", "cast", "shown"), TEXTS)
def test_text(value: Any, cast: str, shown: str) -> None:
    assert (to_string(value), to_display_string(value)) == (cast, shown)


@pytest.mark.parametrize(
    ("value", "truth"),
    [("False", True), ("", False), ([0], False), ([0, 0], True), ([[]], False), (Char("\0"), False), (Hashtable(), True), (None, False)],
)
def test_truth(value: Any, truth: bool) -> None:
    assert to_bool(value) is truth


def test_names_of_generic_types() -> None:
    kind = resolve_type("System.Collections.Generic.Dictionary[string,int[]]")
    assert kind is not None
    assert kind.ps_name == "System.Collections.Generic.Dictionary[string,int[]]"
    assert kind.text == "System.Collections.Generic.Dictionary`2[System.String,System.Int32[]]"
    assert type_of(kind).full_name == "System.RuntimeType"
