"""System.Xml's document: XmlDocument, its nodes and node lists as scripts see them, with PowerShell's way of reading children and
attributes as properties (`$x.config.server.port`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from azshell.dotnet import xml_nodes as nodes
from azshell.dotnet.types import type_of
from azshell.dotnet.xml_emitter import Emitter
from azshell.dotnet.xml_nodes import (
    BLANKS,
    TEXT,
    XmlAttribute,
    XmlDeclaration,
    XmlDocument,
    XmlElement,
    XmlNode,
)
from azshell.dotnet.xml_parser import XML, XMLNS, Parser

__all__ = ["NodeList", "XmlAdapter", "XmlDocument", "XmlElement", "XmlNamespaceManager", "XmlNode", "load_text", "save", "select"]


class NodeList:
    """A list of nodes; `read` gives the nodes of the moment, because most lists are live."""

    net_name = "System.Xml.XmlNodeList"

    def __init__(self, read: Callable[[], list[XmlNode]]) -> None:
        self.read = read

    def __iter__(self) -> Iterator[XmlNode]:
        return iter(self.read())

    def __len__(self) -> int:
        return len(self.read())

    def item(self, index: int) -> XmlNode | None:
        """The node at a place, None outside."""
        found = self.read()
        return found[index] if 0 <= index < len(found) else None

    def __str__(self) -> str:
        return type_of(self).text


class XmlChildNodes(NodeList):
    """The children of a node."""

    net_name = "System.Xml.XmlChildNodes"


class XPathNodeList(NodeList):
    """What SelectNodes found."""

    net_name = "System.Xml.XPathNodeList"


class XmlElementList(NodeList):
    """What GetElementsByTagName finds."""

    net_name = "System.Xml.XmlElementList"


class XmlAttributeCollection:
    """An element's attributes."""

    net_name = "System.Xml.XmlAttributeCollection"

    def __init__(self, element: XmlElement) -> None:
        self.element = element

    def __iter__(self) -> Iterator[XmlAttribute]:
        return iter(list(self.element.attributes))

    def __len__(self) -> int:
        return len(self.element.attributes)

    def at(self, index: int) -> XmlAttribute:
        """The attribute at a place.  IndexOutOfRangeException."""
        if not 0 <= index < len(self.element.attributes):
            from azshell.dotnet.exceptions import IndexOutOfRangeException

            raise IndexOutOfRangeException("The index being passed in is out of range.")
        return self.element.attributes[index]

    def __str__(self) -> str:
        return "System.Xml.XmlAttributeCollection"


class XmlNamespaceManager:
    """Prefixes for XPath."""

    net_name = "System.Xml.XmlNamespaceManager"

    def __init__(self, table: Any = None) -> None:
        self.scopes: list[dict[str, str]] = [{}]

    def lookup(self, prefix: str) -> str | None:
        """The namespace of a prefix, or None."""
        if prefix in ("xml", "xmlns"):
            return XML if prefix == "xml" else XMLNS
        for scope in reversed(self.scopes):
            if prefix in scope:
                return scope[prefix]
        return "" if not prefix else None

    def prefix_of(self, uri: str) -> str | None:
        """A prefix of a namespace, or None."""
        for scope in reversed(self.scopes):
            for prefix, known in reversed(scope.items()):
                if known == uri:
                    return prefix
        return {XML: "xml", XMLNS: "xmlns"}.get(uri)

    def add(self, prefix: str, uri: str) -> None:
        """Makes a prefix known.  ArgumentNullException, ArgumentException."""
        from azshell.dotnet.exceptions import ArgumentException, ArgumentNullException

        if prefix is None or uri is None:
            raise ArgumentNullException("prefix" if prefix is None else "uri")
        if prefix in ("xml", "xmlns"):
            raise ArgumentException(f'Prefix "{prefix}" is reserved for use by XML.', "prefix")
        self.scopes[-1][prefix] = uri

    def known(self) -> dict[str, str]:
        """All prefixes."""
        found: dict[str, str] = {}
        for scope in self.scopes:
            found.update(scope)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(["", "xmlns", "xml", *(prefix for prefix in self.known() if prefix)])

    def __str__(self) -> str:
        return "System.Xml.XmlNamespaceManager"


class XmlSchemaInfo:
    """What a schema says of a node: nothing, for schemas are not read."""

    net_name = "System.Xml.Schema.XmlSchemaInfo"


