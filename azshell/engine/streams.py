"""Where the streams besides success go: one callable a stream, replaced when a redirection moves one."""

from __future__ import annotations

from collections.abc import Callable

Sink = Callable[[object], None]
NAMES = ("error", "warning", "verbose", "debug", "information", "progress")


def discard(record: object) -> None:
    """A stream redirected to $null."""


class Streams:
    """The sinks of a running command: `streams.error(record)`, `.warning(record)` and so on take one record each."""

    __slots__ = NAMES

    def __init__(
        self,
        error: Sink = discard,
        warning: Sink = discard,
        verbose: Sink = discard,
        debug: Sink = discard,
        information: Sink = discard,
        progress: Sink = discard,
    ) -> None:
        self.error = error
        self.warning = warning
        self.verbose = verbose
        self.debug = debug
        self.information = information
        self.progress = progress

    def moved(self, **sinks: Sink) -> Streams:
        """A copy with some streams going elsewhere."""
        copy = Streams(self.error, self.warning, self.verbose, self.debug, self.information, self.progress)
        for name, sink in sinks.items():
            setattr(copy, name, sink)
        return copy
