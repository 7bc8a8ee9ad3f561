"""The compiler: a syntax tree becomes closures, once.

compile_block(node, context)       ScriptBlock -> BlockCode; a named or a statement block -> closure
compile_statement(node, context)   (frame) -> Signal | None, writes to frame.out
compile_expression(node, context)  (frame) -> value
compile_value(node, context)       (frame) -> the value of a statement
"""

from __future__ import annotations

from azshell.engine.compile import (  # noqa: F401  (each fills the tables)
    assignments,
    casts,
    hashtables,
    items,
    literals,
    loops,
    members,
    operators,
    statements,
    switching,
    trying,
    variables,
)
from azshell.engine.compile.blocks import BlockCode, compile_block
from azshell.engine.compile.context import Context
from azshell.engine.compile.output import collect, write_value
from azshell.engine.compile.table import compile_condition, compile_expression, compile_statement, compile_value

__all__ = [
    "BlockCode",
    "Context",
    "collect",
    "compile_block",
    "compile_condition",
    "compile_expression",
    "compile_statement",
    "compile_value",
    "write_value",
]
