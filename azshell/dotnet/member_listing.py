"""What Get-Member, Select-Object *, Format-List and $o.psobject.Properties list."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from azshell.dotnet.members import carried_by, type_extensions, type_names
from azshell.dotnet.types import MethodGroup, Property, type_of
from azshell.dotnet.values import PSObject

_NAMESPACES = re.compile(r"(?:\w+\.)+")


class MemberRow(NamedTuple):
    """One line of Get-Member."""

    name: str
    member_type: str
    definition: str


def note_definition(name: str, value: Any) -> str:
    """`int Age=5`; the type without its namespace, a collection by its type, $null an object."""
    from azshell.dotnet.conversion import to_display_string, to_string
    from azshell.dotnet.values import NOTHING, unwrap

    base = unwrap(value)
    if base is None or value is NOTHING:
        return f"object {name}=null"
    if base.__class__ is PSObject:
        return f"System.Management.Automation.PSCustomObject {name}={to_string(base)}"
    kind = type_of(base)
    text = kind.text if isinstance(base, list) or kind.rank > 1 else to_display_string(base)
    return f"{_NAMESPACES.sub('', kind.short_name)} {name}={text}"


def piped_definition(name: str, value: Any) -> str:
    """`System.Int32 Age=5`: of a property that Select-Object calculated."""
    from azshell.dotnet.conversion import to_string

    if value is None:
        return f"System.Management.Automation.PSCustomObject {name}="
    kind = type_of(value)
    text = to_string(value) if isinstance(value, (list, float)) else note_definition(name, value).partition("=")[2]
    return f"{kind.full_name} {name}={text}"


def _extensions(value: Any) -> dict[str, tuple[str, Any]]:
    """Members by type extension: lower name -> (name, member)."""
    found: dict[str, tuple[str, Any]] = {}
    if type_extensions.members:
        for text in reversed(type_names(value)):
            table = type_extensions.members.get(text.lower())
            if table:
                names = type_extensions.names[text.lower()]
                found.update({lower: (names[lower], member) for lower, member in table.items()})
    return found


def _carried(value: Any) -> PSObject | None:
    if value.__class__ is PSObject:
        return value
    return carried_by(value)


def _base(value: Any) -> Any:
    return value.base if value.__class__ is PSObject else value


def property_names(value: Any) -> list[str]:
    """Names of all properties in PowerShell's order: added ones, then type data, then the type's own."""
    return [view.name for view in member_views(value, "Properties")]


def member_views(value: Any, what: str) -> list[Any]:
    """PropertyView and PSMethod objects of an object; `what` is Properties, Methods or Members."""
    from azshell.dotnet.member_views import PropertyView, PSMethod, PSParameterizedProperty

    found: dict[str, Any] = {}
    base = _base(value)
    carried = _carried(value)
    if what != "Methods":
        _add_carried(found, value, carried)
        _add_extended(found, value)
        if base is not None:
            adapter = getattr(base, "net_adapter", None)
            own: list[Any] = []
            if adapter is not None:
                own += [PropertyView(value, name, "Property") for name in adapter.names(base)]
            if adapter is None or getattr(adapter, "with_declared", True):
                kind = type_of(base)
                hidden = _hidden(kind)
                for lower, member in kind.table().items():
                    if isinstance(member, Property) and not member.indexed and lower not in hidden:
                        own.append(PropertyView(value, member.name, member.kind, member))
            for view in sorted(own, key=lambda view: view.kind == "Property"):  # what PowerShell adds to the type comes first
                found.setdefault(view.name.lower(), view)
    if what == "Members" and carried is not None:
        sets = [(name, member) for name, member in carried.items() if getattr(member, "kind", "") in ("PropertySet", "MemberSet")]
        found.update((name.lower(), member) for name, member in sets)
    if what != "Properties":
        for lower, member in type_of(value if base is None else base).table().items():
            if isinstance(member, MethodGroup):
                found.setdefault(lower, PSMethod(value, member))
            elif member.indexed:
                found.setdefault(lower, PSParameterizedProperty(value, member))
        for name, member in carried.items() if carried is not None else ():
            if getattr(member, "is_member", False) and "Method" in member.kind:
                found[name.lower()] = PSMethod(value, member)
    return list(found.values())


def _hidden(kind: Any) -> set[str]:
    """Lower names of the members that a script class and its bases hide."""
    return {name for owner in kind.ancestry() for name in owner.hidden}


def _add_carried(found: dict[str, Any], value: Any, carried: PSObject | None) -> None:
    from azshell.dotnet.member_views import PropertyView

    for name, member in carried.items() if carried is not None else ():
        if not getattr(member, "is_member", False):
            found[name.lower()] = PropertyView(value, name, "NoteProperty")
        elif "Property" in member.kind and member.kind != "PropertySet":
            found[name.lower()] = PropertyView(value, name, member.kind, member)


def _add_extended(found: dict[str, Any], value: Any) -> None:
    from azshell.dotnet.member_views import PropertyView

    for lower, (name, member) in _extensions(value).items():
        if not getattr(member, "is_member", False):
            found.setdefault(lower, PropertyView(value, name, "NoteProperty"))
        elif "Property" in member.kind and member.kind != "PropertySet":
            found.setdefault(lower, PropertyView(value, name, member.kind, member))


def list_members(value: Any, static: bool = False, force: bool = False) -> list[MemberRow]:
    """Get-Member's rows, unsorted: methods, then properties, then added ones.

    `static` lists a type's static members; `force` also what is hidden, and the methods behind properties.
    """
    rows: dict[str, MemberRow] = {}
    base = _base(value)
    kind: Any = base if static else type_of(value if base is None else base)
    if static and kind.is_enum:
        for name in kind.python_class.names:
            rows[name.lower()] = MemberRow(name, "Property", f"static {kind.short_name} {name} {{get;}}")
    hidden = set() if force else _hidden(kind)
    for lower, member in kind.table(static).items():
        if lower in hidden:
            continue
        if isinstance(member, MethodGroup):
            if force or not member.name.startswith("op_"):
                rows[lower] = MemberRow(member.name, "Method", member.definition)
        elif member.indexed:
            rows[lower] = MemberRow(member.name, "ParameterizedProperty", member.definition)
        elif static or member.kind != "Property" or not getattr(getattr(base, "net_adapter", None), "shown_alone", False):
            rows[lower] = MemberRow(member.name, member.kind, member.definition)
    if force:
        _add_accessors(rows, kind, static)
    if static:
        if kind.constructors.overloads and (force or "new" not in kind.hidden):
            rows["new"] = MemberRow("new", "Method", kind.constructors.definition)
        return list(rows.values())
    adapter = getattr(base, "net_adapter", None) if base is not None else None
    if adapter is not None:
        for name in adapter.names(base):
            definition = getattr(adapter, "definition", None)
            rows[name.lower()] = MemberRow(name, "Property", definition(base, name) if definition else f"System.Object {name} {{get;set;}}")
    for lower, (name, member) in _extensions(value).items():
        rows[lower] = _extended_row(name, member, value)
    carried = _carried(value)
    for name, member in carried.items() if carried is not None else ():
        rows[name.lower()] = _extended_row(name, member, value)
    return list(rows.values())


def _add_accessors(rows: dict[str, MemberRow], kind: Any, static: bool) -> None:
    """get_X and set_X of a type's own properties; .NET's static fields, shown as static, have none."""
    for member in list(kind.table(static).values()):
        if isinstance(member, MethodGroup) or member.kind not in ("Property", "ParameterizedProperty"):
            continue
        of_script = hasattr(member.owner.python_class, "class_facts")
        if static and not of_script and member.definition.startswith("static "):
            continue
        kind_text = member.owner.substitute(member.type_text)
        prefix = "static " if static else ""
        index = member.owner.substitute(member.parameters_text)
        rows.setdefault(
            f"get_{member.name}".lower(), MemberRow(f"get_{member.name}", "Method", f"{prefix}{kind_text} get_{member.name}({index})")
        )
        if member.set:
            given = f"{kind_text} {'' if of_script else 'value'}"
            arguments = f"{index}, {given}" if index else given
            rows.setdefault(
                f"set_{member.name}".lower(), MemberRow(f"set_{member.name}", "Method", f"{prefix}void set_{member.name}({arguments})")
            )


def _extended_row(name: str, member: Any, value: Any) -> MemberRow:
    if not getattr(member, "is_member", False):
        of_pipe = value.__class__ is PSObject and value.is_piped(name.lower())
        return MemberRow(name, "NoteProperty", (piped_definition if of_pipe else note_definition)(name, member))
    return MemberRow(name, member.kind, member.definition(value))
