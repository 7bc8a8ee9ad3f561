"""Members and items: `a.b`, `[t]::b`, `a.b()`, `a[i]`, their null-conditional forms, and as places to assign to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from azshell.dotnet.conversion import to_string
from azshell.dotnet.dictionaries import Dictionary, Hashtable
from azshell.dotnet.members import (
    MISSING,
    construct,
    get_member,
    get_static,
    invoke_member,
    invoke_static,
    set_member,
    set_static,
)
from azshell.dotnet.types import DotNetType, type_of
from azshell.dotnet.values import NOTHING, PSObject, unwrap
from azshell.engine.compile.context import Context
from azshell.engine.compile.table import Evaluate, compile_expression, expression
from azshell.engine.failures import failure
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.frame import Frame


def _name_of(node: nodes.Expression, context: Context) -> tuple[str | None, Evaluate | None]:
    """A member's name when it is written, else the closure that gives it."""
    if isinstance(node, nodes.StringConstantExpression):
        return str(node.value), None
    if isinstance(node, nodes.ScriptBlockExpression):
        return context.text_of(node)[1:-1], None
    return None, compile_expression(node, context)


def _name_value(value: Any) -> str:
    value = unwrap(value)
    return "" if value is None else to_string(value)


# Properties


@expression(nodes.MemberExpression)
def member(node: nodes.MemberExpression, context: Context) -> Evaluate:
    """`a.b` and `[t]::b`."""
    name, get_name = _name_of(node.member, context)
    if node.static:
        return _static_member(node, name, get_name, context)
    target = compile_expression(node.expression, context)
    conditional = node.null_conditional
    if name is not None and not conditional:
        fixed: str = name
        lower = name.lower()
        if context.method is not None and isinstance(node.expression, nodes.VariableExpression) and node.expression.path.lower() == "this":
            return _own_property(fixed)
        uncounted = _UNCOUNTED.get(lower, _NONE)

        def read(frame: Frame) -> Any:
            obj = target(frame)
            if obj.__class__ is PSObject and obj.base is None:
                found = obj.props.get(lower, MISSING)
                if found.__class__ in _PLAIN:
                    return found
            found = get_member(obj, fixed)
            if obj.__class__ is list and not uncounted and frame.scope.strict_mode() >= 2:
                return _of_all(frame, obj, fixed)
            if found is MISSING or (obj.__class__ in uncounted and frame.scope.strict_mode() >= 2 and _is_bare(obj, lower)):
                return absent(frame, obj, fixed)
            return found

        return read

    def read_computed(frame: Frame) -> Any:
        obj = target(frame)
        if conditional and (obj is None or obj is NOTHING):
            return None
        wanted = name if get_name is None else get_name(frame)
        if wanted.__class__ is int and isinstance(obj, Dictionary):  # $h.1 is the key 1, not '1'
            return obj.get(wanted)
        wanted = _name_value(wanted)
        found = get_member(obj, wanted)
        return absent(frame, obj, wanted) if found is MISSING else found

    return read_computed


def _own_property(name: str) -> Evaluate:
    """`$this.name` in a class's method: most often one of the properties that the class declares."""
    lower = name.lower()

    def read(frame: Frame) -> Any:
        this = frame.variables["this"].value
        try:
            return this.fields[lower]
        except (AttributeError, KeyError):
            pass
        found = get_member(this, name)
        return absent(frame, this, name) if found is MISSING else found

    return read


# What has a Count or a Length only out of strict mode.
_NONE: frozenset[type] = frozenset()
_UNCOUNTED = {
    "count": frozenset({int, float, bool, str, type(None), PSObject}),
    "length": frozenset({int, float, bool, type(None), PSObject}),
}


def _of_all(frame: Frame, items: list[Any], name: str) -> Any:
    """Member enumeration in strict mode: every item must have the property."""
    for item in items:
        if get_member(item, name) is MISSING:
            return absent(frame, items, name)
    found = get_member(items, name)
    return absent(frame, items, name) if found is MISSING else found


def _is_bare(obj: Any, lower: str) -> bool:
    return obj.__class__ is not PSObject or (obj.base is None and lower not in obj.props)


# Values of note properties that cannot be a member of another kind, so that they need no second look.
_PLAIN = frozenset({int, str, float, bool, list, type(None)})


def absent(frame: Frame, obj: Any, name: str) -> Any:
    """The value of a property that is not there: $null, or PropertyNotFoundStrict from strict mode 2 on."""
    if frame.scope.strict_mode() >= 2:
        from azshell.dotnet.exceptions import PropertyNotFoundException

        words = f"The property '{name}' cannot be found on this object. Verify that the property exists."
        raise failure("PropertyNotFoundStrict", words, "NotSpecified", exception=PropertyNotFoundException)
    return None


def _static_member(node: nodes.MemberExpression, name: str | None, get_name: Evaluate | None, context: Context) -> Evaluate:
    target = compile_expression(node.expression, context)

    def read(frame: Frame) -> Any:
        kind = _type_target(target(frame))
        wanted = name if get_name is None else _name_value(get_name(frame))
        found = MISSING if kind is None else get_static(kind, wanted)  # type: ignore[arg-type]
        if found is MISSING:
            return absent(frame, kind, wanted)  # type: ignore[arg-type]
        return found

    return read


