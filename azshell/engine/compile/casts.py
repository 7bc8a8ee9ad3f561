"""Types in expressions: `[int]` as a value, `[int]$x` as a conversion, [ordered] and [pscustomobject] literals, [ref]."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from azshell.dotnet.conversion import convert
from azshell.dotnet.values import NOTHING
from azshell.engine.compile.context import Context
from azshell.engine.compile.table import Evaluate, compile_expression, expression
from azshell.engine.failures import failure
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.frame import Frame

# `[pscustomobject]` is an accelerator of PSObject; as a cast it makes the object itself.
_LITERALS = {"ordered": "ordered", "pscustomobject": "custom", "system.management.automation.pscustomobject": "custom"}


def type_getter(name: nodes.TypeName, context: Context) -> Evaluate:
    """The closure that gives a type; looked up when first run, for classes may come later. TypeNotFound when there is none."""
    found: Any = None
    text = name.text

    def get(frame: Frame) -> Any:
        nonlocal found
        if found is None:
            found = context.resolve(text)
            if found is None:
                raise type_not_found(text)
        return found

    return get


def type_not_found(text: str) -> Exception:
    """TypeNotFound, which names an array's elements or a generic type's definition."""
    from azshell.engine.tree_types import TreeTypeName

    missing = text.partition("[")[0]
    return failure("TypeNotFound", f"Unable to find type [{missing}].", target=TreeTypeName(missing))


@expression(nodes.TypeExpression)
def type_expression(node: nodes.TypeExpression, context: Context) -> Evaluate:
    """`[int]`."""
    return type_getter(node.type_name, context)


@expression(nodes.AttributedExpression)
def attributed(node: nodes.AttributedExpression, context: Context) -> Evaluate:
    """`[Attribute()]expression`, read as a value."""
    return compile_expression(node.child, context)


@expression(nodes.ConvertExpression)
def conversion(node: nodes.ConvertExpression, context: Context) -> Evaluate:
    """`[type]expression`."""
    lower = node.type.type_name.text.lower()
    special = _LITERALS.get(lower)
    if isinstance(node.child, nodes.Hashtable) and special is not None:
        from azshell.engine.compile import hashtables

        return hashtables.ordered_literal(node.child, context) if special == "ordered" else hashtables.custom_literal(node.child, context)
    if lower in ("ref", "system.management.automation.psreference"):
        return _reference(node.child, context)
    child = compile_expression(node.child, context)
    if lower == "void":
        return _discarding(child)
    get = type_getter(node.type.type_name, context)
    if special == "custom":
        return _custom(child)
    fast = _FAST.get(lower)
    if fast is not None:
        return fast(child, get)

    def cast(frame: Frame) -> Any:
        kind = get(frame)
        return convert(child(frame), kind)

    return cast


def _custom(child: Evaluate) -> Evaluate:
    def cast(frame: Frame) -> Any:
        from azshell.dotnet.dictionaries import Dictionary
        from azshell.dotnet.values import PSObject

        value = child(frame)
        if isinstance(value, Dictionary):
            from azshell.dotnet.conversion import to_string

            return PSObject.from_table((to_string(key), item) for key, item in value.items())
        return value

    return cast


def _discarding(child: Evaluate) -> Evaluate:
    def run(frame: Frame) -> Any:
        child(frame)
        return NOTHING

    return run


def _reference(child: nodes.Expression, context: Context) -> Evaluate:
    from azshell.dotnet.values import PSReference
    from azshell.engine.compile.variables import reference_to

    refer = reference_to(child, context)
    if refer is not None:
        return refer
    evaluate = compile_expression(child, context)
    return lambda frame: PSReference(evaluate(frame))


def _fast_cast(python_class: type) -> Any:
    """A cast that has nothing to do when the value is of the class already."""

    def make(child: Evaluate, get: Evaluate) -> Evaluate:
        def cast(frame: Frame) -> Any:
            value = child(frame)
            if value.__class__ is python_class or (value is NOTHING and python_class is str):
                return value
            if python_class is str and isinstance(value, list):
                from azshell.engine.compile.literals import expand

                return expand(frame, value)
            return convert(value, get(frame))

        return cast

    return make


_FAST = {"int": _fast_cast(int), "string": _fast_cast(str), "bool": _fast_cast(bool), "double": _fast_cast(float)}
