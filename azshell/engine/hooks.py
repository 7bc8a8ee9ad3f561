"""What the .NET room asks of a running session: to run script blocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from azshell.engine.session import Session


class ScriptRunner:
    """Runs ScriptProperty and ScriptMethod blocks and script blocks turned into delegates."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def __call__(self, block: Any, this: Any, arguments: Sequence[Any] = ()) -> list[Any]:
        """Run a block with arguments and, unless it is None, `$this`; gives what it wrote."""
        from azshell.engine.scope import Variable
        from azshell.engine.session import Session

        session = Session.running
        state = block.session_state or session.state
        scope = state.current
        before = scope.variables.get("this")
        if this is not None:
            scope.variables["this"] = Variable("this", this)
        session.try_depth += 1
        try:
            return block.invoke(session, arguments)
        finally:
            session.try_depth -= 1
            if this is not None:
                if before is None:
                    scope.variables.pop("this", None)
                else:
                    scope.variables["this"] = before


def install(session: Session) -> None:
    """Hand the hooks over."""
    from azshell.dotnet import members, places, types
    from azshell.engine.session import Session

    members.script_runner = ScriptRunner(session)
    types.script_types = lambda: Session.running.script_types
    places.resolve_path = lambda path: Session.running.providers.host_path(path)
    places.current_directory = lambda: Session.running.providers.folder_here().path
    places.host = lambda: Session.running.host
