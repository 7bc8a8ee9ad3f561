"""Measure-Object: count, sum, average and extremes of numbers; lines, words and characters of text."""

from __future__ import annotations

import math
from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, ScriptBlock, Switch, validate_not_null_or_empty
from azshell.dotnet.comparison import compare
from azshell.dotnet.conversion import to_string, try_convert
from azshell.dotnet.dictionaries import Dictionary
from azshell.dotnet.exceptions import NetException, ParameterBindingException, PSArgumentException, PSInvalidOperationException
from azshell.dotnet.members import MISSING
from azshell.dotnet.types import declare, known_type, prop, type_of
from azshell.dotnet.values import NOTHING, unwrap
from cmdlets.utility.property_expression import Column, property_of, read_columns


class MeasureInfo:
    """What was measured: the statistics' Python attributes, None for what was not asked."""

    net_type: Any

    def __init__(self, property: str | None, **figures: Any) -> None:
        self.property = property
        self.__dict__.update(figures)


class GenericMeasureInfo(MeasureInfo):
    """Count and statistics of numbers."""


class GenericObjectMeasureInfo(MeasureInfo):
    """The same where the extremes are no numbers."""


class TextMeasureInfo(MeasureInfo):
    """Lines, words and characters."""


def _figure(signature: str) -> Any:
    name = signature.split()[-1]
    key = {"StandardDeviation": "deviation"}.get(name, name.lower())
    return prop(signature, lambda info: getattr(info, key), lambda info, value: setattr(info, key, value))


NUMBER = "System.Nullable[double]"
MeasureInfo.net_type = declare("Microsoft.PowerShell.Commands.MeasureInfo", MeasureInfo, members=[_figure("string Property")])
for _cls, _kind in ((GenericMeasureInfo, NUMBER), (GenericObjectMeasureInfo, "System.Object")):
    _cls.net_type = declare(
        f"Microsoft.PowerShell.Commands.{_cls.__name__}",
        _cls,
        base="Microsoft.PowerShell.Commands.MeasureInfo",
        members=[
            _figure("int Count"),
            _figure(f"{NUMBER} Average"),
            _figure(f"{NUMBER} Sum"),
            _figure(f"{_kind} Maximum"),
            _figure(f"{_kind} Minimum"),
            _figure(f"{NUMBER} StandardDeviation"),
        ],
    )
TextMeasureInfo.net_type = declare(
    "Microsoft.PowerShell.Commands.TextMeasureInfo",
    TextMeasureInfo,
    base="Microsoft.PowerShell.Commands.MeasureInfo",
    members=[_figure(f"System.Nullable[int] {name}") for name in ("Lines", "Words", "Characters")],
)


class Tally:
    """Running figures of one property."""

    def __init__(self) -> None:
        self.count = 0
        self.sum = 0.0
        self.mean = 0.0
        self.squares = 0.0  # Welford's sum of squared distances from the mean
        self.numbers = 0
        self.maximum: Any = None
        self.minimum: Any = None
        self.lines = self.words = self.characters = 0

    def number(self, value: float) -> None:
        """Take in a number."""
        self.sum += value
        self.numbers += 1
        distance = value - self.mean
        self.mean += distance / self.numbers
        self.squares += distance * (value - self.mean)


def _name_or_block(item: Any) -> Any:
    # PowerShell binds -Property here as PSPropertyExpression: no tables, and numbers are read as names
    bare = unwrap(item)
    expression = "Microsoft.PowerShell.Commands.PSPropertyExpression"
    if isinstance(bare, Dictionary):
        name = type_of(bare).full_name
        words = f'Cannot convert the "{to_string(bare)}" value of type "{name}" to type "{expression}".'
    elif isinstance(bare, bool):
        words = (
            f'Cannot convert value "{to_string(bare)}" to type "{expression}". '
            f"Error: \"Invalid cast from 'System.Boolean' to '{expression}'.\""
        )
    else:
        return bare if bare is None or isinstance(bare, (str, ScriptBlock)) else to_string(bare)
    raise ParameterBindingException(f"Cannot bind parameter 'Property'. {words}", "CannotConvertArgumentNoMessage", "InvalidArgument")


