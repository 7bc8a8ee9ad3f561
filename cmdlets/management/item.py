"""Get-Item, New-Item, Set-Item, Clear-Item, Remove-Item, Rename-Item, Copy-Item, Move-Item, Invoke-Item."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch
from azshell.dotnet.exceptions import IOException, NetException, PSInvalidOperationException
from cmdlets.management.path_cmdlet import CREDENTIAL, ContentCmdlet, PathCmdlet


class GetItem(PathCmdlet):
    """Gives the items at a path: FileInfo and DirectoryInfo, variables, functions, aliases, environment entries."""

    aliases = ("gi",)

    Force = Switch()

    def process(self) -> None:
        for path in self.paths(hidden=self.Force):
            if path.provider.has_folders and not self.Force and path.is_hidden():
                words = f"Could not find item {path.path}."
                self.write_error(IOException(words), "ItemNotFound", "ObjectNotFound", path.path)
            elif not path.provider.has_folders and not path.parts:
                for name in path.provider.child_names(path):
                    self.write(path.child(name).item())
            else:
                self.write(path.item())


class SetItem(ContentCmdlet):
    """Sets the value of an item such as a variable, an alias or an environment entry."""

    aliases = ("si",)
    supports_should_process = True

    Value = Parameter("object", position=1, from_pipeline=True, from_property=True)
    Force = Switch()
    PassThru = Switch()
    Options: Any = None

    def dynamic_parameters(self) -> dict[str, Parameter]:
        """-Options of the Function: and Alias: drives."""
        first = str((self.LiteralPath or self.Path or [""])[0]).partition(":")[0].lower()
        return {"Options": Parameter("System.Management.Automation.ScopedItemOptions")} if first in ("function", "alias") else {}

    def process(self) -> None:
        literal = self.LiteralPath is not None
        for text in self.LiteralPath if literal else self.Path:
            path = self.attempt(lambda text=text: self.session.providers.locate(text))  # type: ignore[misc]
            if path is not None and self.should_process(f"Item: {path.path} Value: {self.Value}", "Set Item"):
                item = self.attempt(lambda path=path: path.provider.set_item(path, self.Value, bool(self.Force)))  # type: ignore[misc]
                if self.Options is not None and item is not None:
                    item.options = int(self.Options)
                if self.PassThru and item is not None:
                    self.write(item)


class ClearItem(PathCmdlet):
    """Takes the value out of an item without removing it."""

    aliases = ("cli",)
    supports_should_process = True

    Force = Switch()

    def process(self) -> None:
        for path in self.paths():
            if self.should_process(f"Item: {path.path}", "Clear Item"):
                self.attempt(lambda path=path: path.provider.clear_item(path, self.Force))  # type: ignore[misc]


class NewItem(Cmdlet):
    """Makes a file, a folder, a variable, a function, an alias or an environment entry."""

    aliases = ("ni",)
    default_set = "pathSet"
    supports_should_process = True

    Path = Parameter(
        "string[]",
        sets={"pathSet": {"mandatory": True, "position": 0, "from_property": True}, "nameSet": {"position": 0, "from_property": True}},
    )
    Name = Parameter("string", mandatory=True, from_property=True, sets=["nameSet"], allow_null=True, allow_empty_string=True)
    ItemType = Parameter("string", from_property=True, aliases=["Type"])
    Value = Parameter("object", from_pipeline=True, from_property=True, aliases=["Target"])
    Force = Switch()
    Credential = Parameter(CREDENTIAL, from_property=True, effect="accepted")

    def process(self) -> None:
        providers = self.session.providers
        for text in self.Path or ["."]:
            try:
                path = providers.locate(text)
                if self.Name:
                    path = providers.locate(f"{path.path.rstrip('/' + chr(92))}{path.separator}{self.Name}")
                kind = self.ItemType or ""
                if self.should_process(f"Destination: {path.path}", f"Create {_kind_words(path, kind)}"):
                    self.write(path.provider.new_item(path, kind, self.Value, self.Force))
            except NetException as error:
                self.write_error(error)


def _kind_words(path: Any, kind: str) -> str:
    if not path.provider.has_folders:
        return path.provider.name
    return "Directory" if kind and "directory".startswith(kind.lower()) else "File"


class RemoveItem(PathCmdlet):
    """Removes items; folders with children only with -Recurse."""

    aliases = ("del", "erase", "rd", "ri")
    supports_should_process = True

    Recurse = Switch()
    Force = Switch()

    def process(self) -> None:
        for path in list(self.paths(hidden=self.Force)):
            folder = path.provider.has_folders and path.is_container()
            if not path.provider.has_folders:
                action, target = "Remove Item", f"Item: {path.path}"
            else:
                action, target = f"Remove {'Directory' if folder else 'File'}", path.path
            if folder and path.path == self.session.providers.here.path:
                words = f"Cannot remove the item at '{path.path}' because it is in use."
                self.write_error(PSInvalidOperationException(words), "InvalidOperation", "InvalidOperation", path.path)
                continue
            if folder and not self.Recurse and next(path.provider.child_names(path, hidden=True), None) is not None:
                query = (
                    f"The item at {path.path} has children and the Recurse parameter was not specified. If you continue, all children will "
                    "be removed with the item. Are you sure you want to continue?"
                )
                if not self.should_continue(query, "Confirm", to_all=True):
                    continue
            if self.should_process(target, action):
                self.attempt(lambda path=path: path.provider.remove_item(path, self.Recurse, self.Force))  # type: ignore[misc]


class RenameItem(Cmdlet):
    """Gives an item another name in the same place."""

    aliases = ("ren", "rni")
    default_set = "ByPath"
    supports_should_process = True

    Path = Parameter("string", position=0, mandatory=True, from_pipeline=True, from_property=True, sets=["ByPath"])
    LiteralPath = Parameter("string", mandatory=True, from_property=True, sets=["ByLiteralPath"], aliases=["PSPath", "LP"])
    NewName = Parameter("string", position=1, mandatory=True, from_property=True)
    Force = Switch()
    PassThru = Switch()
    Credential = Parameter(CREDENTIAL, from_property=True, effect="accepted")

    def process(self) -> None:
        literal = self.LiteralPath is not None
        given = self.LiteralPath if literal else self.Path
        try:
            paths = self.session.providers.resolve(given, literal)
        except NetException as error:
            if not literal:
                self.write_error(error)
                return
            paths = []
        if len(paths) != 1:
            words = f"Cannot rename because item at '{given}' does not exist."
            self.write_error(PSInvalidOperationException(words), "InvalidOperation", "InvalidOperation", given)
            return
        for path in paths:
            destination = f"{path.parent.path.rstrip('/')}{path.separator}{self.NewName}" if path.parent else self.NewName
            kind = "Item" if not path.provider.has_folders else "Directory" if path.is_container() else "File"
            if self.should_process(f"Item: {path.path} Destination: {destination}", f"Rename {kind}"):
                try:
                    made = path.provider.rename_item(path, self.NewName, self.Force)
                except NetException as error:
                    self.write_error(error)
                    continue
                if self.PassThru:
                    self.write(made.item())


class TransferCmdlet(PathCmdlet):
    """What copying and moving share: where to."""

    supports_should_process = True

    Destination = Parameter("string", position=1, from_property=True)
    Force = Switch()
    PassThru = Switch()

    action = ""

    def process(self) -> None:
        for path in list(self.paths()):
            target = self.attempt(lambda: self.session.providers.locate(self.Destination or "."))
            if target is None:
                return
            final = target.child(path.name) if path.provider.has_folders and target.is_container() else target
            kind = "Item" if not path.provider.has_folders else "Directory" if path.is_container() else "File"
            if not self.should_process(f"Item: {path.path} Destination: {final.path}", f"{self.action} {kind}"):
                continue
            for made in self.attempt(lambda path=path, target=target: self.transfer(path, target)) or ():  # type: ignore[misc]
                if self.PassThru:
                    self.write(made.item())

    def transfer(self, path: Any, target: Any) -> list[Any]:
        """Do it; returns the paths made."""
        raise NotImplementedError


class CopyItem(TransferCmdlet):
    """Copies items; what is in a folder only with -Recurse."""

    aliases = ("copy", "cpi", "cp")
    action = "Copy"

    Container = Switch(default=True)
    Recurse = Switch()
    FromSession = Parameter("object", effect="not simulated")
    ToSession = Parameter("object", effect="not simulated")

    def transfer(self, path: Any, target: Any) -> list[Any]:
        if self.Recurse and path.is_container() and target.provider.has_folders and path.path.lower() == target.path.lower():
            words = f"Cannot overwrite the item {path.path} with itself."
            self.write_error(IOException(words), "CopyError", "WriteError", path.path)
            return []
        return path.provider.copy_item(path, target, self.Recurse, self.Force)


class MoveItem(TransferCmdlet):
    """Moves items, with all that is in them."""

    aliases = ("mi", "move", "mv")
    action = "Move"

    def resolved(self, text: str, literal: bool, hidden: bool = False) -> list[Any]:
        """The existing paths of a text; a literal one that is missing has an error of its own."""
        if literal and not self.session.providers.locate(text).exists():
            words = f"Cannot move item because the item at '{text}' does not exist."
            self.write_error(PSInvalidOperationException(words), "InvalidOperation", "InvalidOperation", text)
            return []
        return super().resolved(text, literal, hidden)

    def transfer(self, path: Any, target: Any) -> list[Any]:
        return [path.provider.move_item(path, target, self.Force)]


class InvokeItem(PathCmdlet):
    """Opens an item with the program that is for it; here, a script is run and anything else is not simulated."""

    aliases = ("ii",)
    supports_should_process = True

    def process(self) -> None:
        for path in self.paths():
            if not self.should_process(f"Item: {path.path}", "Invoke Item"):
                continue
            if path.name.lower().endswith(".ps1"):
                self.write_all(self.run(path.path))
            else:
                self.write_error(f"There is no program here to open '{path.path}' with.", "NotSimulated", "NotImplemented", path.path)
