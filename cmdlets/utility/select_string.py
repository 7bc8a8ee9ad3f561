"""Select-String: lines that match a pattern."""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from azshell.cmdlet import (
    Cmdlet,
    Parameter,
    Switch,
    validate_count,
    validate_not_null,
    validate_not_null_or_empty,
    validate_range,
    wildcard,
)
from azshell.dotnet.conversion import to_string
from azshell.dotnet.exceptions import ArgumentException, InvalidOperationException, ItemNotFoundException, NetException
from azshell.dotnet.regex import Regex
from azshell.dotnet.types import declare, known_type, method, prop
from azshell.dotnet.values import NOTHING, Array, UInt64, unwrap
from cmdlets.utility.text_files import encoding_argument, is_classic, read_text

INPUT = "InputStream"


class MatchContext:
    """The lines around a match; the display ones leave out lines that another match shows."""

    net_type: Any

    def __init__(self, before: list[str], after: list[str]) -> None:
        self.before = before
        self.after = after
        self.display_before = before
        self.display_after = after


def _strings(items: list[str]) -> Any:
    return Array(items, known_type("string"))


MatchContext.net_type = declare(
    "Microsoft.PowerShell.Commands.MatchInfoContext",
    MatchContext,
    members=[
        prop("string[] PreContext", lambda context: _strings(context.before)),
        prop("string[] PostContext", lambda context: _strings(context.after)),
        prop("string[] DisplayPreContext", lambda context: _strings(context.display_before)),
        prop("string[] DisplayPostContext", lambda context: _strings(context.display_after)),
    ],
)


class MatchInfo:
    """One matching line."""

    net_type: Any

    def __init__(self, line: str, number: int, path: str, pattern: str, ignore_case: bool, matches: list[Any]) -> None:
        self.line = line
        self.number = number
        self.path = path
        self.pattern = pattern
        self.ignore_case = ignore_case
        self.matches = matches
        self.context: MatchContext | None = None
        self.emphasis = False

    @property
    def filename(self) -> str:
        """The path's last part."""
        return re.split(r"[\\/]", self.path)[-1]

    def relative_path(self, directory: str) -> str:
        """The path as seen from a folder: without the folder when it is below it."""
        if self.path == INPUT or not directory:
            return self.path
        base = directory.rstrip("\\/")
        if self.path.lower().startswith(base.lower()) and self.path[len(base) : len(base) + 1] in ("\\", "/"):
            return self.path[len(base) + 1 :]
        return self.path

    def text(self, directory: str | None = None) -> str:
        """`path:number:line`, or the bare line of pipeline input; with context, the match marked by `>`."""
        shown = self.path if directory is None else self.relative_path(directory)

        def row(mark: str, number: int, line: str) -> str:
            return f"{mark}{line}" if self.path == INPUT else f"{mark}{shown}:{number}:{line}"

        if self.context is None:
            return row("", self.number, self.line)
        before, after = self.context.display_before, self.context.display_after
        rows = [row("  ", self.number - len(before) + i, line) for i, line in enumerate(before)]
        rows.append(row("> ", self.number, self.line))
        rows += [row("  ", self.number + 1 + i, line) for i, line in enumerate(after)]
        return "\n".join(rows)

    def __str__(self) -> str:
        return self.text()


def _settable(signature: str, name: str) -> Any:
    return prop(signature, lambda info: getattr(info, name), lambda info, value: setattr(info, name, value))


MatchInfo.net_type = declare(
    "Microsoft.PowerShell.Commands.MatchInfo",
    MatchInfo,
    members=[
        _settable("bool IgnoreCase", "ignore_case"),
        prop("ulong LineNumber", lambda info: UInt64(info.number), lambda info, value: setattr(info, "number", int(value))),
        _settable("string Line", "line"),
        prop("string Filename", lambda info: info.filename),
        _settable("string Path", "path"),
        _settable("string Pattern", "pattern"),
        _settable("Microsoft.PowerShell.Commands.MatchInfoContext Context", "context"),
        prop(
            "System.Text.RegularExpressions.Match[] Matches",
            lambda info: Array(info.matches, known_type("System.Text.RegularExpressions.Match")),
            lambda info, value: setattr(info, "matches", list(value)),
        ),
        method("string RelativePath(string directory)", lambda info, directory: info.relative_path(directory)),
        method("string ToString()", str),
        method("string ToString(string directory)", lambda info, directory: info.text(directory)),
        method("string ToEmphasizedString(string directory)", lambda info, directory: info.text(directory)),
    ],
)


