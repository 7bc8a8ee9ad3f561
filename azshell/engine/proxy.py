"""CommandMetadata and ProxyCommand: the text of a function that wraps another command."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from azshell.dotnet.types import constructor, declare, method, prop, static_method
from azshell.engine import commands
from azshell.engine.binder.metadata import ALL_SETS, ParameterMetadata, SetSettings

_SMA = "System.Management.Automation."
_OUT_BUFFER = """\
        $outBuffer = $null
        if ($PSBoundParameters.TryGetValue('OutBuffer', [ref]$outBuffer))
        {
            $PSBoundParameters['OutBuffer'] = 1
        }

"""


class CommandDescription:
    """System.Management.Automation.CommandMetadata of a command; its parameters are the command's own, without the common ones."""

    net_type: Any

    def __init__(self, info: Any) -> None:
        if info is None:
            from azshell.dotnet.exceptions import PSArgumentNullException

            raise PSArgumentNullException("other")
        if isinstance(info, CommandDescription):
            info = info.info
        elif isinstance(info, commands.AliasInfo):
            info = info.resolved
        self.info: Any = info
        self.metadata = info.metadata
        self.name = info.name
        self.default_set = self.metadata.default_set or ("" if self.is_function else ALL_SETS)
        self.confirm_impact = self.metadata.confirm_impact
        self.supports_should_process = self.metadata.supports_should_process
        self.supports_paging = self.metadata.supports_paging
        self.positional_binding = True
        self.table = _parameters(parameter for parameter in self.metadata.own if not parameter.common)

    @property
    def is_function(self) -> bool:
        """Whether the command is a script's."""
        return not isinstance(self.info, commands.CmdletInfo)

    @property
    def wrapped_name(self) -> str:
        """The name the wrapper finds the command by."""
        return self.name if self.is_function else f"{self.info.module_name}\\{self.name}"

    @property
    def parameters(self) -> list[ParameterMetadata]:
        """Its own parameters, those that were taken out of Parameters left out."""
        return [each.parameter for each in self.table.values()]


# The parts of the wrapper


def cmdlet_binding(command: CommandDescription) -> str:
    """[CmdletBinding(...)]"""
    given = []
    if command.default_set not in ("", ALL_SETS):
        given.append(f"DefaultParameterSetName='{_escaped(command.default_set)}'")
    if command.supports_should_process:
        given += ["SupportsShouldProcess=$true", f"ConfirmImpact='{command.confirm_impact}'"]
    if command.supports_paging:
        given.append("SupportsPaging=$true")
    if not command.positional_binding:
        given.append("PositionalBinding=$false")
    return f"[CmdletBinding({', '.join(given)})]" if command.metadata.is_advanced else ""


def param_block(command: CommandDescription) -> str:
    """What stands between the parentheses of param()."""
    return ",\n".join("\n    " + "\n    ".join(_declaration(parameter, command)) for parameter in command.parameters)


def begin_block(command: CommandDescription) -> str:
    """The body of begin."""
    kind = "Function" if command.is_function else "Cmdlet"
    origin = "" if command.is_function else "$myInvocation.CommandOrigin"
    advanced = command.metadata.is_advanced
    buffer = _OUT_BUFFER if advanced else ""
    rest = "" if advanced else "        $PSBoundParameters.Add('$args', $args)\n"
    begin = "$PSCmdlet" if advanced else "$myInvocation.ExpectingInput, $ExecutionContext"
    return f"""
    try {{
{buffer}        $wrappedCmd = $ExecutionContext.InvokeCommand.GetCommand('{_escaped(command.wrapped_name)}', [{_SMA}CommandTypes]::{kind})
{rest}        $scriptCmd = {{& $wrappedCmd @PSBoundParameters }}

        $steppablePipeline = $scriptCmd.GetSteppablePipeline({origin})
        $steppablePipeline.Begin({begin})
    }} catch {{
        throw
    }}
"""


def process_block(command: CommandDescription) -> str:
    """The body of process."""
    return "\n    try {\n        $steppablePipeline.Process($_)\n    } catch {\n        throw\n    }\n"


def end_block(command: CommandDescription) -> str:
    """The body of end."""
    return "\n    try {\n        $steppablePipeline.End()\n    } catch {\n        throw\n    }\n"


def clean_block(command: CommandDescription) -> str:
    """The body of clean."""
    return "\n    if ($null -ne $steppablePipeline) {\n        $steppablePipeline.Clean()\n    }\n"


def proxy(command: CommandDescription, comment: str | None = None, dynamic: bool = True) -> str:
    """The whole wrapper."""
    help_text = f"\n.ForwardHelpTargetName {command.wrapped_name}\n.ForwardHelpCategory {'Function' if command.is_function else 'Cmdlet'}\n"
    parts = [("begin", begin_block), ("process", process_block), ("end", end_block), ("clean", clean_block)]
    blocks = "\n\n".join(f"{word}\n{{{body(command)}}}" for word, body in parts)
    return f"{cmdlet_binding(command)}\nparam({param_block(command)})\n\n{blocks}\n<#\n{help_text if comment is None else comment}\n#>\n"


