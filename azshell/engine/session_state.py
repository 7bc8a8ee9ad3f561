"""Session states: the session's own and one a module, each with its top scope and the scope that runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from azshell.engine.scope import Scope

if TYPE_CHECKING:
    from azshell.engine.session import Session


class SessionState:
    """Where a script block's names are looked up.

    top      the module's (or the global) scope
    current  the scope that runs now; a call makes a new one below it and puts it back afterwards
    module   the PSModuleInfo, or None for the session's own
    """

    __slots__ = ("__weakref__", "current", "module", "session", "top")

    def __init__(self, session: Session, module: Any = None, parent: Scope | None = None) -> None:
        self.session = session
        self.module = module
        self.top = Scope(parent, self, is_script=True)
        self.current = self.top
