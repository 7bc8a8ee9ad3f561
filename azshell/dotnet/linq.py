"""[System.Linq.Enumerable]: the query methods that scripts call with typed arrays and delegates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce
from typing import Any

from azshell.dotnet import arithmetic
from azshell.dotnet.collections import List, net_order, sort_items
from azshell.dotnet.comparison import net_equals
from azshell.dotnet.exceptions import ArgumentOutOfRangeException, InvalidCastException, InvalidOperationException, OverflowException
from azshell.dotnet.linq_results import Grouping, Query, open_method, result_type
from azshell.dotnet.sets import HashSet
from azshell.dotnet.types import Row, declare, resolve_type, type_of
from azshell.dotnet.values import Array, Int64, unwrap

_SOURCE = "System.Collections.IEnumerable source"
_SECOND = "System.Collections.IEnumerable second"
_TEST = "System.Func[System.Object,bool] predicate"
_PICK = "System.Func[System.Object,System.Object] selector"
_KEY = "System.Func[System.Object,System.Object] keySelector"
_FOLD = "System.Func[System.Object,System.Object,System.Object] func"
_COMPARER = "System.Collections.IEqualityComparer comparer"


def _like(source: Any, items: list[Any]) -> Query:
    """A result with the source's element type."""
    return Query(items, getattr(source, "element_type", None))


def _picked(items: list[Any], pick: Any) -> Query:
    """A result whose element type is what the selector gives."""
    return Query(items, result_type(pick))


def _some(source: Any) -> list[Any]:
    items = list(source)
    if not items:
        raise InvalidOperationException("Sequence contains no elements")
    return items


def _filtered(source: Any, test: Callable[[Any], Any]) -> list[Any]:
    return [item for item in source if test(item)]


def _sum(source: Any, pick: Callable[[Any], Any] | None = None) -> Any:
    items = list(source) if pick is None else [pick(item) for item in source]
    if not items:
        return _default(source)
    total = reduce(arithmetic.add, items)
    if total.__class__ is not items[0].__class__:
        raise OverflowException()
    return total


def _average(source: Any, pick: Callable[[Any], Any] | None = None) -> Any:
    items = [item if pick is None else pick(item) for item in _some(source)]
    total = reduce(arithmetic.add, items)
    return arithmetic.divide(total if isinstance(total, float) or total.__class__.__name__ == "Decimal" else float(total), len(items))


def _extreme(sign: int) -> Callable[..., Any]:
    def find(source: Any, pick: Callable[[Any], Any] | None = None) -> Any:
        items = [item if pick is None else pick(item) for item in _some(source)]
        return reduce(lambda a, b: b if net_order(b, a) * sign > 0 else a, items)

    return find


def _extreme_by(sign: int) -> Callable[[Any, Any], Any]:
    return lambda source, key: reduce(lambda a, b: b if net_order(key(b), key(a)) * sign > 0 else a, _some(source))


def _default(source: Any) -> Any:
    from azshell.dotnet.members import default_value

    element = getattr(source, "element_type", None)
    return None if element is None else default_value(element)


def _one(source: Any, test: Any = None, last: bool = False, default: bool = False) -> Any:
    items = list(source) if test is None else _filtered(source, test)
    if items:
        return items[-1 if last else 0]
    if default:
        return _default(source)
    raise InvalidOperationException("Sequence contains no elements" if test is None else "Sequence contains no matching element")


def _single(source: Any, test: Any = None, default: bool = False) -> Any:
    items = list(source) if test is None else _filtered(source, test)
    if len(items) > 1:
        raise InvalidOperationException(f"Sequence contains more than one {'element' if test is None else 'matching element'}")
    return _one(items, None, False, False) if items or not default else _default(source)


def _element_at(source: Any, index: int) -> Any:
    items = list(source)
    if not 0 <= index < len(items):
        words = "Index was out of range. Must be non-negative and less than the size of the collection."
        raise ArgumentOutOfRangeException("index", words)
    return items[index]


def _element_or_default(source: Any, index: int) -> Any:
    items = list(source)
    return items[index] if 0 <= index < len(items) else _default(source)


def _set(items: Any, comparer: Any = None) -> HashSet:
    return HashSet(items, comparer=comparer)


def _distinct(source: Any, comparer: Any = None) -> Any:
    return _like(source, list(_set(source, comparer)))


def _distinct_by(source: Any, key: Callable[[Any], Any]) -> Any:
    seen = HashSet()
    return _like(source, [item for item in source if seen.add(key(item))])


