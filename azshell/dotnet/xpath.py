"""XPath 1.0 over the nodes of xml_nodes.py, with .NET's errors.

`compile_xpath(text)` gives an Expression; its `evaluate(node, resolver)` gives a list of nodes in document order, a float, a str or a bool.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from azshell.dotnet.xml_nodes import (
    ATTRIBUTE,
    CDATA,
    COMMENT,
    DECLARATION,
    DOCUMENT,
    DOCUMENT_TYPE,
    ELEMENT,
    INSTRUCTION,
    SIGNIFICANT,
    TEXT,
    WHITESPACE,
    XmlNode,
)
from azshell.dotnet.xml_parser import XMLNS

NOT_NODES = "Expression must evaluate to a node-set."
NEEDS_CONTEXT = "Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function."
TEXTS = (TEXT, CDATA, WHITESPACE, SIGNIFICANT)


class Context(NamedTuple):
    """Where an expression is evaluated: the node, its place (from 1) among `size` nodes, and what resolves prefixes."""

    node: XmlNode
    position: int
    size: int
    resolver: Any


Evaluate = Callable[[Context], Any]


class Expression:
    """A compiled expression."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._run = _Parser(text).parse()

    def evaluate(self, node: XmlNode, resolver: Any = None) -> Any:
        """The value with the node as context.  XPathException."""
        return self._run(Context(node, 1, 1, resolver))

    def select(self, node: XmlNode, resolver: Any = None) -> list[XmlNode]:
        """The nodes the expression names.  XPathException when it is no node-set."""
        found = self.evaluate(node, resolver)
        if not isinstance(found, list):
            raise xpath_error(NOT_NODES)
        return found


@lru_cache(maxsize=256)
def compile_xpath(text: str) -> Expression:
    """The compiled expression, cached.  XPathException."""
    return Expression(text)


def xpath_error(message: str) -> Exception:
    """XPathException."""
    from azshell.dotnet.exceptions import XPathException

    return XPathException(message)


# ---- values


def to_text(value: Any) -> str:
    """string()."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    return string_value(value[0]) if value else ""


def number_text(value: float) -> str:
    """A number as .NET's XPath writes it."""
    if value != value:
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    from azshell.dotnet.number_format import shortest

    return shortest(value)


def to_number(value: Any) -> float:
    """number()."""
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float):
        return value
    text = to_text(value).strip(" \t\r\n")
    return float(text) if _NUMBER.fullmatch(text) else math.nan


def to_truth(value: Any) -> bool:
    """boolean()."""
    if isinstance(value, float):
        return value == value and value != 0
    return bool(value)


