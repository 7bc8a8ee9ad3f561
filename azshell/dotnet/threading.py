"""System.Threading.Thread as scripts use it (culture, Sleep, the thread's facts), and the garbage collector's methods."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.dotnet import culture
from azshell.dotnet.types import declare, declare_enum, method, prop, static_method, static_prop
from azshell.dotnet.values import Int64

ThreadState = declare_enum(
    "System.Threading.ThreadState",
    {
        "Running": 0,
        "StopRequested": 1,
        "SuspendRequested": 2,
        "Background": 4,
        "Unstarted": 8,
        "Stopped": 16,
        "WaitSleepJoin": 32,
        "Suspended": 64,
        "AbortRequested": 128,
        "Aborted": 256,
    },
    flags=True,
)
ThreadPriority = declare_enum("System.Threading.ThreadPriority", ["Lowest", "BelowNormal", "Normal", "AboveNormal", "Highest"])
ApartmentState = declare_enum("System.Threading.ApartmentState", ["STA", "MTA", "Unknown"])


def _sleep(seconds: float) -> None:
    import time

    time.sleep(seconds)


class Sleeper:
    """How Thread.Sleep waits: the system's sleep, unless a session moves a virtual clock instead."""

    sleep: Callable[[float], None] = staticmethod(_sleep)


class Thread:
    """The thread that scripts run on."""

    def __init__(self) -> None:
        self.name = "Pipeline Execution Thread"
        self.priority = 2
        self.is_background = False

    def __str__(self) -> str:
        return "System.Threading.Thread"


CURRENT = Thread()


def _wait(duration: Any) -> None:
    from azshell.dotnet.exceptions import ArgumentOutOfRangeException

    seconds = duration.ticks / 10_000_000 if hasattr(duration, "ticks") else duration / 1000
    if seconds < 0:
        raise ArgumentOutOfRangeException(
            "millisecondsTimeout", "Number must be either non-negative and less than or equal to Int32.MaxValue or -1."
        )
    Sleeper.sleep(seconds)


_T = "System.Threading.Thread"
declare(
    _T,
    Thread,
    members=[
        prop("cultureinfo CurrentCulture", lambda t: culture.current_culture(), lambda t, value: culture.set_current_culture(value)),
        prop(
            "cultureinfo CurrentUICulture", lambda t: culture.current_ui_culture(), lambda t, value: culture.set_current_ui_culture(value)
        ),
        prop("bool IsAlive", lambda t: True),
        prop("bool IsBackground", lambda t: t.is_background, lambda t, value: setattr(t, "is_background", value)),
        prop("bool IsThreadPoolThread", lambda t: False),
        prop("int ManagedThreadId", lambda t: 1),
        prop("string Name", lambda t: t.name, lambda t, value: setattr(t, "name", value)),
        prop("System.Threading.ThreadPriority Priority", lambda t: ThreadPriority(t.priority), lambda t, v: setattr(t, "priority", int(v))),
        prop("System.Threading.ThreadState ThreadState", lambda t: ThreadState(0)),
        method("System.Threading.ApartmentState GetApartmentState()", lambda t: ApartmentState(1)),
        method("void Join()", lambda t: None),
        static_method("void Sleep(int millisecondsTimeout)", _wait),
        static_method("void Sleep(timespan timeout)", _wait),
        static_method("void MemoryBarrier()", lambda: None),
        static_prop(f"{_T} CurrentThread", lambda: CURRENT),
    ],
)


def _collect(*_: Any) -> None:
    import gc

    gc.collect()


declare(
    "System.GC",
    members=[
        static_method("void Collect()", _collect),
        static_method("void Collect(int generation)", _collect),
        static_method("int GetGeneration(System.Object obj)", lambda obj: 0),
        static_method("long GetTotalMemory(bool forceFullCollection)", lambda force: Int64(50_000_000)),
        static_method("void KeepAlive(System.Object obj)", lambda obj: None),
        static_method("void SuppressFinalize(System.Object obj)", lambda obj: None),
        static_method("void WaitForPendingFinalizers()", lambda: None),
        static_prop("int MaxGeneration", lambda: 2),
    ],
)
