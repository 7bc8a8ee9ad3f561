"""Scopes and the variables in them: lookup through the callers, qualifiers, constrained and read-only variables.

The hot read is `frame.variables[name].value` and the hot write `frame.variables[name].value = value`: plain variables
have nothing but a name and a value.  A variable with options, a type or attributes is a GuardedVariable, whose `value`
is a property, so that readers and writers need not ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from azshell.engine.lazy_type import LazyType

if TYPE_CHECKING:
    from azshell.dotnet.types import DotNetType

NONE, READ_ONLY, CONSTANT, PRIVATE, ALL_SCOPE, UNSPECIFIED = 0, 1, 2, 4, 8, 16  # ScopedItemOptions


class _Missing:
    """What a lookup gives for a variable that is not there."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "MISSING"


MISSING = _Missing()

# Answered by `Scope.activation` when nothing of that name is in the scope: most calls never ask for them.
AUTOMATIC = {
    name.lower(): name for name in ("args", "input", "MyInvocation", "PSBoundParameters", "PSCmdlet", "PSScriptRoot", "PSCommandPath")
}


class Details:
    """What a variable may have beside its value.

    options     ScopedItemOptions as a number
    attributes  what was written before it: objects with `.transform(value)` or `.check(value)`, which raises what it refuses
    net_type    the type it is constrained to, or None
    converts    a value that does not convert is that conversion's error, as for the locals of a function; else the attribute's
    """

    __slots__ = ("attributes", "converts", "description", "module", "net_type", "options", "visibility")

    def __init__(self, options: int = 0, net_type: DotNetType | None = None, attributes: Iterable[Any] = (), description: str = "") -> None:
        self.options = options
        self.net_type = net_type
        self.attributes = list(attributes)
        self.description = description
        self.module: Any = None
        self.visibility = 0
        self.converts = True


class Variable:
    """A variable of a script: System.Management.Automation.PSVariable."""

    __slots__ = ("__weakref__", "details", "name", "value")
    net_type = LazyType("azshell.engine.block_types")

    def __init__(self, name: str, value: Any = None) -> None:
        self.name = name
        self.details: Details | None = None
        self.value = value

    @property
    def options(self) -> int:
        """ScopedItemOptions as a number."""
        return self.details.options if self.details else 0

    @property
    def description(self) -> str:
        if self.details is not None and self.details.description:
            return self.details.description
        from azshell.engine.session import Session
        from azshell.engine.variable_words import DESCRIPTIONS

        lower = self.name.lower()
        own = lower in DESCRIPTIONS and Session.running.global_scope.variables.get(lower) is self
        return DESCRIPTIONS[lower] if own else ""

    def guard(self) -> Details:
        """The details; from now on writes are checked."""
        if self.details is None:
            self.details = Details()
        if self.__class__ is Variable:
            self.__class__ = GuardedVariable
        return self.details

    def set_options(self, options: int, force: bool = False) -> None:
        """Changes the options; RuntimeException VariableNotWritable when a constant's are touched, or a read-only one's without force."""
        now = self.options
        if now & CONSTANT or (now & READ_ONLY and not force):
            raise not_writable(self.name)
        self.guard().options = options

    def force(self, value: Any) -> None:
        """Sets the value without any check."""
        _RAW.__set__(self, value)


_RAW: Any = Variable.__dict__["value"]


class GuardedVariable(Variable):
    """A variable whose writes are checked: options, type, validation."""

    __slots__ = ()

    @property
    def value(self) -> Any:
        return _RAW.__get__(self)

    @value.setter
    def value(self, value: Any) -> None:
        details = self.details
        if details is None:
            _RAW.__set__(self, value)
            return
        if details.options & (READ_ONLY | CONSTANT):
            raise not_writable(self.name)
        _RAW.__set__(self, constrained(self.name, details, value))


class ComputedVariable(GuardedVariable):
    """A variable that the engine answers, such as $PWD; `getter()` gives the value, `setter` takes one or is None."""

    __slots__ = ("getter", "setter")

    def __init__(self, name: str, getter: Callable[[], Any], setter: Callable[[Any], None] | None = None, options: int = ALL_SCOPE) -> None:
        self.name = name
        self.details = Details(options)
        self.getter = getter
        self.setter = setter

    @property
    def value(self) -> Any:
        return self.getter()

    @value.setter
    def value(self, value: Any) -> None:
        if self.setter is None:
            raise not_writable(self.name)
        self.setter(value)


