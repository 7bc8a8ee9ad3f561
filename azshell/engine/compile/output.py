"""From values to output and back: writing a value to the pipeline, collecting what statements write, truth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from azshell.dotnet.conversion import to_bool
from azshell.dotnet.enumeration import enumerate_value
from azshell.dotnet.values import NOTHING, PSObject
from azshell.engine.compile.table import Evaluate, Execute
from azshell.engine.operators.comparisons import SCALARS

if TYPE_CHECKING:
    from azshell.engine.frame import Frame


def write_value(frame: Frame, value: Any) -> None:
    """Writes a value to the success stream, unrolled as a pipeline does."""
    kind = value.__class__
    if kind in SCALARS:
        frame.out(value)
    elif kind is list:
        out = frame.out
        for item in value:
            if item is not NOTHING:
                out(item)
    elif value is NOTHING:
        return
    else:
        items = None if kind is PSObject and value.base is None else enumerate_value(value)
        if items is None:
            frame.out(value)
        else:
            out = frame.out
            for item in items:
                out(item)


def collect(items: list[Any]) -> Any:
    """What a list of output objects is as a value: nothing, the one object, or the array."""
    if len(items) == 1:
        return items[0]
    return items or NOTHING


def collecting(run: Execute, flush: bool = True) -> Evaluate:
    """The closure that runs a statement and gives the list of what it wrote.

    When it is left by return, break or continue, what it wrote so far goes to the output around it (not for `@( )`).
    """

    def evaluate(frame: Frame) -> list[Any]:
        before = frame.out
        items: list[Any] = []
        frame.out = items.append
        try:
            signal = run(frame)
        finally:
            frame.out = before
        if signal is not None:
            from azshell.engine.signals import FlowException

            if flush:
                for item in items:
                    before(item)
            raise FlowException(signal)
        return items

    return evaluate


def capturing(run: Execute) -> Evaluate:
    """The closure that runs a statement and gives what it wrote, as a value."""
    gather = collecting(run)

    def evaluate(frame: Frame) -> Any:
        items = gather(frame)
        if len(items) == 1:
            return items[0]
        return items or NOTHING

    return evaluate


def truth(evaluate: Evaluate) -> Evaluate:
    """The closure that gives whether a value is true."""

    def test(frame: Frame) -> bool:
        value = evaluate(frame)
        if value is True or value is False:
            return value
        return to_bool(value)

    return test
