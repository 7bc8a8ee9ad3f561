"""Background jobs: a script block on a thread of its own, in a session of its own, on the same world.

A job begins at once and runs beside its caller; its streams are collected as they come. It sees what its caller's world holds and
changes it: a world in a folder is opened anew, one in memory is shared, and either way a change waits for the end of another's
(cloud.World.beside). Stop-Job ends a block at its next statement, loop turn or pipeline object (threads.py); the end of the shell
stops every job.

Two rules keep what scripts print from depending on luck. A background job of PowerShell is a process that takes a while to start,
so the first looks find it Running and without results: so do ours for START seconds, unless somebody waits for it. And where the
world's clock stands, jobs take turns, see job_clock.py.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from azshell.engine.lazy_type import LazyType
from azshell.engine.signals import ExitException, FlowException, StoppedException
from azshell.engine.threads import Stop, here, launch, pause

if TYPE_CHECKING:
    from azshell.engine.frame import Frame
    from azshell.engine.job_clock import JobClock, Parked
    from azshell.engine.session import Session
    from azshell.engine.streams import Streams

START, THREAD_START = 0.3, 0.05
"""Real seconds for which a background job, and a thread job, seem to be starting."""
LOOKS = 20
"""How often a state is looked at, in a world whose clock stands, until what is due runs: for loops that only look."""
GRACE = 2.0
"""Real seconds that a stopped job has for its finally blocks; then it is left to itself, and what it still gives is lost."""
FINISHED = ("Completed", "Failed", "Stopped")
STREAMS = ("error", "warning", "verbose", "debug", "information", "progress")


class Job:
    """System.Management.Automation.PSRemotingJob. `order` holds what was not received yet: (stream, record)."""

    net_type: ClassVar[Any] = LazyType("azshell.engine.job_types")
    event_names = ("StateChanged",)
    is_process = True
    start_time = START

    def __init__(
        self, table: JobTable, number: int, name: str, block: Any, arguments: Iterable[Any] = (), input: Iterable[Any] | None = None,
        initialization: Any = None, class_name: str = "PSRemotingJob", using: dict[str, Any] | None = None, folder: str | None = None,
        limit: int = 1,
    ) -> None:  # fmt: skip
        self.table = table
        self.session = table.session
        self.id = number
        self.name = name
        self.block = block
        self.arguments = list(arguments)
        self.input = None if input is None else list(input)
        self.initialization = initialization
        self.using = using or {}
        self.folder = folder or table.session.providers.folder_here().path
        self.class_name = class_name
        self.limit = limit
        self.command = block.text
        self.location = "localhost"
        self.started: Any = _now()
        self.instance_id = _new_guid()
        self.order: list[tuple[str, Any]] = []
        self.failure: Any = None
        self.stopper = Stop()
        self.stop_asked = False
        self.child = ChildJob(self)
        self._state = "NotStarted"
        self._ended: Any = None
        self._began = time.monotonic()
        self._awaited = False
        self._looks = 0
        self._listeners: list[Callable[[Any, Any], None]] = []
        self._thread: threading.Thread | None = None
        self._place: Parked | None = None

    # What is seen of it

    @property
    def is_starting(self) -> bool:
        """Whether nothing is to be seen of it yet."""
        return not self._awaited and self.table.clock is None and time.monotonic() - self._began < self.start_time

    @property
    def state(self) -> str:
        """A name of JobState. Looking again and again brings a job on where the clock stands."""
        self._looks += 1
        if self._looks % LOOKS == 0 and self.table.clock is not None:
            self.table.clock.settle()
        return self.present_state

    @property
    def present_state(self) -> str:
        """The state as it is to be seen now."""
        if self.stop_asked:
            return self._state
        seen = "NotStarted" if self.is_starting else self._state
        return "Running" if self.is_process and seen == "NotStarted" else seen

    @property
    def child_state(self) -> str:
        """The state of the job under it, which is the one that has begun or not."""
        return "NotStarted" if self.is_starting and not self.stop_asked else self._state

    @property
    def is_finished(self) -> bool:
        """Whether it is over, seen or not."""
        return self._state in FINISHED

    @property
    def ended(self) -> Any:
        """When it ended, or None."""
        return self._ended if self.present_state in FINISHED else None

    @property
    def has_more_data(self) -> bool:
        """Whether there is something to receive, or may come."""
        return bool(self.news) or (self.is_process and self.present_state not in FINISHED)

    @property
    def news(self) -> list[tuple[str, Any]]:
        """What there is to receive."""
        return [] if self.is_starting else list(self.order)

    def receive(self, keep: bool = False, and_failure: bool = True) -> list[tuple[str, Any]]:
        """(stream, record) in order, so far; forgotten afterwards unless `keep`. Why it failed comes last, each time one asks."""
        over = self.present_state in FINISHED
        found = self.news
        if not keep:
            del self.order[: len(found)]
        if over and and_failure and self.failure is not None:
            found.append(("error", self.failure))
        return found

    def subscribe(self, event: str, handler: Callable[[Any, Any], None]) -> None:
        """Call a handler with (job, event arguments) when the state changes."""
        self._listeners.append(handler)
        if self.is_finished and self.is_starting:
            handler(self, JobStateEventArgs(JobStateInfo(self._state, self.failure), JobStateInfo("Running", None)))

    # Its life

    def start(self) -> None:
        """Begin, on a thread of its own."""
        clock = self.table.clock
        if clock is not None:
            self._place = clock.park(0.0)
        self._thread = launch(self._work, self.name)

    def stop(self) -> None:
        """End it before its time, and wait until it is over; one that does not end in GRACE seconds counts as stopped all the same."""
        if self.is_finished:
            if self.is_starting:  # it has not ended yet, as far as anybody can see
                self.stop_asked, self._state, self.failure = True, "Stopped", None
                self.order.clear()
            return
        self.stop_asked = True
        self.stopper.ask()
        if self._thread is not threading.current_thread():
            self.join(GRACE)
        if not self.is_finished:
            self._become("Stopped")

    def join(self, seconds: float) -> None:
        """Wait for its thread."""
        if self._thread is not None:
            self._thread.join(seconds)

    def note_awaited(self) -> None:
        """Somebody has waited for its end: it can be seen."""
        self._awaited = True

    def _become(self, state: str) -> None:
        before = self._state
        if before in FINISHED:
            return
        if state in FINISHED:
            self._ended = _now()
        self._state = state
        with self.table.changed:
            self.table.changed.notify_all()
        if before == "NotStarted" and self.is_process:
            return  # it has been called Running from the first
        event = JobStateEventArgs(JobStateInfo(state, self.failure), JobStateInfo(before, None))
        for handler in list(self._listeners):
            handler(self, event)

    def _work(self) -> None:
        here.stop, here.job = self.stopper, self
        clock, state, own = self.table.clock, "Completed", None
        try:
            if clock is not None and self._place is not None:
                clock.stay(self._place, self)
            self.stopper.check()
            own = self._prepared()
            self._become("Running")
            self.failure = self._run(own)
            state = "Completed" if self.failure is None else "Failed"
        except StoppedException:
            state = "Stopped"
        except Exception as fault:  # a fault of ours must not hang who waits
            from azshell.engine.run import internal_error

            self.failure, state = internal_error(fault).error_record, "Failed"
        finally:
            try:
                if own is not None:
                    close_session(own)
            finally:
                self._become(state)
                if clock is not None:
                    clock.leave(self)

    def _prepared(self) -> Session:
        """The job's own session."""
        from azshell.engine.host import Host

        parent = self.session
        host = parent.host
        if self.is_process:
            host = Host(parent.host.width, parent.host.height)
            host.name = "ServerRemoteHost"
            from azshell.engine.job_environment import own_environment

            own_environment()
        own = session_like(parent, host, shares_world=False)
        own.providers.step_to(own.providers.locate(self.folder))
        clock = self.table.clock
        own.services["sleep"] = sleeper(own) if clock is None else clock.sleep
        if clock is not None:
            own.services["job clock"] = clock
        if self.is_process:
            own.global_scope.variables["pid"].force(os.getpid() + self.id)
        for name, value in self.using.items():
            own.global_scope.assign_local(name, value)
        return own

    def _sinks(self) -> tuple[Callable[[Any], None], Streams]:
        """Where its output and its other streams go."""
        from azshell.engine.streams import Streams

        def sink(name: str) -> Any:
            def take(record: Any) -> None:
                if not self.is_finished:
                    self.order.append((name, record))

            return take

        def silenced(stream: str, record: Any) -> None:  # a process sends all of its information stream
            if stream == "information" and self.is_process:
                self.order.append((stream, record))

        return sink("output"), Streams().moved(silenced=silenced, **{name: sink(name) for name in STREAMS})

    def _run(self, own: Session) -> Any:
        """Run the block in the job's session; gives the record of a terminating error."""
        from azshell.dotnet.exceptions import NetException
        from azshell.engine.runtime import StopUpstream

        out, streams = self._sinks()
        own.default_streams = own.frame.streams = streams
        try:
            if self.initialization is not None:
                block_in(own, self.initialization, self.is_process).invoke(own, out=out, streams=streams, dot=True)
            block_in(own, self.block, self.is_process).invoke(own, self.arguments, self.input, out=out, streams=streams)
        except NetException as error:
            from azshell.engine.errors import as_runtime

            return as_runtime(own.frame, error).error_record
        except (ExitException, FlowException, StopUpstream):
            return None
        return None


