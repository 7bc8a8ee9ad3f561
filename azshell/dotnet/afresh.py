"""What a script has changed for the whole process, and how it is put back before another session begins.

.NET keeps some things per process or thread (the culture, the accelerators, the console's encoding). Sessions of one process
follow each other in tests and lessons, and must not see what the one before them did.
"""

from __future__ import annotations

from collections.abc import Callable

_UNDOS: dict[str, Callable[[], None]] = {}


def undo_later(what: str, undo: Callable[[], None]) -> None:
    """Note how a change is put back; of several changes to one thing the first undo counts, for it knows how things were."""
    _UNDOS.setdefault(what, undo)


def begin_afresh() -> None:
    """Put everything back; a session does so before it begins."""
    for undo in list(_UNDOS.values()):
        undo()
    _UNDOS.clear()  # an undo may itself count as a change
