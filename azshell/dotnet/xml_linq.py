"""System.Xml.Linq: XElement, XAttribute, XDocument and XName over the same tree as XmlDocument, as far as scripts use them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from azshell.dotnet.xml_emitter import Emitter
from azshell.dotnet.xml_nodes import (
    CDATA,
    ELEMENT,
    TEXT,
    XmlAttribute,
    XmlCData,
    XmlComment,
    XmlDeclaration,
    XmlDocument,
    XmlElement,
    XmlNode,
    XmlText,
    check_name,
)


class XNamespace:
    """A namespace."""

    net_name = "System.Xml.Linq.XNamespace"

    def __init__(self, uri: str) -> None:
        self.uri = uri

    def __str__(self) -> str:
        return self.uri


class XName:
    """A local name in a namespace; `{urn:x}name` as text."""

    net_name = "System.Xml.Linq.XName"

    def __init__(self, local: str, uri: str = "") -> None:
        self.local = local
        self.uri = uri

    def __str__(self) -> str:
        return f"{{{self.uri}}}{self.local}" if self.uri else self.local

    def __eq__(self, other: object) -> bool:
        if isinstance(other, str):
            other = name_of(other)
        return isinstance(other, XName) and (other.local, other.uri) == (self.local, self.uri)

    def __hash__(self) -> int:
        return hash((self.local, self.uri))


def name_of(text: Any) -> XName:
    """An XName from an XName or its text.  XmlException."""
    if isinstance(text, XName):
        return text
    uri, _, local = str(text)[1:].partition("}") if str(text).startswith("{") else ("", "", str(text))
    check_name(local)
    return XName(local, uri)


class XObject:
    """A node in Linq's clothes; two of them are equal when the node is the same."""

    net_name = "System.Xml.Linq.XObject"

    enumerates = False

    def __init__(self, node: XmlNode) -> None:
        self.node = node

    def __eq__(self, other: object) -> bool:
        return isinstance(other, XObject) and other.node is self.node

    def __hash__(self) -> int:
        return id(self.node)

    def __str__(self) -> str:
        return self.text(0)

    def text(self, options: int = 0) -> str:
        """The markup, indented unless DisableFormatting (1) is given."""
        from azshell.dotnet.string_builder import new_line

        emitter = Emitter(None if options & 1 else "  ", new_line(), raw=True)
        self.node.write_to(emitter)
        return emitter.result()


class XText(XObject):
    """Text, a CDATA section, a comment or a processing instruction."""

    net_name = "System.Xml.Linq.XText"

    def __init__(self, source: Any) -> None:
        super().__init__(source if isinstance(source, XmlNode) else XmlText(XmlDocument(), source))


class XComment(XObject):
    """A comment."""

    net_name = "System.Xml.Linq.XComment"

    def __init__(self, source: Any) -> None:
        super().__init__(source if isinstance(source, XmlNode) else XmlComment(XmlDocument(), source))


class XCData(XObject):
    """A CDATA section."""

    net_name = "System.Xml.Linq.XCData"

    def __init__(self, source: Any) -> None:
        super().__init__(source if isinstance(source, XmlNode) else XmlCData(XmlDocument(), source))


class XAttribute(XObject):
    """An attribute."""

    net_name = "System.Xml.Linq.XAttribute"

    def __init__(self, name: Any, value: Any = None) -> None:
        if isinstance(name, XmlAttribute):
            super().__init__(name)
            return
        found = name_of(name)
        super().__init__(XmlAttribute(XmlDocument(), "", found.local, found.uri, value_text(value)))

    def __str__(self) -> str:
        return self.node.outer_xml


class XContainer(XObject):
    """An element or a document."""

    net_name = "System.Xml.Linq.XContainer"

    def elements(self, name: Any = None) -> Iterator[XElement]:
        """The child elements, all or of a name."""
        wanted = None if name is None else name_of(name)
        for child in self.node.children:
            if child.node_type == ELEMENT and (wanted is None or (child.local_name, child.namespace) == (wanted.local, wanted.uri)):
                yield XElement(child)

    def descendants(self, name: Any = None) -> Iterator[XElement]:
        """The elements below, all or of a name."""
        wanted = None if name is None else name_of(name)
        for node in self.node.descendants():
            if node.node_type == ELEMENT and (wanted is None or (node.local_name, node.namespace) == (wanted.local, wanted.uri)):
                yield XElement(node)

    def add(self, content: Any, first: bool = False) -> None:
        """Adds nodes, attributes, or values as text."""
        if content is None:
            return
        if isinstance(content, (list, tuple)):
            for item in reversed(content) if first else content:
                self.add(item, first)
            return
        document = self.node if isinstance(self.node, XmlDocument) else self.node.document
        if isinstance(content, XObject):
            node = content.node
            if node.parent is not None or getattr(node, "owner", None) is not None:
                node = node.clone(True, document)
            adopt(node, document)  # type: ignore[arg-type]
            if isinstance(node, XmlAttribute):
                self.node.add_attribute(node)  # type: ignore[attr-defined]
                return
        else:
            last = self.node.children[-1] if self.node.children and not first else None
            if last is not None and last.node_type == TEXT:
                last.set_value((last.value or "") + value_text(content))
                return
            node = XmlText(document, value_text(content))  # type: ignore[arg-type]
        self.node.insert(node, self.node.children[0] if first and self.node.children else None)