class XmlName(XmlSchemaInfo):
    """The same of an element or attribute."""

    net_name = "System.Xml.XmlName"

    def __init__(self, node: XmlNode) -> None:
        self.node = node


class XmlNameTable:
    """A document's name table; names need none here."""

    net_name = "System.Xml.XmlNameTable"

    def __str__(self) -> str:
        return "System.Xml.NameTable"


def _named(node: XmlNode, name: str) -> list[XmlNode]:
    """The attributes and children whose local name it is, whatever its case."""
    lower = name.lower()
    found: list[XmlNode] = [a for a in node.attributes or () if a.local_name.lower() == lower]
    children = node.text_children() if isinstance(node, XmlAttribute) else node.children
    found += [child for child in children if child.node_type not in BLANKS and child.local_name.lower() == lower]
    return found


def _plain(node: XmlNode) -> Any:
    """The text of a node that is only text, else the node."""
    if node.node_type == TEXT or isinstance(node, XmlAttribute):
        return node.inner_text
    if node.attributes:
        return node
    if not node.children or (len(node.children) == 1 and node.children[0].node_type == TEXT):
        return node.inner_text
    return node


class XmlAdapter:
    """Children and attributes as properties; see members.py for the protocol.  `shown_alone`: the display shows no others."""

    shown_alone = True

    @staticmethod
    def get(node: XmlNode, name: str) -> Any:
        """The child or attribute, an array of them, or MISSING."""
        found = _named(node, name)
        if not found:
            from azshell.dotnet.members import MISSING

            return MISSING
        return _plain(found[0]) if len(found) == 1 else [_plain(item) for item in found]

    @staticmethod
    def set(node: XmlNode, name: str, value: Any) -> bool:
        """Changes the text of a child or attribute.  SetValueException; SetValueInvocationException when there is no such property."""
        from azshell.dotnet.conversion import to_string
        from azshell.dotnet.exceptions import SetValueException

        found = _named(node, name)
        if not found:
            return _set_declared(node, name, value)
        refusal = _refusal(found)
        if refusal:
            raise SetValueException(f'Cannot set "{name}" because only strings can be used as values to set XmlNode properties.', refusal)
        target, text = found[0], to_string(value)
        if isinstance(target, XmlElement):
            target.set_inner_text(text)
        else:
            target.set_value(text)
        return True

    @staticmethod
    def names(node: XmlNode) -> list[str]:
        """The names of the attributes and children, each once."""
        found: dict[str, str] = {}
        children = node.text_children() if isinstance(node, XmlAttribute) else node.children
        for item in (*(node.attributes or ()), *children):
            if item.node_type not in BLANKS:
                found.setdefault(item.local_name.lower(), item.local_name)
        return list(found.values())

    @staticmethod
    def definition(node: XmlNode, name: str) -> str:
        """What Get-Member says of a property."""
        found = _named(node, name)
        value = XmlAdapter.get(node, name)
        kind = "string" if isinstance(value, str) else "System.Object[]" if isinstance(value, list) else type_of(value).full_name
        return f"{kind} {name} {{get;{'' if _refusal(found) else 'set;'}}}"

    @staticmethod
    def settable(node: XmlNode, name: str) -> bool:
        """Whether the property can be assigned."""
        return not _refusal(_named(node, name))


def _refusal(found: list[XmlNode]) -> str:
    """The id of the error that assigning to these nodes gives; empty when it is allowed."""
    if len(found) != 1:
        return "XmlNodeSetRestrictionsMoreThanOneNode"
    node = found[0]
    if not isinstance(node, XmlElement):
        return ""
    if node.attributes:
        return "XmlNodeSetRestrictionsNodeWithAttributes"
    if not node.children or (len(node.children) == 1 and node.children[0].node_type == TEXT):
        return ""
    return "XmlNodeSetRestrictionsUnknownNodeType"


def _set_declared(node: XmlNode, name: str, value: Any) -> bool:
    """Sets a property of the node's class; its failures have an id of their own with XML nodes."""
    from azshell.dotnet.conversion import convert
    from azshell.dotnet.exceptions import NetException, RuntimeException, SetValueInvocationException
    from azshell.dotnet.types import Property

    member = type_of(node).table().get(name.lower())
    if isinstance(member, Property):
        if member.set is None:
            return False
        try:
            member.set(node, convert(value, member.type))
        except NetException as problem:
            raise SetValueInvocationException(
                f'Exception setting "{member.name}": "{problem.message}"', "CatchFromBaseAdapterSetValue", inner=problem
            ) from None
        return True
    message = f"The property '{name}' cannot be found on this object. Verify that the property exists and can be set."
    raise SetValueInvocationException(
        f'Exception setting "{name}": "{message}"',
        "ExceptionWhenSetting",
        inner=RuntimeException(message, "PropertyAssignmentException", "InvalidOperation"),
    )


