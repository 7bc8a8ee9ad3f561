"""The pipeline: prepares and begins its commands left to right, pushes objects through one at a time, ends them left to right."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from azshell.dotnet.exceptions import NetException
from azshell.engine.binder.arguments import named
from azshell.engine.runtime import Runtime, StopUpstream
from azshell.engine.threads import here, stoppable

if TYPE_CHECKING:
    from azshell.engine.frame import Frame
    from azshell.engine.streams import Streams

Source = Callable[[Callable[[Any], None]], None]


def run_pipeline(frame: Frame, stages: list[Runtime], source: Source | None) -> None:
    """Run connected stages (see `connect`). `source(sink)` feeds the first one; None when it has no input."""
    try:
        for stage in stages:
            stage.prepare()
        for stage in stages:
            if not stage.begun:
                stage.begin()
        if len(stages) > 1:
            reconnect(stages)
        if source is None:
            stages[0].run_once()
        else:
            source(stages[0].sink if here.stop is None else stoppable(stages[0].sink))
        for stage in stages:
            stage.end()
    except StopUpstream as stop:
        if stop.stage not in stages:
            raise
        for stage in stages[stages.index(stop.stage) + 1 :]:
            stage.end()
    finally:
        failed = False
        for stage in reversed(stages):  # each puts back the `$_` it found, which an earlier stage may have set
            stage.dispose()
            failed = failed or stage.failed
        frame.session.last_success = not failed


def connect(stages: list[Runtime], out: Callable[[Any], None]) -> None:
    """Wire each stage's output to the next one's input, the last one's to `out`."""
    stages[-1].out = out
    for before, after in itertools.pairwise(stages):
        before.out = after.receive
        if before.streams.bare is not None:
            before.streams = before.streams.bare
    count = len(stages)
    if count > 1:
        for position, stage in enumerate(stages, 1):
            stage.invocation.pipeline_length = count
            stage.invocation.pipeline_position = position


def reconnect(stages: list[Runtime]) -> None:
    """After begin: wire past what was only needed before it."""
    for before, after in itertools.pairwise(stages):
        if before.out == after.receive:
            before.rewire(after.sink)


def run_command(
    frame: Frame,
    command: Any,
    positional: Iterable[Any],
    input: Iterable[Any] | None,
    parameters: dict[str, Any],
    streams: Streams | None = None,
) -> list[Any]:
    """Run a command from Python: by name or CommandInfo, with arguments by position and name; gives what it wrote."""
    from azshell.engine.discovery import require_command
    from azshell.engine.stages import make_stage

    arguments: list[Any] = [(None, value) for value in positional]
    arguments += [(named(name), value) for name, value in parameters.items()]
    if isinstance(command, str):
        command = require_command(frame, command)
    stage = make_stage(frame, command, arguments, frame.node, input is not None)
    results: list[Any] = []
    if streams is not None:
        stage.streams = streams
    connect([stage], results.append)
    run_pipeline(frame, [stage], None if input is None else feeder(input))
    return results


def feeder(items: Iterable[Any]) -> Source:
    """A source of given objects."""

    def feed(sink: Callable[[Any], None]) -> None:
        for item in items:
            sink(item)

    return feed


class HelpAsked:
    """What stands in the place of a cmdlet that was called with `-?`: it gives the cmdlet's help, and takes nothing."""

    def __init__(self, stage: CmdletStage) -> None:
        self.stage = stage

    def begin(self) -> None:
        stage = self.stage
        for item in stage.run("Get-Help", (stage.command.name,), None, {}):  # type: ignore[union-attr]
            stage.out(item)

    def process_object(self, obj: object) -> None:
        """Nothing is done."""

    def end(self) -> None:
        """Nothing is left to do."""


class CmdletStage(Runtime):
    """A cmdlet in a pipeline."""

    def prepare(self) -> None:
        from azshell.engine.binder.invoke import bind_cmdlet

        cls = self.command.cls  # type: ignore[union-attr]
        self.cmdlet = cmdlet = cls()
        cmdlet.runtime = self
        try:
            bind_cmdlet(self, cmdlet)
        except NetException as error:
            if getattr(error, "parameter_name", None) != "?":
                raise
            self.cmdlet, self.direct = HelpAsked(self), True

    def rewire(self, out: Callable[[Any], None]) -> None:
        """Send output elsewhere."""
        before = self.out
        self.out = out
        for runner in self.runners:
            if runner.frame.out == before:
                runner.frame.out = out

    def begin(self) -> None:
        self.begun = True
        try:
            self.cmdlet.begin()
        except NetException as error:
            raise self.wrapped(error) from error

    @property
    def sink(self) -> Callable[[Any], None]:
        if not self.direct:
            return self.receive
        return self.cmdlet.__dict__.get("sink") or self.receive_object

    def receive_object(self, obj: Any) -> None:
        """The short way: the object is all the cmdlet wants."""
        try:
            self.cmdlet.process_object(obj)
        except NetException as error:
            raise self.wrapped(error) from error

    def receive(self, obj: Any) -> None:
        if not self.begun:
            self.begin()
        if self.direct:
            self.receive_object(obj)
            return
        if not self.bind_input(obj):
            return
        try:
            self.cmdlet.process()
        except NetException as error:
            raise self.wrapped(error) from error

    def bind_input(self, obj: Any) -> bool:
        """Bind a pipeline object; False when nothing takes it (the error is written)."""
        cmdlet = self.cmdlet
        fields = cmdlet.__dict__
        binder = self.binder
        for parameter in binder._from_pipeline:
            fields.pop(parameter.name, None)
            self.bound.pop(parameter.name, None)
        try:
            bound = binder.bind_object(obj, self.value_of)
        except NetException as error:
            self.note_place(error)
            self.write_error(self.make_record(error))
            return False
        for parameter in bound:
            value = binder.values[parameter]
            fields[parameter.name] = value
            self.bound[parameter.name] = value
        self.parameter_set = binder.parameter_set
        return True

    def run_once(self) -> None:
        cmdlet = self.cmdlet
        try:
            if self.direct:
                cmdlet.process_object(None)
            else:
                cmdlet.process()
        except NetException as error:
            raise self.wrapped(error) from error

    def end(self) -> None:
        try:
            self.cmdlet.end()
        except NetException as error:
            raise self.wrapped(error) from error

    def dispose(self) -> None:
        super().dispose()
        dispose = getattr(self.cmdlet, "dispose", None) if hasattr(self, "cmdlet") else None
        if dispose is not None:
            dispose()

    direct = False
    """Whether objects go to process_object without any binding."""
