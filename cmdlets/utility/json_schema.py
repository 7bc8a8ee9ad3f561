"""Checking JSON values against a JSON Schema, with the words of PowerShell's Test-Json."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

__all__ = ["violations"]

Found = Iterator[tuple[str, str]]


def violations(value: Any, schema: Any, root: Any = None, place: str = "") -> Found:
    """(message, JSON pointer) for everything in a value (as json.loads gives it) that its schema forbids; "" for no message."""
    root = schema if root is None else root
    if schema is True or schema == {}:
        return
    if schema is False:
        yield "All values fail against the false schema", place
        return
    if "$ref" in schema:
        yield from violations(value, _referred(root, schema["$ref"]), root, place)
    for keyword, argument in schema.items():
        check = CHECKS.get(keyword)
        if check is not None:
            yield from check(value, argument, schema, root, place)


def _referred(root: Any, reference: str) -> Any:
    found = root
    for part in reference.lstrip("#").strip("/").split("/"):
        if part:
            part = part.replace("~1", "/").replace("~0", "~")
            if isinstance(found, list):
                found = found[int(part)]
            else:
                found = found.get(part, True) if isinstance(found, dict) else True
    return found


def kind_of(value: Any) -> str:
    """A value's JSON type."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return "integer"
    return {float: "number", str: "string", list: "array", dict: "object"}[type(value)]


def _type(value: Any, argument: Any, schema: Any, root: Any, place: str) -> Found:
    wanted = argument if isinstance(argument, list) else [argument]
    kind = kind_of(value)
    if kind in wanted or (kind == "integer" and "number" in wanted):
        return
    words = f'"{wanted[0]}"' if len(wanted) == 1 else "[" + ",".join(f'"{name}"' for name in wanted) + "]"
    yield f'Value is "{kind}" but should be {words}', place


def _enum(value: Any, argument: Any, schema: Any, root: Any, place: str) -> Found:
    if not any(_same(value, allowed) for allowed in argument):
        yield "Value should match one of the values specified by the enum", place


def _const(value: Any, argument: Any, schema: Any, root: Any, place: str) -> Found:
    if not _same(value, argument):
        import json

        yield f"Expected {json.dumps(json.dumps(argument))}", place


def _same(a: Any, b: Any) -> bool:
    return isinstance(a, bool) == isinstance(b, bool) and a == b


def _number(test: Callable[[Any, Any], bool], words: str) -> Any:
    def check(value: Any, argument: Any, schema: Any, root: Any, place: str) -> Found:
        if isinstance(value, (int, float)) and not isinstance(value, bool) and not test(value, argument):
            yield words.format(value, argument), place

    return check


def _size(kind: Any, test: Callable[[int, int], bool], words: str) -> Any:
    def check(value: Any, argument: Any, schema: Any, root: Any, place: str) -> Found:
        if isinstance(value, kind) and not test(len(value), argument):
            yield words.format(argument), place

    return check


def _pattern(value: Any, argument: Any, schema: Any, root: Any, place: str) -> Found:
    if isinstance(value, str) and not re.search(argument, value):
        yield f'The string value is not a match for the indicated regular expression "{argument}"', place


def _unique(value: Any, argument: Any, schema: Any, root: Any, place: str) -> Found:
    if argument and isinstance(value, list) and any(_same(a, b) for i, a in enumerate(value) for b in value[:i]):
        yield "Array has duplicate items", place


def _required(value: Any, argument: Any, schema: Any, root: Any, place: str) -> Found:
    if isinstance(value, dict):
        lacking = [f'"{name}"' for name in argument if name not in value]
        if lacking:
            yield f"Required properties [{','.join(lacking)}] are not present", place


def _properties(value: Any, argument: Any, schema: Any, root: Any, place: str) -> Found:
    if isinstance(value, dict):
        for name, inner in argument.items():
            if name in value:
                yield from violations(value[name], inner, root, f"{place}/{name}")


def _additional(value: Any, argument: Any, schema: Any, root: Any, place: str) -> Found:
    if isinstance(value, dict):
        patterns = list(schema.get("patternProperties", ()))
        for name, item in value.items():
            if name not in schema.get("properties", {}) and not any(re.search(pattern, name) for pattern in patterns):
                yield from violations(item, argument, root, f"{place}/{name}")


def _pattern_properties(value: Any, argument: Any, schema: Any, root: Any, place: str) -> Found:
    if isinstance(value, dict):
        for pattern, inner in argument.items():
            for name, item in value.items():
                if re.search(pattern, name):
                    yield from violations(item, inner, root, f"{place}/{name}")


def _items(value: Any, argument: Any, schema: Any, root: Any, place: str) -> Found:
    if isinstance(value, list):
        for position, item in enumerate(value):
            if isinstance(argument, list):
                if position < len(argument):
                    yield from _unsaid(violations(item, argument[position], root, f"{place}/{position}"))
            elif position >= len(schema.get("prefixItems", ())):
                yield from _unsaid(violations(item, argument, root, f"{place}/{position}"))


def _unsaid(found: Found) -> Found:
    """What is wrong inside an array's items makes the value invalid, but PowerShell does not say what it is."""
    for _, place in found:
        yield "", place


def _all_of(value: Any, argument: Any, schema: Any, root: Any, place: str) -> Found:
    for inner in argument:
        yield from violations(value, inner, root, place)


def _any_of(value: Any, argument: Any, schema: Any, root: Any, place: str) -> Found:
    outcomes = [list(violations(value, inner, root, place)) for inner in argument]
    if all(outcomes):
        for outcome in outcomes:
            yield from outcome


def _one_of(value: Any, argument: Any, schema: Any, root: Any, place: str) -> Found:
    outcomes = [list(violations(value, inner, root, place)) for inner in argument]
    passed = sum(not outcome for outcome in outcomes)
    if passed != 1:
        yield f"Expected 1 matching subschema but found {passed}", place
        for outcome in outcomes:
            yield from outcome


def _not(value: Any, argument: Any, schema: Any, root: Any, place: str) -> Found:
    if not any(True for _ in violations(value, argument, root, place)):
        yield "Value should not match the schema", place


CHECKS: dict[str, Callable[[Any, Any, Any, Any, str], Found]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "minimum": _number(lambda value, limit: value >= limit, "{0} should be at least {1}"),
    "maximum": _number(lambda value, limit: value <= limit, "{0} should be at most {1}"),
    "exclusiveMinimum": _number(lambda value, limit: value > limit, "{0} should be greater than {1}"),
    "exclusiveMaximum": _number(lambda value, limit: value < limit, "{0} should be less than {1}"),
    "multipleOf": _number(lambda value, step: value % step == 0, "{0} should be a multiple of {1}"),
    "minLength": _size(str, lambda size, limit: size >= limit, "Value should be at least {0} characters"),
    "maxLength": _size(str, lambda size, limit: size <= limit, "Value should be at most {0} characters"),
    "minItems": _size(list, lambda size, limit: size >= limit, "Value should have at least {0} items"),
    "maxItems": _size(list, lambda size, limit: size <= limit, "Value should have at most {0} items"),
    "minProperties": _size(dict, lambda size, limit: size >= limit, "Value should have at least {0} properties"),
    "maxProperties": _size(dict, lambda size, limit: size <= limit, "Value should have at most {0} properties"),
    "pattern": _pattern,
    "uniqueItems": _unique,
    "required": _required,
    "properties": _properties,
    "additionalProperties": _additional,
    "patternProperties": _pattern_properties,
    "items": _items,
    "allOf": _all_of,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "not": _not,
}
