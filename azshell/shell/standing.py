"""A session whose clock stands: time, sleep, identifiers and random numbers come from the world, so that nothing in it is random."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from azshell.cloud import World
    from azshell.engine.session import Session


def stand(session: Session, world: Callable[[], World]) -> None:
    """Put the world's sources in the place of the host's; the world is asked for when something needs it."""
    from azshell.dotnet import guid, random, threading
    from azshell.dotnet.clock import TICKS_PER_SECOND, UNIX_EPOCH_TICKS, set_clock
    from azshell.dotnet.timezone import find_zone, set_local_zone

    def ticks() -> int:
        return UNIX_EPOCH_TICKS + round(world().now().timestamp() * TICKS_PER_SECOND)

    def sleep(seconds: float) -> None:
        world().sleep(seconds)

    seed = _number(world().seed)
    set_clock(ticks, lambda: ticks() * 100)
    set_local_zone(find_zone("UTC"))
    threading.Sleeper.sleep = staticmethod(sleep)
    random.set_shared(seed)
    guid.random_bytes = _Bytes(seed)
    session.services["sleep"] = sleep
    session.services["random seed"] = seed


def resume() -> None:
    """Give the host's sources back."""
    from azshell.dotnet import guid, random, threading
    from azshell.dotnet.clock import set_clock
    from azshell.dotnet.timezone import set_local_zone

    set_clock()
    set_local_zone(None)
    threading.Sleeper.sleep = staticmethod(threading._sleep)
    random.set_shared(None)
    guid.random_bytes = guid._system_bytes


class _Bytes:
    """Sixteen bytes at a time, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.count = 0

    def __call__(self) -> bytes:
        self.count += 1
        return hashlib.sha256(f"{self.seed} guid {self.count}".encode()).digest()[:16]


def _number(seed: Any) -> int:
    """A world's seed as a positive Int32."""
    return int.from_bytes(hashlib.sha256(str(seed).encode()).digest()[:4], "big") & 0x7FFFFFFF
