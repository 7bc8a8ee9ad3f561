"""Get-Help: help on commands, from their own declarations, docstrings and comments."""

from __future__ import annotations

import re
import textwrap
from typing import Any

from azshell.cmdlet import (
    Cmdlet,
    CmdletInfo,
    Parameter,
    Switch,
    find_command,
    has_wildcards,
    list_commands,
    syntax,
    validate_not_null_or_empty,
    validate_set,
    wildcard,
)
from azshell.dotnet.exceptions import NetException, PSArgumentException, RuntimeException
from azshell.dotnet.values import PSObject
from cmdlets.core.help_comment import example_parts, help_of

MAML = {"xmlns:maml": "http://schemas.microsoft.com/maml/2004/10", "xmlns:command": "http://schemas.microsoft.com/maml/dev/command/2004/10",
        "xmlns:dev": "http://schemas.microsoft.com/maml/dev/2004/10"}  # fmt: skip
NOT_FOUND = (
    'Get-Help could not find {} in a help file in this session. To download updated help topics type: "Update-Help". '
    "To get help online, search for the help topic in the TechNet library at https://go.microsoft.com/fwlink/?LinkID=107116."
)
VIEWS = {"DetailedView": "DetailedView", "Full": "FullView", "Examples": "ExamplesView"}


class HelpNotFoundException(RuntimeException):
    """There is no help of that name."""

    net_name = "Microsoft.PowerShell.Commands.HelpNotFoundException"


class HelpCategoryInvalidException(PSArgumentException):
    """There is no such category."""

    net_name = "Microsoft.PowerShell.Commands.HelpCategoryInvalidException"


def note(**properties: Any) -> PSObject:
    """A custom object."""
    return PSObject.custom(properties.items())


def typed(made: PSObject, *names: str) -> PSObject:
    """The object with these type names."""
    made.type_names = list(names)
    return made


class GetHelp(Cmdlet):
    """Shows help on a command: what it does, how it is called, its parameters and examples.

    All help is here: nothing is fetched. -Parameter shows single parameters; a wildcard lists the commands it matches.
    """

    default_set = "AllUsersView"

    Name = Parameter("string", position=0, from_property=True, validate=validate_not_null_or_empty)
    Path = Parameter("string")
    Category = Parameter(
        "string[]",
        validate=validate_set(
            "Alias",
            "Cmdlet",
            "Provider",
            "General",
            "FAQ",
            "Glossary",
            "HelpFile",
            "ScriptCommand",
            "Function",
            "Filter",
            "ExternalScript",
            "All",
            "DefaultHelp",
            "DscResource",
            "Class",
            "Configuration",
        ),
    )
    Detailed = Switch(mandatory=True, sets=["DetailedView"])
    Full = Switch(sets=["AllUsersView"])
    Examples = Switch(mandatory=True, sets=["Examples"])
    Component = Parameter("string[]")
    Functionality = Parameter("string[]")
    Role = Parameter("string[]")
    Online = Switch(mandatory=True, sets=["Online"])
    Parameter = Parameter("string[]", mandatory=True, sets=["Parameters"])  # last: the name hides the class

    def process(self) -> None:
        name = self.Name or "default"
        if has_wildcards(name):
            found = sorted(list_commands(self.session, self.runtime.frame.scope, name), key=lambda info: info.name.lower())
            if len(found) != 1:
                for info in found:
                    self.write(self.short(info))
                return
            name = found[0].name
        info = find_command(self.session, self.runtime.frame.scope, name)
        if info is None or info.kind == "Application":
            self.by_text(name)
            return
        made = help_object(info)
        if self.Parameter is not None:
            self.show_parameters(made)
            return
        view = "DetailedView" if self.Detailed else "FullView" if self.Full else "ExamplesView" if self.Examples else ""
        made.type_names = [*([f"MamlCommandHelpInfo#{view}"] if view else []), "MamlCommandHelpInfo", "HelpInfo"]
        self.write(made)

    def by_text(self, name: str) -> None:
        """No command of that name: those whose name contains it, or an error."""
        near = [] if name.lower().startswith("about_") else list(list_commands(self.session, self.runtime.frame.scope, f"*{name}*"))
        near = [info for info in near if info.kind != "Alias"]
        if not near:
            self.write_error(HelpNotFoundException(NOT_FOUND.format(name)), "HelpNotFound", "ResourceUnavailable", None)
            return
        for info in sorted(near, key=lambda info: info.name.lower()):
            self.write(self.short(info))

    def short(self, info: Any) -> PSObject:
        """A line of a list of help topics."""
        synopsis = ""
        try:
            synopsis = synopsis_of(info)
        except (NetException, LookupError, NotImplementedError):
            pass
        made = note(
            Name=info.name,
            Category=info.kind,
            Synopsis=synopsis,
            Component=None,
            Role=None,
            Functionality=None,
            ModuleName=info.module_name,
        )
        return typed(made, "HelpInfoShort", "HelpInfo")

    def show_parameters(self, made: PSObject) -> None:
        """The parameters that -Parameter names."""
        rows = made.props["parameters"].props["parameter"]
        rows = rows if isinstance(rows, list) else [rows]
        for pattern in self.Parameter:
            found = [row for row in rows if row is not None and wildcard(pattern).matches(row.props["name"])]
            if not found:
                words = f"No parameter matches criteria {pattern}."
                self.throw(PSArgumentException(words), "NoParmsFound", "InvalidArgument", None)
            for row in found:
                self.write(row)


