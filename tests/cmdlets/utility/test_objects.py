"""The object commands at their corners; ordinary use is in the conformance cases."""

from __future__ import annotations

import pytest

from azshell import Shell

ROWS = [
    # Select-Object
    ("1, $null, 2 | Select-Object -First 3 | Measure-Object | ForEach-Object Count", "2"),
    ("1, 1, 2 | Select-Object -Unique -First 2", "1"),
    ("(1..10 | Select-Object -First 2 -Last 2 -Skip 3) -join ' '", "4 5 9 10"),
    ("([pscustomobject]@{ A = 1 } | Select-Object A).pstypenames[0]", "Selected.System.Management.Automation.PSCustomObject"),
    # Sort-Object: null stands where 0 does, a missing property after everything
    (
        "function Row($i, $h) { $h.I = $i; [pscustomobject]$h }; ((Row a @{V=3}), (Row b @{}), (Row c @{V=-1}), (Row d @{V=$null}) | Sort-Object V | % I) -join ''",
        "cdab",
    ),
    ("(5, 3, 9, 1, 7, 2 | Sort-Object -Bottom 3 -Descending) -join ' '", "3 2 1"),
    # Group-Object: in order of the values when they are of one type
    ("(5, 3, 5, 1 | Group-Object | % { \"$($_.Name):$($_.Count)\" }) -join ' '", "1:1 3:1 5:2"),
    ("('b', 1, 'b', 0 | Group-Object | % { \"$($_.Name):$($_.Count)\" }) -join ' '", "b:2 1:1 0:1"),
    # Measure-Object: null properties count as zero
    ("([pscustomobject]@{A=1}, [pscustomobject]@{A=$null}, [pscustomobject]@{A=3} | Measure-Object A -Average).Count", "3"),
    # Compare-Object
    ("(Compare-Object a, b, c b, a, d -SyncWindow 0 | % SideIndicator) -join ' '", "=> <= => <= => <="),
    # Add-Member: a kind of member is never taken for a property's name
    ("$o = [pscustomobject]@{ A = 1 }; $o | Add-Member ScriptProperty B { $this.A + 1 }; $o.B", "2"),
]


@pytest.fixture(scope="module")
def shell() -> object:
    with Shell(world=":memory:", layout="modern", width=120) as made:
        yield made


@pytest.mark.parametrize(("script", "printed"), ROWS)
def test_prints(shell: Shell, script: str, printed: str) -> None:
    result = shell.run(script)
    assert result.text.strip() == printed
    assert not result.errors
