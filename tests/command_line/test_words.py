"""azshell's own words: lessons and worlds."""

from __future__ import annotations

from pathlib import Path

import pytest

from azshell import Shell
from azshell.command_line import main
from azshell.lessons import read_page, record, update

PAGE = """---
width: 60
---

```ps1con
PS C:\\> 1 + 1
{two}
PS C:\\> [guid]::NewGuid().Guid.Length; 'id [..]'
[..]
id 5
```
"""


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CI", raising=False)
    path = tmp_path / "page.md"
    path.write_text(PAGE.format(two="3"))
    return path


def test_check_tells_what_differs(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lessons", "check", str(page)]) == 1
    printed = capsys.readouterr().out
    assert "FAILED" in printed and "-3" in printed and "+2" in printed


def test_update_keeps_wildcards(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["lessons", "update", str(page)]) == 0
    assert page.read_text() == PAGE.format(two="2").replace("id 5", "id [..]")
    assert main(["lessons", "check", str(page)]) == 0
    monkeypatch.setenv("CI", "true")
    assert main(["lessons", "update", str(page)]) == 2


def test_a_script_becomes_a_page_and_a_page_a_script(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CI", raising=False)
    script = tmp_path / "one.ps1"
    script.write_text("$x = 2\nforeach ($i in 1..$x) {\n    $i\n}\n")
    made = tmp_path / "one.md"
    made.write_text(record(script))
    assert [(step.text, step.output) for step in read_page(made).steps] == [
        ("$x = 2", []),
        ("foreach ($i in 1..$x) {\n    $i\n}", ["1", "2"]),
    ]
    assert not update(made)
    assert main(["lessons", "script", str(made)]) == 0
    assert capsys.readouterr().out == script.read_text()


def test_a_world_is_exported_imported_forked_and_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AZSHELL_HOME", str(tmp_path))
    first = str(tmp_path / "worlds" / "first")
    with Shell(world=first, seed=1) as shell:
        shell.run("New-AzureService web -Location 'West US'")
    assert main(["world", "export", "first"]) == 0
    exported = tmp_path / "first.json"
    exported.write_text(capsys.readouterr().out)
    assert main(["world", "import", str(exported), "second"]) == 0
    assert main(["world", "fork", "second", "third"]) == 0
    assert main(["world", "compare", "first", "third"]) == 0
    with Shell(world=str(tmp_path / "worlds" / "third")) as shell:
        shell.run("Set-AzureService web -Description 'changed'")
    assert main(["world", "compare", str(exported), "third"]) == 1
    assert "HostedService/web/description: None -> 'changed'" in capsys.readouterr().out
    assert main(["world", "import", str(exported), "second"]) == 2
    assert "holds a world already" in capsys.readouterr().err


def test_a_lesson_starts_from_an_exported_world(tmp_path: Path) -> None:
    from azshell.cloud import snapshot
    from azshell.lessons import check

    with Shell(seed=1) as shell:
        shell.run("New-AzureService web -Location 'West US'")
        (tmp_path / "start.json").write_text(snapshot.dump(shell.world.export()))
    page = tmp_path / "page.md"
    page.write_text("---\nworld: start.json\n---\n```ps1con\nPS C:\\> (Get-AzureService).ServiceName\nweb\n```\n")
    assert [outcome.passed for outcome in check(read_page(page))] == [True]