class ThreadJob(Job):
    """Microsoft.PowerShell.ThreadJob.ThreadJob: its results are the objects themselves."""

    net_type: ClassVar[Any] = LazyType("azshell.engine.job_types")
    is_process = False
    start_time = THREAD_START


class TaskJob(ThreadJob):
    """System.Management.Automation.PSTasks.PSTaskJob: ForEach-Object -Parallel -AsJob, a child for each item."""

    net_type: ClassVar[Any] = LazyType("azshell.engine.job_types")

    def __init__(self, *given: Any, **settings: Any) -> None:
        super().__init__(*given, **settings)
        self.children = [TaskChildJob(self, number) for number in range(self.id + 1, self.id + 1 + len(self.input or ()))]

    def _run(self, own: Session) -> Any:
        from azshell.engine.parallel import Parallel

        tasks = Parallel(own, self.block, self.using, self.limit, *self._sinks())
        try:
            for item in self.input or ():
                tasks.run(item)
            tasks.end()
        finally:
            tasks.stop()


class ChildJob:
    """The job under a background job, which holds its results. Scripts look here for the streams and for why it failed."""

    net_type: ClassVar[Any] = LazyType("azshell.engine.job_types")

    def __init__(self, parent: Job, number: int | None = None) -> None:
        self.parent = parent
        self.id = parent.id + 1 if number is None else number
        self.name = f"Job{self.id}"
        self.instance_id = _new_guid()

    @property
    def state(self) -> str:
        """The state of the block itself."""
        return self.parent.child_state

    def __getattr__(self, name: str) -> Any:
        return getattr(self.parent, name)


