"""Reading a world: find one thing, list a kind, ask who refers to it. `World` and `Change` both read this way."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

import msgspec

from azshell.cloud.entity import Entity, key_of, kind_of
from azshell.cloud.error import CloudError, WorldError

if TYPE_CHECKING:
    from azshell.cloud.clock import Clock
    from azshell.cloud.facts import Facts
    from azshell.cloud.store import Store

__all__ = ["View"]

E = TypeVar("E", bound=Entity)


class View:
    """What is in the world, seen from one subscription. Names are found in any case.

    What it returns are copies: changing one changes nothing unless it was read in a `Change`.
    """

    store: Store
    facts: Facts
    clock: Clock
    scope: str

    def now(self) -> datetime:
        """The world's time, UTC."""
        return self.clock.now()

    def find(self, kind: type[E], *names: str) -> E | None:
        """The entity of that name, or None. Things inside others take several names: `find(Deployment, service, slot)`."""
        return self._read(kind, key_of(*names))

    def get(self, kind: type[E], *names: str) -> E:
        """The entity of that name, or CloudError ResourceNotFound in the words of its kind."""
        found = self.find(kind, *names)
        if found is None:
            raise CloudError("ResourceNotFound", kind.MISSING.format(*names))
        return found

    def all(self, kind: type[E]) -> list[E]:
        """Every entity of the kind, sorted by name."""
        self._settle()
        return [self._one(kind, key, body) for key, body in self.store.rows(self._scope(kind), kind.__name__)]

    def count(self, kind: type[Entity]) -> int:
        """How many there are in the subscription."""
        self._settle()
        return self.store.count(self._scope(kind), kind.__name__)

    def anywhere(self, kind: type[E], *names: str) -> E | None:
        """The entity of that name in any subscription of the world: for names that are unique in all of Azure."""
        self._settle()
        rows = self.store.rows_anywhere(kind.__name__, key_of(*names))
        return self._decode(kind, key_of(*names), rows[0][1]) if rows else None

    def referring(self, to: type[Entity] | str, *names: str) -> list[Entity]:
        """The entities of this subscription that refer to something: whatever keeps it in use."""
        self._settle()
        to_kind = to if isinstance(to, str) else to.__name__
        found = (self._read(kind_of(kind), key) for kind, key in self.store.linked_from(self.scope, to_kind, key_of(*names)))
        return [entity for entity in found if entity is not None]

    def is_taken(self, kind: str, key: str) -> bool:
        """Whether a countable thing, such as a public address, is held by anything in any subscription."""
        self._settle()
        return self.store.is_linked(kind, key)

    def taken(self, kind: str, but_not_by: Entity | None = None) -> set[str]:
        """The keys of a countable kind that the entities of this subscription hold, one of them left out."""
        self._settle()
        return self.store.link_keys(self.scope, kind, place_of(but_not_by))

    def total(self, kind: str, but_not_by: Entity | None = None) -> int:
        """The sum of a countable kind that is linked to without a key, such as "cores", what one entity adds left out."""
        self._settle()
        own = self.store.link_weight(self.scope, *place_of(but_not_by), kind) if but_not_by else 0
        return self.store.count(self.scope, kind) - own

    def _scope(self, kind: type[Entity]) -> str:
        return "" if kind.WORLD_WIDE else self.scope

    def _read(self, kind: type[E], key: str) -> E | None:
        body = self.store.row(self._scope(kind), kind.__name__, key)
        return None if body is None else self._one(kind, key, body)

    def _settle(self) -> None:
        """Before a list, a count or an index is read; for a change, which has things in hand that are not written yet."""

    def _one(self, kind: type[E], key: str, body: bytes) -> E:
        return self._decode(kind, key, body)

    def _decode(self, kind: type[E], key: str, body: bytes) -> E:
        try:
            return msgspec.json.decode(body, type=kind)
        except msgspec.DecodeError as error:  # ValidationError is one
            raise WorldError(f"The row of {kind.__name__} '{key}' cannot be read: {error}.") from error


def place_of(entity: Entity | None) -> tuple[str, str]:
    return ("", "") if entity is None else (type(entity).__name__, entity.key)
