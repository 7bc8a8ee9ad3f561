"""`.ForEach()` and `.Where()`, which every value has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from azshell.dotnet.conversion import convert, to_bool, to_string
from azshell.dotnet.enumeration import enumerate_value
from azshell.dotnet.members import get_member, invoke_member, set_member
from azshell.dotnet.types import DotNetType, find_type, generic
from azshell.dotnet.values import NOTHING, unwrap
from azshell.engine.failures import failure

if TYPE_CHECKING:
    from azshell.engine.frame import Frame

_MODES = {
    "default": "default",
    "first": "first",
    "last": "last",
    "skipuntil": "skipuntil",
    "until": "until",
    "split": "split",
    "0": "default",
    "1": "first",
    "2": "last",
    "3": "skipuntil",
    "4": "until",
    "5": "split",
}


def _items(obj: Any) -> list[Any]:
    if obj is None or obj is NOTHING:
        return []
    found = enumerate_value(obj)
    return [obj] if found is None else list(found)


def _collection(items: list[Any]) -> Any:
    """Collection[psobject], which both methods give."""
    definition, anything = find_type("System.Collections.ObjectModel.Collection`1"), find_type("System.Management.Automation.PSObject")
    if definition is None or anything is None:
        return items
    kind = generic(definition, [anything])
    from azshell.dotnet.members import construct

    made = construct(kind, [])
    made.extend(items)
    return made


def for_each(frame: Frame, obj: Any, arguments: list[Any]) -> Any:
    """`.ForEach({ block }, arguments)`, `.ForEach([type])`, `.ForEach('property' | 'method', arguments)`."""
    from azshell.engine.script_block import ScriptBlock

    if not arguments:
        raise _no_overload("ForEach", 0)
    what = unwrap(arguments[0])
    items = _items(obj)
    if isinstance(what, ScriptBlock):
        return _collection(list(_run_each(frame, items, what, arguments[1:])))
    if isinstance(what, DotNetType):
        return _collection([convert(item, what) for item in items])
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
        found = invoke_member(item, name, arguments)
        return [] if found is NOTHING else [found]
    if arguments:
        set_member(item, name, arguments[0])
        return []
    found = get_member(item, name)
    return [found]


def where(frame: Frame, obj: Any, arguments: list[Any]) -> Any:
    """`.Where({ block }, mode, count)`."""
    from azshell.engine.script_block import InScope, ScriptBlock

    block = unwrap(arguments[0]) if arguments else None
    if not isinstance(block, ScriptBlock):
        raise _no_overload("Where", len(arguments))
    mode = _MODES.get(to_string(arguments[1]).lower(), "default") if len(arguments) > 1 else "default"
    count = int(arguments[2]) if len(arguments) > 2 else 0
    answer: list[Any] = []
    runner = InScope(block, frame, answer.append)

    def holds(item: Any) -> bool:
        answer.clear()
        runner(item)
        return to_bool(answer[0] if len(answer) == 1 else list(answer) or NOTHING)

    return _PICK[mode](_items(obj), holds, count)


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


_PICK = {"default": _default, "first": _first, "last": _last, "skipuntil": _skip_until, "until": _until, "split": _split}
