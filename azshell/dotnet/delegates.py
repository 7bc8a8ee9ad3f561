"""Delegates: Func, Action, Predicate, Comparison and the like, made from script blocks and called from Python as plain functions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.dotnet.types import DotNetType, declare, method, prop
from azshell.dotnet.values import NOTHING, unwrap


class Delegate:
    """A delegate: calling it calls the script block (or Python function) behind it and converts the result."""

    enumerates = False

    def __init__(self, kind: DotNetType, target: Any, call: Callable[..., Any]) -> None:
        self.kind = kind
        self.target = target
        self.call = call

    def __call__(self, *arguments: Any) -> Any:
        return self.call(*arguments)

    @property
    def net_type(self) -> DotNetType:
        """The delegate type."""
        return self.kind

    def invoke(self, *arguments: Any) -> Any:
        """Invoke from a script: checks the count and converts the arguments."""
        from azshell.dotnet.exceptions import MethodException
        from azshell.dotnet.invocation import convert_argument

        parameters = _invoke_parameters(self.kind)
        if parameters is None:
            return self.call(*arguments)
        if len(parameters) != len(arguments):
            words = f'Cannot find an overload for "Invoke" and the argument count: "{len(arguments)}".'
            raise MethodException(words, "MethodCountCouldNotFindBest", passes_through=True)
        names = _NAMES.get(self.kind.definition_name) or [f"arg{n}" for n in range(1, len(parameters) + 1)]
        try:
            return self.call(*map(convert_argument, arguments, parameters, names, ["Invoke"] * len(names)))
        except MethodException as problem:
            problem.passes_through = True
            raise


def to_delegate(value: Any, target: DotNetType) -> Any:
    """A script block, method group or Python function as a delegate of the target type."""
    from azshell.dotnet.conversion import no_conversion
    from azshell.dotnet.member_views import PSMethod

    if value is None:
        return None
    base = unwrap(value)
    if isinstance(base, Delegate):
        return (
            base
            if base.kind is target or base.kind.generic_definition is target.generic_definition is not None
            else Delegate(target, base.target, base.call)
        )
    if isinstance(base, PSMethod):
        return Delegate(target, base, lambda *arguments: base.invoke(arguments))
    if getattr(base, "is_script_block", False) or type(base).__name__ == "ScriptBlock":
        return Delegate(target, base, _script_call(base, target))
    raise no_conversion(value, target)


def _script_call(block: Any, target: DotNetType) -> Callable[..., Any]:
    result = _result_type(target)

    def call(*arguments: Any) -> Any:
        from azshell.dotnet import members
        from azshell.dotnet.conversion import convert
        from azshell.dotnet.member_views import one_or_many

        found = members.script_runner(block, None, list(arguments))
        return NOTHING if result is None else convert(one_or_many(found), result)

    return call


def _invoke_parameters(kind: DotNetType) -> list[DotNetType] | None:
    shape = _SHAPES.get(kind.definition_name)
    if shape is None:
        return None
    arguments, _ = shape
    return [kind.type_named(text) for text in arguments]


def _result_type(kind: DotNetType) -> DotNetType | None:
    shape = _SHAPES.get(kind.definition_name)
    if shape is None or shape[1] == "void":
        return None
    return kind.type_named(shape[1])


_SHAPES: dict[str, tuple[list[str], str]] = {}
"""Delegate definition -> the parameter types and the result type of Invoke."""

_NAMES = {
    "System.Func`2": ["arg"], "System.Action`1": ["obj"], "System.Predicate`1": ["obj"], "System.Comparison`1": ["x", "y"], "System.Converter`2": ["input"],
}  # fmt: skip
"""Names of Invoke's parameters, where they are not arg1, arg2 ..."""

_INVOKE = method("System.Object Invoke(Params System.Object[] arguments)", lambda delegate, arguments: delegate.invoke(*arguments))
declare(
    "System.Delegate",
    None,
    members=[
        _INVOKE,
        method("System.Object DynamicInvoke(Params System.Object[] args)", lambda delegate, arguments: delegate.invoke(*arguments)),
        prop("System.Object Target", lambda delegate: delegate.target),
    ],
)
declare("System.MulticastDelegate", None, base="System.Delegate")


def delegate_type(text: str, arguments: list[str], result: str) -> DotNetType:
    """Declares a delegate type; `text` with its generic parameters."""
    made = declare(text, None, base="System.MulticastDelegate", kind="delegate")
    _SHAPES[made.definition_name] = (arguments, result)
    return made


for _count in range(9):
    _names = [f"T{n}" for n in range(1, _count + 1)]
    if _count == 1:
        _names = ["T"]
    delegate_type(f"System.Func[{','.join([*_names, 'TResult'])}]", _names, "TResult")
    delegate_type(f"System.Action[{','.join(_names)}]" if _names else "System.Action", _names, "void")
delegate_type("System.Predicate[T]", ["T"], "bool")
delegate_type("System.Comparison[T]", ["T", "T"], "int")
delegate_type("System.Converter[TInput,TOutput]", ["TInput"], "TOutput")
delegate_type("System.EventHandler", ["System.Object", "System.EventArgs"], "void")
delegate_type("System.EventHandler[T]", ["System.Object", "T"], "void")
delegate_type("System.Threading.ThreadStart", [], "void")
_SHAPES["System.Text.RegularExpressions.MatchEvaluator"] = (["System.Text.RegularExpressions.Match"], "string")
