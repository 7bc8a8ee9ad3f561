"""ConvertTo-Xml and Select-Xml: objects as an XML document, and XPath queries."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_not_null_or_empty, validate_range, validate_set
from azshell.dotnet.conversion import convert, to_display_string, to_string
from azshell.dotnet.dictionaries import Dictionary
from azshell.dotnet.enumeration import enumerate_value
from azshell.dotnet.exceptions import ArgumentException, ItemNotFoundException, NetException
from azshell.dotnet.members import get_member, invoke_member, property_names
from azshell.dotnet.types import declare, known_type, method, prop, type_of
from azshell.dotnet.values import Enum, PSObject, unwrap
from cmdlets.utility.text_files import read_text
from cmdlets.utility.xml_tree import Element

# types written as their text, whatever the depth
PRIMITIVE = frozenset(
    f"System.{name}"
    for name in (
        "String", "Char", "Boolean", "Byte", "SByte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Single", "Double",
        "Decimal", "DateTime", "TimeSpan", "Guid", "Uri", "Version", "Xml.XmlDocument", "Management.Automation.ScriptBlock",
        "Numerics.BigInteger",
    )
)  # fmt: skip
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'


class ConvertToXml(Cmdlet):
    """Converts objects to an XML document with an Object element for each and Property elements inside.

    -As Stream gives lines of text, -As String one text; the default is the document.

    ```ps1con
    PS C:\\> (5 | ConvertTo-Xml).OuterXml
    <?xml version="1.0" encoding="utf-8"?><Objects><Object Type="System.Int32">5</Object></Objects>
    ```
    """

    output_types = ["System.Xml.XmlDocument", "System.String"]

    Depth = Parameter("int", validate=validate_range(1, 2147483647))
    InputObject = Parameter("psobject", position=0, mandatory=True, from_pipeline=True, allow_null=True)
    NoTypeInformation = Switch()
    As = Parameter("string", validate=[validate_not_null_or_empty, validate_set("Stream", "String", "Document")])

    def begin(self) -> None:
        self.root = Element("Objects")
        self.depth = self.Depth or 1
        if self.As == "Stream":
            self.write(DECLARATION)
            self.write("<Objects>")

    def process(self) -> None:
        if not self.is_bound("InputObject"):
            return
        element = Element("Object")
        self.fill(element, self.InputObject, self.depth)
        if self.As == "Stream":
            self.write("\n".join(element.lines()))
        else:
            self.root.children.append(element)

    def end(self) -> None:
        if self.As == "Stream":
            self.write("</Objects>")
        elif self.As == "String":
            self.write("\n".join([DECLARATION, *self.root.lines()]))
        else:
            self.write(convert(DECLARATION + self.root.compact(), known_type("xml")))

    def fill(self, element: Element, value: Any, depth: int, null_type: str = "") -> None:
        """Write a value into its element; `depth` more levels of properties may follow."""
        bare = unwrap(value)
        if bare is None:
            if null_type and not self.NoTypeInformation:
                element.attributes["Type"] = null_type
            return
        kind = type_of(bare).text
        if not self.NoTypeInformation:
            element.attributes["Type"] = kind
        if kind in PRIMITIVE:
            element.text = to_display_string(bare)
            return
        if isinstance(bare, Dictionary):
            for key, item in bare.items():
                self.fill(element.add("Property", {"Name": "Key"}), key, depth - 1)
                self.fill(element.add("Property", {"Name": "Value"}), item, depth - 1)
            return
        items = enumerate_value(bare)
        if items is not None:
            for item in items:
                self.fill(element.add("Property"), item, depth - 1)
            return
        if isinstance(bare, Enum) and depth > 0 and element.name == "Object":
            self.fill(element.add("Property", {"Name": "value__"}), int(bare), 0)
        elif depth <= 0:
            self.fill_short(element, value)
        else:
            for name in property_names(value):
                try:
                    item = get_member(value, name)
                except NetException:
                    item = None
                self.fill(element.add("Property", {"Name": name}), item, depth - 1, "System.Object")

    def fill_short(self, element: Element, value: Any) -> None:
        """An object deeper than asked for: its text, and the text of a custom object's properties."""
        if not isinstance(value, PSObject) or value.base is not None:
            element.text = to_string(value)
            return
        typed = not self.NoTypeInformation
        element.add("Property", {"Type": "System.String"} if typed else {}, to_string(value))
        for name in property_names(value):
            attributes = {"Name": name}
            if typed:
                attributes["Type"] = "System.Management.Automation.PSNoteProperty"
            element.add("Property", attributes, to_string(get_member(value, name)))


