"""class and enum: .NET types made when the block that holds the definition begins to run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from azshell.dotnet.conversion import convert, try_convert
from azshell.dotnet.declared_access import default_value
from azshell.dotnet.exceptions import NetException
from azshell.dotnet.types import DotNetType, Row, constructor, declare, declare_enum, method, prop, resolve_type, static_method, static_prop
from azshell.dotnet.values import NOTHING, BigInteger
from azshell.engine.compile.casts import type_not_found
from azshell.engine.compile.context import Context
from azshell.engine.compile.definition_checks import refuse
from azshell.engine.compile.methods import MethodBody, method_frame
from azshell.engine.compile.table import Evaluate, Execute, compile_expression, compile_value
from azshell.engine.errors import as_runtime
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.frame import Frame
    from azshell.engine.session_state import SessionState


def hoisted(statements: Iterable[nodes.Statement], context: Context) -> list[Execute]:
    """What defines the classes and enums of a block, to be run first; an empty list when there are none."""
    definitions = [node for node in statements if isinstance(node, nodes.TypeDefinition)]
    if not definitions:
        return []

    def run(frame: Frame) -> None:
        makers = [_maker(node, context, frame) for node in _in_order(definitions)]
        for maker in makers:
            maker.declare()
        for maker in makers:
            maker.fill()

    return [run]


def _in_order(definitions: list[nodes.TypeDefinition]) -> list[nodes.TypeDefinition]:
    """Bases before what derives from them."""
    by_name = {node.name.lower(): node for node in definitions}
    ordered: list[nodes.TypeDefinition] = []

    def add(node: nodes.TypeDefinition) -> None:
        if node in ordered:
            return
        if node in begun:
            return
        begun.append(node)
        for name in _needed(node):
            other = by_name.get(name.lower())
            if other is not None and other is not node:
                add(other)
        ordered.append(node)

    begun: list[nodes.TypeDefinition] = []
    for node in definitions:
        add(node)
    return ordered


def _needed(node: nodes.TypeDefinition) -> Iterable[str]:
    """The names of the types that must be there first: bases, and enums that an enum's values are reckoned from."""
    yield from (base.type_name.text for base in node.base_types)
    if node.kind == "enum":
        yield from (inner.type_name.text for inner in nodes.walk(node) if isinstance(inner, nodes.TypeExpression))


def _maker(node: nodes.TypeDefinition, context: Context, frame: Frame) -> _EnumMaker | _ClassMaker:
    return _EnumMaker(node, context, frame) if node.kind == "enum" else _ClassMaker(node, context, frame)


class _EnumMaker:
    """Declares an enum."""

    def __init__(self, node: nodes.TypeDefinition, context: Context, frame: Frame) -> None:
        self.node, self.context, self.frame = node, context, frame

    def declare(self) -> None:
        node = self.node
        values: dict[str, int] = {}
        following = 0
        underlying = "System.Int32"
        if node.base_types:
            kind = self.context.resolve(node.base_types[0].type_name.text)
            underlying = kind.full_name if kind is not None else underlying
        whole = resolve_type(underlying)
        assert whole is not None
        for member in node.members:
            if not isinstance(member, nodes.PropertyMember):
                continue
            if member.initial_value is not None:
                given = compile_expression(member.initial_value, self.context)(self.frame)
                following = self._whole(given, whole, member.initial_value)
            elif not try_convert(BigInteger(following), whole)[0]:
                refuse(self.context, "EnumeratorValueOutOfBounds", member.start, member.end, whole.short_name)
            values[member.name] = following
            following += 1
        flags = any(attribute.type_name.name.lower() in ("flags", "system.flags", "flagsattribute") for attribute in node.attributes)
        made = declare_enum(node.name, values, flags=flags, underlying=underlying, register=False)
        self.frame.session.script_types[node.name.lower()] = made.net_type

    def _whole(self, given: Any, whole: DotNetType, at: nodes.Node) -> int:
        """A value as the enum's underlying type has it."""
        try:
            return int(convert(given, whole))
        except NetException:
            error_id = "EnumeratorValueOutOfBounds" if isinstance(given, (int, float)) else "CannotConvertValue"
            refuse(self.context, error_id, at.start, at.end, whole.short_name)

    def fill(self) -> None:
        """Nothing is left to do."""


