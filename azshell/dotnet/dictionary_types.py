"""What scripts see of the dictionaries, DictionaryEntry and KeyValuePair, HashSet, StringComparer, Tuple."""

from __future__ import annotations

from typing import Any

from azshell.dotnet import dictionaries as d
from azshell.dotnet.collections import List
from azshell.dotnet.comparison import net_equals
from azshell.dotnet.enumeration import Enumerator
from azshell.dotnet.exceptions import KeyNotFoundException
from azshell.dotnet.list_types import COLLECTION, COMMON, copy_to, to_array
from azshell.dotnet.sets import HashSet, SortedSet
from azshell.dotnet.typed_arrays import string_array
from azshell.dotnet.types import Row, constructor, declare, indexer, method, prop, ps_prop
from azshell.dotnet.values import NOTHING, PSReference


def _remove(table: d.Dictionary, key: Any) -> Any:
    table.remove(key)
    return NOTHING


def _add(table: d.Dictionary, key: Any, value: Any) -> Any:
    table.add(key, value)
    return NOTHING


def _has_value(table: d.Dictionary, value: Any) -> bool:
    return any(net_equals(item, value) for item in table.values())


def _keys(table: d.Dictionary) -> d.DictionaryView:
    return d.DictionaryView(table, "Key")


def _values(table: d.Dictionary) -> d.DictionaryView:
    return d.DictionaryView(table, "Value")


def _copy_entries(table: d.Dictionary, array: list[Any], start: int = 0) -> Any:
    copy_to(table, array, start)
    return NOTHING


_BASE: list[Row] = [
    prop("bool IsReadOnly", lambda t: bool(getattr(t, "is_read_only", False))),
    prop("bool IsFixedSize", lambda t: False),
    prop("bool IsSynchronized", lambda t: False),
    prop("System.Collections.ICollection Keys", _keys),
    prop("System.Collections.ICollection Values", _values),
    prop("System.Object SyncRoot", lambda t: t),
    prop("int Count", len),
    method("void Add(System.Object key, System.Object value)", _add),
    method("void Clear()", d.Dictionary.clear),
    method("bool Contains(System.Object key)", d.Dictionary.contains),
    method("void CopyTo(array array, int arrayIndex)", _copy_entries),
    method("System.Collections.IDictionaryEnumerator GetEnumerator()", Enumerator),
    method("void Remove(System.Object key)", _remove),
    indexer("System.Object Item(System.Object key)", d.Dictionary.get, d.Dictionary.set),
]


def _base(order: str) -> list[Row]:
    """The rows above with the properties in the order that a class has them in."""
    names = order.split()
    first = [row for name in names for row in _BASE if row.kind == "property" and row.signature.endswith(" " + name)]
    return [*first, *(row for row in _BASE if row not in first)]


def _from_dictionary(cls: Any) -> Any:
    return lambda other, comparer=None: cls(other.items(), bool(getattr(comparer, "ignore_case", False)))


def _empty(cls: Any) -> Any:
    return lambda *arguments: cls((), bool(getattr(arguments[-1], "ignore_case", False)) if arguments else False)


declare(
    "System.Collections.Hashtable",
    d.Hashtable,
    interfaces=["System.Collections.IDictionary", "System.ICloneable", "System.Runtime.Serialization.ISerializable"],
    members=[
        constructor("Hashtable()", _empty(d.Hashtable)),
        constructor("Hashtable(int capacity)", _empty(d.Hashtable)),
        constructor("Hashtable(System.Collections.IEqualityComparer equalityComparer)", _empty(d.Hashtable)),
        constructor("Hashtable(int capacity, System.Collections.IEqualityComparer equalityComparer)", _empty(d.Hashtable)),
        constructor("Hashtable(System.Collections.IDictionary d)", _from_dictionary(d.Hashtable)),
        constructor(
            "Hashtable(System.Collections.IDictionary d, System.Collections.IEqualityComparer equalityComparer)",
            _from_dictionary(d.Hashtable),
        ),
        *_BASE,
        method("System.Object Clone()", d.Hashtable.clone),
        method("bool ContainsKey(System.Object key)", d.Hashtable.contains),
        method("bool ContainsValue(System.Object value)", _has_value),
    ],
)
declare(
    "System.Collections.Specialized.OrderedDictionary",
    d.OrderedDictionary,
    interfaces=["System.Collections.Specialized.IOrderedDictionary", "System.Collections.IDictionary"],
    members=[
        constructor("OrderedDictionary()", _empty(d.OrderedDictionary)),
        constructor("OrderedDictionary(int capacity)", _empty(d.OrderedDictionary)),
        constructor("OrderedDictionary(System.Collections.IEqualityComparer comparer)", _empty(d.OrderedDictionary)),
        constructor("OrderedDictionary(int capacity, System.Collections.IEqualityComparer comparer)", _empty(d.OrderedDictionary)),
        *_base("Count IsReadOnly Keys Values IsFixedSize SyncRoot IsSynchronized"),
        method("void Insert(int index, System.Object key, System.Object value)", d.OrderedDictionary.insert),
        method("void RemoveAt(int index)", d.OrderedDictionary.remove_at),
        method("System.Collections.Specialized.OrderedDictionary AsReadOnly()", lambda t: _read_only(t)),
    ],
)


