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


class FlowException(Exception):
    """A signal on its way through an expression or a call."""

    def __init__(self, signal: Signal) -> None:
        super().__init__(signal.kind)
        self.signal = signal


class ExitException(Exception):
    """`exit`: ends the script that runs, with a code."""

    def __init__(self, code: int = 0) -> None:
        super().__init__(code)
        self.code = code
