"""Start-Job, Get-Job, Wait-Job, Receive-Job, Stop-Job, Remove-Job and Start-ThreadJob: work in the background."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import (
    Cmdlet,
    Parameter,
    Switch,
    has_wildcards,
    jobs,
    using_values,
    validate_not_null,
    validate_not_null_or_empty,
    validate_range,
    wildcard,
)
from azshell.dotnet.exceptions import ArgumentException, PSArgumentException, PSInvalidOperationException
from azshell.dotnet.members import invoke_static
from azshell.dotnet.types import known_type
from azshell.dotnet.values import PSObject

RUNSPACE = "22222222-3333-4444-5555-666666666666"
WATCH = 0.1
"""Seconds after which Receive-Job -Wait passes on what has come meanwhile."""
FINISHED = ("Completed", "Failed", "Stopped", "Blocked", "Suspended", "Disconnected")


class JobCmdlet(Cmdlet):
    """What the commands for jobs share: choosing jobs by name, number or state."""

    noun = ""
    Job: Any = None
    Name: Any = None
    Id: Any = None
    InstanceId: Any = None
    State: Any = None
    Command: Any = None

    @property
    def table(self) -> Any:
        """The session's jobs."""
        return jobs.jobs_of(self.session)

    def all_jobs(self) -> list[Any]:
        """Every job, oldest first."""
        return [job for _, job in sorted(self.table.jobs.items())]

    def chosen(self) -> list[Any]:
        """The jobs the parameters name; an error for each name and number that is none."""
        if self.Job is not None:
            given = list(self.Job) if isinstance(self.Job, list) else [self.Job]
            return [getattr(job, "parent", job) for job in given]
        found: list[Any] = []
        every = self.all_jobs()
        if self.Name is not None:
            for name in self.Name:
                matching = [job for job in every if wildcard(name).matches(job.name)]
                if not matching and not has_wildcards(name):
                    words = (
                        f"The command cannot find the job because the job name {name} was not found. "
                        "Verify the value of the Name parameter, and then try the command again."
                    )
                    self.write_error(PSArgumentException(words), "JobWithSpecifiedNameNotFound", "ObjectNotFound", name)
                found.extend(matching)
        elif self.Id is not None:
            for number in self.Id:
                job = self.table.jobs.get(int(number))
                if job is None:
                    words = f"The command cannot find a job with the job ID {number}. Verify the value of the Id parameter and then try the command again."
                    self.write_error(PSArgumentException(words), "JobWithSpecifiedSessionNotFound", "ObjectNotFound", int(number))
                else:
                    found.append(job)
        elif self.State is not None:
            found = [job for job in every if job.state == str(self.State)]
        elif self.InstanceId is not None:
            found = [job for job in every if job.instance_id in self.InstanceId]
        elif self.Command is not None:
            found = [job for job in every if any(wildcard(pattern).matches(job.command.strip()) for pattern in self.Command)]
        return found


class JobStarter(Cmdlet):
    """What Start-Job and Start-ThreadJob share."""

    noun = ""
    InputObject: Any
    ScriptBlock: Any
    FilePath: Any
    Name: Any
    ArgumentList: Any
    InitializationScript: Any
    LiteralPath: Any = None
    WorkingDirectory: Any = None
    job_class = "PSRemotingJob"

    @property
    def start_folder(self) -> str | None:
        """Where the job begins, if not where its caller is."""
        return None if self.WorkingDirectory is None else self.resolve_path(self.WorkingDirectory, True)[0].path

    def begin(self) -> None:
        self.input: list[Any] = []

    def process(self) -> None:
        if self.is_bound("InputObject"):
            self.input.append(self.InputObject)

    def end(self) -> None:
        block = self.ScriptBlock
        if block is None:
            path = self.resolve_path(self.LiteralPath or self.FilePath, self.LiteralPath is not None)[0]
            with open(path.host, encoding="utf-8-sig") as file:
                block = invoke_static(known_type("scriptblock"), "Create", [file.read()])
        job = jobs.jobs_of(self.session).start(
            block,
            self.Name,
            arguments=list(self.ArgumentList or ()),
            input=self.input if self.is_bound("InputObject") else None,
            initialization=self.InitializationScript,
            using=using_values(block, self.runtime.frame),
            folder=self.start_folder,
            class_name=self.job_class,
        )
        self.write(job)