def _type_target(value: Any) -> DotNetType | None:
    """What stands left of `::`: a type, or the type of the value."""
    value = unwrap(value)
    if isinstance(value, DotNetType):
        return value
    return None if value is None else type_of(value)


# Methods


def _argument_list(node: nodes.InvokeMemberExpression, context: Context) -> Callable[[Frame], list[Any]]:
    arguments = [compile_expression(argument, context) for argument in node.arguments]
    if not arguments:
        return lambda frame: []
    casts = [_argument_cast(argument, context) for argument in node.arguments]
    if any(casts):
        return _cast_arguments(arguments, casts)
    if len(arguments) == 1:
        only = arguments[0]
        return lambda frame: [None if (item := only(frame)) is NOTHING else item]
    return lambda frame: [None if (item := argument(frame)) is NOTHING else item for argument in arguments]


def _cast_arguments(arguments: list[Evaluate], casts: list[Evaluate | None]) -> Callable[[Frame], list[Any]]:
    from azshell.dotnet.invocation import CastArguments

    def collect(frame: Frame) -> list[Any]:
        values = [None if (item := argument(frame)) is NOTHING else item for argument in arguments]
        return CastArguments(values, [None if cast is None else cast(frame) for cast in casts])

    return collect


def _argument_cast(node: nodes.Node, context: Context) -> Evaluate | None:
    """The type of an argument written as a cast, in parentheses or not: it helps to choose the overload."""
    from azshell.engine.compile.casts import type_getter
    from azshell.engine.compile.statements import lone_expression

    while isinstance(node, nodes.ParenExpression):
        node = lone_expression(node.pipeline)  # type: ignore[assignment]
    if not isinstance(node, nodes.ConvertExpression) or node.type.type_name.text.lower() in _SPECIAL_CASTS:
        return None
    return type_getter(node.type.type_name, context)


@expression(nodes.InvokeMemberExpression)
def invocation(node: nodes.InvokeMemberExpression, context: Context) -> Evaluate:
    """`a.b(...)` and `[t]::b(...)`."""
    name, get_name = _name_of(node.member, context)
    get_arguments = _argument_list(node, context)
    cast = None if node.static or node.null_conditional else _cast_target(node)
    if cast is not None and (name is None or name.lower() not in _INTRINSIC):
        return _call_as(cast, (lambda frame: name) if get_name is None else get_name, get_arguments, context)
    target = compile_expression(node.expression, context)
    if node.static:
        if node.generic_arguments and name is not None:
            return _generic_call(node, name, target, get_arguments, context)
        return _static_call(name, get_name, target, get_arguments)
    intrinsic = _INTRINSIC.get(name.lower()) if name is not None else None
    conditional = node.null_conditional

    def call(frame: Frame) -> Any:
        obj = target(frame)
        if obj is None or obj is NOTHING:
            if conditional:
                return None
            if intrinsic is None:
                get_arguments(frame)
                raise failure("InvokeMethodOnNull", "You cannot call a method on a null-valued expression.")
        wanted = name if get_name is None else _method_name(get_name(frame))
        if intrinsic is not None and _uses_intrinsic(obj, wanted):  # type: ignore[arg-type]
            return intrinsic(frame, obj, get_arguments(frame))
        return invoke_member(obj, wanted, get_arguments(frame))  # type: ignore[arg-type]

    return call


def _generic_call(
    node: nodes.InvokeMemberExpression, name: str, target: Evaluate, get_arguments: Callable[[Frame], list[Any]], context: Context
) -> Evaluate:
    """`[t]::b[x](...)`: what is declared as b`1 takes the type arguments first; for other methods they say nothing new."""
    from azshell.engine.compile.casts import type_getter

    get_types = [type_getter(argument, context) for argument in node.generic_arguments]
    open_name = f"{name}`{len(get_types)}"

    def call(frame: Frame) -> Any:
        kind = _type_target(target(frame))
        if kind is not None and kind.member(open_name, True) is not None:
            return invoke_static(kind, open_name, [*(get_type(frame) for get_type in get_types), *get_arguments(frame)])
        return plain(frame)

    plain = _static_call(name, None, target, get_arguments)
    return call


def _cast_target(node: nodes.InvokeMemberExpression) -> nodes.ConvertExpression | None:
    """The cast in `([Base]$x).Method()`: it calls Base's method, whatever overrides it."""
    from azshell.engine.compile.statements import lone_expression

    if not isinstance(node.expression, nodes.ParenExpression):
        return None
    inner = lone_expression(node.expression.pipeline)
    if not isinstance(inner, nodes.ConvertExpression) or inner.type.type_name.text.lower() in _SPECIAL_CASTS:
        return None
    return inner


