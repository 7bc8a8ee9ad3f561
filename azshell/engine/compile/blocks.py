"""Script blocks: the compiled parts of a script, a function's body or `{ ... }`."""

from __future__ import annotations

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
        _use(node, context)
    before = context.hot
    context.hot = not is_root
    try:
        code = BlockCode()
        for part in ("begin", "process", "end", "clean"):
            block = getattr(node, part + "_block")
            if block is not None:
                setattr(code, part, statement_block(block, context))
        if node.dynamic_param_block is not None:
            code.dynamic_param = statement_block(node.dynamic_param_block, context)
    finally:
        context.hot = before
    if is_root and (node.requirements or any(using.kind != "namespace" for using in node.using_statements)):
        _begin_with(code, node, context)
    return code


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
