"""The tree of an XML document: XmlNode and its kinds, with .NET's rules of what may stand where and its errors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from azshell.dotnet.xml_emitter import Emitter
from azshell.dotnet.xml_parser import XMLNS, Parser

ELEMENT, ATTRIBUTE, TEXT, CDATA, ENTITY_REFERENCE, INSTRUCTION, COMMENT = 1, 2, 3, 4, 5, 7, 8
DOCUMENT, DOCUMENT_TYPE, FRAGMENT, WHITESPACE, SIGNIFICANT, DECLARATION = 9, 10, 11, 13, 14, 17
BLANKS = (WHITESPACE, SIGNIFICANT)


def _argument(message: str) -> Exception:
    from azshell.dotnet.exceptions import ArgumentException

    return ArgumentException(message)


def _operation(message: str) -> Exception:
    from azshell.dotnet.exceptions import InvalidOperationException

    return InvalidOperationException(message)


class XmlNode:
    """A node; `children` is None where there can be none."""

    net_name = "System.Xml.XmlNode"
    node_type = 0
    name = ""
    prefix = ""
    namespace = ""
    enumerates = False
    is_sequence = True
    """An IEnumerable of its children to .NET, though a pipeline takes it as one object."""
    child_types: frozenset[int] = frozenset()

    def __init__(self, document: XmlDocument | None) -> None:
        self.document = document
        self.parent: XmlNode | None = None
        self.children: list[XmlNode] = []

    def __str__(self) -> str:
        """The name of its class, as casts to string give it; its method ToString() gives the local name."""
        from azshell.dotnet.types import type_of

        return type_of(self).text

    @property
    def local_name(self) -> str:
        """The name without its prefix."""
        return self.name

    @property
    def attributes(self) -> list[XmlAttribute] | None:
        """An element's attributes; None for all other nodes."""
        return None

    @property
    def value(self) -> str | None:
        """The value, None where there is none."""
        return None

    def set_value(self, text: str) -> None:
        """Changes the value.  InvalidOperationException where there is none."""
        raise _operation(f"Cannot set a value on node type '{type_name(self)}'.")

    @property
    def inner_text(self) -> str:
        """The text of the node and all below it."""
        return "".join(child.inner_text for child in self.children if child.node_type not in (COMMENT, INSTRUCTION))

    def set_inner_text(self, text: str) -> None:
        """Replaces what is in the node by text."""
        self.remove_children()
        if text and self.document is not None:
            self.append(XmlText(self.document, text))

    def __iter__(self) -> Iterator[XmlNode]:
        return iter(self.children)

    def sibling(self, step: int) -> XmlNode | None:
        """The next (1) or previous (-1) node of the same parent."""
        if self.parent is None:
            return None
        nodes = self.parent.children
        place = nodes.index(self) + step
        return nodes[place] if 0 <= place < len(nodes) else None

    def descendants(self) -> Iterator[XmlNode]:
        """All nodes below, in document order."""
        for child in self.children:
            yield child
            if child.children:
                yield from child.descendants()

    # ---- changes

    def _check(self, child: XmlNode | None) -> XmlNode:
        if child is None:
            from azshell.dotnet.exceptions import NullReferenceException

            raise NullReferenceException()
        if not self.child_types:
            raise _operation("The current node cannot contain other nodes.")
        ancestor: XmlNode | None = self
        while ancestor is not None:
            if ancestor is child:
                raise _argument("Cannot insert a node or any ancestor of that node as a child of itself.")
            ancestor = ancestor.parent
        own = self if isinstance(self, XmlDocument) else self.document
        if child.document is not own:
            raise _argument("The node to be inserted is from a different document context.")
        if child.node_type != FRAGMENT and child.node_type not in self.child_types:
            raise _operation(
                "The specified node cannot be inserted as the valid child of this node, because the specified node is the wrong type."
            )
        return child

    def insert(self, child: XmlNode | None, reference: XmlNode | None, after: bool = False) -> XmlNode:
        """Puts a child before (or after) another one; without one at the end (or at the beginning)."""
        child = self._check(child)
        if child is reference:
            return child
        if reference is not None and reference.parent is not self:
            raise _argument("The reference node is not a child of this node.")
        self._allow(child)
        if child.node_type == FRAGMENT:
            for node in list(child.children):
                self.insert(node, reference, after)
                reference, after = (node, True) if after else (reference, after)
            return child
        if child.parent is not None:
            child.parent.children.remove(child)
        if reference is None:
            place = 0 if after else len(self.children)
        else:
            place = self.children.index(reference) + (1 if after else 0)
        self.children.insert(place, child)
        child.parent = self
        return child

    def _allow(self, child: XmlNode) -> None:
        """Refuses a child that this node cannot have where it stands."""

    def append(self, child: XmlNode | None) -> XmlNode:
        """Puts a child at the end."""
        return self.insert(child, None)

    def remove(self, child: XmlNode | None) -> XmlNode:
        """Takes a child out."""
        if child is None:
            from azshell.dotnet.exceptions import NullReferenceException

            raise NullReferenceException()
        if child.parent is not self or child not in self.children:
            raise _argument("The node to be removed is not a child of this node.")
        self.children.remove(child)
        child.parent = None
        return child

    def replace(self, new: XmlNode | None, old: XmlNode | None) -> XmlNode | None:
        """Puts a child in another one's place; gives the old one."""
        if old is None or old.parent is not self:
            raise _argument("The node to be removed is not a child of this node.")
        self._check(new)
        following = old.sibling(1)
        self.remove(old)
        self.insert(new, following)
        return old

    def remove_children(self) -> None:
        """Takes all children out."""
        for child in self.children:
            child.parent = None
        self.children.clear()

    def remove_all(self) -> None:
        """Takes all children (and an element's attributes) out."""
        self.remove_children()

    def normalize(self) -> None:
        """Joins neighbouring text nodes."""
        joined: list[XmlNode] = []
        for child in self.children:
            if child.node_type == TEXT and joined and joined[-1].node_type == TEXT:
                joined[-1].set_value((joined[-1].value or "") + (child.value or ""))
                child.parent = None
            else:
                joined.append(child)
                child.normalize()
        self.children[:] = joined

    # ---- copies

    def clone(self, deep: bool, document: XmlDocument | None = None) -> XmlNode:
        """A copy without a parent, in the same or another document."""
        made = self._copy(document or self.document)
        if deep:
            for child in self.children:
                copy = child.clone(True, document or self.document)
                copy.parent = made
                made.children.append(copy)
        return made

    def _copy(self, document: XmlDocument | None) -> XmlNode:
        raise NotImplementedError

    # ---- text

    def write_to(self, emitter: Emitter) -> None:
        """Writes the node."""
        self.write_content(emitter)

    def write_content(self, emitter: Emitter) -> None:
        """Writes what is in the node."""
        for child in self.children:
            child.write_to(emitter)

    @property
    def outer_xml(self) -> str:
        """The node as text."""
        emitter = Emitter()
        self.write_to(emitter)
        return emitter.result()

    @property
    def inner_xml(self) -> str:
        """What is in the node as text."""
        emitter = Emitter()
        self.write_content(emitter)
        return emitter.result()

    def set_inner_xml(self, text: str) -> None:
        """Replaces what is in the node by parsed XML."""
        raise _operation("Cannot set the 'InnerXml' for the current node because it is either read-only or cannot have children.")

    def namespace_of_prefix(self, prefix: str) -> str:
        """The namespace a prefix means here."""
        from azshell.dotnet.xml_parser import XML

        if prefix in ("xml", "xmlns"):
            return XML if prefix == "xml" else XMLNS
        node: XmlNode | None = self
        while node is not None:
            for attribute in node.attributes or ():
                if attribute.namespace == XMLNS and (attribute.local_name if attribute.prefix else "") == prefix:
                    return attribute.text
            if node.node_type == ELEMENT and node.prefix == prefix:
                return node.namespace
            node = node.owner if isinstance(node, XmlAttribute) else node.parent
        return ""

    def prefix_of_namespace(self, namespace: str) -> str:
        """A prefix that means the namespace here."""
        node: XmlNode | None = self
        while node is not None:
            for attribute in node.attributes or ():
                if attribute.namespace == XMLNS and attribute.text == namespace:
                    return attribute.local_name if attribute.prefix else ""
            if node.node_type == ELEMENT and node.namespace == namespace and namespace:
                return node.prefix
            node = node.parent
        return ""

    def scope(self) -> dict[str, str]:
        """All namespaces in scope: prefix -> namespace."""
        found: dict[str, str] = {}
        node: XmlNode | None = self
        while node is not None:
            for attribute in node.attributes or ():
                if attribute.namespace == XMLNS:
                    found.setdefault(attribute.local_name if attribute.prefix else "", attribute.text)
            if node.node_type == ELEMENT:
                found.setdefault(node.prefix, node.namespace)
            node = node.parent
        return found


