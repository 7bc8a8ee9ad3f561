"""Entity: what every kind of thing in a world has in common: a name, a key, links to other things, a row in the store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, NamedTuple

import msgspec

__all__ = ["KINDS", "Entity", "Link", "import_families", "key_of", "kind_of"]

KINDS: dict[str, type[Entity]] = {}
"""The kinds of entity by class name, as far as their modules are imported; ask `kind_of`."""


class Link(NamedTuple):
    """An index entry that an entity keeps up while it exists.

    kind    the class name of the entity pointed at, or a word for something countable: "cores", "public address"
    key     its key; for a countable thing whatever is looked up later, such as the address; empty when only the sum counts
    weight  what `total` adds up over links with an empty key
    """

    kind: str
    key: str
    weight: int = 1


class Entity(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A thing in the world. A subclass is a typed record; its rules stand beside it in the same file.

    Names keep the spelling they were given and are found in any case. What is equal to its default is not written down.
    """

    MISSING: ClassVar[str] = "The resource does not exist."
    """The words of ResourceNotFound; `{0}` is the name asked for."""

    WORLD_WIDE: ClassVar[bool] = False
    """True for what belongs to the world and not to one subscription."""

    RULED_BY: ClassVar[tuple[str, ...]] = ()
    """Modules that declare rules of this kind, when they are not in its own file."""

    name: str

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        KINDS[cls.__name__] = cls

    @property
    def key(self) -> str:
        """What the row is found by, unique among its kind and subscription."""
        return key_of(self.name)

    def links(self) -> Iterator[Link]:
        """What this entity refers to or occupies."""
        yield from ()


def key_of(*names: str) -> str:
    """The key of a name, or of names inside one another: `key_of("Web", "Production")` is `web/production`."""
    return "/".join(name.lower() for name in names)


def kind_of(name: str) -> type[Entity]:
    """The kind of a class name, its module imported when it was not. Raises KeyError."""
    if name not in KINDS:
        import_families()
    return KINDS[name]


def import_families() -> None:
    """Import every module of the subscription, so that all kinds and all rules are known."""
    import importlib
    import pkgutil
    from pathlib import Path

    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        importlib.import_module(f"{__package__}.{module.name}")
