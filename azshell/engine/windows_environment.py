"""The environment variables that a Windows session has, on whatever system azshell runs: `$env:TEMP`, `$env:USERPROFILE` and the like."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, MutableMapping

USER, MACHINE = "student", "AZSHELL"
PROFILE = rf"C:\Users\{USER}"

# What Windows 8.1 and Windows Server 2012 R2 set for every session; the folders are those of the world's own drive.
VARIABLES = {
    "ALLUSERSPROFILE": r"C:\ProgramData",
    "APPDATA": rf"{PROFILE}\AppData\Roaming",
    "CommonProgramFiles": r"C:\Program Files\Common Files",
    "COMPUTERNAME": MACHINE,
    "ComSpec": r"C:\Windows\system32\cmd.exe",
    "HOMEDRIVE": "C:",
    "HOMEPATH": rf"\Users\{USER}",
    "LOCALAPPDATA": rf"{PROFILE}\AppData\Local",
    "LOGONSERVER": rf"\\{MACHINE}",
    "NUMBER_OF_PROCESSORS": "2",
    "OS": "Windows_NT",
    "Path": r"C:\Windows\system32;C:\Windows;C:\Windows\System32\WindowsPowerShell\v1.0" + "\\",
    "PATHEXT": ".COM;.EXE;.BAT;.CMD;.VBS;.VBE;.JS;.JSE;.WSF;.WSH;.MSC",
    "PROCESSOR_ARCHITECTURE": "AMD64",
    "ProgramData": r"C:\ProgramData",
    "ProgramFiles": r"C:\Program Files",
    "ProgramFiles(x86)": r"C:\Program Files (x86)",
    "PUBLIC": r"C:\Users\Public",
    "SystemDrive": "C:",
    "SystemRoot": r"C:\Windows",
    "TEMP": rf"{PROFILE}\AppData\Local\Temp",
    "TMP": rf"{PROFILE}\AppData\Local\Temp",
    "USERDOMAIN": MACHINE,
    "USERNAME": USER,
    "USERPROFILE": PROFILE,
    "windir": r"C:\Windows",
}
FOLDERS = frozenset({"appdata", "localappdata", "temp", "tmp", "userprofile", "homepath", "public", "programdata", "allusersprofile"})
"""Variables whose folders scripts write to; they are made when such a variable is first read."""


class WindowsEnvironment(MutableMapping[str, str]):
    """Names in any case; what the host has set comes first, if the session may see it, and is set there too.

    make_folder   (path) makes a folder of the world's drive
    """

    def __init__(self, make_folder: Callable[[str], None], see_host: bool) -> None:
        self.make_folder = make_folder
        self.see_host = see_host
        # lower-case name -> (name, value)
        self.values_by_name = {name.lower(): (name, value) for name, value in VARIABLES.items()}
        if see_host:
            self.values_by_name |= {name.lower(): (name, value) for name, value in os.environ.items()}

    def __getitem__(self, name: str) -> str:
        key = name.lower()
        value = self.values_by_name[key][1]
        if key in FOLDERS and value == next((own for each, own in VARIABLES.items() if each.lower() == key), None):
            self.make_folder(value if value[1:2] == ":" else "C:" + value)
        return value

    def __setitem__(self, name: str, value: str) -> None:
        known = self.values_by_name.get(name.lower())
        spelled = known[0] if known else name
        self.values_by_name[name.lower()] = spelled, value
        if self.see_host:
            os.environ[spelled] = value

    def __delitem__(self, name: str) -> None:
        spelled, _ = self.values_by_name.pop(name.lower())
        if self.see_host:
            os.environ.pop(spelled, None)

    def __iter__(self) -> Iterator[str]:
        return iter([name for name, _ in self.values_by_name.values()])

    def __len__(self) -> int:
        return len(self.values_by_name)