def type_name(node: XmlNode) -> str:
    """The NodeType's name."""
    from azshell.dotnet.xml_enums import XmlNodeType

    return str(XmlNodeType(node.node_type))


class Named(XmlNode):
    """A node with a qualified name."""

    def __init__(self, document: XmlDocument, prefix: str, local: str, namespace: str) -> None:
        super().__init__(document)
        self.prefix = prefix
        self._local = local
        self.namespace = namespace

    @property
    def local_name(self) -> str:
        """The name without its prefix."""
        return self._local

    @property
    def name(self) -> str:  # type: ignore[override]
        """The name with its prefix."""
        return f"{self.prefix}:{self._local}" if self.prefix else self._local


class XmlAttribute(Named):
    """An attribute; `text` is its value."""

    net_name = "System.Xml.XmlAttribute"
    node_type = ATTRIBUTE
    owner: XmlElement | None = None
    child_types = frozenset((TEXT, ENTITY_REFERENCE))

    def __init__(self, document: XmlDocument, prefix: str, local: str, namespace: str, text: str = "") -> None:
        super().__init__(document, prefix, local, namespace)
        self._text = text

    @property
    def text(self) -> str:
        """The value."""
        return "".join(child.value or "" for child in self.children) if self.children else self._text

    @property
    def value(self) -> str:
        """The value."""
        return self.text

    def set_value(self, text: str) -> None:
        """Changes the value."""
        self.children.clear()
        self._text = text or ""

    @property
    def inner_text(self) -> str:
        """The value."""
        return self.text

    def set_inner_text(self, text: str) -> None:
        """Changes the value."""
        self.set_value(text)

    def text_children(self) -> list[XmlNode]:
        """The value as a text node, which it is to scripts."""
        if not self.children and self.document is not None:
            node = XmlText(self.document, self._text)
            node.parent = self
            self.children.append(node)
        return self.children

    def _copy(self, document: XmlDocument | None) -> XmlNode:
        return XmlAttribute(document, self.prefix, self._local, self.namespace, self.text)  # type: ignore[arg-type]

    def clone(self, deep: bool, document: XmlDocument | None = None) -> XmlNode:
        """A copy, its value with it."""
        return self._copy(document or self.document)

    def write_to(self, emitter: Emitter) -> None:
        """Writes name and value."""
        if emitter.in_tag:
            emitter.attribute(self.prefix, self._local, self.namespace, self.text)
        else:
            emitter.out.append(f'{self.name}="{emitter.escaped_attribute(self.text)}"')

    def write_content(self, emitter: Emitter) -> None:
        """Writes the value."""
        emitter.out.append(emitter.escaped_attribute(self.text))

    def set_inner_xml(self, text: str) -> None:
        """Changes the value to the text of a piece of XML."""
        self.set_value(text)


