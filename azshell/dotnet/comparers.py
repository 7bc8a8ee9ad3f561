"""StringComparer, Comparer, EqualityComparer and CaseInsensitiveComparer."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.collections import StringComparer, net_order
from azshell.dotnet.comparison import net_equals
from azshell.dotnet.object import hash_code
from azshell.dotnet.types import constructor, declare, method, static_method, static_prop

_COMPARERS = {
    "Ordinal": StringComparer(False, True), "OrdinalIgnoreCase": StringComparer(True, True),
    "InvariantCulture": StringComparer(False, False), "InvariantCultureIgnoreCase": StringComparer(True, False),
    "CurrentCulture": StringComparer(False, False), "CurrentCultureIgnoreCase": StringComparer(True, False),
}  # fmt: skip


def _same(comparer: StringComparer, left: Any, right: Any) -> bool:
    return comparer.compare(left, right) == 0


declare(
    "System.StringComparer",
    StringComparer,
    interfaces=[
        "System.Collections.IComparer", "System.Collections.IEqualityComparer", "System.Collections.Generic.IComparer[string]",
        "System.Collections.Generic.IEqualityComparer[string]",
    ],
    members=[
        *[static_prop(f"System.StringComparer {name}", lambda comparer=comparer: comparer) for name, comparer in _COMPARERS.items()],
        method("int Compare(System.Object x, System.Object y)", StringComparer.compare),
        method("int Compare(string x, string y)", StringComparer.compare),
        method("bool Equals(string x, string y)", _same),
        method("int GetHashCode(string obj)", lambda comparer, text: hash(text.lower() if comparer.ignore_case else text) & 0x7FFFFFFF),
    ],
)  # fmt: skip


class Comparer:
    """System.Collections.Comparer and Comparer[T]: CompareTo, or a comparison."""

    net_type: Any

    def __init__(self, comparison: Any = None, ignore_case: bool = False) -> None:
        self.comparison = comparison
        self.ignore_case = ignore_case

    def compare(self, left: Any, right: Any) -> int:
        """-1, 0, 1."""
        if self.comparison is not None:
            return int(self.comparison(left, right))
        if self.ignore_case and isinstance(left, str) and isinstance(right, str):
            return _COMPARERS["CurrentCultureIgnoreCase"].compare(left, right)
        return net_order(left, right)

    def equals(self, left: Any, right: Any) -> bool:
        """Whether two are equal."""
        return net_equals(left, right)


_DEFAULT = Comparer()
_CASELESS = Comparer(ignore_case=True)
declare(
    "System.Collections.Comparer",
    Comparer,
    interfaces=["System.Collections.IComparer"],
    members=[
        static_prop("System.Collections.Comparer Default", lambda: _DEFAULT),
        static_prop("System.Collections.Comparer DefaultInvariant", lambda: _DEFAULT),
        method("int Compare(System.Object a, System.Object b)", Comparer.compare),
    ],
)
declare(
    "System.Collections.CaseInsensitiveComparer",
    None,
    interfaces=["System.Collections.IComparer"],
    members=[
        constructor("CaseInsensitiveComparer()", lambda: _CASELESS),
        static_prop("System.Collections.CaseInsensitiveComparer Default", lambda: _CASELESS),
        static_prop("System.Collections.CaseInsensitiveComparer DefaultInvariant", lambda: _CASELESS),
        method("int Compare(System.Object a, System.Object b)", Comparer.compare),
    ],
)
declare(
    "System.Collections.Generic.Comparer[T]",
    None,
    interfaces=["System.Collections.IComparer", "System.Collections.Generic.IComparer[T]"],
    members=[
        static_prop("System.Collections.Generic.Comparer[T] Default", lambda: _DEFAULT),
        static_method("System.Collections.Generic.Comparer[T] Create(System.Comparison[T] comparison)", Comparer),
        method("int Compare(T x, T y)", Comparer.compare),
    ],
)


class EqualityComparer:
    """System.Collections.Generic.EqualityComparer[T]."""

    net_type: Any


_EQUALITY = EqualityComparer()
declare(
    "System.Collections.EqualityComparer",
    EqualityComparer,
    interfaces=["System.Collections.IEqualityComparer"],
    members=[
        method("bool Equals(System.Object x, System.Object y)", lambda c, x, y: net_equals(x, y)),
        method("int GetHashCode(System.Object obj)", lambda c, x: hash_code(x)),
    ],
)
declare(
    "System.Collections.Generic.EqualityComparer[T]",
    None,
    interfaces=["System.Collections.IEqualityComparer", "System.Collections.Generic.IEqualityComparer[T]"],
    members=[static_prop("System.Collections.Generic.EqualityComparer[T] Default", lambda: _EQUALITY)],
)
