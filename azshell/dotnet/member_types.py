"""What scripts see of members as objects: PSMemberInfo and its kin, the member enums, the collections of $o.psobject."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.member_kinds import AliasProperty, MemberSet, NoteProperty, PropertySet, ScriptMethod, ScriptProperty
from azshell.dotnet.member_views import (
    MemberCollection,
    PropertyView,
    PSMethod,
    PSObjectView,
    PSParameterizedProperty,
    TypeNames,
    own_type_names,
)
from azshell.dotnet.types import constructor, declare, declare_enum, indexer, method, prop, type_name

PSMemberTypes = declare_enum(
    "System.Management.Automation.PSMemberTypes",
    {
        "AliasProperty": 1, "CodeProperty": 2, "Property": 4, "NoteProperty": 8, "ScriptProperty": 16, "PropertySet": 32, "Method": 64,
        "CodeMethod": 128, "ScriptMethod": 256, "ParameterizedProperty": 512, "MemberSet": 1024, "Event": 2048, "Dynamic": 4096,
        "InferredProperty": 8192, "Properties": 31, "Methods": 448, "All": 16383,
    },
    flags=True,
)  # fmt: skip
PSMemberTypes.multiple = True
PSMemberViewTypes = declare_enum(
    "System.Management.Automation.PSMemberViewTypes", {"Extended": 1, "Adapted": 2, "Base": 4, "All": 7}, flags=True
)


def _kind_of(member: Any) -> Any:
    return PSMemberTypes(PSMemberTypes.names[member.kind])


_INFO = [
    prop("System.Management.Automation.PSMemberTypes MemberType", _kind_of),
    prop("string Name", lambda m: m.name),
    method(
        "string ToString()",
        lambda m: m.definition() if isinstance(m, (PropertyView, PSMethod, PSParameterizedProperty)) else _detached_text(m),
    ),
]


def _detached_text(member: Any) -> str:
    if isinstance(member, NoteProperty):
        from azshell.dotnet.member_listing import note_definition

        return note_definition(member.name, member.value)
    return member.definition(None)


def _set_value(member: Any, value: Any) -> None:
    member.value = value


declare("System.Management.Automation.PSMemberInfo", None, members=_INFO)
declare("System.Management.Automation.PSPropertyInfo", None, base="System.Management.Automation.PSMemberInfo")
declare(
    "System.Management.Automation.PSNoteProperty",
    NoteProperty,
    base="System.Management.Automation.PSPropertyInfo",
    members=[
        constructor("PSNoteProperty(string name, System.Object value)", NoteProperty),
        prop("System.Object Value", lambda m: m.value, _set_value),
        prop("bool IsGettable", lambda m: True),
        prop("bool IsSettable", lambda m: True),
        prop("string TypeNameOfValue", lambda m: "System.Object" if m.value is None else type_name(m.value)),
    ],
)
declare(
    "System.Management.Automation.PSAliasProperty",
    AliasProperty,
    base="System.Management.Automation.PSPropertyInfo",
    members=[
        constructor("PSAliasProperty(string name, string referencedMemberName)", AliasProperty),
        constructor("PSAliasProperty(string name, string referencedMemberName, type conversionType)", AliasProperty),
        prop("string ReferencedMemberName", lambda m: m.referenced),
    ],
)
declare(
    "System.Management.Automation.PSScriptProperty",
    ScriptProperty,
    base="System.Management.Automation.PSPropertyInfo",
    members=[
        constructor("PSScriptProperty(string name, scriptblock getterScript)", ScriptProperty),
        constructor("PSScriptProperty(string name, scriptblock getterScript, scriptblock setterScript)", ScriptProperty),
        prop("scriptblock GetterScript", lambda m: m.getter),
        prop("scriptblock SetterScript", lambda m: m.setter),
        prop("bool IsSettable", lambda m: m.setter is not None),
    ],
)
declare("System.Management.Automation.PSMethodInfo", None, base="System.Management.Automation.PSMemberInfo")
declare(
    "System.Management.Automation.PSScriptMethod",
    ScriptMethod,
    base="System.Management.Automation.PSMethodInfo",
    members=[
        constructor("PSScriptMethod(string name, scriptblock script)", ScriptMethod),
        prop("scriptblock Script", lambda m: m.script),
    ],
)
declare(
    "System.Management.Automation.PSPropertySet",
    PropertySet,
    base="System.Management.Automation.PSMemberInfo",
    members=[
        constructor("PSPropertySet(string name, System.Collections.Generic.IEnumerable[string] referencedPropertyNames)", PropertySet),
        prop("System.Collections.ObjectModel.Collection[string] ReferencedPropertyNames", lambda m: m.referenced),
        prop("System.Management.Automation.PSMemberTypes MemberType", _kind_of),
        prop("System.Object Value", lambda m: m),
        prop("string TypeNameOfValue", lambda m: "System.Management.Automation.PSPropertySet"),
        prop("string Name", lambda m: m.name),
        prop("bool IsInstance", lambda m: True),
        prop("System.Management.Automation.PSMemberTypes MemberType", _kind_of),
        prop("System.Object Value", _detached_text),
        prop("string TypeNameOfValue", lambda m: "System.Management.Automation.PSPropertySet"),
        prop("string Name", lambda m: m.name),
        prop("bool IsInstance", lambda m: True),
    ],
)
declare(
    "System.Management.Automation.PSMemberSet",
    MemberSet,
    base="System.Management.Automation.PSMemberInfo",
    members=[
        constructor("PSMemberSet(string name)", MemberSet),
        constructor("PSMemberSet(string name, System.Collections.Generic.IEnumerable[System.Object] members)", MemberSet),
    ],
)
_KIND = prop("System.Management.Automation.PSMemberTypes MemberType", _kind_of)
_SETTABLE = prop("bool IsSettable", lambda m: m.settable)
_GETTABLE = prop("bool IsGettable", lambda m: True)
_VALUE = prop("System.Object Value", lambda m: m.value, _set_value)
_TYPE_NAME = prop("string TypeNameOfValue", lambda m: m.type_name_of_value)
_NAME = prop("string Name", lambda m: m.name)
_INSTANCE = prop("bool IsInstance", lambda m: m.kind != "CodeProperty")

PROPERTY_VIEW = declare(
    "System.Management.Automation.PSProperty",
    None,
    base="System.Management.Automation.PSPropertyInfo",
    members=[_KIND, _VALUE, _SETTABLE, _GETTABLE, _TYPE_NAME, _NAME, _INSTANCE],
)


def _view(name: str, *members: Any) -> Any:
    """The type of a kind of property on an object; its class, detached, is declared above."""
    base = "System.Management.Automation.PSProperty"
    return declare(f"System.Management.Automation.{name}", None, base=base, register=False, members=list(members))


PROPERTY_VIEWS = {
    "NoteProperty": _view("PSNoteProperty", _KIND, _SETTABLE, _GETTABLE, _VALUE, _TYPE_NAME, _NAME, _INSTANCE),
    "ScriptProperty": _view(
        "PSScriptProperty",
        prop("scriptblock GetterScript", lambda m: m.member.getter),
        prop("scriptblock SetterScript", lambda m: m.member.setter),
        *(_KIND, _SETTABLE, _GETTABLE, _VALUE, _TYPE_NAME, _NAME, _INSTANCE),
    ),
    "AliasProperty": _view(
        "PSAliasProperty",
        prop("string ReferencedMemberName", lambda m: m.member.referenced),
        prop("type ConversionType", lambda m: m.member.convert_to),
        *(_KIND, _TYPE_NAME, _SETTABLE, _GETTABLE, _VALUE, _NAME, _INSTANCE),
    ),
    "CodeProperty": _view("PSCodeProperty", _KIND, _SETTABLE, _GETTABLE, _VALUE, _TYPE_NAME, _NAME, _INSTANCE),
}
"""By the member's kind; any other is a PSProperty."""

