"""Jobs as scripts see them."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.records import ErrorRecord
from azshell.dotnet.types import Row, declare, known_type, method, prop
from azshell.engine.jobs import ChildJob, Job, JobStateEventArgs, JobStateInfo, TaskChildJob, TaskJob, ThreadJob, remote_record

_SMA = "System.Management.Automation."
_STREAMS = ("Output", "Error", "Warning", "Verbose", "Debug", "Information", "Progress")


class RemotingErrorRecord(ErrorRecord):
    """An error that came out of a background job."""

    net_type: Any


def _state(job: Any) -> Any:
    from azshell.engine.enums import JobState

    return JobState(JobState.names[job.state])


def _no_failure(job: Any) -> Any:
    return None


def _failure(job: Any) -> Any:
    return None if job.is_starting else job.failure


def _remote_failure(job: Any) -> Any:
    found = _failure(job)
    return found and remote_record(found)


def _stream(name: str) -> Any:
    return lambda job: [record for stream, record in job.news if stream == name]


def _streams(filled: bool) -> list[Row]:
    return [prop(f"object {name}", _stream(name.lower()) if filled else lambda j: []) for name in _STREAMS]


def _members(full_name: str, job_type: str, location: str, failure: Any) -> list[Row]:
    return [
        prop("int Id", lambda j: j.id),
        prop("string Name", lambda j: j.name, lambda j, value: setattr(j, "name", value)),
        prop("guid InstanceId", lambda j: j.instance_id),
        prop("string PSJobTypeName", lambda j: job_type),
        prop(_SMA + "JobState State", _state),
        prop(_SMA + "JobStateInfo JobStateInfo", lambda j: JobStateInfo(j.state, failure(j))),
        prop("bool HasMoreData", lambda j: j.has_more_data),
        prop("string Location", lambda j: location),
        prop("string Command", lambda j: j.command),
        prop("string StatusMessage", lambda j: ""),
        prop("System.Nullable[datetime] PSBeginTime", lambda j: j.started),
        prop("System.Nullable[datetime] PSEndTime", lambda j: j.ended),
        method("void StopJob()", lambda j: j.stop()),
        method("void Dispose()", lambda j: None),
        method("string ToString()", lambda j: full_name),
    ]


_CHILDREN = f"System.Collections.Generic.IList[{_SMA}Job] ChildJobs"
_REMOTING, _CHILD, _THREAD = _SMA + "PSRemotingJob", _SMA + "PSRemotingChildJob", "Microsoft.PowerShell.ThreadJob.ThreadJob"

declare(_SMA + "Job")
declare(_SMA + "Job2", base=_SMA + "Job")
declare(
    _REMOTING,
    Job,
    base=_SMA + "Job",
    members=[
        *_members(_REMOTING, "BackgroundJob", "localhost", _no_failure),
        *_streams(False),
        prop(_CHILDREN, lambda j: [j.child]),
    ],
)
declare(
    _CHILD,
    ChildJob,
    base=_SMA + "Job",
    members=[*_members(_CHILD, "", "localhost", _remote_failure), *_streams(True), prop(_CHILDREN, lambda j: [])],
)
declare(
    _THREAD,
    ThreadJob,
    base=_SMA + "Job2",
    members=[*_members(_THREAD, "ThreadJob", "PowerShell", _failure), *_streams(True), prop(_CHILDREN, lambda j: [])],
)
_TASKS = _SMA + "PSTasks."
declare(
    _TASKS + "PSTaskJob",
    TaskJob,
    base=_SMA + "Job",
    members=[
        *_members(_TASKS + "PSTaskJob", "PSTaskJob", "PowerShell", _no_failure),
        *_streams(False),
        prop(_CHILDREN, lambda j: list(j.children)),
    ],
)
declare(
    _TASKS + "PSTaskChildJob",
    TaskChildJob,
    base=_SMA + "Job",
    members=[
        *_members(_TASKS + "PSTaskChildJob", "PSTaskChildJob", "PowerShell", _no_failure),
        *_streams(False),
        prop(_CHILDREN, lambda j: []),
    ],
)
declare(
    _SMA + "JobStateInfo",
    JobStateInfo,
    members=[
        prop(_SMA + "JobState State", _state),
        prop("System.Exception Reason", lambda i: i.failure and i.failure.exception),
        method("string ToString()", lambda i: str(i.state)),
    ],
)
declare(
    _SMA + "JobStateEventArgs",
    JobStateEventArgs,
    base="System.EventArgs",
    members=[
        prop(_SMA + "JobStateInfo JobStateInfo", lambda e: e.state),
        prop(_SMA + "JobStateInfo PreviousJobStateInfo", lambda e: e.previous),
    ],
)
declare(
    _SMA + "Runspaces.RemotingErrorRecord",
    RemotingErrorRecord,
    base=known_type(_SMA + "ErrorRecord"),
)
