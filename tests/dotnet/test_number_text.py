"""Numbers as text, text as numbers, and Decimal's scale."""

from typing import Any

import pytest

from azshell.dotnet.decimals import Decimal
from azshell.dotnet.exceptions import DivideByZeroException, OverflowException
from azshell.dotnet.number_text import double_text, double_text_15, scan_number, single_text, to_single
from azshell.dotnet.values import BigInteger, Int64, UInt32


@pytest.mark.parametrize(
    ("value", "shortest", "fifteen"),
    [
        (1e14, "100000000000000", "100000000000000"),
        (1e15, "1000000000000000", "1E+15"),
        (1234567890123456.5, "1234567890123456.5", "1.23456789012346E+15"),
        (1e-4, "0.0001", "0.0001"),
        (1e-5, "1E-05", "1E-05"),
        (-0.0, "-0", "-0"),
        (float("-inf"), "-Infinity", "-Infinity"),
    ],
)
def test_double(value: float, shortest: str, fifteen: str) -> None:
    assert (double_text(value), double_text_15(value)) == (shortest, fifteen)


@pytest.mark.parametrize(("value", "text"), [(0.1, "0.1"), (1e10, "1E+10"), (16777216, "16777216"), (1.5, "1.5")])
def test_single(value: float, text: str) -> None:
    assert single_text(to_single(value)) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("42", 42), ("0x1F", 31), ("0xFFFFFFFF", -1), ("0x1d", 29), ("0b11111111", -1), ("1kb", 1024), ("1.5kb", 1536.0), ("3L", Int64(3)),
        ("5u", UInt32(5)), ("7n", BigInteger(7)), ("2147483648", Int64(2147483648)), ("", 0), ("abc", None), ("--5", None), ("1_0", None),
        ("٣", None),
    ],
)  # fmt: skip
def test_scan(text: str, value: Any) -> None:
    found = scan_number(text)
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize(
    ("left", "sign", "right", "text"),
    [
        ("1.10", "+", "1", "2.10"),
        ("1.10", "*", "1.10", "1.2100"),
        ("10", "/", "4", "2.5"),
        ("2.00", "/", "1.0", "2.0"),
        ("1", "/", "3", "0.3333333333333333333333333333"),
        ("5.5", "/", "53", "0.103773584905660377358490566"),
        ("5.50", "%", "2", "1.50"),
        ("1.0", "-", "1.00", "0.00"),
    ],
)
def test_decimal(left: str, sign: str, right: str, text: str) -> None:
    a, b = Decimal.parse(left), Decimal.parse(right)
    found = {"+": a.__add__, "-": a.__sub__, "*": a.__mul__, "/": a.__truediv__, "%": a.__mod__}[sign](b)
    assert str(found) == text


def test_decimal_limits() -> None:
    with pytest.raises(OverflowException):
        Decimal.parse("79228162514264337593543950336")
    with pytest.raises(DivideByZeroException):
        Decimal(1) / Decimal(0)
    assert str(Decimal.parse("2.345").rounded(2)) == "2.34"