class StartJob(JobStarter):
    """Runs a script block, or a script file, in the background: in a session of its own, on the same world.

    ```ps1con
    PS C:\\> Start-Job { 6 * 7 } | Receive-Job -Wait
    42
    ```
    """

    aliases = ["sajb"]
    default_set = "ComputerName"
    output_types = ["System.Management.Automation.PSRemotingJob"]

    DefinitionName = Parameter("string", position=0, mandatory=True, sets=["DefinitionName"], validate=validate_not_null_or_empty)
    DefinitionPath = Parameter("string", position=1, sets=["DefinitionName"], validate=validate_not_null_or_empty)
    Type = Parameter("string", position=2, sets=["DefinitionName"], validate=validate_not_null_or_empty)
    Name = Parameter("string", from_property=True, sets=["FilePathComputerName", "ComputerName", "LiteralFilePathComputerName"])
    ScriptBlock = Parameter("scriptblock", position=0, mandatory=True, sets=["ComputerName"], aliases=["Command"])
    Credential = Parameter("pscredential", sets=["FilePathComputerName", "ComputerName", "LiteralFilePathComputerName"])
    FilePath = Parameter("string", position=0, mandatory=True, sets=["FilePathComputerName"])
    LiteralPath = Parameter("string", mandatory=True, sets=["LiteralFilePathComputerName"], aliases=["PSPath", "LP"])
    Authentication = Parameter("string", sets=["FilePathComputerName", "ComputerName", "LiteralFilePathComputerName"])
    InitializationScript = Parameter(
        "scriptblock", position=1, sets=["FilePathComputerName", "ComputerName", "LiteralFilePathComputerName"]
    )
    WorkingDirectory = Parameter("string")
    RunAs32 = Switch(sets=["FilePathComputerName", "ComputerName", "LiteralFilePathComputerName"])
    PSVersion = Parameter(
        "version", sets=["FilePathComputerName", "ComputerName", "LiteralFilePathComputerName"], validate=validate_not_null_or_empty
    )
    InputObject = Parameter("psobject", from_pipeline=True, sets=["FilePathComputerName", "ComputerName", "LiteralFilePathComputerName"])
    ArgumentList = Parameter("object[]", sets=["FilePathComputerName", "ComputerName", "LiteralFilePathComputerName"], aliases=["Args"])
    ConnectingTimeout = Parameter("int", sets=["SSHHost"])
    Options = Parameter("hashtable", sets=["SSHHost"], validate=validate_not_null_or_empty)


class StartThreadJob(JobStarter):
    """Runs a script block in the background, its results the objects themselves."""

    output_types = ["Microsoft.PowerShell.ThreadJob.ThreadJob"]
    net_class = "Microsoft.PowerShell.ThreadJob.StartThreadJobCommand"
    job_class = "ThreadJob"

    ScriptBlock = Parameter("scriptblock", position=0, mandatory=True, sets=["ScriptBlock"], validate=validate_not_null)
    FilePath = Parameter("string", position=0, mandatory=True, sets=["FilePath"], validate=validate_not_null_or_empty)
    Name = Parameter("string", sets=["ScriptBlock", "FilePath"], validate=validate_not_null_or_empty)
    InitializationScript = Parameter("scriptblock", sets=["ScriptBlock", "FilePath"], validate=validate_not_null)
    InputObject = Parameter("psobject", from_pipeline=True, sets=["ScriptBlock", "FilePath"], validate=validate_not_null)
    ArgumentList = Parameter("object[]", sets=["ScriptBlock", "FilePath"])
    ThrottleLimit = Parameter("int", sets=["ScriptBlock", "FilePath"], validate=validate_range(1, 1000000))
    StreamingHost = Parameter("object", sets=["ScriptBlock", "FilePath"])


