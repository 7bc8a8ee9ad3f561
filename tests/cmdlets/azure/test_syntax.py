"""The parameter sets of every Azure cmdlet against those of Azure PowerShell 0.8.4 (syntax.txt: set, and its line of Get-Command -Syntax)."""

from __future__ import annotations

import re
from pathlib import Path

from azshell import Shell

# Parameters that came later and that scripts of the time use all the same; and what follows from one of them.
LATER = {
    "Add-AzureAccount": "-Credential came with 0.8.6",
    "Set-AzureEndpoint": "-LBSetName and its kin came later; the article of June 2014 uses them",
}
SCRIPT = 'Get-Command -Module Azure -CommandType Cmdlet | ForEach-Object { foreach ($set in $_.ParameterSets) { "$($set.Name): $($_.Name) $set" } }'
# PowerShell writes types by their accelerators, the catalogue by their .NET names.
SHORT = {
    "String": "string", "String[]": "string[]", "Int32": "int", "Int64": "long", "Boolean": "bool", "DateTime": "datetime", "Uri": "uri",
    "IPAddress": "ipaddress", "PSCredential": "pscredential", "SecureString": "securestring", "Hashtable": "hashtable", "X509Certificate2":
    "X509Certificate2",
}  # fmt: skip


def catalogue() -> list[str]:
    lines = (Path(__file__).parent / "syntax.txt").read_text(encoding="utf-8").splitlines()
    return [re.sub(r"<([^<> ]+)>", lambda match: f"<{SHORT.get(match[1], match[1])}>", line) for line in lines]


def test_the_parameter_sets_are_those_of_the_release(shell: Shell) -> None:
    spelled = {name.lower(): name for name in SHORT.values()}
    declared = [
        re.sub(r"<([^<> ]+)>", lambda match: f"<{spelled.get(match[1].lower(), match[1])}>", line) for line in shell.run(SCRIPT).output
    ]
    name = re.compile(r": (\S+)")

    def others(lines: list[str]) -> set[str]:
        return {line for line in lines if (match := name.search(line)) and match[1] not in LATER}

    assert sorted(others(declared) ^ others(catalogue())) == []
