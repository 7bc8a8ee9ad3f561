"""XML documents checked against a table of elements, with the line and column that the service would name."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.parsers import expat

__all__ = ["MANY", "Attribute", "Child", "Element", "Node", "SchemaError", "parse"]

MANY = 1 << 30


class SchemaError(Exception):
    """A document that does not match its schema. Line and column are .NET's: both from 1, the column that of a name, after its `<`."""

    def __init__(self, line: int, column: int, why: str) -> None:
        super().__init__(f"{why} at line {line}, column {column}")
        self.line = line
        self.column = column


class Attribute(NamedTuple):
    """An attribute: what its value must look like, and whether it must be there."""

    pattern: re.Pattern[str] | None = None
    required: bool = False


class Child(NamedTuple):
    """An element's place in another: how often it may come. The order of different children is free.

    unique   the attribute that tells equal children apart, compared without case
    """

    element: Element
    least: int = 0
    most: int = 1
    unique: str | None = None


class Element(NamedTuple):
    """A kind of element. `text` is what its text must look like; None means that it has none but blanks."""

    attributes: dict[str, Attribute] = {}
    children: dict[str, Child] = {}
    text: re.Pattern[str] | None = None


class Node:
    """An element of a checked document: its attributes, child elements in order, and text without blanks around it."""

    __slots__ = ("attributes", "children", "column", "line", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str], line: int, column: int) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Node] = []
        self.text = ""
        self.line = line
        self.column = column

    def all(self, *path: str) -> list[Node]:
        """The elements at the end of a path of names."""
        found = [self]
        for name in path:
            found = [child for node in found for child in node.children if child.name == name]
        return found

    def first(self, *path: str) -> Node | None:
        return next(iter(self.all(*path)), None)

    def texts(self, *path: str) -> list[str]:
        return [node.text for node in self.all(*path)]


def parse(text: str, root: str, schema: Element, namespace: str) -> Node:
    """The document's tree. Raises SchemaError at the first thing that is not well-formed or not in the schema; 0, 0 when it is empty."""
    if not text.strip("\ufeff \t\r\n"):
        raise SchemaError(0, 0, "no root element")
    return Checker(text.lstrip("\ufeff"), namespace).run(root, schema)


SKIPPING = (9, 11, 30)  # expat: junk after the document element, undefined entity, misplaced XML declaration


class Checker:
    """One pass over one document."""

    def __init__(self, text: str, namespace: str) -> None:
        self.namespace = namespace
        self.data = text.encode()
        # The text is decoded already, so a declaration of another encoding must not count.
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.open: list[tuple[Node, Element]] = []
        self.seen: list[dict[str, int]] = []
        self.names: list[set[tuple[str, str]]] = []
        self.result: Node | None = None

    def run(self, root: str, schema: Element) -> Node:
        self.root = Child(schema)
        self.root_name = root
        try:
            self.parser.Parse(self.data, True)
        except expat.ExpatError as error:
            data = self.data[self.parser.ErrorByteIndex :]
            # .NET counts from the name where expat counts from the sign before it: an entity, a second root, a late declaration.
            skip = next((len(sign) for sign in (b"<?", b"<", b"&") if data.startswith(sign)), 0) if error.code in SKIPPING else 0
            raise SchemaError(error.lineno, error.offset + 1 + skip, "not well-formed") from error
        assert self.result
        return self.result

    def place(self, skip: int) -> tuple[int, int]:
        """.NET's position of what the parser is at, `skip` characters on."""
        line_start = self.data.rfind(b"\n", 0, self.parser.CurrentByteIndex) + 1
        return self.parser.CurrentLineNumber, len(self.data[line_start : self.parser.CurrentByteIndex].decode()) + 1 + skip

    def fail(self, why: str, skip: int = 0) -> SchemaError:
        return SchemaError(*self.place(skip), why)

    def at_attribute(self, name: str) -> tuple[int, int]:
        """The position of an attribute's name in the start tag that the parser is at."""
        start = self.parser.CurrentByteIndex
        found = re.compile(rb"\s" + re.escape(name.encode()) + rb"\s*=").search(self.data, start)
        at = found.start() + 1 if found else start + 1
        return self.data.count(b"\n", 0, at) + 1, len(self.data[self.data.rfind(b"\n", 0, at) + 1 : at].decode()) + 1

    def doctype(self, *declared: object) -> None:
        raise SchemaError(0, 0, "document type declarations are not allowed")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if self.open:
            child = self.open[-1][1].children.get(local)
        else:
            child = self.root if local == self.root_name else None
        if child is None or namespace != self.namespace:
            raise self.fail(f"element '{local}' is not expected", 1)
        if self.seen:
            count = self.seen[-1][local] = self.seen[-1].get(local, 0) + 1
            if count > child.most:
                raise self.fail(f"element '{local}' comes too often", 1)
        self.check_attributes(local, child, attributes)
        node = Node(local, {key: value for key, value in attributes.items() if " " not in key}, *self.place(1))
        if self.open:
            self.open[-1][0].children.append(node)
        else:
            self.result = node
        self.open.append((node, child.element))
        self.seen.append({})
        self.names.append(set())

    def check_attributes(self, element: str, child: Child, attributes: dict[str, str]) -> None:
        declared = child.element.attributes
        for name, value in attributes.items():
            if " " in name:  # of another namespace, such as xsi:schemaLocation
                continue
            attribute = declared.get(name)
            if attribute is None or (attribute.pattern and not attribute.pattern.fullmatch(value)):
                raise SchemaError(*self.at_attribute(name), f"attribute '{name}' is not valid")
        for name, attribute in declared.items():
            if attribute.required and name not in attributes:
                raise self.fail(f"attribute '{name}' is missing", 1)
        if child.unique:
            mark = (element, attributes.get(child.unique, "").lower())
            if mark in self.names[-1]:
                raise self.fail(f"'{mark[1]}' is there twice", 1)
            self.names[-1].add(mark)

    def characters(self, data: str) -> None:
        node, element = self.open[-1]
        if element.text is None:
            if data.strip():
                raise self.fail("text is not expected")
        else:
            node.text += data

    def end(self, name: str) -> None:
        node, element = self.open.pop()
        seen = self.seen.pop()
        self.names.pop()
        at = self.parser.CurrentByteIndex
        empty = not node.children and not node.text and self.data[at - 2 : at] == b"/>"
        place = (node.line, node.column) if empty else self.place(2)
        node.text = node.text.strip()
        if element.text is not None and not element.text.fullmatch(node.text):
            raise SchemaError(*place, f"'{node.text}' is not valid")
        for child, declared in element.children.items():
            if seen.get(child, 0) < declared.least:
                raise SchemaError(*place, f"element '{child}' is missing")
