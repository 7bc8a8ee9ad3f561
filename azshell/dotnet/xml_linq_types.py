"""The classes of System.Xml.Linq: their members as scripts see them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from azshell.dotnet.types import constructor, conversion, declare, method, prop, static_method
from azshell.dotnet.xml_enums import XmlNodeType
from azshell.dotnet.xml_linq import (
    Sequence,
    XAttribute,
    XCData,
    XComment,
    XContainer,
    XDeclaration,
    XDocument,
    XElement,
    XName,
    XNamespace,
    XObject,
    XText,
    adopt,
    name_of,
    value_text,
)
from azshell.dotnet.xml_nodes import (
    CDATA,
    COMMENT,
    ELEMENT,
    TEXT,
    XmlAttribute,
    XmlDeclaration,
    XmlDocument,
    XmlNode,
    build,
)
from azshell.dotnet.xml_parser import XMLNS, Parser

_WRAPPERS: dict[int, type[XObject]] = {ELEMENT: XElement, TEXT: XText, CDATA: XCData, COMMENT: XComment}


def _wrapped(node: XmlNode | None) -> Any:
    if node is None:
        return None
    if isinstance(node, XmlDocument):
        return XDocument(node)
    return _WRAPPERS.get(node.node_type, XText)(node)


def _parse_element(text: str, options: int = 0) -> XElement:
    document = XmlDocument()
    nodes = build(Parser(text), document, bool(int(options) & 1))
    return XElement(next(node for node in nodes if node.node_type == ELEMENT))


def _parse_document(text: str, options: int = 0) -> XDocument:
    document = XmlDocument()
    document.preserve = bool(int(options) & 1)
    document.load(text)
    return XDocument(document)


def _source_text(source: Any) -> str:
    from azshell.dotnet.xml_reader import create_reader

    return create_reader(source).rest()


def _save(item: XContainer, target: Any, options: int = 0) -> None:
    from azshell.dotnet.string_builder import new_line
    from azshell.dotnet.text_encoding import UTF8
    from azshell.dotnet.text_streams import TextWriter

    declaration = next((n for n in item.node.children if isinstance(n, XmlDeclaration)), None)
    name = declaration.encoding if declaration is not None and declaration.encoding else "utf-8"
    if isinstance(target, TextWriter):
        encoding = getattr(target, "encoding", None)
        name = encoding.web_name if encoding is not None else "utf-16"
    head = f'<?xml version="1.0" encoding="{name}"?>{"" if int(options) & 1 else new_line()}'
    text = head + item.text(int(options))
    if isinstance(target, TextWriter):
        target.put(text)
        return
    from azshell.dotnet.streams import Stream

    data = UTF8.preamble + text.encode()
    if isinstance(target, Stream):
        target.write_bytes(data)
        return
    if not isinstance(target, str):
        target.write_node(item.node)
        return
    from azshell.dotnet.io_files import write_bytes

    write_bytes(target, data)


def _attribute(element: XElement, name: Any) -> XAttribute | None:
    wanted = name_of(name)
    found = element.node.attribute(wanted.local, wanted.uri)  # type: ignore[attr-defined]
    return XAttribute(found) if found is not None else None


def _attributes(element: XElement, name: Any = None) -> list[XAttribute]:
    if name is not None:
        found = _attribute(element, name)
        return [found] if found is not None else []
    return [XAttribute(attribute) for attribute in element.node.attributes or ()]


def _set_attribute(element: XElement, name: Any, value: Any) -> None:
    wanted = name_of(name)
    node: Any = element.node
    if value is None:
        node.remove_attribute(node.attribute(wanted.local, wanted.uri))
        return
    found = node.attribute(wanted.local, wanted.uri)
    if found is None:
        found = XmlAttribute(node.document, "", wanted.local, wanted.uri)
        node.add_attribute(found)
    found.set_value(value_text(value))


def _first(element: XContainer, name: Any) -> XElement | None:
    return next(element.elements(name), None)


def _set_element(element: XElement, name: Any, value: Any) -> None:
    found = _first(element, name)
    if value is None:
        if found is not None:
            element.node.remove(found.node)
    elif found is None:
        element.add(XElement(name, value))
    else:
        found.set_value(value)


def _remove(item: XObject) -> None:
    node = item.node
    if isinstance(node, XmlAttribute):
        if node.owner is not None:
            node.owner.remove_attribute(node)
    elif node.parent is not None:
        node.parent.remove(node)


def _beside(after: bool) -> Any:
    def run(item: XObject, content: Any) -> None:
        from azshell.dotnet.exceptions import InvalidOperationException

        parent = item.node.parent
        if parent is None:
            raise InvalidOperationException("The parent is missing.")
        holder = XElement("x", content)
        for node in list(holder.node.children):
            holder.node.remove(node)
            adopt(node, parent if isinstance(parent, XmlDocument) else parent.document)  # type: ignore[arg-type]
            parent.insert(node, item.node, after=after)

    return run


def _replace(item: XObject, content: Any) -> None:
    _beside(False)(item, content)
    _remove(item)


def _ancestors(item: XObject, name: Any = None) -> list[XElement]:
    found: list[XElement] = []
    node = item.node.parent
    wanted = None if name is None else name_of(name)
    while node is not None and node.node_type == ELEMENT:
        if wanted is None or (node.local_name, node.namespace) == (wanted.local, wanted.uri):
            found.append(XElement(node))
        node = node.parent
    return found


def _lazily(walk: Callable[..., Iterable[Any]]) -> Callable[..., Sequence]:
    return lambda *arguments: Sequence(lambda: walk(*arguments))


def _document(item: XObject) -> XDocument | None:
    node = item.node if getattr(item.node, "owner", None) is None else item.node.owner  # type: ignore[attr-defined]
    while node is not None and not isinstance(node, XmlDocument):
        node = node.parent
    return XDocument(node) if node is not None else None


def _parent(item: XObject) -> Any:
    above = getattr(item.node, "owner", None) or item.node.parent
    return _wrapped(above) if above is not None and above.node_type == ELEMENT else None


def _attribute_beside(step: int) -> Callable[[XAttribute], XAttribute | None]:
    def find(item: XAttribute) -> XAttribute | None:
        owner = item.node.owner  # type: ignore[attr-defined]
        found = owner.attributes if owner is not None else []
        place = found.index(item.node) + step if found else -1
        return XAttribute(found[place]) if 0 <= place < len(found) else None

    return find


_NODE_TYPE = prop("System.Xml.XmlNodeType NodeType", lambda o: XmlNodeType(o.node.node_type))


def _nodes(item: XContainer) -> list[Any]:
    return [_wrapped(node) for node in item.node.children]


def _name(item: XObject) -> XName:
    return XName(item.node.local_name, item.node.namespace if item.node.namespace != XMLNS else XMLNS)


def _rename(item: XElement, name: Any) -> None:
    found = name_of(name)
    node: Any = item.node
    node._local, node.namespace, node.prefix = found.local, found.uri, ""


def _remove_nodes(item: XContainer) -> None:
    item.node.remove_children()


def _replace_all(item: XElement, content: Any) -> None:
    item.node.remove_all()
    item.add(content)


_L = "System.Xml.Linq."

_N = f"{_L}XName name"

_MANY = f"System.Collections.Generic.IEnumerable[{_L}XElement]"


def _cast_name(value: Any) -> Any:
    return name_of(str(value)) if isinstance(value, str) else NotImplemented


declare("System.Xml.Linq.XContainer+<GetElements>d__39", Sequence, interfaces=["System.Collections.IEnumerable"], members=[])

declare(
    _L + "XName",
    XName,
    convert=[conversion(_cast_name)],
    members=[
        prop("string LocalName", lambda n: n.local),
        prop(f"{_L}XNamespace Namespace", lambda n: XNamespace(n.uri)),
        prop("string NamespaceName", lambda n: n.uri),
        method("string ToString()", str),
        static_method(f"{_L}XName Get(string expandedName)", name_of),
        static_method(f"{_L}XName Get(string localName, string namespaceName)", XName),
        static_method(f"bool op_Equality({_L}XName left, {_L}XName right)", lambda a, b: a == b),
    ],
)


def _cast_namespace(value: Any) -> Any:
    return XNamespace(str(value)) if isinstance(value, str) else NotImplemented


declare(
    _L + "XNamespace",
    XNamespace,
    convert=[conversion(_cast_namespace)],
    members=[
        prop("string NamespaceName", lambda n: n.uri),
        method(f"{_L}XName GetName(string localName)", lambda n, local: XName(local, n.uri)),
        method("string ToString()", str),
        static_method(f"{_L}XNamespace Get(string namespaceName)", XNamespace),
        static_method(f"{_L}XName op_Addition({_L}XNamespace ns, string localName)", lambda n, local: XName(local, n.uri)),
    ],
)

declare(
    _L + "XObject",
    XObject,
    members=[
        prop("string BaseUri", lambda o: ""),
        prop(f"{_L}XDocument Document", _document),
        prop(f"{_L}XElement Parent", _parent),
        prop("int LineNumber", lambda o: 0),
        prop("int LinePosition", lambda o: 0),
    ],
)  # fmt: skip

declare(
    _L + "XNode",
    None,
    base=_L + "XObject",
    members=[
        prop(f"{_L}XNode NextNode", lambda n: _wrapped(n.node.sibling(1))),
        prop(f"{_L}XNode PreviousNode", lambda n: _wrapped(n.node.sibling(-1))),
        method("void AddAfterSelf(System.Object content)", _beside(True)),
        method("void AddBeforeSelf(System.Object content)", _beside(False)),
        method(f"{_MANY} Ancestors()", _lazily(_ancestors)),
        method(f"{_MANY} Ancestors({_N})", _lazily(_ancestors)),
        method("void Remove()", _remove),
        method("void ReplaceWith(System.Object content)", _replace),
        method("string ToString()", str),
        method(f"string ToString({_L}SaveOptions options)", lambda n, options: n.text(int(options))),
    ],
)

declare(
    _L + "XContainer",
    XContainer,
    base=_L + "XNode",
    members=[
        prop(f"{_L}XNode FirstNode", lambda c: _wrapped(c.node.children[0]) if c.node.children else None),
        prop(f"{_L}XNode LastNode", lambda c: _wrapped(c.node.children[-1]) if c.node.children else None),
        method("void Add(System.Object content)", XContainer.add),
        method("void Add(Params System.Object[] content)", XContainer.add),
        method("void AddFirst(System.Object content)", lambda c, content: c.add(content, True)),
        method(f"{_MANY} Descendants()", _lazily(XContainer.descendants)),
        method(f"{_MANY} Descendants({_N})", _lazily(XContainer.descendants)),
        method(f"{_L}XElement Element({_N})", _first),
        method(f"{_MANY} Elements()", _lazily(XContainer.elements)),
        method(f"{_MANY} Elements({_N})", _lazily(XContainer.elements)),
        method(f"System.Collections.Generic.IEnumerable[{_L}XNode] Nodes()", _lazily(_nodes)),
        method("void RemoveNodes()", _remove_nodes),
    ],
)

declare(
    _L + "XElement",
    XElement,
    base=_L + "XContainer",
    members=[
        constructor(f"{_L}XElement({_N})", XElement),
        constructor(f"{_L}XElement({_N}, System.Object content)", XElement),
        constructor(f"{_L}XElement({_N}, Params System.Object[] content)", XElement),
        constructor(f"{_L}XElement({_L}XElement other)", XElement),
        prop(f"{_L}XAttribute FirstAttribute", lambda e: XAttribute(e.node.attributes[0]) if e.node.attributes else None),
        prop("bool HasAttributes", lambda e: bool(e.node.attributes)),
        prop("bool HasElements", lambda e: any(child.node_type == ELEMENT for child in e.node.children)),
        prop("bool IsEmpty", lambda e: e.node.empty),
        prop(f"{_L}XAttribute LastAttribute", lambda e: XAttribute(e.node.attributes[-1]) if e.node.attributes else None),
        prop(f"{_L}XName Name", _name, _rename),
        _NODE_TYPE,
        prop("string Value", lambda e: e.value, XElement.set_value),
        method(f"{_L}XAttribute Attribute({_N})", _attribute),
        method(f"System.Collections.Generic.IEnumerable[{_L}XAttribute] Attributes()", _lazily(_attributes)),
        method(f"System.Collections.Generic.IEnumerable[{_L}XAttribute] Attributes({_N})", _lazily(_attributes)),
        method("void RemoveAll()", lambda e: e.node.remove_all()),
        method("void RemoveAttributes()", lambda e: e.node.attributes.clear()),
        method("void ReplaceAll(System.Object content)", _replace_all),
        method("void Save(string fileName)", _save),
        method("void Save(System.IO.TextWriter textWriter)", _save),
        method(f"void SetAttributeValue({_N}, System.Object value)", _set_attribute),
        method(f"void SetElementValue({_N}, System.Object value)", _set_element),
        method("void SetValue(System.Object value)", XElement.set_value),
        static_method(f"{_L}XElement Load(string uri)", lambda source: _parse_element(_source_text(source))),
        static_method(f"{_L}XElement Load(System.IO.TextReader textReader)", lambda source: _parse_element(_source_text(source))),
        static_method(f"{_L}XElement Parse(string text)", _parse_element),
        static_method(f"{_L}XElement Parse(string text, {_L}LoadOptions options)", _parse_element),
    ],
)

declare(
    _L + "XAttribute",
    XAttribute,
    base=_L + "XObject",
    members=[
        constructor(f"{_L}XAttribute({_N}, System.Object value)", XAttribute),
        prop("bool IsNamespaceDeclaration", lambda a: a.node.namespace == XMLNS),
        prop(f"{_L}XName Name", _name),
        prop(f"{_L}XAttribute NextAttribute", _attribute_beside(1)),
        _NODE_TYPE,
        prop(f"{_L}XAttribute PreviousAttribute", _attribute_beside(-1)),
        prop("string Value", lambda a: a.node.text, lambda a, value: a.node.set_value(value or "")),
        method("void Remove()", _remove),
        method("void SetValue(System.Object value)", lambda a, value: a.node.set_value(value_text(value))),
        method("string ToString()", str),
    ],
)

declare(
    _L + "XDeclaration",
    XDeclaration,
    members=[
        constructor(f"{_L}XDeclaration(string version, string encoding, string standalone)", XDeclaration),
        prop("string Encoding", lambda d: d.encoding, lambda d, value: setattr(d, "encoding", value)),
        prop("string Standalone", lambda d: d.standalone, lambda d, value: setattr(d, "standalone", value)),
        prop("string Version", lambda d: d.version, lambda d, value: setattr(d, "version", value)),
        method("string ToString()", str),
    ],
)

declare(
    _L + "XDocument",
    XDocument,
    base=_L + "XContainer",
    members=[
        constructor(f"{_L}XDocument()", XDocument),
        constructor(
            f"{_L}XDocument({_L}XDeclaration declaration, Params System.Object[] content)",
            lambda declaration, content: XDocument(*([declaration] if declaration is not None else []), *content),
        ),
        constructor(f"{_L}XDocument(Params System.Object[] content)", lambda content: XDocument(*content)),
        prop(f"{_L}XDeclaration Declaration", lambda d: d.declaration, lambda d, new: setattr(d, "declaration", new)),
        prop(f"{_L}XDocumentType DocumentType", lambda d: None),
        _NODE_TYPE,
        prop(f"{_L}XElement Root", lambda d: _wrapped(d.node.root)),
        method("void Save(string fileName)", _save),
        method(f"void Save(string fileName, {_L}SaveOptions options)", _save),
        method("void Save(System.IO.TextWriter textWriter)", _save),
        method("void Save(System.IO.Stream stream)", _save),
        static_method(f"{_L}XDocument Load(string uri)", lambda source: _parse_document(_source_text(source))),
        static_method(f"{_L}XDocument Load(System.IO.TextReader textReader)", lambda source: _parse_document(_source_text(source))),
        static_method(f"{_L}XDocument Parse(string text)", _parse_document),
        static_method(f"{_L}XDocument Parse(string text, {_L}LoadOptions options)", _parse_document),
    ],
)

for _text_name, _class in (("XText", XText), ("XComment", XComment), ("XCData", XCData)):
    declare(
        _L + _text_name,
        _class,
        base=_L + ("XText" if _text_name == "XCData" else "XNode"),
        members=[
            constructor(f"{_L}{_text_name}(string value)", _class),
            *([] if _text_name == "XCData" else [_NODE_TYPE]),
            prop("string Value", lambda t: t.node.value, lambda t, value: t.node.set_value(value or "")),
        ],
    )
