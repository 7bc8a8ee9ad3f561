"""New-Object: make an object of a .NET type."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch
from azshell.dotnet.exceptions import (
    InvalidOperationException,
    MethodException,
    MethodInvocationException,
    NetException,
    PSArgumentException,
)
from azshell.dotnet.invocation import numbered
from azshell.dotnet.members import MISSING, construct, get_member, set_member
from azshell.dotnet.types import resolve_type
from azshell.dotnet.values import PSObject, unwrap


class NewObject(Cmdlet):
    """Creates an object of a .NET type, with constructor arguments and property values.

    ```ps1con
    PS C:\\> (New-Object -TypeName string -ArgumentList '-', 5)
    -----
    ```
    """

    default_set = "Net"

    TypeName = Parameter("string", position=0, mandatory=True, sets=["Net"])
    ArgumentList = Parameter("object[]", position=1, sets=["Net"], aliases=["Args"])
    Strict = Switch(sets=["Com"])
    Property = Parameter("System.Collections.IDictionary")

    def begin(self) -> None:
        net_type = resolve_type(self.TypeName)
        if net_type is None:
            self.throw(
                PSArgumentException(f"Cannot find type [{self.TypeName}]: verify that the assembly containing this type is loaded."),
                "TypeNotFound",
                "InvalidType",
                None,
            )
        made = self.made(net_type)
        if self.Property is not None:
            made = self.with_properties(made)
        self.write(made)

    def made(self, net_type: Any) -> Any:
        """The new object, before its properties are set."""
        arguments = [unwrap(argument) for argument in self.ArgumentList or ()]
        if str(self.TypeName).lower() == CUSTOM[1].lower():
            self.no_constructor(net_type)  # the short name means PSObject
        if net_type.full_name in CUSTOM:
            return arguments[0] if arguments else PSObject.custom(())
        missing = not net_type.is_value_type and not net_type.is_array and not net_type.constructors.overloads
        if net_type.is_interface or missing or (net_type.full_name == "System.String" and not arguments):
            self.no_constructor(net_type)
        try:
            return construct(net_type, arguments)
        except NetException as error:
            if getattr(error, "passes_through", False) or getattr(error, "was_thrown_from_throw", False):
                self.script_failed(error, len(arguments))
            if not isinstance(error, MethodException):
                raise
            nothing_fits = error.error_id == "MethodCountCouldNotFindBest" and not arguments
            if nothing_fits or error.error_id == "MethodNotFound" or (not net_type.constructors.overloads and not net_type.is_array):
                self.no_constructor(net_type)
            error.message = error.message.replace('"new"', f'"{net_type.name}"')
            numbered(error, net_type.name, ".ctor")
            return self.throw(error, "ConstructorInvokedThrowException", "InvalidOperation", None)

    def script_failed(self, error: NetException, count: int) -> None:
        """A script's class could not begin: its own error is wrapped here, where `[X]::new()` would let it through."""
        words = f'Exception calling ".ctor" with "{count}" argument(s): "{error.message}"'
        self.throw(MethodInvocationException(words, inner=error), "ConstructorInvokedThrowException", "InvalidOperation", None)

    def no_constructor(self, net_type: Any) -> None:
        """There is no way to make one."""
        words = f"A constructor was not found. Cannot find an appropriate constructor for type {self.TypeName}."
        self.throw(PSArgumentException(words), "CannotFindAppropriateCtor", "ObjectNotFound", None)

    def with_properties(self, made: Any) -> Any:
        """The object with the values of -Property; a custom object gets them as notes."""
        if isinstance(made, PSObject) and made.base is None:
            return PSObject.from_table([*made.items(), *((str(name), value) for name, value in self.Property.items())])
        for name, value in self.Property.items():
            if get_member(made, str(name)) is MISSING:
                words = f'The member "{name}" was not found for the specified .NET object.'
                self.throw(InvalidOperationException(words), "InvalidOperationException", "InvalidOperation", None)
            try:
                set_member(made, str(name), value)
            except NetException:
                words = "The value supplied is not valid, or the property is read-only. Change the value, and then try again."
                self.throw(NetException(words), "SetValueException", "InvalidData", None)
        return made


CUSTOM = ("System.Management.Automation.PSObject", "System.Management.Automation.PSCustomObject")
