"""What the compiler knows about the script around a node."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from azshell.dotnet.types import DotNetType
    from azshell.source import Source


class Context:
    """One per script, or per class method.

    source        the text that offsets point into
    namespaces    those of `using namespace`
    hot           what is being compiled may run often (a loop's, function's or block's body): worth the trouble of fused.py
    asks_success  the text reads `$?`, so expression statements must set it too
    method        the class a method's body belongs to, or None: `return` and output differ there
    """

    __slots__ = ("asks_success", "hot", "method", "namespaces", "source")

    def __init__(self, source: Source, namespaces: Iterable[str] = (), method: Any = None) -> None:
        self.source = source
        self.namespaces = tuple(namespaces)
        self.asks_success = "$?" in source.text
        self.method = method
        self.hot = False

    def in_method(self, method: Any) -> Context:
        """The context of a class method's body."""
        return Context(self.source, self.namespaces, method)

    def text_of(self, node: Any) -> str:
        """A node's text."""
        return self.source.text[node.start : node.end]

    def resolve(self, text: str) -> DotNetType | None:
        """The type of a name as this script sees it."""
        from azshell.dotnet.types import resolve_type

        return resolve_type(text, self.namespaces)
