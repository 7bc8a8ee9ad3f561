"""ConvertFrom-StringData, Import-LocalizedData and Import-PowerShellDataFile: data kept as text."""

from __future__ import annotations

import os
import re
from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, block_of_text, children, validate_not_null_or_empty
from azshell.dotnet.dictionaries import Hashtable
from azshell.dotnet.exceptions import (
    ArgumentException,
    InvalidOperationException,
    NetException,
    ParseException,
    PSInvalidOperationException,
)
from azshell.dotnet.regex import unescape
from azshell.dotnet.types import resolve_type
from cmdlets.utility.text_files import read_text


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
            table.set(name, unescape(value.strip()))
        self.write(table)

    def refuse(self, words: str) -> None:
        """A line that is no data."""
        self.throw(PSInvalidOperationException(words), "InvalidOperation", "InvalidOperation", None)


SAFE = frozenset(
    (
        "ArrayExpression", "ArrayLiteral", "CommandExpression", "ConstantExpression", "ExpandableStringExpression", "Hashtable",
        "IndexExpression", "ParenExpression", "Pipeline", "ScriptBlockExpression", "StatementBlock", "StringConstantExpression",
        "SubExpression", "TernaryExpression", "UnaryExpression",
    )
)  # fmt: skip
"""Nodes that PowerShell's safe-value visitor takes whatever they hold; a cast and a variable have conditions of their own."""

CONSTANTS = frozenset(("true", "false", "null"))
PRIMITIVE = frozenset(
    f"System.{name}"
    for name in ("Boolean", "Byte", "SByte", "Char", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Single", "Double")
)


def is_safe(node: Any) -> bool:
    """Whether a node is data alone, so that evaluating it can do no harm."""
    kind = type(node).__name__
    if kind == "ScriptBlockExpression":
        return True
    if kind == "VariableExpression":
        return node.path.lower() in CONSTANTS
    if kind == "ConvertExpression":
        found = resolve_type(node.type.type_name.text)
        return found is not None and found.full_name in PRIMITIVE and is_safe(node.child)
    return kind in SAFE and all(is_safe(child) for child in children(node))


def first_table(node: Any) -> Any:
    """The first hash literal below a node, those in script blocks aside; None when there is none."""
    for child in children(node):
        kind = type(child).__name__
        found = child if kind == "Hashtable" else None if kind == "ScriptBlockExpression" else first_table(child)
        if found is not None:
            return found
    return None


def data_file_table(cmdlet: Cmdlet, path: Any) -> Any:
    """The first table a data file holds; None, after an error, for a file without one. One that would run something ends the command."""
    shown = path.provider_path
    words = f"The file '{shown}' could not be parsed as a PowerShell Data File."
    try:
        block = block_of_text(cmdlet.session, read_text(path))
    except ParseException:
        return cmdlet.write_error(InvalidOperationException(words), "CouldNotParseAsPowerShellDataFile", "InvalidData", shown)
    table = first_table(block.node)
    if table is None:
        return cmdlet.write_error(
            InvalidOperationException(words), "CouldNotParseAsPowerShellDataFileNoHashtableRoot", "InvalidData", shown
        )
    text = block.context.source.text[table.start : table.end]
    if not is_safe(table):
        words = f"Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression: {text}."
        return cmdlet.throw(InvalidOperationException(words), "System.InvalidOperationException", "NotSpecified", None)
    return cmdlet.invoke(block_of_text(cmdlet.session, text))[0]


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
                if any(os.path.isdir(path.host) for path in paths):
                    raise ArgumentException("a folder holds no data")
            except NetException:
                words = f"Cannot find path '{given}' because it does not exist."
                self.write_error(ArgumentException(words), "PathNotFound", "InvalidArgument", given)
                continue
            for path in paths:
                table = data_file_table(self, path)
                if table is not None:
                    self.write(table)


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