class TaskChildJob(ChildJob):
    """System.Management.Automation.PSTasks.PSTaskChildJob: one item's share. Its results are received from the parent."""

    net_type: ClassVar[Any] = LazyType("azshell.engine.job_types")


class JobStateInfo:
    """The state of a job, and the exception that ended it."""

    net_type: ClassVar[Any] = LazyType("azshell.engine.job_types")

    def __init__(self, state: str, failure: Any) -> None:
        self.state = state
        self.failure = failure


class JobStateEventArgs:
    """What StateChanged tells: the state, and the one before."""

    net_type: ClassVar[Any] = LazyType("azshell.engine.job_types")

    def __init__(self, state: JobStateInfo, previous: JobStateInfo) -> None:
        self.state = state
        self.previous = previous


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


class JobTable:
    """The session's jobs, numbered from 1; each takes two numbers, its child the second."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.jobs: dict[int, Job] = {}
        self.changed = threading.Condition()
        self.clock: JobClock | None = _clock_of(session)
        self._started: list[Job] = []
        self._next = 1

    def start(self, block: Any, name: str | None = None, **settings: Any) -> Job:
        """Make a job and begin it."""
        number = self._next
        kind = settings.get("class_name", "PSRemotingJob")
        children = {"PSRemotingJob": 1, "PSTaskJob": len(settings.get("input") or ())}
        self._next += 1 + children.get(kind, 0)
        job = self.jobs[number] = CLASSES[kind](self, number, name or f"Job{number}", block, **settings)
        self._started = [each for each in self._started if not each.is_finished]
        self._started.append(job)
        job.start()
        return job

    def remove(self, job: Job) -> None:
        """Forget a job."""
        self.jobs.pop(job.id, None)

    def settle(self) -> None:
        """A new input of the session begins: what is due where the clock stands runs."""
        if self.clock is not None:
            self.clock.settle()

    def wait(self, jobs: list[Any], one: bool = False, seconds: float | None = None) -> list[Any]:
        """Wait until all the jobs, or `one` of them, are over, at most some seconds; those that are."""

        def is_enough() -> bool:
            over = sum(job.is_finished for job in jobs)
            return over == len(jobs) or (one and over > 0)

        if self.clock is not None:
            self.clock.wait(is_enough, seconds)
        else:
            self._wait_really(is_enough, seconds)
        finished = [job for job in jobs if job.is_finished]
        for job in finished:
            job.note_awaited()
        return finished

    def _wait_really(self, is_enough: Callable[[], bool], seconds: float | None) -> None:
        until = None if seconds is None else time.monotonic() + seconds
        own = here.stop
        with self.changed:
            while not is_enough():
                left = 0.05 if until is None else min(0.05, until - time.monotonic())
                if left <= 0:
                    break
                self.changed.wait(left)
                if own is not None:
                    own.check()

    def close(self, seconds: float = GRACE) -> None:
        """Stop all jobs, and wait at most that long for their threads."""
        until = time.monotonic() + seconds
        running = [job for job in self._started if not job.is_finished]
        for job in running:
            job.stop_asked = True
            job.stopper.ask()
        for job in self._started:
            job.join(max(0.0, until - time.monotonic()))


CLASSES: dict[str, type[Job]] = {"PSRemotingJob": Job, "ThreadJob": ThreadJob, "PSTaskJob": TaskJob}


def jobs_of(session: Session) -> JobTable:
    """The session's table of jobs."""
    if session.jobs is None:
        session.jobs = JobTable(session)
    return session.jobs