def _contains(source: Any, value: Any, comparer: Any = None) -> bool:
    return any(net_equals(item, value) for item in source) if comparer is None else _set(source, comparer).contains(value)


def _ordered(sign: int, natural: bool = False) -> Callable[..., Any]:
    def order(source: Any, pick: Callable[[Any], Any] = lambda item: item) -> Any:
        made = _like(source, sort_items(list(source), lambda a, b: sign * net_order(pick(a), pick(b))))
        made.order = [(pick, sign)]
        return made

    return order


def _then(sign: int) -> Callable[[Any, Any], Any]:
    def order(source: Any, pick: Callable[[Any], Any]) -> Any:
        keys = [*getattr(source, "order", []), (pick, sign)]

        def compare(left: Any, right: Any) -> int:
            return next((found for key, way in keys if (found := way * net_order(key(left), key(right)))), 0)

        made = _like(source, sort_items(list(source), compare))
        made.order = keys
        return made

    return order


def _range(start: int, count: int) -> Query:
    if count < 0:
        raise ArgumentOutOfRangeException("count")
    return Query(list(range(start, start + count)), resolve_type("int"))


def _to_list(source: Any) -> List:
    return List(list(source), getattr(source, "element_type", None))


def _to_array(source: Any) -> Any:
    element = getattr(source, "element_type", None)
    return list(source) if element is None else Array(source, element)


def _equal(first: Any, second: Any) -> bool:
    left, right = list(first), list(second)
    return len(left) == len(right) and all(map(net_equals, left, right))


def _both(combine: Callable[[HashSet, Any], None]) -> Callable[..., Any]:
    def call(first: Any, second: Any, comparer: Any = None) -> Any:
        made = _set(first, comparer)
        combine(made, second)
        return _like(first, list(made))

    return call


def _while(source: Any, test: Callable[[Any], Any], skip: bool) -> Any:
    items = list(source)
    position = next((i for i, item in enumerate(items) if not test(item)), len(items))
    return _like(source, items[position:] if skip else items[:position])


def _many(source: Any, pick: Callable[[Any], Any]) -> Query:
    return Query([found for item in source for found in pick(item)])


def _zip(first: Any, second: Any) -> Query:
    from azshell.dotnet.tuples import ValueTuple

    return Query([ValueTuple(left, right) for left, right in zip(first, second, strict=False)])


def _join(outer: Any, inner: Any, outer_key: Any, inner_key: Any, result: Any) -> Query:
    found = _groups(inner, inner_key)
    return _picked([result(item, other) for item in outer for other in found.get(outer_key(item), ())], result)


class _Groups(dict[Any, Grouping]):
    """Groupings by key, in the order in which the keys came."""

    def __init__(self) -> None:
        super().__init__()
        self._keys = HashSet()

    def get(self, key: Any, default: Any = None) -> Any:
        """The grouping of a key."""
        return super().get(self._keys.key(key), default)

    def put(self, key: Any, item: Any, element: Any) -> None:
        """Adds an item to its grouping."""
        self.setdefault(self._keys.key(key), Grouping(key, element)).items.append(item)


def _groups(source: Any, key: Any, pick: Any = None) -> _Groups:
    found = _Groups()
    element = getattr(source, "element_type", None) if pick is None else result_type(pick)
    for item in source:
        found.put(key(item), item if pick is None else pick(item), element)
    return found


def _group_by(source: Any, key: Any, pick: Any = None) -> Query:
    return Query(list(_groups(source, key, pick).values()))


def _to_dictionary(source: Any, key: Any, pick: Any = None) -> Any:
    from azshell.dotnet.members import construct, invoke_member
    from azshell.dotnet.types import find_type, generic

    value_type = getattr(source, "element_type", None) if pick is None else result_type(pick)
    anything = resolve_type("System.Object")
    definition = find_type("System.Collections.Generic.Dictionary`2")
    assert definition is not None and anything is not None
    made = construct(generic(definition, [result_type(key) or anything, value_type or anything]), [])
    for item in source:
        try:
            invoke_member(made, "Add", [key(item), item if pick is None else pick(item)])
        except Exception as problem:
            raise getattr(problem, "inner", None) or problem from None
    return made


def _chunks(source: Any, size: int) -> Query:
    if size < 1:
        raise ArgumentOutOfRangeException("size")
    items, element = list(source), getattr(source, "element_type", None)
    parts = [items[start : start + size] for start in range(0, len(items), size)]
    return Query(parts if element is None else [Array(part, element) for part in parts])


