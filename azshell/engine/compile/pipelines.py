"""Pipelines: commands fed by an expression or by each other, chains, and the background."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from azshell.dotnet.enumeration import enumerate_value
from azshell.dotnet.exceptions import NetException
from azshell.dotnet.values import NOTHING
from azshell.engine.compile.calls import CallSite
from azshell.engine.compile.context import Context
from azshell.engine.compile.table import Evaluate, Execute, compile_expression, compile_statement
from azshell.engine.frame import Frame
from azshell.engine.pipeline import connect, run_pipeline
from azshell.engine.redirection import compile_redirections, redirected
from azshell.engine.script_block import ScriptBlock
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.runtime import Runtime
    from azshell.engine.signals import Signal


def compile_pipeline(node: Any, context: Context) -> Execute:
    """The closure of a Pipeline or a PipelineChain, as a statement."""
    if isinstance(node, nodes.PipelineChain):
        return _chain(node, context)
    if node.background:
        return _background(node, context)
    elements = node.elements
    first = elements[0]
    source: Any = None
    if isinstance(first, nodes.CommandExpression):
        source = _Source(first, context)
        elements = elements[1:]
        if not elements:
            return source.alone()
    sites = [CallSite(element, context) for element in elements]
    if source is None and len(sites) == 1:
        return sites[0].alone(node)
    return _flow(node, source, sites)


def compile_command(node: nodes.Command, context: Context) -> Execute:
    """The closure of one command as a statement."""
    return CallSite(node, context).alone(node)


def _flow(node: Any, source: _Source | None, sites: list[CallSite]) -> Execute:
    redirecting = [(index, site.redirections) for index, site in enumerate(sites) if site.redirections]

    def run(frame: Frame) -> None:
        frame.node = node
        if source is None:
            feed = None
        else:
            value = source.value(frame)
            if value.__class__ is list:
                items: Any = value
            else:
                items = _items(value)

            def feed(sink: Callable[[Any], None]) -> None:
                for item in items:
                    if item is not NOTHING:
                        sink(item)

        expects = source is not None
        stages: list[Runtime] = []
        for site in sites:
            stages.append(site.stage(frame, expects))
            expects = True
        connect(stages, frame.out)
        if not redirecting:
            run_pipeline(frame, stages, feed)
            return
        closers = []
        try:
            for index, redirections in redirecting:
                closers.append(redirected(frame, stages[index], redirections))
            run_pipeline(frame, stages, feed)
        finally:
            for close in reversed(closers):
                close()

    return run


def _items(value: Any) -> Any:
    if value is NOTHING:
        return ()
    items = enumerate_value(value)
    return (value,) if items is None else items


class _Source:
    """An expression at the head of a pipeline."""

    def __init__(self, node: nodes.CommandExpression, context: Context) -> None:
        self.node = node
        self.value: Evaluate = compile_expression(node.expression, context)
        self.redirections = compile_redirections(node.redirections, context)
        if self.redirections:
            self.value = self._collected(self.value)

    def _collected(self, value: Evaluate) -> Evaluate:
        def evaluate(frame: Frame) -> Any:
            results: list[Any] = []
            self._run(frame, value, results.append)
            return results

        return evaluate

    def _run(self, frame: Frame, value: Evaluate, out: Callable[[Any], None]) -> None:
        def written(record: Any) -> None:
            frame.out(record)  # where the expression writes at that moment: merged records keep their place

        target = _Target(written, frame.streams)
        close = redirected(frame, target, self.redirections)
        sink = out if target.out is written else target.out
        streams, before = frame.streams, frame.out
        frame.streams, frame.out = target.streams, sink
        try:
            for item in _items(value(frame)):
                sink(item)
        finally:
            frame.streams, frame.out = streams, before
            close()

    def alone(self) -> Execute:
        """As a whole statement."""
        node = self.node
        value = compile_value = self.value
        del compile_value
        if not self.redirections:

            def plain(frame: Frame) -> None:
                frame.node = node
                out = frame.out
                for item in _items(value(frame)):
                    out(item)

            return plain

        def run(frame: Frame) -> None:
            frame.node = node
            out = frame.out
            for item in value(frame):
                out(item)

        return run


class _Target:
    """What redirections act on when there is no stage."""

    def __init__(self, out: Callable[[Any], None], streams: Any) -> None:
        self.out = out
        self.streams = streams


def _chain(node: nodes.PipelineChain, context: Context) -> Execute:
    left = compile_statement(node.left, context)
    right = compile_statement(node.right, context)
    wants_success = node.operator == "&&"

    def run(frame: Frame) -> Signal | None:
        session = frame.session
        session.last_success = True
        failed = False
        try:
            signal = left(frame)
            if signal is not None:
                return signal
        except NetException as error:
            from azshell.engine.errors import report_or_raise

            report_or_raise(frame, error)
            failed = True
        if (session.last_success and not failed) is wants_success:
            return right(frame)
        return None

    return run


def _background(node: nodes.Pipeline, context: Context) -> Execute:

    def run(frame: Frame) -> None:
        frame.node = node
        from azshell.engine.jobs import start_background

        frame.out(start_background(frame, ScriptBlock, node, context))

    return run