class GetJob(JobCmdlet):
    """Gets the session's jobs."""

    aliases = ["gjb"]
    default_set = "SessionIdParameterSet"
    output_types = ["System.Management.Automation.Job"]

    IncludeChildJob = Switch(
        sets=["SessionIdParameterSet", "InstanceIdParameterSet", "NameParameterSet", "StateParameterSet", "CommandParameterSet"]
    )
    ChildJobState = Parameter(
        "System.Management.Automation.JobState",
        sets=["SessionIdParameterSet", "InstanceIdParameterSet", "NameParameterSet", "StateParameterSet", "CommandParameterSet"],
    )
    HasMoreData = Parameter(
        "bool", sets=["SessionIdParameterSet", "InstanceIdParameterSet", "NameParameterSet", "StateParameterSet", "CommandParameterSet"]
    )
    Before = Parameter(
        "datetime", sets=["SessionIdParameterSet", "InstanceIdParameterSet", "NameParameterSet", "StateParameterSet", "CommandParameterSet"]
    )
    After = Parameter(
        "datetime", sets=["SessionIdParameterSet", "InstanceIdParameterSet", "NameParameterSet", "StateParameterSet", "CommandParameterSet"]
    )
    Newest = Parameter(
        "int", sets=["SessionIdParameterSet", "InstanceIdParameterSet", "NameParameterSet", "StateParameterSet", "CommandParameterSet"]
    )
    Id = Parameter("int[]", position=0, from_property=True, sets=["SessionIdParameterSet"], validate=validate_not_null_or_empty)
    Name = Parameter(
        "string[]", position=0, mandatory=True, from_property=True, sets=["NameParameterSet"], validate=validate_not_null_or_empty
    )
    InstanceId = Parameter(
        "guid[]", position=0, mandatory=True, from_property=True, sets=["InstanceIdParameterSet"], validate=validate_not_null_or_empty
    )
    State = Parameter("System.Management.Automation.JobState", position=0, mandatory=True, from_property=True, sets=["StateParameterSet"])
    Command = Parameter("string[]", from_property=True, sets=["CommandParameterSet"], validate=validate_not_null_or_empty)
    Filter = Parameter(
        "hashtable", position=0, mandatory=True, from_property=True, sets=["FilterParameterSet"], validate=validate_not_null_or_empty
    )

    def process(self) -> None:
        named = any(value is not None for value in (self.Name, self.Id, self.State, self.Command, self.InstanceId))
        found = self.chosen() if named else self.all_jobs()
        if self.HasMoreData is not None:
            found = [job for job in found if job.has_more_data == bool(self.HasMoreData)]
        if self.Newest is not None:
            found = found[-self.Newest :]
        for job in found:
            self.write(job)
            if self.IncludeChildJob and job.class_name == "PSRemotingJob":
                self.write(job.child)


class WaitJob(JobCmdlet):
    """Waits until jobs have finished, and gives them."""

    aliases = ["wjb"]
    default_set = "SessionIdParameterSet"
    output_types = ["System.Management.Automation.Job"]

    Job = Parameter(
        "System.Management.Automation.Job[]",
        position=0,
        mandatory=True,
        from_pipeline=True,
        from_property=True,
        sets=["JobParameterSet"],
        validate=validate_not_null_or_empty,
    )
    Any = Switch()
    Timeout = Parameter("int", aliases=["TimeoutSec"], validate=validate_range(-1, 2147483647))
    Force = Switch()
    Name = Parameter(
        "string[]", position=0, mandatory=True, from_property=True, sets=["NameParameterSet"], validate=validate_not_null_or_empty
    )
    InstanceId = Parameter(
        "guid[]", position=0, mandatory=True, from_property=True, sets=["InstanceIdParameterSet"], validate=validate_not_null_or_empty
    )
    Id = Parameter(
        "int[]", position=0, mandatory=True, from_property=True, sets=["SessionIdParameterSet"], validate=validate_not_null_or_empty
    )
    State = Parameter("System.Management.Automation.JobState", position=0, mandatory=True, from_property=True, sets=["StateParameterSet"])
    Filter = Parameter(
        "hashtable", position=0, mandatory=True, from_property=True, sets=["FilterParameterSet"], validate=validate_not_null_or_empty
    )

    def begin(self) -> None:
        self.waited_for: list[Any] = []

    def process(self) -> None:
        self.waited_for.extend(self.chosen())

    def end(self) -> None:
        seconds = None if self.Timeout is None or self.Timeout < 0 else float(self.Timeout)
        finished = self.table.wait(self.waited_for, bool(self.Any), seconds)
        # -Timeout gives the jobs that are over only when all are, -Any the first one that is
        if self.Any:
            finished = finished[:1]
        for job in finished:
            self.write(job)