_NUMBER = re.compile(r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")


def string_value(node: XmlNode) -> str:
    """A node's string-value."""
    if node.node_type in (ELEMENT, DOCUMENT):
        return "".join(child.value or "" for child in node.descendants() if child.node_type in TEXTS)
    return node.value or ""


# ---- axes


def _children(node: XmlNode) -> Iterator[XmlNode]:
    return (child for child in node.children if child.node_type not in _UNSEEN) if node.node_type != ATTRIBUTE else iter(())


_UNSEEN = (DECLARATION, DOCUMENT_TYPE)


def parent_of(node: XmlNode) -> XmlNode | None:
    """The parent; of an attribute its element."""
    return node.owner if node.node_type == ATTRIBUTE else node.parent  # type: ignore[attr-defined]


def _descendants(node: XmlNode) -> Iterator[XmlNode]:
    for child in _children(node):
        yield child
        yield from _descendants(child)


def _ancestors(node: XmlNode) -> Iterator[XmlNode]:
    current = parent_of(node)
    while current is not None:
        yield current
        current = parent_of(current)


def _siblings(node: XmlNode, step: int) -> Iterator[XmlNode]:
    if node.node_type == ATTRIBUTE or node.parent is None:
        return
    nodes = [n for n in node.parent.children if n.node_type not in _UNSEEN]
    place = nodes.index(node)
    yield from (nodes[place + 1 :] if step > 0 else reversed(nodes[:place]))


def _following(node: XmlNode) -> Iterator[XmlNode]:
    if node.node_type == ATTRIBUTE:
        owner = parent_of(node)
        if owner is None:
            return
        yield from _descendants(owner)
        node = owner
    current: XmlNode | None = node
    while current is not None:
        for sibling in _siblings(current, 1):
            yield sibling
            yield from _descendants(sibling)
        current = current.parent


def _preceding(node: XmlNode) -> Iterator[XmlNode]:
    current = parent_of(node) if node.node_type == ATTRIBUTE else node
    while current is not None:
        for sibling in _siblings(current, -1):
            yield from reversed([sibling, *_descendants(sibling)])
        current = current.parent


def _attributes(node: XmlNode) -> Iterator[XmlNode]:
    return (attribute for attribute in node.attributes or () if attribute.namespace != XMLNS)


def _namespaces(node: XmlNode) -> Iterator[XmlNode]:
    from azshell.dotnet.xml_nodes import XmlAttribute
    from azshell.dotnet.xml_parser import XML

    document = node.document
    if node.node_type == ELEMENT and document is not None:
        for prefix, uri in {"xml": XML, **{p: u for p, u in node.scope().items() if u}}.items():
            made = XmlAttribute(document, "", prefix, "", uri)
            made.owner = node  # type: ignore[assignment]
            yield made


def _self_or(axis: Callable[[XmlNode], Iterator[XmlNode]]) -> Callable[[XmlNode], Iterator[XmlNode]]:
    def run(node: XmlNode) -> Iterator[XmlNode]:
        yield node
        yield from axis(node)

    return run


def _parent(node: XmlNode) -> Iterator[XmlNode]:
    parent = parent_of(node)
    return iter(() if parent is None else (parent,))


AXES: dict[str, Callable[[XmlNode], Iterator[XmlNode]]] = {
    "child": _children,
    "descendant": _descendants,
    "parent": _parent,
    "ancestor": _ancestors,
    "following-sibling": lambda node: _siblings(node, 1),
    "preceding-sibling": lambda node: _siblings(node, -1),
    "following": _following,
    "preceding": _preceding,
    "attribute": _attributes,
    "namespace": _namespaces,
    "self": lambda node: iter((node,)),
    "descendant-or-self": _self_or(_descendants),
    "ancestor-or-self": _self_or(_ancestors),
}
REVERSE = ("ancestor", "ancestor-or-self", "preceding", "preceding-sibling")


def document_order(nodes: list[XmlNode]) -> list[XmlNode]:
    """Without doubles, as they stand in the document."""
    unique = list({id(node): node for node in nodes}.values())
    if len(unique) < 2:
        return unique
    top: XmlNode = unique[0]
    while (above := parent_of(top)) is not None:
        top = above
    order: dict[int, int] = {}

    def count(node: XmlNode) -> None:
        order[id(node)] = len(order)
        for attribute in node.attributes or ():
            order[id(attribute)] = len(order)
        for child in node.children:
            count(child)

    count(top)
    return sorted(unique, key=lambda node: order.get(id(node), len(order)))


# ---- parsing

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)|(?P<string>\"[^\"]*\"|'[^']*')|(?P<open>[\"'])"
    r"|(?P<name>[^\W\d][\w.\-\u00b7]*(?::(?!:)(?:[^\W\d][\w.\-\u00b7]*|\*))?)|(?P<sign>::|//|\.\.|!=|<=|>=|[()\[\]@,/|+\-=<>*.$])|(?P<end>\Z))"
)
_TYPES = {"node": None, "text": TEXTS, "comment": (COMMENT,), "processing-instruction": (INSTRUCTION,)}


