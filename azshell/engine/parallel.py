"""ForEach-Object -Parallel: a block run for several items at once, each in a session of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from azshell.engine.signals import ExitException, FlowException, StoppedException
from azshell.engine.threads import Stop, check_stop, here, launch

if TYPE_CHECKING:
    from azshell.engine.session import Session
    from azshell.engine.streams import Streams

HEAD_START = 0.1
"""Seconds for which what an item gives is held back for the sake of the items before it, so that quick blocks give theirs in order."""


class _Task:
    """One item at work, and what it has given."""

    def __init__(self, item: Any) -> None:
        self.item = item
        self.given: list[tuple[str, Any]] = []
        self.stopper = Stop()
        self.stop_asked = False
        self.began = time.monotonic()
        self.is_over = False
        self.thread: threading.Thread | None = None


class Parallel:
    """Takes items with `run`, at most `limit` of them at a time; `end` waits for the rest. Where the clock stands, one after the other.

    What they give goes to `out` and `streams` on the caller's thread.
    """

    def __init__(
        self, session: Session, block: Any, using: dict[str, Any], limit: int, out: Callable[[Any], None], streams: Streams
    ) -> None:
        from azshell.engine.jobs import jobs_of

        self.session = session
        self.block = block
        self.using = using
        self.clock = jobs_of(session).clock
        self.limit = 1 if self.clock is not None else limit
        self.out = out
        self.streams = streams
        self.tasks: list[_Task] = []
        self.changed = threading.Condition()
        self.free: list[Session] = []
        self._began = time.monotonic()

    def run(self, item: Any) -> None:
        """Begin with an item, as soon as there is room."""
        task = _Task(item)
        if self.clock is not None:
            self._here(task)
            return
        while sum(not each.is_over for each in self.tasks) >= self.limit:
            self._wait()
        self.tasks.append(task)
        task.thread = launch(lambda: self._work(task), "ForEach-Object -Parallel")
        self._pass_on()

    def end(self) -> None:
        """Wait for all, and pass on what they give."""
        while any(not task.is_over for task in self.tasks):
            self._wait()
        self._pass_on()

    def stop(self) -> None:
        """The pipeline ends early: so does what is at work."""
        for task in self.tasks:
            task.stop_asked = True
            task.stopper.ask()
        for task in self.tasks:
            if task.thread is not None and not task.is_over:
                task.thread.join(1.0)

    def _wait(self) -> None:
        with self.changed:
            if not any(task.given for task in self.tasks):
                self.changed.wait(0.02)
        check_stop()
        self._pass_on(waited=True)

    def _pass_on(self, waited: bool = False) -> None:
        """What was given, in the order of the items as far as that costs no time."""
        for task in list(self.tasks):
            given = list(task.given)
            del task.given[: len(given)]
            for stream, record in given:
                (self.out if stream == "output" else getattr(self.streams, stream))(record)
            if task.is_over and not task.given:
                self.tasks.remove(task)
            elif not task.is_over and time.monotonic() - task.began < HEAD_START:
                if waited:
                    time.sleep(0.001)
                return

    def _work(self, task: _Task) -> None:
        from azshell.engine.jobs import STREAMS
        from azshell.engine.streams import Streams

        here.stop, here.job = task.stopper, task
        try:

            def sink(name: str) -> Callable[[Any], None]:
                def take(record: Any) -> None:
                    task.given.append((name, record))
                    with self.changed:
                        self.changed.notify_all()

                return take

            self._run(task, sink("output"), Streams().moved(**{name: sink(name) for name in STREAMS}))
        except StoppedException:
            pass
        finally:
            task.is_over = True
            with self.changed:
                self.changed.notify_all()

    def _here(self, task: _Task) -> None:
        """Run one on the caller's thread."""
        running = here.session
        try:
            self._run(task, self.out, self.streams)
        finally:
            here.session = running

    def _run(self, task: _Task, out: Callable[[Any], None], streams: Streams) -> None:
        from azshell.dotnet.exceptions import NetException
        from azshell.engine.errors import as_runtime
        from azshell.engine.jobs import block_in, close_session, session_like, sleeper
        from azshell.engine.run import internal_error

        own = session_like(self.session, shares_world=self.clock is not None)
        type(own).running = own
        if self.clock is None:
            own.services["sleep"] = sleeper(own)
        elif "sleep" in self.session.services:
            own.services["sleep"] = self.session.services["sleep"]
        own.default_streams = own.frame.streams = streams
        for name, value in self.using.items():
            own.global_scope.assign_local(name, value)
        try:
            block_in(own, self.block).invoke(own, dollar_underbar=task.item, out=out, streams=streams)
        except NetException as error:
            streams.error(as_runtime(own.frame, error).error_record)
        except (ExitException, FlowException):
            pass
        except Exception as fault:  # a fault of ours must not hang who waits
            streams.error(internal_error(fault).error_record)
        finally:
            if self.clock is not None:
                own.services.pop("world", None)
            close_session(own)
