"""The tables from node type to compile function, and the functions that look there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.compile.context import Context
    from azshell.engine.frame import Frame
    from azshell.engine.signals import Signal

Evaluate = Callable[["Frame"], Any]
"""An expression's closure: gives its value."""
Execute = Callable[["Frame"], "Signal | None"]
"""A statement's closure: writes to frame.out, and gives a signal when the statements after it are not to run."""

EXPRESSIONS: dict[type[nodes.Node], Callable[[Any, Context], Evaluate]] = {}
STATEMENTS: dict[type[nodes.Node], Callable[[Any, Context], Execute]] = {}
VALUES: dict[type[nodes.Node], Callable[[Any, Context], Evaluate]] = {}
CONDITIONS: dict[type[nodes.Node], Callable[[Any, Context], Evaluate]] = {}

Compile = TypeVar("Compile", bound=Callable[..., Any])


def expression(*types: type[nodes.Node]) -> Callable[[Compile], Compile]:
    """Puts a function into the table of expressions."""
    return _register(EXPRESSIONS, types)


def statement(*types: type[nodes.Node]) -> Callable[[Compile], Compile]:
    """Puts a function into the table of statements."""
    return _register(STATEMENTS, types)


def value(*types: type[nodes.Node]) -> Callable[[Compile], Compile]:
    """Puts a function into the table of statements whose value can be had without collecting output."""
    return _register(VALUES, types)


def condition(*types: type[nodes.Node]) -> Callable[[Compile], Compile]:
    """Puts a function into the table of nodes with a truth value of their own."""
    return _register(CONDITIONS, types)


def _register(table: dict[type[nodes.Node], Any], types: tuple[type[nodes.Node], ...]) -> Callable[[Compile], Compile]:
    def register(function: Compile) -> Compile:
        for kind in types:
            table[kind] = function
        return function

    return register


def compile_expression(node: nodes.Node, context: Context) -> Evaluate:
    """The closure of an expression."""
    return EXPRESSIONS[node.__class__](node, context)


def compile_statement(node: nodes.Node, context: Context) -> Execute:
    """The closure of a statement."""
    return STATEMENTS[node.__class__](node, context)


def compile_value(node: nodes.Node, context: Context) -> Evaluate:
    """The closure that gives a statement's value: what stands right of `=`, in `( )`, as a hashtable's value."""
    special = VALUES.get(node.__class__)
    if special is not None:
        return special(node, context)
    if node.__class__ in EXPRESSIONS:
        return EXPRESSIONS[node.__class__](node, context)
    from azshell.engine.compile.output import capturing

    return capturing(compile_statement(node, context))


def compile_condition(node: nodes.Node, context: Context) -> Evaluate:
    """The closure that gives whether an expression or a statement is true (a bool)."""
    from azshell.engine.compile.output import truth
    from azshell.engine.compile.statements import successful_condition

    special = CONDITIONS.get(node.__class__)
    found = special(node, context) if special is not None else None
    if found is None:
        found = truth(compile_value(node, context))
    return successful_condition(node, found, context)
