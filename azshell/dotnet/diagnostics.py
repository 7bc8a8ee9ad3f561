"""System.Diagnostics' Stopwatch, Process and FileVersionInfo, and System.OperatingSystem."""

from __future__ import annotations

import os
from typing import Any

from azshell.dotnet import clock
from azshell.dotnet.timespan import TimeSpan
from azshell.dotnet.types import constructor, declare, declare_enum, method, prop, static_method, static_prop
from azshell.dotnet.values import Int64

PlatformID = declare_enum("System.PlatformID", ["Win32S", "Win32Windows", "Win32NT", "WinCE", "Unix", "Xbox", "MacOSX", "Other"])


class Stopwatch:
    """Measures time in nanoseconds of the session's clock."""

    def __init__(self, running: bool = False) -> None:
        self.total = 0
        self.since: int | None = clock.elapsed_ns() if running else None

    @property
    def nanoseconds(self) -> int:
        """What was measured so far."""
        return self.total + (clock.elapsed_ns() - self.since if self.since is not None else 0)

    @property
    def elapsed(self) -> TimeSpan:
        """What was measured so far."""
        return TimeSpan(self.nanoseconds // 100)

    def start(self) -> None:
        """Starts or goes on."""
        if self.since is None:
            self.since = clock.elapsed_ns()

    def stop(self) -> None:
        """Stops."""
        self.total = self.nanoseconds
        self.since = None

    def reset(self) -> None:
        """Stops and forgets."""
        self.total, self.since = 0, None

    def restart(self) -> None:
        """Begins anew."""
        self.total, self.since = 0, clock.elapsed_ns()

    def __str__(self) -> str:
        return str(self.elapsed)


def _since(start: int, end: int | None = None) -> TimeSpan:
    return TimeSpan(((clock.elapsed_ns() if end is None else end) - start) // 100)


_S = "System.Diagnostics.Stopwatch"
declare(
    _S,
    Stopwatch,
    members=[
        constructor(f"{_S}()", Stopwatch),
        prop("bool IsRunning", lambda s: s.since is not None),
        prop("timespan Elapsed", lambda s: s.elapsed),
        prop("long ElapsedMilliseconds", lambda s: Int64(s.nanoseconds // 1_000_000)),
        prop("long ElapsedTicks", lambda s: Int64(s.nanoseconds)),
        method("void Reset()", Stopwatch.reset),
        method("void Restart()", Stopwatch.restart),
        method("void Start()", Stopwatch.start),
        method("void Stop()", Stopwatch.stop),
        method("string ToString()", str),
        static_method("timespan GetElapsedTime(long startingTimestamp)", _since),
        static_method("timespan GetElapsedTime(long startingTimestamp, long endingTimestamp)", _since),
        static_method("long GetTimestamp()", lambda: Int64(clock.elapsed_ns())),
        static_method(f"{_S} StartNew()", lambda: Stopwatch(True)),
        static_prop("long Frequency", lambda: Int64(1_000_000_000)),
        static_prop("bool IsHighResolution", lambda: True),
    ],
)


class Process:
    """A process of the host as /proc tells of it; on other systems only this one is known."""

    def __init__(self, id: int) -> None:
        self.id = id

    @property
    def name(self) -> str:
        """The program's name."""
        try:
            with open(f"/proc/{self.id}/comm", encoding="utf-8") as file:
                return file.read().strip()
        except OSError:
            return "azshell" if self.id == os.getpid() else ""

    @property
    def exists(self) -> bool:
        """Whether it runs."""
        return self.id == os.getpid() or os.path.exists(f"/proc/{self.id}")

    def __str__(self) -> str:
        return f"System.Diagnostics.Process ({self.name})"

    def memory(self, field: str) -> int:
        """Bytes by a field of /proc/PID/status; 0 where there is none."""
        try:
            with open(f"/proc/{self.id}/status", encoding="utf-8") as file:
                for line in file:
                    if line.startswith(field + ":"):
                        return int(line.split()[1]) * 1024
        except (OSError, ValueError, IndexError):
            pass
        return 0

    def processor_ticks(self) -> int:
        """Processor time in ticks of 100 ns."""
        try:
            with open(f"/proc/{self.id}/stat", encoding="utf-8") as file:
                fields = file.read().rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) * 10_000_000 // os.sysconf("SC_CLK_TCK")
        except (OSError, ValueError, IndexError):
            return 0

    def started(self) -> Any:
        """When it began, local time."""
        from azshell.dotnet.datetime import from_unix, now

        try:
            return from_unix(os.stat(f"/proc/{self.id}").st_mtime)
        except OSError:
            return now()

    def kill(self) -> None:
        """A process cannot be ended from a script."""
        from azshell.dotnet.exceptions import NotSupportedException

        raise NotSupportedException("Processes of the host cannot be ended from azshell.")


def process_by_id(id: int) -> Process:
    """The process of this id.  ArgumentException when it does not run."""
    found = Process(id)
    if not found.exists:
        from azshell.dotnet.exceptions import ArgumentException

        raise ArgumentException(f"Process with an Id of {id} is not running.")
    return found


def processes(name: str | None = None) -> list[Process]:
    """All processes, or those of a name."""
    ids = [int(entry) for entry in os.listdir("/proc") if entry.isdigit()] if os.path.isdir("/proc/self") else [os.getpid()]
    found = [Process(id) for id in sorted(ids)]
    return [process for process in found if name is None or process.name.lower() == name.lower()]


def _array(found: list[Process]) -> Any:
    from azshell.dotnet.typed_arrays import typed_array

    return typed_array(found, "System.Diagnostics.Process")


_P = "System.Diagnostics.Process"
declare(
    _P,
    Process,
    base="System.ComponentModel.Component",
    members=[
        prop("int BasePriority", lambda p: 8),
        prop("int ExitCode", lambda p: 0),
        prop("bool HasExited", lambda p: not p.exists),
        prop("datetime StartTime", Process.started),
        prop("int Handles", lambda p: 0),
        prop("int HandleCount", lambda p: 0),
        prop("int Id", lambda p: p.id),
        prop("string MachineName", lambda p: "."),
        prop("string MainWindowTitle", lambda p: ""),
        prop("string Name", lambda p: p.name),
        prop("string ProcessName", lambda p: p.name),
        prop("bool Responding", lambda p: True),
        prop("int SessionId", lambda p: 1),
        prop("int SI", lambda p: 1),
        prop("long VirtualMemorySize64", lambda p: Int64(p.memory("VmSize"))),
        prop("long VM", lambda p: Int64(p.memory("VmSize"))),
        prop("long WorkingSet64", lambda p: Int64(p.memory("VmRSS"))),
        prop("long WS", lambda p: Int64(p.memory("VmRSS"))),
        prop("long PrivateMemorySize64", lambda p: Int64(p.memory("VmData"))),
        prop("long PM", lambda p: Int64(p.memory("VmData"))),
        prop("long NPM", lambda p: Int64(0)),
        prop("timespan TotalProcessorTime", lambda p: TimeSpan(p.processor_ticks())),
        prop("double CPU", lambda p: p.processor_ticks() / 10_000_000),
        method("void Close()", lambda p: None),
        method("void Dispose()", lambda p: None),
        method("void Kill()", Process.kill),
        method("void Refresh()", lambda p: None),
        method("string ToString()", str),
        method("void WaitForExit()", lambda p: None),
        method("bool WaitForExit(int milliseconds)", lambda p, ms: not p.exists),
        static_method(f"{_P} GetCurrentProcess()", lambda: Process(os.getpid())),
        static_method(f"{_P} GetProcessById(int processId)", process_by_id),
        static_method(f"{_P}[] GetProcesses()", lambda: _array(processes())),
        static_method(f"{_P}[] GetProcessesByName(string processName)", lambda name: _array(processes(name))),
    ],
)


class FileVersionInfo:
    """The version resource of a file; files here have none."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __str__(self) -> str:
        lines = [f"File:             {self.path}", *(f"{label + ':':<18}" for label in ("InternalName", "OriginalFilename", "FileVersion"))]
        return "\n".join(lines) + "\n"


_F = "System.Diagnostics.FileVersionInfo"
declare(
    _F,
    FileVersionInfo,
    members=[
        prop("string Comments", lambda f: None),
        prop("string CompanyName", lambda f: None),
        prop("int FileMajorPart", lambda f: 0),
        prop("int FileMinorPart", lambda f: 0),
        prop("string FileName", lambda f: f.path),
        prop("string FileVersion", lambda f: None),
        prop("string ProductName", lambda f: None),
        prop("string ProductVersion", lambda f: None),
        method("string ToString()", str),
        static_method(f"{_F} GetVersionInfo(string fileName)", FileVersionInfo),
    ],
)


class OperatingSystem:
    """The system: Windows Server 2012 R2 for a world's drive, else the host's."""

    @property
    def windows(self) -> bool:
        """Whether the session lives on a drive with a letter."""
        from azshell.dotnet.paths import follows_windows

        return follows_windows() or os.name == "nt"

    @property
    def version(self) -> Any:
        """The version."""
        import platform
        import re

        from azshell.dotnet.version import Version

        if self.windows:
            return Version(6, 3, 9600, 0)
        numbers = [int(part) for part in re.findall(r"\d+", platform.release())[:4]]
        return Version(*(numbers + [0] * 4)[:4])

    def __str__(self) -> str:
        return f"{'Microsoft Windows NT' if self.windows else 'Unix'} {self.version}"


_O = "System.OperatingSystem"
declare(
    _O,
    OperatingSystem,
    members=[
        prop("System.PlatformID Platform", lambda o: PlatformID(2 if o.windows else 4)),
        prop("string ServicePack", lambda o: ""),
        prop("version Version", lambda o: o.version),
        prop("string VersionString", str),
        method("string ToString()", str),
        static_method("bool IsWindows()", lambda: OperatingSystem().windows),
        static_method("bool IsLinux()", lambda: not OperatingSystem().windows),
        static_method("bool IsMacOS()", lambda: False),
    ],
)