class MeasureObject(Cmdlet):
    """Counts objects and calculates with their numeric properties, or counts the lines, words and characters of text.

    ```ps1con
    PS C:\\> (1..4 | Measure-Object -Sum -Average).Average
    2.5
    ```
    """

    aliases = ["measure"]
    default_set = "GenericMeasure"
    output_types = [
        "Microsoft.PowerShell.Commands.GenericMeasureInfo",
        "Microsoft.PowerShell.Commands.TextMeasureInfo",
        "Microsoft.PowerShell.Commands.GenericObjectMeasureInfo",
    ]

    InputObject = Parameter("psobject", from_pipeline=True)
    Property = Parameter("object[]", position=0, validate=validate_not_null_or_empty)
    StandardDeviation = Switch(sets=["GenericMeasure"])
    Sum = Switch(sets=["GenericMeasure"])
    AllStats = Switch(sets=["GenericMeasure"])
    Average = Switch(sets=["GenericMeasure"])
    Maximum = Switch(sets=["GenericMeasure"])
    Minimum = Switch(sets=["GenericMeasure"])
    Line = Switch(sets=["TextMeasure"])
    Word = Switch(sets=["TextMeasure"])
    Character = Switch(sets=["TextMeasure"])
    IgnoreWhiteSpace = Switch(sets=["TextMeasure"])

    def begin(self) -> None:
        self.columns = read_columns(self, [_name_or_block(item) for item in self.Property or ()])
        self.tallies: dict[str, Tally] = {}
        self.as_text = self.parameter_set == "TextMeasure"
        self.sums = self.Sum or self.Average or self.StandardDeviation or self.AllStats
        self.highest = self.Maximum or self.AllStats
        self.lowest = self.Minimum or self.AllStats
        if not self.columns:
            self.tallies[""] = Tally()

    def process_object(self, obj: Any) -> None:
        """Take in one object."""
        if obj is None or obj is NOTHING:
            return
        if not self.columns:
            self.measure("", obj, obj)
            return
        for column in self.columns:
            for name, value in self.values(column, obj):
                if value is not MISSING:
                    self.measure(name, value, obj)

    def process(self) -> None:
        if self.is_bound("InputObject"):
            self.process_object(self.InputObject)

    def values(self, column: Column, obj: Any) -> list[tuple[str, Any]]:
        """The values a -Property item gives, by the names they are tallied under."""
        try:
            if column.block is not None:
                value = self.value_of(column.block, obj)
                return [(column.text, None if value is NOTHING else value)]
            return [(name, property_of(obj, name)) for name in column.names(obj)]
        except NetException:
            return []

    def measure(self, name: str, value: Any, target: Any) -> None:
        tally = self.tallies.get(name)
        if tally is None:
            tally = self.tallies[name] = Tally()
        tally.count += 1
        if self.as_text:
            self.measure_text(tally, "" if value is None else to_string(value))
            return
        if self.sums:
            number = 0.0 if value is None else _double(value)
            if number is None:
                self.write_error(
                    PSInvalidOperationException(f'Input object "{_shown(value)}" is not numeric.'),
                    "NonNumericInputObject",
                    "InvalidType",
                    value,
                )
                self.failed = True
                return
            tally.number(number)
        if self.highest:
            tally.maximum = _extreme(value, tally.maximum, True)
        if self.lowest:
            tally.minimum = _extreme(value, tally.minimum, False)

    failed = False

    def measure_text(self, tally: Tally, text: str) -> None:
        if self.Line and text:
            tally.lines += text.count("\n") + (not text.endswith("\n"))
        if self.Word:
            tally.words += len(text.split())
        if self.Character:
            tally.characters += len(text) if not self.IgnoreWhiteSpace else sum(not char.isspace() for char in text)

    def end(self) -> None:
        for name, tally in self.tallies.items():
            shown = name or None
            if self.as_text:
                self.write(
                    TextMeasureInfo(
                        shown,
                        lines=tally.lines if self.Line else None,
                        words=tally.words if self.Word else None,
                        characters=tally.characters if self.Character else None,
                    )
                )
            else:
                self.write(self.figures(shown, tally))
        if self.columns and not self.tallies and self.runtime.frame.scope.strict_mode():
            named = self.columns[0].text
            self.write_error(
                PSArgumentException(
                    f'Cannot process argument because the value of argument "{named}" is not valid. '
                    f'Change the value of the "{named}" argument and run the operation again.'
                ),
                "TextMeasurePropertyNotFound" if self.as_text else "GenericMeasurePropertyNotFound",
                "ObjectNotFound",
                None,
            )

    def figures(self, name: str | None, tally: Tally) -> MeasureInfo:
        """The result for one property. A sum that met something else than a number is not given."""
        sums = not self.failed
        figures: dict[str, Any] = {
            "count": tally.count,
            "sum": tally.sum if (self.Sum or self.AllStats) and sums else None,
            "average": tally.sum / tally.count if (self.Average or self.AllStats) and sums and tally.count else None,
            "deviation": None,
            "maximum": tally.maximum,
            "minimum": tally.minimum,
        }
        if (self.StandardDeviation or self.AllStats) and sums and tally.count:
            figures["deviation"] = math.sqrt(tally.squares / (tally.count - 1)) if tally.count > 1 else 0.0
        high, low = _double(tally.maximum), _double(tally.minimum)
        if (tally.maximum is None or high is not None) and (tally.minimum is None or low is not None):
            return GenericMeasureInfo(name, **{**figures, "maximum": high, "minimum": low})
        return GenericObjectMeasureInfo(name, **figures)


def _shown(value: Any) -> str:
    """As the object's own ToString() has it: a collection by its type."""
    bare = unwrap(value)
    return type_of(bare).text if isinstance(bare, list) else to_string(value)


def _double(value: Any) -> float | None:
    value = unwrap(value)
    if type(value) is int or type(value) is float:
        return float(value)
    return None if value is None else try_convert(value, known_type("double"))[1]


def _extreme(value: Any, best: Any, high: bool) -> Any:
    """The greater (or the smaller) of two; numbers in text count as numbers, unlike things are compared as text."""
    if best is None:
        return value
    a, b = unwrap(best), unwrap(value)
    number_a, number_b = _double(a), _double(b)
    a = a if number_a is None else number_a
    b = b if number_b is None else number_b
    if type(a) is not type(b):
        a, b = to_string(a), to_string(b)
    result = compare(a, b, False)
    return best if (result if high else -result) > 0 else value
