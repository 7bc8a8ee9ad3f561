"""The syntax tree as scripts see it: System.Management.Automation.Language.*Ast, extents, and Parser.ParseInput."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from azshell.dotnet.types import DotNetType, declare, method, prop, static_method
from azshell.dotnet.values import Array
from azshell.language import nodes
from azshell.source import Source

_LANGUAGE = "System.Management.Automation.Language."

# Where PowerShell's property is not our field's name in capitals.
_NAMES = {
    "FunctionDefinition": {"isfilter": "is_filter", "isworkflow": "is_workflow"},
    "Command": {"commandelements": "elements"},
    "Pipeline": {"pipelineelements": "elements"},
    "CommandParameter": {"parametername": "name"},
    "StringConstantExpression": {"stringconstanttype": "kind"},
    "ExpandableStringExpression": {"nestedexpressions": "parts", "stringconstanttype": "kind"},
    "Member": {},
}


class ScriptExtent:
    """A stretch of a source, as IScriptExtent and IScriptPosition both."""

    net_type: Any

    def __init__(self, source: Any, start: int, end: int) -> None:
        self.source = source
        self.start = start
        self.end = end

    @property
    def text(self) -> str:
        """The text."""
        return self.source.text[self.start : self.end]

    def __str__(self) -> str:
        return self.text


class TreeNode:
    """A node of the tree; its fields are read through the adapter below."""

    net_type: Any

    def __init__(self, node: Any, source: Any, parent: TreeNode | None = None) -> None:
        self.node = node
        self.source = source
        self.parent = parent

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TreeNode) and other.node is self.node

    def __hash__(self) -> int:
        return id(self.node)

    def __str__(self) -> str:
        return self.source.text[self.node.start : self.node.end]

    @property
    def extent(self) -> ScriptExtent:
        """Where it stands."""
        return ScriptExtent(self.source, self.node.start, self.node.end)

    def below(self) -> Iterator[TreeNode]:
        """Itself and everything in it, parents first."""
        yield self
        for child in children(self):
            yield from child.below()

    class _Adapter:
        def get(self, value: TreeNode, name: str) -> Any:
            from azshell.dotnet.members import MISSING

            return read_field(value, name.lower(), MISSING)

        def set(self, value: TreeNode, name: str, new: Any) -> bool:
            return False

        def names(self, value: TreeNode) -> list[str]:
            return [_capitals(field) for field in value.node.fields if field != "source"]

        def definition(self, value: TreeNode, name: str) -> str:
            return f"System.Object {name} {{get;}}"

    net_adapter = _Adapter()


class VariablePath:
    """What VariableExpressionAst.VariablePath says."""

    net_type: Any

    def __init__(self, path: str) -> None:
        self.path = path

    def __str__(self) -> str:
        return self.path


class TreeTypeName:
    """A type name as written (ITypeName)."""

    net_type: Any

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text


def tree_object(node: Any, source: Any, parent: TreeNode | None = None) -> TreeNode:
    """The object of a node."""
    kind = _CLASSES.get(type(node).__name__, TreeNode)
    return kind(node, source, parent)


def children(tree: TreeNode) -> Iterator[TreeNode]:
    """The nodes directly in a node, in source order."""
    for field in tree.node.fields:
        if field != "source":
            yield from _nodes_in(getattr(tree.node, field), tree)


def _nodes_in(value: Any, tree: TreeNode) -> Iterator[TreeNode]:
    if isinstance(value, nodes.Node):
        yield tree_object(value, tree.source, tree)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _nodes_in(item, tree)


def read_field(tree: TreeNode, lower: str, missing: Any) -> Any:
    """A property of a node by its lower-case PowerShell name."""
    node = tree.node
    name = type(node).__name__
    special = _SPECIAL.get((name, lower))
    if special is not None:
        return special(tree)
    wanted = _NAMES.get(name, {}).get(lower)
    for field in node.fields:
        if field == wanted or field.replace("_", "") == lower:
            return _shown(getattr(node, field), tree)
    return missing


def _shown(value: Any, tree: TreeNode) -> Any:
    if isinstance(value, nodes.Node):
        return tree_object(value, tree.source, tree)
    if isinstance(value, nodes.TypeName):
        return TreeTypeName(value.text)
    if isinstance(value, (list, tuple)):
        return [_shown(item, tree) for item in value]
    return value


def _command_name(tree: TreeNode) -> str | None:
    value = getattr(tree.node.elements[0], "value", None)
    return value if isinstance(value, str) else None


def _parameters(tree: TreeNode) -> Any:
    parameters = tree.node.parameters
    return None if parameters is None else [tree_object(each, tree.source, tree) for each in parameters]


_SPECIAL: dict[tuple[str, str], Any] = {
    ("VariableExpression", "variablepath"): lambda tree: VariablePath(tree.node.path),
    ("FunctionDefinition", "parameters"): _parameters,
    ("ExpandableStringExpression", "nestedexpressions"): lambda tree: [
        tree_object(part, tree.source, tree) for part in tree.node.parts if isinstance(part, nodes.Node)
    ],
    ("ExpandableStringExpression", "value"): lambda tree: "".join(
        part if isinstance(part, str) else tree.source.text[part.start : part.end] for part in tree.node.parts
    ),
    ("Parameter", "defaultvalue"): lambda tree: _shown(tree.node.default, tree),
    ("BinaryExpression", "operator"): lambda tree: tree.node.operator,
    ("Command", "invocationoperator"): lambda tree: {"&": "Ampersand", ".": "Dot"}.get(tree.node.invocation_operator, "Unknown"),
}


def _find_all(tree: TreeNode, predicate: Any, nested: bool) -> list[TreeNode]:
    return list(_matching(tree, predicate, nested))


def _find(tree: TreeNode, predicate: Any, nested: bool) -> TreeNode | None:
    return next(_matching(tree, predicate, nested), None)


def _matching(tree: TreeNode, predicate: Any, nested: bool) -> Iterator[TreeNode]:
    from azshell.dotnet.conversion import to_bool

    def visit(at: TreeNode) -> Iterator[TreeNode]:
        if to_bool(predicate(at)):
            yield at
        for child in children(at):
            if nested or at is tree or not isinstance(at.node, nodes.ScriptBlock) or at.node is tree.node:
                yield from visit(child)

    yield from visit(tree)


def _capitals(field: str) -> str:
    return "".join(word.capitalize() for word in field.split("_"))


class ParseErrorObject:
    """One of Parser.ParseInput's errors."""

    net_type: Any

    def __init__(self, error: Any) -> None:
        self.error = error

    @property
    def extent(self) -> ScriptExtent:
        """Where."""
        extent = self.error.extent
        return ScriptExtent(extent.source, extent.start, extent.end)


