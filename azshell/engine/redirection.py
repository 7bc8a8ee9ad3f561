"""Redirections: streams into files, into $null, and into the success stream."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from azshell.dotnet.exceptions import NetException
from azshell.engine.streams import discard
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.frame import Frame

_ALL = ("output", "error", "warning", "verbose", "debug", "information")

Redirection = tuple[str, Any, bool]


def compile_redirections(written: list[Any], context: Any) -> list[Redirection]:
    """(stream, closure of the file's name, append) or (stream, None, False) for a merge into the success stream."""
    made: list[Redirection] = []
    if not written:
        return made
    from azshell.engine.compile.table import compile_expression

    for each in written:
        if isinstance(each, nodes.MergingRedirection):
            if each.to_stream == "output":
                made.append((each.from_stream, None, False))
        else:
            made.append((each.from_stream, compile_expression(each.location, context), each.append))
    made.sort(key=lambda row: row[1] is None)
    return made


def redirected(frame: Frame, target: Any, redirections: list[Redirection]) -> Callable[[], None]:
    """Turn a stage's `out` and `streams`; gives what is to be called when it is done."""
    files: list[_File | _VariableFile] = []
    moved: dict[str, Callable[[Any], None]] = {}
    for stream, name, append in redirections:
        if name is None:
            sink = target.out
        else:
            sink = _file_sink(frame, name(frame), append, files)
        for each in _ALL if stream == "all" else (stream,):
            if each == "output":
                if name is not None:
                    target.out = sink
            elif sink is discard and each != "error":
                moved[each] = _unseen(target.streams, each)
            else:
                moved[each] = sink
    if moved:
        target.streams = target.streams.redirected(**moved)
        if any(stream in ("error", "all") and name is None for stream, name, _ in redirections):
            target.errors_merged = True
        inner = getattr(target, "inner", None)
        if inner is not None:
            inner.streams = target.streams

    def close() -> None:
        for file in files:
            file.close()

    return close


def _unseen(streams: Any, name: str) -> Callable[[Any], None]:
    unseen = streams.unseen
    return lambda record: unseen(name, record)


def _file_sink(frame: Frame, name: Any, append: bool, files: list[_File | _VariableFile]) -> Callable[[Any], None]:
    if name is None:
        return discard
    from azshell.dotnet.conversion import to_string

    text = to_string(name)
    if not text:
        return discard
    drive, _, rest = text.partition(":")
    if drive.lower() == "variable" and frame.session.layout == "modern":
        file: _File | _VariableFile = _VariableFile(frame, rest.lstrip("/\\"), append)
    else:
        file = _File(frame, text, append)
    files.append(file)
    return file.write


class _VariableFile:
    """A variable that takes the objects themselves, since PowerShell 7.5: one alone, several as an array."""

    def __init__(self, frame: Frame, name: str, append: bool) -> None:
        self.scope = frame.scope
        self.name = name
        self.append = append
        self.objects: list[Any] = []

    def write(self, obj: Any) -> None:
        """Take one object."""
        self.objects.append(obj)

    def close(self) -> None:
        """Set the variable; when nothing came it stays as it was."""
        if not self.objects:
            return
        found = self.scope.find_qualified(self.name) if self.append else None
        if found is not None and found.value is not None:
            from azshell.dotnet.enumeration import enumerate_value

            old = enumerate_value(found.value)
            self.objects[:0] = [found.value] if old is None else old
        try:
            self.scope.assign(self.name, self.objects[0] if len(self.objects) == 1 else self.objects)
        except NetException:  # a variable that cannot be written keeps what it has, and nobody is told
            return


class _File:
    """A file that takes objects as Out-File writes them."""

    def __init__(self, frame: Frame, path: str, append: bool) -> None:
        from azshell.engine.binder.arguments import named
        from azshell.engine.discovery import require_command
        from azshell.engine.stages import make_stage

        arguments: list[Any] = [(named("FilePath"), path)]
        if append:
            arguments.append((named("Append"), True))
        self.stage = make_stage(frame, require_command(frame, "Out-File"), arguments, frame.node, True)
        self.stage.prepare()
        self.stage.begin()

    def write(self, obj: Any) -> None:
        """Write one object."""
        self.stage.receive(obj)

    def close(self) -> None:
        """Finish the file."""
        try:
            self.stage.end()
        finally:
            self.stage.dispose()
