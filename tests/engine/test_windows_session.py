"""What scripts of 2014 take for granted of a Windows session: its environment variables, `-?`, the Azure module where its installer put it."""

from __future__ import annotations

import pytest

from azshell import Shell

ROWS = [
    ("$env:temp; Test-Path $env:TEMP", r"C:\Users\student\AppData\Local\Temp True"),
    ("$env:Foo = 'x'; $env:FOO; Remove-Item env:foo; \"[$env:Foo]\"", "x []"),
    ("\"$env:HOMEDRIVE$env:HOMEPATH\" -eq $HOME; $env:COMPUTERNAME -eq [Environment]::MachineName; [Environment]::GetEnvironmentVariable('os')", "True True Windows_NT"),
    ("'a' > \"$env:TEMP\\a.txt\"; Get-Content $env:tmp\\a.txt; [IO.Path]::GetTempFileName().StartsWith($env:TEMP)", "a True"),
    ("Get-ChildItem env: | Where-Object Name -like 'HOME*' | ForEach-Object Name", "HOMEDRIVE HOMEPATH"),
    ("Get-Item -? | ForEach-Object Name; 1 | Get-Member -? | ForEach-Object Name", "Get-Item Get-Member"),
    (r"Import-Module 'C:\Program Files (x86)\Microsoft SDKs\Windows Azure\PowerShell\Azure\Azure.psd1'; (Get-Module Azure).Version.ToString()", "0.8.4"),
    (r"Import-Module 'C:\Program Files (x86)\Microsoft SDKs\Azure\PowerShell\ServiceManagement\Azure\Azure.psd1'; (Get-Module Azure).Name", "Azure"),
]  # fmt: skip


@pytest.mark.parametrize(("script", "expected"), ROWS)
def test_gives(script: str, expected: str) -> None:
    with Shell(world=":memory:", layout="classic", host_files=False) as shell:
        result = shell.run(script)
    assert not result.errors, result.transcript
    assert " ".join(result.text.split()) == expected


def test_an_unknown_command_is_named_once() -> None:
    with Shell(world=":memory:", layout="classic", host_files=False) as shell:
        printed = shell.run("Get-Nothing").transcript
    assert " ".join(printed.split()).startswith("Get-Nothing : The term 'Get-Nothing' is not recognized as the name of a cmdlet")
