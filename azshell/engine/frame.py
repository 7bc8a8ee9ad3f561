"""What a running block sees: scope, output, streams, and where in which source it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from azshell.engine.scope import Scope
    from azshell.engine.session import Session
    from azshell.engine.streams import Streams
    from azshell.language.nodes import Node
    from azshell.source import Source


class Frame:
    """One activation of a block. Frames are linked by `caller`; the chain is the call stack.

    variables  the scope's own variables, here because every variable read starts with them
    out        takes one already unrolled object of the success stream
    streams    where the other streams go
    node       the statement being run; every statement closure sets it
    source     the text `node` stands in
    invocation what called the block (an Invocation, or None at top level); blocks run in the caller's scope share it
    depth      how many frames are below: PowerShell's call depth
    """

    __slots__ = ("caller", "depth", "invocation", "node", "out", "scope", "session", "source", "streams", "variables")

    def __init__(
        self,
        session: Session,
        scope: Scope,
        out: Callable[[object], None],
        streams: Streams,
        source: Source | None,
        caller: Frame | None,
        invocation: Any = None,
    ) -> None:
        self.session = session
        self.scope = scope
        self.variables = scope.variables
        self.out = out
        self.streams = streams
        self.source = source
        self.caller = caller
        self.invocation = invocation
        self.node: Node | None = None
        self.depth: int = 0 if caller is None else caller.depth + 1