class _Parser:
    """Recursive descent; every method gives a closure."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[tuple[str, str]] = []
        position = 0
        while True:
            match = _TOKEN.match(text, position)
            if not match:
                raise self.invalid()
            if match["open"]:
                raise xpath_error("This is an unclosed string.")
            kind = match.lastgroup or "end"
            self.tokens.append((kind, match[kind]))
            position = match.end()
            if kind == "end":
                break
        self.at = 0

    def invalid(self) -> Exception:
        """The error of an unexpected token."""
        return xpath_error(f"'{self.text}' has an invalid token.")

    @property
    def kind(self) -> str:
        """The kind of the next token."""
        return self.tokens[self.at][0]

    @property
    def value(self) -> str:
        """The text of the next token."""
        return self.tokens[self.at][1]

    def sign(self, *signs: str) -> str | None:
        """Takes one of the signs when it comes next."""
        kind, value = self.tokens[self.at]
        if kind == "sign" and value in signs:
            self.at += 1
            return value
        return None

    def expect(self, sign: str) -> None:
        """Takes a sign that must come now."""
        if not self.sign(sign):
            raise self.invalid()

    def word(self, *words: str) -> str | None:
        """Takes an operator name when it comes next."""
        kind, value = self.tokens[self.at]
        if kind == "name" and value in words:
            self.at += 1
            return value
        return None

    def parse(self) -> Evaluate:
        """The whole expression."""
        run = self.expression()
        if self.kind != "end":
            raise self.invalid()
        return run

    def expression(self) -> Evaluate:
        """or."""
        left = self.conjunction()
        while self.word("or"):
            left = _either(left, self.conjunction())
        return left

    def conjunction(self) -> Evaluate:
        """and."""
        left = self.equality()
        while self.word("and"):
            left = _both(left, self.equality())
        return left

    def equality(self) -> Evaluate:
        """= and !=."""
        left = self.relation()
        while operator := self.sign("=", "!="):
            left = _compared(operator, left, self.relation())
        return left

    def relation(self) -> Evaluate:
        """< > <= >=."""
        left = self.sum()
        while operator := self.sign("<", ">", "<=", ">="):
            left = _compared(operator, left, self.sum())
        return left

    def sum(self) -> Evaluate:
        """+ and -."""
        left = self.product()
        while operator := self.sign("+", "-"):
            left = _arithmetic(operator, left, self.product())
        return left

    def product(self) -> Evaluate:
        """*, div and mod."""
        left = self.unary()
        while operator := (self.sign("*") or self.word("div", "mod")):
            left = _arithmetic(operator, left, self.unary())
        return left

    def unary(self) -> Evaluate:
        """Minus signs."""
        minus = False
        signed = False
        while self.sign("-"):
            minus, signed = not minus, True
        run = self.union()
        if not signed:
            return run
        return lambda context: -to_number(run(context)) if minus else to_number(run(context))

    def union(self) -> Evaluate:
        """|."""
        left = self.path()
        while self.sign("|"):
            left = _united(left, self.path())
        return left

    def path(self) -> Evaluate:
        """A location path, or a primary expression with predicates and steps."""
        kind, value = self.tokens[self.at]
        following = self.tokens[self.at + 1] if kind != "end" else ("end", "")
        is_call = kind == "name" and following == ("sign", "(") and value not in _TYPES
        if kind in ("number", "string") or (kind == "sign" and value in ("(", "$")) or is_call:
            run = self.primary()
            predicates = self.predicates()
            if predicates:
                run = _filtered(run, predicates)
            if self.tokens[self.at][1] in ("/", "//") and self.kind == "sign":
                return self.steps(run)
            return run
        if self.sign("/"):
            if self.kind in ("end",) or (self.kind == "sign" and self.value in ("|", ")", "]", "=", "!=", "+", ",", "<", ">", "<=", ">=")):
                return lambda context: [_root(context.node)]
            return self.steps(lambda context: [_root(context.node)], started=True)
        if self.kind == "sign" and self.value == "//":
            return self.steps(lambda context: [_root(context.node)])
        return self.steps(lambda context: [context.node], started=True)

    def steps(self, start: Evaluate, started: bool = False) -> Evaluate:
        """Steps joined by / and //."""
        run = start
        while True:
            if not started:
                separator = self.sign("/", "//")
                if separator is None:
                    return run
                if separator == "//":
                    run = _step(run, AXES["descendant-or-self"], lambda node, resolver: True, [], False)
            started = False
            run = self.step(run)

    def step(self, run: Evaluate) -> Evaluate:
        """One step: axis, node test, predicates."""
        if self.sign(".."):
            return _step(run, AXES["parent"], lambda node, resolver: True, [], False)
        if self.sign("."):
            return _step(run, AXES["self"], lambda node, resolver: True, [], False)
        axis = "child"
        if self.sign("@"):
            axis = "attribute"
        elif self.kind == "name" and self.tokens[self.at + 1] == ("sign", "::"):
            axis = self.value
            if axis not in AXES:
                raise self.invalid()
            self.at += 2
        test = self.node_test(ATTRIBUTE if axis in ("attribute", "namespace") else ELEMENT)
        return _step(run, AXES[axis], test, self.predicates(), axis in REVERSE)

    def node_test(self, principal: int) -> Callable[[XmlNode, Any], bool]:
        """A name, *, or a type of node."""
        kind, value = self.tokens[self.at]
        if kind == "sign" and value == "*":
            self.at += 1
            return lambda node, resolver: node.node_type == principal
        if kind != "name":
            raise xpath_error(NOT_NODES)
        self.at += 1
        if value in _TYPES and self.sign("("):
            wanted = None
            if value == "processing-instruction" and self.kind == "string":
                wanted = self.value[1:-1]
                self.at += 1
            self.expect(")")
            types = _TYPES[value]
            return lambda node, resolver: (types is None or node.node_type in types) and (wanted is None or node.name == wanted)
        prefix, _, local = value.rpartition(":")
        if not prefix:
            return lambda node, resolver: node.node_type == principal and node.local_name == local and not node.namespace
        return _prefixed(prefix, local, principal)

    def predicates(self) -> list[Evaluate]:
        """[...][...]."""
        found = []
        while self.sign("["):
            found.append(self.expression())
            self.expect("]")
        return found

    def primary(self) -> Evaluate:
        """A literal, a call, or an expression in parentheses."""
        kind, value = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            number = float(value)
            return lambda context: number
        if kind == "string":
            text = value[1:-1]
            return lambda context: text
        if value == "$":
            self.at += 1
            return _needs_context
        if value == "(":
            run = self.expression()
            self.expect(")")
            return run
        self.expect("(")
        arguments: list[Evaluate] = []
        if not self.sign(")"):
            arguments.append(self.expression())
            while self.sign(","):
                arguments.append(self.expression())
            self.expect(")")
        entry = _FUNCTIONS.get(value)
        if entry is None:
            return _needs_context
        least, most, call = entry
        if not least <= len(arguments) <= most:
            raise xpath_error(f"Function '{value}' in '{self.text}' has an invalid number of arguments.")
        return lambda context: call(context, *[argument(context) for argument in arguments])