def _declaration(parameter: ParameterMetadata, command: CommandDescription) -> Iterator[str]:
    from azshell.engine.binder.attribute_objects import attributes_of

    sets = list(parameter.sets.items())
    for name, settings in reversed(sets) if command.is_function else sets:
        text = ", ".join(_in_set(name, settings)) if command.metadata.is_advanced else ""
        if text:
            yield f"[Parameter({text})]"
    if parameter.aliases:
        yield f"[Alias({','.join(_quoted(alias) for alias in parameter.aliases)})]"
    for attribute in attributes_of(parameter):
        writer = _ATTRIBUTES.get(type(attribute).__name__)
        if writer is not None:
            yield f"[{writer(attribute)}]"
    yield "[switch]" if parameter.is_switch else f"[{parameter.net_type.short_name}]"
    yield "${" + parameter.name.replace("{", "`{").replace("}", "`}") + "}"


def _in_set(name: str, settings: SetSettings) -> Iterator[str]:
    if name != ALL_SETS:
        yield f"ParameterSetName={_quoted(name)}"
    if settings.mandatory:
        yield "Mandatory=$true"
    if settings.position is not None:
        yield f"Position={settings.position}"
    for is_on, word in (
        (settings.from_pipeline, "ValueFromPipeline"),
        (settings.from_property, "ValueFromPipelineByPropertyName"),
        (settings.remaining, "ValueFromRemainingArguments"),
    ):
        if is_on:
            yield f"{word}=$true"
    if settings.help:
        yield f"HelpMessage={_quoted(settings.help)}"


def _escaped(text: str) -> str:
    return text.replace("'", "''")


def _quoted(text: Any) -> str:
    return f"'{_escaped(str(text))}'"


def _limits(word: str) -> Callable[[Any], str]:
    return lambda attribute: f"{word}({_limit(attribute.low)}, {_limit(attribute.high)})"


def _limit(value: Any) -> str:
    return _quoted(value) if isinstance(value, str) else str(value)


_ATTRIBUTES: dict[str, Callable[[Any], str]] = {
    "ValidateSet": lambda a: f"ValidateSet({','.join(_quoted(value) for value in a.values)})",
    "ValidateRange": _limits("ValidateRange"),
    "ValidateLength": _limits("ValidateLength"),
    "ValidateCount": _limits("ValidateCount"),
    "ValidatePattern": lambda a: f"ValidatePattern({_quoted(a.pattern)})",
    "ValidateScript": lambda a: f"ValidateScript({{ {str(a.block).strip()} }})",
    "NotNull": lambda a: "ValidateNotNull()",
    "NotNullOrEmpty": lambda a: "ValidateNotNullOrEmpty()",
    "AllowNullAttribute": lambda a: "AllowNull()",
    "AllowEmptyStringAttribute": lambda a: "AllowEmptyString()",
    "AllowEmptyCollectionAttribute": lambda a: "AllowEmptyCollection()",
}


def _parameters(parameters: Iterable[ParameterMetadata]) -> Any:
    from azshell.dotnet.dictionaries import GenericDictionary
    from azshell.engine.command_types import CommandParameterInfo

    made = GenericDictionary(ignore_case=True)
    for parameter in parameters:
        made.set(parameter.name, CommandParameterInfo(parameter))
    return made


def _impact(command: CommandDescription) -> Any:
    from azshell.engine.enums import ConfirmImpact

    name = command.confirm_impact if command.supports_should_process or command.is_function else "None"
    return ConfirmImpact(ConfirmImpact.names[name])


def _setting(signature: str, name: str) -> Any:
    return prop(signature, lambda self: getattr(self, name), lambda self, value: setattr(self, name, value))


class ProxyCommand:
    """System.Management.Automation.ProxyCommand: only static members."""

    net_type: Any


declare(
    _SMA + "CommandMetadata",
    CommandDescription,
    members=[
        constructor("CommandMetadata(System.Management.Automation.CommandMetadata other)", CommandDescription),
        constructor("CommandMetadata(System.Management.Automation.CommandInfo commandInfo)", CommandDescription),
        constructor(
            "CommandMetadata(System.Management.Automation.CommandInfo commandInfo, bool shouldGenerateCommonParameters)",
            lambda info, common: CommandDescription(info),
        ),
        _setting("string Name", "name"),
        prop("type CommandType", lambda c: None),
        _setting("string DefaultParameterSetName", "default_set"),
        _setting("bool SupportsShouldProcess", "supports_should_process"),
        _setting("bool SupportsPaging", "supports_paging"),
        _setting("bool PositionalBinding", "positional_binding"),
        prop("bool SupportsTransactions", lambda c: False),
        prop("string HelpUri", lambda c: ""),
        prop("string RemotingCapability", lambda c: "PowerShell"),
        prop("System.Management.Automation.ConfirmImpact ConfirmImpact", _impact),
        prop("System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterMetadata] Parameters", lambda c: c.table),
        method("string ToString()", lambda c: "System.Management.Automation.CommandMetadata"),
    ],
)
_METADATA = "System.Management.Automation.CommandMetadata commandMetadata"
declare(
    _SMA + "ProxyCommand",
    ProxyCommand,
    members=[
        static_method(f"string Create({_METADATA})", proxy),
        static_method(f"string Create({_METADATA}, string helpComment)", proxy),
        static_method(f"string Create({_METADATA}, string helpComment, bool generateDynamicParameters)", proxy),
        static_method(f"string GetCmdletBindingAttribute({_METADATA})", cmdlet_binding),
        static_method(f"string GetParamBlock({_METADATA})", param_block),
        static_method(f"string GetBegin({_METADATA})", begin_block),
        static_method(f"string GetProcess({_METADATA})", process_block),
        static_method(f"string GetEnd({_METADATA})", end_block),
        static_method(f"string GetClean({_METADATA})", clean_block),
    ],
)