class ClassInstance:
    """An object of a script's class that derives from nothing else."""


class ClassFacts:
    """What the engine knows about a script's class: where its names are looked up, and how its objects begin."""

    __slots__ = ("base", "failure", "hidden", "initializers", "pending", "state", "static_values")

    def __init__(self, base: ClassFacts | None, state: SessionState) -> None:
        self.base = base
        self.state = state
        self.hidden: set[str] = set()
        self.initializers: list[tuple[str, Any, Evaluate | None, DotNetType | None, nodes.PropertyMember]] = []
        self.static_values: dict[str, Any] = {}
        self.pending: list[Callable[[], None]] = []
        self.failure: NetException | None = None

    def begin(self, name: str) -> None:
        """Gives the static members their first values, when the class is first used; TypeInitializationException when that fails, then and ever after."""
        if self.failure is not None:
            raise self.failure
        pending, self.pending = self.pending, []
        for step in pending:
            try:
                step()
            except NetException as error:
                from azshell.dotnet.exceptions import TypeInitializationException

                frame = self.state.session.frame
                failed = TypeInitializationException(f"The type initializer for '{name}' threw an exception.", as_runtime(frame, error))
                made = as_runtime(frame, failed)
                made.__dict__["passes_through"] = True
                self.failure = made
                raise made from error