class SelectString(Cmdlet):
    """Finds text in files or in the pipeline's objects, by regular expression or (-SimpleMatch) as it stands.

    ```ps1con
    PS C:\\> 'cpu=40', 'mem=75' | Select-String '=(\\d+)' | ForEach-Object { $_.Matches[0].Groups[1].Value }
    40
    75
    ```
    """

    aliases = ["sls"]
    default_set = "File"
    output_types = ["System.Boolean", "Microsoft.PowerShell.Commands.MatchInfo", "System.String"]

    Culture = Parameter("string", validate=validate_not_null)
    InputObject = Parameter(
        "psobject", mandatory=True, from_pipeline=True, sets=["Object", "ObjectRaw"], allow_null=True, allow_empty_string=True
    )
    Pattern = Parameter("string[]", position=0, mandatory=True)
    Path = Parameter("string[]", position=1, mandatory=True, from_property=True, sets=["File", "FileRaw"])
    LiteralPath = Parameter(
        "string[]", mandatory=True, from_property=True, sets=["LiteralFile", "LiteralFileRaw"], aliases=["PSPath", "LP"]
    )
    Raw = Switch(mandatory=True, sets=["ObjectRaw", "FileRaw", "LiteralFileRaw"])
    SimpleMatch = Switch()
    CaseSensitive = Switch()
    Quiet = Switch(sets=["Object", "File", "LiteralFile"])
    List = Switch()
    NoEmphasis = Switch()
    Include = Parameter("string[]", validate=validate_not_null_or_empty)
    Exclude = Parameter("string[]", validate=validate_not_null_or_empty)
    NotMatch = Switch()
    AllMatches = Switch()
    Encoding = Parameter("object", transform=encoding_argument, validate=validate_not_null_or_empty)
    Context = Parameter("int[]", validate=[validate_not_null_or_empty, validate_count(1, 2), validate_range(0, 2147483647)])

    def begin(self) -> None:
        self.done = False
        if self.Culture is not None and not self.SimpleMatch:
            words = "You must specify -Culture parameter only with -SimpleMatch parameter."
            self.throw(InvalidOperationException(words), "CannotSpecifyCultureWithoutSimpleMatch", "InvalidData", None)
        context = [int(number) for number in self.Context or ()]
        self.before = context[0] if context else 0
        self.after = context[-1] if context else 0
        self.patterns = [] if self.SimpleMatch else [self.regex(pattern) for pattern in self.Pattern]
        self.lines = Matching(self, INPUT)
        self.count = 0

    def regex(self, pattern: str) -> Regex:
        """The compiled pattern; a wrong one ends the command."""
        try:
            return Regex(pattern, 0 if self.CaseSensitive else 1)
        except NetException as error:
            words = f"The string {pattern} is not a valid regular expression: {error.message}"
            return self.throw(ArgumentException(words), "InvalidRegex", "InvalidArgument", None)

    def process(self) -> None:
        if self.done:
            return
        if not self.parameter_set.startswith("Object"):
            literal = self.parameter_set.startswith("LiteralFile")
            for given in self.LiteralPath if literal else self.Path:
                for path in self.files(given, literal):
                    self.search_file(path)
            return
        obj = self.InputObject
        bare = unwrap(obj)
        if bare is None or bare is NOTHING:
            self.count += 1
            return
        if type(bare).__name__ in ("FileInfo",) and hasattr(bare, "full_name"):
            for path in self.files(bare.full_name, True):
                self.search_file(path)
            return
        self.count += 1
        if not self.lines.take(to_string(obj), self.count, obj):
            self.done = True

    def end(self) -> None:
        self.lines.finish()
        if self.Quiet and not self.done and not self.parameter_set.startswith("Object"):
            self.write(False)

    def files(self, given: str, literal: bool) -> list[Any]:
        """The files a path names, -Include and -Exclude observed."""
        try:
            found = self.resolve_path(given, literal)
        except ItemNotFoundException as error:
            if literal:
                shown = self.session.providers.locate(given).provider_path
                self.unreadable(shown, f"Could not find file '{shown}'.")
            else:
                self.write_error(error, "PathNotFound", "ObjectNotFound", self.session.providers.locate(given).provider_path)
            return []
        return [path for path in found if not path.is_container() and self.wanted(path.provider_path)]

    def wanted(self, path: str) -> bool:
        if self.Include and not any(wildcard(pattern).matches(path) for pattern in self.Include):
            return False
        return not (self.Exclude and any(wildcard(pattern).matches(path) for pattern in self.Exclude))

    def unreadable(self, shown: str, why: str) -> None:
        self.write_error(ArgumentException(f"The file {shown} cannot be read: {why}"), "ProcessingFile", "InvalidArgument", None)

    def search_file(self, path: Any) -> None:
        """Search one file's lines."""
        if self.done:
            return
        try:
            text = read_text(path, self.Encoding, is_classic(self))
        except OSError as error:
            self.unreadable(path.provider_path, os.strerror(error.errno or 0))
            return
        matching = Matching(self, path.provider_path)
        for number, line in enumerate(lines_of(text), 1):
            if not matching.take(line, number, None):
                self.done = bool(self.Quiet)
                break
        matching.finish()

    # one line

    def match(self, line: str) -> tuple[str, list[Any]] | None:
        """The pattern that matches and its matches; None for a line that is not wanted."""
        found: tuple[str, list[Any]] | None = None
        if self.SimpleMatch:
            low = line if self.CaseSensitive else line.lower()
            for pattern in self.Pattern:
                if (pattern if self.CaseSensitive else pattern.lower()) in low:
                    found = pattern, []
                    break
        else:
            for regex in self.patterns:
                first = regex.search(line)
                if first is not None:
                    found = str(regex), list(regex.matches(line)) if self.AllMatches and not self.NotMatch else [first]
                    break
        if self.NotMatch:
            return None if found is not None else ("", [])
        return found