def _is(item: Any, kind: Any) -> bool:
    return item is not None and kind.is_assignable_from(type_of(unwrap(item)))


def _cast(kind: Any, source: Any) -> Query:
    for item in source:
        if not _is(item, kind):
            words = f"Unable to cast object of type '{type_of(unwrap(item)).full_name}' to type '{kind.full_name}'."
            raise InvalidCastException(words)
    return Query(list(source), kind)


def _rows() -> Iterator[Row]:
    row = open_method
    yield row(f"System.Object Sum({_SOURCE})", _sum)
    yield row(f"System.Object Sum({_SOURCE}, {_PICK})", _sum)
    yield row(f"System.Object Average({_SOURCE})", _average)
    yield row(f"System.Object Average({_SOURCE}, {_PICK})", _average)
    for name, sign in (("Max", 1), ("Min", -1)):
        yield row(f"System.Object {name}({_SOURCE})", _extreme(sign))
        yield row(f"System.Object {name}({_SOURCE}, {_PICK})", _extreme(sign))
        yield row(f"System.Object {name}By({_SOURCE}, {_KEY})", _extreme_by(sign))
    yield row(f"int Count({_SOURCE})", lambda s: len(list(s)))
    yield row(f"int Count({_SOURCE}, {_TEST})", lambda s, test: len(_filtered(s, test)))
    yield row(f"long LongCount({_SOURCE})", lambda s: Int64(len(list(s))))
    yield row(f"bool Any({_SOURCE})", lambda s: any(True for _ in s))
    yield row(f"bool Any({_SOURCE}, {_TEST})", lambda s, test: any(map(test, s)))
    yield row(f"bool All({_SOURCE}, {_TEST})", lambda s, test: all(map(test, s)))
    yield row(f"bool Contains({_SOURCE}, System.Object value)", _contains)
    yield row(f"bool Contains({_SOURCE}, System.Object value, {_COMPARER})", _contains)
    yield row(f"System.Object First({_SOURCE})", _one)
    yield row(f"System.Object First({_SOURCE}, {_TEST})", _one)
    yield row(f"System.Object FirstOrDefault({_SOURCE})", lambda s: _one(s, None, False, True))
    yield row(f"System.Object FirstOrDefault({_SOURCE}, {_TEST})", lambda s, test: _one(s, test, False, True))
    yield row(f"System.Object Last({_SOURCE})", lambda s: _one(s, None, True))
    yield row(f"System.Object Last({_SOURCE}, {_TEST})", lambda s, test: _one(s, test, True))
    yield row(f"System.Object LastOrDefault({_SOURCE})", lambda s: _one(s, None, True, True))
    yield row(f"System.Object LastOrDefault({_SOURCE}, {_TEST})", lambda s, test: _one(s, test, True, True))
    yield row(f"System.Object Single({_SOURCE})", _single)
    yield row(f"System.Object Single({_SOURCE}, {_TEST})", _single)
    yield row(f"System.Object SingleOrDefault({_SOURCE})", lambda s: _single(s, None, True))
    yield row(f"System.Object SingleOrDefault({_SOURCE}, {_TEST})", lambda s, test: _single(s, test, True))
    yield row(f"System.Object ElementAt({_SOURCE}, int index)", _element_at)
    yield row(f"System.Object ElementAtOrDefault({_SOURCE}, int index)", _element_or_default)
    yield row(f"System.Object[] DefaultIfEmpty({_SOURCE})", lambda s: _like(s, list(s) or [_default(s)]))
    yield row(f"System.Object[] Where({_SOURCE}, {_TEST})", lambda s, test: _like(s, _filtered(s, test)))
    yield row(f"System.Object[] Select({_SOURCE}, {_PICK})", lambda s, pick: _picked([pick(item) for item in s], pick))
    yield row(f"System.Object[] SelectMany({_SOURCE}, System.Func[System.Object,System.Collections.IEnumerable] selector)", _many)
    for suffix, sign in (("", 1), ("Descending", -1)):
        yield row(f"System.Object[] OrderBy{suffix}({_SOURCE}, {_KEY})", _ordered(sign))
        yield row(f"System.Object[] Order{suffix}({_SOURCE})", _ordered(sign))
        yield row(f"System.Object[] ThenBy{suffix}({_SOURCE}, {_KEY})", _then(sign))
    yield row(f"System.Object[] Distinct({_SOURCE})", _distinct)
    yield row(f"System.Object[] Distinct({_SOURCE}, {_COMPARER})", _distinct)
    yield row(f"System.Object[] DistinctBy({_SOURCE}, {_KEY})", _distinct_by)
    yield row(f"System.Object[] GroupBy({_SOURCE}, {_KEY})", _group_by)
    yield row(f"System.Object[] GroupBy({_SOURCE}, {_KEY}, System.Func[System.Object,System.Object] elementSelector)", _group_by)
    yield row(f"System.Object[] ToLookup({_SOURCE}, {_KEY})", _group_by)
    yield row(f"System.Object ToDictionary({_SOURCE}, {_KEY})", _to_dictionary)
    yield row(f"System.Object ToDictionary({_SOURCE}, {_KEY}, System.Func[System.Object,System.Object] elementSelector)", _to_dictionary)
    yield row(f"System.Object[] Reverse({_SOURCE})", lambda s: _like(s, list(s)[::-1]))
    yield row(f"System.Object[] Skip({_SOURCE}, int count)", lambda s, n: _like(s, list(s)[max(n, 0) :]))
    yield row(f"System.Object[] Take({_SOURCE}, int count)", lambda s, n: _like(s, list(s)[: max(n, 0)]))
    yield row(f"System.Object[] SkipLast({_SOURCE}, int count)", lambda s, n: _like(s, list(s)[:-n] if n > 0 else list(s)))
    yield row(f"System.Object[] TakeLast({_SOURCE}, int count)", lambda s, n: _like(s, list(s)[-n:] if n > 0 else []))
    yield row(f"System.Object[] SkipWhile({_SOURCE}, {_TEST})", lambda s, test: _while(s, test, True))
    yield row(f"System.Object[] TakeWhile({_SOURCE}, {_TEST})", lambda s, test: _while(s, test, False))
    yield row(f"System.Object[] Append({_SOURCE}, System.Object element)", lambda s, item: _like(s, [*s, item]))
    yield row(f"System.Object[] Prepend({_SOURCE}, System.Object element)", lambda s, item: _like(s, [item, *s]))
    yield row(f"System.Object[] Chunk({_SOURCE}, int size)", _chunks)
    yield row("System.Object[] Range(int start, int count)", _range)
    yield row("System.Object[] Repeat(System.Object element, int count)", lambda item, count: Query([item] * count))
    yield row(f"System.Object[] Concat({_SOURCE}, {_SECOND})", lambda a, b: _like(a, [*a, *b]))
    for name, combine in (("Union", HashSet.union), ("Intersect", HashSet.keep), ("Except", HashSet.subtract)):
        yield row(f"System.Object[] {name}({_SOURCE}, {_SECOND})", _both(combine))
        yield row(f"System.Object[] {name}({_SOURCE}, {_SECOND}, {_COMPARER})", _both(combine))
    yield row(f"System.Object[] Zip({_SOURCE}, {_SECOND})", _zip)
    yield row(
        f"System.Object[] Zip({_SOURCE}, {_SECOND}, System.Func[System.Object,System.Object,System.Object] resultSelector)",
        lambda a, b, join: _picked([join(x, y) for x, y in zip(a, b, strict=False)], join),
    )
    yield row(
        f"System.Object[] Join({_SOURCE}, System.Collections.IEnumerable inner, System.Func[System.Object,System.Object] outerKeySelector, "
        "System.Func[System.Object,System.Object] innerKeySelector, System.Func[System.Object,System.Object,System.Object] resultSelector)",
        _join,
    )
    yield row(f"bool SequenceEqual({_SOURCE}, {_SECOND})", _equal)
    yield row(f"System.Object Aggregate({_SOURCE}, {_FOLD})", lambda s, call: reduce(call, _some(s)))
    yield row(f"System.Object Aggregate({_SOURCE}, System.Object seed, {_FOLD})", lambda s, seed, call: reduce(call, s, seed))
    yield row(f"System.Collections.Generic.List[System.Object] ToList({_SOURCE})", _to_list)
    yield row(f"System.Object[] ToArray({_SOURCE})", _to_array)
    yield row(f"System.Object ToHashSet({_SOURCE})", lambda s: HashSet(s, getattr(s, "element_type", None)))
    yield row(f"System.Object[] Cast`1(type T, {_SOURCE})", _cast)
    yield row(f"System.Object[] OfType`1(type T, {_SOURCE})", lambda kind, s: Query([item for item in s if _is(item, kind)], kind))
    yield row("System.Object[] Empty`1(type T)", lambda kind: Array([], kind))


declare("System.Linq.Enumerable", None, members=list(_rows()))