class ReceiveJob(JobCmdlet):
    """Gets the results of jobs, once; -Keep leaves them for later, -Wait and -AutoRemoveJob finish a job off."""

    aliases = ["rcjb"]
    default_set = "Location"

    Job = Parameter(
        "System.Management.Automation.Job[]",
        position=0,
        mandatory=True,
        from_pipeline=True,
        from_property=True,
        sets=["ComputerName", "Session", "Location"],
    )
    ComputerName = Parameter(
        "string[]", position=1, from_property=True, sets=["ComputerName"], aliases=["Cn"], validate=validate_not_null_or_empty
    )
    Location = Parameter("string[]", position=1, sets=["Location"], validate=validate_not_null_or_empty)
    Session = Parameter("object[]", position=1, from_property=True, sets=["Session"], validate=validate_not_null)
    Keep = Switch()
    NoRecurse = Switch()
    Force = Switch()
    Wait = Switch()
    AutoRemoveJob = Switch()
    WriteEvents = Switch()
    WriteJobInResults = Switch()
    Name = Parameter(
        "string[]", position=0, mandatory=True, from_property=True, sets=["NameParameterSet"], validate=validate_not_null_or_empty
    )
    InstanceId = Parameter(
        "guid[]", position=0, mandatory=True, from_property=True, sets=["InstanceIdParameterSet"], validate=validate_not_null_or_empty
    )
    Id = Parameter(
        "int[]", position=0, mandatory=True, from_property=True, sets=["SessionIdParameterSet"], validate=validate_not_null_or_empty
    )

    def begin(self) -> None:
        self.received: list[Any] = []
        if self.AutoRemoveJob and not self.Wait:
            words = "The -AutoRemoveJob parameter cannot be used without the -Wait parameter"
            self.throw(PSInvalidOperationException(words), "InvalidOperation", "InvalidOperation")

    def process(self) -> None:
        for job in self.chosen():
            self.received.append(job)
            if not self.Wait:
                self.receive(job)

    def end(self) -> None:
        if not self.Wait:
            return
        left = list(self.received)
        if self.WriteJobInResults:
            self.write_all(left)
        while left:
            finished = self.table.wait(left, True, None if self.table.clock else WATCH)
            for job in left:
                if job in finished:
                    self.receive(job)
                elif not self.Keep:
                    self.receive(job, False)
            left = [job for job in left if job not in finished]
        if self.WriteEvents:
            for job in self.received:
                for each in (job.child, job) if job.class_name == "PSRemotingJob" else (job,):
                    self.write(jobs.JobStateEventArgs(jobs.JobStateInfo(each.state, job.failure), jobs.JobStateInfo("Running", None)))
        if self.AutoRemoveJob:
            for job in self.received:
                self.table.remove(job)

    def receive(self, job: Any, and_failure: bool = True) -> None:
        """Pass on what a job has given so far."""
        remote = job.class_name == "PSRemotingJob"
        for stream, record in job.receive(bool(self.Keep), and_failure):
            if stream == "error":
                if remote:
                    record = jobs.remote_record(record)
                elif record is job.failure:
                    record = jobs.thread_job_failure(job)
            self.pass_on(stream, record, remote)

    def pass_on(self, stream: str, record: Any, remote: bool) -> None:
        """One record to the stream it came from."""
        if stream == "output":
            self.write(received(record) if remote else record)
        elif stream == "error":
            self.write_error(record)
        else:
            getattr(self.runtime.streams, stream)(record)


