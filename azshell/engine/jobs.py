"""Background jobs: a script block with a session of its own on the same world.

A job is run when something first waits for it, asks for its results, or looks at its state a second time: what a lesson prints
must not depend on which of two threads was faster.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from azshell.engine.lazy_type import LazyType

if TYPE_CHECKING:
    from azshell.engine.frame import Frame
    from azshell.engine.session import Session


class Job:
    """System.Management.Automation.PSRemotingJob. `state` is a name of JobState; streams hold what was not received yet."""

    net_type: ClassVar[Any] = LazyType("azshell.engine.job_types")

    def __init__(
        self, session: Session, number: int, name: str, block: Any, arguments: Iterable[Any] = (), input: Iterable[Any] | None = None,
        initialization: Any = None, class_name: str = "PSRemotingJob", using: dict[str, Any] | None = None,
    ) -> None:  # fmt: skip
        self.session = session
        self.id = number
        self.name = name
        self.block = block
        self.arguments = list(arguments)
        self.input = None if input is None else list(input)
        self.initialization = initialization
        self.using = using or {}
        self.class_name = class_name
        self.command = block.text
        self.location = "localhost"
        self.started: Any = _now()
        self.ended: Any = None
        self.instance_id = _new_guid()
        self._state = "Running"
        self._looked = 0
        self.output: list[Any] = []
        self.streams: dict[str, list[Any]] = {name: [] for name in ("error", "warning", "verbose", "debug", "information", "progress")}
        self.order: list[tuple[str, Any]] = []
        self.failure: Any = None
        self.child = ChildJob(self)

    @property
    def state(self) -> str:
        """The state as a script that looks at it sees it."""
        self._looked += 1
        if self._state == "Running" and self._looked > 1:
            self.run()
        return self._state

    @property
    def has_more_data(self) -> bool:
        """Whether there is something to receive."""
        return self._state in ("Running", "NotStarted") or bool(self.order)

    def run(self) -> None:
        """Run it to its end, if it has not run."""
        if self._state != "Running":
            return
        self._state = "Completed"
        from azshell.engine.session import Session
        from azshell.engine.streams import Streams

        running = Session.running
        own = _session_like(self.session)
        Session.running = own
        order = self.order

        def sink(name: str) -> Any:
            return lambda record: order.append((name, record))

        streams = Streams(*(sink(name) for name in self.streams))
        own.default_streams = streams
        own.frame.streams = streams
        try:
            outcome = self._run_in(own, streams)
            if outcome is not None:
                self._state = "Failed"
                self.failure = outcome
                order.append(("error", outcome))
        finally:
            self.ended = _now()
            Session.running = running

    def _run_in(self, own: Session, streams: Any) -> Any:
        """Run the block in the job's session; gives the record of a terminating error."""
        from azshell.dotnet.exceptions import NetException
        from azshell.engine.script_block import ScriptBlock
        from azshell.engine.signals import ExitException, FlowException

        def out(obj: Any) -> None:
            self.order.append(("output", obj))

        for name, value in self.using.items():
            own.global_scope.assign_local(name, value)
        try:
            if self.initialization is not None:
                start = self.initialization
                ScriptBlock(start.node, start.context, own.state, start.definition).invoke(own, out=out, streams=streams, dot=True)
            block = ScriptBlock(self.block.node, self.block.context, own.state, self.block.definition)
            block.invoke(own, self.arguments, self.input, out=out, streams=streams)
        except NetException as error:
            from azshell.engine.errors import as_runtime

            return as_runtime(own.frame, error).error_record
        except (ExitException, FlowException):
            return None
        return None

    def receive(self, keep: bool = False) -> list[tuple[str, Any]]:
        """(stream, record) in order; forgotten afterwards unless `keep`."""
        self.run()
        found = list(self.order)
        if not keep:
            self.order.clear()
        return found

    def stop(self) -> None:
        """Stop it before it ran."""
        if self._state == "Running":
            self._state = "Stopped"


class ThreadJob(Job):
    """Microsoft.PowerShell.ThreadJob.ThreadJob: its results are the objects themselves."""

    net_type: ClassVar[Any] = LazyType("azshell.engine.job_types")


