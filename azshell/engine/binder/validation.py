"""What a parameter or a constrained variable accepts: the Validate* attributes and their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any


class ValidationFailure(Exception):
    """A value that a validation attribute turns down; the text is the reason, to be put after "Cannot validate argument ...".

    `error_id` is that of the ValidationMetadataException; `inner` stands in its place where the attribute itself failed.
    """

    def __init__(self, message: str, inner: BaseException | None = None, error_id: str = "MetadataException") -> None:
        super().__init__(message)
        self.message = message
        self.inner = inner
        self.error_id = error_id


class Validation:
    """Base of all: `check(value)` raises ValidationFailure. `attribute` is the .NET attribute's name without the word Attribute."""

    attribute = "ValidateArguments"

    def check(self, value: Any) -> None:
        """Look at a value as bound: a collection is looked at item by item where the attribute says so."""
        raise NotImplementedError

    def validate(self, value: Any) -> bool:
        """Whether a constrained variable may hold the value."""
        try:
            self.check(value)
        except ValidationFailure:
            return False
        return True


class Each(Validation):
    """Those that look at the items of a collection one by one."""

    def check(self, value: Any) -> None:
        if _is_null(value):
            raise ValidationFailure(NotNull.among, error_id="ArgumentIsEmpty")
        items = _items(value)
        if items is None:
            self.check_one(value)
            return
        for item in items:
            if _is_null(item):
                raise ValidationFailure(NotNull.alone, error_id="ArgumentIsNull")
            self.check_one(item)

    def check_one(self, value: Any) -> None:
        """Look at one item."""
        raise NotImplementedError


class NotNull(Validation):
    """[ValidateNotNull()]"""

    attribute = "ValidateNotNull"
    alone = "The argument is null. Provide a valid value for the argument, and then try running the command again."
    among = (
        "The argument is null, empty, or an element of the argument collection contains a null value. "
        "Supply a collection that does not contain any null values and then try the command again."
    )

    def refuses(self, value: Any) -> bool:
        """Whether one item is not to be had."""
        return value is None

    def check(self, value: Any) -> None:
        if _is_null(value) or self.refuses(value):
            error_id = "ArgumentIsNull" if _is_null(value) else "ArgumentIsEmpty"
            raise ValidationFailure(self.alone if not _is_null(value) or type(self) is not NotNull else NotNull.alone, error_id=error_id)
        items = _items(value, tables=type(self) is not NotNull)
        if items is None:
            return
        empty = True
        for item in items:
            empty = False
            if _is_null(item) or self.refuses(item):
                error_id = "ArgumentIsNull" if _is_null(item) else "ArgumentCollectionContainsEmpty"
                raise ValidationFailure(NotNull.among, error_id=error_id)
        if empty and type(self) is not NotNull:
            raise ValidationFailure(NotNull.among, error_id="ArgumentIsEmpty")


class NotNullOrEmpty(NotNull):
    """[ValidateNotNullOrEmpty()]"""

    attribute = "ValidateNotNullOrEmpty"
    alone = "The argument is null or empty. Provide an argument that is not null or empty, and then try the command again."

    def refuses(self, value: Any) -> bool:
        return isinstance(value, str) and not value


class NotNullOrWhiteSpace(NotNull):
    """[ValidateNotNullOrWhiteSpace()]"""

    attribute = "ValidateNotNullOrWhiteSpace"
    alone = (
        "The argument is null, empty, or consists of only white-space characters. "
        "Provide an argument that contains non white-space characters, and then try the command again."
    )

    def refuses(self, value: Any) -> bool:
        return isinstance(value, str) and not value.strip()


class ValidateSet(Each):
    """[ValidateSet(...)]; `{0}` of an own message is the value, `{1}` the set."""

    attribute = "ValidateSet"

    def __init__(self, values: Sequence[Any], ignore_case: bool = True, message: str | None = None) -> None:
        self.values = [str(value) for value in values]
        self.ignore_case = ignore_case
        self.message = message or (
            'The argument "{0}" does not belong to the set "{1}" specified by the ValidateSet attribute. '
            "Supply an argument that is in the set and then try the command again."
        )

    def check_one(self, value: Any) -> None:
        text = _text(value)
        if self.ignore_case:
            low = text.lower()
            found = any(low == allowed.lower() for allowed in self.values)
        else:
            found = text in self.values
        if not found:
            raise ValidationFailure(_fill(self.message, text, ",".join(self.values)), error_id="ValidateSetFailure")


