"""A world's clock: the real one, or one that stands still and moves only when something sleeps."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import msgspec

__all__ = ["Clock", "moment"]


class Clock(msgspec.Struct, frozen=True, omit_defaults=True):
    """start    where a standing clock stands; None is the real clock
    advanced    seconds that sleeping has added; also to the real clock, when a lesson skips ahead
    """

    start: datetime | None = None
    advanced: float = 0.0

    @property
    def frozen(self) -> bool:
        return self.start is not None

    def now(self) -> datetime:
        """The present, UTC, whole microseconds."""
        base = self.start if self.start is not None else datetime.fromtimestamp(time.time(), UTC)
        return base + timedelta(seconds=self.advanced)


def moment(value: str | datetime) -> datetime:
    """A moment from ISO 8601 text or a datetime; without a zone it is taken as UTC."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
