"""The functions a session starts with, written in PowerShell: prompt, help, mkdir, Pause, Clear-Host, cd.. and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from azshell.engine.commands import FunctionInfo

if TYPE_CHECKING:
    from azshell.engine.script_block import ScriptBlock
    from azshell.engine.session import Session

SOURCES: dict[str, str] = {
    "prompt": "\"PS $($executionContext.SessionState.Path.CurrentLocation)$('>' * ($nestedPromptLevel + 1)) \"",
    "cd..": "Set-Location ..",
    "cd\\": "Set-Location \\",
    "Pause": "$null = Read-Host 'Press Enter to continue...'",
    "help": "Get-Help @args",
    "mkdir": "param([Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)][string[]]$Path, [string]$Name, [switch]$Force)\n"
    "process { $PSBoundParameters['Type'] = 'Directory'; New-Item @PSBoundParameters }",
}
"""Name -> body."""


class LazyFunction(FunctionInfo):
    """A function whose body is parsed when it is first wanted."""

    def __init__(self, name: str, text: str, session: Session) -> None:
        self.name = name
        self.module = None
        self.options = 0
        self.description = ""
        self.visibility = 0
        self._text = text
        self._session = session
        self._block: ScriptBlock | None = None

    @property
    def script_block(self) -> ScriptBlock:  # type: ignore[override]
        """The parsed body."""
        if self._block is None:
            from azshell.engine.run import block_of_text

            self._block = block_of_text(self._session, self._text)
        return self._block


def define_builtins(session: Session) -> None:
    """Put them into the global scope."""
    functions = session.global_scope.functions
    if functions is None:
        functions = session.global_scope.functions = {}
    for name, text in SOURCES.items():
        functions[name.lower()] = LazyFunction(name, text, session)
