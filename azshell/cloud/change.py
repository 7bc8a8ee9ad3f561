"""A change: one command's transaction. Things are copied, changed, checked against every rule, and kept; or nothing happened."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

import msgspec

from azshell.cloud.entity import Entity
from azshell.cloud.operation import Operation
from azshell.cloud.rule import check
from azshell.cloud.view import View, place_of

if TYPE_CHECKING:
    from azshell.cloud.world import World

__all__ = ["Change"]

E = TypeVar("E", bound=Entity)
Place = tuple[str, str]  # kind, key


class Change(View):
    """Made by `world.change`, used in a `with`. What `find`, `get` and `all` return may be changed in place; it is checked and
    kept when the block ends. An exception out of the block, or a rule that does not hold at its end, undoes all of it.

    `operation` is what the cmdlet prints afterwards.
    """

    def __init__(self, world: World, description: str, resource: str, subscription: str) -> None:
        self.world = world
        self.store, self.scope = world.store, subscription
        self.description = description
        self.resource = resource
        self._held: dict[Place, Entity] = {}
        self._before: dict[Place, bytes] = {}  # as it was when the change began
        self._written: dict[Place, bytes] = {}  # as the store has it within this transaction
        self._operation: Operation | None = None
        self._abandoned = False
        self._ended = False

    @property
    def operation(self) -> Operation:
        """The operation record. Its id comes from what the change is about, so ask for it after the block, or after the work."""
        if self._operation is None:
            if self._ended:
                raise RuntimeError(f"'{self.description}' was not kept, so there is no operation")
            self._operation = Operation(
                self.description,
                self.guid(self.resource, self.description),
                resource=self.resource,
                started=self.started,
                completed=self.now(),
                subscription=self.scope,
            )
        return self._operation

    # Changing

    def add(self, entity: E) -> E:
        """Put a new entity into the world, if its rules let it."""
        place = place_of(entity)
        self._settle()
        check(self, entity, "create", "keep")
        if self._read(type(entity), place[1]) is not None:
            raise ValueError(f"{place[0]} '{place[1]}' exists and no rule of its kind refused a second one")
        self._held[place] = entity
        self._write(place)
        return entity

    def remove(self, entity: Entity) -> None:
        """Take an entity out of the world, if its rules let it go."""
        place = place_of(entity)
        self._settle()
        check(self, entity, "remove")
        self.store.delete(self._scope(type(entity)), *place)
        self._held.pop(place, None)
        self._written.pop(place, None)
        if not self.resource:
            self.resource = "/".join(place)

    def abandon(self) -> None:
        """Let the block end as if it had not been: nothing is kept, and nothing is raised."""
        self._abandoned = True

    def before(self, entity: E) -> E | None:
        """The entity as it was when the change began, None for a new one."""
        body = self._before.get(place_of(entity))
        return None if body is None else msgspec.json.decode(body, type=type(entity))

    # Identifiers

    def guid(self, resource: str, verb: str) -> str:
        """A new GUID for a resource (`kind/name`) and a purpose; the same steps in the same world give the same one."""
        return self.world.identity.guid(resource, verb, self._count(resource, verb))

    def hexadecimal(self, resource: str, verb: str, digits: int = 32) -> str:
        """As `guid`, but hexadecimal digits, at most 64."""
        return self.world.identity.digest(resource, verb, self._count(resource, verb)).hex()[:digits]

    def number(self, resource: str, verb: str, low: int, high: int) -> int:
        """A number from low to high, both included."""
        return self.world.identity.number(resource, verb, self._count(resource, verb), low, high)

    def _count(self, resource: str, verb: str) -> int:
        return self.store.next_count(f"{resource.lower()} {verb.lower()}")

    # Reading what this change has in hand

    def _read(self, kind: type[E], key: str) -> E | None:
        held = self._held.get((kind.__name__, key))
        if held is not None:
            return held  # type: ignore[return-value]  # the place names the kind
        body = self.store.row(self._scope(kind), kind.__name__, key)
        return None if body is None else self._one(kind, key, body)

    def _settle(self) -> None:
        """Bring the rows up to what is in hand, so that lists, counts and indexes are true."""
        for place in list(self._held):
            self._write(place)

    def _one(self, kind: type[E], key: str, body: bytes) -> E:
        place = (kind.__name__, key)
        held = self._held.get(place)
        if held is None:
            held = self._held[place] = self._decode(kind, key, body)
            # Not the stored bytes: a newer default would make every row look changed.
            self._written[place] = encoded = msgspec.json.encode(held)
            self._before.setdefault(place, encoded)
        return held  # type: ignore[return-value]

    # Checking and writing

    def _write(self, place: Place) -> None:
        entity = self._held[place]
        body = msgspec.json.encode(entity)
        if self._written.get(place) == body:
            return
        if entity.key != place[1]:
            raise ValueError(f"{place[0]} '{place[1]}' was renamed to '{entity.key}': take it out and add it anew")
        self.store.write(self._scope(type(entity)), *place, body, entity.links())
        self._written[place] = body
        if not self.resource:
            self.resource = "/".join(place)

    def check(self) -> None:
        """Ask the rules of everything that is not as it was. Done at the end by itself; a function that must know earlier asks."""
        self._settle()
        for place, entity in list(self._held.items()):
            before = self._before.get(place)
            if before is not None and before != self._written[place]:
                check(self, entity, "change", "keep")
            elif before is None:
                check(self, entity, "keep")
        self._settle()

    # The transaction

    def __enter__(self) -> Change:
        self.world.enter(self)
        self.facts, self.clock = self.world.facts, self.world.clock
        self.started = self.now()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        kept = False
        try:
            if error is None and not self._abandoned:
                self.check()
                self.store.log(msgspec.json.encode(self.operation))
                self.store.commit()
                kept = True
        finally:
            if not kept:
                self._operation = None
            self._ended = True
            self.world.leave(kept)
