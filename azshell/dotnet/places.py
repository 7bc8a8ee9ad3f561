"""Where a script's paths lie: two hooks that a session sets, so that .NET's file classes follow its drives and its location."""

from __future__ import annotations

import os
from collections.abc import Callable

resolve_path: Callable[[str], str] = lambda path: path  # noqa: E731 - a hook
"""A script's full path -> the host's path."""

current_directory: Callable[[], str] = os.getcwd
"""Where relative paths of .NET methods start."""