class Token:
    """A token of the tokenizer."""

    net_type: Any

    def __init__(self, kind: str, content: str, source: Any, start: int, end: int) -> None:
        self.kind = kind
        self.content = content
        self.extent = ScriptExtent(source, start, end)


def _parse_input(text: str, tokens: Any, errors: Any) -> Any:
    from azshell.engine.compile.type_checks import known_types
    from azshell.engine.tokens import tokenize
    from azshell.errors import ParseError
    from azshell.language import parse

    found: list[Any] = []
    source = Source(text)
    try:
        tree: Any = parse(text, known_type=known_types(text))
        source = tree.source
    except ParseError as error:
        found.append(ParseErrorObject(error))
        tree = nodes.ScriptBlock(0, len(text), source)
    if tokens is not None:
        tokens.value = Array([Token(*row[:2], source, *row[2:]) for row in tokenize(text)], Token.net_type)
    if errors is not None:
        errors.value = Array(found, ParseErrorObject.net_type)
    return tree_object(tree, source)


def _parse_file(path: str, tokens: Any, errors: Any) -> Any:
    from azshell.engine.run import decode
    from azshell.engine.session import Session

    with open(Session.running.providers.host_path(path), "rb") as stream:
        return _parse_input(decode(stream.read()), tokens, errors)