def _read_only(table: d.OrderedDictionary) -> d.OrderedDictionary:
    made = table.clone()
    made.is_read_only = True
    return made


for _name, _cls in (
    ("System.Collections.Specialized.ListDictionary", d.ListDictionary),
    ("System.Collections.ListDictionaryInternal", d.ListDictionaryInternal),
    ("System.Collections.Specialized.HybridDictionary", d.HybridDictionary),
    ("System.Collections.Specialized.StringDictionary", d.StringDictionary),
):
    declare(
        _name,
        _cls,
        interfaces=["System.Collections.IDictionary"],
        members=[
            constructor(f"{_name.rpartition('.')[2]}()", lambda cls=_cls: cls()),
            constructor(f"{_name.rpartition('.')[2]}(bool caseInsensitive)", lambda fold, cls=_cls: cls((), fold)),
            *_BASE,
            method("bool ContainsKey(string key)", d.Dictionary.contains),
            method("bool ContainsValue(string value)", _has_value),
        ],
    )
declare(
    "System.Collections.Specialized.NameValueCollection",
    d.NameValueCollection,
    interfaces=["System.Collections.ICollection"],
    members=[
        constructor("NameValueCollection()", lambda: d.NameValueCollection()),
        prop("int Count", len),
        prop("string[] AllKeys", lambda t: string_array(t.keys())),
        prop("System.Collections.Specialized.NameObjectCollectionBase+KeysCollection Keys", lambda t: string_array(t.keys())),
        indexer("string Item(string name)", d.Dictionary.get, d.Dictionary.set),
        method("void Add(string name, string value)", d.NameValueCollection.add),
        method("void Clear()", d.Dictionary.clear),
        method("string Get(string name)", d.Dictionary.get),
        method("string[] GetValues(string name)", lambda t, name: string_array((t.get(name) or "").split(","))),
        method("void Remove(string name)", _remove),
        method("void Set(string name, string value)", d.Dictionary.set),
        method("bool HasKeys()", lambda t: len(t) > 0),
    ],
)
declare(
    "System.Collections.SortedList",
    d.SortedList,
    interfaces=["System.Collections.IDictionary", "System.ICloneable"],
    members=[
        constructor("SortedList()", lambda: d.SortedList()),
        constructor("SortedList(int initialCapacity)", lambda n: d.SortedList()),
        constructor("SortedList(System.Collections.IDictionary d)", lambda other: d.SortedList(other.items())),
        prop("int Capacity", lambda t: max(16, len(t))),
        *_base("Count Keys Values IsReadOnly IsFixedSize IsSynchronized SyncRoot"),
        method("bool ContainsKey(System.Object key)", d.Dictionary.contains),
        method("bool ContainsValue(System.Object value)", _has_value),
        method("System.Object GetByIndex(int index)", lambda t, i: t.values()[i]),
        method("System.Object GetKey(int index)", lambda t, i: t.keys()[i]),
        method("System.Collections.IList GetKeyList()", lambda t: t.keys()),
        method("System.Collections.IList GetValueList()", lambda t: t.values()),
        method("int IndexOfKey(System.Object key)", lambda t, key: _position(t.keys(), key)),
        method("int IndexOfValue(System.Object value)", lambda t, value: _position(t.values(), value)),
        method("void RemoveAt(int index)", lambda t, i: _remove(t, t.keys()[i])),
        method("void SetByIndex(int index, System.Object value)", lambda t, i, value: t.set(t.keys()[i], value)),
        method("System.Object Clone()", d.Dictionary.clone),
    ],
)


