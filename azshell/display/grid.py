"""The final grid of a table: which columns have room, and their cells padded and set side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from azshell.display.cells import cell_width

SEPARATOR = 1
MINIMUM = 1


def fit_columns(widths: Sequence[int], room: int) -> list[int]:
    """Widths that fit into `room` cells; -1 = the column is left out.

    Columns without a width (0) share what the others leave; when all have one and they do not fit, the last are shortened or left out.
    """
    fitted = list(widths)
    if all(width > 0 for width in fitted):
        return _trimmed(fitted, room)
    open_columns = [k for k, width in enumerate(fitted) if width <= 0]
    for k in open_columns:
        fitted[k] = MINIMUM
    left = room - _total(fitted)
    if left < 0:
        return _trimmed(fitted, room)
    share, rest = divmod(left, len(open_columns))
    for place, k in enumerate(open_columns):
        fitted[k] += share + (place < rest)
    return fitted


def _total(widths: Sequence[int]) -> int:
    visible = [width for width in widths if width > 0]
    return sum(visible) + SEPARATOR * (len(visible) - 1)


def _trimmed(widths: list[int], room: int) -> list[int]:
    while (excess := _total(widths) - room) > 0:
        last = max((k for k, width in enumerate(widths) if width > 0), default=-1)
        if last < 0:
            break
        smaller = widths[last] - excess
        widths[last] = smaller if smaller >= MINIMUM else -1
    return widths


def draw(
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    alignments: Sequence[str],
    *,
    ragged: bool = False,
    ends: Sequence[int] = (),
) -> list[str]:
    """The rows as lines, every cell padded to its column's width.

    ragged    the last column has no blanks after it
    ends      for each row the column in which it ends, without blanks after it; -1 = it goes through to the last

    tabulate pads and aligns. It would take blanks off the ends of a cell and measures some characters otherwise than PowerShell (tabs,
    combining marks), so such cells travel as stand-ins: as many private-use characters as the cell is wide, put back afterwards.
    """
    from tabulate import DataRow, TableFormat, tabulate

    stand_ins: dict[str, str] = {}

    def plain(cell: str) -> str:
        if not cell or (cell.isascii() and cell.isprintable() and cell[0] != " " and cell[-1] != " "):
            return cell
        mark = chr(0xF0000 + len(stand_ins))
        stand_ins[mark] = cell
        return mark * cell_width(cell)

    body = [[plain(cell) for cell in row] for row in rows]
    body.append(["-" * width for width in widths])
    grid = TableFormat(None, None, None, None, DataRow("", " ", ""), DataRow("", " ", ""), 0, None)
    lines = tabulate(body, tablefmt=grid, colalign=list(alignments), disable_numparse=True).split("\n")[:-1]
    # tabulate leaves no blanks at the ends of lines; PowerShell leaves those of every column but a ragged last one
    full = sum(widths) + SEPARATOR * (len(widths) - 1)
    if ragged and alignments[-1] != "right":
        share = 2 if alignments[-1] == "center" else 1
        lines = [line.ljust(full - -(-(widths[-1] - cell_width(row[-1])) // share)) for line, row in zip(lines, rows, strict=True)]
    else:
        lines = [line.ljust(full) for line in lines]
    if stand_ins:
        marks = re.compile("([\U000f0000-\U0010fffd])\\1*")
    for k, end in enumerate(ends):
        if end >= 0:
            start = sum(widths[:end]) + SEPARATOR * (end - 1) if end else 0
            last = lines[k][start:]
            lines[k] = lines[k][:start] + (marks.sub(lambda match: stand_ins[match[1]], last) if stand_ins else last).rstrip()
    if stand_ins:
        lines = [marks.sub(lambda match: stand_ins[match[1]], line) for line in lines]
    return lines