class XmlElement(Named):
    """An element; `empty` says that it is written `<a />` while nothing is in it."""

    net_name = "System.Xml.XmlElement"
    node_type = ELEMENT
    child_types = frozenset((ELEMENT, TEXT, CDATA, ENTITY_REFERENCE, INSTRUCTION, COMMENT, *BLANKS))

    def __init__(self, document: XmlDocument, prefix: str, local: str, namespace: str) -> None:
        super().__init__(document, prefix, local, namespace)
        self._attributes: list[XmlAttribute] = []
        self._empty = True

    @property
    def attributes(self) -> list[XmlAttribute]:
        """The attributes in order."""
        return self._attributes

    @property
    def empty(self) -> bool:
        """Whether it is written as one tag."""
        return self._empty and not self.children

    @empty.setter
    def empty(self, value: bool) -> None:
        if value:
            self.remove_children()
        self._empty = value

    def insert(self, child: XmlNode | None, reference: XmlNode | None, after: bool = False) -> XmlNode:
        """Puts a child in; the element is not an empty tag any more."""
        made = super().insert(child, reference, after)
        self._empty = False
        return made

    def set_inner_text(self, text: str) -> None:
        """Replaces what is in the element by text; a lone text node is kept."""
        if len(self.children) == 1 and self.children[0].node_type == TEXT:
            self.children[0].set_value(text)
            return
        super().set_inner_text(text)
        self._empty = False

    def remove_all(self) -> None:
        """Takes children and attributes out."""
        self.remove_children()
        self._attributes.clear()

    def attribute(self, name: str, namespace: str | None = None) -> XmlAttribute | None:
        """The attribute of a qualified name, or of a local name and a namespace."""
        for attribute in self._attributes:
            if namespace is None and attribute.name == name:
                return attribute
            if namespace is not None and attribute.local_name == name and attribute.namespace == namespace:
                return attribute
        return None

    def set_attribute(self, name: str, value: str, namespace: str | None = None) -> XmlAttribute:
        """Sets or adds an attribute.  XmlException for a bad name."""
        found = self.attribute(name, namespace)
        if found is None:
            assert self.document is not None
            found = self.document.create_attribute(name, namespace)
            self.add_attribute(found)
        found.set_value(value)
        return found

    def add_attribute(self, attribute: XmlAttribute, place: int | None = None) -> XmlAttribute | None:
        """Takes an attribute in; gives the one of the same name that it replaces."""
        if attribute.owner is not None and attribute.owner is not self:
            raise _argument(
                "The 'Attribute' node cannot be inserted because it is already an attribute of another element. "
                "You must clone the 'Attribute' node to re-use it in other elements."
            )
        if attribute.document is not self.document:
            raise _argument("The named node is from a different document context.")
        old = next((a for a in self._attributes if a.local_name == attribute.local_name and a.namespace == attribute.namespace), None)
        if old is attribute and place is None:
            return None
        position = place
        if old is not None:
            position = self._attributes.index(old) if place is None else place
            self._attributes.remove(old)
            old.owner = None
        self._attributes.insert(len(self._attributes) if position is None else position, attribute)
        attribute.owner = self
        return None if old is attribute else old

    def remove_attribute(self, attribute: XmlAttribute | None) -> XmlAttribute | None:
        """Takes an attribute out; None when it is not there."""
        if attribute is None or attribute not in self._attributes:
            return None
        self._attributes.remove(attribute)
        attribute.owner = None
        return attribute

    def _copy(self, document: XmlDocument | None) -> XmlNode:
        made = XmlElement(document, self.prefix, self._local, self.namespace)  # type: ignore[arg-type]
        made._empty = self.empty
        for attribute in self._attributes:
            made.add_attribute(attribute.clone(True, document))  # type: ignore[arg-type]
        return made

    def write_to(self, emitter: Emitter) -> None:
        """Writes the element."""
        emitter.start(self.prefix if self.namespace else "", self._local, self.namespace)
        for attribute in self._attributes:
            prefix = attribute.prefix if attribute.namespace else ""  # a prefix without a namespace is not written
            emitter.attribute(prefix, attribute.local_name, attribute.namespace, attribute.text)
        if self.empty:
            emitter.end()
        else:
            self.write_content(emitter)
            emitter.end(full=True)

    def set_inner_xml(self, text: str) -> None:
        """Replaces what is in the element by parsed XML.  XmlException."""
        assert self.document is not None
        scope = self.scope()
        children = build(Parser(text, fragment=True, scope=scope), self.document, self.document.preserve)
        self.remove_children()
        for child in children:
            self.append(child)
        self._empty = False