class XElement(XContainer):
    """An element."""

    net_name = "System.Xml.Linq.XElement"

    def __init__(self, name: Any, *content: Any) -> None:
        if isinstance(name, XmlElement):
            super().__init__(name)
            return
        if isinstance(name, XElement):
            super().__init__(name.node.clone(True))
            return
        found = name_of(name)
        super().__init__(XmlElement(XmlDocument(), "", found.local, found.uri))
        for item in content:
            self.add(item)

    @property
    def value(self) -> str:
        """The text in it."""
        return "".join(n.value or "" for n in self.node.descendants() if n.node_type in (TEXT, CDATA, 13, 14))

    def set_value(self, value: Any) -> None:
        """Replaces what is in it by a value's text."""
        self.node.set_inner_text(value_text(value))


class XDeclaration:
    """The XML declaration of a document."""

    net_name = "System.Xml.Linq.XDeclaration"

    def __init__(self, version: str | None, encoding: str | None, standalone: str | None) -> None:
        self.version = version
        self.encoding = encoding
        self.standalone = standalone

    def __str__(self) -> str:
        parts = (("version", self.version or "1.0"), ("encoding", self.encoding), ("standalone", self.standalone))
        return "<?xml" + "".join(f' {name}="{value}"' for name, value in parts if value is not None) + "?>"


class XDocument(XContainer):
    """A document."""

    net_name = "System.Xml.Linq.XDocument"

    def __init__(self, *content: Any) -> None:
        super().__init__(content[0] if content and isinstance(content[0], XmlDocument) else XmlDocument())
        for item in () if content and isinstance(content[0], XmlDocument) else content:
            if isinstance(item, XDeclaration):
                self.declaration = item
            else:
                self.add(item)

    @property
    def declaration(self) -> XDeclaration | None:
        """The declaration; None where the text had none."""
        found = next((node for node in self.node.children if isinstance(node, XmlDeclaration)), None)
        return XDeclaration(found.version or None, found.encoding or None, found.standalone or None) if found is not None else None

    @declaration.setter
    def declaration(self, new: XDeclaration | None) -> None:
        for node in [node for node in self.node.children if isinstance(node, XmlDeclaration)]:
            self.node.remove(node)
        if new is not None:
            first = self.node.children[0] if self.node.children else None
            self.node.insert(XmlDeclaration(self.node, new.version or "1.0", new.encoding, new.standalone), first)  # type: ignore[arg-type]

    def text(self, options: int = 0) -> str:
        """The markup without the declaration, as ToString gives it."""
        from azshell.dotnet.string_builder import new_line

        emitter = Emitter(None if options & 1 else "  ", new_line(), raw=True)
        for child in self.node.children:
            if not isinstance(child, XmlDeclaration):
                child.write_to(emitter)
        return emitter.result()


def value_text(value: Any) -> str:
    """A value as Linq writes it."""
    from azshell.dotnet.xml_convert import to_xml_text

    return to_xml_text(value) if value is not None else ""


def adopt(node: XmlNode, document: XmlDocument) -> None:
    """Moves a node and all below it into another document."""
    node.document = document
    for attribute in node.attributes or ():
        attribute.document = document
    for child in node.children:
        adopt(child, document)


class Sequence:
    """What Elements() and its kin give: walked anew each time, and without a Count of its own."""

    net_name = "System.Xml.Linq.XContainer+<GetElements>d__39"

    def __init__(self, walk: Callable[[], Iterable[Any]]) -> None:
        self.walk = walk

    def __iter__(self) -> Iterator[Any]:
        return iter(list(self.walk()))

    def net_truth(self) -> bool:
        """True even when it is empty, as of any object that is no list."""
        return True