SCRIPT_METHOD_VIEW = declare(
    "System.Management.Automation.PSScriptMethod",
    None,
    base="System.Management.Automation.PSMethodInfo",
    register=False,
    members=[
        prop("scriptblock Script", lambda m: m.member.script),
        prop("System.Collections.ObjectModel.Collection[string] OverloadDefinitions", lambda m: list(m.overloads)),
        _KIND,
        prop("string TypeNameOfValue", lambda m: "System.Object"),
        prop("string Value", lambda m: m.definition()),
        _NAME,
        prop("bool IsInstance", lambda m: True),
        method("System.Object Invoke(Params System.Object[] arguments)", lambda m, arguments: m.invoke(arguments)),
    ],
)
declare(
    "System.Management.Automation.PSMemberInfoCollection",
    MemberCollection,
    members=[
        indexer("System.Management.Automation.PSMemberInfo Item(string name)", lambda c, name: c.named(name)),
        prop("int Count", len),
        method("void Add(System.Object member)", MemberCollection.add),
        method("void Add(System.Object member, bool preValidated)", lambda c, m, _: c.add(m)),
        method("void Remove(string name)", MemberCollection.remove),
        method("System.Object Match(string name)", MemberCollection.match),
        method("System.Object Match(string name, System.Management.Automation.PSMemberTypes memberTypes)", lambda c, n, _: c.match(n)),
    ],
)
declare(
    "System.Management.Automation.Internal.PSObjectView",
    PSObjectView,
    members=[
        prop("System.Management.Automation.PSMemberInfoCollection Members", lambda v: v.collection("Members")),
        prop("System.Management.Automation.PSMemberInfoCollection Properties", lambda v: v.collection("Properties")),
        prop("System.Management.Automation.PSMemberInfoCollection Methods", lambda v: v.collection("Methods")),
        prop("System.Object ImmediateBaseObject", lambda v: v.base),
        prop("System.Object BaseObject", lambda v: v.base),
        prop("System.Collections.ObjectModel.Collection[string] TypeNames", lambda v: own_type_names(v.owner)),
        method("psobject Copy()", PSObjectView.copy),
        method("type GetType()", lambda v: _member_set_type()),
    ],
)


