"""Running texts and files: parse, compile, run in the global scope, and how an uncaught error, `exit` or a stray `break` ends them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from azshell.dotnet.exceptions import NetException, ParseException, RuntimeException
from azshell.engine.frame import Frame
from azshell.engine.runtime import StopUpstream
from azshell.engine.script_block import ScriptBlock
from azshell.engine.session import Outcome
from azshell.engine.signals import ExitException, FlowException
from azshell.errors import ParseError

if TYPE_CHECKING:
    from azshell.engine.commands import ExternalScriptInfo
    from azshell.engine.session import Session
    from azshell.engine.streams import Streams

RECURSION_LIMIT = 60_000
"""Python frames: enough for session.MAXIMUM_DEPTH calls within calls, which then ends first."""


def run_text(
    session: Session, text: str, file: str | None, out: Callable[[Any], None], streams: Streams, arguments: list[Any], report: bool
) -> Outcome:
    """See Session.run_script."""

    def action(frame: Frame) -> None:
        block = block_of_text(session, text, file)
        session.global_scope.activation.block = block
        session.global_scope.variables.pop("myinvocation", None)
        run_block(session, frame, block, arguments)

    return guarded(session, out, streams, report, action)


def run_file(session: Session, path: str, host_path: str, out: Callable[[Any], None], streams: Streams, arguments: list[str]) -> Outcome:
    """See Session.run_file."""
    from azshell.engine.binder.arguments import from_command_line
    from azshell.engine.commands import ExternalScriptInfo
    from azshell.engine.functions import call_block

    def action(frame: Frame) -> None:
        script = ExternalScriptInfo(os.path.basename(host_path), path, host_path)
        call_block(frame, script.script_block(session), from_command_line(arguments), out, streams, command=script, dot=True)

    return guarded(session, out, streams, True, action)


def guarded(session: Session, out: Callable[[Any], None], streams: Streams, report: bool, action: Callable[[Frame], None]) -> Outcome:
    """Run something in the global scope; whatever happens, the session can go on."""
    outcome = Outcome()
    if sys.getrecursionlimit() < RECURSION_LIMIT:
        sys.setrecursionlimit(RECURSION_LIMIT)
    type(session).running = session
    if session.jobs is not None:
        session.jobs.settle()
    session.default_streams = streams
    before = session.frame
    frame = Frame(session, session.global_scope, out, streams, None, None)
    session.frame = frame
    session.try_depth = 0
    try:
        action(frame)
    except NetException as error:
        outcome.terminated = True
        outcome.error = _report(session, frame, streams, error, report)
        session.last_success = False
        outcome.exit_code = 1
    except ExitException as leave:
        outcome.exited = True
        outcome.exit_code = leave.code
        session.last_exit_code = leave.code
    except (FlowException, StopUpstream):
        outcome.terminated = False
    except (KeyboardInterrupt, EOFError):
        raise
    except Exception as fault:  # a fault of ours must not take the session away
        if os.environ.get("AZSHELL_DEBUG"):
            raise
        outcome.terminated = True
        outcome.error = _report(session, frame, streams, internal_error(fault), report)
        session.last_success = False
        outcome.exit_code = 1
    finally:
        session.frame = before
        session.state.current = session.global_scope
        session.try_depth = 0
    return outcome


def internal_error(fault: Exception) -> RuntimeException:
    """A fault of azshell itself as an error record: what, and where in our code; AZSHELL_DEBUG=1 lets it through instead."""
    import traceback

    last = traceback.extract_tb(fault.__traceback__)[-1]
    place = f"{os.path.basename(last.filename)}:{last.lineno}"
    return RuntimeException(f"azshell failed: {type(fault).__name__}: {fault} ({place})", "InternalError", "NotSpecified")


def run_block(session: Session, frame: Frame, block: ScriptBlock, arguments: list[Any]) -> None:
    """Run a parsed script in the global scope."""
    node = block.node
    code = block.code
    frame.source = block.context.source
    if node.param_block is None and code.begin is None and code.process is None:
        if code.end is not None:
            signal = code.end(frame)
            if signal is not None and signal.kind != "return":
                raise FlowException(signal)
        return
    from azshell.engine.functions import call_block

    call_block(frame, block, [(None, value) for value in arguments], frame.out, frame.streams, dot=True)


def _report(session: Session, frame: Frame, streams: Streams, error: NetException, report: bool) -> Any:
    from azshell.engine.errors import as_runtime

    runtime = as_runtime(frame, error)
    record = runtime.error_record
    session.add_error(record)
    if report and not record.reported:
        record.reported = True
        streams.error(record)
    return record


def block_of_text(session: Session, text: str, file: str | None = None, state: Any = None) -> ScriptBlock:
    """The ScriptBlock of a text; ParseException when it is not PowerShell."""
    from azshell.engine.compile import Context
    from azshell.engine.compile.type_checks import known_types
    from azshell.language import parse

    try:
        tree = parse(text, file, known_types(text))
        source: Any = tree.source
    except ParseError as error:
        raise parse_exception(error) from None
    return ScriptBlock(tree, Context(source), state or session.state)


def parse_exception(error: ParseError) -> RuntimeException:
    """A parser's error as the exception scripts see."""
    from azshell.engine.errors import place, position_message

    extent = error.extent
    where = position_message(extent.source, extent.start, extent.end)
    made = ParseException(f"{where}\n{error.message}", error.error_id, "ParserError")
    made.parse_error = error
    made.errors = _errors_of(error)
    record = made.error_record
    from azshell.dotnet.records import InvocationInfo

    info = record.invocation_info = InvocationInfo()
    place(info, extent.source, extent.start, extent.end)
    return made


def _errors_of(error: ParseError) -> Any:
    """ParseError[] with the one error that the parser stopped at."""
    from azshell.dotnet.types import type_of
    from azshell.dotnet.values import Array
    from azshell.engine.tree_types import ParseErrorObject

    found = ParseErrorObject(error)
    return Array([found], type_of(found))


def block_of_file(session: Session, info: ExternalScriptInfo) -> ScriptBlock:
    """The ScriptBlock of a .ps1 file; files without a mark are UTF-8."""
    with open(info.host_path, "rb") as stream:
        data = stream.read()
    return block_of_text(session, decode(data), info.path)


def decode(data: bytes) -> str:
    """A script file's text: by its byte order mark, else UTF-8, else the Windows code page."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def as_script_file(stage: Any) -> Any:
    """A stage that runs a script file: its scope is a script scope, and `exit` ends only the script."""
    from azshell.engine.functions import ScriptStage

    run = stage.run_part

    def run_file(closure: Callable[[Frame], Any]) -> None:
        session = stage.session
        try:
            run(closure)
        except ExitException as leave:
            session.last_exit_code = leave.code
            stage.failed = leave.code != 0

    assert isinstance(stage, ScriptStage)
    stage.is_script_file = not stage.dot
    stage.run_part = run_file  # type: ignore[method-assign]
    return stage
