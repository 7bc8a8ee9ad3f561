"""Numbers by format: standard and custom forms, rounding, signs, and what is refused."""

import pytest

from azshell.dotnet.exceptions import NetException
from azshell.dotnet.formatting import format_composite, format_value

ROWS = [
    (2.5, "#,##0.0", "2.5"),
    (-0.5, "00.0e00", "-50.0e-02"),
    (-2.5, "0.###E+0", "-2.5E+0"),
    (0.125, "0.##;(0.##);zero", "0.13"),
    (-3, "0.##;(0.##);zero", "(3)"),
    (0, "0.##;(0.##);zero", "zero"),
    (0.375, "#.##", ".38"),
    (2.675, "0.00", "2.68"),
    (1e15, "P0", "100,000,000,000,000,000%"),
    (123456789012345678.0, "P", "12,345,678,901,234,568,000.00%"),
    (-0.0, "G17", "-0"),
    (1.7976931348623157e308, "G3", "1.8E+308"),
    (-1234.5, "C", "($1,234.50)"),
    (5, "D5", "00005"),
    (255, "x8", "000000ff"),
    (-5, "B", "11111111111111111111111111111011"),
    (1234567, "(000) 000", "(1234) 567"),
    (5, "0‰", "5000‰"),
    (1234567.891, "0,,.00", "1.23"),
]


@pytest.mark.parametrize(("value", "form", "text"), ROWS)
def test_format(value: float, form: str, text: str) -> None:
    assert format_value(value, form) == text


COMPOSITES = [
    ("{0,5}|{0,-5:D3}|", "    1|001  |"),
    ("{{0}}", "{0}"),
    ("{0:}", "1"),
]


@pytest.mark.parametrize(("template", "text"), COMPOSITES)
def test_composite(template: str, text: str) -> None:
    assert format_composite(template, [1]) == text


@pytest.mark.parametrize("template", ["{0", "}", "{a}", "{1}", "{0,}", "{0:N2"])
def test_malformed_composite(template: str) -> None:
    with pytest.raises(NetException):
        format_composite(template, [1])
