"""ConvertFrom-StringData, Import-LocalizedData and Import-PowerShellDataFile: data kept as text."""

from __future__ import annotations

import re
from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, block_of_text, validate_not_null_or_empty, walk
from azshell.dotnet.dictionaries import Hashtable
from azshell.dotnet.exceptions import (
    ArgumentException,
    InvalidOperationException,
    NetException,
    PSInvalidOperationException,
    RegexParseException,
)
from cmdlets.utility.text_files import read_text

ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "a": "\a", "e": "\x1b", "v": "\v"}
ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|c([A-Za-z@\[\\\]^_])|([0-7]{1,3})|(.)|\Z)", re.DOTALL)


def unescaped(text: str) -> str:
    """A text without its regular-expression escapes, as Regex.Unescape has it. RegexParseException for a wrong one."""

    def plain(match: re.Match[str]) -> str:
        hexadecimal, unicode, control, octal, other = match.groups()
        if hexadecimal or unicode:
            return chr(int(hexadecimal or unicode, 16))
        if control:
            return chr(ord(control.upper()) & 31)
        if octal:
            return chr(int(octal, 8))
        if other in ESCAPES:
            return ESCAPES[other]
        if other and not (other.isalnum() or other == "_"):
            return other
        # .NET reports the length of the text as the place, wherever the escape stands
        at = len(text) if other in ("x", "u") else match.end()
        if other is None:
            why = "Illegal \\ at end of pattern."
        elif other in "xu":
            why = "Insufficient or invalid hexadecimal digits."
        else:
            why = f"Unrecognized escape sequence \\{other}."
        raise RegexParseException(f"Invalid pattern '{text}' at offset {at}. {why}")

    return ESCAPE.sub(plain, text) if "\\" in text else text


class ConvertFromStringData(Cmdlet):
    """Converts lines of the form name=value to a table. Lines that begin with # are comments.

    ```ps1con
    PS C:\\> (ConvertFrom-StringData "Colour = red`nSize = 5").Colour
    red
    ```
    """

    output_types = ["System.Collections.Hashtable"]

    StringData = Parameter("string", position=0, mandatory=True, from_pipeline=True, allow_empty_string=True)
    Delimiter = Parameter("char", position=1)

    def process(self) -> None:
        table = Hashtable(ignore_case=True)
        delimiter = "=" if self.Delimiter is None else str(self.Delimiter)
        for line in self.StringData.split("\n"):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            name, found, value = line.partition(delimiter)
            name = name.strip()
            if not found or not name:
                self.refuse(f"Data line '{line}' is not in 'name=value' format. ")
            if table.contains(name):
                self.refuse(f"Data item '{name}' in line '{line}' is already defined. ")
            table.set(name, unescaped(value.strip()))
        self.write(table)

    def refuse(self, words: str) -> None:
        """A line that is no data."""
        self.throw(PSInvalidOperationException(words), "InvalidOperation", "InvalidOperation", None)


# nodes that make a text more than data
DYNAMIC = frozenset(("Command", "ScriptBlockExpression", "InvokeMemberExpression", "SubExpression", "AssignmentStatement"))


def data_file_table(cmdlet: Cmdlet, path: Any) -> Any:
    """The table a data file holds; one that holds anything else ends the command."""
    shown = path.provider_path
    block = block_of_text(cmdlet.session, read_text(path))
    body = block.node.end_block
    statements = body.statements if body is not None else []
    elements = getattr(statements[0], "elements", []) if len(statements) == 1 else []
    expression = getattr(elements[0], "expression", None) if len(elements) == 1 else None
    if type(expression).__name__ != "Hashtable":
        words = f"The file '{shown}' could not be parsed as a PowerShell Data File."
        return cmdlet.throw(InvalidOperationException(words), "CouldNotParseAsPowerShellDataFileNoHashtableRoot", "InvalidData", shown)
    if any(type(node).__name__ in DYNAMIC for node in walk(expression)):
        text = block.context.source.text[expression.start : expression.end]  # type: ignore[union-attr]
        words = f"Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression: {text}."
        return cmdlet.throw(InvalidOperationException(words), "System.InvalidOperationException", "NotSpecified", None)
    results = cmdlet.invoke(block)
    return results[0] if results else None


class ImportPowerShellDataFile(Cmdlet):
    """Reads .psd1 files as tables; they may hold data only.

    ```ps1con
    PS C:\\> Set-Content settings.psd1 '@{ Port = 80 }'
    PS C:\\> (Import-PowerShellDataFile settings.psd1).Port
    80
    ```
    """

    default_set = "ByPath"

    Path = Parameter("string[]", position=0, mandatory=True, sets=["ByPath"], validate=validate_not_null_or_empty)
    LiteralPath = Parameter(
        "string[]",
        position=0,
        mandatory=True,
        from_property=True,
        sets=["ByLiteralPath"],
        aliases=["PSPath", "LP"],
        validate=validate_not_null_or_empty,
    )
    SkipLimitCheck = Switch()

    def process(self) -> None:
        literal = self.LiteralPath is not None
        for given in self.LiteralPath if literal else self.Path:
            try:
                paths = self.resolve_path(given, literal)
            except NetException:
                words = f"Cannot find path '{given}' because it does not exist."
                self.write_error(ArgumentException(words), "PathNotFound", "InvalidArgument", given)
                continue
            for path in paths:
                self.write(data_file_table(self, path))


class ImportLocalizedData(Cmdlet):
    """Reads the data file of a user interface culture into a variable.

    Looked for in a folder with the culture's name below the script's folder, then in its parents' cultures, then in the
    folder itself.
    """

    net_class = "Microsoft.PowerShell.Commands.ImportLocalizedData"

    BindingVariable = Parameter("string", position=0, aliases=["Variable"], validate=validate_not_null_or_empty)
    UICulture = Parameter("string", position=1)
    BaseDirectory = Parameter("string")
    FileName = Parameter("string")
    SupportedCommand = Parameter("string[]")

    def process(self) -> None:
        path = self.found()
        if path is None:
            return
        results = self.invoke(block_of_text(self.session, read_text(path)))
        value = results[0] if len(results) == 1 else results or None
        if self.is_bound("BindingVariable"):
            self.set_variable(self.BindingVariable, value)
        else:
            self.write(value)

    def found(self) -> Any:
        """The file: FILE.psd1 below the base folder."""
        script = self.get_variable("PSCommandPath") or ""
        base = self.BaseDirectory or self.get_variable("PSScriptRoot") or ""
        name = self.FileName or re.split(r"[\\/]", str(script))[-1].rpartition(".")[0]
        if not name:
            words = "The FileName parameter was not specified. The FileName parameter is required when Import-LocalizedData is not called from a script file."
            self.throw(PSInvalidOperationException(words), "InvalidOperation", "InvalidOperation", None)
        if not name.lower().endswith(".psd1"):
            name += ".psd1"
        culture = self.UICulture or self.culture_name()
        places = [culture, culture.partition("-")[0], ""]
        for place in places:
            path = self.session.providers.locate("/".join(part for part in (str(base), place, name) if part))
            if path.exists():
                return path
        first = self.session.providers.locate("/".join(part for part in (str(base), culture, name) if part))
        folder = first.parent.provider_path if first.parent is not None else str(base)
        words = f"Cannot find the PowerShell data file '{name}' in directory '{folder}', or in any parent culture directories."
        self.write_error(PSInvalidOperationException(words), "ImportLocalizedData", "ObjectNotFound", first.provider_path)
        return None

    def culture_name(self) -> str:
        from azshell.dotnet.conversion import to_string

        return to_string(self.get_variable("PSUICulture", "en-US"))