class CharacterData(XmlNode):
    """A node that is characters."""

    def __init__(self, document: XmlDocument, text: str) -> None:
        super().__init__(document)
        self.text = text or ""

    @property
    def value(self) -> str:
        """The characters."""
        return self.text

    def set_value(self, text: str) -> None:
        """Changes the characters."""
        self.text = text or ""

    @property
    def inner_text(self) -> str:
        """The characters."""
        return self.text

    def set_inner_text(self, text: str) -> None:
        """Changes the characters."""
        self.set_value(text)

    def _copy(self, document: XmlDocument | None) -> XmlNode:
        return type(self)(document, self.text)  # type: ignore[arg-type]


class XmlText(CharacterData):
    """Text."""

    net_name = "System.Xml.XmlText"
    node_type, name = TEXT, "#text"

    def write_to(self, emitter: Emitter) -> None:
        """Writes it escaped."""
        emitter.text(self.text)


class XmlCData(CharacterData):
    """A CDATA section."""

    net_name = "System.Xml.XmlCDataSection"
    node_type, name = CDATA, "#cdata-section"

    def write_to(self, emitter: Emitter) -> None:
        """Writes it in its brackets.  ArgumentException when they are in the text."""
        if "]]>" in self.text:
            raise _argument("Cannot have ']]>' inside an XML CDATA block.")
        emitter.cdata(self.text)


