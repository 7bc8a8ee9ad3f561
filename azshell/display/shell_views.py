"""Views of what PowerShell's own commands give: commands, variables, drives, groups, matches, jobs, modules, records of the streams."""

from __future__ import annotations

from typing import Any

from azshell.display.dotnet_views import path
from azshell.display.error_view import draw_error
from azshell.display.members import member_value
from azshell.display.shapes import NEW_LINE, ComplexEntry, Frame
from azshell.display.views import Grouping, column, custom, declare_views, field, listing, table, wide

MANAGEMENT = "System.Management.Automation."
COMMANDS = "Microsoft.PowerShell.Commands."


def _command_name(command: Any) -> Any:
    if str(member_value(command, "CommandType")) == "Alias":
        return member_value(command, "DisplayName") or f"{member_value(command, 'Name')} -> {member_value(command, 'Definition')}"
    return member_value(command, "Name")


def _gigabytes(name: str) -> Any:
    def value(drive: Any) -> Any:
        from azshell.dotnet.formatting import format_composite

        if not member_value(drive, "Used") and not member_value(drive, "Free"):
            return None
        return format_composite("{0:###0.00}", [float(member_value(drive, name) or 0) / (1 << 30)])

    return value


def _root(drive: Any) -> Any:
    shown = member_value(drive, "DisplayRoot")
    return shown if shown is not None else member_value(drive, "Root")


def _keys(name: str) -> Any:
    """A dictionary's keys as a script block gives them: none, the one, or all."""

    def value(module: Any) -> Any:
        found = member_value(module, name)
        keys = list(found.keys()) if hasattr(found, "keys") else found
        return keys[0] if isinstance(keys, list) and len(keys) == 1 else keys or None

    return value


def _duration(entry: Any) -> str:
    from azshell.dotnet.formatting import format_composite

    span = member_value(entry, "Duration")
    if span is None:
        return ""
    hours = member_value(span, "TotalHours")
    if hours >= 10:
        return format_composite("{0}:{1:mm}:{1:ss}.{1:fff}", [round(hours), span])
    spec = r"h\:mm\:ss\.fff" if hours >= 1 else r"m\:ss\.fff" if member_value(span, "TotalMinutes") >= 1 else r"s\.fff"
    return format_composite("{0:" + spec + "}", [span])


def _script_name(breakpoint: Any) -> Any:
    name = member_value(breakpoint, "Script")
    return str(name).replace("\\", "/").rpartition("/")[2] if name else None


def _match_line(match: Any, scope: Any) -> ComplexEntry:
    from azshell.dotnet.members import invoke_member

    return ComplexEntry([str(invoke_member(match, "ToString", [scope.location]))])


def _message(record: Any, scope: Any) -> ComplexEntry:
    return ComplexEntry([scope.text(member_value(record, "Message"))])


def _own_text(value: Any, scope: Any) -> ComplexEntry:
    return ComplexEntry([scope.text(value)])


def _parameter_set(info: Any, scope: Any) -> ComplexEntry:
    lines: list[Any] = [
        f"Parameter Set Name: {member_value(info, 'Name')}", NEW_LINE, f"Is default parameter set: {member_value(info, 'IsDefault')}", NEW_LINE,
    ]  # fmt: skip
    for parameter in member_value(info, "Parameters") or []:
        details: list[Any] = []
        for name in (
            "ParameterType", "Position", "IsMandatory", "IsDynamic", "HelpMessage", "ValueFromPipeline", "ValueFromPipelineByPropertyName",
            "ValueFromRemainingArguments", "Aliases",
        ):  # fmt: skip
            details += [f"{name} = {scope.text(member_value(parameter, name))}", NEW_LINE]
        details += ["Attributes =", NEW_LINE]
        lines += [NEW_LINE, Frame([f"Parameter Name: {member_value(parameter, 'Name')}", NEW_LINE, Frame(details, 2)], 2)]
    return ComplexEntry([*lines, NEW_LINE])


