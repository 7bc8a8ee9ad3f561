"""What the compiler knows about the script around a node."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from azshell.engine.threads import here
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.dotnet.types import DotNetType
    from azshell.source import Source


class Context:
    """One per script, or per class method.

    source        the text that offsets point into
    namespaces    those of `using namespace`
    hot           what is being compiled may run often (a loop's, function's or block's body): worth the trouble of fused.py
    asks_success  the text reads `$?`, so expression statements must set it too
    block         the named block being compiled
    stoppable     a job's thread compiles, whose code looks whether it should stop (see threads.py)
    method        the class a method's body belongs to, or None: `return` and output differ there
    """

    __slots__ = ("_keeps", "asks_success", "block", "hot", "method", "namespaces", "source", "stoppable")

    def __init__(self, source: Source, namespaces: Iterable[str] = (), method: Any = None) -> None:
        self.source = source
        self.namespaces = tuple(namespaces)
        self.asks_success = "$?" in source.text
        self.method = method
        self.hot = False
        self.stoppable = here.stop is not None
        self.block: Any = None
        self._keeps: dict[int, bool] = {}

    def in_method(self, method: Any) -> Context:
        """The context of a class method's body."""
        return Context(self.source, self.namespaces, method)

    def keeps_locals(self) -> bool:
        """Whether PowerShell keeps the variables of the block being compiled as locals: nothing in it sets variables by name."""
        block = self.block
        if block is None:
            return True
        known = self._keeps.get(block.start)
        if known is None:
            known = self._keeps[block.start] = not any(_sets_by_name(node) for node in nodes.walk(block))
        return known

    def text_of(self, node: Any) -> str:
        """A node's text."""
        return self.source.text[node.start : node.end]

    def resolve(self, text: str) -> DotNetType | None:
        """The type of a name as this script sees it."""
        from azshell.dotnet.types import resolve_type

        return resolve_type(text, self.namespaces)


_SETTERS = frozenset({"set-variable", "new-variable", "remove-variable", "sv", "nv", "rv", "set"})


def _sets_by_name(node: nodes.Node) -> bool:
    if not isinstance(node, nodes.Command):
        return False
    head = node.elements[0]
    return node.invocation_operator == "." or (isinstance(head, nodes.StringConstantExpression) and str(head.value).lower() in _SETTERS)