class SelectXmlInfo:
    """One match: the node, the file it is in (or InputStream), and the XPath expression."""

    net_type: Any

    def __init__(self, node: Any, path: str, pattern: str) -> None:
        self.node = node
        self.path = path
        self.pattern = pattern

    def __str__(self) -> str:
        text = str(getattr(self.node, "inner_text", "") or get_member(self.node, "Value") or "").strip()
        return text if self.path == INPUT else f"{text}:{self.path}"


INPUT = "InputStream"
SelectXmlInfo.net_type = declare(
    "Microsoft.PowerShell.Commands.SelectXmlInfo",
    SelectXmlInfo,
    members=[
        prop("System.Xml.XmlNode Node", lambda info: info.node, lambda info, value: setattr(info, "node", value)),
        prop("string Path", lambda info: info.path, lambda info, value: setattr(info, "path", value)),
        prop("string Pattern", lambda info: info.pattern, lambda info, value: setattr(info, "pattern", value)),
        method("string ToString()", str),
    ],
)


class SelectXml(Cmdlet):
    """Finds nodes of XML files, documents or text by an XPath expression.

    ```ps1con
    PS C:\\> '<a><b>1</b><b>2</b></a>' | Select-Xml -XPath '//b' | ForEach-Object { $_.Node.InnerText }
    1
    2
    ```
    """

    default_set = "Xml"
    output_types = ["Microsoft.PowerShell.Commands.SelectXmlInfo"]

    Path = Parameter("string[]", position=1, mandatory=True, from_property=True, sets=["Path"], validate=validate_not_null_or_empty)
    LiteralPath = Parameter(
        "string[]", mandatory=True, from_property=True, sets=["LiteralPath"], aliases=["PSPath", "LP"], validate=validate_not_null_or_empty
    )
    Xml = Parameter(
        "System.Xml.XmlNode[]",
        position=1,
        mandatory=True,
        from_pipeline=True,
        from_property=True,
        sets=["Xml"],
        aliases=["Node"],
        validate=validate_not_null_or_empty,
    )
    Content = Parameter("string[]", mandatory=True, from_pipeline=True, sets=["Content"], validate=validate_not_null_or_empty)
    XPath = Parameter("string", position=0, mandatory=True, validate=validate_not_null_or_empty)
    Namespace = Parameter("hashtable", validate=validate_not_null_or_empty)

    def process(self) -> None:
        if self.parameter_set == "Xml":
            for node in self.Xml:
                self.select(node, INPUT)
        elif self.parameter_set == "Content":
            for text in self.Content:
                document = self.parsed(text)
                if document is not None:
                    self.select(document, INPUT)
        else:
            literal = self.parameter_set == "LiteralPath"
            for given in self.LiteralPath if literal else self.Path:
                try:
                    found = self.resolve_path(given, literal)
                except ItemNotFoundException as error:
                    self.throw(error, "PathNotFound", "ObjectNotFound", self.session.providers.locate(given).provider_path)
                    return
                for path in found:
                    self.select_file(path)

    def parsed(self, text: str) -> Any:
        """The document of a text; an error and None when it is none."""
        try:
            return convert(text, known_type("xml"))
        except NetException as error:
            self.write_error(error, "InvalidCastToXmlDocument", "InvalidArgument", text)
            return None

    def select_file(self, path: Any) -> None:
        shown = path.provider_path
        try:
            document = convert(read_text(path), known_type("xml"))
        except OSError as error:
            self.unreadable(shown, str(error))
        except NetException as error:
            self.unreadable(shown, error.inner.message if isinstance(error.inner, NetException) else error.message)
        else:
            self.select(document, shown)

    def unreadable(self, shown: str, why: str) -> None:
        self.write_error(ArgumentException(f"The file '{shown}' cannot be read: {why}"), "ProcessingFile", "InvalidArgument", shown)

    def select(self, node: Any, path: str) -> None:
        """Write the matches below one node."""
        arguments: list[Any] = [self.XPath]
        if self.Namespace is not None:
            arguments.append(self.namespaces(node))
        try:
            found = invoke_member(node, "SelectNodes", arguments)
        except NetException as error:
            inner = error.inner if isinstance(error.inner, NetException) else error
            self.throw(inner, inner.net_type.full_name, "NotSpecified", None)
            return
        for match in enumerate_value(found) or ():
            self.write(SelectXmlInfo(match, path, self.XPath))

    def namespaces(self, node: Any) -> Any:
        """An XmlNamespaceManager with the prefixes of -Namespace."""
        from azshell.dotnet.members import construct

        document = get_member(node, "OwnerDocument") or node
        manager = construct(known_type("System.Xml.XmlNamespaceManager"), [get_member(document, "NameTable")])
        for prefix, uri in self.Namespace.items():
            try:
                invoke_member(manager, "AddNamespace", [to_string(prefix), to_string(uri)])
            except NetException as error:
                self.throw(ArgumentException(error.message), "PrefixError", "InvalidOperation", self.Namespace)
        return manager
