"""[System.Linq.Enumerable]: the query methods that scripts call with typed arrays and script blocks."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

from azshell.dotnet import arithmetic
from azshell.dotnet.collections import List, net_order, sort_items
from azshell.dotnet.comparison import net_equals
from azshell.dotnet.exceptions import ArgumentOutOfRangeException, InvalidOperationException
from azshell.dotnet.sets import HashSet
from azshell.dotnet.types import Row, declare, resolve_type, static_method
from azshell.dotnet.values import Array

_SOURCE = "System.Collections.IEnumerable source"
_TEST = "System.Func[System.Object,bool] predicate"
_PICK = "System.Func[System.Object,System.Object] selector"


def _like(source: Any, items: list[Any]) -> Any:
    """A result with the source's element type."""
    element = getattr(source, "element_type", None)
    return items if element is None else Array(items, element)


def _some(source: Any) -> list[Any]:
    items = list(source)
    if not items:
        raise InvalidOperationException("Sequence contains no elements")
    return items


def _filtered(source: Any, test: Callable[[Any], Any]) -> list[Any]:
    return [item for item in source if test(item)]


def _sum(source: Any, pick: Callable[[Any], Any] | None = None) -> Any:
    items = list(source) if pick is None else [pick(item) for item in source]
    return reduce(arithmetic.add, items, items[0].__class__(0) if items else 0)


def _average(source: Any) -> Any:
    items = _some(source)
    total = reduce(arithmetic.add, items)
    return arithmetic.divide(total if isinstance(total, float) or total.__class__.__name__ == "Decimal" else float(total), len(items))


def _extreme(sign: int) -> Callable[[Any], Any]:
    return lambda source: reduce(lambda a, b: b if net_order(b, a) * sign > 0 else a, _some(source))


def _one(source: Any, test: Any = None, last: bool = False, default: bool = False) -> Any:
    items = list(source) if test is None else _filtered(source, test)
    if items:
        return items[-1 if last else 0]
    if default:
        from azshell.dotnet.members import default_value

        element = getattr(source, "element_type", None)
        return None if element is None else default_value(element)
    raise InvalidOperationException("Sequence contains no elements" if test is None else "Sequence contains no matching element")


def _single(source: Any) -> Any:
    items = _some(source)
    if len(items) > 1:
        raise InvalidOperationException("Sequence contains more than one element")
    return items[0]


def _distinct(source: Any) -> Any:
    return _like(source, list(HashSet(source)))


def _ordered(source: Any, pick: Callable[[Any], Any], sign: int = 1) -> Any:
    return _like(source, sort_items(list(source), lambda a, b: sign * net_order(pick(a), pick(b))))


def _range(start: int, count: int) -> Array:
    if count < 0:
        raise ArgumentOutOfRangeException("count")
    return Array(range(start, start + count), resolve_type("int"))


def _to_list(source: Any) -> List:
    return List(list(source), getattr(source, "element_type", None))


def _equal(first: Any, second: Any) -> bool:
    left, right = list(first), list(second)
    return len(left) == len(right) and all(map(net_equals, left, right))


def _both(combine: Callable[[HashSet, Any], None]) -> Callable[[Any, Any], Any]:
    def call(first: Any, second: Any) -> Any:
        made = HashSet(first)
        combine(made, second)
        return _like(first, list(made))

    return call


def _while(source: Any, test: Callable[[Any], Any], skip: bool) -> Any:
    items = list(source)
    position = next((i for i, item in enumerate(items) if not test(item)), len(items))
    return _like(source, items[position:] if skip else items[:position])


def _many(source: Any, pick: Callable[[Any], Any]) -> list[Any]:
    return [found for item in source for found in pick(item)]


def _cast(source: Any) -> Any:
    return list(source)


