"""X.509 certificates and their stores, as scripts use them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from azshell import Shell
from azshell.cloud.machine_certificate import certificate

DATA = certificate("www.contoso.com", datetime(2014, 6, 2, tzinfo=UTC), b"seed")
STORE = "$store = New-Object System.Security.Cryptography.X509Certificates.X509Store 'Root', 'LocalMachine'\n"
ROWS = [
    ("$one.Subject, $one.HasPrivateKey, $one.Version", "CN=www.contoso.com False 3"),
    ("$one.Thumbprint -eq $one.GetCertHashString(); $one -is [x509certificate]", "True True"),
    ("$two = New-Object System.Security.Cryptography.X509Certificates.X509Certificate2; $two.Import('C:\\one.cer'); $two.Thumbprint -eq $one.Thumbprint", "True"),
    ("[Convert]::ToBase64String($one.RawData) | Out-File C:\\text.cer; ([x509certificate2]'C:\\text.cer').Subject", "CN=www.contoso.com"),
    (STORE + "$store.Open('ReadWrite'); $store.Add($one); $store.Add($one); $store.Certificates.Count; $store.Remove($one); $store.Certificates.Count", "1 0"),
    (STORE + "$store.Open([System.Security.Cryptography.X509Certificates.OpenFlags]::ReadOnly); try { $store.Add($one) } catch { $_.Exception.InnerException.Message }",
     "Access is denied."),
    (STORE + "try { $store.Add($one) } catch { $_.Exception.InnerException.Message }", "The X509 certificate store has not been opened."),
    ("try { [x509certificate2][byte[]](1, 2, 3) } catch { 'no certificate' }", "no certificate"),
]  # fmt: skip


@pytest.fixture(scope="module")
def shell() -> Iterator[Shell]:
    with Shell(world=":memory:", layout="classic", host_files=False) as opened:
        (opened.drive / "one.cer").write_bytes(DATA)
        opened.run(f"$one = [x509certificate2][Convert]::FromBase64String('{b64encode(DATA).decode()}')")
        yield opened


@pytest.mark.parametrize(("script", "expected"), ROWS)
def test_gives(shell: Shell, script: str, expected: str) -> None:
    result = shell.run(script)
    assert " ".join(result.text.split()) == expected, result.transcript
