"""Where-Object."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_not_null_or_empty
from azshell.dotnet.conversion import convert, to_bool
from azshell.dotnet.exceptions import NetException, PSArgumentException
from azshell.dotnet.types import DotNetType, known_type
from azshell.dotnet.values import unwrap
from cmdlets.core.member_pattern import the_member

_OPERATORS = {
    "EQ": "Equal",
    "NE": "NotEqual",
    "GT": "GreaterThan",
    "LT": "LessThan",
    "GE": "GreaterOrEqual",
    "LE": "LessOrEqual",
    "Like": "Like",
    "NotLike": "NotLike",
    "Match": "Match",
    "NotMatch": "NotMatch",
    "Contains": "Contains",
    "NotContains": "NotContains",
    "In": "In",
    "NotIn": "NotIn",
}
"""Operator -> the stem of its parameter set's name."""

_SETS = [f"{prefix}{stem}Set" for stem in _OPERATORS.values() for prefix in ("", "CaseSensitive")] + ["IsSet", "IsNotSet"]


class WhereObject(Cmdlet):
    """Selects objects from a collection by a script block or by the value of a property.

    ```ps1con
    PS C:\\> 1..4 | Where-Object { $_ -gt 2 }
    3
    4
    PS C:\\> 'a', 'bcd' | Where-Object Length -gt 1
    bcd
    ```
    """

    default_set = "EqualSet"
    net_class = "Microsoft.PowerShell.Commands.WhereObjectCommand"

    InputObject = Parameter("psobject", from_pipeline=True)
    FilterScript = Parameter("scriptblock", position=0, mandatory=True, sets=["ScriptBlockSet"])
    Property = Parameter("string", position=0, mandatory=True, sets=[*_SETS, "Not"], validate=validate_not_null_or_empty)
    Value = Parameter("object", position=1, sets=_SETS)
    for _name, _stem in _OPERATORS.items():
        _mandatory = _name != "EQ"
        vars()[_name] = Switch(sets=[f"{_stem}Set"], mandatory=_mandatory, aliases=[f"I{_name}"])
        vars()[f"C{_name}"] = Switch(sets=[f"CaseSensitive{_stem}Set"], mandatory=True)
    Is = Switch(sets=["IsSet"], mandatory=True)
    IsNot = Switch(sets=["IsNotSet"], mandatory=True)
    Not = Switch(sets=["Not"], mandatory=True)
    del _name, _stem, _mandatory

    sink: Callable[[Any], None]
    _runner: Any = None

    def begin(self) -> None:
        if self.parameter_set == "ScriptBlockSet":
            self._results: list[Any] = []
            self._runner = self.runtime.in_scope(self.FilterScript)
            self._runner.frame.out = self._results.append
            self.sink = self._filter
            return
        self._choose()
        self.sink = self._compare

    def _choose(self) -> None:
        operators = [name for name in self.bound if name not in ("Property", "Value", "InputObject")]
        has_value = self.is_bound("Value")
        name = next((each for each in operators if each in _TESTS or each in ("Is", "IsNot", "Not")), None)
        if name is None:
            if has_value:
                self.throw(
                    PSArgumentException(
                        "An operator is required to compare the two specified values. Include a valid operator in the command, and then "
                        "try the command again. For example, Get-Process | Where-Object -Property Name -eq Idle"
                    ),
                    "OperatorNotSpecified",
                    "InvalidArgument",
                )
            self._test: Any = None
            return
        if name == "Not":
            self._test = lambda value, _: not to_bool(value)
            return
        if not has_value:
            self.throw(
                PSArgumentException(
                    "The specified operator requires both the -Property and -Value parameters. Provide values for both parameters, and "
                    "then try the command again."
                ),
                "ValueNotSpecifiedForWhereObject",
                "InvalidArgument",
            )
        self._test = _TESTS[name]
        self._operator = name
        if name in ("Is", "IsNot") and not isinstance(unwrap(self.Value), DotNetType):
            try:
                self.Value = convert(self.Value, known_type("type"))
            except NetException as error:
                self.throw(error, self.runtime.make_record(error).error_id, "InvalidArgument")

    def _filter(self, obj: Any) -> None:
        results = self._results
        self._runner(obj)
        if not results:
            return
        if len(results) == 1:
            value = results[0]
            keep = value if value.__class__ is bool else to_bool(value)
        else:
            keep = to_bool(results)
        results.clear()
        if keep:
            self.runtime.out(obj)

    def _compare(self, obj: Any) -> None:
        from azshell.dotnet.dictionaries import Dictionary
        from azshell.dotnet.members import MISSING, get_member

        name = self.Property
        if "*" in name or "?" in name or "[" in name:
            found = the_member(self, obj, name, "AmbiguousPropertyName")
            if found is None:
                return
            name = found
        base = unwrap(obj)
        if isinstance(base, Dictionary) and base.contains(name):
            value = base.get(name)
        else:
            value = None if obj is None else get_member(obj, name)
        if obj is None or value is MISSING:
            if self.runtime.frame.scope.strict_mode() >= 2:
                missing = obj is not None
                words = (
                    f'The input name "{name}" cannot be resolved to a property.' if missing else "Cannot operate on a 'null' input object."
                )
                self.write_error(PSArgumentException(words), "PropertyNotFound" if missing else "InputObjectIsNull", "InvalidArgument", obj)
                return
            value = None
        if self._holds(value):
            self.runtime.out(obj)

    def _holds(self, value: Any) -> bool:
        if self._test is None:
            return to_bool(value)
        try:
            return to_bool(self._test(value, self.Value))
        except NetException as error:
            operator = self._operator if self._operator.startswith("C") and self._operator != "Contains" else f"I{self._operator.lower()}"
            if "Match" in self._operator:
                words = f"The argument to operator '{operator}' is not valid: {error.message}."
                self.write_error(PSArgumentException(words), "BadOperatorArgument", "InvalidArgument", self.Value)
            else:
                words = f"The '{operator}' operator failed: {error.message}."
                self.write_error(PSArgumentException(words), "OperatorFailed", "InvalidOperation", value)
            return False

    def process_object(self, obj: Any) -> None:
        """One object of the pipeline."""
        self.sink(obj)

    def process(self) -> None:
        self.sink(self.InputObject)


def _operator(text: str) -> Callable[[Any, Any], Any]:
    """The language's own operator, looked up when first used."""

    def test(left: Any, right: Any) -> Any:
        from azshell.cmdlet import binary_operator

        return binary_operator(text)(left, right)

    return test


_TESTS: dict[str, Callable[[Any, Any], Any]] = {
    **{name: _operator(f"-i{name.lower()}") for name in _OPERATORS},
    **{f"C{name}": _operator(f"-c{name.lower()}") for name in _OPERATORS},
    "Is": _operator("-is"),
    "IsNot": _operator("-isnot"),
}