def received(obj: Any) -> Any:
    """An object as it comes out of another process: serialized and back, with where it was made."""
    from azshell.dotnet.clixml import deserialize, serialize
    from azshell.dotnet.members import add_note

    if isinstance(obj, (str, int, float)) or obj is None:
        return obj
    made = deserialize(serialize([obj], 1, indent=False))[0]
    if isinstance(made, PSObject) and made.base is None:
        made = add_note(made, "PSComputerName", "localhost")
        made = add_note(made, "RunspaceId", invoke_static(known_type("guid"), "Parse", [RUNSPACE]))
        made = add_note(made, "PSShowComputerName", False)
    return made


class StopJob(JobCmdlet):
    """Stops jobs."""

    aliases = ["spjb"]
    default_set = "SessionIdParameterSet"
    supports_should_process = True
    output_types = ["System.Management.Automation.Job"]

    Job = Parameter(
        "System.Management.Automation.Job[]",
        position=0,
        mandatory=True,
        from_pipeline=True,
        from_property=True,
        sets=["JobParameterSet"],
        validate=validate_not_null_or_empty,
    )
    PassThru = Switch()
    Name = Parameter(
        "string[]", position=0, mandatory=True, from_property=True, sets=["NameParameterSet"], validate=validate_not_null_or_empty
    )
    InstanceId = Parameter(
        "guid[]", position=0, mandatory=True, from_property=True, sets=["InstanceIdParameterSet"], validate=validate_not_null_or_empty
    )
    Id = Parameter(
        "int[]", position=0, mandatory=True, from_property=True, sets=["SessionIdParameterSet"], validate=validate_not_null_or_empty
    )
    State = Parameter("System.Management.Automation.JobState", position=0, mandatory=True, from_property=True, sets=["StateParameterSet"])
    Filter = Parameter(
        "hashtable", position=0, mandatory=True, from_property=True, sets=["FilterParameterSet"], validate=validate_not_null_or_empty
    )

    def process(self) -> None:
        for job in self.chosen():
            if self.should_process(f"Job{job.id}", "Stop"):
                job.stop()
                if self.PassThru:
                    self.write(job)


class RemoveJob(JobCmdlet):
    """Forgets jobs that have finished; -Force also those that have not."""

    aliases = ["rjb"]
    default_set = "SessionIdParameterSet"
    supports_should_process = True
    output_types = ["System.Management.Automation.Job"]

    Job = Parameter(
        "System.Management.Automation.Job[]",
        position=0,
        mandatory=True,
        from_pipeline=True,
        from_property=True,
        sets=["JobParameterSet"],
        validate=validate_not_null_or_empty,
    )
    Force = Switch(
        sets=["InstanceIdParameterSet", "JobParameterSet", "NameParameterSet", "SessionIdParameterSet", "FilterParameterSet"], aliases=["F"]
    )
    Name = Parameter(
        "string[]", position=0, mandatory=True, from_property=True, sets=["NameParameterSet"], validate=validate_not_null_or_empty
    )
    InstanceId = Parameter(
        "guid[]", position=0, mandatory=True, from_property=True, sets=["InstanceIdParameterSet"], validate=validate_not_null_or_empty
    )
    Id = Parameter(
        "int[]", position=0, mandatory=True, from_property=True, sets=["SessionIdParameterSet"], validate=validate_not_null_or_empty
    )
    State = Parameter("System.Management.Automation.JobState", position=0, mandatory=True, from_property=True, sets=["StateParameterSet"])
    Command = Parameter("string[]", from_property=True, sets=["CommandParameterSet"], validate=validate_not_null_or_empty)
    Filter = Parameter(
        "hashtable", position=0, mandatory=True, from_property=True, sets=["FilterParameterSet"], validate=validate_not_null_or_empty
    )

    def process(self) -> None:
        for job in self.chosen():
            if job.state not in FINISHED and not self.Force:
                words = (
                    f"The command cannot remove the job with the job ID {job.id} because the job is not finished. To remove the job, first stop "
                    "the job, or use the Force parameter."
                )
                self.write_error(ArgumentException(words, "Job"), "JobObjectNotFinishedCannotBeRemoved", "InvalidOperation", job)
                continue
            if self.should_process(f"Job{job.id}", "Remove"):
                if self.Force:
                    job.stop()
                self.table.remove(job)
