"""Test-Path, Join-Path, Split-Path, Resolve-Path, Convert-Path."""

from __future__ import annotations

import posixpath
import re
from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, has_wildcards
from azshell.dotnet.exceptions import ArgumentNullException, FormatException, NetException, PSArgumentException
from azshell.dotnet.members import get_member
from azshell.dotnet.types import declare_enum
from cmdlets.management.path_cmdlet import CREDENTIAL, FilteredCmdlet, PathCmdlet

_SETS = ("ParentSet", "LeafSet", "LeafBaseSet", "ExtensionSet", "QualifierSet", "NoQualifierSet", "IsAbsoluteSet")
_QUALIFIER = re.compile(r"(?:[^:/\\]+::)?[^:/\\]+:")

TestPathType = declare_enum("Microsoft.PowerShell.Commands.TestPathType", {"Any": 0, "Container": 1, "Leaf": 2})


class TestPath(FilteredCmdlet):
    """Tells whether something is at a path."""

    Path = Parameter(
        "string[]",
        position=0,
        mandatory=True,
        from_pipeline=True,
        from_property=True,
        sets=["Path"],
        allow_null=True,
        allow_empty_collection=True,
        allow_empty_string=True,
    )
    LiteralPath = Parameter(
        "string[]",
        mandatory=True,
        from_property=True,
        sets=["LiteralPath"],
        aliases=["PSPath", "LP"],
        allow_null=True,
        allow_empty_collection=True,
        allow_empty_string=True,
    )
    PathType = Parameter(TestPathType, aliases=["Type"])
    IsValid = Switch()
    OlderThan = Parameter("System.Nullable[datetime]")
    NewerThan = Parameter("System.Nullable[datetime]")

    def process(self) -> None:
        literal = self.LiteralPath is not None
        texts = self.LiteralPath if literal else self.Path
        if not texts:
            words = "The provided Path argument was null or an empty collection."
            self.write_error(ArgumentNullException(words), "NullPathNotPermitted", "InvalidArgument")
            return
        for text in texts:
            if text is None:
                words = "The provided Path argument was null or an empty collection."
                self.write_error(ArgumentNullException(words), "NullPathNotPermitted", "InvalidArgument")
            else:
                self.write(self.is_there(text, literal))

    def is_there(self, text: str, literal: bool) -> bool:
        """Whether one path names something of the kind asked for."""
        if not text.strip():
            return False
        if not has_wildcards(text):
            self.Filter = None  # is for what a wildcard finds
        try:
            if self.IsValid:
                self.session.providers.locate(text)
                return "\0" not in text
            paths = [path for path in self.session.providers.resolve(text, literal, hidden=True) if self.passes(path.name)]
        except NetException:
            return False
        kind = "any" if self.PathType is None else str(self.PathType).lower()
        if kind != "any":
            paths = [path for path in paths if path.is_container() == (kind == "container")]
        if self.OlderThan is not None or self.NewerThan is not None:
            paths = [path for path in paths if self.in_time(get_member(path.item(), "LastWriteTime"))]
        return bool(paths)

    def in_time(self, written: Any) -> bool:
        from azshell.dotnet.comparison import compare

        return (self.OlderThan is None or compare(written, self.OlderThan) < 0) and (
            self.NewerThan is None or compare(written, self.NewerThan) > 0
        )


class JoinPath(Cmdlet):
    """Joins the parts of a path with one separator between them."""

    Path = Parameter("string[]", position=0, mandatory=True, from_pipeline=True, from_property=True, aliases=["PSPath"])
    ChildPath = Parameter(
        "string[]",
        position=1,
        mandatory=True,
        from_property=True,
        allow_null=True,
        allow_empty_string=True,
        allow_empty_collection=True,
    )
    AdditionalChildPath = Parameter(
        "string[]",
        position=2,
        from_property=True,
        remaining=True,
        allow_null=True,
        allow_empty_string=True,
        allow_empty_collection=True,
    )
    Resolve = Switch()
    Credential = Parameter(CREDENTIAL, from_property=True, effect="accepted")

    def process(self) -> None:
        children = [*(self.ChildPath or [""]), *(self.AdditionalChildPath or [])]
        for base in self.Path:
            try:
                joined = base
                for child in children:
                    joined = joined_path(self.session.providers, joined, child or "")
                if self.Resolve:
                    for path in self.session.providers.resolve(joined):
                        self.write(path.path)
                else:
                    self.write(joined)
            except NetException as error:
                self.write_error(error)


def joined_path(providers: Any, base: str, child: str) -> str:
    """Two parts of a path as one, with the separators of the drive it is on. Raises DriveNotFound."""
    qualifier = _QUALIFIER.match(base)
    if qualifier and "::" not in base:
        providers.drive(qualifier[0][:-1])
    separator = separator_of(providers, base)
    base, child = (_with(separator, part) for part in (base, child))
    if not base:
        return child
    return base.rstrip(separator) + separator + child.lstrip(separator) if child else base.rstrip(separator) + separator


def separator_of(providers: Any, text: str) -> str:
    """The separator of the drive a path is on."""
    try:
        return providers.locate(text or ".").separator
    except NetException:
        return providers.here.separator