def _position(items: list[Any], wanted: Any) -> int:
    return next((i for i, item in enumerate(items) if net_equals(item, wanted)), -1)


def _item(table: d.GenericDictionary, key: Any) -> Any:
    found = table.get(key, table)
    if found is table:
        from azshell.dotnet.conversion import to_string

        raise KeyNotFoundException(f"The given key '{to_string(key)}' was not present in the dictionary.")
    return found


def _try_get(table: d.GenericDictionary, key: Any, result: PSReference) -> bool:
    if table.contains(key):
        result.value = table.get(key)
        return True
    from azshell.dotnet.members import default_value

    result.value = default_value(table.value_type) if table.value_type is not None else None
    return False


def _try_add(table: d.GenericDictionary, key: Any, value: Any) -> bool:
    if table.contains(key):
        return False
    table.set(key, value)
    return True


def _remove_out(table: d.GenericDictionary, key: Any, result: PSReference) -> bool:
    _try_get(table, key, result)
    return table.remove(key)


def _get_or_add(table: d.GenericDictionary, key: Any, value: Any) -> Any:
    if not table.contains(key):
        table.set(key, value)
    return table.get(key)


def _add_or_update(table: d.GenericDictionary, key: Any, value: Any, update: Any) -> Any:
    table.set(key, update(key, table.get(key)) if table.contains(key) else value)
    return table.get(key)


_DICTIONARY = "System.Collections.Generic.IDictionary[K,V] dictionary"
_COMPARER = "System.Collections.Generic.IEqualityComparer[K] comparer"
_ORDER = "System.Collections.Generic.IComparer[K] comparer"


def _generic(name: str, cls: Any, comparer: str = _COMPARER, more: tuple[Row, ...] = ()) -> None:
    text = f"{name}[K,V]"
    declare(
        text,
        cls,
        interfaces=[
            "System.Collections.Generic.IDictionary[K,V]", "System.Collections.IDictionary",
            "System.Collections.Generic.IReadOnlyDictionary[K,V]",
            "System.Collections.Generic.ICollection[System.Collections.Generic.KeyValuePair[K,V]]",
        ],
        members=[
            constructor(f"{text}()", lambda: cls()),
            constructor(f"{text}(int capacity)", lambda capacity: cls()),
            constructor(f"{text}({comparer})", lambda comparer: cls(comparer=comparer)),
            constructor(f"{text}({_DICTIONARY})", lambda other: cls(other.items())),
            constructor(f"{text}(int capacity, {comparer})", lambda capacity, comparer: cls(comparer=comparer)),
            constructor(f"{text}({_DICTIONARY}, {comparer})", lambda other, comparer: cls(other.items(), comparer=comparer)),
            prop(f"{comparer.rpartition(' ')[0]} Comparer", lambda t: t.comparer),
            prop("int Count", len),
            prop("int Capacity", lambda t: max(len(t), 3) if len(t) else 0),
            prop(f"{name}`2+KeyCollection[K,V] Keys", _keys),
            prop(f"{name}`2+ValueCollection[K,V] Values", _values),
            prop("bool IsReadOnly", lambda t: False),
            prop("bool IsFixedSize", lambda t: False),
            prop("System.Object SyncRoot", lambda t: t),
            prop("bool IsSynchronized", lambda t: False),
            indexer("V Item(K key)", _item, d.GenericDictionary.set),
            method("void Add(K key, V value)", _add),
            method("void Clear()", d.GenericDictionary.clear),
            method("bool Contains(System.Object key)", d.GenericDictionary.contains),
            method("bool ContainsKey(K key)", d.GenericDictionary.contains),
            method("bool ContainsValue(V value)", _has_value),
            method("System.Collections.IDictionaryEnumerator GetEnumerator()", Enumerator),
            method("bool Remove(K key)", d.GenericDictionary.remove),
            method("bool Remove(K key, [ref] V value)", _remove_out),
            method("bool TryAdd(K key, V value)", _try_add),
            method("bool TryGetValue(K key, [ref] V value)", _try_get),
            *more,
        ],
    )  # fmt: skip
    for what in ("Key", "Value"):
        declare(
            f"{name}+{what}Collection[K,V]",
            None,
            interfaces=["System.Collections.ICollection", f"System.Collections.Generic.ICollection[{what[0]}]"],
            members=_view_rows(),
        )