class ValidateRange(Each):
    """[ValidateRange(low, high)] or one of the kinds Positive, NonNegative, Negative, NonPositive."""

    attribute = "ValidateRange"
    kinds: dict[str, tuple[Callable[[Any], bool], str]] = {
        "positive": (
            lambda v: v > 0,
            'The argument "{0}" cannot be validated because its value is not greater than zero.',
        ),
        "nonnegative": (
            lambda v: v >= 0,
            'The argument "{0}" cannot be validated because its value is not greater than or equal to zero.',
        ),
        "negative": (
            lambda v: v < 0,
            'The argument "{0}" cannot be validated because its value is not less than zero.',
        ),
        "nonpositive": (
            lambda v: v <= 0,
            'The argument "{0}" cannot be validated because its value is not less than or equal to zero.',
        ),
    }

    def __init__(self, low: Any = None, high: Any = None, kind: str | None = None) -> None:
        self.low = low
        self.high = high
        self.kind = kind
        if kind is None and low is not None:
            from azshell.dotnet.comparison import compare

            if compare(high, low) < 0:
                from azshell.dotnet.exceptions import ValidationMetadataException

                raise ValidationMetadataException(
                    "The specified maximum range cannot be accepted because it is less than the specified minimum range. "
                    "Update the ValidateRange attribute for the parameter.",
                    "MaxRangeSmallerThanMinRange",
                    "MetadataError",
                )

    def check_one(self, value: Any) -> None:
        from azshell.dotnet.values import unwrap

        value = unwrap(value)
        if self.kind is not None:
            test, message = self.kinds[self.kind.lower()]
            if not isinstance(value, (int, float)):
                raise ValidationFailure(_WRONG_TYPE.format(_type_name(value), "Int32"), error_id="ValidationRangeElementType")
            if not test(value):
                raise ValidationFailure(_fill(message, _text(value)), error_id=f"ValidateRange{self.kind}Failure")
            return
        value = self._widened(value)
        from azshell.dotnet.comparison import compare

        if compare(value, self.low) < 0:
            raise ValidationFailure(
                f"The {_text(value)} argument is less than the minimum allowed range of {_text(self.low)}. Supply an argument that is "
                f"greater than or equal to {_text(self.low)} and then try the command again.",
                error_id="ValidateRangeTooSmall",
            )
        if compare(value, self.high) > 0:
            raise ValidationFailure(
                f"The {_text(value)} argument is greater than the maximum allowed range of {_text(self.high)}. Supply an argument that is "
                f"less than or equal to {_text(self.high)} and then try the command again.",
                error_id="ValidateRangeTooBig",
            )

    def _widened(self, value: Any) -> Any:
        if type(value) is type(self.low):
            return value
        from azshell.dotnet.conversion import try_convert
        from azshell.dotnet.types import type_of

        done, converted = try_convert(value, type_of(self.low))
        if done:
            return converted
        raise ValidationFailure(_WRONG_TYPE.format(_type_name(value), type_of(self.low).name), error_id="ValidationRangeElementType")


_WRONG_TYPE = (
    'The argument cannot be validated because its type "{0}" is not the same type ({1}) as the maximum and minimum limits of the '
    "parameter. Make sure the argument is of type {1} and then try the command again."
)


def _regex_options(value: Any) -> int:
    from azshell.dotnet.conversion import convert
    from azshell.dotnet.types import known_type

    return int(convert(value, known_type("System.Text.RegularExpressions.RegexOptions")))


class ValidatePattern(Each):
    """[ValidatePattern(regex)]; cases are ignored unless the options say otherwise."""

    attribute = "ValidatePattern"

    def __init__(self, pattern: str, options: Any = None, message: str | None = None) -> None:
        self.pattern = pattern
        self.options = options
        self.message = message or (
            'The argument "{0}" does not match the "{1}" pattern. Supply an argument that matches "{1}" and try the command again.'
        )

    def check_one(self, value: Any) -> None:
        from azshell.dotnet.exceptions import NetException
        from azshell.dotnet.regex import regex_of

        ignore_case = self.options is None or bool(_regex_options(self.options) & 1)

        try:
            regex = regex_of(self.pattern, ignore_case)
        except NetException as error:
            raise ValidationFailure(error.message, error) from None
        if not regex.is_match(_text(value)):
            raise ValidationFailure(_fill(self.message, _text(value), self.pattern), error_id="ValidatePatternFailure")


class ValidateLength(Each):
    """[ValidateLength(low, high)] of a string's characters."""

    attribute = "ValidateLength"

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high

    def check_one(self, value: Any) -> None:
        from azshell.dotnet.values import unwrap

        text = unwrap(value)
        if not isinstance(text, str):
            raise ValidationFailure(
                "The ValidateLength attribute cannot be applied to a parameter that is not a string or string[] parameter. "
                "Make the parameter a string or string[] parameter.",
                error_id="ValidateLengthNotString",
            )
        if len(text) < self.low:
            raise ValidationFailure(
                f"The character length ({len(text)}) of the argument is too short. Specify an argument with a length that is "
                f'greater than or equal to "{self.low}", and then try the command again.',
                error_id="ValidateLengthMinLengthFailure",
            )
        if len(text) > self.high:
            raise ValidationFailure(
                f"The character length of the {len(text)} argument is too long. Shorten the character length of the argument so it is "
                f'fewer than or equal to "{self.high}" characters, and then try the command again.',
                error_id="ValidateLengthMaxLengthFailure",
            )