class XmlComment(CharacterData):
    """A comment."""

    net_name = "System.Xml.XmlComment"
    node_type, name = COMMENT, "#comment"

    def write_to(self, emitter: Emitter) -> None:
        """Writes it.  ArgumentException when it holds what ends a comment."""
        if "--" in self.text or self.text.endswith("-"):
            raise _argument("An XML comment cannot contain '--', and '-' cannot be the last character.")
        emitter.comment(self.text)


class XmlWhitespace(CharacterData):
    """White space between elements, kept because the document preserves it."""

    net_name = "System.Xml.XmlWhitespace"
    node_type, name = WHITESPACE, "#whitespace"

    def write_to(self, emitter: Emitter) -> None:
        """Writes it."""
        emitter.content(self.text)


class XmlSignificantWhitespace(XmlWhitespace):
    """White space under xml:space="preserve"."""

    net_name = "System.Xml.XmlSignificantWhitespace"
    node_type, name = SIGNIFICANT, "#significant-whitespace"


class XmlInstruction(CharacterData):
    """A processing instruction."""

    net_name = "System.Xml.XmlProcessingInstruction"
    node_type = INSTRUCTION

    def __init__(self, document: XmlDocument, target: str, text: str) -> None:
        super().__init__(document, text)
        self.name = target

    def _copy(self, document: XmlDocument | None) -> XmlNode:
        return XmlInstruction(document, self.name, self.text)  # type: ignore[arg-type]

    def write_to(self, emitter: Emitter) -> None:
        """Writes it."""
        emitter.instruction(self.name, self.text)


class XmlDeclaration(XmlNode):
    """The XML declaration."""

    net_name = "System.Xml.XmlDeclaration"
    node_type, name = DECLARATION, "xml"

    def __init__(self, document: XmlDocument, version: str, encoding: str | None, standalone: str | None) -> None:
        super().__init__(document)
        self.version = version
        self.encoding = encoding or ""
        self.standalone = standalone or ""

    @property
    def value(self) -> str:
        """Its pseudo attributes."""
        text = f'version="{self.version}"'
        text += f' encoding="{self.encoding}"' if self.encoding else ""
        return text + (f' standalone="{self.standalone}"' if self.standalone else "")

    @property
    def inner_text(self) -> str:
        """Its pseudo attributes."""
        return self.value

    def _copy(self, document: XmlDocument | None) -> XmlNode:
        return XmlDeclaration(document, self.version, self.encoding, self.standalone)  # type: ignore[arg-type]

    def write_to(self, emitter: Emitter) -> None:
        """Writes it."""
        emitter.declaration(self.version, self.encoding, self.standalone)


class XmlDocumentType(XmlNode):
    """The document type."""

    net_name = "System.Xml.XmlDocumentType"
    node_type = DOCUMENT_TYPE

    def __init__(self, document: XmlDocument, name: str, public: str | None, system: str | None, subset: str | None) -> None:
        super().__init__(document)
        self.name = name
        self.public, self.system, self.subset = public, system, subset

    def _copy(self, document: XmlDocument | None) -> XmlNode:
        return XmlDocumentType(document, self.name, self.public, self.system, self.subset)  # type: ignore[arg-type]

    def write_to(self, emitter: Emitter) -> None:
        """Writes it."""
        emitter.document_type(self.name, self.public, self.system, self.subset or "")


class XmlEntityReference(XmlNode):
    """A reference to an entity."""

    net_name = "System.Xml.XmlEntityReference"
    node_type = ENTITY_REFERENCE

    def __init__(self, document: XmlDocument, name: str) -> None:
        super().__init__(document)
        self.name = name

    def _copy(self, document: XmlDocument | None) -> XmlNode:
        return XmlEntityReference(document, self.name)  # type: ignore[arg-type]

    def write_to(self, emitter: Emitter) -> None:
        """Writes it."""
        emitter.content(f"&{self.name};")


class XmlDocumentFragment(XmlNode):
    """Several nodes on their way into a document."""

    net_name = "System.Xml.XmlDocumentFragment"
    node_type, name = FRAGMENT, "#document-fragment"
    child_types = XmlElement.child_types

    def _copy(self, document: XmlDocument | None) -> XmlNode:
        return XmlDocumentFragment(document)

    def set_inner_xml(self, text: str) -> None:
        """Replaces what is in it by parsed XML."""
        assert self.document is not None
        children = build(Parser(text, fragment=True), self.document, self.document.preserve)
        self.remove_children()
        for child in children:
            self.append(child)


