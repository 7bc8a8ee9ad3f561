"""Which session a thread runs, and how a job's thread is told to stop.

A thread that is asked to stop ends at its next `check`: code that a job compiles asks at each turn of a loop and at each statement
list, its pipelines at each object, and whatever waits asks meanwhile. What the main thread compiles does not ask at all, so that
hot loops pay nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from azshell.engine.signals import StoppedException

if TYPE_CHECKING:
    from azshell.engine.frame import Frame

STACK = 64 * 1024 * 1024
"""Bytes of a job's stack: session.MAXIMUM_DEPTH calls must fit, as they do on the main thread's; only what is used is taken."""


class Stop:
    """Asked once, it stops a thread once: the finally blocks that run then can still loop and wait."""

    __slots__ = ("_bell", "asked")

    def __init__(self) -> None:
        self.asked = False
        self._bell = threading.Event()

    def ask(self) -> None:
        """Stop the thread at its next check."""
        self.asked = True
        self._bell.set()

    def wait(self, seconds: float) -> None:
        """Wait, or stop."""
        self._bell.wait(seconds)
        self.check()

    def check(self) -> None:
        """Stop here, if asked to."""
        if self.asked:
            self.asked = False
            self._bell.clear()
            raise StoppedException


class _Here(threading.local):
    """What a thread knows: its running session, and, when it is a job's, its Stop, its job and the environment it sees."""

    session: Any = None
    stop: Stop | None = None
    job: Any = None
    environment: Any = None


here = _Here()
_latest: Any = None


class SessionType(type):
    """The type of Session, for `Session.running`."""

    @property
    def running(cls) -> Any:
        """The session that this thread runs; on a thread that runs none, the last one that a thread other than a job's ran or made."""
        found = here.session
        return _latest if found is None else found

    @running.setter
    def running(cls, session: Any) -> None:
        global _latest
        here.session = session
        if here.stop is None:
            _latest = session


def check_stop() -> None:
    """Stop here, if this thread is a job's and was asked to."""
    stop = here.stop
    if stop is not None and stop.asked:
        stop.check()


def pause(seconds: float) -> None:
    """Wait some real seconds, or until this thread is asked to stop."""
    stop = here.stop
    if stop is not None:
        stop.wait(seconds)
    elif seconds > 0:
        import time

        time.sleep(seconds)


def stoppable(run: Callable[[Frame], Any]) -> Callable[[Frame], Any]:
    """A closure that checks first."""

    def checked(frame: Frame) -> Any:
        check_stop()
        return run(frame)

    return checked


_launching = threading.Lock()


def launch(work: Callable[[], None], name: str) -> threading.Thread:
    """Run something on a thread of its own, which does not keep the process alive."""
    with _launching:
        before = threading.stack_size(STACK)
        try:
            thread = threading.Thread(target=work, name=name, daemon=True)
            thread.start()
        finally:
            threading.stack_size(before)
    return thread
