"""Commands outside the session: .ps1 files by path or on the search path, and native programs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from azshell.dotnet import places
from azshell.engine.commands import ApplicationInfo, CommandInfo, ExternalScriptInfo

if TYPE_CHECKING:
    from azshell.engine.session import Session


def find(session: Session, name: str) -> CommandInfo | None:
    """The script or program a name means, or None."""
    if not name or any(char in name for char in '*?<>|"\n'):
        return None
    if _is_path(name):
        return _by_path(session, name)
    return _on_search_path(session, name)


def _is_path(name: str) -> bool:
    return "/" in name or "\\" in name or name.startswith("~") or name[1:2] == ":"


def _by_path(session: Session, name: str) -> CommandInfo | None:
    candidates = [name] if "." in name.replace("\\", "/").rpartition("/")[2] else [name + ".ps1", name]
    for candidate in candidates:
        try:
            host_path = session.providers.host_path(candidate)
        except Exception:  # a path on no drive is no command
            continue
        if host_path is None or not os.path.isfile(host_path):
            continue
        leaf = candidate.replace("\\", "/").rpartition("/")[2]
        shown = _shown(session, candidate, str(host_path))
        if candidate.lower().endswith(".ps1"):
            return ExternalScriptInfo(leaf, shown, str(host_path))
        if _runnable(str(host_path)):
            return ApplicationInfo(leaf, str(host_path))
    return None


def _shown(session: Session, text: str, host_path: str) -> str:
    return session.providers.locate(text).path


def _on_search_path(session: Session, name: str) -> CommandInfo | None:
    searched = places.environment if type(places.environment) is dict else os.environ  # Windows' variables name no folder of the host
    for folder in (searched.get("PATH") or "").split(os.pathsep):
        if not folder:
            continue
        for candidate in (name + ".ps1", name) if not name.lower().endswith(".ps1") else (name,):
            path = os.path.join(folder, candidate)
            if not os.path.isfile(path):
                continue
            if candidate.lower().endswith(".ps1"):
                return ExternalScriptInfo(candidate, path, path)
            if _runnable(path):
                return ApplicationInfo(candidate, path)
    return None


def _runnable(path: str) -> bool:
    return os.access(path, os.X_OK) and not os.path.isdir(path)
