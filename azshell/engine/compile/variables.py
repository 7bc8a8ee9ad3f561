"""Reading variables, and what may stand left of an assignment's sign when it is one: scopes, drives, types, attributes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from azshell.dotnet.types import DotNetType
from azshell.dotnet.values import PSReference
from azshell.engine.compile.context import Context
from azshell.engine.compile.table import Evaluate, compile_expression, expression
from azshell.engine.failures import failure
from azshell.engine.scope import CONSTANT, MISSING, PRIVATE, READ_ONLY, Details, Scope, Variable, constrained, not_writable
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.frame import Frame

Store = Callable[["Frame", Any], None]
"""What puts a value into an assignment's target."""

CONSTANTS: dict[str, Any] = {"null": None, "true": True, "false": False}
_SCOPES = frozenset({"global", "script", "local", "private"})
_RENAMED = {"psitem": "_"}


class VariablePath:
    """A variable's name taken apart: qualifier (a scope, a drive, or empty), name as written, and the lower-case name."""

    __slots__ = ("lower", "name", "qualifier")

    def __init__(self, path: str) -> None:
        qualifier, colon, name = path.partition(":")
        self.qualifier = qualifier.lower() if colon and qualifier else ""
        self.name = name if self.qualifier else path
        if self.qualifier in ("variable", "using", "workflow"):
            self.qualifier = ""
        lower = self.name.lower()
        self.lower = _RENAMED.get(lower, lower)
        if self.lower == "_":
            self.name = "_"

    @property
    def is_drive(self) -> bool:
        """Whether the qualifier names a drive."""
        return bool(self.qualifier) and self.qualifier not in _SCOPES


def simple_name(node: nodes.Node) -> str | None:
    """The lower-case name of an expression that is an ordinary unqualified variable, else None."""
    if not isinstance(node, nodes.VariableExpression) or node.splatted:
        return None
    path = VariablePath(node.path)
    if path.qualifier or path.lower in CONSTANTS or path.lower in ("?", "^", "$"):
        return None
    return path.lower


# Reading


@expression(nodes.VariableExpression)
def variable(node: nodes.VariableExpression, context: Context) -> Evaluate:
    """`$x`, `$script:x`, `$env:x`, `$?`."""
    path = VariablePath(node.path)
    name = path.lower
    if path.is_drive:
        return _drive_reader(path)
    if path.qualifier:
        return _scoped_reader(path, node.path)
    if name in CONSTANTS:
        constant = CONSTANTS[name]
        return lambda frame: constant
    if name == "?":
        return lambda frame: frame.session.last_success

    def read(frame: Frame) -> Any:
        try:
            return frame.variables[name].value
        except KeyError:
            return read_outer(frame, name)

    return read


def read_outer(frame: Frame, name: str) -> Any:
    """The value of a variable that the running scope does not have: from the scopes above, else $null (or an error in strict mode)."""
    found = frame.scope.find(name)
    if found is not None:
        return found.value
    if frame.scope.strict_mode():
        raise undefined(_as_written(frame, name))
    return None


def _as_written(frame: Frame, lower: str) -> str:
    """A variable's name as the running statement spells it."""
    node, source = frame.node, frame.source
    if node is None or source is None:
        return lower
    found = re.search(rf"[$@]\{{?({re.escape(lower)})(?!\w)", source.text[node.start : node.end], re.IGNORECASE)
    return found.group(1) if found else lower


def undefined(name: str) -> Exception:
    """VariableIsUndefined."""
    return failure("VariableIsUndefined", f"The variable '${name}' cannot be retrieved because it has not been set.", target=name)


def _scoped_reader(path: VariablePath, written: str) -> Evaluate:
    qualifier, lower = path.qualifier, path.lower

    def read(frame: Frame) -> Any:
        scope = frame.scope.of_qualifier(qualifier)
        found = scope.find_local(lower) if scope is not None else None
        if found is not None:
            return found.value
        if frame.scope.strict_mode():
            raise undefined(written)
        return None

    return read


def _drive_reader(path: VariablePath) -> Evaluate:
    qualifier, name = path.qualifier, path.name

    def read(frame: Frame) -> Any:
        found = frame.session.read_drive_variable(frame, qualifier, name)
        return None if found is MISSING else found

    return read


USING = "using:"
"""What stands before the names of the variables that carry a caller's values into a job or a parallel block."""


def _carrier(node: nodes.UsingExpression, context: Context) -> str:
    inner = node.sub_expression
    return USING + context.source.text[inner.start : inner.end].lower()


@expression(nodes.UsingExpression)
def using(node: nodes.UsingExpression, context: Context) -> Evaluate:
    """`$using:x`, `$using:x.Name`: the value that the caller's machinery put in; else what it is as seen from here."""
    own = compile_expression(node.sub_expression, context)
    carried = _carrier(node, context)

    def read(frame: Frame) -> Any:
        found = frame.scope.find(carried)
        return own(frame) if found is None else found.value

    return read


def using_values(block: Any, frame: Frame) -> dict[str, Any]:
    """Variable name -> value of all `$using:` expressions of a script block, as they are in the caller's frame now."""
    from azshell.language import walk

    found: dict[str, Any] = {}
    for node in walk(block.node):
        if isinstance(node, nodes.UsingExpression):
            found[_carrier(node, block.context)] = compile_expression(node.sub_expression, block.context)(frame)
    return found


# Writing


