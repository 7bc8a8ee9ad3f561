"""Where modules are: by path, or by name on $env:PSModulePath."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from azshell.dotnet import places

if TYPE_CHECKING:
    from azshell.engine.session import Session


class ModuleFile:
    """Where a module was found: the path scripts see, where the host keeps it, and its name."""

    def __init__(self, name: str, path: str, host_path: str) -> None:
        self.name = name
        self.path = path
        self.host_path = host_path


EXTENSIONS = (".psd1", ".psm1", ".ps1")


def find_module(session: Session, text: str) -> ModuleFile | None:
    """A module file by path, or by name on $env:PSModulePath."""
    if is_path(text):
        return at_path(session, text)
    for folder in search_path(session):
        found = _in_folder(session, f"{folder}/{text}", text.replace("\\", "/").rpartition("/")[2])
        if found is not None:
            return found
    return None


def search_path(session: Session) -> list[str]:
    """The folders of $env:PSModulePath."""
    value = places.environment.get("PSModulePath", "")
    separator = ";" if ";" in value or value[1:2] == ":" else os.pathsep
    return [folder for folder in value.split(separator) if folder]


def available_modules(session: Session) -> list[ModuleFile]:
    """Every module on the search path."""
    found: list[ModuleFile] = []
    for folder in search_path(session):
        host = _host(session, folder)
        if host is None or not os.path.isdir(host):
            continue
        for name in sorted(os.listdir(host)):
            made = _in_folder(session, f"{folder}/{name}", name)
            if made is not None:
                found.append(made)
    return found


def is_path(text: str) -> bool:
    return text.startswith((".", "/", "\\", "~")) or ":" in text or text.lower().endswith(EXTENSIONS)


def at_path(session: Session, text: str) -> ModuleFile | None:
    host = _host(session, text)
    if host is None:
        return None
    leaf = text.replace("\\", "/").rstrip("/").rpartition("/")[2]
    if os.path.isfile(host):
        return ModuleFile(leaf.rpartition(".")[0] or leaf, _full(session, text), host)
    if os.path.isdir(host):
        return _in_folder(session, text, os.path.basename(os.path.realpath(host)))
    for extension in EXTENSIONS:
        if os.path.isfile(host + extension):
            return ModuleFile(leaf, _full(session, text + extension), host + extension)
    return None


def _in_folder(session: Session, folder: str, name: str) -> ModuleFile | None:
    for extension in EXTENSIONS[:2]:
        path = f"{folder}/{name}{extension}"
        host = _host(session, path)
        if host is not None and os.path.isfile(host):
            return ModuleFile(name, _full(session, path), host)
    host = _host(session, folder)
    if host is None or not os.path.isdir(host):
        return None
    versions = [each for each in os.listdir(host) if each.replace(".", "").isdigit()]
    for version in sorted(versions, key=lambda text: [int(part) for part in text.split(".")], reverse=True):
        for extension in EXTENSIONS[:2]:
            path = f"{folder}/{version}/{name}{extension}"
            inner = _host(session, path)
            if inner is not None and os.path.isfile(inner):
                return ModuleFile(name, _full(session, path), inner)
    return None


def _host(session: Session, path: str) -> str | None:
    from azshell.dotnet.exceptions import NetException

    try:
        found = session.providers.host_path(path)
    except NetException:
        return None
    return None if found is None else str(found)


def _full(session: Session, path: str) -> str:
    return session.providers.locate(path).path