def _type_names(node: XmlNode) -> list[str]:
    names = [kind.text for kind in type_of(node).ancestry()]
    return [f"{names[0]}#{node.namespace}#{node.local_name}", *names] if node.namespace else names


XmlNode.net_adapter = XmlAdapter  # type: ignore[attr-defined]

XmlNode.net_type_names = property(_type_names)  # type: ignore[attr-defined]

XmlNode.element_text = property(lambda node: node.local_name)  # type: ignore[attr-defined]


def load_text(text: str, preserve: bool = False) -> XmlDocument:
    """A document as the cast [xml] makes it: fragments are read too, and refused by the document.  XmlException ..."""
    document = XmlDocument()
    document.preserve = preserve
    for node in nodes.build(Parser(text, fragment=True, whole=True), document, preserve):
        document.append(node)
    return document


def load_source(document: XmlDocument, source: Any) -> None:
    """Fills a document from a file's name, a stream, or a reader.  XmlException ..."""
    from azshell.dotnet.streams import Stream
    from azshell.dotnet.text_streams import TextReader

    if isinstance(source, str):
        document.load(_file_text(source))
    elif isinstance(source, Stream):
        document.load(_decoded(source.read_bytes()))
    elif isinstance(source, TextReader):
        document.load(source.read_to_end())
    else:
        document.load(source.rest())


def _file_text(path: str) -> str:
    from azshell.dotnet.io_files import read_bytes

    return _decoded(read_bytes(path[7:] if path.startswith("file://") else path))


def _decoded(data: bytes) -> str:
    """XML's bytes as text: by their mark, else by the declaration, else UTF-8."""
    import re

    from azshell.dotnet.text_encoding import UTF8, detect, encoding_named

    encoding, skipped = detect(data, UTF8)
    if not skipped:
        match = re.match(rb"<\?xml[^>]*encoding=[\"']([\w.-]+)", data)
        if match and not match[1].lower().startswith(b"utf-16"):
            encoding = encoding_named(match[1].decode())
    return encoding.decode(data[skipped:])


def save(document: XmlDocument, target: Any) -> None:
    """XmlDocument.Save to a path, a stream, a TextWriter or an XmlWriter: indented unless white space is preserved."""
    from azshell.dotnet.streams import Stream
    from azshell.dotnet.string_builder import new_line
    from azshell.dotnet.text_encoding import UTF8, UTF8_WITHOUT_MARK, encoding_named
    from azshell.dotnet.text_streams import TextWriter

    if target is None:
        from azshell.dotnet.exceptions import ArgumentNullException

        raise ArgumentNullException("filename")
    if not isinstance(target, (str, Stream, TextWriter)):
        target.write_document(document)
        return
    emitter = Emitter(None if document.preserve else "  ", new_line())
    first = document.children[0] if document.children else None
    declared = first.encoding if isinstance(first, XmlDeclaration) else None
    encoding: Any = UTF8_WITHOUT_MARK
    if declared:
        encoding = UTF8 if declared.lower() == "utf-8" else encoding_named(declared)
    if isinstance(target, TextWriter):
        name = getattr(target, "encoding", None)
        standalone = first.standalone if isinstance(first, XmlDeclaration) else ""
        emitter.declaration("1.0", name.web_name if name is not None else "utf-16", standalone)
        for child in document.children[1 if isinstance(first, XmlDeclaration) else 0 :]:
            child.write_to(emitter)
        target.put(emitter.result())
        target.flush()
        return
    document.write_content(emitter)
    data = encoding.preamble + encoding.encode(emitter.result())
    if isinstance(target, Stream):
        target.write_bytes(data)
        return
    from azshell.dotnet.io_files import write_bytes

    write_bytes(target, data)


def select(node: XmlNode, xpath: str, manager: Any = None) -> list[XmlNode]:
    """SelectNodes.  XPathException."""
    from azshell.dotnet.xpath import compile_xpath

    return compile_xpath(xpath or "").select(node, manager)