def _view_rows() -> list[Row]:
    return [*COMMON, method("void CopyTo(array array, int index)", copy_to), method("bool Contains(System.Object item)", _view_has)]


def _view_has(view: d.DictionaryView, item: Any) -> bool:
    return view.owner.contains(item) if view.what == "Key" else _has_value(view.owner, item)


_generic("System.Collections.Generic.Dictionary", d.GenericDictionary)
_generic("System.Collections.Generic.SortedDictionary", d.SortedDictionary, _ORDER)
_generic(
    "System.Collections.Generic.SortedList",
    d.GenericSortedList,
    _ORDER,
    (
        prop("System.Collections.Generic.IList[K] Keys", lambda t: List(t.keys(), t.key_type)),
        prop("System.Collections.Generic.IList[V] Values", lambda t: List(t.values(), t.value_type)),
        method("K GetKeyAtIndex(int index)", lambda t, i: t.keys()[i]),
        method("V GetValueAtIndex(int index)", lambda t, i: t.values()[i]),
        method("int IndexOfKey(K key)", lambda t, key: _position(t.keys(), key)),
        method("int IndexOfValue(V value)", lambda t, value: _position(t.values(), value)),
        method("void RemoveAt(int index)", lambda t, i: _remove(t, t.keys()[i])),
    ),
)
_generic("System.Collections.Generic.OrderedDictionary", d.GenericOrderedDictionary)
_generic(
    "System.Collections.Concurrent.ConcurrentDictionary",
    d.ConcurrentDictionary,
    _COMPARER,
    (
        prop("bool IsEmpty", lambda t: len(t) == 0),
        method("bool TryRemove(K key, [ref] V value)", _remove_out),
        method("V GetOrAdd(K key, V value)", _get_or_add),
        method("V AddOrUpdate(K key, V addValue, System.Func[K,V,V] updateValueFactory)", _add_or_update),
    ),
)
for _what in ("Key", "Value"):
    declare(
        f"System.Collections.Hashtable+{_what}Collection",
        None,
        interfaces=["System.Collections.ICollection"],
        members=_view_rows(),
    )
declare(
    "System.Collections.Specialized.OrderedDictionary+OrderedDictionaryKeyValueCollection",
    None,
    interfaces=["System.Collections.ICollection", "System.Collections.IList"],
    members=[*_view_rows(), indexer("System.Object IList.Item(int index)", lambda view, index: view[index])],
)


def _set_key(entry: d.DictionaryEntry, key: Any) -> None:
    entry.key = key


def _set_value(entry: d.DictionaryEntry, value: Any) -> None:
    entry.value = value


declare(
    "System.Collections.DictionaryEntry",
    d.DictionaryEntry,
    base="System.ValueType",
    default=d.DictionaryEntry,
    members=[
        constructor("DictionaryEntry(System.Object key, System.Object value)", d.DictionaryEntry),
        ps_prop("AliasProperty", "System.Object Name", "Name = Key", lambda e: e.key, _set_key),
        prop("System.Object Key", lambda e: e.key, _set_key),
        prop("System.Object Value", lambda e: e.value, _set_value),
        method("string ToString()", lambda e: _pair_text(e)),
    ],
)


def _pair_text(pair: d.DictionaryEntry) -> str:
    from azshell.dotnet.conversion import to_display_string

    return f"[{to_display_string(pair.key)}, {to_display_string(pair.value)}]"


d.DictionaryEntry.__str__ = _pair_text  # type: ignore[method-assign, assignment]
d.KeyValuePair.bind_type = lambda self, arguments: setattr(self, "types", arguments)  # type: ignore[attr-defined]
declare(
    "System.Collections.Generic.KeyValuePair[K,V]",
    d.KeyValuePair,
    base="System.ValueType",
    members=[
        constructor("System.Collections.Generic.KeyValuePair[K,V](K key, V value)", d.KeyValuePair),
        prop("K Key", lambda e: e.key),
        prop("V Value", lambda e: e.value),
        method("string ToString()", _pair_text),
    ],
)


# ---- sets


def _subset(items: HashSet, other: Any, proper: bool = False) -> bool:
    keys = items.keys_of(other)
    return set(items.table) <= set(keys) and not (proper and len(keys) == len(items.table))


