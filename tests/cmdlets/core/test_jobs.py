"""Background jobs: what they give, and how they fail."""

from __future__ import annotations

import pytest

from azshell import Shell

FAILED = "$j = Start-Job { 1; throw 'bad' } | Wait-Job; "
FAILED_THREAD = "$j = Start-ThreadJob { 1; throw 'bad' } | Wait-Job; "
CHILD = "$j.ChildJobs[0]."
RECEIVE = "$null = Receive-Job $j -ErrorVariable found -ErrorAction SilentlyContinue; $found[0]."

ROWS = [
    ("$x = 4; Start-Job { $using:x + 1 } | Receive-Job -Wait", "5"),
    (
        "(Start-Job { [pscustomobject]@{ A = 1 } } | Receive-Job -Wait).pstypenames[0]",
        "Deserialized.System.Management.Automation.PSCustomObject",
    ),
    # a background job's results are in its child
    ('$j = Start-Job { 1, 2 } | Wait-Job; "$($j.Output.Count) $($j.ChildJobs[0].Output.Count)"', "0 2"),
    ("$j = Start-Job { 1 } | Wait-Job; (Get-Job -InstanceId $j.InstanceId).Name -eq $j.Name", "True"),
    ("$j = Start-Job { 1 } | Wait-Job; ($j.PSEndTime - $j.PSBeginTime).GetType().Name", "TimeSpan"),
    (FAILED + "$j.State", "Failed"),
    (FAILED + CHILD + "JobStateInfo.Reason.Message", "bad"),
    (FAILED + CHILD + "Error.Count", "0"),
    # errors come from another process, those of a thread job from this one
    (FAILED + RECEIVE + "Exception.GetType().Name", "RemoteException"),
    (FAILED + RECEIVE + "GetType().Name", "RemotingErrorRecord"),
    (FAILED_THREAD + RECEIVE + "FullyQualifiedErrorId", "JobStateFailed"),
    (FAILED_THREAD + "$j.GetType().Name", "ThreadJob"),
]


@pytest.mark.parametrize(("script", "printed"), ROWS)
def test_prints(script: str, printed: str) -> None:
    with Shell(world=":memory:", layout="modern", width=120) as shell:
        assert shell.run(script).text.strip() == printed
