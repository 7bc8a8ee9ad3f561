"""System.Xml.XmlReader and XmlTextReader: a document node by node, going forward."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from azshell.dotnet.xml_emitter import Emitter
from azshell.dotnet.xml_enums import XmlNodeType
from azshell.dotnet.xml_parser import Parser

NONE, ELEMENT, ATTRIBUTE, TEXT, CDATA, INSTRUCTION, COMMENT, DOCTYPE = 0, 1, 2, 3, 4, 7, 8, 10

WHITESPACE, SIGNIFICANT, END_ELEMENT, DECLARATION = 13, 14, 15, 17

_KINDS = {"text": TEXT, "cdata": CDATA, "comment": COMMENT, "pi": INSTRUCTION, "decl": DECLARATION, "doctype": DOCTYPE}


class XmlReaderSettings:
    """What a reader leaves out."""

    net_name = "System.Xml.XmlReaderSettings"

    def __init__(self) -> None:
        self.ignore_whitespace = False
        self.ignore_comments = False
        self.ignore_instructions = False
        self.conformance = 2
        self.dtd = 0
        self.close_input = False
        self.check_characters = True


class XmlReader:
    """A reader; `attribute` is the place of the attribute it stands on, -1 for the node itself."""

    net_name = "System.Xml.XmlReader"

    def __init__(self, text: str, settings: XmlReaderSettings | None = None) -> None:
        self.settings = settings or XmlReaderSettings()
        self.parser = Parser(text, fragment=self.settings.conformance == 1, whole=self.settings.conformance != 1)
        self._events: Iterator[tuple[Any, ...]] = self.parser.events()
        self.state = 0
        self.event: tuple[Any, ...] = ()
        self.node_type = NONE
        self.depth = 0
        self.open = 0
        self.attribute = -1
        self.attributes: list[tuple[str, str, str, str]] = []

    def __str__(self) -> str:
        return "System.Xml.XmlReader"

    # ---- moving

    def read(self) -> bool:
        """The next node; False at the end.  XmlException."""
        from azshell.dotnet.exceptions import NetException

        if self.state in (2, 3, 4):
            return False
        while True:
            try:
                event = next(self._events, None)
            except NetException:
                self.state, self.node_type = 2, NONE
                raise
            if event is None:
                self.state, self.node_type, self.attributes, self.attribute = 3, NONE, [], -1
                return False
            if self._take(event):
                self.state = 1
                return True

    def _take(self, event: tuple[Any, ...]) -> bool:
        kind = event[0]
        settings = self.settings
        if (
            (kind == "blank" and settings.ignore_whitespace)
            or (kind == "comment" and settings.ignore_comments)
            or (kind == "pi" and settings.ignore_instructions)
        ):
            return False
        if kind == "doctype" and settings.dtd == 0:
            self._refuse_dtd()
        self.event, self.attribute, self.attributes = event, -1, []
        if kind == "start":
            self.node_type, self.depth, self.attributes = ELEMENT, self.open, event[4]
            if not event[5]:
                self.open += 1
        elif kind == "end":
            self.open -= 1
            self.node_type, self.depth = END_ELEMENT, self.open
        else:
            self.node_type = _KINDS.get(kind) or (SIGNIFICANT if event[2] else WHITESPACE)
            self.depth = self.open
            if kind == "decl":
                pairs = zip(("version", "encoding", "standalone"), event[1:4], strict=True)
                self.attributes = [("", name, "", value) for name, value in pairs if value]
        return True

    def _refuse_dtd(self) -> None:
        from azshell.dotnet.xml_parser import xml_error

        self.state = 2
        raise xml_error(
            "For security reasons DTD is prohibited in this XML document. To enable DTD processing set the DtdProcessing property on "
            "XmlReaderSettings to Parse and pass the settings into XmlReader.Create method.",
            self.parser.text,
            self.event[-1] if self.event else 0,
        )

    def to_element(self) -> bool:
        """Back from an attribute to its element."""
        moved = self.attribute >= 0
        self.attribute = -1
        return moved

    def to_attribute(self, place: int) -> bool:
        """To the attribute at a place."""
        if not 0 <= place < len(self.attributes):
            return False
        self.attribute = place
        return True

    def to_content(self) -> int:
        """On to content: an element, text, a CDATA section or an end."""
        self.to_element()
        while self.state == 0 or self.node_type in (NONE, INSTRUCTION, COMMENT, DOCTYPE, WHITESPACE, SIGNIFICANT, DECLARATION):
            if not self.read():
                return NONE
        return self.node_type

    def skip(self) -> None:
        """Past the node and what is in it."""
        if self.node_type == ELEMENT and not self.is_empty:
            depth = self.depth
            while self.read() and not (self.node_type == END_ELEMENT and self.depth == depth):
                pass
        self.read()

    # ---- the node

    def _names(self) -> tuple[str, str, str]:
        if self.attribute >= 0:
            return self.attributes[self.attribute][:3]
        if self.node_type in (ELEMENT, END_ELEMENT):
            return self.event[1], self.event[2], self.event[3]
        if self.node_type in (INSTRUCTION, DOCTYPE):
            return "", self.event[1], ""
        return "", "xml" if self.node_type == DECLARATION else "", ""

    @property
    def name(self) -> str:
        """The qualified name."""
        prefix, local, _ = self._names()
        return f"{prefix}:{local}" if prefix else local

    @property
    def value(self) -> str:
        """The text of the node."""
        if self.attribute >= 0:
            return self.attributes[self.attribute][3]
        if self.node_type in (TEXT, CDATA, COMMENT, WHITESPACE, SIGNIFICANT):
            return self.event[1]
        if self.node_type == INSTRUCTION:
            return self.event[2]
        if self.node_type == DECLARATION:
            return " ".join(f'{name}="{value}"' for _, name, _, value in self.attributes)
        return self.event[4] if self.node_type == DOCTYPE else ""

    @property
    def is_empty(self) -> bool:
        """Whether it is an element of one tag."""
        return self.node_type == ELEMENT and self.attribute < 0 and self.event[5]

    def get_attribute(self, key: Any, namespace: str | None = None) -> str | None:
        """An attribute's value by place or name."""
        if isinstance(key, int):
            if not 0 <= key < len(self.attributes):
                from azshell.dotnet.exceptions import ArgumentOutOfRangeException

                raise ArgumentOutOfRangeException("i")
            return self.attributes[key][3]
        place = self.place_of(key, namespace)
        return self.attributes[place][3] if place >= 0 else None

    def place_of(self, name: str, namespace: str | None = None) -> int:
        """Where an attribute stands; -1 when it is not there."""
        for place, (prefix, local, uri, _) in enumerate(self.attributes):
            if (namespace is None and name == (f"{prefix}:{local}" if prefix else local)) or (namespace == uri and name == local):
                return place
        return -1

    def matches(self, name: str | None, namespace: str | None = None) -> bool:
        """Whether it stands on an element of this name."""
        if self.node_type != ELEMENT:
            return False
        if name is None:
            return True
        return self.name == name if namespace is None else (self.event[2], self.event[3]) == (name, namespace)

    # ---- reading more than a node

    def text_content(self) -> str:
        """The text of the element, and on past its end."""
        if self.node_type != ELEMENT:
            self._no_content()
        parts: list[str] = []
        if self.is_empty:
            self.read()
            return ""
        depth = self.depth
        while self.read() and not (self.node_type == END_ELEMENT and self.depth == depth):
            if self.node_type == ELEMENT:
                from azshell.dotnet.xml_parser import xml_error

                raise xml_error(
                    "The 'ReadElementContentAs' methods cannot be called on an element that has child elements.",
                    self.parser.text,
                    self.event[-1],
                )
            if self.node_type in (TEXT, CDATA, WHITESPACE, SIGNIFICANT):
                parts.append(self.value)
        self.read()
        return "".join(parts)

    def _no_content(self) -> None:
        from azshell.dotnet.exceptions import InvalidOperationException

        raise InvalidOperationException(
            f"The ReadElementContentAsString method is not supported on node type {XmlNodeType(self.node_type)}."
        )

    def copy_node(self, emitter: Emitter, content_only: bool = False) -> None:
        """Writes the node and what is in it, and goes on past it."""
        if self.node_type != ELEMENT:
            if not content_only:
                _write_event(emitter, self)
            self.read()
            return
        depth = self.depth
        empty = self.is_empty
        if not content_only:
            _write_event(emitter, self)
        if not empty:
            while self.read() and not (self.node_type == END_ELEMENT and self.depth == depth):
                _write_event(emitter, self)
            if not content_only:
                emitter.end(full=True)
        self.read()

    def copy_to(self, writer: Any) -> None:
        """XmlWriter.WriteNode(reader)."""
        if self.state == 0:
            while self.read():
                if self.node_type != DECLARATION:
                    _write_event(writer.ready("Node"), self, close=True)
        else:
            self.copy_node(writer.ready("Node"))
        writer.state = 4

    def markup(self, content_only: bool) -> str:
        """ReadOuterXml and ReadInnerXml."""
        emitter = Emitter()
        self.copy_node(emitter, content_only)
        return emitter.result()

    def rest(self) -> str:
        """All that is left, as text (for XmlDocument.Load)."""
        return self.parser.text if self.state == 0 else self.markup(False)

    def close(self) -> None:
        """Ends reading."""
        self.state, self.node_type = 4, NONE


