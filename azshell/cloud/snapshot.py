"""Worlds as text: taken, restored and compared as sorted, versioned JSON, which is what lessons start from and diffs show."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from azshell.cloud.entity import kind_of
from azshell.cloud.error import WorldError
from azshell.cloud.store import Store
from azshell.cloud.world import MEMORY, World

__all__ = ["VERSION", "Difference", "compare", "dump", "load", "restore", "take"]

VERSION = 1


class Difference(NamedTuple):
    """One value that differs. `path` leads to it: `entities/<subscription>/ReservedIP/front/address`; None is: not there."""

    path: str
    before: Any
    after: Any


def take(world: World) -> dict[str, Any]:
    """The whole state of a world as plain data: everything but the files on its C: drive."""
    decode = msgspec.json.decode
    with world.reading():
        entities: dict[str, Any] = {}
        for scope, kind, key, body in world.store.every_row():
            entities.setdefault(scope, {}).setdefault(kind, {})[key] = decode(body)
        return {
            "azshell_world": VERSION,
            "seed": world.seed,
            "clock": msgspec.to_builtins(world.clock),
            "settings": msgspec.to_builtins(world.settings),
            "facts": msgspec.to_builtins(world.facts.overrides),
            "counters": world.store.counters(),
            "entities": entities,
            "operations": [decode(body) for body in world.store.operations()],
        }


def dump(snapshot: dict[str, Any]) -> str:
    """The snapshot as JSON text with sorted keys, one value a line, a line end at its end."""
    return msgspec.json.format(msgspec.json.encode(snapshot, order="sorted"), indent=2).decode() + "\n"


def load(text: str | bytes) -> dict[str, Any]:
    """A snapshot from its text. Raises WorldError when it is none, or of a later version."""
    try:
        found = msgspec.json.decode(text)
        version = found["azshell_world"]
    except (msgspec.DecodeError, KeyError, TypeError) as error:
        raise WorldError(f"This is not an exported world: {error}.") from error
    if not isinstance(version, int) or version > VERSION:
        raise WorldError(f"The world was exported by a later azshell (version {version}, this one knows {VERSION}).")
    return dict(found)


def restore(snapshot: dict[str, Any], place: str | Path = MEMORY) -> World:
    """A new world with this state. Raises FileExistsError when the folder holds a world, WorldError for a row that cannot be read."""
    folder = None if str(place) == MEMORY else Path(place)
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    store = Store(folder)
    try:
        if not store.fresh:
            raise FileExistsError(f"'{folder}' holds a world already")
        store.begin(write=True)
        encode = msgspec.json.encode
        store.set_meta("seed", str(snapshot["seed"]).encode())
        for name in ("clock", "settings", "facts"):
            store.set_meta(name, encode(snapshot.get(name, {})))
        for scope, kinds in snapshot["entities"].items():
            for kind, rows in kinds.items():
                for key, body in rows.items():
                    entity = msgspec.convert(body, kind_of(kind))
                    store.write(scope, kind, key, encode(entity), entity.links())
        store.db.executemany("INSERT INTO counter VALUES (?,?)", snapshot.get("counters", {}).items())
        for body in snapshot.get("operations", []):
            store.log(encode(body))
        store.commit()
    except (KeyError, msgspec.ValidationError) as error:
        store.rollback()
        store.close()
        raise WorldError(f"The exported world cannot be restored: {error}.") from error
    except BaseException:
        store.rollback()
        store.close()
        raise
    return World.on(store, folder)


def compare(before: dict[str, Any], after: dict[str, Any]) -> list[Difference]:
    """What differs between two snapshots, sorted by path. Counters and the log of operations are left out: they are how, not what."""
    found: list[Difference] = []
    ignored = {"counters", "operations"}
    _compare({k: v for k, v in before.items() if k not in ignored}, {k: v for k, v in after.items() if k not in ignored}, "", found)
    return found


def _compare(before: Any, after: Any, path: str, found: list[Difference]) -> None:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(before.keys() | after.keys()):
            _compare(before.get(key), after.get(key), f"{path}/{key}" if path else key, found)
    elif before != after:
        found.append(Difference(path, before, after))
