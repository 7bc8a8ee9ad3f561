"""The environment variables of background jobs: each has a copy of its own, as a process has."""

from __future__ import annotations

import copy
from collections.abc import Iterator, MutableMapping

from azshell.engine.threads import here


class ThreadEnvironment(MutableMapping[str, str]):
    """The thread's own variables where it has some, else those of all."""

    def __init__(self, base: MutableMapping[str, str]) -> None:
        self.base = base

    @property
    def here(self) -> MutableMapping[str, str]:
        """What the calling thread sees."""
        return self.base if here.environment is None else here.environment

    def __getitem__(self, name: str) -> str:
        return self.here[name]

    def __setitem__(self, name: str, value: str) -> None:
        self.here[name] = value

    def __delitem__(self, name: str) -> None:
        del self.here[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.here)

    def __len__(self) -> int:
        return len(self.here)


def own_environment() -> None:
    """From now on what this thread sets is its own."""
    from azshell.dotnet import places
    from azshell.engine.windows_environment import WindowsEnvironment

    known = places.environment
    if not isinstance(known, ThreadEnvironment):
        known = places.environment = ThreadEnvironment(known)
    seen = known.here
    if isinstance(seen, WindowsEnvironment):
        mine = copy.copy(seen)
        mine.see_host, mine.values_by_name = False, dict(seen.values_by_name)
        here.environment = mine
    else:
        here.environment = dict(seen)
