"""Get-Random and Get-SecureRandom: numbers and choices, repeatable with -SetSeed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_not_null, validate_range
from azshell.dotnet.conversion import convert, to_string
from azshell.dotnet.exceptions import ArgumentException
from azshell.dotnet.types import known_type
from azshell.dotnet.values import Int64, unwrap

INT_MAX, LONG_MAX = 0x7FFFFFFF, 0x7FFFFFFFFFFFFFFF
DOUBLE_MAX = 1.7976931348623157e308


class Generator:
    """Numbers made of random bytes, the way PowerShell's own generator makes them."""

    def __init__(self, next_byte: Callable[[], int]) -> None:
        self.next_byte = next_byte

    def raw(self) -> int:
        """Any Int32."""
        return int.from_bytes(bytes(self.next_byte() for _ in range(4)), "little", signed=True)

    def sample(self) -> int:
        """0 up to and without 2^31 - 1."""
        while True:
            number = self.raw()
            if number < 0:
                number += INT_MAX
            if number != INT_MAX:
                return number

    def real(self) -> float:
        """0 up to and without 1."""
        return self.sample() * (1.0 / INT_MAX)

    def below(self, low: int, high: int) -> int:
        """An Int32 from low up to and without high."""
        spread = high - low
        if spread <= INT_MAX:
            return int(self.real() * spread) + low
        return int((self.raw() + INT_MAX) / (2 * INT_MAX) * spread) + low

    def long_below(self, low: int, high: int) -> int:
        """An Int64 from low up to and without high."""
        spread = high - low
        if spread <= INT_MAX:
            return low + self.below(0, spread)
        mask = (1 << spread.bit_length()) - 1
        while True:
            number = int.from_bytes(bytes(self.next_byte() for _ in range(8)), "little") & mask
            if number < spread:
                return int(low * 1.0 + number)

    def real_between(self, low: float, high: float) -> float:
        """A Double from low up to and without high."""
        while True:
            number = low + self.real() * (high - low)
            if number < high:
                return number


class RandomChoice(Cmdlet):
    """What Get-Random and Get-SecureRandom share."""

    noun = ""
    Count: Any
    Minimum: Any
    Maximum: Any
    Shuffle: Any
    InputObject: Any

    def generator(self) -> Generator:
        """Where the numbers come from."""
        raise NotImplementedError

    def begin(self) -> None:
        self.source = self.generator()
        self.chosen: list[Any] = []
        self.seen = 0
        if self.numbers:
            for _ in range(self.Count or 1):
                self.write(self.number())

    @property
    def numbers(self) -> bool:
        """Whether numbers are asked for, and not a choice among objects."""
        limited = self.Minimum is not None or self.Maximum is not None
        return self.parameter_set == "RandomNumberParameterSet" and (limited or not self.runtime.expects_input)

    def number(self) -> Any:
        """One number; its kind follows the limits'."""
        low, high = _limit(self.Minimum), _limit(self.Maximum)
        if isinstance(low, float) or isinstance(high, float):
            least, most = 0.0 if low is None else float(low), DOUBLE_MAX if high is None else float(high)
            self.check(least, most)
            return self.source.real_between(least, most)
        if isinstance(low, Int64) or isinstance(high, Int64):
            low, high = 0 if low is None else int(low), LONG_MAX if high is None else int(high)
            self.check(low, high)
            return Int64(self.source.long_below(low, high))
        low, high = 0 if low is None else low, INT_MAX if high is None else high
        self.check(low, high)
        return self.source.below(low, high)

    def check(self, low: Any, high: Any) -> None:
        if low >= high:
            words = f"The Minimum value ({to_string(low)}) cannot be greater than or equal to the Maximum value ({to_string(high)})."
            self.throw(ArgumentException(words), "MinGreaterThanOrEqualMax", "InvalidArgument", None)

    def process(self) -> None:
        if self.numbers:
            return
        wanted = None if self.Shuffle else self.Count or 1
        for item in self.InputObject:
            # every item has the same chance, however many there are: reservoir sampling
            if wanted is None or self.seen < wanted:
                self.chosen.append(item)
            elif self.source.below(0, self.seen + 1) < wanted:
                self.chosen[self.source.below(0, len(self.chosen))] = item
            self.seen += 1

    def end(self) -> None:
        chosen = self.chosen
        for place in range(len(chosen)):
            other = self.source.below(place, len(chosen))
            self.write(chosen[other])
            chosen[other] = chosen[place]


def _limit(value: Any) -> Any:
    """A limit as int, Int64 or float; text as the number it says."""
    value = unwrap(value)
    if value is None or type(value) is int or type(value) is float or type(value) is Int64:
        return value
    if isinstance(value, str):
        text = value.strip()
        return float(text) if any(char in text for char in ".eE") and text.replace(".", "").isdigit() else convert(text, known_type("int"))
    if isinstance(value, float):
        return float(value)
    return int(value) if isinstance(value, int) and abs(value) <= INT_MAX else convert(value, known_type("double"))


class GetRandom(RandomChoice):
    """Gets random numbers, or chooses among objects.

    -SetSeed makes this and later numbers of the session repeatable.

    ```ps1con
    PS C:\\> Get-Random -SetSeed 42
    381294397
    ```
    """

    default_set = "RandomNumberParameterSet"
    output_types = ["System.Int32", "System.Int64", "System.Double"]

    SetSeed = Parameter("System.Nullable[int]", validate=validate_not_null)
    Maximum = Parameter("object", position=0, sets=["RandomNumberParameterSet"])
    Minimum = Parameter("object", sets=["RandomNumberParameterSet"])
    InputObject = Parameter(
        "object[]",
        position=0,
        mandatory=True,
        from_pipeline=True,
        sets=["RandomListItemParameterSet", "ShuffleParameterSet"],
        allow_null=True,
    )
    Count = Parameter("int", sets=["RandomNumberParameterSet", "RandomListItemParameterSet"], validate=validate_range(1, 2147483647))
    Shuffle = Switch(mandatory=True, sets=["ShuffleParameterSet"])

    def generator(self) -> Generator:
        services = self.session.services
        if self.SetSeed is not None:
            services["random"] = seeded(int(self.SetSeed))
        if "random" not in services:
            import os

            seed = services.get("random seed")
            services["random"] = Generator(lambda: os.urandom(1)[0]) if seed is None else seeded(seed)
        return services["random"]


class GetSecureRandom(RandomChoice):
    """Gets random numbers from the system's source, or chooses among objects."""

    SetSeed: Any = None
    default_set = "RandomNumberParameterSet"
    output_types = ["System.Int32", "System.Int64", "System.Double"]

    Maximum = Parameter("object", position=0, sets=["RandomNumberParameterSet"])
    Minimum = Parameter("object", sets=["RandomNumberParameterSet"])
    InputObject = Parameter(
        "object[]",
        position=0,
        mandatory=True,
        from_pipeline=True,
        sets=["RandomListItemParameterSet", "ShuffleParameterSet"],
        allow_null=True,
    )
    Count = Parameter("int", sets=["RandomNumberParameterSet", "RandomListItemParameterSet"], validate=validate_range(1, 2147483647))
    Shuffle = Switch(mandatory=True, sets=["ShuffleParameterSet"])

    def generator(self) -> Generator:
        import os

        return Generator(lambda: os.urandom(1)[0])


def seeded(seed: int) -> Generator:
    """A generator that repeats itself: System.Random's bytes."""
    from azshell.dotnet.random import Random

    source = Random(seed)
    return Generator(lambda: source.next() & 0xFF)
