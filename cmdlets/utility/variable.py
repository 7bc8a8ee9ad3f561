"""Get-Variable, Set-Variable, New-Variable, Remove-Variable and Clear-Variable."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, has_wildcards, validate_not_null_or_empty, wildcard
from azshell.dotnet.collation import collation_key
from azshell.dotnet.collections import ArrayList
from azshell.dotnet.exceptions import (
    ItemNotFoundException,
    NetException,
    PSArgumentException,
    PSArgumentOutOfRangeException,
    SessionStateException,
    SessionStateUnauthorizedAccessException,
)
from azshell.dotnet.values import NOTHING

READ_ONLY, CONSTANT, PRIVATE = 1, 2, 4
SCOPE_WORDS = (
    'Cannot process argument because the value of parameter "Scope" is not valid. Valid values are "Global", "Local", or "Script", or a number '
    "relative to the current scope (0 through the number of scopes where 0 is the current scope and 1 is its parent). "
    'Change the value of the "Scope" parameter and run the operation again.'
)


class VariableCmdlet(Cmdlet):
    """What the commands for variables share: scopes and names."""

    noun = ""
    Scope: Any
    Include: Any
    Exclude: Any

    @property
    def scope_here(self) -> Any:
        """The caller's scope."""
        return self.runtime.frame.scope

    def scope_meant(self) -> Any:
        """The scope -Scope names, or None without it. A wrong one ends the command."""
        text = self.Scope
        if text is None:
            return None
        here = self.scope_here
        number = text.removeprefix("-")
        if not number.isdigit():
            found = here.of_qualifier(text.lower())
            if found is None:
                self.throw(PSArgumentException(SCOPE_WORDS), "Argument", "InvalidArgument", None)
            return found
        found = here.at(int(number)) if number == text else None
        if found is None:
            words = (
                f"The scope number '{text}' exceeds the number of active scopes."
                if number == text
                else 'Cannot process argument because the value of argument "Scope" is out of range. '
                'Change argument "Scope" to a value that is within range.'
            )
            error = PSArgumentOutOfRangeException(f"{words} (Parameter 'Scope')\nActual value was {text}.")
            self.throw(error, "ArgumentOutOfRange", "InvalidArgument", None)
        return found

    def named(self, name: str) -> list[Any]:
        """The variables a name or wildcard means in the meant scope; a wildcard passes over private ones of callers."""
        scope = self.scope_meant()
        if not has_wildcards(name):
            name = name.replace("`", "")
            if scope is None:
                found = self.scope_here.find_qualified(name)
            else:
                found = scope.find_local(name.lower())
            return [] if found is None else [found]
        table = self.scope_here.visible_variables() if scope is None else {**scope.variables}
        matches = wildcard(name).matches
        found = [variable for variable in table.values() if matches(variable.name)]
        return sorted(found, key=lambda variable: collation_key(variable.name))

    def chosen(self, names: list[str]) -> list[Any]:
        """The variables that names mean, -Include and -Exclude observed; an error for a plain name that is not there."""
        found: list[Any] = []
        for name in names:
            variables = self.named(name)
            if not variables and not has_wildcards(name):
                self.missing(name)
            found.extend(variable for variable in variables if self.passes(variable.name))
        return found

    def passes(self, name: str) -> bool:
        """Whether -Include and -Exclude let a name through."""
        if self.Include and not any(wildcard(pattern).matches(name) for pattern in self.Include):
            return False
        return not (self.Exclude and any(wildcard(pattern).matches(name) for pattern in self.Exclude))

    def missing(self, name: str) -> None:
        """There is no such variable."""
        words = f"Cannot find a variable with the name '{name}'."
        self.write_error(ItemNotFoundException(words), "VariableNotFound", "ObjectNotFound", name)

    def guarded(self, action: Any, name: str) -> bool:
        """Do something with a variable; what it refuses is an error of its own id, without ending the command."""
        try:
            action()
        except NetException as error:
            if getattr(error, "error_id", None) in (None, "", "ValidateSetFailure"):
                raise
            self.write_error(error, getattr(error, "error_id", None), getattr(error, "category", "WriteError"), name)
            return False
        return True