def _ps_tokens(text: str, errors: Any) -> Any:
    from azshell.dotnet.collections import Collection
    from azshell.engine.tokens import tokenize
    from azshell.errors import ParseError
    from azshell.language import parse

    source = Source(text)
    found: list[Any] = []
    try:
        parse(text)
    except ParseError as error:
        found.append(PSParseError(error))
    if errors is not None:
        errors.value = Collection(found, PSParseError.net_type)
    return Collection([PSToken(*row[:2], source, *row[2:]) for row in tokenize(text)], PSToken.net_type)


class PSParseError(ParseErrorObject):
    """One of PSParser.Tokenize's errors: its words and the place, as a token."""

    @property
    def token(self) -> PSToken:
        """Where."""
        extent = self.extent
        return PSToken("Unknown", extent.text, extent.source, extent.start, extent.end)


class PSToken(Token):
    """A token as PSParser.Tokenize gives it."""


def _position(name: str) -> Any:
    return lambda extent: getattr(extent.source, name)(extent.start)


def _end_position(name: str) -> Any:
    return lambda extent: getattr(extent.source, name)(extent.end)


declare(_LANGUAGE + "IScriptExtent", kind="interface")
declare(
    _LANGUAGE + "InternalScriptExtent",
    ScriptExtent,
    interfaces=[_LANGUAGE + "IScriptExtent"],
    members=[
        prop("string File", lambda e: e.source.file),
        prop("string Text", lambda e: e.text),
        prop("int StartLineNumber", _position("line_of")),
        prop("int StartColumnNumber", _position("column_of")),
        prop("int EndLineNumber", _end_position("line_of")),
        prop("int EndColumnNumber", _end_position("column_of")),
        prop("int StartOffset", lambda e: e.start),
        prop("int EndOffset", lambda e: e.end),
        method("string ToString()", lambda e: e.text),
    ],
)
declare(
    "System.Management.Automation.VariablePath",
    VariablePath,
    members=[
        prop("string UserPath", lambda v: v.path),
        prop("bool IsGlobal", lambda v: v.path.lower().startswith("global:")),
        prop("bool IsLocal", lambda v: v.path.lower().startswith("local:")),
        prop("bool IsScript", lambda v: v.path.lower().startswith("script:")),
        prop("bool IsUnqualified", lambda v: ":" not in v.path),
        prop(
            "bool IsDriveQualified",
            lambda v: ":" in v.path and v.path.partition(":")[0].lower() not in ("global", "local", "script", "private"),
        ),
        prop("string DriveName", lambda v: v.path.partition(":")[0] if ":" in v.path else None),
        method("string ToString()", str),
    ],
)
declare(
    _LANGUAGE + "TypeName",
    TreeTypeName,
    members=[
        prop("string FullName", lambda t: t.text),
        prop("string Name", lambda t: t.text.partition(",")[0]),
        prop("string AssemblyName", lambda t: t.text.partition(",")[2].strip() or None),
        prop("bool IsArray", lambda t: t.text.endswith("[]")),
        prop("bool IsGeneric", lambda t: "[" in t.text and not t.text.endswith("[]")),
        prop("System.Management.Automation.Language.IScriptExtent Extent", lambda t: ScriptExtent(Source(t.text), 0, len(t.text))),
        method("string ToString()", str),
    ],
)
declare(
    _LANGUAGE + "Ast",
    TreeNode,
    members=[
        prop("System.Management.Automation.Language.IScriptExtent Extent", lambda t: t.extent),
        prop("System.Management.Automation.Language.Ast Parent", lambda t: t.parent),
        method(
            "System.Collections.Generic.IEnumerable[System.Management.Automation.Language.Ast] FindAll("
            "System.Func[System.Management.Automation.Language.Ast,bool] predicate, bool searchNestedScriptBlocks)",
            _find_all,
        ),
        method(
            "System.Management.Automation.Language.Ast Find("
            "System.Func[System.Management.Automation.Language.Ast,bool] predicate, bool searchNestedScriptBlocks)",
            _find,
        ),
        method("string ToString()", str),
    ],
)
_CLASSES: dict[str, type[TreeNode]] = {}


