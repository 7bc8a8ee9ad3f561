"""System.Decimal: a 96-bit integer and a scale of 0 to 28 decimals, with .NET's rounding and its trailing zeros."""

from __future__ import annotations

from typing import Any, ClassVar

from azshell.dotnet.exceptions import DivideByZeroException, FormatException, OverflowException

LIMIT = (1 << 96) - 1
TOO_LARGE = "Value was either too large or too small for a Decimal."


class Decimal:
    """mantissa / 10**scale.  Arithmetic keeps the scale as .NET does: 1.10 + 1 is 2.10, 1.10 * 1.10 is 1.2100."""

    __slots__ = ("mantissa", "scale")
    net_name: ClassVar[str] = "System.Decimal"

    def __init__(self, mantissa: int = 0, scale: int = 0) -> None:
        if scale > 28 or mantissa > LIMIT or -mantissa > LIMIT:
            mantissa, scale = _fit(mantissa, scale)
        self.mantissa = mantissa
        self.scale = scale

    @staticmethod
    def parse(text: str) -> Decimal:
        """From plain text such as -12.50 or 1e3; FormatException when it is none, OverflowException when too large."""
        cleaned = text.strip().replace(",", "")
        digits, _, exponent = cleaned.lower().partition("e")
        whole, _, fraction = digits.partition(".")
        try:
            if not cleaned.isascii() or "_" in cleaned or cleaned.lower().endswith("e"):
                raise ValueError(cleaned)
            mantissa = int((whole if whole.strip("+-") else whole + "0") + fraction)
            scale = len(fraction) - (int(exponent) if exponent else 0)
        except ValueError:
            raise FormatException(f"The input string '{text}' was not in a correct format.") from None
        if digits.strip("+-.") == "":
            raise FormatException(f"The input string '{text}' was not in a correct format.")
        return Decimal(mantissa * 10**-scale, 0) if scale < 0 else Decimal(mantissa, scale)

    @staticmethod
    def from_double(value: float, digits: int = 15) -> Decimal:
        """Conversion from Double (15 significant digits) or Single (7)."""
        if value != value or value in (float("inf"), float("-inf")) or abs(value) >= 7.9228162514264338e28:
            raise OverflowException(TOO_LARGE)
        made = Decimal.parse(f"{value:.{digits - 1}e}")
        while made.scale and made.mantissa % 10 == 0:
            made = Decimal(made.mantissa // 10, made.scale - 1)
        return made

    def to_python(self) -> Any:
        """As a decimal.Decimal."""
        import decimal

        return decimal.Decimal(self.mantissa).scaleb(-self.scale, decimal.Context(prec=40))

    def __str__(self) -> str:
        digits = str(abs(self.mantissa))
        if self.scale:
            digits = digits.rjust(self.scale + 1, "0")
            digits = f"{digits[: -self.scale]}.{digits[-self.scale :]}"
        return f"-{digits}" if self.mantissa < 0 else digits

    def __repr__(self) -> str:
        return f"Decimal({self})"

    def __int__(self) -> int:
        """Truncated towards zero."""
        quotient = abs(self.mantissa) // 10**self.scale
        return -quotient if self.mantissa < 0 else quotient

    def __float__(self) -> float:
        return self.mantissa / 10**self.scale

    def __bool__(self) -> bool:
        return self.mantissa != 0

    def net_truth(self) -> bool:
        """As a condition."""
        return self.mantissa != 0

    def __hash__(self) -> int:
        mantissa, scale = self.mantissa, self.scale
        while scale and mantissa % 10 == 0:
            mantissa, scale = mantissa // 10, scale - 1
        return hash((mantissa, scale))

    def compare(self, other: Decimal) -> int:
        """-1, 0 or 1."""
        left, right, _ = _aligned(self, other)
        return (left > right) - (left < right)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Decimal) and self.compare(other) == 0

    def __lt__(self, other: Decimal) -> bool:
        return self.compare(other) < 0

    def __le__(self, other: Decimal) -> bool:
        return self.compare(other) <= 0

    def __neg__(self) -> Decimal:
        return Decimal(-self.mantissa, self.scale)

    def __abs__(self) -> Decimal:
        return Decimal(abs(self.mantissa), self.scale)

    def __add__(self, other: Decimal) -> Decimal:
        left, right, scale = _aligned(self, other)
        return Decimal(left + right, scale)

    def __sub__(self, other: Decimal) -> Decimal:
        left, right, scale = _aligned(self, other)
        return Decimal(left - right, scale)

    def __mul__(self, other: Decimal) -> Decimal:
        return Decimal(self.mantissa * other.mantissa, self.scale + other.scale)

    def __truediv__(self, other: Decimal) -> Decimal:
        if other.mantissa == 0:
            raise DivideByZeroException()
        wanted = max(self.scale - other.scale, 0)
        scale = 60 + wanted
        quotient, rest = divmod(abs(self.mantissa) * 10 ** (scale + other.scale - self.scale), abs(other.mantissa))
        if rest and quotient % 10 == 0:
            quotient += 1  # a sticky digit, so that a tie is none
        negative = (self.mantissa < 0) != (other.mantissa < 0)
        mantissa, scale = _fit(-quotient if negative else quotient, scale)
        while scale > wanted and mantissa % 10 == 0:
            mantissa, scale = mantissa // 10, scale - 1
        return Decimal(mantissa, scale)

    def __mod__(self, other: Decimal) -> Decimal:
        if other.mantissa == 0:
            raise DivideByZeroException()
        left, right, scale = _aligned(self, other)
        rest = abs(left) % abs(right)
        return Decimal(-rest if left < 0 else rest, scale)

    def rounded(self, digits: int = 0, away: bool = False) -> Decimal:
        """Rounded to so many decimals, ties to even, or away from zero."""
        if digits >= self.scale:
            return self
        return Decimal(_round(self.mantissa, self.scale - digits, away), digits)

    def floor(self) -> Decimal:
        """The next whole number down."""
        return Decimal(self.mantissa // 10**self.scale)

    def ceiling(self) -> Decimal:
        """The next whole number up."""
        return Decimal(-(-self.mantissa // 10**self.scale))


def _aligned(left: Decimal, right: Decimal) -> tuple[int, int, int]:
    if left.scale == right.scale:
        return left.mantissa, right.mantissa, left.scale
    scale = max(left.scale, right.scale)
    return left.mantissa * 10 ** (scale - left.scale), right.mantissa * 10 ** (scale - right.scale), scale


def _round(mantissa: int, drop: int, away: bool = False) -> int:
    unit = 10**drop
    quotient, rest = divmod(abs(mantissa), unit)
    double = rest * 2
    if double > unit or (double == unit and (away or quotient & 1)):
        quotient += 1
    return -quotient if mantissa < 0 else quotient


def _fit(mantissa: int, scale: int) -> tuple[int, int]:
    """Drops decimals until the number fits; OverflowException when whole digits would have to go."""
    drop = max(scale - 28, 0)
    while True:
        if drop > scale:
            raise OverflowException(TOO_LARGE)
        rounded = _round(mantissa, drop) if drop else mantissa
        if -LIMIT <= rounded <= LIMIT:
            return rounded, scale - drop
        drop = max(drop + 1, len(str(abs(mantissa))) - 29)
