"""System.Xml.XPath: XPathNavigator, XPathNodeIterator, XPathExpression, XPathDocument."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from azshell.dotnet.types import constructor, declare, method, prop, static_method
from azshell.dotnet.xml_enums import XPathNodeType
from azshell.dotnet.xml_nodes import ATTRIBUTE, COMMENT, DECLARATION, DOCUMENT_TYPE, ELEMENT, INSTRUCTION, XmlDocument, XmlNode
from azshell.dotnet.xml_parser import XMLNS
from azshell.dotnet.xpath import Expression, compile_xpath, parent_of, string_value

_TYPES = {9: 0, 1: 1, 2: 2, 3: 4, 4: 4, 14: 5, 13: 6, INSTRUCTION: 7, COMMENT: 8}
_UNSEEN = (DECLARATION, DOCUMENT_TYPE)


class XPathNavigator:
    """A cursor on a node."""

    enumerates = False

    def __init__(self, node: XmlNode) -> None:
        self.node = node

    def __str__(self) -> str:
        return string_value(self.node)

    def move(self, node: XmlNode | None) -> bool:
        """To a node, when there is one."""
        if node is None:
            return False
        self.node = node
        return True

    def children(self, node: XmlNode | None = None) -> list[XmlNode]:
        """The children that XPath sees."""
        return [child for child in (node or self.node).children if child.node_type not in _UNSEEN]

    def sibling(self, step: int) -> XmlNode | None:
        """The next or previous sibling."""
        if self.node.node_type == ATTRIBUTE or self.node.parent is None:
            return None
        nodes = self.children(self.node.parent)
        place = nodes.index(self.node) + step
        return nodes[place] if 0 <= place < len(nodes) else None

    def attributes(self) -> list[XmlNode]:
        """The attributes that are no namespace declarations."""
        return [attribute for attribute in self.node.attributes or () if attribute.namespace != XMLNS]


class XPathNodeIterator:
    """Several nodes, one after the other."""

    def __init__(self, nodes: list[XmlNode]) -> None:
        self.nodes = nodes
        self.position = 0

    def __iter__(self) -> Iterator[XPathNavigator]:
        return (XPathNavigator(node) for node in self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)

    def next(self) -> bool:
        """Steps on."""
        if self.position >= len(self.nodes):
            return False
        self.position += 1
        return True

    @property
    def current(self) -> XPathNavigator | None:
        """The node it stands on."""
        return XPathNavigator(self.nodes[self.position - 1]) if self.position else None

    def __str__(self) -> str:
        return "System.Xml.XPath.XPathNodeIterator"


class XPathExpression:
    """A compiled expression."""

    def __init__(self, compiled: Expression, resolver: Any = None) -> None:
        self.compiled = compiled
        self.resolver = resolver

    def __str__(self) -> str:
        return "System.Xml.XPath.XPathExpression"


class XPathDocument:
    """A document for reading by XPath."""

    def __init__(self, source: Any) -> None:
        from azshell.dotnet.xml import load_source

        self.document = XmlDocument()
        load_source(self.document, source)


def _compiled(xpath: Any, resolver: Any) -> tuple[Expression, Any]:
    if isinstance(xpath, XPathExpression):
        return xpath.compiled, resolver or xpath.resolver
    return compile_xpath(xpath), resolver


def _evaluate(navigator: XPathNavigator, xpath: Any, resolver: Any = None) -> Any:
    expression, resolver = _compiled(xpath, resolver)
    value = expression.evaluate(navigator.node, resolver)
    return XPathNodeIterator(value) if isinstance(value, list) else value


def _select(navigator: XPathNavigator, xpath: Any, resolver: Any = None) -> XPathNodeIterator:
    expression, resolver = _compiled(xpath, resolver)
    return XPathNodeIterator(expression.select(navigator.node, resolver))


def _select_one(navigator: XPathNavigator, xpath: Any, resolver: Any = None) -> XPathNavigator | None:
    found = _select(navigator, xpath, resolver).nodes
    return XPathNavigator(found[0]) if found else None


def _matches(navigator: XPathNavigator, xpath: Any) -> bool:
    expression, resolver = _compiled(xpath, None)
    node: XmlNode | None = navigator.node
    while node is not None:
        if navigator.node in expression.select(node, resolver):
            return True
        node = parent_of(node)
    return False


def _attribute(navigator: XPathNavigator, name: str, namespace: str) -> str:
    for attribute in navigator.attributes():
        if attribute.local_name == name and attribute.namespace == namespace:
            return attribute.value or ""
    return ""


def _to_attribute(navigator: XPathNavigator, name: str, namespace: str) -> bool:
    found = (a for a in navigator.attributes() if a.local_name == name and a.namespace == namespace)
    return navigator.move(next(found, None))


def _next_attribute(navigator: XPathNavigator) -> bool:
    if navigator.node.node_type != ATTRIBUTE:
        return False
    owner = parent_of(navigator.node)
    known = [a for a in (owner.attributes or ()) if a.namespace != XMLNS] if owner is not None else []
    place = known.index(navigator.node) + 1  # type: ignore[arg-type]
    return navigator.move(known[place] if place < len(known) else None)


def _to_child(navigator: XPathNavigator, name: Any, namespace: str | None = None) -> bool:
    for child in navigator.children():
        if namespace is None:
            if int(name) in (9, _TYPES.get(child.node_type, -1)):
                return navigator.move(child)
        elif child.node_type == ELEMENT and child.local_name == name and child.namespace == namespace:
            return navigator.move(child)
    return False


def _to_following(navigator: XPathNavigator, name: Any, namespace: str | None = None) -> bool:
    root = navigator.node
    while (above := parent_of(root)) is not None:
        root = above
    order = list(root.descendants())
    start = order.index(navigator.node) + 1 if navigator.node in order else 0
    for node in order[start:]:
        if node.node_type == ELEMENT and node.local_name == name and node.namespace == (namespace or ""):
            return navigator.move(node)
    return False


def _to_root(navigator: XPathNavigator) -> None:
    while (above := parent_of(navigator.node)) is not None:
        navigator.node = above


def _to_first(navigator: XPathNavigator) -> bool:
    parent = navigator.node.parent
    return parent is not None and navigator.move(navigator.children(parent)[0])


def _to_next(navigator: XPathNavigator, name: str | None = None, namespace: str | None = None) -> bool:
    node = navigator.sibling(1)
    while name is not None and node is not None and not (node.node_type == ELEMENT and node.local_name == name):
        node = XPathNavigator(node).sibling(1)
    return navigator.move(node)


def _first(read: Callable[[XPathNavigator], list[XmlNode]]) -> Callable[[XPathNavigator], bool]:
    def run(navigator: XPathNavigator) -> bool:
        found = read(navigator)
        return navigator.move(found[0] if found else None)

    return run


def _children_named(navigator: XPathNavigator, name: Any, namespace: str | None = None) -> XPathNodeIterator:
    found = [
        child
        for child in navigator.children()
        if (namespace is None and int(name) in (9, _TYPES.get(child.node_type, -1)))
        or (
            namespace is not None and child.node_type == ELEMENT and (not name or child.local_name == name) and child.namespace == namespace
        )
    ]
    return XPathNodeIterator(found)


def _set_value(navigator: XPathNavigator, value: str) -> None:
    navigator.node.set_inner_text(value)


def _append(navigator: XPathNavigator, text: str) -> None:
    document = navigator.node.document or navigator.node
    from azshell.dotnet.xml_nodes import XmlDocumentFragment

    fragment = XmlDocumentFragment(document)  # type: ignore[arg-type]
    fragment.set_inner_xml(text)
    navigator.node.append(fragment)


def _delete(navigator: XPathNavigator) -> None:
    parent = parent_of(navigator.node)
    if parent is not None:
        if navigator.node.node_type == ATTRIBUTE:
            parent.remove_attribute(navigator.node)  # type: ignore[attr-defined]
        else:
            parent.remove(navigator.node)
        navigator.node = parent


def _converted(kind: str) -> Callable[[XPathNavigator], Any]:
    def run(navigator: XPathNavigator) -> Any:
        from azshell.dotnet.types import MethodGroup, find_type

        group = find_type("System.Xml.XmlConvert").member("To" + kind, static=True)  # type: ignore[union-attr]
        assert isinstance(group, MethodGroup)
        return group.overloads[0].call(str(navigator))

    return run


def _markup(navigator: XPathNavigator, content_only: bool) -> str:
    """Indented, as the navigator writes it."""
    from azshell.dotnet.string_builder import new_line
    from azshell.dotnet.xml_emitter import Emitter

    emitter = Emitter("  ", new_line(), raw=True)
    (navigator.node.write_content if content_only else navigator.node.write_to)(emitter)
    return emitter.result()


def _inner(navigator: XPathNavigator, text: str) -> None:
    navigator.node.set_inner_xml(text)


def _compile(text: str, resolver: Any = None) -> XPathExpression:
    return XPathExpression(compile_xpath(text), resolver)


_V = "System.Xml.XPath.XPathNavigator"
_I = "System.Xml.XPath.XPathNodeIterator"
_X = "System.Xml.XPath.XPathExpression"
_RESOLVER = "System.Xml.IXmlNamespaceResolver resolver"
declare(
    _V,
    XPathNavigator,
    members=[
        prop("string BaseURI", lambda n: ""),
        prop("bool CanEdit", lambda n: True),
        prop("bool HasAttributes", lambda n: bool(n.attributes())),
        prop("bool HasChildren", lambda n: bool(n.children())),
        prop("string InnerXml", lambda n: _markup(n, True), _inner),
        prop("bool IsEmptyElement", lambda n: getattr(n.node, "empty", False)),
        prop("bool IsNode", lambda n: True),
        prop("string LocalName", lambda n: "" if n.node.name.startswith("#") else n.node.local_name),
        prop("string Name", lambda n: "" if n.node.name.startswith("#") else n.node.name),
        prop("string NamespaceURI", lambda n: n.node.namespace),
        prop("System.Xml.XPath.XPathNodeType NodeType", lambda n: XPathNodeType(_TYPES.get(n.node.node_type, 9))),
        prop("string OuterXml", lambda n: _markup(n, False)),
        prop("string Prefix", lambda n: n.node.prefix),
        prop("System.Object TypedValue", str),
        prop("System.Object UnderlyingObject", lambda n: n.node),
        prop("string Value", str),
        prop("bool ValueAsBoolean", _converted("Boolean")),
        prop("datetime ValueAsDateTime", _converted("DateTime")),
        prop("double ValueAsDouble", _converted("Double")),
        prop("int ValueAsInt", _converted("Int32")),
        prop("long ValueAsLong", _converted("Int64")),
        method("void AppendChild(string newChild)", _append),
        method(f"{_V} Clone()", lambda n: XPathNavigator(n.node)),
        method(f"{_X} Compile(string xpath)", lambda n, text: _compile(text)),
        method("void DeleteSelf()", _delete),
        method("System.Object Evaluate(string xpath)", _evaluate),
        method(f"System.Object Evaluate(string xpath, {_RESOLVER})", _evaluate),
        method(f"System.Object Evaluate({_X} expr)", _evaluate),
        method("string GetAttribute(string localName, string namespaceURI)", _attribute),
        method("string GetNamespace(string name)", lambda n, prefix: n.node.namespace_of_prefix(prefix)),
        method(f"bool IsSamePosition({_V} other)", lambda n, other: n.node is other.node),
        method("string LookupNamespace(string prefix)", lambda n, prefix: n.node.namespace_of_prefix(prefix)),
        method("string LookupPrefix(string namespaceURI)", lambda n, uri: n.node.prefix_of_namespace(uri)),
        method("bool Matches(string xpath)", _matches),
        method(f"bool Matches({_X} expr)", _matches),
        method(f"bool MoveTo({_V} other)", lambda n, other: n.move(other.node)),
        method("bool MoveToAttribute(string localName, string namespaceURI)", _to_attribute),
        method("bool MoveToChild(string localName, string namespaceUri)", _to_child),
        method("bool MoveToChild(System.Xml.XPath.XPathNodeType type)", _to_child),
        method("bool MoveToFirst()", _to_first),
        method("bool MoveToFirstAttribute()", _first(XPathNavigator.attributes)),
        method("bool MoveToFirstChild()", _first(XPathNavigator.children)),
        method("bool MoveToFollowing(string localName, string namespaceURI)", _to_following),
        method("bool MoveToNext()", _to_next),
        method("bool MoveToNext(string localName, string namespaceUri)", _to_next),
        method("bool MoveToNextAttribute()", _next_attribute),
        method("bool MoveToParent()", lambda n: n.move(parent_of(n.node))),
        method("bool MoveToPrevious()", lambda n: n.move(n.sibling(-1))),
        method("void MoveToRoot()", _to_root),
        method(f"{_I} Select(string xpath)", _select),
        method(f"{_I} Select(string xpath, {_RESOLVER})", _select),
        method(f"{_I} Select({_X} expr)", _select),
        method(f"{_I} SelectChildren(System.Xml.XPath.XPathNodeType type)", _children_named),
        method(f"{_I} SelectChildren(string name, string namespaceURI)", _children_named),
        method(f"{_V} SelectSingleNode(string xpath)", _select_one),
        method(f"{_V} SelectSingleNode(string xpath, {_RESOLVER})", _select_one),
        method(f"{_V} SelectSingleNode({_X} expression)", _select_one),
        method("void SetValue(string value)", _set_value),
        method("string ToString()", str),
        method("void WriteSubtree(System.Xml.XmlWriter writer)", lambda n, writer: writer.write_node(n.node)),
    ],
)
declare(
    _I,
    XPathNodeIterator,
    interfaces=["System.Collections.IEnumerable"],
    members=[
        prop(f"{_V} Current", lambda i: i.current),
        prop("int CurrentPosition", lambda i: i.position),
        prop("int Count", len),
        method(f"{_I} Clone()", lambda i: XPathNodeIterator(i.nodes)),
        method("bool MoveNext()", XPathNodeIterator.next),
    ],
)
declare(
    _X,
    XPathExpression,
    members=[
        prop("string Expression", lambda x: x.compiled.text),
        method("void SetContext(System.Xml.XmlNamespaceManager nsManager)", lambda x, manager: setattr(x, "resolver", manager)),
        static_method(f"{_X} Compile(string xpath)", _compile),
        static_method(f"{_X} Compile(string xpath, System.Xml.IXmlNamespaceResolver nsResolver)", _compile),
    ],
)
declare(
    "System.Xml.XPath.XPathDocument",
    XPathDocument,
    members=[
        constructor("System.Xml.XPath.XPathDocument(string uri)", XPathDocument),
        constructor("System.Xml.XPath.XPathDocument(System.IO.TextReader textReader)", XPathDocument),
        constructor("System.Xml.XPath.XPathDocument(System.IO.Stream stream)", XPathDocument),
        constructor("System.Xml.XPath.XPathDocument(System.Xml.XmlReader reader)", XPathDocument),
        method(f"{_V} CreateNavigator()", lambda d: XPathNavigator(d.document)),
    ],
)
