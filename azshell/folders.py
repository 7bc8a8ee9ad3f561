"""Where a user's worlds, history and profile are kept."""

from __future__ import annotations

import os
from pathlib import Path

MEMORY = ":memory:"


def data_folder() -> Path:
    """The folder of everything azshell keeps for this user; AZSHELL_HOME overrides the system's own place."""
    home = os.environ.get("AZSHELL_HOME")
    if home:
        return Path(home)
    from appdirs import user_data_dir

    return Path(user_data_dir("azshell", appauthor=False))


def world_location(name: str | None) -> str:
    """The world meant by a name: `:memory:`, a folder's path, or a name under the data folder.

    Without a name, AZSHELL_WORLD decides, else the world called `default`.
    """
    name = name or os.environ.get("AZSHELL_WORLD") or "default"
    if name == MEMORY or os.sep in name or "/" in name or name.startswith("."):
        return name
    return str(data_folder() / "worlds" / name)


def history_file() -> Path:
    """What was typed at the prompt."""
    return data_folder() / "history"


def profile_script() -> Path:
    """The script that a shell runs at its start, unless -NoProfile is given."""
    return data_folder() / "Microsoft.PowerShell_profile.ps1"