def _member_set_type() -> Any:
    from azshell.dotnet.types import find_type

    return find_type("System.Management.Automation.PSObject")


declare(
    "System.Management.Automation.PSMethod",
    None,
    base="System.Management.Automation.PSMethodInfo",
    members=[
        _KIND,
        prop("System.Collections.ObjectModel.Collection[string] OverloadDefinitions", lambda m: list(m.overloads)),
        prop("string TypeNameOfValue", lambda m: "System.Management.Automation.PSMethod"),
        prop("string Value", lambda m: m.definition()),
        _NAME,
        prop("bool IsInstance", lambda m: True),
        method("System.Object Invoke(Params System.Object[] arguments)", lambda m, arguments: m.invoke(arguments)),
    ],
)  # fmt: skip
METHOD_VIEW = declare("System.Management.Automation.PSMethod`1", None, base="System.Management.Automation.PSMethod")
declare(
    "System.Management.Automation.PSParameterizedProperty",
    PSParameterizedProperty,
    base="System.Management.Automation.PSMethodInfo",
    members=[
        prop("bool IsSettable", lambda m: m.member.set is not None),
        prop("bool IsGettable", lambda m: True),
        prop("System.Collections.ObjectModel.Collection[string] OverloadDefinitions", lambda m: [m.member.definition]),
        prop("string TypeNameOfValue", lambda m: m.member.type.text),
        prop("System.Management.Automation.PSMemberTypes MemberType", _kind_of),
        prop("string Value", lambda m: m.member.definition),
        prop("string Name", lambda m: m.name),
        prop("bool IsInstance", lambda m: True),
        method("System.Object Invoke(Params System.Object[] arguments)", lambda m, arguments: m.invoke(arguments)),
    ],
)
declare(
    "System.Management.Automation.PSTypeNames",
    TypeNames,
    base="System.Object",
    members=[
        prop("int Count", len),
        method("void Add(string item)", TypeNames.append),
        method("void Insert(int index, string item)", TypeNames.insert),
        method("void Clear()", TypeNames.clear),
        method("bool Contains(string item)", lambda names, item: item in names),
        method("bool Remove(string item)", lambda names, item: item in names and (names.remove(item) or True)),
        indexer("string Item(int index)", lambda names, index: names[index], lambda names, index, v: names.__setitem__(index, v)),
    ],
)