def _call_as(cast: nodes.ConvertExpression, get_name: Evaluate, get_arguments: Callable[[Frame], list[Any]], context: Context) -> Evaluate:
    from azshell.dotnet.invocation import call_group
    from azshell.dotnet.types import MethodGroup
    from azshell.engine.compile.casts import type_getter

    get_type, target = type_getter(cast.type.type_name, context), compile_expression(cast, context)

    def call(frame: Frame) -> Any:
        obj = target(frame)
        if obj is None or obj is NOTHING:
            get_arguments(frame)
            raise failure("InvokeMethodOnNull", "You cannot call a method on a null-valued expression.")
        kind = get_type(frame)
        base = unwrap(obj)
        name = _method_name(get_name(frame))
        if not kind.is_interface and not kind.rank and kind is not type_of(base) and kind.full_name not in _WRAPPERS:
            group = kind.member(name)
            if name.lower() == "tostring" and kind.full_name in ("System.Object", "System.ValueType"):
                return type_of(base).text  # what these two say of any object
            if isinstance(group, MethodGroup):
                return call_group(group, base, get_arguments(frame))
        return invoke_member(obj, name, get_arguments(frame))

    return call


_SPECIAL_CASTS = frozenset({"ref", "void", "ordered", "pscustomobject", "psobject"})

# Casts to these change how a value is seen, not which type's methods are meant.
_WRAPPERS = frozenset({"System.Management.Automation.PSObject", "System.Management.Automation.PSCustomObject", "System.Array"})


def _method_name(value: Any) -> str:
    return _name_value(value)


def _uses_intrinsic(obj: Any, name: str) -> bool:
    """Whether `.ForEach()` and `.Where()` are the language's own here: unless the object has a method of that name."""
    if obj is None or obj is NOTHING or obj.__class__ is list:
        return True
    own = type_of(unwrap(obj)).member(name)
    return own is None or not hasattr(own, "overloads")


def _foreach(frame: Frame, obj: Any, arguments: list[Any]) -> Any:
    from azshell.engine.operators.collection_methods import for_each

    return for_each(frame, obj, arguments)


def _where(frame: Frame, obj: Any, arguments: list[Any]) -> Any:
    from azshell.engine.operators.collection_methods import where

    return where(frame, obj, arguments)


_INTRINSIC: dict[str, Callable[[Frame, Any, list[Any]], Any]] = {
    "foreach": _foreach,
    "where": _where,
    "psforeach": _foreach,
    "pswhere": _where,
}


def _static_call(name: str | None, get_name: Evaluate | None, target: Evaluate, get_arguments: Callable[[Frame], list[Any]]) -> Evaluate:
    def call(frame: Frame) -> Any:
        value = target(frame)
        kind = value if value.__class__ is DotNetType else _type_target(value)
        if kind is None:
            get_arguments(frame)
            raise failure("InvokeMethodOnNull", "You cannot call a method on a null-valued expression.")
        wanted: str = name if get_name is None else _method_name(get_name(frame))  # type: ignore[assignment]
        if wanted.lower() == "new":
            return construct(kind, get_arguments(frame), True)
        return invoke_static(kind, wanted, get_arguments(frame))

    return call


# A property as a place


class MemberPlace:
    """A property as a place: the object is evaluated once, whatever is then done."""

    def __init__(self, node: nodes.MemberExpression, context: Context) -> None:
        self._target = compile_expression(node.expression, context)
        self._name, self._get_name = _name_of(node.member, context)
        self._static = node.static

    def _parts(self, frame: Frame) -> tuple[Any, str]:
        obj = self._target(frame)
        name = self._name if self._get_name is None else _name_value(self._get_name(frame))
        return (_type_target(obj) if self._static else obj), name  # type: ignore[return-value]

    def _read(self, frame: Frame, obj: Any, name: str) -> Any:
        if obj.__class__ is Hashtable:
            found = obj.get(name, MISSING)
            if found is not MISSING:
                return found
        found = get_static(obj, name) if self._static else get_member(obj, name)
        return absent(frame, obj, name) if found is MISSING else found

    def _write(self, obj: Any, name: str, value: Any) -> None:
        if value is NOTHING:
            value = None
        if self._static:
            set_static(obj, name, value)
            return
        if obj.__class__ is Hashtable and obj.contains(name):
            obj.set(name, value)
            return
        if obj is None or obj is NOTHING:
            words = f"The property '{name}' cannot be found on this object. Verify that the property exists and can be set."
            raise failure("PropertyNotFound", words)
        set_member(obj, name, value)

    def store(self, frame: Frame, value: Any) -> None:
        """`place = value`."""
        obj, name = self._parts(frame)
        self._write(obj, name, value)

    def update(self, frame: Frame, change: Callable[[Any], Any]) -> Any:
        """`place op= value`; gives the new value."""
        obj, name = self._parts(frame)
        new = change(self._read(frame, obj, name))
        self._write(obj, name, new)
        return new

    def coalesce(self, frame: Frame, get: Callable[[], Any]) -> Any:
        """`place ??= value`."""
        obj, name = self._parts(frame)
        old = self._read(frame, obj, name)
        if old is not None and old is not NOTHING:
            return old
        new = get()
        self._write(obj, name, new)
        return new
