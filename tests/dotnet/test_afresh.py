"""What one session changes for the whole process is not there in the next."""

import pytest

from azshell import Shell


@pytest.mark.parametrize(
    ("change", "look", "fresh"),
    [
        ("[cultureinfo]::CurrentCulture = 'fr-FR'", "(1.5).ToString()", "1.5"),
        ("[cultureinfo]::CurrentUICulture = 'de-DE'", "[cultureinfo]::CurrentUICulture.Name", "en-US"),
        (
            "Update-TypeData -TypeName System.Int32 -MemberType NoteProperty -MemberName Extra -Value 1 -Force",
            "'[' + (1).Extra + ']'",
            "[]",
        ),
        ("$env:AZSHELL_TEST_LEFTOVER = 'x'", "Test-Path env:AZSHELL_TEST_LEFTOVER", "False"),
        ("[Console]::OutputEncoding = [Text.Encoding]::ASCII", "[Console]::OutputEncoding.WebName", "utf-8"),
        (
            "[psobject].Assembly.GetType('System.Management.Automation.TypeAccelerators')::Add('leftover', [int])",
            "$null -eq ('leftover' -as [type])",
            "True",
        ),
    ],
)
def test_next_session_begins_afresh(change: str, look: str, fresh: str) -> None:
    with Shell(layout="modern") as shell:
        assert not shell.run(change).errors
        assert shell.run(look).text.strip() != fresh
    with Shell(layout="modern") as shell:
        assert shell.run(look).text.strip() == fresh