def synopsis_of(info: Any) -> str:
    """One line on a command."""
    if isinstance(info, CmdletInfo):
        return docstring_parts(info.cls)[0]
    found = help_of(info)
    if found is None or "SYNOPSIS" not in found:
        return "\n" + "\n".join(syntax.command_syntax(info.name, info.metadata)) + "\n" if info.kind != "Alias" else ""
    return found["SYNOPSIS"][0][1]


def docstring_parts(cls: Any) -> tuple[str, str, list[tuple[str, str]]]:
    """A cmdlet's synopsis, description, and examples (command, what it prints) from its docstring."""
    text = textwrap.dedent("    " + (cls.__doc__ or "")).strip()
    fences = re.findall(r"```ps1con\n(.*?)```", text, re.DOTALL)
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL).strip()
    synopsis, _, rest = prose.partition("\n\n")
    examples = []
    for fence in fences:
        commands = re.findall(r"^PS [^>\n]*> (.*(?:\n>> .*)*)", fence, re.MULTILINE)
        printed = re.sub(r"^(?:PS [^>\n]*> |>> ).*\n?", "", fence, flags=re.MULTILINE)
        examples.append(("\n".join(commands).replace("\n>> ", "\n"), printed.strip("\n")))
    description = "\n\n".join(" ".join(paragraph.split()) for paragraph in rest.split("\n\n")) if rest else ""
    return " ".join(synopsis.split()), description, examples


def help_object(info: Any) -> PSObject:
    """All help on one command as an object."""
    found: dict[str, list[tuple[str, str]]] = {}
    examples: list[tuple[str, str, str]] = []
    synopsis, description = "", ""
    if isinstance(info, CmdletInfo):
        synopsis, description, pairs = docstring_parts(info.cls)
        examples = [("PS > ", code, printed) for code, printed in pairs]
    else:
        found = help_of(info) or {}
        synopsis = found.get("SYNOPSIS", [("", "")])[0][1]
        description = found.get("DESCRIPTION", [("", "")])[0][1]
        examples = [example_parts(text) for _, text in found.get("EXAMPLE", [])]
    documented = {argument.lower(): text for argument, text in found.get("PARAMETER", [])}
    bare = not found and not isinstance(info, CmdletInfo)
    defaults = default_texts(info)
    parameters = [parameter_help(each, documented, defaults.get(each.lower)) for each in own_parameters(info)]
    made = {
        "details": note(name=info.name, description=[note(Text=synopsis)] if synopsis else []),
        "syntax": note(syntaxItem=syntax_items(info)),
        "parameters": note(parameter=parameters if len(parameters) != 1 else parameters[0]),
        "Name": info.name,
        "Category": info.kind,
        "Synopsis": synopsis or "\n" + "\n".join(syntax.command_syntax(info.name, info.metadata)) + "\n",
        "Component": first_text(found, "COMPONENT"),
        "Role": first_text(found, "ROLE"),
        "Functionality": first_text(found, "FUNCTIONALITY"),
        "ModuleName": info.module_name or None,
    }
    if description:
        made["description"] = [note(Text=description)]
    if examples:
        made["examples"] = note(example=[example_help(number, parts) for number, parts in enumerate(examples, 1)])
    links = [note(linkText=None, uri=text) if "://" in text else note(linkText=text, uri=None) for text in link_texts(found)]
    if links:
        made["relatedLinks"] = note(navigationLink=links)
    if "NOTES" in found:
        made["alertSet"] = note(alert=[note(Text=found["NOTES"][0][1])])
    if "INPUTS" in found:
        made["inputTypes"] = note(inputType=note(type=note(name=found["INPUTS"][0][1])))
    if "OUTPUTS" in found:
        made["returnValues"] = note(returnValue=note(type=note(name=found["OUTPUTS"][0][1])))
    made.update(MAML)
    if bare:
        made["CommonParameters"] = info.metadata.is_advanced
    result = PSObject.custom(made.items())
    result.type_names = ["MamlCommandHelpInfo", "HelpInfo"]
    return result


