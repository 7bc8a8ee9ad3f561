"""What a fresh session holds: automatic and preference variables, aliases, the few built-in functions."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from azshell.dotnet import places
from azshell.dotnet.exceptions import ArgumentTransformationMetadataException
from azshell.engine.aliases import ALIASES, WINDOWS
from azshell.engine.binder.default_values import DefaultParameterDictionary
from azshell.engine.commands import AliasInfo
from azshell.engine.errors import RESERVED, preference_name
from azshell.engine.scope import ALL_SCOPE, CONSTANT, READ_ONLY, ComputedVariable, Details, GuardedVariable, Variable

if TYPE_CHECKING:
    from azshell.engine.session import Session

_ACTION = "System.Management.Automation.ActionPreference"
_IMPACT = "System.Management.Automation.ConfirmImpact"

PREFERENCES: tuple[tuple[str, str, str, str], ...] = (
    ("ErrorActionPreference", _ACTION, "Continue", "Dictates the action taken when an error message is delivered"),
    ("WarningPreference", _ACTION, "Continue", "Dictates the action taken when a Warning message is delivered"),
    ("VerbosePreference", _ACTION, "SilentlyContinue", "Dictates the action taken when a Verbose message is delivered"),
    ("DebugPreference", _ACTION, "SilentlyContinue", "Dictates the action taken when a Debug message is delivered"),
    (
        "InformationPreference",
        _ACTION,
        "SilentlyContinue",
        "Dictates the action taken when a command generates an item in the Information stream",
    ),
    ("ProgressPreference", _ACTION, "Continue", "Dictates the action taken when progress records are delivered"),
    (
        "ConfirmPreference",
        _IMPACT,
        "High",
        "Dictates when confirmation should be requested. Confirmation is requested when the ConfirmImpact of the operation is equal to "
        "or greater than $ConfirmPreference. If $ConfirmPreference is None, actions will only be confirmed when Confirm is specified.",
    ),
    ("ErrorView", "System.Management.Automation.ErrorView", "NormalView", "Dictates the view mode to use when displaying errors"),
)
"""Name, type, value, description."""


class LazyEnumVariable(GuardedVariable):
    """A typed variable whose value stays a name until a script reads it, so that a fresh session loads no enums."""

    __slots__ = ("_name_value", "_type_name")

    def __init__(self, name: str, type_name: str, value: str, description: str) -> None:
        self.name = name
        self.details = Details(0, None, (), description)
        self.details.converts = False
        self._type_name = type_name
        self._name_value: str | None = value

    def _load(self) -> None:
        from azshell.dotnet.conversion import convert
        from azshell.dotnet.types import resolve_type

        assert self.details is not None
        kind = resolve_type(self._type_name)
        self.details.net_type = kind
        text, self._name_value = self._name_value, None
        self.force(convert(text, kind))  # type: ignore[arg-type]

    @property
    def value(self) -> Any:
        if self._name_value is not None:
            self._load()
        return GuardedVariable.value.fget(self)  # type: ignore[attr-defined, misc]

    @value.setter
    def value(self, value: Any) -> None:
        if self._name_value is not None:
            self._load()
        if self._type_name == _ACTION and preference_name(value) == "Suspend":
            raise ArgumentTransformationMetadataException(RESERVED, "RuntimeException", "MetadataError")
        GuardedVariable.value.fset(self, value)  # type: ignore[attr-defined, misc]


def prepare(session: Session) -> None:
    """Fill the global scope."""
    scope = session.global_scope
    variables = scope.variables

    def constant(name: str, value: Any, options: int = CONSTANT | ALL_SCOPE, description: str = "") -> None:
        variable = GuardedVariable(name)
        variable.details = Details(options, None, (), description)
        variable.force(value)
        scope.shared[name.lower()] = variable
        variables[name.lower()] = variable

    def computed(name: str, getter: Callable[[], Any], setter: Any = None, options: int = CONSTANT | ALL_SCOPE) -> None:
        scope.shared[name.lower()] = variables[name.lower()] = ComputedVariable(name, getter, setter, options)

    def plain(name: str, value: Any) -> Variable:
        variable = variables[name.lower()] = Variable(name, value)
        return variable

    constant("true", True)
    constant("false", False)
    constant("null", None, 0, "References to the null variable always return the null value. Assignments have no effect.")
    constant("Error", session.errors, CONSTANT)
    constant("PID", os.getpid())
    if session.layout == "classic" and "/" not in session.providers.drives:
        computed("HOME", lambda: places.environment.get("USERPROFILE"), None, READ_ONLY | ALL_SCOPE)
    else:
        constant("HOME", os.path.expanduser("~"), READ_ONLY | ALL_SCOPE)
    constant("ShellId", "Microsoft.PowerShell")
    constant("PSCulture", "en-US", READ_ONLY | ALL_SCOPE)
    constant("PSUICulture", "en-US", READ_ONLY | ALL_SCOPE)
    computed("PSHOME", _ps_home)
    computed("PWD", lambda: session.location, lambda value: None, 0)
    computed("Host", lambda: _cached(session, "host_object", _host_object))
    computed("ExecutionContext", lambda: _cached(session, "execution_context", _execution_context))
    computed("PSVersionTable", lambda: _cached(session, "version_table", _version_table))
    computed("?", lambda: session.last_success, None, READ_ONLY | ALL_SCOPE)
    if session.layout == "modern":
        constant("PSEdition", "Core")
        constant("IsCoreCLR", True, READ_ONLY | ALL_SCOPE)
        constant("IsLinux", True, READ_ONLY | ALL_SCOPE)
        constant("IsMacOS", False, READ_ONLY | ALL_SCOPE)
        constant("IsWindows", False, READ_ONLY | ALL_SCOPE)
        plain("PSNativeCommandUseErrorActionPreference", False)
        plain("PSNativeCommandArgumentPassing", "Standard")
    for name, type_name, value, description in PREFERENCES:
        variables[name.lower()] = LazyEnumVariable(name, type_name, value, description)
    plain("WhatIfPreference", False)
    plain("FormatEnumerationLimit", 4)
    plain("MaximumHistoryCount", 4096)
    plain("NestedPromptLevel", 0)
    plain("PSEmailServer", "")
    computed(
        "OutputEncoding",
        lambda: _cached(session, "output_encoding", _utf8),
        lambda value: session.services.__setitem__("output_encoding", value),
        0,
    )
    plain("^", None)
    plain("$", None)
    plain("StackTrace", None)
    session.default_values = variables["psdefaultparametervalues"] = GuardedVariable("PSDefaultParameterValues")
    session.default_values.details = Details(0, DefaultParameterDictionary.net_type)  # type: ignore[attr-defined]
    session.default_values.details.converts = False
    session.default_values.force(DefaultParameterDictionary())
    scope.activation = TopLevel()
    aliases = scope.aliases = {name: AliasInfo(name, target, options) for name, (target, options) in ALIASES.items()}
    for alias, target in session.commands.aliases.items():
        if alias not in WINDOWS:
            aliases.setdefault(alias, AliasInfo(alias, target))
    if session.layout == "classic":
        for name, target in WINDOWS.items():
            aliases.setdefault(name, AliasInfo(name, target))
    from azshell.engine.builtin_functions import define_builtins

    define_builtins(session)
    from azshell.engine.hooks import install

    install(session)


class TopLevel:
    """Answers $args, $MyInvocation ... outside of any function. `block` is the script that runs."""

    block: Any = None

    def automatic(self, name: str, scope: Any) -> Any:
        """The value of one of scope.AUTOMATIC; KeyError where there is none."""
        if name == "args":
            return []
        if name in ("psscriptroot", "pscommandpath"):
            return ""
        if name == "input":
            from azshell.engine.input_enumerator import InputEnumerator

            return InputEnumerator(())
        if name == "psboundparameters":
            from azshell.engine.bound_parameters import PSBoundParameters

            return PSBoundParameters()
        if name == "myinvocation":
            from azshell.dotnet.records import InvocationInfo

            info = InvocationInfo(command_origin="Runspace", pipeline_length=2, pipeline_position=1)  # the host pipes it to Out-Default
            if self.block is not None:
                from azshell.engine.errors import ScriptInfo

                info.my_command = ScriptInfo(self.block)
            return info
        raise KeyError(name)


def _cached(session: Session, key: str, make: Callable[[Session], Any]) -> Any:
    found = session.services.get(key)
    if found is None:
        found = session.services[key] = make(session)
    return found


def _utf8(session: Session) -> Any:
    from azshell.dotnet.text_encoding import encoding_named

    return encoding_named("utf-8")


def _ps_home() -> str:
    return "C:\\Windows\\System32\\WindowsPowerShell\\v1.0"


def _host_object(session: Session) -> Any:
    from azshell.engine.host_types import HostObject

    return HostObject(session)


def _execution_context(session: Session) -> Any:
    from azshell.engine.host_types import ExecutionContext

    return ExecutionContext(session)


def _version_table(session: Session) -> Any:
    from azshell.engine.host_types import version_table

    return version_table(session)
