"""How a command is declared, and the verbs it may say: all that a cmdlet needs of the engine.

    class GetThing(Cmdlet):
        \"\"\"Gets things.\"\"\"

        Name = Parameter("string[]", position=0, from_pipeline=True, validate=validate_not_null_or_empty)
        All = Switch()

        def process(self) -> None:
            for name in self.Name or ["*"]:
                self.write(...)

`python -m azshell.cmdlet index` writes the index by which commands are found without importing them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from azshell.dotnet.records import ErrorCategory, ErrorRecord
from azshell.dotnet.values import NOTHING
from azshell.engine.binder.validation import (
    ValidateScript,
    Validation,
    validate_count,
    validate_length,
    validate_not_null,
    validate_not_null_or_empty,
    validate_pattern,
    validate_range,
    validate_set,
)
from azshell.engine.operators.wildcards import WildcardPattern, has_wildcards, wildcard
from azshell.engine.script_block import ScriptBlock

__all__ = [
    "NOTHING",
    "Cmdlet",
    "ErrorCategory",
    "ErrorRecord",
    "Parameter",
    "ScriptBlock",
    "Switch",
    "ValidateScript",
    "WildcardPattern",
    "binary_operator",
    "has_wildcards",
    "validate_count",
    "validate_length",
    "validate_not_null",
    "validate_not_null_or_empty",
    "validate_pattern",
    "validate_range",
    "validate_set",
    "wildcard",
]


class Parameter:
    """A parameter of a cmdlet; on an instance the attribute is the bound value, or `default` when unbound.

    type           PowerShell's type name ("string[]", "psobject", "int", "System.Net.IPAddress"), a Python class with `net_type`, or a DotNetType
    position       from 0; None = by name only
    sets           names of the parameter sets it is in; () = all. A mapping gives settings a set of its own:
                   {"File": {"position": 1, "mandatory": True}, "Object": {}} with keys position, mandatory, from_pipeline, from_property, remaining
    set_positions  {"File": 1}: a position in that set only
    validate       one Validation or several
    transform      (value) -> value, done before conversion
    as_spelled     a number written as an argument arrives as it was written (`1.50`), not as a number
    allow_null, allow_empty_string, allow_empty_collection   ease what mandatory forbids
    effect         for the coverage table: exact, modelled, accepted (no effect), not simulated
    """

    def __init__(
        self,
        type: Any = "object",
        *,
        position: int | None = None,
        mandatory: bool = False,
        from_pipeline: bool = False,
        from_property: bool = False,
        remaining: bool = False,
        sets: Sequence[str] | Mapping[str, Mapping[str, Any]] = (),
        set_positions: Mapping[str, int] | None = None,
        aliases: Sequence[str] = (),
        validate: Validation | Sequence[Validation] = (),
        transform: Callable[[Any], Any] | None = None,
        default: Any = None,
        allow_null: bool = False,
        allow_empty_string: bool = False,
        allow_empty_collection: bool = False,
        effect: str = "exact",
        help: str = "",
        dont_show: bool = False,
        as_spelled: bool = False,
    ) -> None:
        self.type = type
        self.position = position
        self.mandatory = mandatory
        self.from_pipeline = from_pipeline
        self.from_property = from_property
        self.remaining = remaining
        self.set_positions = dict(set_positions or {})
        self.sets: dict[str, dict[str, Any]] = (
            {name: dict(settings) for name, settings in sets.items()} if isinstance(sets, Mapping) else {name: {} for name in sets}
        )
        self.aliases = list(aliases)
        self.validate = [validate] if isinstance(validate, Validation) else list(validate)
        self.transform = transform
        self.default = default
        self.allow_null = allow_null
        self.allow_empty_string = allow_empty_string
        self.allow_empty_collection = allow_empty_collection
        self.effect = effect
        self.help = help
        self.dont_show = dont_show
        self.as_spelled = as_spelled
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        return self if instance is None else self.default


class Switch(Parameter):
    """A parameter that is present or not: a bool on an instance."""

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("default", False)
        super().__init__("switch", **settings)


class Cmdlet:
    """A command. Override begin, process, end; or process_object(obj) when InputObject is the only pipeline parameter."""

    verb: ClassVar[str] = ""
    noun: ClassVar[str] = ""
    name: ClassVar[str] = ""
    aliases: ClassVar[Sequence[str]] = ()
    default_set: ClassVar[str | None] = None
    supports_should_process: ClassVar[bool] = False
    confirm_impact: ClassVar[str] = "Medium"
    output_types: ClassVar[Sequence[Any]] = ()
    net_class: ClassVar[str] = ""
    effect: ClassVar[str] = ""  # for the coverage table: "not simulated" for a command that only refuses
    parameters: ClassVar[dict[str, Parameter]] = {}
    runtime: Any
    """The engine's side of a running command; the verbs below speak to it."""

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        gathered: dict[str, Parameter] = {}
        for base in reversed(cls.__mro__):
            gathered.update((name, value) for name, value in vars(base).items() if isinstance(value, Parameter))
        cls.parameters = gathered
        own = vars(cls)
        if "verb" not in own and "noun" not in own:
            words = re.match(r"(Convert(?:To|From)|[A-Z][a-z]+)(\w*)", cls.__name__)
            if words:
                cls.verb, cls.noun = words[1], words[2]
        if "name" not in own:
            cls.name = f"{cls.verb}-{cls.noun}"
        if "net_class" not in own:
            cls.net_class = f"Microsoft.PowerShell.Commands.{cls.verb}{cls.noun}Command"

    # what a cmdlet does

    def begin(self) -> None:
        """Before the first object; pipeline parameters are not bound yet."""

    def process(self) -> None:
        """Once for each object of the pipeline, or once when there is no pipeline."""

    def end(self) -> None:
        """After the last object."""

    # what a cmdlet may say

    def write(self, obj: object) -> None:
        """Send one object on, as it is."""
        self.runtime.out(obj)

    def write_all(self, obj: object) -> None:
        """Send on the items of a collection, or the object when it is none."""
        from azshell.dotnet.enumeration import enumerate_value

        items: Iterator[object] | None = enumerate_value(obj)
        out = self.runtime.out
        if items is None:
            if obj is not NOTHING:
                out(obj)
            return
        for item in items:
            out(item)

    def write_error(self, error: Any, error_id: str | None = None, category: Any = None, target: object = None) -> None:
        """A non-terminating error: an ErrorRecord, an exception, or its message, with id (without the class), category and target."""
        self.runtime.write_error(self.runtime.make_record(error, error_id, category, target))

    def throw(self, error: Any, error_id: str | None = None, category: Any = None, target: object = None) -> Any:
        """A terminating error (ThrowTerminatingError). Does not return."""
        self.runtime.throw(self.runtime.make_record(error, error_id, category, target))

    def warn(self, text: str, caller: Any = None) -> None:
        """A line to the warning stream, in the name of `caller` (an InvocationInfo), else this command's."""
        self.runtime.write_warning(text, caller)

    def verbose(self, text: str, caller: Any = None) -> None:
        """A line to the verbose stream; shown when -Verbose or the preference says so."""
        self.runtime.write_verbose(text, caller)

    def debug(self, text: str, caller: Any = None) -> None:
        """A line to the debug stream."""
        self.runtime.write_debug(text, caller)

    def information(self, data: object, tags: Sequence[str] = (), source: str | None = None) -> None:
        """A record to the information stream; the tag PSHOST marks what Write-Host prints."""
        self.runtime.write_information(data, tags, source)

    def progress(self, activity: str, status: str = "", percent: int = -1, completed: bool = False, **details: Any) -> None:
        """A progress record."""
        self.runtime.write_progress(activity, status, percent, completed, **details)

    def should_process(self, target: str, action: str | None = None) -> bool:
        """Whether to go on: handles -WhatIf, -Confirm and $ConfirmPreference. `action` is the command's name by default."""
        return self.runtime.should_process(target, action)

    def should_continue(self, query: str, caption: str, to_all: bool = False) -> bool:
        """A question for a person, whatever the preferences; `to_all` lets one answer stand for all that follow."""
        return self.runtime.should_continue(query, caption, to_all)

    @property
    def bound(self) -> dict[str, Any]:
        """Bound parameters, names as declared."""
        return self.runtime.bound

    def is_bound(self, name: str) -> bool:
        """Whether the caller (or the pipeline) gave this parameter."""
        return name in self.runtime.bound

    @property
    def parameter_set(self) -> str:
        """The name of the parameter set chosen."""
        return self.runtime.parameter_set

    @property
    def session(self) -> Any:
        """The Session it runs in."""
        return self.runtime.session

    @property
    def invocation(self) -> Any:
        """The InvocationInfo: MyCommand, InvocationName, BoundParameters, position."""
        return self.runtime.invocation_info

    @property
    def host(self) -> Any:
        """The host: write, read_line ..."""
        return self.runtime.session.host

    @property
    def location(self) -> Any:
        """The current location: a PathInfo-like value with `.path`, `.provider_path`, `.drive`."""
        return self.runtime.session.location

    def stop_upstream(self) -> None:
        """End the commands before this one at once. Does not return."""
        self.runtime.stop_upstream()

    def invoke(
        self, block: ScriptBlock, args: Iterable[object] = (), input: Iterable[object] | None = None, dollar_underbar: object = NOTHING
    ) -> list[object]:
        """Run a script block in a new scope below the caller's and give what it wrote."""
        return self.runtime.invoke(block, args, input, dollar_underbar)

    def call(self, block: ScriptBlock, item: object, out: Callable[[object], None]) -> None:
        """Run a script block in the caller's scope with `$_` = item, its output going to `out`. The fast way."""
        self.runtime.call(block, item, out)

    def value_of(self, block: ScriptBlock, item: object) -> object:
        """What a block gives for `$_` = item: NOTHING, the one object, or a list."""
        return self.runtime.value_of(block, item)

    def run(self, command: str, *positional: object, input: Iterable[object] | None = None, **parameters: object) -> list[object]:
        """Run another command by name and give what it wrote. Its other streams go where this command's go."""
        return self.runtime.run(command, positional, input, parameters)

    def get_variable(self, name: str, default: object = None) -> object:
        """The value of a variable as the caller sees it."""
        return self.runtime.get_variable(name, default)

    def set_variable(self, name: str, value: object, scope: str | None = None) -> None:
        """Set a variable for the caller. `scope`: Global, Script, Local or a number."""
        self.runtime.set_variable(name, value, scope)

    def resolve_path(self, path: str, literal: bool = False) -> list[Any]:
        """Paths a wildcard names, as provider paths (azshell.engine.providers.ProviderPath). Raises ItemNotFoundException."""
        return self.runtime.session.providers.resolve(path, literal=literal)


