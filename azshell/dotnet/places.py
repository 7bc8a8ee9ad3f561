"""Where a script's paths and words go: hooks that a session sets, so that .NET's classes follow its drives, location and host."""

from __future__ import annotations

import os
from collections.abc import Callable, MutableMapping
from typing import Any

resolve_path: Callable[[str], str] = lambda path: path  # noqa: E731 - a hook
"""A script's full path -> the host's path."""

current_directory: Callable[[], str] = os.getcwd
"""Where relative paths of .NET methods start."""

environment: MutableMapping[str, str] = os.environ
"""The environment variables: those of the host, or those of Windows."""

host: Callable[[], Any] | None = None
"""The session's host (write, read_line, clear, width, height, title), for [Console]; None outside a session."""
