"""The cmdlet contract: what a declaration makes of itself, and the index."""

from __future__ import annotations

from pathlib import Path

import cmdlets
from azshell.cmdlet import Cmdlet, Parameter, Switch
from azshell.engine.binder.cmdlet_metadata import metadata_of_cmdlet
from azshell.engine.command_index import gather


class GetProbe(Cmdlet):
    """Gets nothing."""

    noun = ""
    Name = Parameter("string[]", position=0, sets={"A": {"mandatory": True}, "B": {"position": None}}, aliases=["N"])
    Path = Parameter("string", set_positions={"B": 1})
    All = Switch(sets=["B"])


def test_declaration() -> None:
    metadata = metadata_of_cmdlet(GetProbe)
    name, path = metadata.parameters["name"], metadata.parameters["path"]
    assert (name.sets["A"].mandatory, name.sets["A"].position, name.sets["B"].position) == (True, 0, None)
    assert path.sets["B"].position == 1
    assert metadata.names["n"] is name
    assert metadata.set_names == ["A", "B"]
    assert (GetProbe().Name, GetProbe().All) == (None, False)


def test_index_is_up_to_date() -> None:
    """`python -m azshell.cmdlet index` writes it."""
    import json

    folder = Path(next(iter(cmdlets.__path__)))
    assert json.loads((folder / "index.json").read_text(encoding="utf-8")) == gather(Cmdlet, folder)