def _needs_context(context: Context) -> Any:
    raise xpath_error(NEEDS_CONTEXT)


def _root(node: XmlNode) -> XmlNode:
    current = node
    while (above := parent_of(current)) is not None:
        current = above
    return current


def _prefixed(prefix: str, local: str, principal: int) -> Callable[[XmlNode, Any], bool]:
    def test(node: XmlNode, resolver: Any) -> bool:
        if resolver is None:
            raise xpath_error(NEEDS_CONTEXT)
        namespace = resolver.lookup(prefix)
        if namespace is None:
            raise xpath_error(f"Namespace prefix '{prefix}' is not defined.")
        return node.node_type == principal and node.namespace == namespace and local in ("*", node.local_name)

    return test


def _step(run: Evaluate, axis: Any, test: Callable[[XmlNode, Any], bool], predicates: list[Evaluate], backwards: bool) -> Evaluate:
    def evaluate(context: Context) -> list[XmlNode]:
        starts = _nodes(run(context))
        resolver = context.resolver
        if not starts:
            return []
        found: list[XmlNode] = []
        for start in starts:
            nodes = [node for node in axis(start) if test(node, resolver)]
            for predicate in predicates:
                nodes = _kept(nodes, predicate, resolver)
            found += nodes
        return document_order(found) if len(starts) > 1 or backwards else found

    return evaluate


