"""Worlds: what is kept, what is undone, who shares them, and what becomes of a broken one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from azshell.cloud import CloudError, World, WorldError, snapshot, store
from azshell.cloud import hosted_service as services
from azshell.cloud import reserved_ip as reserved
from azshell.cloud.hosted_service import HostedService
from azshell.cloud.reserved_ip import ReservedIP


def make(world: World, *names: str) -> None:
    for name in names:
        with world.change("New-AzureService") as change:
            services.create(change, name, "West US")


def test_a_failing_change_leaves_no_trace(world: World) -> None:
    make(world, "web")
    before = snapshot.dump(world.export())
    with pytest.raises(CloudError), world.change("New-AzureService") as change:
        services.update(change, "web", label="other")
        services.create(change, "second", "West US")
        services.create(change, "WEB", "West US")
    with pytest.raises(RuntimeError, match="not kept"):
        print(change.operation)
    assert snapshot.dump(world.export()) == before


def test_rules_hold_at_the_end_of_the_change(world: World) -> None:
    make(world, "web")
    with pytest.raises(CloudError, match="label"), world.change("Set-AzureService") as change:
        change.get(HostedService, "web").label = "x" * 101
    assert world.get(HostedService, "web").label == "web"


def test_what_is_read_outside_a_change_is_a_copy(world: World) -> None:
    make(world, "web")
    world.get(HostedService, "web").label = "other"
    assert world.get(HostedService, "web").label == "web"


def test_a_world_is_there_again_and_two_shells_share_it(tmp_path: Path) -> None:
    with World.open(tmp_path, seed=1) as one, World.open(tmp_path) as two:
        make(one, "web")
        make(two, "api")
        assert [service.name for service in one.all(HostedService)] == ["api", "web"]
        assert one.seed == two.seed == "1"
    with World.open(tmp_path) as again:
        assert again.count(HostedService) == 2


def test_the_lock_is_let_go_after_a_failure(tmp_path: Path) -> None:
    with World.open(tmp_path) as one, World.open(tmp_path) as two:
        with pytest.raises(ZeroDivisionError), one.change("New-AzureService"):
            raise ZeroDivisionError
        make(two, "web")
        assert one.count(HostedService) == 1


def test_changes_do_not_nest(world: World) -> None:
    with world.change("A"), pytest.raises(RuntimeError), world.change("B"):
        pass
    make(world, "web")


def test_kill_leaves_every_finished_command(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom azshell.cloud import World, hosted_service\nworld = World.open(sys.argv[1])\n"
        "world.override('quotas', 'cloud_services', limit=10**6)\nnumber = 0\nwhile True:\n"
        "    with world.change('New-AzureService') as change:\n        hosted_service.create(change, f's{number}', 'West US')\n"
        "    print(number, flush=True)\n    number += 1\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    last = [process.stdout.readline() for _ in range(50)][-1]
    os.kill(process.pid, signal.SIGKILL)
    rest = process.stdout.read().split()
    process.wait()
    process.stdout.close()
    with World.open(tmp_path) as world:
        assert world.count(HostedService) >= int(rest[-1] if rest else last) + 1


@pytest.mark.parametrize("content", [b"not a database at all, but quite some text" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_an_unreadable_world_is_set_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "world.sqlite").write_bytes(content)
    with World.open(tmp_path) as world:
        make(world, "web")
        assert "set aside" in world.notices[0]
    assert (tmp_path / "world.sqlite.unreadable-1").read_bytes() == content


def test_damage_inside_is_set_aside_too(tmp_path: Path) -> None:
    with World.open(tmp_path) as world:
        make(world, *(f"web{number}" for number in range(15)))
    file = tmp_path / "world.sqlite"
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xa5" * len(content[4096:])
    file.write_bytes(content)
    with World.open(tmp_path) as world:
        assert "set aside" in world.notices[0] and world.count(HostedService) == 0
    assert (tmp_path / "world.sqlite.unreadable-1").read_bytes() == content


def test_a_row_that_cannot_be_read_is_named(world: World) -> None:
    make(world, "web")
    world.store.db.execute("UPDATE entity SET body = ? WHERE kind = 'HostedService'", (b'{"name": 1}',))
    with pytest.raises(WorldError, match="HostedService 'web'"):
        world.get(HostedService, "web")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WorldError, match="cannot be made"):
        World.open(tmp_path / "file" / "world")


def test_a_later_world_is_refused_and_untouched(tmp_path: Path) -> None:
    with World.open(tmp_path) as world:
        world.store.db.execute("PRAGMA user_version=99")
    with pytest.raises(WorldError, match="later azshell"):
        World.open(tmp_path)
    assert list(tmp_path.glob("*.unreadable*")) == []


def test_export_restores_to_the_same_text(world: World, tmp_path: Path) -> None:
    make(world, "web", "api")
    with world.change("New-AzureReservedIP") as change:
        reserved.create(change, "front", "West US")
    world.override("quotas", "reserved_ips", limit=1)
    text = snapshot.dump(world.export())
    for place in (":memory:", tmp_path):
        with snapshot.restore(snapshot.load(text), place) as other:
            assert snapshot.dump(other.export()) == text
            with pytest.raises(CloudError), other.change("New-AzureReservedIP") as change:
                reserved.create(change, "second", "West US")


def test_a_fork_goes_its_own_way(world: World, tmp_path: Path) -> None:
    make(world, "web")
    (world.drive / "net.xml").write_text("<x/>")
    with world.fork(tmp_path / "fork") as fork:
        make(fork, "api")
        assert (fork.drive / "net.xml").read_text() == "<x/>"
        found = snapshot.compare(world.export(), fork.export())
        assert [(entry.path.split("/")[2:], entry.before) for entry in found] == [(["HostedService", "api"], None)]
    assert world.count(HostedService) == 1


def test_an_inserted_step_changes_no_later_id() -> None:
    def ids(*names: str) -> dict[str, str]:
        with World.open(seed=7, clock="2014-06-02") as world:
            found = {}
            for name in names:
                with world.change("New-AzureReservedIP") as change:
                    made = reserved.create(change, name, "West US")
                found[name] = change.operation.id + made.id + made.address
            return found

    plain, more = ids("a", "b"), ids("a", "x", "b")
    assert plain["a"] == more["a"] and plain["b"] == more["b"]


def test_the_clock_stands_until_something_sleeps(tmp_path: Path) -> None:
    with World.open(tmp_path, clock="2014-06-02T09:00:00Z") as world:
        world.sleep(90)
        assert world.now().isoformat() == "2014-06-02T09:01:30+00:00"
    with World.open(tmp_path) as world:
        assert world.now().isoformat() == "2014-06-02T09:01:30+00:00"


def test_facts_are_overridden_per_world(tmp_path: Path) -> None:
    with World.open(tmp_path) as world:
        world.override("quotas", "reserved_ips", limit=0)
        world.override("regions", "West US")
    with World.open(tmp_path) as world, pytest.raises(CloudError, match="reserved IP count"):
        assert "west us" not in world.facts.regions
        with world.change("New-AzureReservedIP") as change:
            reserved.create(change, "front", "East US")
    with World.open() as other:
        assert other.facts.quota("reserved_ips") == 5
        with pytest.raises(ValueError, match="provisioning"):
            other.configure(provisioning="never")


def test_operations_tell_what_was_done(world: World) -> None:
    with world.change("New-AzureReservedIP") as change:
        reserved.create(change, "front", "West US")
    logged = world.operations()[-1]
    assert (logged.description, logged.status, logged.resource) == ("New-AzureReservedIP", "Succeeded", "ReservedIP/front")
    assert logged.id == change.operation.id
    assert world.operation("Get-AzureReservedIP").id != world.operation("Get-AzureReservedIP").id
    assert world.find(ReservedIP, "FRONT")


def test_two_processes_take_turns(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom azshell.cloud import World, hosted_service\nworld = World.open(sys.argv[1], seed=1)\n"
        "world.override('quotas', 'cloud_services', limit=1000)\n"
        "for number in range(40):\n    with world.change('New-AzureService') as change:\n"
        "        hosted_service.create(change, f'{sys.argv[2]}{number}', 'West US')\n"
    )
    run = [subprocess.Popen([sys.executable, "-c", script, str(tmp_path), name]) for name in ("a", "b")]
    assert [process.wait(60) for process in run] == [0, 0]
    with World.open(tmp_path) as world:
        assert world.count(HostedService) == len(world.all(HostedService)) == 80
        assert len({operation.id for operation in world.operations()}) == 81


def test_a_shell_sees_what_another_set(tmp_path: Path) -> None:
    with World.open(tmp_path, clock="2014-06-02T09:00:00Z") as one, World.open(tmp_path) as two:
        one.override("quotas", "reserved_ips", limit=0)
        one.sleep(60)
        two.configure(provisioning="minutes")
        with pytest.raises(CloudError, match="current count is 0"), two.change("New-AzureReservedIP") as change:
            assert change.started.minute == 1
            reserved.create(change, "front", "West US")
        one.sleep(60)
        with two.reading():
            assert two.now().minute == 2 and one.settings.provisioning == "minutes"


@pytest.mark.parametrize(
    ("table", "name", "fields", "words"),
    [
        ("nope", "x", {"limit": 1}, "no table"),
        ("quotas", "cores", {"limits": 1}, "no 'limits'"),
        ("quotas", "cores", {"limit": "many"}, "Expected `int`"),
        ("quotas", "new", {"limit": 1}, "missing required field"),
    ],
)
def test_overrides_that_do_not_fit_change_nothing(world: World, table: str, name: str, fields: dict[str, object], words: str) -> None:
    before = snapshot.dump(world.export())
    with pytest.raises(ValueError, match=words):
        world.override(table, name, **fields)
    assert snapshot.dump(world.export()) == before and world.facts.quota("cores") == 20


def test_an_older_world_is_brought_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with World.open(tmp_path) as world:
        make(world, "web")
    monkeypatch.setattr(store, "VERSION", 2)
    monkeypatch.setitem(store.MIGRATIONS, 1, lambda db: db.execute("CREATE TABLE later (name TEXT)"))
    for _ in range(2):
        with World.open(tmp_path) as world:
            assert world.count(HostedService) == 1
            assert world.store.db.execute("SELECT count(*) FROM later").fetchone() == (0,)