class Matching:
    """The state of searching one source: lines before, matches that still want lines after them."""

    def __init__(self, cmdlet: SelectString, path: str) -> None:
        self.cmdlet = cmdlet
        self.path = path
        self.past: deque[str] = deque(maxlen=cmdlet.before)
        self.since_shown: deque[str] = deque(maxlen=cmdlet.before)
        self.waiting: list[MatchInfo] = []

    def take(self, line: str, number: int, obj: Any) -> bool:
        """Look at one line; False when no more are wanted."""
        cmdlet = self.cmdlet
        found = cmdlet.match(line)
        around = bool(cmdlet.before or cmdlet.after)
        if found is None:
            if around:
                self.pass_by(line)
            return True
        if cmdlet.Quiet and not cmdlet.List:
            cmdlet.write(True)
            return False
        pattern, matches = found
        info = MatchInfo(line, number, self.path, pattern or cmdlet.Pattern[0], not cmdlet.CaseSensitive, matches)
        if cmdlet.Raw:
            cmdlet.write(line)
        elif not around:
            cmdlet.write(info)
        else:
            info.context = MatchContext(list(self.past), [])
            info.context.display_before = list(self.since_shown)
            info.context.display_after = []
            self.pass_by(line, match=True)
            self.since_shown.clear()
            self.waiting.append(info)
            if not cmdlet.after:
                self.finish()
        return not cmdlet.List or (self.path == INPUT and not cmdlet.Quiet)

    def pass_by(self, line: str, match: bool = False) -> None:
        """Remember a line, and give it to the matches that wait for lines after them."""
        limit = self.cmdlet.after
        shown = False
        for position, info in enumerate(self.waiting):
            context = info.context
            assert context is not None
            if len(context.after) < limit:
                context.after.append(line)
                if not match and position == len(self.waiting) - 1:
                    context.display_after.append(line)
                    shown = True
        while self.waiting and len(self.waiting[0].context.after) >= limit:  # type: ignore[union-attr]
            self.cmdlet.write(self.waiting.pop(0))
        self.past.append(line)
        if not shown:
            self.since_shown.append(line)

    def finish(self) -> None:
        """The source is over."""
        for info in self.waiting:
            self.cmdlet.write(info)
        self.waiting.clear()


def lines_of(text: str) -> Iterator[str]:
    """A file's lines, without their ends."""
    lines = re.split(r"\r\n|\n|\r", text)
    if lines and not lines[-1]:
        lines.pop()
    yield from lines