def variable_store(node: nodes.VariableExpression) -> Store:
    """What assigns to a variable."""
    path = VariablePath(node.path)
    name, lower, qualifier = path.name, path.lower, path.qualifier
    if path.is_drive:

        def store_drive(frame: Frame, value: Any) -> None:
            frame.session.write_drive_variable(frame, qualifier, name, value)

        return store_drive
    if lower == "null" and not qualifier:
        return lambda frame, value: None
    if lower in ("true", "false", "?") and not qualifier:

        def refuse(frame: Frame, value: Any) -> None:
            raise not_writable(name)

        return refuse
    if qualifier:

        def store_scoped(frame: Frame, value: Any) -> None:
            scope = frame.scope.of_qualifier(qualifier) or frame.scope
            stored = scope.assign_local(name, value)
            if qualifier == "private":
                stored.guard().options |= PRIVATE

        return store_scoped

    def store(frame: Frame, value: Any) -> None:
        try:
            frame.variables[lower].value = value
        except KeyError:
            frame.scope.assign_local(name, value)

    return store


def constrained_store(node: nodes.Expression, context: Context) -> Store:
    """What assigns to `[int]$x`, `[ValidateSet('a')][string]$x`: from then on the variable keeps to it."""
    kinds: list[nodes.TypeConstraint] = []
    attributes: list[nodes.Attribute] = []
    inner: nodes.Expression = node
    while isinstance(inner, (nodes.ConvertExpression, nodes.AttributedExpression)):
        if isinstance(inner, nodes.ConvertExpression):
            kinds.append(inner.type)
        else:
            attributes.append(inner.attribute)
        inner = inner.child
    from azshell.engine.compile.casts import type_getter

    get_types = [type_getter(kind.type_name, context) for kind in kinds]
    if not isinstance(inner, nodes.VariableExpression):
        return _converting_store(get_types, inner, context)
    path = VariablePath(inner.path)
    plain_store = variable_store(inner)
    keeps = context.keeps_locals()

    def store(frame: Frame, value: Any) -> None:
        types = [get(frame) for get in get_types]
        if path.is_drive or path.lower in CONSTANTS:
            from azshell.dotnet.conversion import convert

            for kind in reversed(types):
                value = convert(value, kind)
            plain_store(frame, value)
            return
        scope = frame.scope.of_qualifier(path.qualifier) or frame.scope
        checks = [each for attribute in attributes for each in _attributes(attribute, context)]
        constrain(scope, path.name, value, types, checks, keeps and is_own_scope(frame))

    return store


def _attributes(node: nodes.Attribute, context: Context) -> list[Any]:
    from azshell.engine.binder.script_metadata import attributes_of

    return attributes_of(node, context)


def _converting_store(get_types: list[Evaluate], inner: nodes.Expression, context: Context) -> Store:
    from azshell.dotnet.conversion import convert
    from azshell.engine.compile.assignments import compile_store

    store_inner = compile_store(inner, context)

    def store(frame: Frame, value: Any) -> None:
        for get in reversed(get_types):
            value = convert(value, get(frame))
        store_inner(frame, value)

    return store


def is_own_scope(frame: Frame) -> bool:
    """Whether the block that runs has a scope of its own: it is called, not dotted, and no script.

    PowerShell keeps the variables of such a block as the block's locals, which shows in a few places.
    """
    scope = frame.scope
    return not scope.is_script and (frame.caller is None or frame.caller.scope is not scope)


def read_to_update(frame: Frame, name: str) -> Any:
    """The value that `$x += 1` starts from in a block that keeps locals, where the running scope has no such variable."""
    return None if is_own_scope(frame) else read_outer(frame, name)


def constrain(scope: Scope, name: str, value: Any, types: list[DotNetType], attributes: list[Any], is_local: bool = False) -> Variable:
    """Makes or changes a variable of a scope so that it keeps to a type and to attributes, and sets it."""
    from azshell.dotnet.conversion import convert

    lower = name.lower()
    found = scope.variables.get(lower) or scope.shared.get(lower)
    if found is not None and found.options & (READ_ONLY | CONSTANT):
        raise not_writable(name)
    for kind in reversed(types[1:]):
        value = convert(value, kind)
    details = Details(net_type=types[0] if types else None, attributes=attributes)
    details.converts = is_local
    if found is not None and found.details is not None:
        details.options, details.description = found.details.options, found.details.description
        if not types:
            details.net_type = found.details.net_type
    value = constrained(name, details, value, first=True)
    if found is None:
        found = scope.variables[lower] = Variable(name)
    found.details = details
    found.guard()
    found.force(value)
    return found


def reference_to(node: nodes.Expression, context: Context) -> Evaluate | None:
    """The closure of `[ref]$x`: a reference that reads and writes the variable; None when the expression is no variable."""
    while isinstance(node, (nodes.ParenExpression, nodes.ConvertExpression, nodes.AttributedExpression)):
        if isinstance(node, nodes.ParenExpression):
            return None
        node = node.child
    if not isinstance(node, nodes.VariableExpression):
        return None
    path = VariablePath(node.path)
    if path.is_drive or path.lower == "null":  # what is put into $null is lost
        return None

    def refer(frame: Frame) -> PSReference:
        scope = frame.scope.of_qualifier(path.qualifier) if path.qualifier else None
        found = scope.find_local(path.lower) if scope is not None else frame.scope.find(path.lower)
        if found is None:
            raise failure("NonExistingVariableReference", "[ref] cannot be applied to a variable that does not exist.", target=path.name)

        def put(value: Any) -> None:
            found.value = value

        return PSReference(get=lambda: found.value, set=put)

    return refer
