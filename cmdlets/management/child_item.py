"""Get-ChildItem."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from azshell.cmdlet import Parameter, Switch, has_wildcards
from azshell.dotnet.exceptions import NetException, ParameterBindingException
from azshell.dotnet.members import get_member
from azshell.dotnet.types import known_type
from cmdlets.management.path_cmdlet import FilteredCmdlet

SHORT_ATTRIBUTES = {"d": "Directory", "h": "Hidden", "r": "ReadOnly", "s": "System", "a": "Archive"}


class GetChildItem(FilteredCmdlet):
    """Gives what is in a folder, or in a drive without folders."""

    aliases = ("dir", "gci", "ls")
    default_set = "Items"

    Path = Parameter("string[]", position=0, from_pipeline=True, from_property=True, sets=["Items"])
    LiteralPath = Parameter("string[]", mandatory=True, from_property=True, sets=["LiteralItems"], aliases=["PSPath", "LP"])
    Filter = Parameter("string", position=1)
    Recurse = Switch(aliases=["s", "r"])
    Depth = Parameter("uint32")
    Force = Switch()
    Name = Switch()
    Attributes = Parameter("string[]")
    FollowSymlink = Switch(effect="accepted")
    Directory = Switch(aliases=["ad"])
    File = Switch(aliases=["af"])
    Hidden = Switch(aliases=["ah", "h"])
    ReadOnly = Switch(aliases=["ar"])
    System = Switch(aliases=["as"])

    def begin(self) -> None:
        groups = [group for text in self.Attributes or () for group in text.split(",")]
        self.asks_hidden = any(term.strip().lower() in ("h", "hidden") for group in groups for term in group.split("+"))
        self.asked_attributes = [[self.attribute(term.strip()) for term in group.split("+")] for group in groups]

    def attribute(self, term: str) -> tuple[bool, int]:
        """Whether an attribute is wanted, and its bit; short forms as `dir` knows them. A name nobody knows ends the command."""
        name = term.lstrip("!")
        attributes: Any = known_type("System.IO.FileAttributes").python_class
        known = attributes.names
        full = SHORT_ATTRIBUTES.get(name.lower(), name)
        found = next((bit for known_name, bit in known.items() if known_name.lower() == full.lower()), None)
        if found is None:
            words = (
                f"Cannot bind parameter 'Attributes'. Cannot convert value \"{term}\" to type "
                '"System.Management.Automation.FlagsExpression`1[System.IO.FileAttributes]". Error: "Unable to match the identifier name '
                f'{name} to a valid enumerator name. Specify one of the following enumerator names and try again:\n{", ".join(known)}"'
            )
            self.throw(ParameterBindingException(words), "CannotConvertArgumentNoMessage", "InvalidArgument", None)
        return not term.startswith("!"), int(found or 0)

    def process(self) -> None:
        literal = self.LiteralPath is not None
        for text in self.LiteralPath if literal else self.Path or ["."]:
            try:
                self.show(text, literal)
            except NetException as error:
                self.write_error(error)

    def show(self, text: str, literal: bool) -> None:
        """Write the children of one path; of a wildcard, what it matches, and the content of the folders among that."""
        providers = self.session.providers
        deep = self.Recurse or self.is_bound("Depth")
        wild = not literal and any(has_wildcards(part) for part in providers.locate(text).parts)
        if deep and wild:
            self.search_below(providers.locate(text))
            return
        for path in providers.resolve(text, literal, hidden=self.Force):
            if (
                not path.is_container()
                or (wild and (self.Include or not path.provider.has_folders))
                or (wild and len(providers.resolve(text, literal, hidden=self.Force)) > 1)
            ):
                if self.wanted(path):
                    self.put(path, path.name)
            elif self.Include and not deep:
                return
            else:
                self.walk(path, "", self.Depth if self.is_bound("Depth") else (1 << 30 if self.Recurse else 0))

    def search_below(self, path: Any) -> None:
        """`-Recurse` with a wildcard at the end: look for it in the folder and all below."""
        folder = path.parent
        self.Include = [path.name] if not self.Include else self.Include
        if folder is not None and folder.exists():
            self.walk(folder, "", self.Depth if self.is_bound("Depth") else 1 << 30)

    def walk(self, folder: Any, prefix: str, depth: int) -> None:
        """Write the children, folders first, each level before the next; with -Include what is in a folder comes right after it."""
        if self.Include and folder.provider.has_folders:
            for child in self.children(folder):
                if self.wanted(child):
                    self.put(child, prefix + child.name)
                if depth > 0 and child.is_container():
                    self.walk(child, f"{prefix}{child.name}{child.separator}", depth - 1)
            return
        for child in self.children(folder):
            if self.wanted(child):
                self.put(child, prefix + child.name)
        if depth > 0 and folder.provider.has_folders:
            for child in self.children(folder):
                if child.is_container():
                    self.walk(child, f"{prefix}{child.name}{child.separator}", depth - 1)

    def children(self, folder: Any) -> Iterator[Any]:
        """Folders before files, by name."""
        paths = [folder.child(name) for name in folder.provider.child_names(folder, hidden=self.Force or self.Hidden or self.asks_hidden)]
        if folder.provider.has_folders:
            paths.sort(key=lambda path: not path.is_container())
        return iter(paths)

    def wanted(self, path: Any) -> bool:
        """Whether the filters and the kinds asked for let an item through."""
        if not self.passes(path.name):
            return False
        if not path.provider.has_folders:
            return True
        folder = path.is_container()
        if (self.Directory and not folder) or (self.File and folder):
            return False
        if self.Attributes and not self.attributes_fit(int(get_member(path.item(), "Attributes"))):
            return False
        if self.Hidden or self.ReadOnly or self.System:
            attributes = int(get_member(path.item(), "Attributes"))
            return not (
                (self.Hidden and not attributes & 2) or (self.ReadOnly and not attributes & 1) or (self.System and not attributes & 4)
            )
        return True

    def attributes_fit(self, attributes: int) -> bool:
        """Whether attributes fulfil -Attributes: names joined by `+` (and), `,` (or), each with `!` (not) or without."""
        return any(all(bool(attributes & bits) == wanted for wanted, bits in group) for group in self.asked_attributes)

    def put(self, path: Any, name: str) -> None:
        self.write(name if self.Name else path.item())