def constrained(name: str, details: Details, value: Any, first: bool = False) -> Any:
    """The value as the variable's type and attributes make it; raises what PowerShell raises when they refuse it."""
    for attribute in details.attributes:
        transform = getattr(attribute, "transform", None)
        if transform is not None:
            value = transform(value)
    if details.net_type is not None:
        from azshell.dotnet.conversion import convert
        from azshell.dotnet.exceptions import NetException

        if not details.converts and details.net_type.full_name == "System.Boolean":
            _must_be_boolean(value)
        try:
            value = convert(value, details.net_type)
        except NetException as error:
            if details.converts:
                raise
            raise _not_converted(error) from None
    for attribute in details.attributes:
        check = getattr(attribute, "check", None)
        if check is not None:
            try:
                check(value)
            except Exception as error:  # a ValidationFailure, or what a script of the attribute raised
                raise _refused(name, value, first) from error
    return value


def _must_be_boolean(value: Any) -> None:
    """Outside of functions a [bool] variable takes what a Boolean parameter takes."""
    from azshell.dotnet.exceptions import ArgumentTransformationMetadataException
    from azshell.dotnet.types import type_of
    from azshell.dotnet.values import NOTHING, unwrap

    value = unwrap(value)
    if isinstance(value, (int, float)) and not isinstance(value, str) and value is not NOTHING:
        return
    shown = "" if value is None else type_of(value).full_name
    words = (
        f'Cannot convert value "{shown}" to type "System.Boolean". Boolean parameters accept only Boolean values and numbers, '
        "such as $True, $False, 1 or 0."
    )
    raise ArgumentTransformationMetadataException(words, "RuntimeException", "MetadataError")


def _not_converted(error: Any) -> Exception:
    from azshell.dotnet.exceptions import ArgumentTransformationMetadataException

    return ArgumentTransformationMetadataException(error.message, "RuntimeException", "MetadataError", inner=error)


def _refused(name: str, value: Any, first: bool) -> Exception:
    from azshell.dotnet.conversion import to_string
    from azshell.dotnet.exceptions import ValidationMetadataException
    from azshell.dotnet.types import type_of
    from azshell.engine.failures import failure

    text = to_string(value) if not isinstance(value, list) else type_of(value).full_name
    if first:
        words = f"The attribute cannot be added because variable {name} with value {text} would no longer be valid."
    else:
        words = f"The variable cannot be validated because the value {text} is not a valid value for the {name} variable."
    return failure("ValidateSetFailure", words, "MetadataError", exception=ValidationMetadataException)


def not_writable(name: str) -> Exception:
    """SessionStateUnauthorizedAccessException, VariableNotWritable."""
    from azshell.dotnet.exceptions import SessionStateUnauthorizedAccessException
    from azshell.engine.failures import failure

    words = f"Cannot overwrite variable {name} because it is read-only or constant."
    return failure("VariableNotWritable", words, "WriteError", name, SessionStateUnauthorizedAccessException)