# what a few commands need of the engine's insides, loaded when they do
ON_DEMAND = {
    "AliasInfo": "azshell.engine.commands",
    "CmdletInfo": "azshell.engine.commands",
    "FormatFault": "azshell.display.property_arguments",
    "FormatOptions": "azshell.display.generators",
    "Formatter": "azshell.display.formatter",
    "HostException": "azshell.engine.host_exception",
    "stack_trace": "azshell.engine.errors",
    "Printer": "azshell.display.printer",
    "ValidationFailure": "azshell.engine.binder.validation",
    "Variable": "azshell.engine.scope",
    "block_of_text": "azshell.engine.run",
    "console_scope": "azshell.display.scope",
    "find_command": "azshell.engine.discovery",
    "find_external": "azshell.engine.discovery",
    "list_commands": "azshell.engine.discovery",
    "items_of": "azshell.display.scope",
    "jobs": "azshell.engine.jobs",
    "parallel": "azshell.engine.parallel",
    "manifests": "azshell.engine.manifests",
    "merged": "azshell.engine.binder.merged",
    "modules": "azshell.engine.modules",
    "not_found": "azshell.engine.discovery",
    "parse": "azshell.language",
    "read_properties": "azshell.display.property_arguments",
    "scope_for": "azshell.display.scope",
    "syntax": "azshell.engine.syntax",
    "visible": "azshell.engine.discovery",
    "using_values": "azshell.engine.compile.variables",
    "check_stop": "azshell.engine.threads",
    "children": "azshell.language.nodes",
    "walk": "azshell.language",
}


def __getattr__(name: str) -> Any:
    if name not in ON_DEMAND:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    path = ON_DEMAND[name]
    module = importlib.import_module(path)
    return module if path.endswith(f".{name}") else getattr(module, name)


def binary_operator(text: str) -> Callable[[Any, Any], Any]:
    """The language's operator of this spelling: `-eq`, `-cmatch`, `-is`, `+` ... Matching sets no $Matches."""
    from azshell.engine.operators.plain import plain_operator

    return plain_operator(text)


def main(arguments: Sequence[str] | None = None) -> int:
    """`python -m azshell.cmdlet index [--check]`."""
    import sys

    from azshell.engine.command_index import write_index

    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] != ["index"]:
        print("usage: python -m azshell.cmdlet index [--check]")
        return 2
    return write_index(Cmdlet, check="--check" in words)


if __name__ == "__main__":
    from azshell.cmdlet import main as run  # the module's own Cmdlet class, not __main__'s

    raise SystemExit(run())
