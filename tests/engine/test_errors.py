"""Which errors end what, and what their records say."""

from __future__ import annotations

import pytest

from azshell.engine.errors import position_message
from azshell.source import Source

ROWS = [
    ("function F { 1 / 0; 'on' }\nF; 'after'", "on after", ["RuntimeException"]),
    ("function F { 1 / 0; 'on' }\ntry { F } catch { 'caught' }", "caught", []),
    (
        "function F { Write-Error 'x'; 'on' }\ntry { F -ErrorAction Stop } catch { 'caught' }",
        "on",
        ["Microsoft.PowerShell.Commands.WriteErrorException,F"],
    ),
    ("function F { [CmdletBinding()] param() Write-Error 'x'; 'on' }\ntry { F -ErrorAction Stop } catch { 'caught' }", "caught", []),
    (
        "function F { [CmdletBinding()] param() try { $PSCmdlet.ThrowTerminatingError([Management.Automation.ErrorRecord]::new("
        "[Exception]::new('m'), 'Id', 'InvalidData', 1)) } catch { 'own' }; 'on' }\nF; 'after'",
        "after",
        ["Id,F"],
    ),
    ("$ErrorActionPreference = 'SilentlyContinue'\nthrow 'x'\n'after'", "after", []),
    (
        "function F { throw 'deep' }\ntry { F } catch { $_.ScriptStackTrace }",
        "at F, <No file>: line 1\nat <ScriptBlock>, <No file>: line 2",
        [],
    ),
    ("1 | ForEach-Object { 1 / 0 } 2>$null; try { 1 | ForEach-Object { 1 / 0 } } catch { $_.CategoryInfo.Activity }", "ForEach-Object", []),
    ("nosuch; try { nosuch } catch { $_.Exception.CommandName }", "nosuch", ["CommandNotFoundException"]),
]


@pytest.mark.parametrize(("text", "expected", "error_ids"), ROWS)
def test_errors(run, text: str, expected: str, error_ids: list[str]) -> None:
    output, errors = run(text)
    assert (" ".join(output), errors) == (expected, error_ids)


def test_position_message() -> None:
    source = Source("'a'\n  1/0; 2")
    assert position_message(source, 6, 9) == "At line:2 char:3\n+   1/0; 2\n+   ~~~"
