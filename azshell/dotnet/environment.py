"""System.Environment: variables, the machine's and the user's names, special folders."""

from __future__ import annotations

import os
from typing import Any

from azshell.dotnet import places
from azshell.dotnet.types import declare, declare_enum, static_method, static_prop
from azshell.dotnet.values import Int64

SpecialFolder = declare_enum(
    "System.Environment+SpecialFolder",
    {
        "Desktop": 0,
        "Programs": 2,
        "MyDocuments": 5,
        "Personal": 5,
        "Favorites": 6,
        "Startup": 7,
        "Recent": 8,
        "SendTo": 9,
        "StartMenu": 11,
        "MyMusic": 13,
        "MyVideos": 14,
        "DesktopDirectory": 16,
        "MyComputer": 17,
        "NetworkShortcuts": 19,
        "Fonts": 20,
        "Templates": 21,
        "CommonStartMenu": 22,
        "CommonPrograms": 23,
        "CommonStartup": 24,
        "CommonDesktopDirectory": 25,
        "ApplicationData": 26,
        "PrinterShortcuts": 27,
        "LocalApplicationData": 28,
        "InternetCache": 32,
        "Cookies": 33,
        "History": 34,
        "CommonApplicationData": 35,
        "Windows": 36,
        "System": 37,
        "ProgramFiles": 38,
        "MyPictures": 39,
        "UserProfile": 40,
        "SystemX86": 41,
        "ProgramFilesX86": 42,
        "CommonProgramFiles": 43,
        "CommonProgramFilesX86": 44,
        "CommonTemplates": 45,
        "CommonDocuments": 46,
        "AdminTools": 48,
    },
)


class _NewLine:
    text = os.linesep


NEW_LINE = _NewLine
"""Environment.NewLine; the session sets `NEW_LINE.text` to CRLF for a world."""


identity: dict[str, str] = {}
"""user, machine, domain, when a world gives them."""


def get_variable(name: str) -> str | None:
    """An environment variable, whatever the case of its name on a world."""
    return places.environment.get(name)


def set_variable(name: str, value: str | None) -> None:
    """Sets a variable; None or an empty text removes it."""
    if value:
        places.environment[name] = value
    else:
        places.environment.pop(name, None)


def user_name() -> str:
    """Who runs the session."""
    return identity.get("user") or get_variable("USERNAME") or get_variable("USER") or "user"


def machine_name() -> str:
    """The computer."""
    import platform

    return identity.get("machine") or get_variable("COMPUTERNAME") or platform.node()


def _get(name: str, target: int = 0) -> str | None:
    if name is None:
        from azshell.dotnet.exceptions import ArgumentNullException

        raise ArgumentNullException("variable")
    return get_variable(name) if target == 0 else None


def _set(name: str, value: str | None, target: int = 0) -> None:
    from azshell.dotnet.exceptions import ArgumentException, ArgumentNullException

    if name is None:
        raise ArgumentNullException("variable")
    if not name:
        raise ArgumentException("String cannot be of zero length.", "variable")
    if "=" in name:
        raise ArgumentException("Environment variable name cannot contain equal character.", "variable")
    set_variable(name, value)


def _all(target: int = 0) -> Any:
    from azshell.dotnet.dictionaries import Hashtable

    return Hashtable(sorted(places.environment.items()) if target == 0 else (), ignore_case=False)


def _expand(text: str) -> str:
    import re

    return re.sub(r"%([^%]+)%", lambda match: get_variable(match[1]) or match[0], text)


_WINDOWS_FOLDERS = {
    0: "Desktop", 5: "Documents", 13: "Music", 14: "Videos", 16: "Desktop", 26: "AppData\\Roaming", 28: "AppData\\Local",
    39: "Pictures", 40: "",
}  # fmt: skip
_WINDOWS_FIXED = {
    35: "C:\\ProgramData", 36: "C:\\Windows", 37: "C:\\Windows\\system32", 38: "C:\\Program Files", 41: "C:\\Windows\\SysWOW64",
    42: "C:\\Program Files (x86)", 43: "C:\\Program Files\\Common Files", 44: "C:\\Program Files (x86)\\Common Files",
}  # fmt: skip
_HOST_FOLDERS = {
    0: "Desktop",
    5: "Documents",
    13: "Music",
    14: "Videos",
    16: "Desktop",
    26: ".config",
    28: ".local/share",
    39: "Pictures",
    40: "",
}


