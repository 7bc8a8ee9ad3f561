"""A world: a folder with a subscription's state, a C: drive, a seed and a clock; or ":memory:", which leaves nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

import msgspec

from azshell.cloud.change import Change
from azshell.cloud.clock import Clock, moment
from azshell.cloud.error import WorldError
from azshell.cloud.facts import Facts
from azshell.cloud.identity import Identity
from azshell.cloud.operation import Operation
from azshell.cloud.store import Store
from azshell.cloud.view import View

__all__ = ["Settings", "World"]

MEMORY = ":memory:"


class Settings(msgspec.Struct, frozen=True):
    """What can be set about a world.

    provisioning   "instant": machines are ready when the command returns; "minutes": they take the time of 2014 by the world's clock
    """

    provisioning: Literal["instant", "minutes"] = "instant"


class World(View):
    """Opened with `World.open`; also a context manager. Reads as `View` says, changes through `change`.

    One World serves one shell, or one job. Two shells may open the same folder: each command is one transaction and waits for the
    other's. `beside` gives another thread a World of its own on the same state; there too a change waits for the other's end, and
    so does what only reads.
    `notices` holds what the user should be told once after opening.
    """

    def __init__(self, store: Store, folder: Path | None) -> None:
        self.store = store
        self.folder = folder
        self.notices = store.notices
        self._lock = store.lock
        self._beside: World | None = None
        self._change: Change | None = None
        self._drive: Path | None = None
        self._reads: dict[tuple[str, str], int] = {}
        self._version = (-1, 0)

    @classmethod
    def open(cls, place: str | Path = MEMORY, seed: int | str | None = None, clock: str | datetime | None = None) -> World:
        """Open the world in a folder, made when it is not there, or a new one in memory.

        seed    for a new world; None draws one. A world keeps the seed it was made with.
        clock   a moment (ISO text is UTC unless it says otherwise) at which the clock stands; None keeps the world's own clock,
                which in a new world is the real one

        Raises WorldError for a world of a later version or one that stays locked. A file that is no world is set aside and
        named in `notices`.
        """
        folder = None if str(place) == MEMORY else Path(place)
        if folder:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise WorldError(f"The folder of the world cannot be made: {error}.") from error
        return cls.on(Store(folder), folder, seed, clock)

    @classmethod
    def on(cls, store: Store, folder: Path | None, seed: int | str | None = None, clock: str | datetime | None = None) -> World:
        """The world in an open store; closes the store when there is none in it."""
        world = cls(store, folder)
        try:
            world._wake(seed, clock)
        except BaseException:
            world.close()
            raise
        return world

    def _wake(self, seed: int | str | None, clock: str | datetime | None) -> None:
        """Read what the world knows of itself; found a new one."""
        if self.store.meta("seed") is None:
            self._draw_seed(seed)
        self._refresh()
        if clock is not None:
            self.set_clock(clock)
        # Reads leave no trace in the store, so with a real clock their ids are told apart by when the world was opened.
        self._opened = "" if self.clock.frozen else str(time.time_ns())
        self.scope = ""
        from azshell.cloud import subscription

        if not self.store.count("", subscription.Subscription.__name__):
            with self.change("New-AzShellWorld") as change:
                if change.count(subscription.Subscription):  # another shell was faster
                    change.abandon()
                else:
                    subscription.found(change)
        self.scope = subscription.default(self).id

    def _refresh(self) -> None:
        """Read what another shell may have changed: clock, settings and facts."""
        version = self.store.data_version()
        if version == self._version:
            return
        try:
            self.identity = Identity((self.store.meta("seed") or b"").decode())
            self.clock = msgspec.json.decode(self.store.meta("clock") or b"{}", type=Clock)
            self.settings = msgspec.json.decode(self.store.meta("settings") or b"{}", type=Settings)
            self.facts = Facts(msgspec.json.decode(self.store.meta("facts") or b"{}"))
        except msgspec.DecodeError as error:
            raise WorldError(f"The world at '{self.folder}' cannot be read: {error}.") from error
        self._version = version

    def _draw_seed(self, seed: int | str | None) -> None:
        import secrets

        self.store.begin(write=True)
        if self.store.meta("seed") is None:
            self.store.set_meta("seed", str(secrets.token_hex(8) if seed is None else seed).encode())
        self.store.commit()

    @property
    def seed(self) -> str:
        return self.identity.seed

    @property
    def drive(self) -> Path:
        """The folder that is this world's `C:`; for a world in memory a temporary one, gone with it."""
        if self._beside is not None:
            return self._beside.drive
        if self._drive is None:
            if self.folder:
                self._drive = self.folder / "C"
            else:
                from tempfile import mkdtemp

                self._drive = Path(mkdtemp(prefix="azshell-"))
            self._drive.mkdir(exist_ok=True)
        return self._drive

    # Commands

    def change(self, description: str, resource: str = "", subscription: str | None = None) -> Change:
        """A transaction, for `with`.

        description    the cmdlet's name as it is defined: `New-AzureService`
        resource       what it is about, `Kind/name`; found by itself from the first entity added or changed
        subscription   an id, when it is not the selected one
        """
        return Change(self, description, resource, self.scope if subscription is None else subscription)

    def operation(self, description: str, resource: str = "") -> Operation:
        """The operation record of a command that only reads."""
        asked = (description.lower(), resource.lower())
        count = self._reads.get(asked, 0)
        self._reads[asked] = count + 1
        now = self.now()
        number = self.identity.guid(f"{self._opened}{resource}", description, count)
        return Operation(description, number, resource=resource, started=now, completed=now, subscription=self.scope)

    def operations(self, last: int | None = None) -> list[Operation]:
        """The log of changes, oldest first."""
        return [msgspec.json.decode(body, type=Operation) for body in self.store.operations(last)]

    @contextmanager
    def reading(self) -> Iterator[World]:
        """Several reads that see one state, whatever another shell does meanwhile."""
        with self._lock:
            if self._change is not None:
                yield self
                return
            self.store.begin(write=False)
            try:
                self._refresh()
                yield self
            finally:
                self.store.rollback()

    def enter(self, change: Change) -> None:
        """Begin a change's transaction; for Change alone."""
        self._lock.acquire()
        if self._change is not None:
            self._lock.release()
            raise RuntimeError(f"'{change.description}' began inside the change of '{self._change.description}'")
        try:
            self.store.begin(write=True)
            self._refresh()
        except BaseException:
            self.store.rollback()
            self._lock.release()
            raise
        self._change = change

    def leave(self, kept: bool) -> None:
        """End it; for Change alone."""
        try:
            if not kept:
                self.store.rollback()
        finally:
            self._change = None
            self._lock.release()

    # The world itself

    def select(self, name: str) -> None:
        """Make a subscription the one that everything reads and changes, for this World only."""
        from azshell.cloud import subscription

        self.scope = subscription.named(self, name).id

    def sleep(self, seconds: float) -> None:
        """Let virtual time pass. With a real clock it moves the world ahead of it; a shell that really waited does not call this."""
        with self._alone():
            self.clock = Clock(self.clock.start, self.clock.advanced + seconds)

    def set_clock(self, at: str | datetime | None) -> None:
        """Stop the clock at a moment, or set it going with the real one."""
        with self._alone():
            self.clock = Clock(None if at is None else moment(at))

    def configure(self, **settings: Any) -> None:
        """Change settings and keep them. Raises ValueError for a value that a setting cannot have."""
        with self._alone():
            try:
                self.settings = msgspec.convert(msgspec.to_builtins(self.settings) | settings, Settings)
            except msgspec.ValidationError as error:
                raise ValueError(str(error)) from error

    def override(self, table: str, name: str, **fields: Any) -> None:
        """Override a fact: `world.override("quotas", "reserved_ips", limit=8)`. No fields at all takes the row away.

        Raises ValueError for a table or a field that there is not.
        """
        with self._alone():
            overrides = {known: dict(rows) for known, rows in self.facts.overrides.items()}
            rows = overrides.setdefault(table, {})
            rows[name] = (rows.get(name) or {}) | fields if fields else None
            self.facts = Facts(overrides)
            self.facts.check(table)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Change the world's own data and keep it, or leave it as it was."""
        with self._lock:
            if self._change is not None:
                raise RuntimeError("the world's own data cannot be changed inside a change")
            self.store.begin(write=True)
            try:
                self._refresh()
                before = self.clock, self.settings, self.facts
                try:
                    yield
                    encode = msgspec.json.encode
                    self.store.set_meta("clock", encode(self.clock))
                    self.store.set_meta("settings", encode(self.settings))
                    self.store.set_meta("facts", encode(self.facts.overrides, order="sorted"))
                    self.store.commit()
                    self.store.generation += 1
                    self._version = self._version[0], self.store.generation
                except BaseException:
                    self.clock, self.settings, self.facts = before
                    raise
            except BaseException:
                self.store.rollback()
                raise

    def beside(self) -> World:
        """A World for another thread, on the same state: a folder is opened anew, a world in memory shares its store and its drive.

        It begins with the default subscription. Close it before this one.
        """
        if self.folder:
            return World.open(self.folder)
        made = World(self.store, None)
        made._beside = self
        with self._lock:
            made._wake(None, None)
        return made

    def export(self) -> dict[str, Any]:
        """The state as plain data: see `azshell.cloud.snapshot`."""
        from azshell.cloud import snapshot

        return snapshot.take(self)

    def fork(self, place: str | Path = MEMORY) -> World:
        """A copy of this world in another folder, `C:` included, or in memory. Raises FileExistsError when one is there already."""
        import shutil

        folder = None if str(place) == MEMORY else Path(place)
        if folder and folder.exists() and any(folder.iterdir()):
            raise FileExistsError(f"'{folder}' is not empty")
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
        store = Store(folder)
        with self._lock:
            self.store.db.backup(store.db)
        fork = World.on(store, folder)
        shutil.copytree(self.drive, fork.drive, dirs_exist_ok=True)
        return fork

    def close(self) -> None:
        """Let go of the files; a world in memory is gone."""
        if self._beside is not None:
            return
        self.store.close()
        if self.folder is None and self._drive is not None:
            import shutil

            shutil.rmtree(self._drive, ignore_errors=True)

    def __enter__(self) -> World:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