class Scope:
    """One scope: variables, and functions and aliases once there are any.

    parent         the scope that lookups go on to: the caller's, or the module's; None for the global scope
    session_state  whose scope it is (the session's own, or a module's)
    is_script      `$script:` means this scope (a script file's, a module's, the global one)
    activation     the running function or block: answers the names in AUTOMATIC by `automatic(name, scope)`, or KeyError; or None
    strict         the strict mode set in this scope (0 off, 1, 2, 3), or None to ask the parent
    """

    __slots__ = (
        "__weakref__",
        "activation",
        "aliases",
        "functions",
        "is_script",
        "parent",
        "session_state",
        "shared",
        "strict",
        "variables",
    )

    def __init__(self, parent: Scope | None, session_state: Any = None, is_script: bool = False) -> None:
        self.parent = parent
        self.session_state = session_state
        self.is_script = is_script
        self.variables: dict[str, Variable] = {}
        self.shared: dict[str, Variable] = {} if parent is None else parent.shared
        self.activation: Any = None
        self.functions: dict[str, Any] | None = None
        self.aliases: dict[str, Any] | None = None
        self.strict: int | None = None

    # Reading

    def find(self, lower: str) -> Variable | None:
        """The variable that an unqualified name means here, or None."""
        variable = self.variables.get(lower)
        if variable is not None:
            return variable
        wanted = lower in AUTOMATIC
        if wanted and self.activation is not None:
            variable = self._automatic(lower)
            if variable is not None:
                return variable
        scope = self.parent
        while scope is not None:
            variable = scope.variables.get(lower)
            if variable is not None and not (variable.details is not None and variable.details.options & PRIVATE):
                return variable
            if wanted and scope.activation is not None:
                variable = scope._automatic(lower)
                if variable is not None:
                    return variable
            scope = scope.parent
        return self.shared.get(lower)

    def lookup(self, name: str, default: Any = MISSING) -> Any:
        """The value of a variable, by unqualified or scope-qualified name."""
        variable = self.find_qualified(name)
        return default if variable is None else variable.value

    def find_qualified(self, name: str) -> Variable | None:
        """The variable named with or without a scope (`global:x`, `script:x`, `local:x`, `private:x`, `variable:x`), or None."""
        qualifier, _, rest = name.rpartition(":")
        if not qualifier:
            return self.find(name.lower())
        scope = self.of_qualifier(qualifier.lower())
        if scope is None:
            return self.find(rest.lower())
        return scope.find_local(rest.lower())

    def find_local(self, lower: str) -> Variable | None:
        """The variable of this very scope, or None."""
        variable = self.variables.get(lower)
        if variable is None and lower in AUTOMATIC and self.activation is not None:
            variable = self._automatic(lower)
        return variable if variable is not None else self.shared.get(lower)

    def _automatic(self, lower: str) -> Variable | None:
        try:
            answer = self.activation.automatic(lower, self)
        except KeyError:
            return None
        variable = self.variables.get(lower)
        if variable is None:
            variable = self.variables[lower] = Variable(AUTOMATIC[lower], answer)
        return variable

    # Writing

    def assign(self, name: str, value: Any) -> Variable:
        """Sets a variable by unqualified or scope-qualified name; unqualified means this scope."""
        qualifier, _, rest = name.rpartition(":")
        qualifier = qualifier.lower()
        scope = (self.of_qualifier(qualifier) or self) if qualifier else self
        variable = scope.assign_local(rest, value)
        if qualifier == "private":
            variable.guard().options |= PRIVATE
        return variable

    def assign_local(self, name: str, value: Any) -> Variable:
        """Sets a variable of this scope; an AllScope variable is the same everywhere."""
        lower = name.lower()
        variable = self.variables.get(lower) or self.shared.get(lower)
        if variable is None:
            variable = self.variables[lower] = Variable(name, value)
        else:
            variable.value = value
        return variable

    def remove(self, lower: str) -> bool:
        """Takes a variable out of this scope; whether it was there."""
        return self.variables.pop(lower, None) is not None

    # Places

    def of_qualifier(self, qualifier: str) -> Scope | None:
        """The scope that `global`, `script`, `local` or `private` means here; None for anything else."""
        if qualifier in ("local", "private"):
            return self
        if qualifier == "script":
            return self.script_scope()
        if qualifier == "global":
            return self.global_scope()
        return None

    def script_scope(self) -> Scope:
        scope = self
        while not scope.is_script and scope.parent is not None:
            scope = scope.parent
        return scope

    def global_scope(self) -> Scope:
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope

    def at(self, number: int) -> Scope | None:
        """The scope so many callers up: 0 is this one; None when there are not so many."""
        scope: Scope | None = self
        while number > 0 and scope is not None:
            scope = scope.parent
            number -= 1
        return scope

    def chain(self) -> Iterator[Scope]:
        """This scope, then its parents."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent

    def visible_variables(self) -> dict[str, Variable]:
        """Lower name -> variable of all that can be seen from here."""
        found: dict[str, Variable] = {}
        for scope in self.chain():
            if scope.activation is not None:
                for lower in AUTOMATIC:
                    scope.find_local(lower)
            for lower, variable in scope.variables.items():
                if lower not in found and (scope is self or not variable.options & PRIVATE):
                    found[lower] = variable
        for lower, variable in self.shared.items():
            found.setdefault(lower, variable)
        return found

    def strict_mode(self) -> int:
        """The strict mode that holds here: 0 (off), 1, 2 or 3."""
        scope: Scope | None = self
        while scope is not None:
            if scope.strict is not None:
                return scope.strict
            scope = scope.parent
        return 0