def first_text(found: dict[str, list[tuple[str, str]]], keyword: str) -> str | None:
    """The first section of a keyword."""
    return found[keyword][0][1] if keyword in found else None


def link_texts(found: dict[str, list[tuple[str, str]]]) -> list[str]:
    """The .LINK sections, one link each."""
    return [text.strip() for _, text in found.get("LINK", []) if text.strip()]


def own_parameters(info: Any) -> list[Any]:
    """The parameters without the common ones."""
    try:
        return [each for each in info.metadata.parameters.values() if not each.common and not each.dont_show]
    except (LookupError, NotImplementedError):
        return []


def type_word(parameter: Any) -> str:
    """A parameter's type as help shows it: Int32, String[], SwitchParameter."""
    if parameter.is_switch:
        return "SwitchParameter"
    return (
        "Object"
        if parameter.untyped
        else parameter.net_type.name
        if parameter.net_type.element_type is None
        else parameter.net_type.element_type.name + "[]"
    )


def parameter_help(parameter: Any, documented: dict[str, str], default: str | None) -> PSObject:
    """Help on one parameter."""
    settings = list(parameter.sets.values())
    mandatory = any(each.mandatory for each in settings)
    position = next((each.position for each in settings if each.position is not None), None)
    ways = []
    if any(each.from_pipeline for each in settings):
        ways.append("ByValue")
    if any(each.from_property for each in settings):
        ways.append("ByPropertyName")
    word = type_word(parameter)
    pairs: dict[str, Any] = {"name": parameter.name}
    text = documented.get(parameter.lower) or parameter.help
    if text:
        pairs["description"] = [note(Text=text)]
    pairs["defaultValue"] = default if default is not None else "False" if parameter.is_switch else ""
    pairs["parameterValue"] = word
    pairs["type"] = note(name=word)
    pairs["required"] = "true" if mandatory else "false"
    pairs["globbing"] = "false"
    pairs["pipelineInput"] = f"true ({', '.join(ways)})" if ways else "false"
    pairs["position"] = "named" if position is None else str(position + 1)
    return typed(PSObject.custom(pairs.items()), "MamlCommandHelpInfo#parameter")


def default_texts(info: Any) -> dict[str, str]:
    """What stands as the parameters' defaults in a function or script, quotes of plain strings left out."""
    block = getattr(info, "script_block", None)
    if block is None or callable(block):
        return {}
    node = block.node
    param_block = getattr(node, "param_block", None) or getattr(getattr(node, "body", None), "param_block", None)
    declared = list(param_block.parameters) if param_block is not None else list(getattr(node, "parameters", None) or ())
    source = block.context.source.text
    found = {}
    for each in declared:
        if each.default is not None:
            text = source[each.default.start : each.default.end]
            if len(text) > 1 and text[0] == text[-1] == "'":
                text = text[1:-1].replace("''", "'")
            found[source[each.name.start : each.name.end].lstrip("$").lower()] = text
    return found


def syntax_items(info: Any) -> list[PSObject]:
    """One item for each parameter set."""
    items: list[PSObject] = []
    try:
        names = syntax.shown_sets(info.metadata)
    except (LookupError, NotImplementedError):
        return items
    for set_name in names:
        rows = []
        for parameter in own_parameters(info):
            settings = parameter.settings(set_name)
            if settings is None:
                continue
            word = "" if parameter.is_switch else type_word(parameter)
            position = "named" if settings.position is None else str(settings.position + 1)
            ways = [way for way, given in (("ByValue", settings.from_pipeline), ("ByPropertyName", settings.from_property)) if given]
            rows.append(
                note(
                    name=parameter.name,
                    required="true" if settings.mandatory else "false",
                    pipelineInput=f"true ({', '.join(ways)})" if ways else "false",
                    position=position,
                    parameterValue=word or None,
                )
            )
        rows.sort(key=lambda row: (row.props["position"] == "named", row.props["position"] if row.props["position"] != "named" else ""))
        item = note(name=info.name, parameter=rows)
        item.put("CommonParameters", info.metadata.is_advanced)
        items.append(item)
    return items


def example_help(number: int, parts: tuple[str, str, str]) -> PSObject:
    """One example."""
    prompt, code, remarks = parts
    title = f"-------------------------- EXAMPLE {number} --------------------------"
    paragraphs = [note(Text=remarks), *(note(Text="") for _ in range(4))]
    return note(introduction=[note(Text=prompt)], title=title, code=code, remarks=paragraphs)