def folder_path(folder: int) -> str:
    """A special folder's path; empty when there is none."""
    from azshell.dotnet.paths import combine, follows_windows

    if follows_windows():
        home = get_variable("USERPROFILE") or f"C:\\Users\\{user_name()}"
        if folder in _WINDOWS_FIXED:
            return _WINDOWS_FIXED[folder]
        return combine(home, _WINDOWS_FOLDERS[folder]) if folder in _WINDOWS_FOLDERS else ""
    if folder not in _HOST_FOLDERS:
        return {35: "/usr/share"}.get(folder, "")
    return combine(get_variable("HOME") or os.path.expanduser("~"), _HOST_FOLDERS[folder])


def _exit(code: int) -> None:
    raise SystemExit(code)


def _os_version() -> Any:
    from azshell.dotnet.diagnostics import OperatingSystem

    return OperatingSystem()


def _set_directory(path: str) -> None:
    from azshell.dotnet.io_files import set_current_directory

    set_current_directory(path)


def _current_directory() -> str:
    from azshell.dotnet import io

    return io.current_directory()


def _clr_version() -> Any:
    from azshell.dotnet.version import Version

    return Version(4, 0, 30319, 34014)


def _arguments() -> Any:
    import sys

    from azshell.dotnet.typed_arrays import string_array

    return string_array(sys.argv)


def _ticks(bits: int) -> Any:
    from azshell.dotnet.clock import elapsed_ns

    value = elapsed_ns() // 1_000_000
    return Int64(value) if bits == 64 else (value + 2**31) % 2**32 - 2**31


def _drives() -> Any:
    from azshell.dotnet.paths import path_root
    from azshell.dotnet.typed_arrays import string_array

    return string_array([path_root(_current_directory()) or "/"])


_TARGET = "System.EnvironmentVariableTarget target"
declare(
    "System.Environment",
    members=[
        static_method("void Exit(int exitCode)", _exit),
        static_method("string ExpandEnvironmentVariables(string name)", _expand),
        static_method("string[] GetCommandLineArgs()", _arguments),
        static_method("string GetEnvironmentVariable(string variable)", _get),
        static_method(f"string GetEnvironmentVariable(string variable, {_TARGET})", _get),
        static_method("System.Collections.IDictionary GetEnvironmentVariables()", _all),
        static_method(f"System.Collections.IDictionary GetEnvironmentVariables({_TARGET})", _all),
        static_method("string GetFolderPath(System.Environment+SpecialFolder folder)", folder_path),
        static_method("string[] GetLogicalDrives()", _drives),
        static_method("void SetEnvironmentVariable(string variable, string value)", _set),
        static_method(f"void SetEnvironmentVariable(string variable, string value, {_TARGET})", _set),
        static_prop("string CommandLine", lambda: "azshell"),
        static_prop("string CurrentDirectory", _current_directory, _set_directory),
        static_prop("int CurrentManagedThreadId", lambda: 1),
        static_prop("int ExitCode", lambda: 0, lambda value: None),
        static_prop("bool HasShutdownStarted", lambda: False),
        static_prop("bool Is64BitOperatingSystem", lambda: True),
        static_prop("bool Is64BitProcess", lambda: True),
        static_prop("string MachineName", machine_name),
        static_prop("string NewLine", lambda: NEW_LINE.text),
        static_prop("System.OperatingSystem OSVersion", _os_version),
        static_prop("int ProcessId", os.getpid),
        static_prop("int ProcessorCount", lambda: os.cpu_count() or 1),
        static_prop("string StackTrace", lambda: ""),
        static_prop("string SystemDirectory", lambda: folder_path(37)),
        static_prop("int SystemPageSize", lambda: 4096),
        static_prop("int TickCount", lambda: _ticks(32)),
        static_prop("long TickCount64", lambda: _ticks(64)),
        static_prop("string UserDomainName", lambda: identity.get("domain") or get_variable("USERDOMAIN") or machine_name()),
        static_prop("bool UserInteractive", lambda: True),
        static_prop("string UserName", user_name),
        static_prop("version Version", _clr_version),
        static_prop("long WorkingSet", lambda: Int64(100_000_000)),
    ],
)
