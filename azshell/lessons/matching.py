"""Expected lines against printed ones: two wildcards, exact or loose."""

from __future__ import annotations

import re

ANY_LINES = "[...]"
WITHIN = "[..]"


def line_matches(expected: str, printed: str, loose: bool = False) -> bool:
    """Whether one line is as expected; `[..]` stands for any text."""
    if loose:
        expected, printed = " ".join(expected.split()), " ".join(printed.split())
    else:
        expected, printed = expected.rstrip(), printed.rstrip()
    if WITHIN not in expected:
        return expected == printed
    return re.fullmatch(".*".join(map(re.escape, expected.split(WITHIN))), printed) is not None


def matches(expected: list[str], printed: list[str], loose: bool = False) -> bool:
    """Whether all printed lines are as expected; a line `[...]` stands for any number of lines."""
    if loose:
        expected, printed = [e for e in expected if e.strip()], [p for p in printed if p.strip()]
    # reachable: how many printed lines the expected lines so far can have used up
    reachable = {0}
    for line in expected:
        if line.strip() == ANY_LINES:
            reachable = set(range(min(reachable), len(printed) + 1))
        else:
            reachable = {at + 1 for at in reachable if at < len(printed) and line_matches(line, printed[at], loose)}
        if not reachable:
            return False
    return len(printed) in reachable


def merged(expected: list[str], printed: list[str]) -> list[str]:
    """The printed lines, with expected lines kept where they still match, so that wildcards survive an update."""
    if matches(expected, printed):
        return expected
    pairs = _alignment(expected, printed)
    kept = dict(pairs)
    result: list[str] = []
    at = 0
    for index, line in enumerate(expected):
        if index in kept:
            result += printed[at : kept[index]]
            result.append(line)
            at = kept[index] + 1
        elif line.strip() == ANY_LINES:
            before = index == 0 or index - 1 in kept
            after = kept.get(index + 1, len(printed) if index == len(expected) - 1 else None)
            if before and after is not None and (index > 0 or index < len(expected) - 1):
                result.append(line)
                at = after
    return result + printed[at:]


def _alignment(expected: list[str], printed: list[str]) -> list[tuple[int, int]]:
    """Index pairs of the longest common subsequence, lines being equal when they match."""
    rows, columns = len(expected), len(printed)
    same = [[e.strip() != ANY_LINES and line_matches(e, p) for p in printed] for e in expected]
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            best[i][j] = best[i + 1][j + 1] + 1 if same[i][j] else max(best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < rows and j < columns:
        if same[i][j] and best[i][j] == best[i + 1][j + 1] + 1:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
