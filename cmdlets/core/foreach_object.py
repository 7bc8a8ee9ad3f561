"""ForEach-Object."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_not_null_or_empty, validate_range
from azshell.dotnet.exceptions import InvalidOperationException, MethodException, NetException, PSArgumentException, PSNotSupportedException
from cmdlets.core.member_pattern import the_member


class ForEachObject(Cmdlet):
    """Performs an operation against each item in a collection of input objects.

    The operation is a script block, which sees the item as `$_`, or the name of a property or method.

    ```ps1con
    PS C:\\> 1..3 | ForEach-Object { $_ * 2 }
    2
    4
    6
    ```
    """

    name = "ForEach-Object"
    verb, noun = "ForEach", "Object"
    default_set = "ScriptBlockSet"
    net_class = "Microsoft.PowerShell.Commands.ForEachObjectCommand"
    supports_should_process = True
    confirm_impact = "Low"

    InputObject = Parameter("psobject", from_pipeline=True, sets=["ScriptBlockSet", "PropertyAndMethodSet", "ParallelParameterSet"])
    Begin = Parameter("scriptblock", sets=["ScriptBlockSet"])
    Process = Parameter("scriptblock[]", position=0, mandatory=True, sets=["ScriptBlockSet"], allow_null=True, allow_empty_collection=True)
    End = Parameter("scriptblock", sets=["ScriptBlockSet"])
    RemainingScripts = Parameter("scriptblock[]", remaining=True, sets=["ScriptBlockSet"], allow_null=True, allow_empty_collection=True)
    MemberName = Parameter("string", position=0, mandatory=True, sets=["PropertyAndMethodSet"], validate=validate_not_null_or_empty)
    ArgumentList = Parameter("object[]", remaining=True, aliases=["Args"], sets=["PropertyAndMethodSet"])
    Parallel = Parameter("scriptblock", mandatory=True, sets=["ParallelParameterSet"], effect="modelled")
    ThrottleLimit = Parameter("int", sets=["ParallelParameterSet"], validate=validate_range(1, 2147483647), default=5)
    TimeoutSeconds = Parameter("int", sets=["ParallelParameterSet"], validate=validate_range(0, 2147483), default=0, effect="accepted")
    AsJob = Switch(sets=["ParallelParameterSet"])
    UseNewRunspace = Switch(sets=["ParallelParameterSet"], effect="accepted")

    sink: Callable[[Any], None]
    _runners: list[Any] = []
    _last: Any = None
    _tasks: Any = None
    _items: list[Any] = []

    def begin(self) -> None:
        runtime = self.runtime
        if self.parameter_set == "PropertyAndMethodSet":
            self.sink = self._member
            return
        if self.parameter_set == "ParallelParameterSet":
            unsupported = ("ErrorAction", "WarningAction", "InformationAction", "PipelineVariable")
            if any(self.is_bound(name) for name in unsupported):
                words = "The following common parameters are not currently supported in the Parallel parameter set:\n" + ", ".join(
                    unsupported
                )
                self.throw(PSNotSupportedException(words), "ParallelCommonParametersNotSupported", "NotImplemented")
            self._items = []
            self.sink = self._items.append if self.AsJob else self._parallel
            return
        if self.is_bound("WhatIf") or self.is_bound("Confirm"):
            self.throw(
                InvalidOperationException("The -WhatIf and -Confirm parameters are not supported for script blocks."),
                "NoShouldProcessForScriptBlockSet",
                "InvalidOperation",
            )
        first, blocks, self._last = self._blocks()
        if first is not None:
            runtime.run_block(first, runtime.out)
        self._runners = [runtime.in_scope(block) for block in blocks if block is not None]
        self.sink = self._runners[0] if len(self._runners) == 1 else self._all

    def _blocks(self) -> tuple[Any, list[Any], Any]:
        """Begin, the process blocks, end: with several blocks the first as given begins and the last ends."""
        given = {"Process": self.Process or [None], "RemainingScripts": self.RemainingScripts or []}
        blocks = [block for name in self.bound if name in given for block in given[name]]
        begin, end = self.Begin, self.End
        if not self.is_bound("Begin") and len(blocks) > 1:
            begin = blocks.pop(0)
        if not self.is_bound("End") and len(blocks) > 1:
            end = blocks.pop()
        return begin, blocks, end

    def _all(self, obj: Any) -> None:
        for runner in self._runners:
            runner(obj)

    def process_object(self, obj: Any) -> None:
        """One object of the pipeline."""
        self.sink(obj)

    def process(self) -> None:
        self.sink(self.InputObject)

    def end(self) -> None:
        if self._tasks is not None:
            self._tasks.end()
        if self.AsJob:
            self._start_job()
        if self._last is not None:
            runtime = self.runtime
            runtime.run_block(self._last, runtime.out)

    def _parallel(self, obj: Any) -> None:
        if self._tasks is None:
            from azshell.cmdlet import parallel, using_values

            using = using_values(self.Parallel, self.runtime.frame)
            self._tasks = parallel.Parallel(self.session, self.Parallel, using, self.ThrottleLimit, self.write, self.runtime.streams)
        self._tasks.run(obj)

    def _start_job(self) -> None:
        from azshell.cmdlet import jobs, using_values

        using = using_values(self.Parallel, self.runtime.frame)
        table = jobs.jobs_of(self.session)
        self.write(table.start(self.Parallel, class_name="PSTaskJob", input=self._items, using=using, limit=self.ThrottleLimit))

    def dispose(self) -> None:
        """The pipeline is over, in whatever way."""
        if self._tasks is not None:
            self._tasks.stop()

    # By member name

    def _member(self, obj: Any) -> None:
        from azshell.dotnet.conversion import to_string
        from azshell.dotnet.dictionaries import Dictionary
        from azshell.dotnet.members import MISSING, get_member, invoke_member
        from azshell.dotnet.values import unwrap

        if obj is None:
            self._null(obj)
            return
        name = self.MemberName
        if "*" in name or "?" in name or "[" in name:
            found = the_member(self, obj, name, "AmbiguousPropertyOrMethodName")
            if found is None:
                return
            name = found
        base = unwrap(obj)
        if not self.ArgumentList:
            if isinstance(base, Dictionary) and base.contains(name):
                self.write_all(base.get(name))
                return
            value = get_member(obj, name)
            if value is not MISSING and not _is_method(value):
                if self.should_process(f"InputObject: {to_string(obj)}", f"Retrieve the value for property '{name}'"):
                    self.write_all(value)
                return
            if value is MISSING:
                self._missing(name, obj)
                return
        if not self.should_process(f"InputObject: {to_string(obj)}", f"Invoke method '{name}'"):
            return
        try:
            self.write_all(invoke_member(obj, name, list(self.ArgumentList or ())))
        except NetException as error:
            record = self.runtime.make_record(error)
            if record.error_id == "MethodNotFound":
                if self.ArgumentList:
                    missing = PSArgumentException(f'Input name "{name}" cannot be resolved to a method.')
                    self.write_error(missing, "MethodNotFound", "InvalidArgument", obj)
                return
            if isinstance(error, MethodException):
                from azshell.dotnet.invocation import numbered

                numbered(error, name, name)
            self.write_error(error, "MethodInvocationError", "InvalidOperation", obj)

    def _null(self, obj: Any) -> None:
        """Nothing to look for a member in."""
        if self.runtime.frame.scope.strict_mode() >= 2:
            words = "Cannot operate on a 'null' input object."
            self.write_error(PSArgumentException(words), "InputObjectIsNull", "InvalidArgument", obj)
            return
        self.write(None)

    def _missing(self, name: str, obj: Any) -> None:
        """There is no such member."""
        if self.runtime.frame.scope.strict_mode() >= 2:
            words = f'The input name "{name}" cannot be resolved to a member.'
            self.write_error(PSArgumentException(words), "PropertyOrMethodNotFound", "InvalidArgument", obj)
            return
        self.write(None)


def _is_method(value: Any) -> bool:
    return type(value).__name__ in ("BoundMethod", "PSMethod", "MethodGroup")
