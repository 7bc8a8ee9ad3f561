"""PowerShell's arithmetic: result types, overflow, strings and collections, error ids."""

from typing import Any

import pytest

from azshell.dotnet import arithmetic
from azshell.dotnet.conversion import to_string
from azshell.dotnet.decimals import Decimal
from azshell.dotnet.dictionaries import Hashtable
from azshell.dotnet.exceptions import NetException, RuntimeException
from azshell.dotnet.types import type_of
from azshell.dotnet.values import BigInteger, Byte, Char, Int64, Single, UInt32, UInt64

RESULTS = [
    ("add", 2147483647, 1, "Double", "2147483648"),
    ("add", Int64(2**63 - 1), 1, "Double", "9.22337203685478E+18"),
    ("add", Byte(255), 1, "Int32", "256"),
    ("add", UInt32(5), -10, "Int64", "-5"),
    ("add", UInt64(5), -10, "Decimal", "-5"),
    ("add", Single(0.5), 1, "Double", "1.5"),
    ("add", Decimal.parse("1.10"), 1, "Decimal", "2.10"),
    ("add", BigInteger(2), 1.5, "BigInteger", "3"),
    ("add", 1, "0x10", "Int32", "17"),
    ("add", 1, "2.5", "Double", "3.5"),
    ("add", "a", 1, "String", "a1"),
    ("add", Char("a"), 1, "String", "a1"),
    ("add", True, True, "Int32", "2"),
    ("subtract", "10", "2.5", "Double", "7.5"),
    ("subtract", None, 3, "Int32", "-3"),
    ("multiply", "ab", 2.5, "String", "abab"),
    ("multiply", 100000, 100000, "Double", "10000000000"),
    ("divide", 7, 2, "Double", "3.5"),
    ("divide", 6, 2, "Int32", "3"),
    ("divide", Decimal(10), 3, "Decimal", "3.3333333333333333333333333333"),
    ("divide", 1.0, 0, "Double", "Infinity"),
    ("remainder", -7, 3, "Int32", "-1"),
    ("remainder", 5.5, 2, "Double", "1.5"),
    ("bitwise_and", 5, 4.6, "UInt64", "5"),
    ("shift_left", 1, 33, "Int32", "2"),
    ("shift_left", Byte(255), 1, "Byte", "254"),
    ("shift_right", -5, 1, "Int32", "-3"),
]


@pytest.mark.parametrize(("name", "left", "right", "kind", "text"), RESULTS)
def test_result(name: str, left: Any, right: Any, kind: str, text: str) -> None:
    found = getattr(arithmetic, name)(left, right)
    assert (type_of(found).name, to_string(found)) == (kind, text)


ERRORS = [
    ("divide", 1, 0, "RuntimeException"),
    ("add", 1, "a", "InvalidCastFromStringToInteger"),
    ("subtract", [3], 1, "MethodNotFound"),
    ("add", Hashtable(), 5, "AddHashTableToNonHashTable"),
    ("add", 5, Hashtable(), "MethodNotFound"),
    ("multiply", True, 5, "NotADefinedOperationForType"),
]


@pytest.mark.parametrize(("name", "left", "right", "error_id"), ERRORS)
def test_error(name: str, left: Any, right: Any, error_id: str) -> None:
    with pytest.raises(RuntimeException) as caught:
        getattr(arithmetic, name)(left, right)
    assert caught.value.error_id == error_id


@pytest.mark.parametrize("value", ["5", True, [1], Char("a")])
def test_increment_wants_a_number(value: Any) -> None:
    with pytest.raises(NetException) as caught:
        arithmetic.increment(value)
    assert caught.value.error_id == "OperatorRequiresNumber"
