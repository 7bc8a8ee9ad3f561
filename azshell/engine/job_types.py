"""Jobs as scripts see them."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.records import ErrorRecord
from azshell.dotnet.types import Row, declare, known_type, method, prop
from azshell.engine.jobs import ChildJob, Job, JobStateInfo, ThreadJob, remote_record

_SMA = "System.Management.Automation."
_STREAMS = ("Output", "Error", "Warning", "Verbose", "Debug", "Information", "Progress")


class RemotingErrorRecord(ErrorRecord):
    """An error that came out of a background job."""

    net_type: Any


def _state(job: Any) -> Any:
    from azshell.engine.enums import JobState

    return JobState(JobState.names[job.state])


def _reason(job: Any) -> Any:
    job.run()
    return job.failure and job.failure.exception


def _child_reason(job: Any) -> Any:
    job.run()
    return job.failure and remote_record(job.failure).exception


def _stream(name: str) -> Any:
    def read(job: Any) -> list[Any]:
        job.run()
        return [record for stream, record in job.order if stream == name and record is not job.failure]

    return read


def _streams(filled: bool) -> list[Row]:
    return [prop(f"object {name}", _stream(name.lower()) if filled else lambda j: []) for name in _STREAMS]


def _members(full_name: str, job_type: str, location: str, reason: Any) -> list[Row]:
    return [
        prop("int Id", lambda j: j.id),
        prop("string Name", lambda j: j.name, lambda j, value: setattr(j, "name", value)),
        prop("guid InstanceId", lambda j: j.instance_id),
        prop("string PSJobTypeName", lambda j: job_type),
        prop(_SMA + "JobState State", _state),
        prop(_SMA + "JobStateInfo JobStateInfo", lambda j: JobStateInfo(_state(j), reason(j))),
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
        *_members(_REMOTING, "BackgroundJob", "localhost", lambda j: None),
        *_streams(False),
        prop(_CHILDREN, lambda j: [j.child]),
    ],
)
declare(
    _CHILD,
    ChildJob,
    base=_SMA + "Job",
    members=[*_members(_CHILD, "", "localhost", _child_reason), *_streams(True), prop(_CHILDREN, lambda j: [])],
)
declare(
    _THREAD,
    ThreadJob,
    base=_SMA + "Job2",
    members=[*_members(_THREAD, "ThreadJob", "PowerShell", _reason), *_streams(True), prop(_CHILDREN, lambda j: [])],
)
declare(
    _SMA + "JobStateInfo",
    JobStateInfo,
    members=[
        prop(_SMA + "JobState State", lambda i: i.state),
        prop("System.Exception Reason", lambda i: i.reason),
        method("string ToString()", lambda i: str(i.state)),
    ],
)
declare(
    _SMA + "Runspaces.RemotingErrorRecord",
    RemotingErrorRecord,
    base=known_type(_SMA + "ErrorRecord"),
)
