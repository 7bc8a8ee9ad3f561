"""`.ForEach()` and `.Where()`, which every value has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from azshell.dotnet.conversion import convert, to_bool, to_string
from azshell.dotnet.dictionaries import Dictionary
from azshell.dotnet.enumeration import enumerate_value
from azshell.dotnet.exceptions import (
    ArgumentNullException,
    ArgumentOutOfRangeException,
    InvalidOperationException,
    MethodInvocationException,
)
from azshell.dotnet.invocation import convert_argument
from azshell.dotnet.members import MISSING, get_member, invoke_member, set_member
from azshell.dotnet.types import DotNetType, declare_enum, find_type, generic
from azshell.dotnet.values import NOTHING, unwrap
from azshell.engine.failures import failure

if TYPE_CHECKING:
    from azshell.engine.frame import Frame

MODE = declare_enum("System.Management.Automation.WhereOperatorSelectionMode", ["Default", "First", "Last", "SkipUntil", "Until", "Split"])


def _items(obj: Any) -> list[Any]:
    if obj is None or obj is NOTHING:
        return []
    found = enumerate_value(obj)
    return [obj] if found is None else list(found)


def _collection(items: list[Any], element: DotNetType | None = None) -> Any:
    """Collection[psobject], which both methods give; ForEach([int]) gives Collection[int]."""
    definition, anything = find_type("System.Collections.ObjectModel.Collection`1"), find_type("System.Management.Automation.PSObject")
    if definition is None or anything is None:
        return items
    kind = generic(definition, [anything if element is None else element])
    from azshell.dotnet.members import construct

    made = construct(kind, [])
    made.extend(items)
    return made


def for_each(frame: Frame, obj: Any, arguments: list[Any]) -> Any:
    """`.ForEach({ block }, arguments)`, `.ForEach([type])`, `.ForEach('property' | 'method', arguments)`."""
    from azshell.engine.script_block import ScriptBlock

    if not arguments:
        raise _no_overload(".ForEach(expression [, arguments...])", 0)
    what = unwrap(arguments[0])
    if what is None:
        raise ArgumentNullException("expression")
    items = _items(obj)
    if isinstance(what, ScriptBlock):
        return _collection(list(_run_each(frame, items, what, arguments[1:])))
    if isinstance(what, DotNetType):
        return _collection([convert_argument(item, what, "item", "Add") for item in items], what)
    name = to_string(what)
    results: list[Any] = []
    for item in items:
        results.extend(_member_of(item, name, arguments[1:]))
    return _collection(results)


def _run_each(frame: Frame, items: list[Any], block: Any, arguments: list[Any]) -> Iterator[Any]:
    if not arguments and not block.metadata.parameters:
        from azshell.engine.script_block import InScope

        results: list[Any] = []
        runner = InScope(block, frame, results.append)
        for item in items:
            runner(item)
        yield from results
        return
    for item in items:
        yield from block.invoke(frame.session, arguments, dollar_underbar=item)


def _member_of(item: Any, name: str, arguments: list[Any]) -> list[Any]:
    kind = unwrap(item)
    from azshell.dotnet.types import type_of

    own = type_of(kind).member(name) if kind is not None else None
    if own is not None and hasattr(own, "overloads"):
        try:
            found = invoke_member(item, name, arguments)
        except MethodInvocationException as problem:
            problem.error_id = "DotNetMethodException"
            raise
        return [] if found is NOTHING else [found]
    found = get_member(item, name)
    if arguments:
        if found is MISSING and not isinstance(kind, Dictionary):
            words = f"The ForEach() operator could not find a member '{name}' on the target object. "
            raise failure("ForEachNonexistentMemberReference", f"{words}Please verify that the named member exists and then {_AGAIN}")
        set_member(item, name, arguments[0])
        return []
    return [None if found is MISSING else found]


_AGAIN = "try running your script again."


def where(frame: Frame, obj: Any, arguments: list[Any]) -> Any:
    """`.Where({ block }, mode, count)`."""
    from azshell.engine.script_block import InScope, ScriptBlock

    if not 0 < len(arguments) < 4:
        raise _no_overload(".Where({ expression } [, mode [, numberToReturn]])", len(arguments))
    mode = convert(arguments[1], MODE.net_type) if len(arguments) > 1 else MODE(0)
    count = convert(arguments[2], find_type("System.Int32")) if len(arguments) > 2 else 0  # type: ignore[arg-type]
    if count < 0:
        words = "The 'numberToReturn' value provided to the third argument of the Where() operator must be greater than zero. "
        raise ArgumentOutOfRangeException("numberToReturn", f"{words}Please correct the argument's value and {_AGAIN}", count)
    block = unwrap(arguments[0])
    if block is None:
        if not mode:
            raise InvalidOperationException(_NO_EXPRESSION)
        return _PICK[int(mode)](_items(obj), lambda item: True, count)
    if not isinstance(block, ScriptBlock):
        block = convert(block, ScriptBlock.net_type)
    answer: list[Any] = []
    runner = InScope(block, frame, answer.append)

    def holds(item: Any) -> bool:
        answer.clear()
        runner(item)
        return to_bool(answer[0] if len(answer) == 1 else list(answer) or NOTHING)

    return _PICK[int(mode)](_items(obj), holds, count)


_NO_EXPRESSION = (
    "If the expression passed to the Where() operator is null then you must specify a non-Default value for the selection mode argument. "
    f"Please change the value of the mode argument to a value other than Default and {_AGAIN}"
)


def _no_overload(name: str, count: int) -> Exception:
    from azshell.dotnet.exceptions import MethodException

    words = f'Cannot find an overload for "{name}" and the argument count: "{count}".'
    return failure("MethodCountCouldNotFindBest", words, "NotSpecified", exception=MethodException)


def _default(items: list[Any], holds: Any, count: int) -> Any:
    picked: list[Any] = []
    for item in items:
        if holds(item):
            picked.append(item)
            if count and len(picked) >= count:
                break
    return _collection(picked)


def _first(items: list[Any], holds: Any, count: int) -> Any:
    return _default(items, holds, count or 1)


def _last(items: list[Any], holds: Any, count: int) -> Any:
    return _collection([item for item in items if holds(item)][-(count or 1) :])


def _skip_until(items: list[Any], holds: Any, count: int) -> Any:
    for at, item in enumerate(items):
        if holds(item):
            rest = items[at:]
            return _collection(rest[:count] if count else rest)
    return _collection([])


def _until(items: list[Any], holds: Any, count: int) -> Any:
    picked: list[Any] = []
    for item in items:
        if holds(item) or (count and len(picked) >= count):
            break
        picked.append(item)
    return _collection(picked)


def _split(items: list[Any], holds: Any, count: int) -> Any:
    yes: list[Any] = []
    no: list[Any] = []
    for item in items:
        if (not count or len(yes) < count) and holds(item):
            yes.append(item)
        else:
            no.append(item)
    return [_collection(yes), _collection(no)]


_PICK = [_default, _first, _last, _skip_until, _until, _split]
