"""XmlReader and its settings: their members as scripts see them."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.types import constructor, declare, indexer, method, prop, static_method
from azshell.dotnet.xml_enums import ConformanceLevel, DtdProcessing, ReadState, XmlNodeType
from azshell.dotnet.xml_parser import line_of
from azshell.dotnet.xml_reader import (
    ATTRIBUTE,
    CDATA,
    ELEMENT,
    END_ELEMENT,
    NONE,
    SIGNIFICANT,
    TEXT,
    WHITESPACE,
    XmlNodeReader,
    XmlReader,
    XmlReaderSettings,
    XmlTextReader,
    create_reader,
)


def _follow(reader: XmlReader, name: str, namespace: str | None = None) -> bool:
    while reader.read():
        if reader.matches(name, namespace):
            return True
    return False


def _descend(reader: XmlReader, name: str, namespace: str | None = None) -> bool:
    if reader.state == 0:
        return _follow(reader, name, namespace)
    if reader.node_type != ELEMENT or reader.is_empty:
        return False
    depth = reader.depth
    while reader.read() and reader.depth > depth:
        if reader.matches(name, namespace):
            return True
    return False


def _next_sibling(reader: XmlReader, name: str, namespace: str | None = None) -> bool:
    while True:
        reader.skip()
        if reader.node_type in (END_ELEMENT, NONE):
            return False
        if reader.matches(name, namespace):
            return True


def _start_element(reader: XmlReader, name: str | None = None, namespace: str | None = None) -> None:
    from azshell.dotnet.xml_parser import xml_error

    if reader.to_content() != ELEMENT:
        raise xml_error(
            f"'{XmlNodeType(reader.node_type)}' is an invalid XmlNodeType.", reader.parser.text, reader.event[-1] if reader.event else 0
        )
    if not reader.matches(name, namespace):
        raise xml_error(f"Element '{name}' was not found.", reader.parser.text, reader.event[-1])
    reader.read()


def _end_element(reader: XmlReader) -> None:
    from azshell.dotnet.xml_parser import xml_error

    if reader.to_content() != END_ELEMENT:
        raise xml_error(
            f"'{XmlNodeType(reader.node_type)}' is an invalid XmlNodeType.", reader.parser.text, reader.event[-1] if reader.event else 0
        )
    reader.read()


def _element_string(reader: XmlReader, name: str | None = None, namespace: str | None = None) -> str:
    reader.to_content()
    return reader.text_content()


def _content_string(reader: XmlReader) -> str:
    if reader.attribute >= 0:
        return reader.value
    parts: list[str] = []
    while reader.node_type in (TEXT, CDATA, WHITESPACE, SIGNIFICANT):
        parts.append(reader.value)
        if not reader.read():
            break
    return "".join(parts)


def _inner_string(reader: XmlReader) -> str:
    if reader.node_type == ELEMENT:
        if reader.is_empty:
            return ""
        reader.read()
    return _content_string(reader)


def _to_named(reader: XmlReader, name: Any, namespace: str | None = None) -> bool:
    return reader.to_attribute(name if isinstance(name, int) else reader.place_of(name, namespace))


def _as(kind: str, read: Any) -> Any:
    def run(reader: XmlReader, *_: str) -> Any:
        from azshell.dotnet import xml_convert
        from azshell.dotnet.types import MethodGroup, find_type

        group = find_type("System.Xml.XmlConvert").member("To" + kind, static=True)  # type: ignore[union-attr]
        assert xml_convert and isinstance(group, MethodGroup)
        return group.overloads[0].call(read(reader))

    return run


def _position(reader: XmlReader, which: int) -> int:
    return line_of(reader.parser.text, reader.event[-1] + (1 if reader.event[0] == "start" else 0))[which] if reader.event else 0


_R = "System.Xml.XmlReader"

_NAMED = "string localName, string namespaceURI"

_CONTENT = {
    "Boolean": "bool",
    "DateTime": "datetime",
    "Decimal": "decimal",
    "Double": "double",
    "Int32": "int",
    "Int64": "long",
    "Single": "float",
}

_NAMES = {"Int32": "Int", "Int64": "Long", "Single": "Float"}

_SETTINGS = "System.Xml.XmlReaderSettings settings"

declare(
    _R,
    XmlReader,
    interfaces=["System.IDisposable"],
    members=[
        prop(f"{_SETTINGS.partition(' ')[0]} Settings", lambda r: r.settings),
        prop("System.Xml.XmlNodeType NodeType", lambda r: XmlNodeType(ATTRIBUTE if r.attribute >= 0 else r.node_type)),
        prop("string Name", lambda r: r.name),
        prop("string LocalName", lambda r: r._names()[1]),
        prop("string NamespaceURI", lambda r: r._names()[2]),
        prop("string Prefix", lambda r: r._names()[0]),
        prop("bool HasValue", lambda r: r.attribute >= 0 or r.node_type in (3, 4, 7, 8, 10, 13, 14, 17)),
        prop("string Value", lambda r: r.value),
        prop("int Depth", lambda r: r.depth + (1 if r.attribute >= 0 else 0)),
        prop("string BaseURI", lambda r: ""),
        prop("bool IsEmptyElement", lambda r: r.is_empty),
        prop("bool IsDefault", lambda r: False),
        prop("int AttributeCount", lambda r: len(r.attributes)),
        prop("bool EOF", lambda r: r.state == 3),
        prop("System.Xml.ReadState ReadState", lambda r: ReadState(r.state)),
        prop("bool HasAttributes", lambda r: bool(r.attributes)),
        prop("int LineNumber", lambda r: _position(r, 0)),
        prop("int LinePosition", lambda r: _position(r, 1)),
        indexer("string Item(System.Object key)", XmlReader.get_attribute),
        method("void Close()", XmlReader.close),
        method("void Dispose()", XmlReader.close),
        method("string GetAttribute(string name)", XmlReader.get_attribute),
        method(f"string GetAttribute({_NAMED})", XmlReader.get_attribute),
        method("string GetAttribute(int i)", XmlReader.get_attribute),
        method("bool IsStartElement()", lambda r: r.to_content() == ELEMENT),
        method("bool IsStartElement(string name)", lambda r, name: r.to_content() == ELEMENT and r.matches(name)),
        method(f"bool IsStartElement({_NAMED})", lambda r, name, uri: r.to_content() == ELEMENT and r.matches(name, uri)),
        method("string LookupNamespace(string prefix)", lambda r, prefix: r.parser.scope.get(prefix)),
        method("bool MoveToAttribute(string name)", _to_named),
        method(f"bool MoveToAttribute({_NAMED})", _to_named),
        method("void MoveToAttribute(int i)", _to_named),
        method("System.Xml.XmlNodeType MoveToContent()", lambda r: XmlNodeType(r.to_content())),
        method("bool MoveToElement()", XmlReader.to_element),
        method("bool MoveToFirstAttribute()", lambda r: r.to_attribute(0)),
        method("bool MoveToNextAttribute()", lambda r: r.to_attribute(r.attribute + 1)),
        method("bool Read()", XmlReader.read),
        method("string ReadContentAsString()", _content_string),
        *(method(f"{short} ReadContentAs{_NAMES.get(kind, kind)}()", _as(kind, _content_string)) for kind, short in _CONTENT.items()),
        method("string ReadElementContentAsString()", _element_string),
        method(f"string ReadElementContentAsString({_NAMED})", _element_string),
        *(
            method(f"{short} ReadElementContentAs{_NAMES.get(kind, kind)}()", _as(kind, _element_string))
            for kind, short in _CONTENT.items()
        ),
        method("string ReadElementString()", _element_string),
        method("string ReadElementString(string name)", _element_string),
        method("void ReadEndElement()", _end_element),
        method("string ReadInnerXml()", lambda r: r.markup(True)),
        method("string ReadOuterXml()", lambda r: r.markup(False)),
        method("void ReadStartElement()", _start_element),
        method("void ReadStartElement(string name)", _start_element),
        method(f"void ReadStartElement({_NAMED})", _start_element),
        method("string ReadString()", _inner_string),
        method(f"{_R} ReadSubtree()", lambda r: XmlReader(r.markup(False), r.settings)),
        method("bool ReadToDescendant(string name)", _descend),
        method(f"bool ReadToDescendant({_NAMED})", _descend),
        method("bool ReadToFollowing(string name)", _follow),
        method(f"bool ReadToFollowing({_NAMED})", _follow),
        method("bool ReadToNextSibling(string name)", _next_sibling),
        method(f"bool ReadToNextSibling({_NAMED})", _next_sibling),
        method("void Skip()", XmlReader.skip),
        *(
            static_method(f"{_R} Create({kind}{tail})", create_reader)
            for kind in ("string inputUri", "System.IO.Stream input", "System.IO.TextReader input", "System.Xml.XmlReader reader")
            for tail in ("", f", {_SETTINGS}")
        ),
    ],
)

declare(
    "System.Xml.XmlTextReader",
    XmlTextReader,
    base=_R,
    members=[
        constructor("System.Xml.XmlTextReader(System.IO.Stream input)", XmlTextReader),
        constructor("System.Xml.XmlTextReader(System.IO.TextReader input)", XmlTextReader),
        constructor("System.Xml.XmlTextReader(string url)", XmlTextReader),
    ],
)

declare(
    "System.Xml.XmlNodeReader",
    XmlNodeReader,
    base=_R,
    members=[constructor("System.Xml.XmlNodeReader(System.Xml.XmlNode node)", XmlNodeReader)],
)


def _setting(signature: str, name: str, wrap: Any = None) -> Any:
    return prop(
        signature,
        lambda s: wrap(getattr(s, name)) if wrap else getattr(s, name),
        lambda s, value: setattr(s, name, int(value) if wrap else value),
    )


declare(
    "System.Xml.XmlReaderSettings",
    XmlReaderSettings,
    members=[
        constructor("System.Xml.XmlReaderSettings()", XmlReaderSettings),
        _setting("bool IgnoreWhitespace", "ignore_whitespace"),
        _setting("bool IgnoreComments", "ignore_comments"),
        _setting("bool IgnoreProcessingInstructions", "ignore_instructions"),
        _setting("System.Xml.ConformanceLevel ConformanceLevel", "conformance", ConformanceLevel),
        _setting("System.Xml.DtdProcessing DtdProcessing", "dtd", DtdProcessing),
        _setting("bool CloseInput", "close_input"),
        _setting("bool CheckCharacters", "check_characters"),
    ],
)
