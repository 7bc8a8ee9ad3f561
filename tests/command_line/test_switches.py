"""powershell.exe's command line: what each switch sets, and what is refused."""

import pytest

from azshell.command_line.switches import Options, SwitchError, read_switches


@pytest.mark.parametrize(
    ("line", "settings"),
    [
        ([], {}),
        (["-NoProfile", "-Command", "1"], {"profile": False, "command": "1"}),
        (["-nop", "-c", "Get-Date", "|", "Out-Null"], {"profile": False, "command": "Get-Date | Out-Null"}),
        (["/NOLOGO", "-NonI", "-NoE"], {"logo": False, "interactive": False, "exit": False}),
        (["–NoProfile", "–File", "x.ps1", "-a", "1"], {"profile": False, "file": "x.ps1", "arguments": ["-a", "1"]}),
        (["script.ps1", "-Name", "x"], {"file": "script.ps1", "arguments": ["-Name", "x"]}),
        (["/home/me/script.ps1"], {"file": "/home/me/script.ps1", "arguments": []}),
        (["-"], {"read_input": True}),
        (["-Command", "-"], {"read_input": True}),
        (["-File", "-"], {"read_input": True}),
        (["-ex", "Bypass", "-v", "2.0", "-Sta", "-w", "Hidden", "x.ps1"], {"execution_policy": "bypass", "file": "x.ps1", "arguments": []}),
        (["-e", "MQArADEA"], {"command": "1+1"}),
        (["-World", "training", "-Layout", "Modern"], {"world": "training", "layout": "modern"}),
        (["-WorkingDirectory", "/tmp"], {"working_directory": "/tmp"}),
        (["-?"], {"help": True}),
    ],
)
def test_switches(line: list[str], settings: dict[str, object]) -> None:
    assert read_switches(line) == Options(**settings)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (["-Command"], "missing parameter"),
        (["-File"], "has no value"),
        (["-Version"], "the value of the parameter -Version is missing"),
        (["-Nonsense"], "'-Nonsense' is not recognized"),
        (["-n"], "'-n' is not recognized"),
        (["-ExecutionPolicy", "Maybe"], "'Maybe' is not one of"),
        (["-Layout", "wide"], "'wide' is not one of classic, modern"),
        (["-EncodedCommand", "!!"], "not properly encoded"),
    ],
)
def test_a_wrong_switch_is_refused(line: list[str], words: str) -> None:
    with pytest.raises(SwitchError, match=words) as raised:
        read_switches(line)
    assert raised.value.exit_code == 64
