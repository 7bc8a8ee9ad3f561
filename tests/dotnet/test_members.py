"""Members: overloads, member enumeration, extended members, indexing."""

from typing import Any

import pytest

from azshell.dotnet.conversion import to_string
from azshell.dotnet.dictionaries import Hashtable, OrderedDictionary
from azshell.dotnet.exceptions import NetException
from azshell.dotnet.member_views import AliasProperty
from azshell.dotnet.members import (
    MISSING,
    add_member,
    construct,
    get_index,
    get_member,
    invoke_member,
    invoke_static,
    property_names,
    set_index,
    set_member,
)
from azshell.dotnet.types import resolve_type, type_of
from azshell.dotnet.values import MultiArray, PSObject


def kind(text: str) -> Any:
    found = resolve_type(text)
    assert found is not None
    return found


STATIC = [
    ("math", "Max", [3, 7.5], "Int32", "8"),  # the first argument decides
    ("math", "Max", [3.5, 7], "Double", "7"),
    ("math", "Floor", [5], "Decimal", "5"),
    ("math", "Round", ["2.5"], "Double", "2"),
    ("string", "Join", [",", [1, 2]], "String", "1,2"),
    ("string", "Format", ["{0}{1}", 1, 2], "String", "12"),
    ("convert", "ToString", [255, 16], "String", "ff"),
    ("int", "Parse", [" 42 "], "Int32", "42"),
]


@pytest.mark.parametrize(("owner", "name", "arguments", "result", "text"), STATIC)
def test_static_method(owner: str, name: str, arguments: list[Any], result: str, text: str) -> None:
    found = invoke_static(kind(owner), name, arguments)
    assert (type_of(found).name, to_string(found)) == (result, text)


INSTANCE = [
    ("abc", "Substring", ["1"], "bc"),
    ("a-b_c", "Split", [["-", "_"]], "a-b_c"),
    ("a-b", "Split", ["-"], "a b"),
    ("xyaxy", "Trim", ["x", "y"], "a"),
    ("abc", "PadLeft", [5, "*"], "**abc"),
    (["a", "b"], "ToUpper", [], "A B"),
]


@pytest.mark.parametrize(("value", "name", "arguments", "text"), INSTANCE)
def test_method(value: Any, name: str, arguments: list[Any], text: str) -> None:
    assert to_string(invoke_member(value, name, arguments)) == text


ERRORS = [
    (lambda: invoke_member("abc", "Substring", ["x"]), "MethodArgumentConversionInvalidCastArgument"),
    (lambda: invoke_member("abc", "Substring", [1, 2, 3]), "MethodCountCouldNotFindBest"),
    (lambda: invoke_member("abc", "Substring", [5]), "ArgumentOutOfRangeException"),
    (lambda: invoke_member("abc", "Nope", []), "MethodNotFound"),
    (lambda: invoke_member(None, "Nope", []), "InvokeMethodOnNull"),
    (lambda: invoke_member([1, 2], "Add", [3]), "NotSupportedException"),
    (lambda: invoke_static(kind("int"), "TryParse", ["5", 5]), "NonRefArgumentToRefParameterMsg"),
    (lambda: set_member("abc", "Length", 1), "PropertyAssignmentException"),
    (lambda: set_member(PSObject.custom([]), "b", 1), "ExceptionWhenSetting"),
    (lambda: set_member(None, "b", 1), "PropertyNotFound"),
    (lambda: get_index(None, 0), "NullArray"),
    (lambda: get_index([1], None), "NullArrayIndex"),
    (lambda: set_index("abc", 0, "x"), "CannotIndex"),
]


@pytest.mark.parametrize(("action", "error_id"), ERRORS)
def test_error(action: Any, error_id: str) -> None:
    with pytest.raises(NetException) as caught:
        action()
    assert caught.value.error_id == error_id  # type: ignore[attr-defined]


def test_member_enumeration_counts_custom_objects_without_the_property() -> None:
    items = [PSObject.custom([("a", [1, 2])]), PSObject.custom([("a", 3)]), PSObject.custom([("b", 4)])]
    assert get_member(items, "a") == [1, 2, 3, None]
    assert get_member(["a", "bb"], "Length") == 2
    assert get_member([1, 2], "Nope") is MISSING


def test_hashtable_keys_come_before_properties() -> None:
    assert get_member(Hashtable([("Count", "cnt")]), "count") == "cnt"
    assert get_member(Hashtable([("a", 1)]), "Count") == 1


def test_int32_keys_have_hashtable_order() -> None:
    assert Hashtable([(n, n) for n in (10, 20, 30, 5)]).keys() == [20, 5, 10, 30]


def test_added_members() -> None:
    made = add_member(PSObject.custom([("Last", "Lee")]), AliasProperty("Surname", "Last"))
    set_member(made, "surname", "Kay")
    assert (get_member(made, "Last"), get_member(made, "Surname"), property_names(made)) == ("Kay", "Kay", ["Last", "Surname"])


def test_indexing() -> None:
    grid = construct(kind("int[,]"), [2, 3])
    assert isinstance(grid, MultiArray)
    set_index(grid, [1, 2], "7")
    assert get_index(grid, [1, 2]) == 7
    assert get_index([1, 2, 3], [0, -1]) == [1, 3]
    assert get_index("abc", "1") == "b"
    assert get_index(OrderedDictionary([("a", 1), ("b", 2)]), 1) == 2
    assert get_index([1], 5) is None
