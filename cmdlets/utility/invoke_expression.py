"""Invoke-Expression and Measure-Command: run a text, time a block."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, block_of_text
from azshell.dotnet.clock import elapsed_ns
from azshell.dotnet.members import invoke_static
from azshell.dotnet.types import known_type
from azshell.dotnet.values import NOTHING, Int64


class InvokeExpression(Cmdlet):
    """Runs a text as a script, in the caller's scope.

    ```ps1con
    PS C:\\> Invoke-Expression '1 + 2'
    3
    ```
    """

    aliases = ["iex"]

    Command = Parameter("string", position=0, mandatory=True, from_pipeline=True)

    def process(self) -> None:
        frame = self.runtime.frame
        block = block_of_text(self.session, self.Command, None, frame.scope.session_state)
        known = frame.scope.find_local("_")
        self.call(block, None if known is None else known.value, self.runtime.out)


class MeasureCommand(Cmdlet):
    """Measures how long a block takes; its output is dropped.

    ```ps1con
    PS C:\\> (Measure-Command { 1..10 }).TotalMinutes -lt 1
    True
    ```
    """

    output_types = ["System.TimeSpan"]

    InputObject = Parameter("psobject", from_pipeline=True)
    Expression = Parameter("scriptblock", position=0, mandatory=True)

    def begin(self) -> None:
        self.seconds = 0.0

    def process(self) -> None:
        item: Any = self.InputObject if self.is_bound("InputObject") else NOTHING
        started = elapsed_ns()
        try:
            self.call(self.Expression, None if item is NOTHING else item, _drop)
        finally:
            self.seconds += (elapsed_ns() - started) / 1e9

    def end(self) -> None:
        self.write(invoke_static(known_type("timespan"), "FromTicks", [Int64(int(self.seconds * 10_000_000))]))


def _drop(obj: Any) -> None:
    """Output nobody sees."""