_ROWS: list[Row] = [
    static_method(f"System.Object Sum({_SOURCE})", _sum),
    static_method(f"System.Object Sum({_SOURCE}, {_PICK})", _sum),
    static_method(f"System.Object Average({_SOURCE})", _average),
    static_method(f"System.Object Max({_SOURCE})", _extreme(1)),
    static_method(f"System.Object Min({_SOURCE})", _extreme(-1)),
    static_method(f"int Count({_SOURCE})", lambda s: len(list(s))),
    static_method(f"int Count({_SOURCE}, {_TEST})", lambda s, test: len(_filtered(s, test))),
    static_method(f"bool Any({_SOURCE})", lambda s: any(True for _ in s)),
    static_method(f"bool Any({_SOURCE}, {_TEST})", lambda s, test: any(map(test, s))),
    static_method(f"bool All({_SOURCE}, {_TEST})", lambda s, test: all(map(test, s))),
    static_method(f"bool Contains({_SOURCE}, System.Object value)", lambda s, value: any(net_equals(item, value) for item in s)),
    static_method(f"System.Object First({_SOURCE})", _one),
    static_method(f"System.Object First({_SOURCE}, {_TEST})", _one),
    static_method(f"System.Object FirstOrDefault({_SOURCE})", lambda s: _one(s, None, False, True)),
    static_method(f"System.Object FirstOrDefault({_SOURCE}, {_TEST})", lambda s, test: _one(s, test, False, True)),
    static_method(f"System.Object Last({_SOURCE})", lambda s: _one(s, None, True)),
    static_method(f"System.Object Last({_SOURCE}, {_TEST})", lambda s, test: _one(s, test, True)),
    static_method(f"System.Object LastOrDefault({_SOURCE})", lambda s: _one(s, None, True, True)),
    static_method(f"System.Object Single({_SOURCE})", _single),
    static_method(f"System.Object ElementAt({_SOURCE}, int index)", lambda s, index: list(s)[index]),
    static_method(f"System.Object[] Where({_SOURCE}, {_TEST})", lambda s, test: _like(s, _filtered(s, test))),
    static_method(f"System.Object[] Select({_SOURCE}, {_PICK})", lambda s, pick: [pick(item) for item in s]),
    static_method(f"System.Object[] SelectMany({_SOURCE}, System.Func[System.Object,System.Collections.IEnumerable] selector)", _many),
    static_method(f"System.Object[] OrderBy({_SOURCE}, {_PICK})", _ordered),
    static_method(f"System.Object[] OrderByDescending({_SOURCE}, {_PICK})", lambda s, pick: _ordered(s, pick, -1)),
    static_method(f"System.Object[] Distinct({_SOURCE})", _distinct),
    static_method(f"System.Object[] Reverse({_SOURCE})", lambda s: _like(s, list(s)[::-1])),
    static_method(f"System.Object[] Skip({_SOURCE}, int count)", lambda s, n: _like(s, list(s)[max(n, 0) :])),
    static_method(f"System.Object[] Take({_SOURCE}, int count)", lambda s, n: _like(s, list(s)[: max(n, 0)])),
    static_method(f"System.Object[] SkipWhile({_SOURCE}, {_TEST})", lambda s, test: _while(s, test, True)),
    static_method(f"System.Object[] TakeWhile({_SOURCE}, {_TEST})", lambda s, test: _while(s, test, False)),
    static_method("System.Object[] Range(int start, int count)", _range),
    static_method("System.Object[] Repeat(System.Object element, int count)", lambda item, count: [item] * count),
    static_method(f"System.Object[] Concat({_SOURCE}, System.Collections.IEnumerable second)", lambda a, b: _like(a, [*a, *b])),
    static_method(f"System.Object[] Union({_SOURCE}, System.Collections.IEnumerable second)", _both(HashSet.union)),
    static_method(f"System.Object[] Intersect({_SOURCE}, System.Collections.IEnumerable second)", _both(HashSet.keep)),
    static_method(f"System.Object[] Except({_SOURCE}, System.Collections.IEnumerable second)", _both(HashSet.subtract)),
    static_method(
        f"System.Object[] Zip({_SOURCE}, System.Collections.IEnumerable second, System.Func[System.Object,System.Object,System.Object] resultSelector)",
        lambda a, b, join: [join(x, y) for x, y in zip(a, b, strict=False)],
    ),
    static_method(f"bool SequenceEqual({_SOURCE}, System.Collections.IEnumerable second)", _equal),
    static_method(
        f"System.Object Aggregate({_SOURCE}, System.Func[System.Object,System.Object,System.Object] func)",
        lambda s, call: reduce(call, _some(s)),
    ),
    static_method(
        f"System.Object Aggregate({_SOURCE}, System.Object seed, System.Func[System.Object,System.Object,System.Object] func)",
        lambda s, seed, call: reduce(call, s, seed),
    ),
    static_method(f"System.Collections.Generic.List[System.Object] ToList({_SOURCE})", _to_list),
    static_method(f"System.Object[] ToArray({_SOURCE})", lambda s: _like(s, list(s))),
    static_method(f"System.Object[] Cast({_SOURCE})", _cast),
    static_method(f"System.Object[] OfType({_SOURCE})", _cast),
    static_method("System.Object[] Empty()", list),
]
declare("System.Linq.Enumerable", None, members=_ROWS)
