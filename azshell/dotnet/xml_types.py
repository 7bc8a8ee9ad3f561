"""The classes of System.Xml that make up a document: their members as scripts see them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.dotnet import xml_nodes as nodes
from azshell.dotnet.types import constructor, conversion, declare, indexer, method, prop
from azshell.dotnet.xml import (
    NodeList,
    XmlAttributeCollection,
    XmlChildNodes,
    XmlElementList,
    XmlName,
    XmlNamespaceManager,
    XmlNameTable,
    XmlSchemaInfo,
    XPathNodeList,
    load_source,
    load_text,
    save,
    select,
)
from azshell.dotnet.xml_enums import XmlNodeType
from azshell.dotnet.xml_nodes import (
    ATTRIBUTE,
    ELEMENT,
    TEXT,
    XmlAttribute,
    XmlCData,
    XmlComment,
    XmlDeclaration,
    XmlDocument,
    XmlDocumentFragment,
    XmlDocumentType,
    XmlElement,
    XmlEntityReference,
    XmlInstruction,
    XmlNode,
    XmlSignificantWhitespace,
    XmlText,
    XmlWhitespace,
)


def _cast(value: Any) -> Any:
    from azshell.dotnet.conversion import to_string
    from azshell.dotnet.exceptions import NetException, PSInvalidCastException

    try:
        return load_text(to_string(value, "\n"))
    except NetException as problem:
        raise PSInvalidCastException(
            f'Cannot convert value "{to_string(value)}" to type "System.Xml.XmlDocument". Error: "{problem.message}"',
            "InvalidCastToXmlDocument",
            inner=problem,
        ) from None


def _select_one(node: XmlNode, xpath: str, manager: Any = None) -> XmlNode | None:
    found = select(node, xpath, manager)
    return found[0] if found else None


def _select_list(node: XmlNode, xpath: str, manager: Any = None) -> XPathNodeList:
    found = select(node, xpath, manager)
    return XPathNodeList(lambda: found)


def _by_tag(node: XmlNode, name: str, namespace: str | None = None) -> XmlElementList:
    def read() -> list[XmlNode]:
        return [
            item
            for item in node.descendants()
            if item.node_type == ELEMENT
            and (name == "*" or (item.name if namespace is None else item.local_name) == name)
            and (namespace is None or namespace == "*" or item.namespace == namespace)
        ]

    return XmlElementList(read)


def _child_element(node: XmlNode, name: str, namespace: str | None = None) -> XmlNode | None:
    for child in node.children:
        same = child.name == name if namespace is None else (child.local_name, child.namespace) == (name, namespace)
        if same and child.node_type == ELEMENT:
            return child
    return None


def _children(node: XmlNode) -> XmlChildNodes:
    if isinstance(node, XmlAttribute):
        return XmlChildNodes(node.text_children)
    return XmlChildNodes(lambda: list(node.children))


def _edge(place: int) -> Callable[[XmlNode], XmlNode | None]:
    def read(node: XmlNode) -> XmlNode | None:
        children = node.text_children() if isinstance(node, XmlAttribute) else node.children
        return children[place] if children else None

    return read


def _set_text(node: XmlNode, value: str | None) -> None:
    node.set_inner_text(value or "")


def _set_inner(node: XmlNode, value: str | None) -> None:
    node.set_inner_xml(value or "")


def _set_value(node: XmlNode, value: str | None) -> None:
    node.set_value(value or "")


def _previous_text(node: XmlNode) -> XmlNode | None:
    found = node.sibling(-1) if node.parent is not None else None
    return found if found is not None and found.node_type == TEXT else None


def _emit(call: str) -> Callable[[XmlNode, Any], None]:
    def run(node: XmlNode, writer: Any) -> None:
        writer.write_node(node, call == "content")

    return run


def _navigator(node: XmlNode) -> Any:
    from azshell.dotnet.xml_navigator import XPathNavigator

    return XPathNavigator(node)


def _insert_after(node: XmlNode, new: XmlNode | None, reference: XmlNode | None) -> XmlNode:
    if reference is None:
        return node.insert(new, node.children[0] if node.children else None)
    return node.insert(new, reference, after=True)


_N = "System.Xml.XmlNode"

_PROPERTIES: dict[str, Any] = {
    "NodeType": prop("System.Xml.XmlNodeType NodeType", lambda n: XmlNodeType(n.node_type)),
    "ParentNode": prop("System.Xml.XmlNode ParentNode", lambda n: n.parent if n.node_type != ATTRIBUTE else None),
    "Name": prop("string Name", lambda n: n.name),
    "LocalName": prop("string LocalName", lambda n: n.local_name),
    "NamespaceURI": prop("string NamespaceURI", lambda n: n.namespace),
    "Prefix": prop("string Prefix", lambda n: n.prefix, lambda n, value: setattr(n, "prefix", value or "")),
    "OwnerDocument": prop("xml OwnerDocument", lambda n: n.document),
    "Attributes": prop(
        "System.Xml.XmlAttributeCollection Attributes", lambda n: XmlAttributeCollection(n) if n.node_type == ELEMENT else None
    ),
    "SchemaInfo": prop(
        "System.Xml.Schema.IXmlSchemaInfo SchemaInfo", lambda n: XmlName(n) if n.node_type in (ELEMENT, ATTRIBUTE) else XmlSchemaInfo()
    ),
    "InnerXml": prop("string InnerXml", lambda n: n.inner_xml, _set_inner),
    "InnerText": prop("string InnerText", lambda n: n.inner_text, _set_text),
    "NextSibling": prop("System.Xml.XmlNode NextSibling", lambda n: n.sibling(1)),
    "PreviousSibling": prop("System.Xml.XmlNode PreviousSibling", lambda n: n.sibling(-1)),
    "Value": prop("string Value", lambda n: n.value, _set_value),
    "ChildNodes": prop("System.Xml.XmlNodeList ChildNodes", _children),
    "FirstChild": prop("System.Xml.XmlNode FirstChild", _edge(0)),
    "LastChild": prop("System.Xml.XmlNode LastChild", _edge(-1)),
    "HasChildNodes": prop("bool HasChildNodes", lambda n: bool(n.children) or n.node_type == ATTRIBUTE),
    "IsReadOnly": prop("bool IsReadOnly", lambda n: False),
    "OuterXml": prop("string OuterXml", lambda n: n.outer_xml),
    "BaseURI": prop("string BaseURI", lambda n: getattr(n.document or n, "base_uri", "")),
    "PreviousText": prop("System.Xml.XmlNode PreviousText", _previous_text),
}


def _rows(*names: str) -> list[Any]:
    """Properties of XmlNode again, in the order in which a class of its own lists them."""
    return [_PROPERTIES[name] for name in names]


declare(
    _N,
    XmlNode,
    interfaces=["System.ICloneable", "System.Xml.XPath.IXPathNavigable"],
    members=[
        *_rows(
            *("Name", "Value", "NodeType", "ParentNode", "ChildNodes", "PreviousSibling", "NextSibling", "Attributes", "OwnerDocument"),
            *("FirstChild", "LastChild", "HasChildNodes", "NamespaceURI", "Prefix", "LocalName", "IsReadOnly", "InnerText", "OuterXml"),
            *("InnerXml", "SchemaInfo", "BaseURI", "PreviousText"),
        ),
        indexer("System.Xml.XmlElement Item(string name)", _child_element),
        method(f"{_N} AppendChild({_N} newChild)", XmlNode.append),
        method(f"{_N} Clone()", lambda n: n.clone(True)),
        method("string ToString()", lambda n: n.local_name),
        method(f"{_N} CloneNode(bool deep)", lambda n, deep: n.clone(deep)),
        method("System.Xml.XPath.XPathNavigator CreateNavigator()", _navigator),
        method("string GetNamespaceOfPrefix(string prefix)", XmlNode.namespace_of_prefix),
        method("string GetPrefixOfNamespace(string namespaceURI)", XmlNode.prefix_of_namespace),
        method(f"{_N} InsertAfter({_N} newChild, {_N} refChild)", _insert_after),
        method(f"{_N} InsertBefore({_N} newChild, {_N} refChild)", lambda n, new, reference: n.insert(new, reference)),
        method("void Normalize()", XmlNode.normalize),
        method(f"{_N} PrependChild({_N} newChild)", lambda n, new: n.insert(new, n.children[0] if n.children else None)),
        method("void RemoveAll()", lambda n: n.remove_all()),
        method(f"{_N} RemoveChild({_N} oldChild)", XmlNode.remove),
        method(f"{_N} ReplaceChild({_N} newChild, {_N} oldChild)", XmlNode.replace),
        method("System.Xml.XmlNodeList SelectNodes(string xpath)", _select_list),
        method("System.Xml.XmlNodeList SelectNodes(string xpath, System.Xml.XmlNamespaceManager nsmgr)", _select_list),
        method(f"{_N} SelectSingleNode(string xpath)", _select_one),
        method(f"{_N} SelectSingleNode(string xpath, System.Xml.XmlNamespaceManager nsmgr)", _select_one),
        method("bool Supports(string feature, string version)", lambda n, feature, version: feature.lower() == "xml"),
        method("void WriteContentTo(System.Xml.XmlWriter w)", _emit("content")),
        method("void WriteTo(System.Xml.XmlWriter w)", _emit("node")),
    ],
)

declare("System.Xml.XmlLinkedNode", base=_N)

_LIST = ["System.Collections.IEnumerable"]

declare(
    "System.Xml.Schema.XmlSchemaInfo",
    XmlSchemaInfo,
    members=[
        prop("bool IsDefault", lambda i: False),
        prop("bool IsNil", lambda i: False),
        prop("System.Object MemberType", lambda i: None),
        prop("System.Object SchemaType", lambda i: None),
        prop("System.Object SchemaElement", lambda i: None),
        prop("System.Object SchemaAttribute", lambda i: None),
    ],
)
declare(
    "System.Xml.XmlName",
    XmlName,
    members=[
        prop("string LocalName", lambda i: i.node.local_name),
        prop("string NamespaceURI", lambda i: i.node.namespace),
        prop("string Prefix", lambda i: i.node.prefix),
        prop("xml OwnerDocument", lambda i: i.node.document),
        prop("string Name", lambda i: i.node.name),
        prop("bool IsDefault", lambda i: False),
        prop("bool IsNil", lambda i: False),
    ],
)
declare(
    "System.Xml.XmlNodeList",
    NodeList,
    interfaces=_LIST,
    members=[
        method("string ToString()", lambda nodes: " ".join(node.local_name for node in nodes)),
        prop("int Count", len),
        indexer(f"{_N} ItemOf(int i)", NodeList.item),
        method(f"{_N} Item(int i)", NodeList.item),
    ],
)

declare("System.Xml.XmlChildNodes", XmlChildNodes, base="System.Xml.XmlNodeList")

declare("System.Xml.XPathNodeList", XPathNodeList, base="System.Xml.XmlNodeList")

declare("System.Xml.XmlElementList", XmlElementList, base="System.Xml.XmlNodeList")


def _attribute_item(collection: XmlAttributeCollection, key: Any, namespace: str | None = None) -> XmlAttribute | None:
    return collection.at(key) if isinstance(key, int) else collection.element.attribute(key, namespace)


def _insert_attribute(step: int) -> Callable[..., XmlAttribute]:
    def run(collection: XmlAttributeCollection, new: XmlAttribute, reference: XmlAttribute | None) -> XmlAttribute:
        known = collection.element.attributes
        place = known.index(reference) + step if reference is not None else (0 if step else len(known))
        collection.element.add_attribute(new, place)
        return new

    return run


def _append_attribute(collection: XmlAttributeCollection, new: XmlAttribute, place: int | None = None) -> XmlAttribute:
    if place is None and new in collection.element.attributes:
        collection.element.remove_attribute(new)
    collection.element.add_attribute(new, place)
    return new


def _remove_named(collection: XmlAttributeCollection, name: str, namespace: str | None = None) -> XmlAttribute | None:
    return collection.element.remove_attribute(collection.element.attribute(name, namespace))


_A = "System.Xml.XmlAttribute"

declare(
    "System.Xml.XmlNamedNodeMap",
    interfaces=_LIST,
    members=[
        prop("int Count", len),
        method(f"{_N} GetNamedItem(string name)", _attribute_item),
        method(f"{_N} GetNamedItem(string localName, string namespaceURI)", _attribute_item),
        method(f"{_N} Item(int index)", lambda c, index: c.element.attributes[index] if 0 <= index < len(c) else None),
        method(f"{_N} RemoveNamedItem(string name)", _remove_named),
        method(f"{_N} RemoveNamedItem(string localName, string namespaceURI)", _remove_named),
        method(f"{_N} SetNamedItem({_N} node)", lambda c, node: c.element.add_attribute(node) or node),
    ],
)

declare(
    "System.Xml.XmlAttributeCollection",
    XmlAttributeCollection,
    base="System.Xml.XmlNamedNodeMap",
    interfaces=["System.Collections.ICollection"],
    members=[
        prop("bool IsSynchronized", lambda c: False),
        prop("System.Object SyncRoot", lambda c: c),
        indexer(f"{_A} ItemOf(System.Object key)", _attribute_item),
        method(f"{_A} Append({_A} node)", _append_attribute),
        method(f"{_A} InsertAfter({_A} newNode, {_A} refNode)", _insert_attribute(1)),
        method(f"{_A} InsertBefore({_A} newNode, {_A} refNode)", _insert_attribute(0)),
        method(f"{_A} Prepend({_A} node)", lambda c, new: _append_attribute(c, new, 0)),
        method(f"{_A} Remove({_A} node)", lambda c, node: c.element.remove_attribute(node)),
        method("void RemoveAll()", lambda c: c.element.attributes.clear()),
        method(f"{_A} RemoveAt(int i)", lambda c, i: c.element.remove_attribute(c.element.attributes[i]) if 0 <= i < len(c) else None),
    ],
)


def _get_attribute(element: XmlElement, name: str, namespace: str | None = None) -> str:
    found = element.attribute(name, namespace)
    return found.text if found is not None else ""


def _set_attribute(element: XmlElement, name: str, value: str | None) -> None:
    element.set_attribute(name, value or "")


def _set_attribute_ns(element: XmlElement, name: str, namespace: str | None, value: str | None) -> str:
    element.set_attribute(name, value or "", namespace or "")
    return value or ""


def _remove_attribute(element: XmlElement, name: str, namespace: str | None = None) -> None:
    element.remove_attribute(element.attribute(name, namespace))


def _remove_attribute_at(element: XmlElement, index: int) -> XmlAttribute | None:
    return element.remove_attribute(element.attributes[index]) if 0 <= index < len(element.attributes) else None


def _new_attribute_node(element: XmlElement, name: str, namespace: str) -> XmlAttribute:
    return element.attribute(name, namespace or "") or element.set_attribute(name, "", namespace or "")


_QUALIFIED = "string localName, string namespaceURI"

declare(
    "System.Xml.XmlElement",
    XmlElement,
    base="System.Xml.XmlLinkedNode",
    members=[
        *_rows("Name", "LocalName", "NamespaceURI", "Prefix", "NodeType", "ParentNode", "OwnerDocument"),
        prop("bool IsEmpty", lambda e: e.empty, lambda e, value: setattr(e, "empty", value)),
        *_rows("Attributes"),
        prop("bool HasAttributes", lambda e: bool(e.attributes)),
        *_rows("SchemaInfo", "InnerXml", "InnerText", "NextSibling", "PreviousSibling", "Value", "ChildNodes", "FirstChild", "LastChild"),
        method("string GetAttribute(string name)", _get_attribute),
        method(f"string GetAttribute({_QUALIFIED})", _get_attribute),
        method(f"{_A} GetAttributeNode(string name)", XmlElement.attribute),
        method(f"{_A} GetAttributeNode({_QUALIFIED})", XmlElement.attribute),
        method("System.Xml.XmlNodeList GetElementsByTagName(string name)", _by_tag),
        method(f"System.Xml.XmlNodeList GetElementsByTagName({_QUALIFIED})", _by_tag),
        method("bool HasAttribute(string name)", lambda e, name: e.attribute(name) is not None),
        method(f"bool HasAttribute({_QUALIFIED})", lambda e, name, namespace: e.attribute(name, namespace) is not None),
        method("void RemoveAllAttributes()", lambda e: e.attributes.clear()),
        method("void RemoveAttribute(string name)", _remove_attribute),
        method(f"void RemoveAttribute({_QUALIFIED})", _remove_attribute),
        method(f"{_N} RemoveAttributeAt(int i)", _remove_attribute_at),
        method(f"{_A} RemoveAttributeNode({_A} oldAttr)", XmlElement.remove_attribute),
        method("void SetAttribute(string name, string value)", _set_attribute),
        method("string SetAttribute(string localName, string namespaceURI, string value)", _set_attribute_ns),
        method(f"{_A} SetAttributeNode({_A} newAttr)", XmlElement.add_attribute),
        method(f"{_A} SetAttributeNode({_QUALIFIED})", _new_attribute_node),
    ],
)

declare(
    _A,
    XmlAttribute,
    base=_N,
    members=[
        *_rows("ParentNode", "Name", "LocalName", "NamespaceURI", "Prefix", "NodeType", "OwnerDocument", "Value", "SchemaInfo"),
        # .NET's XmlAttribute overrides only the setters of these two, so that PowerShell reads nothing from them
        prop("string InnerText", lambda a: None, _set_text),
        prop("bool Specified", lambda a: True),
        prop("System.Xml.XmlElement OwnerElement", lambda a: a.owner),
        prop("string InnerXml", lambda a: None, _set_inner),
        *_rows("BaseURI"),
    ],
)


def _delete_data(node: nodes.CharacterData, offset: int, count: int) -> None:
    node.text = node.text[:offset] + node.text[offset + count :]


def _insert_data(node: nodes.CharacterData, offset: int, text: str) -> None:
    node.text = node.text[:offset] + text + node.text[offset:]


def _split(node: XmlText, offset: int) -> XmlText:
    made = XmlText(node.document, node.text[offset:])  # type: ignore[arg-type]
    node.text = node.text[:offset]
    if node.parent is not None:
        node.parent.insert(made, node, after=True)
    return made


declare(
    "System.Xml.XmlCharacterData",
    nodes.CharacterData,
    base="System.Xml.XmlLinkedNode",
    members=[
        *_rows("Value", "InnerText"),
        prop("string Data", lambda n: n.text, _set_value),
        prop("int Length", lambda n: len(n.text)),
        method("void AppendData(string strData)", lambda n, text: setattr(n, "text", n.text + text)),
        method("void DeleteData(int offset, int count)", _delete_data),
        method("void InsertData(int offset, string strData)", _insert_data),
        method("string Substring(int offset, int count)", lambda n, offset, count: n.text[offset : offset + count]),
    ],
)

_FRONT = ("Name", "LocalName", "NodeType", "ParentNode", "Value", "PreviousText")

_C = "System.Xml.XmlCharacterData"

declare(
    "System.Xml.XmlText",
    XmlText,
    base=_C,
    members=[*_rows(*_FRONT), method("System.Xml.XmlText SplitText(int offset)", _split)],
)

declare("System.Xml.XmlCDataSection", XmlCData, base=_C, members=_rows("Name", "LocalName", "NodeType", "ParentNode", "PreviousText"))

declare("System.Xml.XmlComment", XmlComment, base=_C, members=_rows("Name", "LocalName", "NodeType"))

declare("System.Xml.XmlWhitespace", XmlWhitespace, base=_C, members=_rows(*_FRONT))

declare("System.Xml.XmlSignificantWhitespace", XmlSignificantWhitespace, base=_C, members=_rows(*_FRONT))

declare(
    "System.Xml.XmlProcessingInstruction",
    XmlInstruction,
    base="System.Xml.XmlLinkedNode",
    members=[
        *_rows("Name"),
        prop("string Target", lambda n: n.name),
        *_rows("Value"),
        prop("string Data", lambda n: n.text, _set_value),
        *_rows("InnerText", "LocalName", "NodeType"),
    ],
)

declare(
    "System.Xml.XmlDeclaration",
    XmlDeclaration,
    base="System.Xml.XmlLinkedNode",
    members=[
        prop("string Version", lambda n: n.version),
        prop("string Encoding", lambda n: n.encoding, lambda n, value: setattr(n, "encoding", value or "")),
        prop("string Standalone", lambda n: n.standalone, lambda n, value: setattr(n, "standalone", value or "")),
        *_rows("Value", "InnerText", "Name", "LocalName", "NodeType"),
    ],
)

declare(
    "System.Xml.XmlDocumentType",
    XmlDocumentType,
    base="System.Xml.XmlLinkedNode",
    members=[
        *_rows("Name", "LocalName", "NodeType"),
        prop("string PublicId", lambda n: n.public),
        prop("string SystemId", lambda n: n.system),
        prop("string InternalSubset", lambda n: n.subset),
    ],
)

declare("System.Xml.XmlEntityReference", XmlEntityReference, base="System.Xml.XmlLinkedNode")

declare("System.Xml.XmlDocumentFragment", XmlDocumentFragment, base=_N)


def _create_node(document: XmlDocument, kind: Any, *rest: str) -> XmlNode:
    number = int(kind) if isinstance(kind, int) else {name.lower(): value for name, value in XmlNodeType.names.items()}.get(kind.lower(), 0)
    prefix, name, namespace = rest if len(rest) == 3 else (None, *rest)
    name = name or ""
    if number == ELEMENT:
        return document.create_element(name, namespace, prefix)
    if number == ATTRIBUTE:
        return document.create_attribute(name, namespace, prefix)
    made = {3: XmlText, 4: XmlCData, 8: XmlComment, 13: XmlWhitespace, 14: XmlSignificantWhitespace}.get(number)
    if made is not None:
        return made(document, "")
    if number == 11:
        return XmlDocumentFragment(document)
    if number == 7:
        return XmlInstruction(document, name, "")
    from azshell.dotnet.exceptions import ArgumentException

    raise ArgumentException("Cannot create node of type " + str(kind) + ".")


def _import(document: XmlDocument, node: XmlNode, deep: bool) -> XmlNode:
    made = node.clone(deep, document)
    if isinstance(made, XmlElement) and not deep:
        made.empty = True
    return made


def _document_type(document: XmlDocument) -> XmlNode | None:
    return next((child for child in document.children if child.node_type == nodes.DOCUMENT_TYPE), None)


def _by_id(document: XmlDocument, value: str) -> XmlNode | None:
    return None


def _set_preserve(document: XmlDocument, value: bool) -> None:
    document.preserve = value


def _create(make: Callable[..., XmlNode]) -> Callable[..., XmlNode]:
    return lambda document, *arguments: make(document, *arguments)


def _create_prefixed(make: Callable[..., XmlNode]) -> Callable[..., XmlNode]:
    return lambda document, prefix, name, namespace: make(document, name, namespace, prefix)


_D = "System.Xml.XmlDocument"

_PREFIXED = "string prefix, string localName, string namespaceURI"

declare(
    _D,
    XmlDocument,
    base=_N,
    accelerators=["xml"],
    convert=[conversion(_cast)],
    members=[
        constructor("xml()", XmlDocument),
        constructor("xml(System.Xml.XmlNameTable nt)", lambda _: XmlDocument()),
        *_rows("NodeType", "ParentNode"),
        prop("System.Xml.XmlDocumentType DocumentType", _document_type),
        prop("System.Xml.XmlImplementation Implementation", lambda d: None),
        *_rows("Name", "LocalName"),
        prop("System.Xml.XmlElement DocumentElement", lambda d: d.root),
        *_rows("OwnerDocument"),
        prop("System.Xml.Schema.XmlSchemaSet Schemas", lambda d: None, lambda d, value: None),
        prop("System.Xml.XmlResolver XmlResolver", lambda d: None, lambda d, value: None),
        prop("System.Xml.XmlNameTable NameTable", lambda d: XmlNameTable()),
        prop("bool PreserveWhitespace", lambda d: d.preserve, _set_preserve),
        *_rows("IsReadOnly"),
        prop("string InnerText", lambda n: None, _set_text),  # .NET's document has a setter of its own and no getter
        *_rows("InnerXml", "SchemaInfo", "BaseURI", "Value", "ChildNodes", "PreviousSibling", "NextSibling"),
        method(f"{_A} CreateAttribute(string name)", XmlDocument.create_attribute),
        method(f"{_A} CreateAttribute(string qualifiedName, string namespaceURI)", XmlDocument.create_attribute),
        method(f"{_A} CreateAttribute({_PREFIXED})", _create_prefixed(XmlDocument.create_attribute)),
        method("System.Xml.XmlCDataSection CreateCDataSection(string data)", _create(XmlCData)),
        method("System.Xml.XmlComment CreateComment(string data)", _create(XmlComment)),
        method("System.Xml.XmlDocumentFragment CreateDocumentFragment()", _create(XmlDocumentFragment)),
        method(
            "System.Xml.XmlDocumentType CreateDocumentType(string name, string publicId, string systemId, string internalSubset)",
            _create(XmlDocumentType),
        ),
        method("System.Xml.XmlElement CreateElement(string name)", XmlDocument.create_element),
        method("System.Xml.XmlElement CreateElement(string qualifiedName, string namespaceURI)", XmlDocument.create_element),
        method(f"System.Xml.XmlElement CreateElement({_PREFIXED})", _create_prefixed(XmlDocument.create_element)),
        method("System.Xml.XmlEntityReference CreateEntityReference(string name)", _create(XmlEntityReference)),
        method(f"{_N} CreateNode(System.Xml.XmlNodeType type, string prefix, string name, string namespaceURI)", _create_node),
        method(f"{_N} CreateNode(string nodeTypeString, string name, string namespaceURI)", _create_node),
        method(f"{_N} CreateNode(System.Xml.XmlNodeType type, string name, string namespaceURI)", _create_node),
        method("System.Xml.XmlProcessingInstruction CreateProcessingInstruction(string target, string data)", _create(XmlInstruction)),
        method("System.Xml.XmlSignificantWhitespace CreateSignificantWhitespace(string text)", _create(XmlSignificantWhitespace)),
        method("System.Xml.XmlText CreateTextNode(string text)", _create(XmlText)),
        method("System.Xml.XmlWhitespace CreateWhitespace(string text)", _create(XmlWhitespace)),
        method(
            "System.Xml.XmlDeclaration CreateXmlDeclaration(string version, string encoding, string standalone)", _create(XmlDeclaration)
        ),
        method("System.Xml.XmlElement GetElementById(string elementId)", _by_id),
        method("System.Xml.XmlNodeList GetElementsByTagName(string name)", _by_tag),
        method(f"System.Xml.XmlNodeList GetElementsByTagName({_QUALIFIED})", _by_tag),
        method(f"{_N} ImportNode({_N} node, bool deep)", _import),
        method("void Load(string filename)", load_source),
        method("void Load(System.IO.Stream inStream)", load_source),
        method("void Load(System.IO.TextReader txtReader)", load_source),
        method("void Load(System.Xml.XmlReader reader)", load_source),
        method("void LoadXml(string xml)", lambda d, text: d.load(text or "")),
        method("void Save(string filename)", save),
        method("void Save(System.IO.Stream outStream)", save),
        method("void Save(System.IO.TextWriter writer)", save),
        method("void Save(System.Xml.XmlWriter w)", save),
    ],
)

declare("System.Xml.XmlNameTable", XmlNameTable)

declare("System.Xml.NameTable", base="System.Xml.XmlNameTable", members=[constructor("System.Xml.NameTable()", XmlNameTable)])


def _pop(manager: XmlNamespaceManager) -> bool:
    if len(manager.scopes) > 1:
        manager.scopes.pop()
        return True
    return False


declare("System.Xml.IXmlNamespaceResolver", kind="interface")

declare(
    "System.Xml.XmlNamespaceManager",
    XmlNamespaceManager,
    interfaces=["System.Xml.IXmlNamespaceResolver", "System.Collections.IEnumerable"],
    members=[
        constructor("System.Xml.XmlNamespaceManager(System.Xml.XmlNameTable nameTable)", XmlNamespaceManager),
        prop("string DefaultNamespace", lambda m: m.lookup("")),
        prop("System.Xml.XmlNameTable NameTable", lambda m: XmlNameTable()),
        method("void AddNamespace(string prefix, string uri)", XmlNamespaceManager.add),
        method("bool HasNamespace(string prefix)", lambda m, prefix: prefix in m.scopes[-1]),
        method("string LookupNamespace(string prefix)", XmlNamespaceManager.lookup),
        method("string LookupPrefix(string uri)", XmlNamespaceManager.prefix_of),
        method("bool PopScope()", _pop),
        method("void PushScope()", lambda m: m.scopes.append({})),
        method("void RemoveNamespace(string prefix, string uri)", lambda m, prefix, uri: m.scopes[-1].pop(prefix, None) and None),
    ],
)
