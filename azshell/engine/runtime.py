"""The engine's side of a running command: its streams, common parameters, preferences, and what it may ask of the session."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from azshell.dotnet.exceptions import (
    ActionPreferenceStopException,
    CmdletInvocationException,
    NetException,
    ParameterBindingException,
    PipelineStoppedException,
    RuntimeException,
    ScriptCallDepthException,
    SessionStateException,
    SetValueInvocationException,
)
from azshell.dotnet.values import NOTHING
from azshell.engine.errors import RESERVED, action_preference, preference_name
from azshell.engine.invocation import Invocation
from azshell.engine.scope import MISSING
from azshell.engine.script_block import InScope, ScriptBlock, collect
from azshell.engine.streams import discard
from azshell.engine.windows_words import reword

if TYPE_CHECKING:
    from azshell.dotnet.records import ErrorRecord
    from azshell.engine.commands import CommandInfo
    from azshell.engine.frame import Frame
    from azshell.engine.streams import Streams


class StopUpstream(Exception):
    """A command wants no more objects: the commands before it end at once."""

    def __init__(self, stage: Any) -> None:
        super().__init__()
        self.stage = stage


class LeaveCommand(Exception):
    """$PSCmdlet.ThrowTerminatingError: ends the function that says it, whatever try there is inside; `error` is what its caller sees."""

    def __init__(self, invocation: Any, error: NetException) -> None:
        super().__init__()
        self.invocation = invocation
        self.error = error


class Runtime:
    """One command in a pipeline. Derived: CmdletStage, ScriptStage, NativeStage.

    frame    the caller's frame;  out: where its objects go;  streams: where its other records go
    common   common parameters by name, as bound
    failed   whether it wrote an error: `$?` afterwards
    """

    is_cmdlet = True

    def __init__(self, frame: Frame, command: CommandInfo | None, arguments: list[Any], node: Any, expects_input: bool) -> None:
        self.frame = frame
        self.session = frame.session
        self.command = command
        self.arguments = arguments
        self.node = node
        self.expects_input = expects_input
        self.out: Callable[[Any], None] = frame.out
        self.streams: Streams = frame.streams
        self.invocation = Invocation(command, None, frame, node)
        self.invocation.expects_input = expects_input
        self.invocation.runtime = self
        self.parameter_set = "__AllParameterSets"
        self.bound: dict[str, Any] = {}
        self.common: dict[str, Any] = {}
        self.failed = False
        self.begun = False
        self._lists: dict[str, Any] = {}
        self._answers: dict[str, bool] = {}
        self.runners: list[Any] = []
        self._error_sink: Callable[[Any], None] | None = None
        self.errors_merged = False
        self.binder: Any = None

    # The life of a stage; the pipeline calls these

    def prepare(self) -> None:
        """Bind the arguments."""

    def begin(self) -> None:
        """Run begin."""
        self.begun = True

    def receive(self, obj: Any) -> None:
        """Take one object of the pipeline."""

    def run_once(self) -> None:
        """Run process without an object: the first command of a pipeline."""

    def end(self) -> None:
        """Run end."""

    def dispose(self) -> None:
        """Whatever happened, clean up."""
        if self._lists:
            self._drop_pipeline_variable()

    def rewire(self, out: Callable[[Any], None]) -> None:
        """Send output elsewhere from now on."""
        self.out = out

    @property
    def sink(self) -> Callable[[Any], None]:
        """What the command before writes to, once begin has run."""
        return self.receive

    # Common parameters

    def take_common(self, values: dict[str, Any]) -> None:
        """Note the common parameters and put the variables' collectors in place."""
        self.common = values
        for name in _ACTIONS:
            if name in values and preference_name(values[name]) == "Suspend":
                self._refuse_suspend(name)
        flush = self._buffer_output(values["OutBuffer"]) if values.get("OutBuffer") else None
        for name, stream in _COLLECTORS:
            variable = values.get(name)
            if variable:
                self._collect(stream, variable)
        variable = values.get("PipelineVariable")
        if variable:
            self._pipeline_variable(variable)
        if flush is not None:
            end = self.end
            self.end = lambda: (end(), flush())[0]  # type: ignore[method-assign]

    def _refuse_suspend(self, name: str) -> NoReturn:
        from azshell.engine.binder.invoke import binding_error

        words = f'Cannot bind parameter \'{name}\' to the target. Exception setting "{name}": "{RESERVED}"'
        inner = SetValueInvocationException(f'Exception setting "{name}": "{RESERVED}"')
        raise binding_error(self, ParameterBindingException(words, "ParameterBindingFailed", "WriteError", None, inner))

    def _collect(self, stream: str, variable: str) -> None:
        from azshell.dotnet.collections import ArrayList

        append = variable.startswith("+")
        name = variable.removeprefix("+")
        scope = self.frame.scope
        found = scope.find(name.lower()) if append else None
        items = found.value if found is not None and isinstance(found.value, ArrayList) else None
        if items is None:
            items = ArrayList(
                [] if found is None or found.value is None else [found.value] if not isinstance(found.value, list) else found.value
            )
            scope.assign(name, items) if ":" in name else scope.assign_local(name, items)
        self._lists[stream] = items
        if stream == "out":
            before = self.out

            def tee(obj: Any) -> None:
                items.append(obj)
                before(obj)

            self.out = tee
        else:
            sink = getattr(self.streams, stream)

            def both(record: Any) -> None:
                if not items or items[-1] is not record:
                    items.append(record)
                sink(record)

            if stream == "error":
                self._error_sink = sink
            silenced = self.streams.silenced

            def quiet(kind: str, record: Any) -> None:
                if kind == stream and (not items or items[-1] is not record):
                    items.append(record)
                silenced(kind, record)

            bare = self.streams.bare or self.streams
            self.streams = self.streams.moved(**{stream: both, "silenced": quiet})
            self.streams.bare = bare

    def _buffer_output(self, size: int) -> Callable[[], None]:
        """Hold objects back until there are more than `size` of them; gives what lets the rest go when the command has ended."""
        held: list[Any] = []
        before = self.out

        def flush() -> None:
            ready = held[:]
            held.clear()
            for obj in ready:
                before(obj)

        def hold(obj: Any) -> None:
            held.append(obj)
            if len(held) > size:
                flush()

        self.out = hold
        return flush

    def _pipeline_variable(self, name: str) -> None:
        """The variable is empty until the first object, and empty or gone after the pipeline, or already when a function has ended."""
        before, end = self.out, self.end
        qualifier, _, own = name.rpartition(":")
        scope = (self.frame.scope.of_qualifier(qualifier.lower()) if qualifier else None) or self.frame.scope
        self._lists["pipeline"] = (scope, own, scope.find_local(own.lower()) is None)
        scope.assign_local(own, None)

        def note(obj: Any) -> None:
            scope.assign_local(own, obj)
            before(obj)

        def finish() -> None:
            end()
            self._drop_pipeline_variable()

        self.out = note
        if not self.is_cmdlet:
            self.end = finish  # type: ignore[method-assign]

    def _drop_pipeline_variable(self) -> None:
        kept = self._lists.pop("pipeline", None)
        if kept is not None:
            scope, name, is_new = kept
            if is_new:
                scope.remove(name.lower())
            else:
                scope.assign_local(name, None)

    def preference(self, parameter: str, variable: str) -> str:
        """An ActionPreference: the common parameter's, or the preference variable's."""
        value = self.common.get(parameter)
        if value is not None:
            return preference_name(value)
        return action_preference(self.frame, variable)

    # Errors

    def make_record(self, error: Any, error_id: str | None = None, category: Any = None, target: Any = None) -> ErrorRecord:
        """An ErrorRecord of whatever a cmdlet hands over."""
        from azshell.dotnet.records import ErrorRecord

        if isinstance(error, ErrorRecord):
            return error
        if isinstance(error, str):
            error = RuntimeException(error)
        record = getattr(error, "error_record", None) if error_id is None and category is None else None
        if record is not None:
            if target is not None:
                record.target = target
            return record
        if isinstance(error, SessionStateException) and isinstance(target, str):
            error.__dict__.setdefault("item_name", target)
        named = error.net_type.full_name if error_id is None else error_id
        return ErrorRecord(error, named, category if category is not None else "NotSpecified", target)

    def note_place(self, error: NetException) -> None:
        """Tell a binding error of a pipeline object the command and its place."""
        info = self.invocation_info
        error.__dict__.update(command_invocation=info, line=info.script_line_number, offset=info.offset_in_line, parameter_name="")

    def own(self, record: ErrorRecord) -> ErrorRecord:
        """Put the command's name, class and position on a record."""
        if record.invocation_info is None:
            record.invocation_info = self.invocation_info.of_error()
            if self.session.layout == "classic":
                reword(record.exception)
            if record.command_class is None and self.command is not None:
                record.command_class = self.command.class_name
            if record.category_info.activity_override is None and self.command is not None:
                record.category_info.activity_override = self.command.name
        if record.script_stack_trace is None:
            from azshell.engine.errors import stack_trace

            record.script_stack_trace = stack_trace(self.session.frame)
        return record

    def write_error(self, record: ErrorRecord, collected: bool = True) -> None:
        """A non-terminating error, as -ErrorAction and $ErrorActionPreference have it; not `collected`: not for -ErrorVariable."""
        self.own(record)
        preference = self.preference("ErrorAction", "erroractionpreference")
        if preference == "Ignore":
            self.failed = True
            return
        if preference == "Inquire":
            self._inquire(record.message)
        if preference == "Stop":
            stop = self.stop_exception(record)
            self.streams.silenced("error", stop)
            raise stop
        self.failed = True
        if preference == "SilentlyContinue":
            self.session.add_error(record)
            if collected:
                self.streams.silenced("error", record)
            return
        self.session.add_error(record)
        record.reported = True
        if collected or self._error_sink is None:
            self.streams.error(record)
        else:
            self._error_sink(record)

    def _note_error(self, record: Any) -> None:
        items = self._lists.get("error")
        if items is not None and (not items or items[-1] is not record):
            items.append(record)

    def stop_exception(self, record: ErrorRecord) -> RuntimeException:
        """What -ErrorAction Stop raises."""
        stop = ActionPreferenceStopException(
            'The running command stopped because the preference variable "ErrorActionPreference" or common parameter is set to Stop: '
            + record.message,
            inner=record.exception,
        )
        stop.error_record = record
        stop.no_resume = True
        stop.passes_through = True
        return stop

    def throw(self, record: ErrorRecord) -> NoReturn:
        """ThrowTerminatingError."""
        self.own(record)
        self.failed = True
        carrier = self.carrier(record)
        self._note_error(carrier)
        carrier.passes_through = True
        raise carrier

    def carrier(self, record: ErrorRecord) -> RuntimeException:
        """The exception a record travels in out of a command."""
        error = CmdletInvocationException(record.message, record.error_id, record.category, record.target, inner=record.exception)
        error.error_record = record
        return error

    def wrapped(self, error: NetException) -> RuntimeException:
        """An exception that leaves a cmdlet or advanced function: the first command it leaves puts its name on it, `throw` aside."""
        if isinstance(error, _PASSING) or getattr(error, "was_thrown_from_throw", False) or getattr(error, "passes_through", False):
            if not self.is_cmdlet:
                self._note_error(error.error_record)
            return error  # type: ignore[return-value]
        carried = error.__dict__.get("carrier")
        if carried is not None:
            return carried
        if isinstance(error, RuntimeException):
            record = error.error_record.copy()
            record.invocation_info = None
            record.command_class = None
            record.category_info.activity_override = None
        else:
            from azshell.dotnet.records import ErrorRecord

            record = ErrorRecord(error, error.net_type.full_name, "NotSpecified", None)
        self.own(record)
        carried = error.__dict__["carrier"] = self.carrier(record)
        self._note_error(carried if self.is_cmdlet else record)
        if getattr(error, "no_resume", False):
            carried.no_resume = True
        return carried

    # The other streams

    def write_warning(self, text: str, info: Any = None) -> None:
        self._message(text, "WarningRecord", "warning", "WarningAction", "warningpreference", None, info)

    def write_verbose(self, text: str, info: Any = None) -> None:
        self._message(text, "VerboseRecord", "verbose", "", "verbosepreference", self.common.get("Verbose"), info)

    def write_debug(self, text: str, info: Any = None) -> None:
        self._message(text, "DebugRecord", "debug", "", "debugpreference", self.common.get("Debug"), info)

    def _message(self, text: str, kind: str, stream: str, parameter: str, variable: str, switch: Any, info: Any) -> None:
        if switch is not None:
            preference = "Continue" if switch else "SilentlyContinue"
        else:
            preference = self.preference(parameter, variable)
        if preference in ("SilentlyContinue", "Ignore"):
            if stream == "warning":
                from azshell.dotnet import records

                self.streams.silenced(stream, getattr(records, kind)(text, info or self.invocation_info))
            return
        from azshell.dotnet import records

        record = getattr(records, kind)(text, info or self.invocation_info)
        getattr(self.streams, stream)(record)
        if preference == "Inquire":
            self._inquire("Continue with this operation?")
        if preference == "Stop":
            words = {"warning": "WarningPreference", "verbose": "VerbosePreference", "debug": "DebugPreference"}[stream]
            stop = ActionPreferenceStopException(
                f'The running command stopped because the preference variable "{words}" or common parameter is set to Stop: {text}'
            )
            self.own(stop.error_record)
            stop.no_resume = True
            raise stop

    def _inquire(self, question: str) -> None:
        from azshell.engine.confirmation import should_continue

        if not should_continue(self, question, "Confirm", to_all=True):
            raise PipelineStoppedException()

    def write_information(self, data: Any, tags: Sequence[str] = (), source: str | None = None) -> None:
        from azshell.dotnet.records import InformationRecord

        record = InformationRecord(data, source if source is not None else (self.command.name if self.command else ""), tags)
        if "PSHOST" in tags:
            preference = preference_name(self.common["InformationAction"]) if "InformationAction" in self.common else "Continue"
        else:
            preference = self.preference("InformationAction", "informationpreference")
        if preference == "Ignore":
            self.streams.silenced("information", record)
            return
        if preference == "SilentlyContinue" and "PSHOST" not in tags:
            self.streams.silenced("information", record)
            if self.streams.information is not self.session.default_streams.information:
                self.streams.information(record)
            else:
                self.streams.unseen("information", record)
            return
        if preference == "SilentlyContinue":
            record.tags.append("NOSHOW")
        self.streams.information(record)
        if preference == "Stop":
            stop = ActionPreferenceStopException(
                'The running command stopped because the preference variable "InformationPreference" or common parameter is set to Stop: '
                + str(record)
            )
            self.own(stop.error_record)
            stop.no_resume = True
            raise stop

    def write_progress(self, activity: str, status: str = "", percent: int = -1, completed: bool = False, **details: Any) -> None:
        from azshell.dotnet.records import ProgressRecord

        if action_preference(self.frame, "progresspreference") in ("SilentlyContinue", "Ignore"):
            return
        record = ProgressRecord(int(details.pop("id", 0) or 0), activity, status)
        record.percent_complete = percent
        record.record_type = 1 if completed else 0
        record.__dict__.update(details)
        self.streams.progress(record)

    # Questions

    def should_process(self, target: str | None, action: str | None = None, caption: str | None = None) -> bool:
        from azshell.engine.confirmation import should_process

        return should_process(self, target, action, caption)

    def should_continue(self, query: str, caption: str, to_all: bool = False) -> bool:
        from azshell.engine.confirmation import should_continue

        return should_continue(self, query, caption, to_all)

    # What a cmdlet asks

    @property
    def invocation_info(self) -> Any:
        """Its InvocationInfo."""
        if self.invocation._info is None and not self.invocation.bound:
            self.invocation.bound = self.bound
        return self.invocation.info

    def stop_upstream(self) -> NoReturn:
        raise StopUpstream(self)

    def invoke(self, block: ScriptBlock, args: Iterable[Any], input: Iterable[Any] | None, dollar: Any) -> list[Any]:
        return block.invoke(self.session, args, input, dollar, streams=self.block_streams)

    def in_scope(self, block: ScriptBlock) -> Any:
        """A callable that runs a block in the caller's scope with `$_` set, its output going where this command's goes."""
        runner = InScope(block, self.frame, self.out, self.block_streams, self)
        self.runners.append(runner)
        return runner

    @property
    def block_streams(self) -> Streams:
        """Where the records of blocks it runs go.

        PowerShell 7 loses the errors inside of a block when the command that runs it has `2>&1`; Windows PowerShell did not.
        """
        if self.errors_merged and self.session.layout == "modern":
            return self.streams.moved(error=discard)
        return self.streams

    def run_block(self, block: ScriptBlock, out: Callable[[Any], None]) -> None:
        """Run a block in the caller's scope, `$_` left as it is."""
        InScope(block, self.frame, out, self.block_streams, self).run()

    def call(self, block: ScriptBlock, item: Any, out: Callable[[Any], None]) -> None:
        InScope(block, self.frame, out, self.block_streams, self)(item)

    def value_of(self, block: ScriptBlock, item: Any) -> Any:
        results: list[Any] = []
        session = self.frame.session
        session.try_depth += 1  # what ends a statement ends the block, and is the asking command's to tell
        try:
            InScope(block, self.frame, results.append, own_scope=True)(
                item
            )  # its errors are the caller's, whatever this command's redirections
        finally:
            session.try_depth -= 1
        return collect(results)

    def run(self, command: str, positional: Iterable[Any], input: Iterable[Any] | None, parameters: dict[str, Any]) -> list[Any]:
        from azshell.engine.pipeline import run_command

        return run_command(self.frame, command, positional, input, parameters, self.streams)

    def get_variable(self, name: str, default: Any = None) -> Any:
        value = self.frame.scope.lookup(name)
        return default if value is MISSING else value

    def set_variable(self, name: str, value: Any, scope: str | None = None) -> None:
        if scope is None:
            self.frame.scope.assign(name, value)
            return
        found = self.frame.scope.at(int(scope)) if scope.isdigit() else self.frame.scope.of_qualifier(scope.lower())
        (found or self.frame.scope).assign_local(name, value)


_PASSING = (CmdletInvocationException, ActionPreferenceStopException, PipelineStoppedException, ScriptCallDepthException)

_COLLECTORS = (
    ("ErrorVariable", "error"),
    ("WarningVariable", "warning"),
    ("InformationVariable", "information"),
    ("OutVariable", "out"),
)
_ACTIONS = ("ErrorAction", "WarningAction", "InformationAction", "ProgressAction")

__all__ = ["NOTHING", "Runtime", "StopUpstream"]
