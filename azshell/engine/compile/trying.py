"""try, catch, finally, trap and throw."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.conversion import to_string
from azshell.dotnet.exceptions import ActionPreferenceStopException, NetException, RuntimeException
from azshell.dotnet.records import ErrorRecord
from azshell.dotnet.types import DotNetType, type_of
from azshell.dotnet.values import NOTHING, unwrap
from azshell.engine.compile.casts import type_not_found
from azshell.engine.compile.context import Context
from azshell.engine.compile.loops import Shadow
from azshell.engine.compile.statements import statement_block
from azshell.engine.compile.table import Evaluate, Execute, compile_value, statement
from azshell.engine.errors import as_runtime, error_record_of, report_or_raise
from azshell.engine.frame import Frame
from azshell.engine.scope import Scope, Variable
from azshell.engine.signals import FlowException, Signal
from azshell.language import nodes

# Choosing a handler


class _Handler:
    """A catch clause or a trap: the types it takes (none: everything), and its body."""

    __slots__ = ("_types", "body", "context", "names")

    def __init__(self, names: list[str], body: Execute, context: Context) -> None:
        self.names = names
        self.body = body
        self.context = context
        self._types: list[DotNetType] | None = None

    @property
    def types(self) -> list[DotNetType]:
        """The types, looked up when first needed; an unknown one is TypeNotFound."""
        if self._types is None:
            found = []
            for name in self.names:
                kind = self.context.resolve(name)
                if kind is None:
                    raise type_not_found(name)
                found.append(kind)
            self._types = found
        return self._types


def _matching(handlers: list[_Handler], error: RuntimeException) -> tuple[_Handler | None, NetException]:
    """The handler for an error, and the exception it is told of.

    The exception inside is asked for first, then the one around it; an exact type goes before a base type.
    """
    typed = [handler for handler in handlers if handler.names]
    for exception in (error.inner, error.error_record.exception, error):
        if not isinstance(exception, NetException):
            continue
        kind = type_of(exception)
        for handler in typed:
            if any(wanted is kind for wanted in handler.types):
                return handler, exception
        for handler in typed:
            if any(wanted.is_assignable_from(kind) for wanted in handler.types):
                return handler, exception
    return next((handler for handler in handlers if not handler.names), None), error


def _told(frame: Frame, error: RuntimeException, exception: NetException) -> ErrorRecord:
    """The record that a handler gets as `$_`: about the exception that it asked for."""
    record = error_record_of(frame, error)
    if exception is error or exception is record.exception or isinstance(error, ActionPreferenceStopException):
        return record
    made = record.copy(exception)
    made.carrier = error  # type: ignore[attr-defined]
    return made


# try


@statement(nodes.TryStatement)
def try_statement(node: nodes.TryStatement, context: Context) -> Execute:
    """try, catch, finally."""
    body = statement_block(node.body, context)
    handlers = [
        _Handler([kind.type_name.text for kind in clause.types], statement_block(clause.body, context), context)
        for clause in node.catch_clauses
    ]
    guarded = _catching(body, handlers) if handlers else body
    if node.finally_block is None:
        return guarded
    return _finally(guarded, statement_block(node.finally_block, context), bool(handlers))


def _catching(body: Execute, handlers: list[_Handler]) -> Execute:
    def run(frame: Frame) -> Signal | None:
        session = frame.session
        depth = session.try_depth
        session.try_depth = depth + 1
        try:
            return body(frame)
        except NetException as exception:
            session.try_depth = depth
            error = as_runtime(frame, exception)
            handler, exception = _matching(handlers, error)
            if handler is None:
                raise error from None
            with Shadow(frame, "_", _told(frame, error, exception)):
                return handler.body(frame)
        finally:
            session.try_depth = depth

    return run


def _finally(body: Execute, last: Execute, counted: bool) -> Execute:
    def run(frame: Frame) -> Signal | None:
        session = frame.session
        depth = session.try_depth
        if not counted:
            session.try_depth = depth + 1
        try:
            signal = body(frame)
        finally:
            session.try_depth = depth
            left = last(frame)
        return signal if left is None else left

    return run


# trap


def trapping(runs: list[Execute], traps: list[nodes.TrapStatement], context: Context) -> Execute:
    """A statement list with traps: an error goes to the trap that fits, which says how to go on."""
    handlers = []
    for trap in traps:
        names = [trap.type.type_name.text] if trap.type is not None else []
        handlers.append(_Handler(names, statement_block(trap.body, context), context))

    def run(frame: Frame) -> Signal | None:
        for execute in runs:
            signal = guarded(frame, execute)
            if signal is not None:
                return signal
        return None

    def guarded(frame: Frame, execute: Execute) -> Signal | None:
        session = frame.session
        depth = session.try_depth
        session.try_depth = depth + 1
        try:
            return execute(frame)
        except NetException as exception:
            session.try_depth = depth
            return handle(frame, exception)
        except FlowException as flow:
            return flow.signal
        finally:
            session.try_depth = depth

    def handle(frame: Frame, exception: NetException) -> Signal | None:
        error = as_runtime(frame, exception)
        handler, told = _matching(handlers, error)
        if handler is None:
            report_or_raise(frame, error)
            return None
        if told is error and isinstance(error.inner, NetException):  # even a trap without a type is told of the exception inside
            told = error.inner
        signal = _run_trap(frame, handler, _told(frame, error, told))
        if signal is None:
            error.was_thrown_from_throw = False
            report_or_raise(frame, error)
            return None
        if signal.kind == "break" and not signal.label:
            raise error
        return None if signal.kind == "continue" and not signal.label else signal

    return run


def _run_trap(frame: Frame, handler: _Handler, record: ErrorRecord) -> Signal | None:
    """Runs a trap's body, which has a scope of its own."""
    session, state = frame.session, frame.scope.session_state
    inner = Frame(session, Scope(frame.scope, state), frame.out, frame.streams, frame.source, frame.caller, frame.invocation)
    inner.node = frame.node
    inner.variables["_"] = Variable("_", record)
    before, scope = session.frame, state.current
    session.frame, state.current = inner, inner.scope
    try:
        return handler.body(inner)
    finally:
        session.frame, state.current = before, scope