class _ClassMaker:
    """Declares a class and its members."""

    def __init__(self, node: nodes.TypeDefinition, context: Context, frame: Frame) -> None:
        self.node, self.context, self.frame = node, context, frame
        self.state: SessionState = frame.scope.session_state
        self.kind: DotNetType
        self.facts: ClassFacts

    def declare(self) -> None:
        base, interfaces = self._bases()
        python_base = base.python_class if base is not None and base.python_class is not None else ClassInstance
        if python_base is object:
            python_base = ClassInstance
        self.facts = ClassFacts(getattr(python_base, "class_facts", None), self.state)
        made = type(self.node.name, (python_base,), {"class_facts": self.facts, "net_name": self.node.name, "__hash__": object.__hash__})
        self.kind = declare(
            self.node.name, made, base=base or "System.Object", interfaces=[kind.full_name for kind in interfaces], register=False
        )
        self.frame.session.script_types[self.node.name.lower()] = self.kind
        made.net_type = self.kind  # type: ignore[attr-defined]
        if any(kind.full_name.startswith(_ENUMERABLE) for kind in interfaces):
            made.__iter__ = _enumerate  # type: ignore[attr-defined]
        self.kind.hidden = self.facts.hidden
        self.python_class: Any = made

    def _bases(self) -> tuple[DotNetType | None, list[DotNetType]]:
        base: DotNetType | None = None
        interfaces: list[DotNetType] = []
        for constraint in self.node.base_types:
            kind = self.context.resolve(constraint.type_name.text)
            if kind is None:
                raise type_not_found(constraint.type_name.text)
            if kind.is_interface:
                interfaces.append(kind)
            else:
                base = kind
        return base, interfaces

    def fill(self) -> None:
        rows: list[Row] = []
        constructors = 0
        static_constructor: nodes.FunctionMember | None = None
        for member in self.node.members:
            if isinstance(member, nodes.PropertyMember):
                rows.append(self._property(member))
            elif isinstance(member, nodes.FunctionMember):
                if member.is_constructor and member.is_static:
                    static_constructor = member
                elif member.is_constructor:
                    constructors += 1
                    rows.append(self._constructor(member))
                else:
                    rows.append(self._method(member))
            if getattr(member, "is_hidden", False):
                is_constructor = isinstance(member, nodes.FunctionMember) and member.is_constructor
                self.facts.hidden.add("new" if is_constructor else member.name.lower())  # type: ignore[attr-defined]
        if not constructors:
            self.facts.hidden.add("new")
            rows.append(constructor(f"{self.node.name}()", self._default_constructor()))
        self.kind.add_members(rows)
        if static_constructor is not None:
            body = MethodBody(static_constructor, self.context, self.kind, self.state, [])
            self.facts.pending.append(lambda: body.run(None, ()))

    # Properties

    def _type_text(self, constraint: nodes.TypeConstraint | None, default: str = "System.Object") -> tuple[str, DotNetType | None]:
        if constraint is None:
            return default, None
        text = constraint.type_name.text
        if text.lower() == "void":
            return "void", None
        kind = self.context.resolve(text)
        if kind is None:
            raise type_not_found(text)
        return kind.short_name, kind

    def _property(self, member: nodes.PropertyMember) -> Row:
        text, kind = self._type_text(member.type)
        lower = member.name.lower()
        checks = [check for attribute in member.attributes for check in self._checks(attribute)]
        initial = compile_value(member.initial_value, self.context) if member.initial_value is not None else None
        default = default_value(kind) if kind is not None else None
        if member.is_static:
            return self._static_property(member, f"{text} {member.name}", default, initial, kind, checks)
        self.facts.initializers.append((lower, default, initial, kind, member))

        def set_value(obj: Any, value: Any) -> None:
            _check(checks, value)
            obj.fields[lower] = value

        return prop(f"{text} {member.name}", lambda obj: obj.fields[lower], set_value)

    def _static_property(
        self,
        member: nodes.PropertyMember,
        signature: str,
        default: Any,
        initial: Evaluate | None,
        kind: DotNetType | None,
        checks: list[Any],
    ) -> Row:
        facts, lower = self.facts, member.name.lower()
        values = facts.static_values
        values[lower] = default
        frame = self.frame
        if initial is not None:

            def begin() -> None:
                frame.node = member.initial_value
                found = initial(frame)
                values[lower] = convert(found, kind) if kind is not None else None if found is NOTHING else found

            facts.pending.append(begin)

        def get_static() -> Any:
            facts.begin(self.node.name)
            return values[lower]

        def set_static(value: Any) -> None:
            facts.begin(self.node.name)
            _check(checks, value)
            values[lower] = value

        return static_prop(signature, get_static, set_static)

    def _checks(self, node: nodes.Attribute) -> list[Any]:
        from azshell.engine.binder.script_metadata import attributes_of

        return attributes_of(node, self.context)

    # Methods

    def _parameters(self, member: nodes.FunctionMember) -> tuple[str, list[str]]:
        texts, names = [], []
        for parameter in member.parameters:
            constraint = next((a for a in parameter.attributes if isinstance(a, nodes.TypeConstraint)), None)
            text, _ = self._type_text(constraint)
            name = parameter.name.path
            texts.append(f"{text} {name}")
            names.append(name)
        return ", ".join(texts), names

    def _method(self, member: nodes.FunctionMember) -> Row:
        signature, names = self._parameters(member)
        text, kind = self._type_text(member.return_type, "void")
        body = MethodBody(member, self.context, self.kind, self.state, names, kind, text != "void")
        if member.is_static:
            return static_method(f"{text} {member.name}({signature})", self._static_call(body))
        self._python_method(member.name.lower(), len(names), body)
        return method(f"{text} {member.name}({signature})", body.run_on)

    def _static_call(self, body: MethodBody) -> Callable[..., Any]:
        facts, name = self.facts, self.node.name

        def call(*args: Any) -> Any:
            facts.begin(name)
            return body.run(None, args)

        return call

    def _python_method(self, lower: str, count: int, body: MethodBody) -> None:
        """Equals, GetHashCode and CompareTo also serve comparison, sorting and hash tables."""
        made = self.python_class
        if lower == "equals" and count == 1:
            made.__eq__ = lambda this, other: bool(body.run(this, (other,)))
        elif lower == "gethashcode" and count == 0:
            made.__hash__ = lambda this: hash(body.run(this, ()))
        elif lower == "compareto" and count == 1:
            made.compare_to = lambda this, other: int(body.run(this, (other,)))

    def _constructor(self, member: nodes.FunctionMember) -> Row:
        signature, names = self._parameters(member)
        body = MethodBody(member, self.context, self.kind, self.state, names)
        base_arguments = [compile_expression(argument, self.context) for argument in member.base_arguments or []]
        python_class, kind = self.python_class, self.kind

        def initialize(obj: Any, args: tuple[Any, ...]) -> None:
            with body.frame(obj, args) as frame:
                initialize_base(kind, obj, [argument(frame) for argument in base_arguments])
                _set_fields(kind, obj, frame)
                body.execute(frame)

        facts, name = self.facts, self.node.name

        def create(*args: Any) -> Any:
            facts.begin(name)
            obj = python_class.__new__(python_class)
            initialize(obj, args)
            return obj

        create.initialize = initialize  # type: ignore[attr-defined]
        return constructor(f"{self.node.name}({signature})", create)

    def _default_constructor(self) -> Callable[..., Any]:
        python_class, kind, state = self.python_class, self.kind, self.state

        def initialize(obj: Any, args: tuple[Any, ...]) -> None:
            initialize_base(kind, obj, [])
            with method_frame(state, self.context, obj, self.node) as frame:
                _set_fields(kind, obj, frame)

        facts, name = self.facts, self.node.name

        def create() -> Any:
            facts.begin(name)
            obj = python_class.__new__(python_class)
            initialize(obj, ())
            return obj

        create.initialize = initialize  # type: ignore[attr-defined]
        return create


