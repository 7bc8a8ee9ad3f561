"""Get-Location, Set-Location, Push-Location, Pop-Location."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch
from azshell.dotnet.exceptions import ItemNotFoundException, NetException, PSArgumentException
from azshell.dotnet.types import declare, prop


class PathInfoStack(list[Any]):
    """A named stack of locations, the last pushed first."""

    name = ""


declare(
    "System.Management.Automation.PathInfoStack",
    PathInfoStack,
    members=[prop("string Name", lambda stack: stack.name), prop("int Count", len)],
)


class GetLocation(Cmdlet):
    """Gives the current location, or a stack of locations."""

    aliases = ("gl", "pwd")
    default_set = "Location"

    PSProvider = Parameter("string[]", from_property=True, sets=["Location"])
    PSDrive = Parameter("string[]", from_property=True, sets=["Location"])
    Stack = Switch(sets=["Stack"])
    StackName = Parameter("string[]", from_property=True, sets=["Stack"])

    def process(self) -> None:
        providers = self.session.providers
        if self.parameter_set == "Stack":
            for name in self.StackName or ["default"]:
                stack = PathInfoStack(path.info for path in reversed(providers.stacks.get(name.lower(), [])))
                stack.name = name
                self.write(stack)
        elif self.PSDrive or self.PSProvider:
            for name in self.PSDrive or ():
                self.write(providers.locate(f"{name}:" if name != "/" else "/").info)
            for name in self.PSProvider or ():
                provider = providers.provider(name)
                here = providers.here if providers.here.provider is provider else None
                self.write((here or providers.locate(f"{provider.drives()[0].name}:")).info)
        else:
            self.write(providers.location)


class MovingCmdlet(Cmdlet):
    """What changes the location."""

    PassThru = Switch()

    def go(self, text: str, literal: bool) -> bool:
        """Make the one container that a path names the location; whether that went well."""
        providers = self.session.providers
        try:
            found = [path for path in providers.resolve(text, literal, hidden=True) if path.is_container()]
        except NetException as error:
            self.write_error(error)
            return False
        if len(found) != 1:
            if found:
                words = f"Cannot set the location because path '{text}' resolved to multiple containers. You can only the set the location to a single container at a time."
                self.write_error(PSArgumentException(words), "Argument", "InvalidArgument", text)
            else:
                words = f"Cannot find path '{text}' because it does not exist."
                self.write_error(ItemNotFoundException(words), "PathNotFound", "ObjectNotFound", text)
            return False
        providers.set_location(found[0])
        return True

    def shown(self) -> None:
        if self.PassThru:
            self.write(self.session.providers.location)


class SetLocation(MovingCmdlet):
    """Makes a folder or drive the current location; `-` goes back, `+` forward again."""

    aliases = ("cd", "chdir", "sl")
    default_set = "Path"

    Path = Parameter("string", position=0, from_pipeline=True, from_property=True, sets=["Path"])
    LiteralPath = Parameter("string", mandatory=True, from_property=True, sets=["LiteralPath"], aliases=["PSPath", "LP"])
    StackName = Parameter("string", from_property=True, sets=["Stack"])

    def process(self) -> None:
        providers = self.session.providers
        if self.parameter_set == "Stack":
            providers.stacks["default"] = providers.stacks.setdefault(self.StackName.lower(), [])
            return
        text = self.LiteralPath if self.LiteralPath is not None else self.Path
        if text in ("-", "+") and self.LiteralPath is None:
            self.go_back(text)
        elif not self.go(text or "~", self.LiteralPath is not None):
            return
        self.shown()

    def go_back(self, direction: str) -> None:
        """Along the history of locations."""
        providers = self.session.providers
        source, other = (providers.history, providers.future) if direction == "-" else (providers.future, providers.history)
        if source:
            target = source.pop()
            other.append(providers.here)
            providers.step_to(target)


class PushLocation(MovingCmdlet):
    """Puts the current location on a stack, and goes to another."""

    aliases = ("pushd",)
    default_set = "Path"

    Path = Parameter("string", position=0, from_pipeline=True, from_property=True, sets=["Path"])
    LiteralPath = Parameter("string", from_property=True, sets=["LiteralPath"], aliases=["PSPath", "LP"])
    StackName = Parameter("string", from_property=True)

    def process(self) -> None:
        providers = self.session.providers
        before = providers.here
        text = self.LiteralPath if self.LiteralPath is not None else self.Path
        if text is not None and not self.go(text, self.LiteralPath is not None):
            return
        providers.stacks.setdefault((self.StackName or "default").lower(), []).append(before)
        self.shown()


class PopLocation(MovingCmdlet):
    """Goes back to the location last put on a stack."""

    aliases = ("popd",)

    StackName = Parameter("string", from_property=True)

    def process(self) -> None:
        providers = self.session.providers
        stack = providers.stacks.get((self.StackName or "default").lower())
        if stack is None:
            words = f"Cannot find location stack '{self.StackName}'. It does not exist or it is not a container."
            self.write_error(PSArgumentException(words), "Argument", "InvalidArgument")
            return
        if stack:
            providers.set_location(stack.pop())
            self.shown()