def _declare_classes() -> None:
    for name, cls in vars(nodes).items():
        if not isinstance(cls, type) or not issubclass(cls, nodes.Node) or cls is nodes.Node:
            continue
        base = cls.__mro__[1]
        base_name = "Ast" if base is nodes.Node else base.__name__ + "Ast"
        made = _CLASSES[name] = type(name + "Ast", (_CLASSES.get(base.__name__, TreeNode),), {})
        extra = []
        if name == "Command":
            extra.append(method("string GetCommandName()", _command_name))
        declare(_LANGUAGE + name + "Ast", made, base=_LANGUAGE + base_name, members=extra)


_declare_classes()
declare(
    _LANGUAGE + "ParseError",
    ParseErrorObject,
    members=[
        prop("System.Management.Automation.Language.IScriptExtent Extent", lambda e: e.extent),
        prop("string ErrorId", lambda e: e.error.error_id),
        prop("string Message", lambda e: e.error.message),
        prop("bool IncompleteInput", lambda e: e.error.incomplete),
        method("string ToString()", lambda e: e.error.message),
    ],
)
declare(
    _LANGUAGE + "Token",
    Token,
    members=[
        prop("string Text", lambda t: t.extent.text),
        prop("string Kind", lambda t: t.kind),
        prop("System.Management.Automation.Language.IScriptExtent Extent", lambda t: t.extent),
        method("string ToString()", lambda t: t.extent.text),
    ],
)
declare(
    "System.Management.Automation.PSToken",
    PSToken,
    members=[
        prop("string Content", lambda t: t.content),
        prop("string Type", lambda t: t.kind),
        prop("int Start", lambda t: t.extent.start),
        prop("int Length", lambda t: t.extent.end - t.extent.start),
        prop("int StartLine", lambda t: t.extent.source.line_of(t.extent.start)),
        prop("int StartColumn", lambda t: t.extent.source.column_of(t.extent.start)),
        prop("int EndLine", lambda t: t.extent.source.line_of(t.extent.end)),
        prop("int EndColumn", lambda t: t.extent.source.column_of(t.extent.end)),
    ],
)
declare(
    "System.Management.Automation.PSParseError",
    PSParseError,
    members=[
        prop("System.Management.Automation.PSToken Token", lambda e: e.token),
        prop("string Message", lambda e: e.error.message),
    ],
)
declare(
    _LANGUAGE + "Parser",
    members=[
        static_method(
            "System.Management.Automation.Language.ScriptBlockAst ParseInput(string input, ref System.Management.Automation.Language.Token[] tokens, "
            "ref System.Management.Automation.Language.ParseError[] errors)",
            _parse_input,
        ),
        static_method(
            "System.Management.Automation.Language.ScriptBlockAst ParseFile(string fileName, ref System.Management.Automation.Language.Token[] tokens, "
            "ref System.Management.Automation.Language.ParseError[] errors)",
            _parse_file,
        ),
    ],
)
declare(
    "System.Management.Automation.PSParser",
    members=[
        static_method(
            "System.Collections.ObjectModel.Collection[System.Management.Automation.PSToken] Tokenize(string script, "
            "ref System.Collections.ObjectModel.Collection[System.Management.Automation.PSParseError] errors)",
            _ps_tokens,
        )
    ],
)
__all__ = ["DotNetType", "ScriptExtent", "TreeNode", "tree_object"]
