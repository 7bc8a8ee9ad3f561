"""Items: `a[i]` and `a?[i]`, and an item as a place to assign to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from azshell.dotnet.conversion import convert
from azshell.dotnet.dictionaries import Dictionary, Hashtable
from azshell.dotnet.members import get_index, set_index
from azshell.dotnet.types import type_of, type_of_class
from azshell.dotnet.values import NOTHING, unwrap
from azshell.engine.compile.context import Context
from azshell.engine.compile.table import Evaluate, compile_expression, expression
from azshell.engine.failures import failure
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.frame import Frame


@expression(nodes.IndexExpression)
def index(node: nodes.IndexExpression, context: Context) -> Evaluate:
    """`a[i]`."""
    target, get = compile_expression(node.target, context), compile_expression(node.index, context)
    conditional = node.null_conditional
    if isinstance(node.index, nodes.ConvertExpression) and node.index.type.type_name.text.lower() in ("object", "system.object"):
        return _by_key(target, get)

    def read(frame: Frame) -> Any:
        obj = target(frame)
        if conditional and (obj is None or obj is NOTHING):
            return None
        at = get(frame)
        kind = obj.__class__
        if kind is list and at.__class__ is int:
            try:
                return obj[at]
            except IndexError:
                pass
        elif kind is Hashtable and at.__class__ is str:
            return obj.get(at)
        return index_value(frame, obj, at)

    return read


def _by_key(target: Evaluate, get: Evaluate) -> Evaluate:
    """`a[[object]i]`: in an ordered dictionary i is then a key and no position."""
    from azshell.dotnet.dictionaries import OrderedDictionary

    def read(frame: Frame) -> Any:
        obj, at = unwrap(target(frame)), unwrap(get(frame))
        if isinstance(obj, OrderedDictionary) and at is not None:
            return obj.get(at)
        return index_value(frame, obj, at)

    return read


def index_value(frame: Frame, obj: Any, at: Any) -> Any:
    """An item of anything that has items; out of range it is $null, or an error from strict mode 3 on."""
    if obj is None or obj is NOTHING:
        raise failure("NullArray", "Cannot index into a null array.")
    if at is None or at is NOTHING:
        raise failure("NullArrayIndex", "Index operation failed; the array index evaluated to null.")
    found = get_index(obj, at)
    if (found is None or found.__class__ is list) and frame.scope.strict_mode() >= 3:
        if _is_outside(obj, at):
            raise _out_of_range(obj)
        if found is None and not _has_items(obj):
            raise failure("CannotIndex", f'Unable to index into an object of type "{type_of(unwrap(obj)).full_name}".')
    return found


def _has_items(obj: Any) -> bool:
    """Whether brackets mean anything for an object; a number has but itself at 0."""
    base = unwrap(obj)
    if isinstance(base, (list, str, Dictionary)):
        return True
    return (
        any(getattr(member, "indexed", False) for member in type_of(base).table().values()) or type_of(base).member("get_Item") is not None
    )


def _is_outside(obj: Any, at: Any) -> bool:
    obj = unwrap(obj)
    if not isinstance(obj, (list, str)):
        return False
    size = len(obj)
    wanted = at if isinstance(at, list) else [at]
    return any(not -size <= convert(each, type_of_class(int)) < size for each in wanted)


def _out_of_range(obj: Any) -> Exception:
    from azshell.dotnet.exceptions import ArgumentOutOfRangeException, IndexOutOfRangeException
    from azshell.dotnet.values import Array

    if obj.__class__ in (list, str, Array):
        return IndexOutOfRangeException("Index was outside the bounds of the array.")
    return ArgumentOutOfRangeException("index", "Index was out of range. Must be non-negative and less than the size of the collection.")


class IndexPlace:
    """An item as a place: object and index are evaluated once."""

    def __init__(self, node: nodes.IndexExpression, context: Context) -> None:
        self._target = compile_expression(node.target, context)
        self._index = compile_expression(node.index, context)

    def _write(self, obj: Any, at: Any, value: Any) -> None:
        if obj.__class__ is list and at.__class__ is int and 0 <= at < len(obj):
            obj[at] = value
            return
        if obj.__class__ is Hashtable and at.__class__ is str:
            obj.set(at, value)
            return
        if obj is None or obj is NOTHING:
            raise failure("NullArray", "Cannot index into a null array.")
        if at is None or at is NOTHING:
            raise failure("NullArrayIndex", "Index operation failed; the array index evaluated to null.")
        set_index(obj, at, value)

    def store(self, frame: Frame, value: Any) -> None:
        """`place = value`."""
        obj = self._target(frame)
        self._write(obj, self._index(frame), value)

    def update(self, frame: Frame, change: Callable[[Any], Any]) -> Any:
        """`place op= value`; gives the new value."""
        obj, at = self._target(frame), self._index(frame)
        new = change(index_value(frame, obj, at))
        self._write(obj, at, new)
        return new

    def coalesce(self, frame: Frame, get: Callable[[], Any]) -> Any:
        """`place ??= value`."""
        obj, at = self._target(frame), self._index(frame)
        old = index_value(frame, obj, at)
        if old is not None and old is not NOTHING:
            return old
        new = get()
        self._write(obj, at, new)
        return new