def _superset(items: HashSet, other: Any, proper: bool = False) -> bool:
    keys = items.keys_of(other)
    return set(items.table) >= set(keys) and not (proper and len(keys) == len(items.table))


def _remove_where(items: HashSet, match: Any) -> int:
    gone = [key for key, item in items.table.items() if match(item)]
    for key in gone:
        del items.table[key]
    items.version += 1
    return len(gone)


def _try_get_item(items: HashSet, wanted: Any, result: PSReference) -> bool:
    result.value = items.table.get(items.key(wanted))
    return items.contains(wanted)


def _ends(items: HashSet, position: int) -> Any:
    values = list(items.ordered())
    return values[position] if values else None


_OTHER = "System.Collections.Generic.IEnumerable[T] other"
for _name, _set_cls, _kind in (
    ("HashSet", HashSet, "System.Collections.Generic.IEqualityComparer[T] comparer"),
    ("SortedSet", SortedSet, "System.Collections.Generic.IComparer[T] comparer"),
):
    _full = f"System.Collections.Generic.{_name}[T]"
    declare(
        _full,
        _set_cls,
        interfaces=["System.Collections.Generic.ISet[T]", "System.Collections.Generic.IReadOnlyCollection[T]"],
        members=[
            constructor(f"{_full}()", lambda cls=_set_cls: cls()),
            constructor(f"{_full}({COLLECTION})", lambda items, cls=_set_cls: cls(list(items))),
            constructor(f"{_full}({_kind})", lambda comparer, cls=_set_cls: cls((), None, comparer)),
            constructor(f"{_full}(int capacity)", lambda capacity, cls=_set_cls: cls()),
            constructor(f"{_full}({COLLECTION}, {_kind})", lambda items, comparer, cls=_set_cls: cls(list(items), None, comparer)),
            prop(f"{_kind.rpartition(' ')[0]} Comparer", lambda s: s.comparer),
            prop("int Count", len),
            prop("int Capacity", lambda s: max(len(s), 3) if len(s) else 0),
            prop("bool IsReadOnly", lambda s: False),
            method("bool Add(T item)", HashSet.add),
            method("void Clear()", HashSet.empty),
            method("bool Contains(T item)", HashSet.contains),
            method("void CopyTo(T[] array)", copy_to),
            method("void CopyTo(T[] array, int arrayIndex)", copy_to),
            method("System.Collections.IEnumerator GetEnumerator()", Enumerator),
            method(f"void ExceptWith({_OTHER})", HashSet.subtract),
            method(f"void IntersectWith({_OTHER})", HashSet.keep),
            method(f"bool IsProperSubsetOf({_OTHER})", lambda s, other: _subset(s, other, True)),
            method(f"bool IsProperSupersetOf({_OTHER})", lambda s, other: _superset(s, other, True)),
            method(f"bool IsSubsetOf({_OTHER})", _subset),
            method(f"bool IsSupersetOf({_OTHER})", _superset),
            method(f"bool Overlaps({_OTHER})", lambda s, other: any(s.contains(item) for item in other)),
            method("bool Remove(T item)", HashSet.remove),
            method("int RemoveWhere(System.Predicate[T] match)", _remove_where),
            method(f"bool SetEquals({_OTHER})", lambda s, other: set(s.table) == set(s.keys_of(other))),
            method(f"void SymmetricExceptWith({_OTHER})", HashSet.exclusive),
            method("bool TryGetValue(T equalValue, [ref] T actualValue)", _try_get_item),
            method(f"void UnionWith({_OTHER})", HashSet.union),
            method("T[] ToArray()", to_array),
            *(
                [
                    prop("T Min", lambda s: _ends(s, 0)),
                    prop("T Max", lambda s: _ends(s, -1)),
                    method("System.Collections.Generic.IEnumerable[T] Reverse()", lambda s: list(s)[::-1]),
                    method(
                        "System.Collections.Generic.SortedSet[T] GetViewBetween(T lowerValue, T upperValue)",
                        lambda s, low, high: _between(s, low, high),
                    ),
                ]
                if _set_cls is SortedSet
                else []
            ),
        ],
    )


def _between(items: SortedSet, low: Any, high: Any) -> SortedSet:
    from azshell.dotnet.collections import net_order

    order = net_order if items.comparer is None else items.comparer.compare
    return SortedSet([i for i in items if order(low, i) <= 0 <= order(high, i)], items.element_type, items.comparer)
