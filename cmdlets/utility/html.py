"""ConvertTo-Html: objects as a web page."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_not_null_or_empty, validate_set
from azshell.dotnet.conversion import to_string
from azshell.dotnet.exceptions import NetException
from azshell.dotnet.members import MISSING, property_names
from azshell.dotnet.values import NOTHING
from cmdlets.utility.csv import plain_text
from cmdlets.utility.property_expression import Column, property_of, read_columns

DOCTYPE = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 {0}//EN"  "http://www.w3.org/TR/xhtml1/DTD/xhtml1-{1}.dtd">'
NAMED = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "'": "&#39;"}
META = (
    "content-type",
    "default-style",
    "application-name",
    "author",
    "description",
    "generator",
    "keywords",
    "x-ua-compatible",
    "viewport",
)


def html_text(text: str) -> str:
    """Text as it stands in a page: .NET's WebUtility.HtmlEncode, which also numbers Latin-1 and what lies beyond the first plane."""
    if text.isascii() and not any(char in text for char in "<>&\"'"):
        return text
    return "".join(NAMED.get(char) or (f"&#{ord(char)};" if 0xA0 <= ord(char) <= 0xFF or ord(char) > 0xFFFF else char) for char in text)


class ConvertToHtml(Cmdlet):
    """Converts objects to an HTML table or list; the first object decides the columns.

    ```ps1con
    PS C:\\> [pscustomobject]@{ Name = 'web' } | ConvertTo-Html -Fragment
    <table>
    <colgroup><col/></colgroup>
    <tr><th>Name</th></tr>
    <tr><td>web</td></tr>
    </table>
    ```
    """

    default_set = "Page"
    output_types = ["System.String"]

    InputObject = Parameter("psobject", from_pipeline=True)
    Property = Parameter("object[]", position=0)
    Body = Parameter("string[]", position=3, sets=["Page"])
    Head = Parameter("string[]", position=1, sets=["Page"])
    Title = Parameter("string", position=2, sets=["Page"], validate=validate_not_null_or_empty)
    As = Parameter("string", validate=[validate_not_null_or_empty, validate_set("Table", "List")])
    CssUri = Parameter("uri", sets=["Page"], aliases=["cu", "uri"], validate=validate_not_null_or_empty)
    Fragment = Switch(sets=["Fragment"], validate=validate_not_null_or_empty)
    PostContent = Parameter("string[]", validate=validate_not_null_or_empty)
    PreContent = Parameter("string[]", validate=validate_not_null_or_empty)
    Meta = Parameter("hashtable", sets=["Page"], validate=validate_not_null_or_empty)
    Charset = Parameter("string", sets=["Page"], validate=validate_not_null_or_empty)
    Transitional = Switch(sets=["Page"], validate=validate_not_null_or_empty)

    def begin(self) -> None:
        self.asked = read_columns(self, self.Property, ("expression", "name", "alignment", "width"))
        self.columns: list[Column] | None = None
        if not self.Fragment:
            self.page_head()
        for line in self.PreContent or ():
            self.write(line)
        self.write("<table>")

    def page_head(self) -> None:
        """Everything up to the body's own text."""
        kind = "Transitional" if self.Transitional else "Strict"
        self.write(DOCTYPE.format(kind, kind.lower()))
        self.write('<html xmlns="http://www.w3.org/1999/xhtml">')
        self.write("<head>")
        if self.Charset:
            self.write(f'<meta charset="{self.Charset}">')
        for name, content in self.Meta.items() if self.Meta else ():
            self.meta(to_string(name), to_string(content))
        if self.Head:
            for line in self.Head:
                self.write(line)
        else:
            self.write(f"<title>{html_text(self.Title or 'HTML TABLE')}</title>")
        if self.CssUri is not None:
            self.write(f'<link rel="stylesheet" type="text/css" href="{html_text(to_string(self.CssUri))}" />')
        self.write("</head><body>")
        for line in self.Body or ():
            self.write(line)

    def meta(self, name: str, content: str) -> None:
        """One meta line, with a warning for names no browser knows."""
        if name.lower() in ("content-type", "default-style", "x-ua-compatible"):
            self.write(f'<meta http-equiv="{name}" content="{html_text(content)}">')
            return
        if name.lower() not in META:
            self.warn(
                f"Accepted meta properties are {', '.join(META[:-1])}, and {META[-1]}. "
                f"The meta pair: {name} and {content} may not function correctly."
            )
        self.write(f'<meta name="{name}" content="{html_text(content)}">')

    def process(self) -> None:
        obj = self.InputObject
        if obj is None or obj is NOTHING:
            return
        if self.columns is None:
            self.columns = self.columns_for(obj)
            if self.columns and self.As != "List":
                self.write("<colgroup>" + "".join(f"<col{_attributes(column)}/>" for column in self.columns) + "</colgroup>")
                self.write(
                    "<tr>" + "".join(f"<th>{html_text(column.entries.get('name', column.text))}</th>" for column in self.columns) + "</tr>"
                )
        elif self.As == "List" and self.columns:
            self.write("<tr><td><hr></td></tr>")
        if not self.columns:
            return
        if self.As == "List":
            for column in self.columns:
                self.write(f"<tr><td>{html_text(column.entries.get('name', column.text))}:</td><td>{self.cell(column, obj)}</td></tr>")
        else:
            self.write("<tr>" + "".join(f"<td>{self.cell(column, obj)}</td>" for column in self.columns) + "</tr>")

    def columns_for(self, obj: Any) -> list[Column]:
        """The columns the first object gives."""
        found: list[Column] = []
        for column in self.asked or [Column("*")]:
            if column.block is not None:
                found.append(column)
            elif column.pattern is not None:
                found.extend(Column(name, column.entries) for name in column.names(obj))
            elif property_of(obj, column.text) is not MISSING:
                low = column.text.lower()
                real = next((name for name in property_names(obj) if name.lower() == low), column.text)
                found.append(Column(real, column.entries))
        return found

    def cell(self, column: Column, obj: Any) -> str:
        """One value, encoded; nothing for null and for what fails."""
        try:
            value = self.value_of(column.block, obj) if column.block is not None else property_of(obj, column.text)
        except NetException:
            return ""
        if value is None or value is NOTHING or value is MISSING:
            return ""
        several = column.block is not None and isinstance(value, list)  # what a block gave stands side by side
        return html_text(to_string(value) if several else plain_text(value))

    def end(self) -> None:
        self.write("</table>")
        for line in self.PostContent or ():
            self.write(line)
        if not self.Fragment:
            self.write("</body></html>")


def _attributes(column: Column) -> str:
    width, alignment = column.entries.get("width"), column.entries.get("alignment")
    text = f' width = "{width}"' if width is not None else ""
    return text + (f' align = "{alignment}"' if alignment else "")