_JOB = [
    column("Id", 6), column("Name", 15), column("PSJobTypeName", 15), column("State", 13), column("HasMoreData", 15), column("Location", 20),
    column("Command", 25),
]  # fmt: skip
_COMMANDS = [
    MANAGEMENT + kind
    for kind in ("AliasInfo", "ApplicationInfo", "CmdletInfo", "ExternalScriptInfo", "FilterInfo", "FunctionInfo", "ScriptInfo")
]

declare_views(
    table(MANAGEMENT + "PSVariable", [column("Name", 30), column("Value")], name="Variable"),
    table(MANAGEMENT + "PathInfo", ["Path"], name="PathInfo"),
    table(
        _COMMANDS,
        [column("CommandType", 15), column(_command_name, 50, label="Name"), column("Version", 10), column("Source")],
        name="CommandInfo", layouts=["modern"],
    ),
    table(
        _COMMANDS,
        [column("CommandType", 15), column(_command_name, 50, label="Name"), column("ModuleName")],
        name="CommandInfo", layouts=["classic"],
    ),
    table(MANAGEMENT + "CommandInfo", [column("CommandType", 15), column("Name")], name="CommandInfo"),
    listing(MANAGEMENT + "AliasInfo", ["DisplayName", "CommandType", "Definition", "ReferencedCommand", "ResolvedCommand"]),
    listing(MANAGEMENT + "ApplicationInfo", ["Name", "CommandType", "Definition", "Extension", "Path", "FileVersionInfo"]),
    listing(MANAGEMENT + "ScriptInfo", ["Name", "CommandType", "Definition", "Path"]),
    listing(
        MANAGEMENT + "CmdletInfo",
        ["Name", "CommandType", "Definition", "Path", "DLL", "HelpFile", "ParameterSets", "ImplementingType", "Verb", "Noun"],
    ),
    listing([MANAGEMENT + "FilterInfo", MANAGEMENT + "FunctionInfo"], ["Name", "CommandType", "Definition"]),
    table(
        MANAGEMENT + "PSDriveInfo",
        [
            column("Name", 10), column(_gigabytes("Used"), 13, label="Used (GB)", align="right"),
            column(_gigabytes("Free"), 13, label="Free (GB)", align="right"), column(path("Provider", "Name"), 13, label="Provider"),
            column(_root, 35, label="Root"), column("CurrentLocation", align="right"),
        ],
        name="drive",
    ),
    listing(MANAGEMENT + "PSDriveInfo", ["Name", "Description", "Provider", "Root", "CurrentLocation"]),
    table(MANAGEMENT + "ProviderInfo", [column("Name", 20), column("Capabilities"), column("Drives")], name="provider"),
    listing(
        MANAGEMENT + "ProviderInfo", ["Name", "Drives", "Path", "Home", "Description", "Capabilities", "ImplementingType"], name="provider"
    ),
    table(
        COMMANDS + "MemberDefinition", ["Name", "MemberType", "Definition"],
        grouping=Grouping("TypeName", header=lambda member: ComplexEntry([f"   TypeName: {member_value(member, 'TypeName')}"])),
        sizing=True,
    ),
    table(COMMANDS + "GroupInfo", [column("Count", 5, align="right"), column("Name", 25), column("Group")]),
    listing(COMMANDS + "GroupInfo", ["Name", "Count", "Group", "Values"]),
    table(COMMANDS + "GroupInfoNoElement", [column("Count", 5, align="right"), column("Name", 25)]),
    listing(COMMANDS + "GroupInfoNoElement", ["Name", "Count", "Values"]),
    table(
        COMMANDS + "HistoryInfo",
        [column("Id", 4, align="right"), column(_duration, 12, label="Duration", align="right"), column("CommandLine")],
        name="history", layouts=["modern"],
    ),
    table(COMMANDS + "HistoryInfo", [column("Id", 4, align="right"), column("CommandLine")], name="history", layouts=["classic"]),
    wide(COMMANDS + "HistoryInfo", "CommandLine", name="history"),
    custom(COMMANDS + "MatchInfo", _match_line, name="MatchInfo"),
    listing(
        COMMANDS + "GenericMeasureInfo", ["Count", "Average", "Sum", "Maximum", "Minimum", "Property"], layouts=["classic"]
    ),
    listing(
        COMMANDS + "GenericObjectMeasureInfo", ["Count", "Average", "Sum", "Maximum", "Minimum", "Property"], layouts=["classic"]
    ),
    table(COMMANDS + "TextMeasureInfo", ["Lines", "Words", "Characters", "Property"], layouts=["classic"]),
    table(COMMANDS + "FileHashInfo", [column("Algorithm", 15), column("Hash", 70), column("Path")]),
    table(MANAGEMENT + "Job", _JOB, name="Job"),
    table(MANAGEMENT + "CallStackFrame", ["Command", "Arguments", "Location"], name="CallStackFrame"),
    table(
        [MANAGEMENT + "CommandBreakpoint", MANAGEMENT + "LineBreakpoint", MANAGEMENT + "VariableBreakpoint"],
        [
            column("Id", 4, label="ID", align="right"), column(_script_name, label="Script"), column("Line", 4, align="right"),
            column("Command"), column("Variable"), column("Action"),
        ],
        name="Breakpoint",
    ),
    table(
        MANAGEMENT + "Runspaces.PSSession",
        [
            column("Id", 3, align="right"), column("Name", 15), column("Transport", 9), column("ComputerName", 15), column("ComputerType", 15),
            column("State", 13), column("ConfigurationName", 20), column("Availability", 13, align="right"),
        ],
        name="PSSession",
    ),
    table(
        MANAGEMENT + "PSModuleInfo",
        [
            column("ModuleType", 10), column("Version", 10), column(path("PrivateData", "PSData", "PreRelease"), 10, label="PreRelease"),
            column("Name", 35), column(_keys("ExportedCommands"), label="ExportedCommands"),
        ],
        name="Module", layouts=["modern"],
    ),
    table(
        MANAGEMENT + "PSModuleInfo",
        [column("ModuleType", 10), column("Version", 10), column("Name", 35), column(_keys("ExportedCommands"), label="ExportedCommands")],
        name="Module", layouts=["classic"],
    ),
    wide(MANAGEMENT + "PSModuleInfo", "Name", name="Module"),
    listing(
        MANAGEMENT + "PSModuleInfo",
        [
            "Name", "Path", "Description", "ModuleType", "Version", "NestedModules",
            field("ExportedFunctions", _keys("ExportedFunctions")), field("ExportedCmdlets", _keys("ExportedCmdlets")),
            field("ExportedVariables", _keys("ExportedVariables")), field("ExportedAliases", _keys("ExportedAliases")),
        ],
        name="Module",
    ),
    table(MANAGEMENT + "Runspaces.TypeData", ["TypeName", "Members"], name="TypeData"),
    listing(MANAGEMENT + "ShellVariable", ["Name", "Value"], name="ShellVariable"),
    custom(MANAGEMENT + "CommandParameterSetInfo", _parameter_set, name="CommandParameterSetInfo"),
    custom(MANAGEMENT + "ErrorRecord", draw_error, name="ErrorInstance", out_of_band=True),
    custom(MANAGEMENT + "ScriptBlock", _own_text, name="ScriptBlock", out_of_band=True),
    custom(MANAGEMENT + "WarningRecord", _message, name="WarningRecord", out_of_band=True),
    custom(MANAGEMENT + "InformationalRecord", _message, name="InformationalRecord", out_of_band=True),
    custom(MANAGEMENT + "InformationRecord", _own_text, name="InformationRecord", out_of_band=True),
)  # fmt: skip