def _write_event(emitter: Emitter, reader: XmlReader, close: bool = False) -> None:
    kind = reader.event[0]
    if kind == "start":
        emitter.start(reader.event[1], reader.event[2], reader.event[3])
        for prefix, local, namespace, value in reader.attributes:
            emitter.attribute(prefix, local, namespace, value)
        if reader.event[5]:
            emitter.end()
    elif kind == "end":
        emitter.end(full=True)
    elif kind in ("text", "blank"):
        emitter.text(reader.value)
    elif kind == "cdata":
        emitter.cdata(reader.value)
    elif kind == "comment":
        emitter.comment(reader.value)
    elif kind == "pi":
        emitter.instruction(reader.event[1], reader.event[2])


def create_reader(source: Any, settings: XmlReaderSettings | None = None, *_: Any) -> XmlReader:
    """A reader of a file's name, a stream, or a text reader; `settings` say what is passed over."""
    from azshell.dotnet.streams import Stream
    from azshell.dotnet.text_streams import TextReader
    from azshell.dotnet.xml import _decoded, _file_text

    if isinstance(source, str):
        return XmlReader(_file_text(source), settings)
    if isinstance(source, Stream):
        return XmlReader(_decoded(source.read_bytes()), settings)
    if isinstance(source, TextReader):
        return XmlReader(source.read_to_end(), settings)
    return XmlReader(source.rest(), settings)


class XmlTextReader(XmlReader):
    """System.Xml.XmlTextReader."""

    net_name = "System.Xml.XmlTextReader"

    def __init__(self, source: Any) -> None:
        settings = XmlReaderSettings()
        settings.dtd = 2
        super().__init__(create_reader(source).parser.text, settings)


class XmlNodeReader(XmlReader):
    """System.Xml.XmlNodeReader: a node of a document."""

    net_name = "System.Xml.XmlNodeReader"

    def __init__(self, node: Any) -> None:
        super().__init__(node.outer_xml)
