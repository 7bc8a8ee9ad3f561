"""How an error record is shown: NormalView, CategoryView and ConciseView."""

from __future__ import annotations

import re
from typing import Any

from azshell.display.shapes import ComplexEntry

NATIVE = ("NativeCommandErrorMessage", "NativeCommandError")


def draw_error(record: Any, scope: Any) -> ComplexEntry:
    """The record as free text, in the view the scope asks for."""
    return ComplexEntry([error_text(_record_of(record), scope.error_view, width=scope.width, indent=scope.layout.error_indent)])


def error_text(record: Any, view: str, *, width: int = 120, indent: int = 0) -> str:
    """The lines of an error in a view (NormalView, CategoryView, ConciseView); `indent` blanks before the category and id lines.

    With an indent the text ends as Windows PowerShell's does, with a line of one blank.
    """
    if record.fully_qualified_error_id in NATIVE:
        return str(record.exception.message)
    view = view.lower()
    if view == "categoryview":
        return record.category_info.message()
    if view == "conciseview":
        return _concise(record, width)
    return _normal(record, indent, width)


def _record_of(record: Any) -> Any:
    return getattr(record, "base", record) or record


def _message(record: Any) -> str:
    details = record.error_details
    return details.message if details is not None and details.message else record.exception.message or ""


def _normal(record: Any, indent: int, width: int) -> str:
    position = ""
    where = record.invocation_info
    if where is not None and (where.my_command is not None or record.category != "ParserError"):
        position = where.position_message or ""
    before = _command(where) or (_unknown_command(record) if indent else "")
    lines = [before + _message(record)]
    if position:
        lines.append(position)
    lines.append(_indented(f"+ CategoryInfo          : {record.category_info.message()}", indent, width))
    lines.append(_indented(f"+ FullyQualifiedErrorId : {record.fully_qualified_error_id}", indent, width))
    if indent:
        lines.append(" ")
    return "\n".join(lines)


def _indented(line: str, indent: int, width: int) -> str:
    """A long line falls into pieces that each begin with the indent, without a line end between them: the console then breaks it where it can.

    Windows PowerShell's own view does this with pieces of the console's width less the indent and two (PowerShellCore.format.ps1xml).
    """
    size = width - indent - 1
    if not indent or size < 1:
        return line
    return "".join(" " * indent + line[start : start + size] for start in range(0, len(line), size))


def _unknown_command(record: Any) -> str:
    """Windows PowerShell put the name of a command that it did not find in front."""
    return f"{record.target} : " if record.fully_qualified_error_id == "CommandNotFoundException" else ""


def _command(where: Any) -> str:
    """`Get-Item : `, or the whole script in front of an error that a script as such reports."""
    if where is None:
        return ""
    command = where.my_command
    if command is None:
        return f"{where.invocation_name} : " if where.invocation_name else ""
    kind = getattr(command, "kind", "")
    if kind == "ExternalScript":
        return f"{command.path} : " if getattr(command, "path", None) else ""
    if kind == "Script":
        block = getattr(command, "script_block", None)
        return f"{block} : " if block is not None else ""
    if re.fullmatch(r"[&.]?", where.invocation_name or ""):
        return f"{command.name} : " if command.name else ""
    return f"{where.invocation_name} : "


def _concise(record: Any, width: int) -> str:
    where = record.invocation_info
    message = _message(record)
    parse_error = record.category == "ParserError"
    script = getattr(where, "script_name", "") or ""
    line_number = getattr(where, "script_line_number", 0) or 0
    placed = (parse_error or script or line_number > 1) and not script.lower().endswith(".psm1")
    if parse_error and "~\n" in message:  # the position is told already
        message = message.split("~\n")[1].partition("\n\n")[0] + "\n"
    text = message
    if placed and where is not None and where.position_message:
        rows = where.position_message.split("\n")
        source = rows[1][1:] if len(rows) > 1 else ""
        marks = rows[-1][1:] if len(rows) > 2 else ""
        number = str(line_number)
        extra = " " * max(len(number) - 4, 0)
        bar = f"{extra}     | "
        heading = f"{script}:{line_number}\n" if script else "\n"
        text = f"{heading}{extra}Line |\n{number:>4} | {source}\n"
        if marks:
            text += f"{bar}{marks}\n"
        text += _broken(message.rstrip("\n"), bar, width) + "\n" * parse_error if script or parse_error else bar + message
    return f"{_reason(record, where)}: {text}"


def _broken(message: str, bar: str, width: int) -> str:
    """The message on lines that all begin with the bar."""
    rest = bar + re.sub(r"[\r\n\t]+", " ", message)
    lines: list[str] = []
    while len(rest) > width:
        piece = rest[:width]
        shorter = piece.rpartition(" ")[0] if " " in piece[len(bar) :] else piece
        if len(shorter) <= len(bar):
            break
        lines.append(shorter)
        rest = bar + rest[len(shorter) :].strip()
    return "\n".join([*lines, rest])


def _reason(record: Any, where: Any) -> str:
    if getattr(record.exception, "was_thrown_from_throw", False):
        return "Exception"
    command = getattr(where, "my_command", None)
    name = getattr(command, "name", None)
    if name:
        return str(name)
    return record.category_info.activity or getattr(where, "invocation_name", "") or _kind(record)


def _kind(record: Any) -> str:
    category = str(record.category)
    return category if category != "NotSpecified" else record.category_info.reason or "Error"
