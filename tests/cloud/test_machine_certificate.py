"""The certificate that a machine's remote management is given: a reader of certificates reads it, and the same seed gives the same one."""

from __future__ import annotations

from datetime import UTC, datetime

from azshell.cloud.machine_certificate import certificate
from azshell.dotnet.certificate_reader import read_certificate

SINCE = datetime(2014, 6, 2, 9, tzinfo=UTC)


def test_a_reader_reads_it() -> None:
    parts = read_certificate(certificate("web.cloudapp.net", SINCE, b"seed"))
    assert (parts["version"], parts["subject"], parts["issuer"]) == (3, "CN=web.cloudapp.net", "CN=web.cloudapp.net")
    assert [str(parts[name]) for name in ("not_before", "not_after")] == ["6/2/2014 9:00:00 AM", "6/2/2015 9:00:00 AM"]


def test_it_follows_the_seed() -> None:
    assert certificate("web", SINCE, b"a") == certificate("web", SINCE, b"a") != certificate("web", SINCE, b"b")
