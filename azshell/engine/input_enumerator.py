"""$input: the pipeline's objects, read once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from azshell.dotnet.types import declare, method, prop


class InputEnumerator:
    """An enumerator over collected input; iterating it uses it up, Reset starts it again."""

    def __init__(self, items: Iterable[Any]) -> None:
        self.items = list(items)
        self.position = -1

    def __iter__(self) -> Iterator[Any]:
        while self.move_next():
            yield self.items[self.position]

    def move_next(self) -> bool:
        """Go to the next object; whether there is one."""
        if self.position + 1 >= len(self.items):
            self.position = len(self.items)
            return False
        self.position += 1
        return True

    def reset(self) -> None:
        """Back to before the first object."""
        self.position = -1

    @property
    def current(self) -> Any:
        """The object it stands at."""
        return self.items[self.position] if 0 <= self.position < len(self.items) else None


declare(
    "System.Collections.ArrayList+ArrayListEnumeratorSimple",
    InputEnumerator,
    interfaces=["System.Collections.IEnumerator"],
    members=[
        prop("System.Object Current", lambda e: e.current),
        method("bool MoveNext()", InputEnumerator.move_next),
        method("void Reset()", InputEnumerator.reset),
    ],
)