class XmlDocument(XmlNode):
    """A document."""

    net_name = "System.Xml.XmlDocument"

    node_type, name = DOCUMENT, "#document"
    child_types = frozenset((ELEMENT, INSTRUCTION, COMMENT, DOCUMENT_TYPE, DECLARATION, *BLANKS))

    def __init__(self) -> None:
        super().__init__(None)
        self.preserve = False
        self.base_uri = ""

    @property
    def root(self) -> XmlElement | None:
        """The document element."""
        return next((child for child in self.children if child.node_type == ELEMENT), None)  # type: ignore[return-value]

    def _allow(self, child: XmlNode) -> None:
        if child.node_type == ELEMENT and self.root is not None and child.parent is not self:
            raise _operation("This document already has a 'DocumentElement' node.")
        if child.node_type == DECLARATION and self.children and self.children[0].node_type == DECLARATION:
            raise _operation("This document already has a XML declaration.")

    def load(self, text: str) -> None:
        """Replaces the document by a parsed text.  XmlException."""
        children = build(Parser(text), self, self.preserve)
        self.remove_children()
        for child in children:
            child.parent = self
            self.children.append(child)

    def set_inner_xml(self, text: str) -> None:
        """Replaces the document by a parsed text."""
        self.load(text)

    def set_inner_text(self, text: str) -> None:
        """A document has no text of its own."""
        raise _operation("The 'InnerText' of a 'Document' node is read-only and cannot be set.")

    def create_element(self, name: str, namespace: str | None = None, prefix: str | None = None) -> XmlElement:
        """A new element of this document.  XmlException, ArgumentException."""
        if prefix is None:
            prefix, _, name = name.rpartition(":")
        check_name(name)
        return XmlElement(self, prefix or "", name, namespace or "")

    def create_attribute(self, name: str, namespace: str | None = None, prefix: str | None = None) -> XmlAttribute:
        """A new attribute of this document.  XmlException, ArgumentException."""
        if prefix is None:
            prefix, _, name = name.rpartition(":")
            if prefix == "xmlns" or (not prefix and name == "xmlns"):
                namespace = XMLNS
        check_name(name)
        return XmlAttribute(self, prefix or "", name, namespace or "")

    def _copy(self, document: XmlDocument | None) -> XmlNode:
        made = XmlDocument()
        made.preserve = self.preserve
        return made

    def clone(self, deep: bool, document: XmlDocument | None = None) -> XmlNode:
        """A copy of the document."""
        made = self._copy(None)
        if deep:
            for child in self.children:
                copy = child.clone(True, made)  # type: ignore[arg-type]
                copy.parent = made
                made.children.append(copy)
        return made


def check_name(name: str | None) -> None:
    """Refuses what is no name.  ArgumentException for an empty one, XmlException for a character that cannot be in one."""
    if not name:
        raise _argument("The local name for elements or attributes cannot be null or an empty string.")
    for character in name:
        if character in " \t\r\n<>&'\"=/!?#$%()*+,;@[]\\^`{|}~":
            from azshell.dotnet.exceptions import XmlException

            raise XmlException(f"The '{character}' character, hexadecimal value 0x{ord(character):02X}, cannot be included in a name.")


def build(parser: Parser, document: XmlDocument, preserve: bool) -> list[XmlNode]:
    """The top nodes of a parsed text, belonging to the document but not yet in it.  XmlException."""
    top: list[XmlNode] = []
    stack: list[XmlElement] = []

    def add(node: XmlNode) -> None:
        if stack:
            node.parent = stack[-1]
            stack[-1].children.append(node)
        else:
            top.append(node)

    for event in parser.events():
        kind = event[0]
        if kind == "start":
            _, prefix, local, namespace, attributes, empty, _ = event
            element = XmlElement(document, prefix, local, namespace)
            for name in attributes:
                attribute = XmlAttribute(document, *name)
                attribute.owner = element
                element._attributes.append(attribute)
            add(element)
            if not empty:
                element._empty = False
                stack.append(element)
        elif kind == "end":
            stack.pop()
        elif kind == "blank":
            if event[2]:
                add(XmlSignificantWhitespace(document, event[1]))
            elif preserve:
                add(XmlWhitespace(document, event[1]))
        else:
            add(_MAKERS[kind](document, *event[1:-1]))
    return top


_MAKERS: dict[str, Any] = {
    "text": XmlText,
    "cdata": XmlCData,
    "comment": XmlComment,
    "pi": XmlInstruction,
    "decl": XmlDeclaration,
    "doctype": XmlDocumentType,
}