def _kept(nodes: list[XmlNode], predicate: Evaluate, resolver: Any) -> list[XmlNode]:
    size = len(nodes)
    kept = []
    for position, node in enumerate(nodes, 1):
        value = predicate(Context(node, position, size, resolver))
        if (value == position) if isinstance(value, float) else to_truth(value):
            kept.append(node)
    return kept


def _filtered(run: Evaluate, predicates: list[Evaluate]) -> Evaluate:
    def evaluate(context: Context) -> list[XmlNode]:
        nodes = _nodes(run(context))
        for predicate in predicates:
            nodes = _kept(nodes, predicate, context.resolver)
        return nodes

    return evaluate


def _nodes(value: Any) -> list[XmlNode]:
    if not isinstance(value, list):
        raise xpath_error(NOT_NODES)
    return value


def _united(left: Evaluate, right: Evaluate) -> Evaluate:
    return lambda context: document_order(_nodes(left(context)) + _nodes(right(context)))


def _either(left: Evaluate, right: Evaluate) -> Evaluate:
    return lambda context: to_truth(left(context)) or to_truth(right(context))


def _both(left: Evaluate, right: Evaluate) -> Evaluate:
    return lambda context: to_truth(left(context)) and to_truth(right(context))


_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
}


def _compared(operator: str, left: Evaluate, right: Evaluate) -> Evaluate:
    compare = _COMPARE[operator]
    ordering = operator not in ("=", "!=")

    def pair(a: Any, b: Any) -> bool:
        if isinstance(a, bool) or isinstance(b, bool):
            return compare(to_truth(a), to_truth(b)) if not ordering else compare(to_number(a), to_number(b))
        if ordering or isinstance(a, float) or isinstance(b, float):
            return compare(to_number(a), to_number(b))
        return compare(a, b)

    def evaluate(context: Context) -> bool:
        a, b = left(context), right(context)
        if isinstance(a, list) and isinstance(b, bool):
            return pair(bool(a), b)
        if isinstance(b, list) and isinstance(a, bool):
            return pair(a, bool(b))
        firsts = [string_value(node) for node in a] if isinstance(a, list) else [a]
        seconds = [string_value(node) for node in b] if isinstance(b, list) else [b]
        return any(pair(first, second) for first in firsts for second in seconds)

    return evaluate


def _arithmetic(operator: str, left: Evaluate, right: Evaluate) -> Evaluate:
    def evaluate(context: Context) -> float:
        a, b = to_number(left(context)), to_number(right(context))
        if operator == "+":
            return a + b
        if operator == "-":
            return a - b
        if operator == "*":
            return a * b
        if operator == "mod":
            return math.fmod(a, b) if b and not math.isinf(a) else math.nan
        if b:
            return a / b
        return math.nan if a == 0 or a != a else math.copysign(math.inf, a) * math.copysign(1, b)

    return evaluate


# ---- functions


def _first(context: Context, argument: Any) -> XmlNode | None:
    if argument is None:
        return context.node
    nodes = _nodes(argument)
    return nodes[0] if nodes else None


def _name(context: Context, argument: Any = None) -> str:
    node = _first(context, argument)
    return node.name if node is not None and not node.name.startswith("#") else ""


def _local_name(context: Context, argument: Any = None) -> str:
    node = _first(context, argument)
    return node.local_name if node is not None and not node.name.startswith("#") else ""