@statement(nodes.TrapStatement)
def trap_statement(node: nodes.TrapStatement, context: Context) -> Execute:
    """A trap takes effect for its whole block, so nothing is left to do where it stands."""
    return lambda frame: None


# throw


@statement(nodes.ThrowStatement)
def throw_statement(node: nodes.ThrowStatement, context: Context) -> Execute:
    """throw, with a value; without one it raises again what a catch block handles."""
    evaluate: Evaluate | None = compile_value(node.pipeline, context) if node.pipeline is not None else None

    def run(frame: Frame) -> None:
        frame.node = node
        raise thrown(frame, NOTHING if evaluate is None else evaluate(frame), evaluate is None)

    return run


def thrown(frame: Frame, value: Any, again: bool = False) -> NetException:
    """The exception of `throw value`."""
    if again:
        current = frame.scope.find("_")
        if current is not None and isinstance(current.value, ErrorRecord):
            value = getattr(current.value, "carrier", current.value)
    base = unwrap(value)
    if isinstance(base, ErrorRecord):
        error = _of_record(base)
    elif isinstance(base, NetException):
        error = _of_exception(base)
    elif base is None or base is NOTHING:
        error = RuntimeException("ScriptHalted", "ScriptHalted", "OperationStopped")
    else:
        words = to_string(value)
        error = RuntimeException(words, words, "OperationStopped", value)
        error.error_id = words
    error.was_thrown_from_throw = True
    return error


def _of_exception(exception: NetException) -> RuntimeException:
    if isinstance(exception, RuntimeException):
        return exception
    words = exception.message
    error = RuntimeException(words, words, "OperationStopped", inner=exception)
    error.error_record = ErrorRecord(exception, words, "OperationStopped", None)
    exception.__dict__["runtime_exception"] = error
    return error


def _of_record(record: ErrorRecord) -> RuntimeException:
    exception = record.exception
    if isinstance(exception, RuntimeException) and exception._record in (None, record):
        exception.error_record = record
        return exception
    error = RuntimeException(record.message, record.error_id, record.category, record.target, exception)
    error.error_record = record
    return error