def _with(separator: str, text: str) -> str:
    return text.replace("/", "\\") if separator == "\\" else text.replace("\\", "/")


class SplitPath(Cmdlet):
    """Gives a part of a path: its parent, leaf, qualifier ..."""

    default_set = "ParentSet"

    Path = Parameter("string[]", position=0, mandatory=True, from_pipeline=True, from_property=True, sets=list(_SETS))
    LiteralPath = Parameter("string[]", mandatory=True, from_property=True, sets=["LiteralPathSet"], aliases=["PSPath", "LP"])
    Qualifier = Switch(mandatory=True, from_property=True, sets=["QualifierSet"])
    NoQualifier = Switch(mandatory=True, from_property=True, sets=["NoQualifierSet"])
    Parent = Switch(from_property=True, sets=["ParentSet"])
    Leaf = Switch(mandatory=True, from_property=True, sets=["LeafSet"])
    LeafBase = Switch(mandatory=True, from_property=True, sets=["LeafBaseSet"])
    Extension = Switch(mandatory=True, from_property=True, sets=["ExtensionSet"])
    Resolve = Switch()
    IsAbsolute = Switch(mandatory=True, sets=["IsAbsoluteSet"])
    Credential = Parameter(CREDENTIAL, from_property=True, effect="accepted")

    def process(self) -> None:
        for text in self.LiteralPath or self.Path or ():
            texts = [text]
            if self.Resolve:
                try:
                    texts = [path.path for path in self.session.providers.resolve(text, self.LiteralPath is not None)]
                except NetException as error:
                    self.write_error(error)
                    continue
            for each in texts:
                self.split(each)

    def split(self, text: str) -> None:
        """Write the part asked for of one path."""
        separator = separator_of(self.session.providers, text)
        qualifier = _QUALIFIER.match(text)
        if self.IsAbsolute:
            self.write(bool(qualifier) or text[:1] in ("/", "\\"))
        elif self.Qualifier:
            if qualifier is None:
                words = f"Cannot parse path because path '{text}' does not have a qualifier specified."
                self.write_error(FormatException(words), "ParsePathFormatError", "InvalidArgument", text)
            else:
                self.write(qualifier[0])
        elif self.NoQualifier:
            self.write(text[qualifier.end() :] if qualifier else text)
        elif self.Leaf or self.LeafBase or self.Extension:
            leaf = _with("/", text).rstrip("/").rpartition("/")[2]
            leaf = leaf.partition(":")[2] or leaf if _QUALIFIER.match(leaf) and not leaf.endswith(":") else leaf
            base, dot, extension = leaf.rpartition(".")
            self.write(leaf if self.Leaf else (base if dot else leaf) if self.LeafBase else (dot + extension if extension and dot else ""))
        elif text == "/" and separator == "/":
            words = 'Cannot process argument because the value of argument "path" is not valid. Change the value of the "path" argument and run the operation again.'
            self.write_error(PSArgumentException(words), "Argument", "InvalidArgument", text)
        else:
            self.write("" if qualifier and self.is_flat(qualifier[0][:-1]) and len(parts_of(text)) == 2 else parent_of(text, separator))

    def is_flat(self, drive: str) -> bool:
        """Whether a drive has no folders, so that what is on it has no parent."""
        try:
            return not self.session.providers.drive(drive).has_folders
        except NetException:
            return False


def parent_of(text: str, separator: str) -> str:
    """Everything before the last part; empty for a root or a single name."""
    plain = _with("/", text)
    trimmed = plain.rstrip("/")
    head, slash, _ = trimmed.rpartition("/")
    if not slash:
        return ""
    if head.endswith(":") or (not head and separator == "\\"):
        head += "/"
    return _with(separator, head)


def parts_of(text: str) -> list[str]:
    """The names in a path."""
    return [part for part in re.split(r"[/\\]", text) if part]


class ResolvePath(PathCmdlet):
    """Gives the existing paths that a text names."""

    aliases = ("rvpa",)

    Relative = Switch(sets=["Path", "LiteralPath"])
    RelativeBasePath = Parameter("string")
    Force = Switch()

    def process(self) -> None:
        here = self.session.providers.here
        if self.RelativeBasePath:
            here = self.session.providers.locate(self.RelativeBasePath)
        for path in self.paths(hidden=self.Force):
            self.write(relative_path(path, here) if self.Relative else path.info)


def relative_path(path: Any, here: Any) -> str:
    """A path as seen from another: `./x`, `../y`; the full one on another drive."""
    if path.drive is not here.drive:
        return path.path
    if not path.parts and not here.parts:
        return "."
    relative = posixpath.relpath("/" + "/".join(path.parts), "/" + "/".join(here.parts))
    if relative == "." and here.parts:
        relative = f"../{here.parts[-1]}"
    elif not relative.startswith(".."):
        relative = f"./{relative}"
    return relative.replace("/", path.separator)


class ConvertPath(PathCmdlet):
    """Gives paths as their provider writes them."""

    aliases = ("cvpa",)

    Force = Switch()

    def process(self) -> None:
        for path in self.paths(hidden=self.Force):
            self.write(path.provider_path)
