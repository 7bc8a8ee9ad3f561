"""Steppable pipelines: what proxy functions and Out-Default wrappers drive by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from azshell.dotnet.types import declare, method
from azshell.engine.runtime import StopUpstream

if TYPE_CHECKING:
    from azshell.engine.script_block import ScriptBlock
    from azshell.engine.session import Session


class SteppablePipeline:
    """Begin, Process, End over the pipeline inside a script block."""

    net_type: Any

    def __init__(self, session: Session, block: ScriptBlock) -> None:
        self.session = session
        self.block = block
        self.stages: list[Any] = []
        self.results: list[Any] = []
        self.expects = True
        self.driver: Any = None

    def begin(self, target: Any = True) -> Any:
        """Begin(expectInput) or Begin(cmdlet)."""
        from azshell.engine.compile.calls import CallSite
        from azshell.engine.pipeline import connect

        frame = self.session.frame
        statement = self.block.node.end_block.statements[0]
        context = self.block.context
        invocation = frame.invocation if isinstance(target, bool) else target.invocation
        expects = self.expects = target if isinstance(target, bool) else bool(invocation.expects_input)
        self.driver = getattr(invocation, "runtime", None)
        stages = []
        for element in statement.elements:
            stages.append(CallSite(element, context).stage(frame, expects))
            expects = True
        connect(stages, self._out)
        for stage in stages:
            stage.prepare()
        for stage in stages:
            stage.begin()
        self.stages = stages
        return self._written()

    def _out(self, obj: Any) -> None:
        self.results.append(obj)

    def _written(self) -> Any:
        results, self.results = self.results, []
        out = self.session.frame.out
        for obj in results:
            out(obj)
        return []

    def process(self, *arguments: Any) -> Any:
        """Process() or Process(object)."""
        try:
            if arguments and self.expects:
                self.stages[0].receive(arguments[0])
            else:
                self.stages[0].run_once()
        except StopUpstream as stop:
            if stop.stage not in self.stages:
                raise
            for stage in self.stages[self.stages.index(stop.stage) + 1 :]:
                stage.end()
            self.dispose()
            self._written()
            raise StopUpstream(self.driver) from None  # ends what drives this pipeline, too
        return self._written()

    def end(self) -> Any:
        """End()."""
        for stage in self.stages:
            stage.end()
        self.dispose()
        return self._written()

    def dispose(self) -> None:
        """Dispose()."""
        for stage in self.stages:
            stage.dispose()


def steppable_pipeline(session: Session, block: ScriptBlock) -> SteppablePipeline:
    """The steppable pipeline of a block."""
    return SteppablePipeline(session, block)


declare(
    "System.Management.Automation.SteppablePipeline",
    SteppablePipeline,
    members=[
        method("void Begin(bool expectInput)", lambda p, expect: p.begin(expect) and None),
        method(
            "void Begin(bool expectInput, System.Management.Automation.EngineIntrinsics contextToRedirectTo)",
            lambda p, expect, context: p.begin(expect) and None,
        ),
        method("void Begin(System.Management.Automation.Internal.InternalCommand command)", lambda p, command: p.begin(command) and None),
        method("void Process(System.Object input)", lambda p, *args: p.process(*args) and None),
        method("void Process()", lambda p: p.process() and None),
        method("void End()", lambda p: p.end() and None),
        method("void Clean()", lambda p: None),
        method("void Dispose()", lambda p: None),
    ],
)
