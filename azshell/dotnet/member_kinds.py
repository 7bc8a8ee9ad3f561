"""The kinds of members that scripts add: note, alias, script and code properties, methods, and sets of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from azshell.dotnet.exceptions import (
    NetException,
    SetValueException,
)
from azshell.dotnet.members import (
    LIST_MEMBERS,
    MISSING,
    Member,
    carried_by,
    get_member,
    set_member,
)
from azshell.dotnet.values import Array, PSObject


def _run(block: Any, this: Any, arguments: Sequence[Any]) -> Any:
    from azshell.dotnet import members

    return one_or_many(members.script_runner(block, this, list(arguments)))


def one_or_many(results: list[Any]) -> Any:
    """What a block's output is as a value: $null, the one object, or an array."""
    return None if not results else results[0] if len(results) == 1 else list(results)


class NoteProperty:
    """PSNoteProperty: a name and a value, detached until it is added to an object."""

    net_name = "System.Management.Automation.PSNoteProperty"
    kind = "NoteProperty"

    def __init__(self, name: str, value: Any = None) -> None:
        self.name = name
        self.value = value

    def attached(self) -> Any:
        """What PSObject.props holds."""
        return self.value


class AliasProperty(Member):
    """Another name for a property, perhaps converted to a type."""

    net_name = "System.Management.Automation.PSAliasProperty"
    kind = "AliasProperty"

    def __init__(self, name: str, referenced: str, convert_to: Any = None) -> None:
        super().__init__(name)
        self.referenced = referenced
        self.convert_to = convert_to

    def get(self, this: Any) -> Any:
        """The referenced property's value."""
        found = get_member(this, self.referenced)
        if self.convert_to is None or found is MISSING:
            return found
        from azshell.dotnet.conversion import convert

        return convert(found, self.convert_to)

    def set(self, this: Any, value: Any) -> None:
        """Sets the referenced property."""
        set_member(this, self.referenced, value)

    def text_within(self, this: Any) -> str | None:
        """The referenced value."""
        from azshell.dotnet.conversion import to_string

        found = self.get(this)
        return "" if found is MISSING else to_string(found)

    def definition(self, value: Any) -> str:
        """`Surname = Last`."""
        return (
            f"{self.name} = {self.referenced}"
            if self.convert_to is None
            else f"{self.name} = ({self.convert_to.full_name}){self.referenced}"
        )


class ScriptProperty(Member):
    """A property whose getter and setter are script blocks that see the object as $this."""

    net_name = "System.Management.Automation.PSScriptProperty"
    kind = "ScriptProperty"

    def __init__(self, name: str, getter: Any = None, setter: Any = None) -> None:
        super().__init__(name)
        self.getter = getter
        self.setter = setter

    def get(self, this: Any) -> Any:
        """What the getter gives; a getter that fails gives $null."""
        if self.getter is None:
            return MISSING
        try:
            return _run(self.getter, this, [])
        except NetException as problem:
            if getattr(problem, "passes_through", False):
                raise
            return None

    def set(self, this: Any, value: Any) -> None:
        """Runs the setter with the new value as $args[0]."""
        if self.setter is None:
            raise SetValueException(
                f'Set accessor for property "{self.name}" is unavailable.', "SetWithoutSetterFromScriptProperty", "NotSpecified"
            )
        try:
            _run(self.setter, this, [value])
        except NetException as problem:
            from azshell.dotnet.exceptions import SetValueInvocationException

            raise SetValueInvocationException(
                f'Exception setting "{self.name}": "{problem.message}"', "ScriptSetValueRuntimeException", inner=problem
            ) from None

    def text_within(self, this: Any) -> str | None:
        """Its type: scripts are not run for a text."""
        return "System.Management.Automation.PSScriptProperty"

    def definition(self, value: Any) -> str:
        """`System.Object Full {get=...;set=...;}`."""
        getter = f"get={self.getter};" if self.getter is not None else ""
        setter = f"set={self.setter};" if self.setter is not None else ""
        return f"System.Object {self.name} {{{getter}{setter}}}"


