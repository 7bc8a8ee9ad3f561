"""Jobs in a world whose clock stands: they take turns, so that nothing they do depends on which thread was faster.

The rule. A job begins, and goes on from a sleep, only when its caller waits: by Wait-Job, by Receive-Job -Wait, by sleeping itself,
or because its next input begins or it has looked at a job's state again and again. Then what is due runs, one job at a time, in the
order of the virtual time at which it is due and of its start, until it ends, sleeps, or waits for jobs of its own. The clock moves
as far as the caller waits: to the next sleeper's time while it waits for a job, by its own sleep's length when it sleeps.

A job that is at work for longer than PATIENCE loses its turn and runs beside the others from then on.
"""

from __future__ import annotations

import itertools
import math
import threading
from collections.abc import Callable
from typing import Any

from azshell.engine.threads import here

PATIENCE = 5.0
"""Real seconds that the others wait for a job that is at work."""


class Parked:
    """A thread that waits: for a moment of the virtual time, or until something holds."""

    __slots__ = ("due", "number", "ready", "released")

    def __init__(self, due: float, number: int, ready: Callable[[], bool] | None) -> None:
        self.due = due
        self.number = number
        self.ready = ready
        self.released = False


class JobClock:
    """The turns of a session's jobs, and of their jobs. `move(seconds)` moves the world's clock."""

    def __init__(self, move: Callable[[float], None]) -> None:
        self.move = move
        self.elapsed = 0.0
        self.changed = threading.Condition()
        self.busy: set[Any] = set()
        self.loose: set[Any] = set()
        self.parked: list[Parked] = []
        self._numbers = itertools.count()

    # On a job's thread

    def park(self, seconds: float = math.inf, ready: Callable[[], bool] | None = None) -> Parked:
        """A place to wait in, taken before the thread that will `stay` there exists or gives up its turn."""
        with self.changed:
            place = Parked(self.elapsed + seconds, next(self._numbers), ready)
            self.parked.append(place)
        return place

    def stay(self, place: Parked, job: Any) -> None:
        """Give up the turn until the place is called, or the job is stopped."""
        with self.changed:
            self.busy.discard(job)
            self.changed.notify_all()
            while not place.released and not job.stop_asked:
                self.changed.wait(0.05)
            if place in self.parked:
                self.parked.remove(place)
            self.busy.discard(place)
            self.busy.add(job)
        job.stopper.check()

    def leave(self, job: Any) -> None:
        """The job is over."""
        with self.changed:
            self.busy.discard(job)
            self.loose.discard(job)
            self.changed.notify_all()

    def sleep(self, seconds: float) -> None:
        """What Start-Sleep does, on any thread."""
        job = here.job
        if job is None:
            self.run_until(None, max(seconds, 0.0))
        elif seconds > 0:
            self.stay(self.park(seconds), job)

    # On the caller's

    def settle(self) -> None:
        """Let everything run that is due now."""
        if here.job is None:
            self.run_until(None, 0.0)

    def wait(self, ready: Callable[[], bool], seconds: float | None) -> None:
        """Wait until something about jobs holds, at most some virtual seconds."""
        job = here.job
        if job is None:
            self.run_until(ready, seconds)
        elif not ready():
            self.stay(self.park(math.inf if seconds is None else seconds, ready), job)

    def run_until(self, ready: Callable[[], bool] | None, seconds: float | None) -> None:
        """Give turns, and move the clock, until it holds or the time is over."""
        limit = math.inf if seconds is None else self.elapsed + seconds
        while True:
            self._await_turn()
            if ready is not None and ready():
                return
            with self.changed:
                place = self._next(limit)
            if place is not None:
                self._go_to(place.due)
                self._release(place)
            elif limit < math.inf:
                self._go_to(limit)
                return
            else:  # only loose jobs can bring it about
                with self.changed:
                    self.changed.wait(0.05)

    def _next(self, limit: float) -> Parked | None:
        for place in self.parked:
            if place.ready is not None and place.ready():
                place.due = min(place.due, self.elapsed)
        due = [place for place in self.parked if place.due <= limit and not place.released]
        return min(due, key=lambda place: (place.due, place.number), default=None)

    def _go_to(self, moment: float) -> None:
        if self.elapsed < moment < math.inf:
            seconds, self.elapsed = moment - self.elapsed, moment
            self.move(seconds)

    def _release(self, place: Parked) -> None:
        with self.changed:
            self.parked.remove(place)
            place.released = True
            self.busy.add(place)  # until its thread has woken, it stands for the job
            self.changed.notify_all()

    def _await_turn(self) -> None:
        """Wait until nobody is at work, but for the loose."""
        with self.changed:
            if not self.changed.wait_for(lambda: not (self.busy - self.loose), PATIENCE):
                self.loose |= self.busy


__all__ = ["JobClock", "Parked"]
