"""The store: one SQLite file that holds a world, a row per entity, and the index of what refers to what."""

from __future__ import annotations

import re
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from azshell.cloud.entity import Link
from azshell.cloud.error import WorldError

__all__ = ["FILE", "VERSION", "Store"]

FILE = "world.sqlite"
VERSION = 1
PATIENCE = 15  # seconds to wait for another shell's command
APPLICATION = 0x417A5368  # "AzSh", so that another program's database is not taken for a world

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE entity (scope TEXT, kind TEXT, key TEXT, body BLOB NOT NULL, PRIMARY KEY (scope, kind, key)) WITHOUT ROWID;
CREATE INDEX entity_anywhere ON entity (kind, key);
CREATE TABLE link (scope TEXT, kind TEXT, key TEXT, to_kind TEXT, to_key TEXT, weight INTEGER NOT NULL,
  PRIMARY KEY (scope, kind, key, to_kind, to_key)) WITHOUT ROWID;
CREATE INDEX link_back ON link (to_kind, to_key, scope, weight);
CREATE TABLE census (scope TEXT, kind TEXT, number INTEGER NOT NULL, PRIMARY KEY (scope, kind)) WITHOUT ROWID;
CREATE TRIGGER entity_comes AFTER INSERT ON entity BEGIN
  INSERT INTO census VALUES (new.scope, new.kind, 1) ON CONFLICT DO UPDATE SET number = number + 1; END;
CREATE TRIGGER entity_goes AFTER DELETE ON entity BEGIN
  UPDATE census SET number = number - 1 WHERE scope = old.scope AND kind = old.kind; END;
CREATE TRIGGER sum_comes AFTER INSERT ON link WHEN new.to_key = '' BEGIN
  INSERT INTO census VALUES (new.scope, new.to_kind, new.weight) ON CONFLICT DO UPDATE SET number = number + new.weight; END;
CREATE TRIGGER sum_goes AFTER DELETE ON link WHEN old.to_key = '' BEGIN
  UPDATE census SET number = number - old.weight WHERE scope = old.scope AND kind = old.to_kind; END;
CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE operation (number INTEGER PRIMARY KEY, body BLOB NOT NULL);
"""

MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {}
"""From a schema version to the function that brings a world from it to the next one."""


class Store:
    """Rows in, rows out; knows nothing of what they mean.

    A scope is a subscription's id, or the empty text for what belongs to the world. `fresh` is True when the store was made
    just now. `notices` says what the user should hear, such as that an unreadable file was set aside.

    Several threads may use one store: `lock` is held by each statement, and by a transaction from its beginning to its end
    (see World), so that nobody reads what another thread has not kept yet.
    """

    def __init__(self, folder: Path | None) -> None:
        self.notices: list[str] = []
        self.lock = threading.RLock()
        self.generation = 0  # counts what Worlds on this very store have told each other of
        self.path = folder / FILE if folder else None
        try:
            self._connect()
        except sqlite3.DatabaseError as error:
            # A lock or a full disk is an OperationalError and says nothing about the file; that is not damage.
            if self.path is None or isinstance(error, sqlite3.OperationalError):
                raise self._trouble(error) from error
            self._set_aside(str(error))
            self._connect()

    def _connect(self) -> None:
        db = sqlite3.connect(self.path or ":memory:", timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            self.fresh = self._prepare(db)
            db.execute("SELECT * FROM meta, census").fetchall()  # small, and damage shows before anything relies on it
        except BaseException:
            db.close()
            raise
        self.db = db

    def _prepare(self, db: sqlite3.Connection) -> bool:
        """Bring the database to the present schema; True when it was empty."""
        if self.path:
            # WAL with NORMAL survives the death of the process at any moment; only a power cut may take the last commands.
            self._use_wal(db)
            db.execute("PRAGMA synchronous=NORMAL")
        if db.execute("PRAGMA user_version").fetchone()[0] == VERSION and self._is_ours(db):
            return False  # the usual case takes no lock, so that it waits for no other shell
        db.execute("BEGIN IMMEDIATE")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        new = not self._is_ours(db)
        if version > VERSION:
            raise WorldError(f"The world at '{self.path}' was made by a later azshell (schema {version}, this one knows {VERSION}).")
        if new:
            for statement in re.split(r";\n(?=CREATE|$)", SCHEMA):
                db.execute(statement)
            db.execute(f"PRAGMA application_id={APPLICATION}")
        for step in range(version, 0 if new else VERSION):
            MIGRATIONS[step](db)
        db.execute(f"PRAGMA user_version={VERSION}")
        db.execute("COMMIT")
        return new

    @staticmethod
    def _use_wal(db: sqlite3.Connection) -> None:
        """SQLite does not wait for others when the journal's mode changes, so two shells that make one world must be patient here."""
        for attempt in range(PATIENCE * 50):
            try:
                if db.execute("PRAGMA journal_mode").fetchone()[0] == "wal" or db.execute("PRAGMA journal_mode=WAL").fetchone()[0] == "wal":
                    return
            except sqlite3.OperationalError:
                if attempt == PATIENCE * 50 - 1:
                    raise
            time.sleep(0.02)

    @staticmethod
    def _is_ours(db: sqlite3.Connection) -> bool:
        """Whether there is a world in the database; False when it is empty, DatabaseError when something else is in it."""
        application = db.execute("PRAGMA application_id").fetchone()[0]
        if application != APPLICATION and db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise sqlite3.DatabaseError("the file is a database of another program")
        return bool(application == APPLICATION)

    def _set_aside(self, why: str) -> None:
        """Rename a file that is no world, with its journal, so that a new one can start and nothing is lost."""
        assert self.path
        number = 1
        while (aside := self.path.with_name(f"{FILE}.unreadable-{number}")).exists():
            number += 1
        for suffix in ("", "-wal", "-shm"):
            old = self.path.with_name(FILE + suffix)
            if old.exists():
                old.rename(aside.with_name(aside.name + suffix))
        self.notices.append(
            f"The world at '{self.path}' could not be read ({why}). It was set aside as '{aside.name}', and a new one started."
        )

    def close(self) -> None:
        self.db.close()

    # Transactions

    def begin(self, write: bool) -> None:
        try:
            self.db.execute("BEGIN IMMEDIATE" if write else "BEGIN")
        except sqlite3.OperationalError as error:
            raise WorldError(f"Another shell holds the world '{self.path}' ({error}). Try again when its command has ended.") from error

    def commit(self) -> None:
        self.db.execute("COMMIT")

    def rollback(self) -> None:
        if self.db.in_transaction:
            self.db.execute("ROLLBACK")

    def data_version(self) -> tuple[int, int]:
        """Changes when another connection has written, or another World on this store."""
        return int(self.db.execute("PRAGMA data_version").fetchone()[0]), self.generation

    def _run(self, statement: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        try:
            with self.lock:
                return self.db.execute(statement, values)
        except sqlite3.DatabaseError as error:
            raise self._trouble(error) from error

    def _rows(self, statement: str, values: tuple[object, ...] = ()) -> list[Any]:
        """All rows of a question, read before another thread comes in between."""
        with self.lock:
            return self._run(statement, values).fetchall()

    def _row(self, statement: str, values: tuple[object, ...] = ()) -> Any:
        with self.lock:
            return self._run(statement, values).fetchone()

    def _run_many(self, statement: str, values: Iterable[tuple[object, ...]]) -> None:
        try:
            with self.lock:
                self.db.executemany(statement, values)
        except sqlite3.DatabaseError as error:
            raise self._trouble(error) from error

    def _trouble(self, error: sqlite3.DatabaseError) -> WorldError:
        return WorldError(f"The world at '{self.path or ':memory:'}' cannot be used: {error}.")

    # Entities

    def row(self, scope: str, kind: str, key: str) -> bytes | None:
        found = self._row("SELECT body FROM entity WHERE scope=? AND kind=? AND key=?", (scope, kind, key))
        return found[0] if found else None

    def rows(self, scope: str, kind: str) -> list[tuple[str, bytes]]:
        """(key, body) in the order of the keys."""
        return self._rows("SELECT key, body FROM entity WHERE scope=? AND kind=? ORDER BY key", (scope, kind))

    def rows_anywhere(self, kind: str, key: str) -> list[tuple[str, bytes]]:
        """(scope, body) of this key in all subscriptions."""
        return self._rows("SELECT scope, body FROM entity WHERE kind=? AND key=?", (kind, key))

    def every_row(self) -> list[tuple[str, str, str, bytes]]:
        """(scope, kind, key, body) of the whole world, sorted."""
        return self._rows("SELECT scope, kind, key, body FROM entity ORDER BY scope, kind, key")

    def count(self, scope: str, kind: str) -> int:
        """How many entities of a kind there are, or the sum of what is linked to without a key. Does not grow with the world."""
        found = self._row("SELECT number FROM census WHERE scope=? AND kind=?", (scope, kind))
        return int(found[0]) if found else 0

    def write(self, scope: str, kind: str, key: str, body: bytes, links: Iterable[Link]) -> None:
        """Put a row and its links in place of what was there."""
        self._run("INSERT INTO entity VALUES (?,?,?,?) ON CONFLICT DO UPDATE SET body=excluded.body", (scope, kind, key, body))
        self._run("DELETE FROM link WHERE scope=? AND kind=? AND key=?", (scope, kind, key))
        weights: dict[tuple[str, str], int] = {}
        for link in links:
            weights[link[:2]] = weights.get(link[:2], 0) + link.weight
        self._run_many("INSERT INTO link VALUES (?,?,?,?,?,?)", [(scope, kind, key, *to, weight) for to, weight in weights.items()])

    def delete(self, scope: str, kind: str, key: str) -> None:
        self._run("DELETE FROM entity WHERE scope=? AND kind=? AND key=?", (scope, kind, key))
        self._run("DELETE FROM link WHERE scope=? AND kind=? AND key=?", (scope, kind, key))

    # Links

    def linked_from(self, scope: str, to_kind: str, to_key: str) -> list[tuple[str, str]]:
        """(kind, key) of the entities that refer to something."""
        return self._rows(
            "SELECT kind, key FROM link WHERE to_kind=? AND to_key=? AND scope=? ORDER BY kind, key", (to_kind, to_key, scope)
        )

    def is_linked(self, to_kind: str, to_key: str) -> bool:
        """Whether anything in any subscription refers to it."""
        return self._row("SELECT 1 FROM link WHERE to_kind=? AND to_key=? LIMIT 1", (to_kind, to_key)) is not None

    def link_keys(self, scope: str, to_kind: str, but_not: tuple[str, str] = ("", "")) -> set[str]:
        """What is linked to of a kind, links of one entity (kind, key) left out."""
        query = "SELECT to_key FROM link WHERE to_kind=? AND scope=? AND NOT (kind=? AND key=?)"
        return {key for (key,) in self._rows(query, (to_kind, scope, *but_not))}

    def link_weight(self, scope: str, kind: str, key: str, to_kind: str) -> int:
        """What one entity adds to a sum."""
        query = "SELECT weight FROM link WHERE scope=? AND kind=? AND key=? AND to_kind=? AND to_key=''"
        found = self._row(query, (scope, kind, key, to_kind))
        return int(found[0]) if found else 0

    # Counters, operations, and what the world knows of itself

    def next_count(self, name: str) -> int:
        """How often this was asked before; asking counts."""
        found = self._row("SELECT value FROM counter WHERE name=?", (name,))
        value = found[0] if found else 0
        self._run("INSERT OR REPLACE INTO counter VALUES (?,?)", (name, value + 1))
        return value

    def counters(self) -> dict[str, int]:
        return dict(self._rows("SELECT name, value FROM counter ORDER BY name"))

    def log(self, body: bytes) -> None:
        self._run("INSERT INTO operation (body) VALUES (?)", (body,))

    def operations(self, last: int | None = None) -> list[bytes]:
        """Bodies of the operations, oldest first."""
        found = self._rows("SELECT body FROM operation ORDER BY number DESC LIMIT ?", (-1 if last is None else last,))
        return [body for (body,) in reversed(found)]

    def meta(self, name: str) -> bytes | None:
        found = self._row("SELECT body FROM meta WHERE name=?", (name,))
        return found[0] if found else None

    def set_meta(self, name: str, body: bytes) -> None:
        self._run("INSERT OR REPLACE INTO meta VALUES (?,?)", (name, body))