class GetVariable(VariableCmdlet):
    """Gets variables: their objects, or with -ValueOnly their values.

    ```ps1con
    PS C:\\> $answer = 42
    PS C:\\> Get-Variable answer -ValueOnly
    42
    ```
    """

    aliases = ["gv"]
    output_types = ["System.Management.Automation.PSVariable"]

    Name = Parameter("string[]", position=0, from_pipeline=True, from_property=True, validate=validate_not_null_or_empty)
    ValueOnly = Switch()
    Include = Parameter("string[]")
    Exclude = Parameter("string[]")
    Scope = Parameter("string", validate=validate_not_null_or_empty)

    def process(self) -> None:
        found = self.chosen(list(self.Name or ["*"]))
        for variable in found:
            if self.ValueOnly:
                self.write(variable.value)
            else:
                self.write(variable)


class SetVariable(VariableCmdlet):
    """Sets the value of variables, making those that are not there.

    Values from the pipeline are gathered; several make an array.
    """

    aliases = ["set", "sv"]
    supports_should_process = True
    output_types = ["System.Management.Automation.PSVariable"]

    Name = Parameter("string[]", position=0, mandatory=True, from_property=True)
    Value = Parameter("object", position=1, from_pipeline=True, from_property=True)
    Include = Parameter("string[]")
    Exclude = Parameter("string[]")
    Description = Parameter("string")
    Option = Parameter("System.Management.Automation.ScopedItemOptions")
    Force = Switch()
    Visibility = Parameter("System.Management.Automation.SessionStateEntryVisibility")
    PassThru = Switch()
    Append = Switch()
    Scope = Parameter("string", validate=validate_not_null_or_empty)

    def begin(self) -> None:
        self.values: list[Any] = []
        self.name_given = self.is_bound("Name")
        self.value_given = self.is_bound("Value")

    def process(self) -> None:
        if not self.name_given:
            for name in self.Name:
                self.set(name, self.Value, True)
        elif not self.value_given and self.is_bound("Value"):
            self.values.append(self.Value)

    def end(self) -> None:
        if not self.name_given:
            return
        value: Any = self.Value if self.value_given else None
        if self.values:
            value = list(self.values) if len(self.values) > 1 else self.values[0]
        for name in self.Name:
            self.set(name, value, self.value_given or bool(self.values))

    def set(self, name: str, value: Any, given: bool) -> None:
        """Set the variables of one name."""
        if not self.passes(name) and not has_wildcards(name):
            return
        scope = self.scope_meant()
        if has_wildcards(name):
            found = [variable for variable in self.named(name) if self.passes(variable.name)]
        else:
            where = scope
            plain = name
            if where is None:
                qualifier, _, rest = name.rpartition(":")
                where = self.scope_here.of_qualifier(qualifier.lower()) if qualifier else self.scope_here
                where, plain = (self.scope_here, name) if where is None else (where, rest)
            variable = where.find_local(plain.lower())
            if variable is None:
                if self.should_process(f"Name: {name} Value: {value}", "Set variable"):
                    variable = where.assign_local(plain, value)
                    self.finish(variable)
                return
            found = [variable]
        for variable in found:
            if self.should_process(f"Name: {variable.name} Value: {value}", "Set variable"):
                self.change(variable, value, given)

    def change(self, variable: Any, value: Any, given: bool) -> None:
        """Give an existing variable its new value and options."""
        if self.Option is not None and int(self.Option) & CONSTANT and not variable.options & CONSTANT:
            words = f"Existing variable {variable.name} cannot be made constant. Variables can be made constant only at creation time."
            self.write_error(SessionStateUnauthorizedAccessException(words), "VariableCannotBeMadeConstant", "WriteError", variable.name)
            return
        if self.Append:
            old = variable.value
            value = ArrayList([*(old if isinstance(old, list) else [] if old is None else [old]), *(self.values or [value])])

        def write() -> None:
            options = variable.options
            if self.Force and options & READ_ONLY and not options & CONSTANT:
                variable.set_options(options & ~READ_ONLY, force=True)
                try:
                    variable.value = value
                finally:
                    variable.set_options(options, force=True)
            elif given or not (self.is_bound("Option") or self.is_bound("Description") or self.is_bound("Visibility")):
                variable.value = value

        if self.guarded(write, variable.name):
            self.finish(variable)

    def finish(self, variable: Any) -> None:
        """Description, options, -PassThru."""
        if self.Description is not None:
            variable.guard().description = self.Description
        if self.Visibility is not None:
            variable.guard().visibility = int(self.Visibility)
        if self.Option is not None:
            variable.set_options(int(self.Option), force=bool(self.Force))
            if int(self.Option) & ALL_SCOPE:
                self.scope_here.shared[variable.name.lower()] = variable
        if self.PassThru:
            self.write(variable)


