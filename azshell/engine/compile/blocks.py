"""Script blocks: the compiled parts of a script, a function's body or `{ ... }`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from azshell.engine.compile.context import Context
from azshell.engine.compile.statements import statement_block
from azshell.engine.compile.table import Execute
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.frame import Frame
    from azshell.engine.signals import Signal


class BlockCode:
    """The parts of a script block as closures (frame) -> Signal | None; None where there is no such part."""

    __slots__ = ("begin", "clean", "dynamic_param", "end", "process")

    def __init__(self) -> None:
        self.dynamic_param: Execute | None = None
        self.begin: Execute | None = None
        self.process: Execute | None = None
        self.end: Execute | None = None
        self.clean: Execute | None = None


def compile_block(node: Any, context: Context) -> Any:
    """The code of a ScriptBlock (BlockCode), or the closure of a named or statement block."""
    if not isinstance(node, nodes.ScriptBlock):
        return statement_block(node, context)
    is_root = node.source is not None
    if is_root:
        from azshell.engine.compile.definition_checks import check_definitions

        _use(node, context)
        check_definitions(node, context)
    code = BlockCode()
    for part in ("begin", "process", "end", "clean"):
        block = getattr(node, part + "_block")
        if block is not None:
            _set_part(code, part, block, context, is_root)
    if node.dynamic_param_block is not None:
        code.dynamic_param = statement_block(node.dynamic_param_block, context)
    if is_root and (node.requirements or any(using.kind != "namespace" for using in node.using_statements)):
        _begin_with(code, node, context)
    return code


WARM = 20
"""After so many runs a block is compiled again, as one that runs often."""


def compiled_as(node: nodes.NamedBlock, context: Context, hot: bool) -> Execute:
    """A block's closure, its code taken to run often or not."""
    before = context.hot, context.block
    context.hot, context.block = hot, node
    try:
        return statement_block(node, context)
    finally:
        context.hot, context.block = before


def warming(node: nodes.NamedBlock, context: Context, found: Callable[[Execute], None]) -> Execute:
    """A block's closure that compiles the block again once it has run often; `found` then gets the new closure."""
    plain = compiled_as(node, context, False)
    quick: Execute | None = None
    runs = 0

    def run(frame: Frame) -> Signal | None:
        nonlocal quick, runs
        if quick is not None:
            return quick(frame)
        runs += 1
        if runs > WARM:
            quick = compiled_as(node, context, True)
            found(quick)
        return plain(frame)

    return run


def _set_part(code: BlockCode, part: str, node: nodes.NamedBlock, context: Context, is_root: bool) -> None:
    if is_root:
        setattr(code, part, compiled_as(node, context, False))
        return
    setattr(code, part, warming(node, context, lambda quick: setattr(code, part, quick)))


def _use(node: nodes.ScriptBlock, context: Context) -> None:
    """`using namespace` of a script."""
    spaces = [str(using.name.value) for using in node.using_statements if using.kind == "namespace" and using.name is not None]
    context.namespaces = (*context.namespaces, *spaces)


def _begin_with(code: BlockCode, node: nodes.ScriptBlock, context: Context) -> None:
    """Puts the checks of #requires and the work of `using module` before the script's first part."""
    from azshell.engine.compile.requirements import prologue

    check = prologue(node, context)
    part = next((name for name in ("begin", "process", "end") if getattr(code, name) is not None), "end")
    body = getattr(code, part)

    def run(frame: Frame) -> Signal | None:
        check(frame)
        return None if body is None else body(frame)

    setattr(code, part, run)