class ScriptMethod(Member):
    """A method that is a script block."""

    net_name = "System.Management.Automation.PSScriptMethod"
    kind = "ScriptMethod"

    def __init__(self, name: str, script: Any) -> None:
        super().__init__(name)
        self.script = script

    def get(self, this: Any) -> Any:
        """The method without a call."""
        from azshell.dotnet.member_views import PSMethod

        return PSMethod(this, self)

    def invoke(self, this: Any, arguments: Sequence[Any]) -> Any:
        """Runs the block with the arguments."""
        try:
            return _run(self.script, this, arguments)
        except NetException as problem:
            if getattr(problem, "passes_through", False):
                raise
            from azshell.dotnet.exceptions import MethodInvocationException

            message = f'Exception calling "{self.name}" with "{len(arguments)}" argument(s): "{problem.message}"'
            raise MethodInvocationException(message, "ScriptMethodRuntimeException", inner=problem) from None

    def definition(self, value: Any) -> str:
        """`System.Object Greet();`."""
        return f"System.Object {self.name}();"


class CodeProperty(Member):
    """A property computed in Python: built-in type data of files, processes, and the like."""

    kind = "CodeProperty"

    def __init__(self, name: str, getter: Callable[[Any], Any], type_text: str = "System.Object", kind: str = "CodeProperty") -> None:
        super().__init__(name)
        self.getter = getter
        self.type_text = type_text
        self.kind = kind

    def get(self, this: Any) -> Any:
        """The value."""
        return self.getter(this)

    def definition(self, value: Any) -> str:
        """`System.Object Mode {get=Mode;}`."""
        return f"{self.type_text} {self.name} {{get={self.name};}}"


class CodeMethod(Member):
    """A method computed in Python."""

    kind = "CodeMethod"

    def __init__(self, name: str, call: Callable[..., Any], definition: str = "") -> None:
        super().__init__(name)
        self.call = call
        self.text = definition

    def get(self, this: Any) -> Any:
        """The method without a call."""
        from azshell.dotnet.member_views import PSMethod

        return PSMethod(this, self)

    def invoke(self, this: Any, arguments: Sequence[Any]) -> Any:
        """Calls it."""
        return self.call(this, *arguments)

    def definition(self, value: Any) -> str:
        """Its signature."""
        return self.text or f"System.Object {self.name}()"


class PropertySet(Member):
    """A named list of properties: PSStandardMembers' DefaultDisplayPropertySet, PSConfiguration."""

    net_name = "System.Management.Automation.PSPropertySet"
    kind = "PropertySet"

    def __init__(self, name: str, referenced: Sequence[str]) -> None:
        super().__init__(name)
        self.referenced = list(referenced)

    def get(self, this: Any) -> Any:
        """The set itself."""
        return self

    def definition(self, value: Any) -> str:
        """`PSConfiguration {Name, Id}`."""
        return f"{self.name} {{{', '.join(self.referenced)}}}"


class MemberSet(Member):
    """A named group of members, such as PSStandardMembers."""

    net_name = "System.Management.Automation.PSMemberSet"
    kind = "MemberSet"

    def __init__(self, name: str, members: Sequence[Any] = ()) -> None:
        super().__init__(name)
        self.members = {member.name.lower(): member for member in members}

    def get(self, this: Any) -> Any:
        """The set, through which its members are read."""
        return self

    def definition(self, value: Any) -> str:
        """`PSStandardMembers {...}`."""
        return f"{self.name} {{{', '.join(m.name for m in self.members.values())}}}"


def attach(value: Any, member: Any) -> Any:
    """Puts a member on an object and gives the object that carries it; values that hold no attributes get a PSObject around them."""
    stored = member.attached() if isinstance(member, NoteProperty) else member
    if value.__class__ is PSObject:
        value.put(member.name, stored)
        return value
    carried = carried_by(value)
    if carried is None:
        if value.__class__ in (list, Array):
            carried = PSObject()
            LIST_MEMBERS[id(value)] = (value, carried)
            carried.put(member.name, stored)
            return value
        if not hasattr(value, "__dict__") or isinstance(value, (int, float, str)):
            wrapped = PSObject(value)
            wrapped.put(member.name, stored)
            return wrapped
        carried = PSObject()
        value.ps_members = carried
    carried.put(member.name, stored)
    return value