def _clock_of(session: Session) -> JobClock | None:
    """The turns of the jobs where the clock stands; from now on the session's own sleeping gives turns."""
    found = session.services.get("job clock")
    if found is None and "sleep" in session.services and here.job is None:
        from azshell.engine.job_clock import JobClock

        found = session.services["job clock"] = JobClock(session.services["sleep"])
        session.services["sleep"] = found.sleep
    _route_thread_sleep()
    return found


def _route_thread_sleep() -> None:
    """[Thread]::Sleep waits as Start-Sleep of the session does that runs."""
    from azshell.dotnet.threading import Sleeper
    from azshell.engine.session import Session

    Sleeper.sleep = staticmethod(lambda seconds: Session.running.services.get("sleep", pause)(seconds))


def sleeper(own: Session) -> Callable[[float], None]:
    """A job's real sleep: it can be stopped, and runs actions of events that fall due."""

    def sleep(seconds: float) -> None:
        events = own.services.get("events")
        if events is None:
            pause(seconds)
            return
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            events.run_pending()
            pause(min(left, 0.05))

    return sleep


def session_like(session: Session, host: Any = None, shares_world: bool = True) -> Session:
    """A fresh session on the same world and at the same location.  The one that runs on this thread goes on being that.

    One for another thread does not share the World itself, but opens one beside it.
    """
    kind = type(session)
    running = here.session
    made = kind(host or session.host, layout=session.layout, width=session.host.width)
    made.services["commands"] = session.commands
    made.world_source = (lambda: session.world) if shares_world else (lambda: session.world.beside())
    copy = getattr(session.providers, "copy_for", None)
    if copy is not None:
        made.services["providers"] = copy(made)
    made.prepare()
    if running is not None:
        kind.running = running
    return made


def block_in(session: Session, block: Any, as_text: bool = False) -> Any:
    """A script block as one of another session, compiled anew: on a job's thread, so that it can be stopped.

    `as_text`: it belongs to no file there.
    """
    from azshell.engine.compile import Context
    from azshell.engine.script_block import ScriptBlock
    from azshell.source import Source

    source = Source(block.context.source.text) if as_text else block.context.source
    return ScriptBlock(block.node, Context(source, block.context.namespaces), session.state, block.definition)


def close_session(own: Session) -> None:
    """The end of a job's session."""
    if own.jobs is not None:
        own.jobs.close()
    world = own.services.pop("world", None)
    if world is not None:
        world.close()


def start_background(frame: Frame, block_class: Any, node: Any, context: Any) -> Job:
    """`command &`: the pipeline as a job."""
    from azshell.language import nodes

    foreground = nodes.Pipeline(node.start, node.end, node.elements)
    body = nodes.ScriptBlock(node.start, node.end, end_block=nodes.NamedBlock(node.start, node.end, "end", [foreground], unnamed=True))
    block = block_class(body, context, frame.scope.session_state)
    return jobs_of(frame.session).start(block)