def _namespace(context: Context, argument: Any = None) -> str:
    node = _first(context, argument)
    return node.namespace if node is not None else ""


def _own_text(context: Context, argument: Any = None) -> str:
    return string_value(context.node) if argument is None else to_text(argument)


def _half_up(value: float) -> float:
    return math.floor(value + 0.5) if not (value != value or math.isinf(value)) else value


def _round(context: Context, argument: Any) -> float:
    return float(_half_up(to_number(argument)))


def _substring(context: Context, text: Any, start: Any, length: Any = None) -> str:
    text = to_text(text)
    first = _half_up(to_number(start))
    last = math.inf if length is None else first + _half_up(to_number(length))
    return "".join(character for place, character in enumerate(text, 1) if first <= place < last)


def _translate(context: Context, text: Any, old: Any, new: Any) -> str:
    source, target = to_text(old), to_text(new)
    table: dict[int, str | None] = {}
    for place, character in enumerate(source):
        table.setdefault(ord(character), target[place] if place < len(target) else None)
    return to_text(text).translate(table)


def _by_id(context: Context, argument: Any) -> list[XmlNode]:
    return []


def _lang(context: Context, argument: Any) -> bool:
    wanted = to_text(argument).lower()
    node: XmlNode | None = context.node
    while node is not None:
        for attribute in node.attributes or ():
            if attribute.name == "xml:lang":
                found = attribute.text.lower()
                return found == wanted or found.startswith(wanted + "-")
        node = parent_of(node)
    return False


def _numeric(call: Callable[[float], float]) -> Callable[[Context, Any], float]:
    def run(context: Context, argument: Any) -> float:
        value = to_number(argument)
        return value if value != value or math.isinf(value) else float(call(value))

    return run


def _sum(context: Context, argument: Any) -> float:
    return float(sum(to_number(string_value(node)) for node in _nodes(argument)))


def _before(context: Context, text: Any, mark: Any) -> str:
    head, found, _ = to_text(text).partition(to_text(mark)) if to_text(mark) else ("", "", "")
    return head if found else ""


def _after(context: Context, text: Any, mark: Any) -> str:
    if not to_text(mark):
        return to_text(text)
    return to_text(text).partition(to_text(mark))[2]


_FUNCTIONS: dict[str, tuple[int, int, Callable[..., Any]]] = {
    "last": (0, 0, lambda context: float(context.size)),
    "position": (0, 0, lambda context: float(context.position)),
    "count": (1, 1, lambda context, nodes: float(len(_nodes(nodes)))),
    "id": (1, 1, _by_id),
    "local-name": (0, 1, _local_name),
    "namespace-uri": (0, 1, _namespace),
    "name": (0, 1, _name),
    "string": (0, 1, _own_text),
    "concat": (2, 1 << 30, lambda context, *parts: "".join(map(to_text, parts))),
    "starts-with": (2, 2, lambda context, text, head: to_text(text).startswith(to_text(head))),
    "contains": (2, 2, lambda context, text, part: to_text(part) in to_text(text)),
    "substring-before": (2, 2, _before),
    "substring-after": (2, 2, _after),
    "substring": (2, 3, _substring),
    "string-length": (0, 1, lambda context, text=None: float(len(_own_text(context, text)))),
    "normalize-space": (0, 1, lambda context, text=None: " ".join(_own_text(context, text).split())),
    "translate": (3, 3, _translate),
    "boolean": (1, 1, lambda context, value: to_truth(value)),
    "not": (1, 1, lambda context, value: not to_truth(value)),
    "true": (0, 0, lambda context: True),
    "false": (0, 0, lambda context: False),
    "lang": (1, 1, _lang),
    "number": (0, 1, lambda context, value=None: to_number(string_value(context.node) if value is None else value)),
    "sum": (1, 1, _sum),
    "floor": (1, 1, _numeric(math.floor)),
    "ceiling": (1, 1, _numeric(math.ceil)),
    "round": (1, 1, _round),
}