class ValidateCount(Validation):
    """[ValidateCount(low, high)] of a collection's items."""

    attribute = "ValidateCount"

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high

    def check(self, value: Any) -> None:
        if _is_null(value):
            count = 0
        else:
            items = _items(value, tables=True)
            if items is None:
                raise ValidationFailure(
                    "The ValidateCount attribute cannot be applied to a non-array parameter. "
                    "Either remove the attribute from the parameter or make the parameter an array parameter.",
                    error_id="NotAnArrayParameter",
                )
            count = sum(1 for _ in items)
        if not self.low <= count <= self.high:
            if self.low == self.high:
                words = f"The parameter requires exactly {self.high} value(s) - {count} value(s) were provided."
                raise ValidationFailure(words, error_id="ValidateCountExactFailure")
            raise ValidationFailure(
                f"The parameter requires at least {self.low} value(s) and no more than {self.high} value(s) - "
                f"{count} value(s) were provided.",
                error_id="ValidateCountMinMaxFailure",
            )


class ValidateScript(Each):
    """[ValidateScript({ ... })]: the block must give something true for each item, in `$_`."""

    attribute = "ValidateScript"

    def __init__(self, block: Any, message: str | None = None) -> None:
        self.block = block
        self.message = message or (
            'The "{1}" validation script for the argument with value "{0}" did not return a result of True. '
            "Determine why the validation script failed, and then try the command again."
        )

    def check_one(self, value: Any) -> None:
        from azshell.dotnet.conversion import to_bool
        from azshell.dotnet.exceptions import NetException

        try:
            answer = self.block.value_of(value)
        except NetException as error:
            raise ValidationFailure(error.message, error) from error
        if not to_bool(answer):
            raise ValidationFailure(_fill(self.message, _text(value), str(self.block)), error_id="ValidateScriptFailure")


class ValidateDrive(Each):
    """[ValidateDrive(names)]: paths on those drives only."""

    attribute = "ValidateDrive"

    def __init__(self, names: Sequence[str]) -> None:
        self.names = list(names)

    def check_one(self, value: Any) -> None:
        drive, colon, _ = _text(value).partition(":")
        from azshell.dotnet.exceptions import NetException
        from azshell.engine.session import Session

        try:
            if colon:
                Session.running.providers.drive(drive)
        except NetException as error:
            raise ValidationFailure(error.message, error) from None
        if colon and drive.lower() not in [name.lower() for name in self.names]:
            raise ValidationFailure(
                f"The path argument drive {drive} does not belong to the set of approved drives: {','.join(self.names)}. "
                "Supply a path argument with an approved drive.",
                error_id="ValidateDriveFailure",
            )


def validate_set(*values: Any, ignore_case: bool = True) -> ValidateSet:
    """One of these words."""
    return ValidateSet(values, ignore_case)


def validate_range(low: Any, high: Any = None) -> ValidateRange:
    """From low to high, both included; or one of the kinds "Positive", "NonNegative", "Negative", "NonPositive"."""
    return ValidateRange(kind=low) if isinstance(low, str) and high is None else ValidateRange(low, high)


def validate_pattern(pattern: str) -> ValidatePattern:
    """A match of this .NET regular expression, cases ignored."""
    return ValidatePattern(pattern)


def validate_length(low: int, high: int) -> ValidateLength:
    """So many characters."""
    return ValidateLength(low, high)


def validate_count(low: int, high: int) -> ValidateCount:
    """So many items."""
    return ValidateCount(low, high)


validate_not_null = NotNull()
validate_not_null_or_empty = NotNullOrEmpty()


def _fill(message: str, *values: str) -> str:
    for number, value in enumerate(values):
        message = message.replace(f"{{{number}}}", value)
    return message


def _is_null(value: Any) -> bool:
    from azshell.dotnet.values import NOTHING

    return value is None or value is NOTHING


def _items(value: Any, tables: bool = False) -> Iterator[Any] | None:
    """The items of a collection; with `tables` a dictionary's too, though pipelines take it as one object."""
    if isinstance(value, (str, int, float)) or value is None:
        return None
    from azshell.dotnet.dictionaries import Dictionary
    from azshell.dotnet.enumeration import enumerate_value
    from azshell.dotnet.values import unwrap

    if tables and isinstance(table := unwrap(value), Dictionary):
        return iter(table.keys())

    return enumerate_value(value)


def _text(value: Any) -> str:
    if type(value) is str:
        return value
    from azshell.dotnet.conversion import to_string

    return to_string(value)


def _type_name(value: Any) -> str:
    from azshell.dotnet.types import type_of

    return type_of(value).name if value is not None else "null"
