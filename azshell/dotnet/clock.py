"""The clock behind [datetime]::Now, Get-Date and Stopwatch: the system's, unless a world hands in its own."""

from __future__ import annotations

import time
from collections.abc import Callable

UNIX_EPOCH_TICKS = 621355968000000000
TICKS_PER_SECOND = 10_000_000


def _system_ticks() -> int:
    return UNIX_EPOCH_TICKS + time.time_ns() // 100


class _Clock:
    utc_ticks: Callable[[], int] = staticmethod(_system_ticks)
    elapsed_ns: Callable[[], int] = staticmethod(time.perf_counter_ns)


def utc_ticks() -> int:
    """Now in UTC, in ticks of 100 ns since 0001-01-01."""
    return _Clock.utc_ticks()


def elapsed_ns() -> int:
    """A monotonic count of nanoseconds."""
    return _Clock.elapsed_ns()


def set_clock(utc_ticks: Callable[[], int] | None = None, elapsed_ns: Callable[[], int] | None = None) -> None:
    """Puts another clock in; None gives the system's back."""
    _Clock.utc_ticks = staticmethod(utc_ticks or _system_ticks)
    _Clock.elapsed_ns = staticmethod(elapsed_ns or time.perf_counter_ns)
