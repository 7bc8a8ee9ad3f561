"""Jobs as scripts see them."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.types import declare, method, prop
from azshell.engine.jobs import Job


def _state(job: Job) -> Any:
    from azshell.engine.enums import JobState

    return JobState(JobState.names[job.state])


def _stream(name: str) -> Any:
    def read(job: Job) -> list[Any]:
        job.run()
        return [record for stream, record in job.order if stream == name]

    return read


declare("System.Management.Automation.Job")
declare(
    "System.Management.Automation.PSRemotingJob",
    Job,
    base="System.Management.Automation.Job",
    members=[
        prop("int Id", lambda j: j.id),
        prop("string Name", lambda j: j.name, lambda j, value: setattr(j, "name", value)),
        prop("string PSJobTypeName", lambda j: "BackgroundJob"),
        prop("System.Management.Automation.JobState State", _state),
        prop("bool HasMoreData", lambda j: j.has_more_data),
        prop("string Location", lambda j: j.location),
        prop("string Command", lambda j: j.command),
        prop("string StatusMessage", lambda j: ""),
        prop("System.Collections.Generic.IList[System.Management.Automation.Job] ChildJobs", lambda j: [j]),
        prop("System.Object Output", _stream("output")),
        prop("System.Object Error", _stream("error")),
        prop("System.Object Warning", _stream("warning")),
        prop("System.Object Verbose", _stream("verbose")),
        prop("System.Object Debug", _stream("debug")),
        prop("System.Object Information", _stream("information")),
        prop("System.Object Progress", _stream("progress")),
        prop("datetime PSBeginTime", lambda j: j.started),
        prop("datetime PSEndTime", lambda j: j.ended),
        method("void StopJob()", Job.stop),
        method("void Dispose()", lambda j: None),
        method("string ToString()", lambda j: "System.Management.Automation.PSRemotingJob"),
    ],
)