class NewVariable(VariableCmdlet):
    """Makes a variable, with options and a description if wanted."""

    Include: Any = None
    Exclude: Any = None
    aliases = ["nv"]
    supports_should_process = True
    confirm_impact = "Low"
    output_types = ["System.Management.Automation.PSVariable"]

    Name = Parameter("string", position=0, mandatory=True, from_property=True)
    Value = Parameter("object", position=1, from_pipeline=True, from_property=True)
    Description = Parameter("string")
    Option = Parameter("System.Management.Automation.ScopedItemOptions")
    Visibility = Parameter("System.Management.Automation.SessionStateEntryVisibility")
    Force = Switch()
    PassThru = Switch()
    Scope = Parameter("string", validate=validate_not_null_or_empty)

    def process(self) -> None:
        scope = self.scope_meant() or self.scope_here
        name = self.Name
        if not self.should_process(f"Name: {name} Value: {self.Value}", "New variable"):
            return
        known = scope.find_local(name.lower())
        if known is not None:
            if not self.Force:
                words = f"A variable with name '{name}' already exists."
                self.write_error(SessionStateException(words), "VariableAlreadyExists", "ResourceExists", name)
                return
            if known.options & CONSTANT:
                words = f"Cannot overwrite variable {name} because it is read-only or constant."
                self.write_error(SessionStateUnauthorizedAccessException(words), "VariableNotWritable", "WriteError", name)
                return
            scope.remove(name.lower())
        variable = scope.assign_local(name, None if self.Value is NOTHING else self.Value)
        if self.Description is not None:
            variable.guard().description = self.Description
        if self.Visibility is not None:
            variable.guard().visibility = int(self.Visibility)
        if self.Option is not None:
            variable.set_options(int(self.Option), force=True)
            if int(self.Option) & ALL_SCOPE:
                scope.shared[name.lower()] = variable
        if self.PassThru:
            self.write(variable)


ALL_SCOPE = 8


class RemoveVariable(VariableCmdlet):
    """Takes variables away."""

    aliases = ["rv"]
    supports_should_process = True

    Name = Parameter("string[]", position=0, mandatory=True, from_property=True)
    Include = Parameter("string[]")
    Exclude = Parameter("string[]")
    Force = Switch()
    Scope = Parameter("string", validate=validate_not_null_or_empty)

    def process(self) -> None:
        for name in self.Name:
            scope = self.scope_meant()
            variables = [variable for variable in self.named(name) if self.passes(variable.name)]
            if not variables and not has_wildcards(name):
                self.missing(name)
            for variable in variables:
                if not self.should_process(f"Name: {variable.name}", "Remove variable"):
                    continue
                options = variable.options
                if options & CONSTANT or (options & READ_ONLY and not self.Force):
                    words = (
                        f"Cannot remove variable {variable.name} because it is constant or read-only. "
                        "If the variable is read-only, try the operation again specifying the Force option."
                    )
                    self.write_error(SessionStateUnauthorizedAccessException(words), "VariableNotRemovable", "WriteError", variable.name)
                    continue
                self.take_out(variable, scope)

    def take_out(self, variable: Any, scope: Any) -> None:
        """Remove it from the scope it stands in, and from those it is shared with."""
        lower = variable.name.lower()
        for each in [scope] if scope is not None else self.scope_here.chain():
            if each.variables.get(lower) is variable:
                each.remove(lower)
                break
        if self.scope_here.shared.get(lower) is variable:
            del self.scope_here.shared[lower]


class ClearVariable(VariableCmdlet):
    """Sets variables to null."""

    aliases = ["clv"]
    supports_should_process = True
    output_types = ["System.Management.Automation.PSVariable"]

    Name = Parameter("string[]", position=0, mandatory=True, from_property=True)
    Include = Parameter("string[]")
    Exclude = Parameter("string[]")
    Force = Switch()
    PassThru = Switch()
    Scope = Parameter("string", validate=validate_not_null_or_empty)

    def process(self) -> None:
        for variable in self.chosen(list(self.Name)):
            if not self.should_process(f"Name: {variable.name}", "Clear variable"):
                continue

            def clear(variable: Any = variable) -> None:
                options = variable.options
                if self.Force and options & READ_ONLY and not options & CONSTANT:
                    variable.force(None)
                elif self.Scope is None:
                    self.set_variable(variable.name, None)  # as an assignment: a variable of the caller's callers stays
                else:
                    variable.value = None

            if self.guarded(clear, variable.name) and self.PassThru:
                self.write(variable)
