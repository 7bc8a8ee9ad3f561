"""What the .NET room asks of a running session: to run script blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from azshell.engine.session import Session


class ScriptRunner:
    """Runs ScriptProperty and ScriptMethod blocks and script blocks turned into delegates."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def __call__(self, block: Any, args: Any = (), this: Any = None, dollar_underbar: Any = None) -> Any:
        """Run a block with arguments and `$this`; gives NOTHING, the one object or a list."""
        from azshell.engine.script_block import collect
        from azshell.engine.scope import Variable

        session = self.session
        from azshell.engine.session import Session

        if Session.running is not session:
            session = Session.running
        results: list[Any] = []
        state = block.session_state or session.state
        scope = state.current
        before = scope.variables.get("this")
        if this is not None:
            scope.variables["this"] = Variable("this", this)
        depth = session.try_depth
        session.try_depth = depth + 1
        try:
            from azshell.dotnet.values import NOTHING

            results = block.invoke(session, args, None, NOTHING if dollar_underbar is None else dollar_underbar)
        finally:
            session.try_depth = depth
            if this is not None:
                if before is None:
                    scope.variables.pop("this", None)
                else:
                    scope.variables["this"] = before
        return collect(results)


def install(session: Session) -> None:
    """Hand the hooks over."""
    import sys

    members = sys.modules.get("azshell.dotnet.members")
    if members is None:
        import azshell.dotnet.members as members  # type: ignore[no-redef]
    members.script_runner = ScriptRunner(session)