def _check(checks: list[Any], value: Any) -> None:
    for check in checks:
        if hasattr(check, "check"):
            try:
                check.check(value)
            except Exception as error:
                from azshell.dotnet.exceptions import NetException, ValidationMetadataException

                if isinstance(error, NetException):
                    raise
                raise ValidationMetadataException(str(error)) from error


def initialize_base(kind: DotNetType, obj: Any, arguments: list[Any]) -> None:
    """Runs the base class's constructor on an object that is being made."""
    base = kind.base
    assert base is not None
    facts = getattr(base.python_class, "class_facts", None)
    if facts is None:
        _initialize_net_base(base, obj, arguments)
        return
    from azshell.dotnet.invocation import choose, convert_argument

    chosen = choose(base.constructors, arguments, "new")
    converted = [convert_argument(value, each.type, each.name, ".ctor") for value, each in zip(arguments, chosen.types, strict=True)]
    chosen.method.call.initialize(obj, tuple(converted))


def _initialize_net_base(base: DotNetType, obj: Any, arguments: list[Any]) -> None:
    if "fields" not in obj.__dict__:
        obj.fields = {}
    if base.full_name == "System.Object" or base.python_class is None:
        return
    from azshell.dotnet.members import construct

    template = construct(base, arguments)
    if isinstance(template, list):
        obj.extend(template)
        for slot in getattr(type(template), "__slots__", ()):
            setattr(obj, slot, getattr(template, slot))
    if hasattr(template, "__dict__"):
        obj.__dict__.update(template.__dict__)
    if isinstance(template, BaseException):
        obj.args = template.args


def _set_fields(kind: DotNetType, obj: Any, frame: Frame) -> None:
    """The class's own properties, with their initial values."""
    for lower, default, initial, wanted, member in kind.python_class.class_facts.initializers:  # type: ignore[union-attr]
        if initial is None:
            obj.fields[lower] = default
            continue
        frame.node = member.initial_value
        value = initial(frame)
        obj.fields[lower] = convert(value, wanted) if wanted is not None else None if value is NOTHING else value


_ENUMERABLE = ("System.Collections.IEnumerable", "System.Collections.Generic.IEnumerable")


def _enumerate(value: Any) -> Any:
    """The items of an object whose class has a GetEnumerator of its own."""
    from azshell.dotnet.members import get_member, invoke_member

    enumerator = invoke_member(value, "GetEnumerator", [])
    while invoke_member(enumerator, "MoveNext", []):
        yield get_member(enumerator, "Current")
