"""`@{ ... }`, `[ordered]@{ ... }` and `[pscustomobject]@{ ... }`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from azshell.dotnet.conversion import to_string
from azshell.dotnet.dictionaries import Hashtable, OrderedDictionary
from azshell.dotnet.values import PSObject, unwrap
from azshell.engine.compile.context import Context
from azshell.engine.compile.table import Evaluate, compile_expression, compile_value, expression
from azshell.engine.failures import failure
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.frame import Frame


def _constant_key(node: nodes.Expression) -> str | None:
    return str(node.value) if isinstance(node, nodes.StringConstantExpression) else None


def _pairs(node: nodes.Hashtable, context: Context) -> list[tuple[Evaluate, Evaluate]]:
    return [(compile_expression(key, context), compile_value(item, context)) for key, item in node.pairs]


def _literal(node: nodes.Hashtable, context: Context, make: Any, full_name: str) -> Evaluate:
    pairs = _pairs(node, context)

    def evaluate(frame: Frame) -> Any:
        table = make()
        for get_key, get_value in pairs:
            key = get_key(frame)
            if key.__class__ is not str:
                key = unwrap(key)
                if key is None:
                    raise failure("InvalidNullKey", "A null key is not allowed in a hash literal.", target=full_name)
            if table.contains(key):
                words = f"Duplicate keys '{to_string(key)}' are not allowed in hash literals."
                raise failure("DuplicateKeyInHashLiteral", words, target=full_name)
            table.set(key, get_value(frame))
        return table

    return evaluate


@expression(nodes.Hashtable)
def hashtable(node: nodes.Hashtable, context: Context) -> Evaluate:
    """`@{ key = value }`."""
    return _literal(node, context, lambda: Hashtable(ignore_case=True), "System.Collections.Hashtable")


def ordered_literal(node: nodes.Hashtable, context: Context) -> Evaluate:
    """`[ordered]@{ ... }`."""
    return _literal(node, context, lambda: OrderedDictionary(ignore_case=True), "System.Collections.Specialized.OrderedDictionary")


def custom_literal(node: nodes.Hashtable, context: Context) -> Evaluate:
    """`[pscustomobject]@{ ... }`: names known beforehand are shared by all objects that the literal makes."""
    names = [_constant_key(key) for key, _ in node.pairs]
    if None in names:
        table = ordered_literal(node, context)
        return lambda frame: PSObject.from_table((to_string(key), item) for key, item in table(frame).items())
    spelled = {name.lower(): name for name in names if name is not None}
    getters = [(name.lower(), compile_value(item, context)) for name, (_, item) in zip(names, node.pairs, strict=True) if name is not None]

    def evaluate(frame: Frame) -> PSObject:
        props: dict[str, Any] = {}
        for lower, get in getters:
            props[lower] = get(frame)
        return PSObject(None, props, spelled)

    if "pstypename" in spelled:

        def with_type_name(frame: Frame) -> PSObject:
            made = evaluate(frame)
            made.take_type_name()
            return made

        return with_type_name
    return evaluate