class ChildJob:
    """The job under a background job, which holds its results. Scripts look here for the streams and for why it failed."""

    net_type: ClassVar[Any] = LazyType("azshell.engine.job_types")

    def __init__(self, parent: Job) -> None:
        self.parent = parent
        self.id = parent.id + 1
        self.name = f"Job{self.id}"
        self.instance_id = _new_guid()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.parent, name)


class JobStateInfo:
    """The state of a job, and the exception that ended it."""

    net_type: ClassVar[Any] = LazyType("azshell.engine.job_types")

    def __init__(self, state: Any, reason: Any) -> None:
        self.state = state
        self.reason = reason


def remote_record(record: Any) -> Any:
    """An error record as it comes out of another process: about a RemoteException with the same words."""
    from azshell.dotnet.exceptions import RemoteException
    from azshell.engine.job_types import RemotingErrorRecord

    made = record.copy(RemoteException(record.message))
    made.__class__ = RemotingErrorRecord
    if made.category_info.reason_override is None:
        made.category_info.reason_override = record.category_info.reason
    return made


def thread_job_failure(job: Job) -> Any:
    """The record that receiving a failed thread job gives."""
    from azshell.dotnet.records import ErrorRecord

    made = ErrorRecord(job.failure.exception, "JobStateFailed", "InvalidResult")
    made.command_class = made.category_info.activity_override = ""
    return made


def _now() -> Any:
    from azshell.dotnet.members import get_static
    from azshell.dotnet.types import known_type

    return get_static(known_type("datetime"), "Now")


def _new_guid() -> Any:
    from azshell.dotnet.members import invoke_static
    from azshell.dotnet.types import known_type

    return invoke_static(known_type("guid"), "NewGuid", [])


class Apart:
    """A block run for one item after the other in a session of its own: ForEach-Object -Parallel, one worker at a time."""

    def __init__(self, session: Session, block: Any, using: dict[str, Any]) -> None:
        from azshell.engine.script_block import ScriptBlock

        self.own = _session_like(session)
        self.block = ScriptBlock(block.node, block.context, self.own.state, block.definition)
        for name, value in using.items():
            self.own.global_scope.assign_local(name, value)

    def run(self, item: Any, out: Any, streams: Any) -> None:
        """Run it with `$_` = item."""
        from azshell.engine.session import Session

        running = Session.running
        Session.running = self.own
        self.own.default_streams = self.own.frame.streams = streams
        try:
            self.block.invoke(self.own, dollar_underbar=item, out=out, streams=streams)
        finally:
            Session.running = running


class JobTable:
    """The session's jobs, numbered from 1; each takes two numbers, its child the second."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.jobs: dict[int, Job] = {}
        self._next = 1

    def start(self, block: Any, name: str | None = None, **settings: Any) -> Job:
        """Make a job that counts as running."""
        number = self._next
        self._next += 2 if settings.get("class_name", "PSRemotingJob") == "PSRemotingJob" else 1
        made = ThreadJob if settings.get("class_name") == "ThreadJob" else Job
        job = self.jobs[number] = made(self.session, number, name or f"Job{number}", block, **settings)
        return job

    def remove(self, job: Job) -> None:
        """Forget a job."""
        self.jobs.pop(job.id, None)


def jobs_of(session: Session) -> JobTable:
    """The session's table of jobs."""
    if session.jobs is None:
        session.jobs = JobTable(session)
    return session.jobs


def _session_like(session: Session) -> Session:
    """A fresh session on the same world, with the same host and location.  The one that runs goes on being that."""
    running = type(session).running
    made = type(session)(session.host, layout=session.layout, width=session.host.width)
    made.world_source = session.world_source
    for key in ("world", "commands"):
        if key in session.services:
            made.services[key] = session.services[key]
    made.prepare()
    clone = getattr(session.providers, "copy_for", None)
    if clone is not None:
        made.services["providers"] = clone(made)
    type(session).running = running
    return made


def start_background(frame: Frame, block_class: Any, node: Any, context: Any) -> Job:
    """`command &`: the pipeline as a job."""
    from azshell.language import nodes

    foreground = nodes.Pipeline(node.start, node.end, node.elements)
    body = nodes.ScriptBlock(node.start, node.end, end_block=nodes.NamedBlock(node.start, node.end, "end", [foreground], unnamed=True))
    block = block_class(body, context, frame.scope.session_state)
    return jobs_of(frame.session).start(block)
