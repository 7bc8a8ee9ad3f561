"""Where the streams besides success go: one callable a stream, replaced when a redirection moves one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Sink = Callable[[object], None]
NAMES = ("error", "warning", "verbose", "debug", "information", "progress")

COLLECTED = frozenset(("error", "warning", "information"))
"""The streams that have a variable parameter."""


def discard(record: object) -> None:
    """A stream redirected to $null."""


class Streams:
    """The sinks of a running command: `streams.error(record)`, `.warning(record)` and so on take one record each.

    `unseen(stream, record)` takes what `3>$null` and the like throw away: PowerShell keeps it for its host all the same.
    `silenced(stream, record)` takes what a preference or a redirection keeps from being written: -ErrorVariable and its kin of the callers want it.
    `bare`, if not None: the same streams without what those collect. Commands whose output goes to another command have them:
    PowerShell hangs the variables on the pipe that the success stream takes.
    """

    __slots__ = (*NAMES, "bare", "silenced", "unseen")

    def __init__(
        self,
        error: Sink = discard,
        warning: Sink = discard,
        verbose: Sink = discard,
        debug: Sink = discard,
        information: Sink = discard,
        progress: Sink = discard,
        silenced: Callable[[str, object], None] = lambda stream, record: None,
        unseen: Callable[[str, object], None] = lambda stream, record: None,
    ) -> None:
        self.error = error
        self.warning = warning
        self.verbose = verbose
        self.debug = debug
        self.information = information
        self.progress = progress
        self.silenced = silenced
        self.unseen = unseen
        self.bare: Streams | None = None

    def moved(self, **sinks: Any) -> Streams:
        """A copy with some streams going elsewhere."""
        copy = Streams(self.error, self.warning, self.verbose, self.debug, self.information, self.progress, self.silenced, self.unseen)
        for name, sink in sinks.items():
            setattr(copy, name, sink)
        if self.bare is not None:
            copy.bare = self.bare.moved(**sinks)
        return copy

    def redirected(self, **sinks: Sink) -> Streams:
        """The same for a redirection: the callers' variables still get what goes elsewhere."""
        copy = self.moved(**sinks)
        if self.bare is not None:
            for name in COLLECTED.intersection(sinks):
                setattr(copy, name, _also_silenced(self.silenced, name, sinks[name]))
        return copy


def _also_silenced(silenced: Callable[[str, object], None], name: str, sink: Sink) -> Sink:
    def both(record: object) -> None:
        silenced(name, record)
        sink(record)

    return both
