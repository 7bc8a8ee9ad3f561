"""How control leaves a statement: the signals that statement closures return, and the exceptions that carry them further."""

from __future__ import annotations


class Signal:
    """What a statement closure returns when the statements after it are not to run."""

    __slots__ = ("kind", "label")

    def __init__(self, kind: str, label: str = "") -> None:
        self.kind = kind
        self.label = label

    def __repr__(self) -> str:
        return f"Signal({self.kind!r}, {self.label!r})"


RETURN = Signal("return")
BREAK = Signal("break")
CONTINUE = Signal("continue")


GO_ON, STOP, PASS_ON = 0, 1, 2


def meaning_of(signal: Signal, label: str) -> int:
    """What a signal out of a loop's body means to a loop of that (lower-case) label: GO_ON, STOP or PASS_ON."""
    if signal.kind == "return" or (signal.label and signal.label != label):
        return PASS_ON
    return STOP if signal.kind == "break" else GO_ON


class FlowException(Exception):
    """A signal on its way through an expression or a call."""

    def __init__(self, signal: Signal) -> None:
        super().__init__(signal.kind)
        self.signal = signal


class StoppedException(BaseException):
    """A job was stopped: no catch or trap takes it, finally blocks run."""


class ExitException(Exception):
    """`exit`: ends the script that runs, with a code."""

    def __init__(self, code: int = 0) -> None:
        super().__init__(code)
        self.code = code
