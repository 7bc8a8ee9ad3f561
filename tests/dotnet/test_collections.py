"""Collections: element types, order, enumeration while changing, sets, queues, delegates."""

from typing import Any

import pytest

from azshell.dotnet.conversion import convert, to_string
from azshell.dotnet.dictionaries import Hashtable
from azshell.dotnet.exceptions import InvalidOperationException, MethodInvocationException
from azshell.dotnet.members import construct, get_index, get_member, invoke_member, set_index
from azshell.dotnet.types import resolve_type, type_of


def make(text: str, *arguments: Any) -> Any:
    found = resolve_type(text)
    assert found is not None
    return construct(found, list(arguments))


GENERIC = "System.Collections.Generic."


def test_a_list_converts_what_is_added() -> None:
    made = make(f"{GENERIC}List[int]")
    invoke_member(made, "Add", ["5"])
    assert (get_index(made, 0), type_of(made).ps_name) == (5, f"{GENERIC}List[int]")


@pytest.mark.parametrize(
    ("kind", "steps", "text"),
    [
        ("System.Collections.Stack", [("Push", [1]), ("Push", [2])], "2 1"),
        ("System.Collections.Queue", [("Enqueue", [1]), ("Enqueue", [2]), ("Dequeue", [])], "2"),
        (f"{GENERIC}HashSet[string]", [("Add", ["a"]), ("Add", ["A"]), ("Add", ["a"])], "a A"),
        (f"{GENERIC}SortedSet[int]", [("Add", [3]), ("Add", [1])], "1 3"),
        (f"{GENERIC}LinkedList[int]", [("AddLast", [1]), ("AddFirst", [0])], "0 1"),
        ("System.Collections.ArrayList", [("Add", [3]), ("Add", [1]), ("Sort", [])], "1 3"),
    ],
)
def test_steps(kind: str, steps: list[tuple[str, list[Any]]], text: str) -> None:
    made = make(kind)
    for name, arguments in steps:
        invoke_member(made, name, arguments)
    assert to_string(made) == text


def test_changing_while_enumerating_is_an_error() -> None:
    table = Hashtable([("a", 1), ("b", 2)])
    with pytest.raises(InvalidOperationException):
        for key in get_member(table, "Keys"):
            set_index(table, key, 5)


def test_typed_dictionaries_convert_keys_and_values() -> None:
    made = make(f"{GENERIC}Dictionary[int,string]")
    set_index(made, "1", 5)
    assert get_index(made, 1) == "5"
    with pytest.raises(MethodInvocationException):
        invoke_member(made, "Add", [1, "again"])


def test_keys_are_equal_as_dotnet_has_it() -> None:
    table = Hashtable([(1, "int"), ("1", "text"), (1.0, "double"), (True, "bool"), ("K", "folded")])
    assert len(table) == 5
    assert (table["k"], table[1], table["1"], table[1.0], table[True]) == ("folded", "int", "text", "double", "bool")


def test_arrays_of_one_type() -> None:
    kind = resolve_type("int[]")
    assert kind is not None
    made = convert(["1", 2.5], kind)
    assert (list(made), type_of(made).full_name) == ([1, 2], "System.Int32[]")
