"""A backtracking matcher for what Python's `re` cannot do: lookbehind of any length, balancing groups, captures of repeated
groups, \\G, and matching from right to left.  It runs the tree of regex_nodes.py, compiled into closures.

A compiled node is `match(at, go) -> bool`: try to match at a place and call go(place after) to go on; captures are kept in
`self.captures[number]`, a list of (start, end) that is put back when the way on fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from azshell.dotnet.regex_nodes import Alternatives, Anchor, Atom, Condition, Group, Look, Loop, Node, Pattern, Reference, Sequence

Go = Callable[[int], bool]
Match = Callable[[int, Go], bool]


class Matcher:
    """One pattern ready to run; not to be shared between matches that are under way at once."""

    def __init__(self, pattern: Pattern, right_to_left: bool = False) -> None:
        self.pattern = pattern
        self.right_to_left = right_to_left
        self.text = ""
        self.origin = 0
        self.captures: dict[int, list[tuple[int, int]]] = {}
        self._root = self.compile(pattern.root, right_to_left)

    def search(
        self, text: str, start: int, stop: int | None = None, only_here: bool = False, origin: int | None = None
    ) -> dict[int, list[tuple[int, int]]] | None:
        """The captures of the first match from `start` on (group 0 is the whole match), or None; \\G is at `origin`, by default `start`."""
        self.text = text
        self.origin = start if origin is None else origin
        last = len(text) if stop is None else stop
        places = range(start, -1, -1) if self.right_to_left else range(start, last + 1)
        for place in places:
            self.captures = {number: [] for number in self.pattern.numbers}
            end: list[int] = []

            def finish(at: int, end: list[int] = end) -> bool:
                end.append(at)
                return True

            if self._root(place, finish):
                self.captures[0] = [(min(place, end[0]), max(place, end[0]))]
                return self.captures
            if only_here:
                return None
        return None

    def compile(self, node: Node, backwards: bool) -> Match:
        """The closure of a node, for matching forwards or (in lookbehind, or right to left) backwards."""
        return _COMPILERS[type(node)](self, node, backwards)

    def atom(self, node: Atom, backwards: bool) -> Match:
        """One character."""
        test = _tester(node)
        step, look = (-1, -1) if backwards else (1, 0)

        def match(at: int, go: Go) -> bool:
            place = at + look
            return 0 <= place < len(self.text) and test(self.text[place]) and go(at + step)

        return match

    def anchor(self, node: Anchor, backwards: bool) -> Match:
        """A place."""
        kind, multiline = node.kind, node.multiline

        def holds(at: int) -> bool:
            text, size = self.text, len(self.text)
            if kind == "^":
                return at == 0 or (multiline and text[at - 1] == "\n")
            if kind == "$" and multiline:
                return at == size or text[at] == "\n"
            if kind in "$Z":
                return at == size or (at == size - 1 and text[at] == "\n")
            if kind == "A":
                return at == 0
            if kind == "z":
                return at == size
            if kind == "G":
                return at == self.origin
            border = (at > 0 and _word(text[at - 1])) is not (at < size and _word(text[at]))
            return border if kind == "b" else not border

        return lambda at, go: holds(at) and go(at)

    def sequence(self, node: Sequence, backwards: bool) -> Match:
        """Parts one after the other; the last one first when matching backwards."""
        parts = [self.compile(part, backwards) for part in (reversed(node.parts) if backwards else node.parts)]
        if not parts:
            return lambda at, go: go(at)

        def run(index: int, at: int, go: Go) -> bool:
            if index == len(parts) - 1:
                return parts[index](at, go)
            return parts[index](at, lambda after: run(index + 1, after, go))

        return lambda at, go: run(0, at, go)

    def alternatives(self, node: Alternatives, backwards: bool) -> Match:
        """The branches in order."""
        branches = [self.compile(branch, backwards) for branch in node.branches]
        return lambda at, go: any(branch(at, go) for branch in branches)

    def group(self, node: Group, backwards: bool) -> Match:
        """A group: captures, balances, or is atomic."""
        body = self.compile(node.body, backwards)
        number, uncaptured = node.number, node.uncaptured
        if node.atomic:
            return self._atomic(body)
        if number is None and uncaptured is None:
            return body

        def match(at: int, go: Go) -> bool:
            return body(at, lambda after: self._capture(number, uncaptured, at, after, go))

        return match

    def _capture(self, number: int | None, uncaptured: int | None, at: int, after: int, go: Go) -> bool:
        start, end = min(at, after), max(at, after)
        taken = None
        if uncaptured is not None:
            stack = self.captures[uncaptured]
            if not stack:
                return False
            taken = stack.pop()
            # a balancing group captures what lies between the capture it undoes and itself
            start, end = (taken[1], start) if taken[1] <= start else (end, taken[0]) if end <= taken[0] else (start, end)
        if number is not None:
            self.captures[number].append((start, end))
        if go(after):
            return True
        if number is not None:
            self.captures[number].pop()
        if uncaptured is not None and taken is not None:
            self.captures[uncaptured].append(taken)
        return False

    def _atomic(self, body: Match) -> Match:
        def match(at: int, go: Go) -> bool:
            before = {number: list(stack) for number, stack in self.captures.items()}
            found: list[int] = []
            if body(at, lambda after: found.append(after) or True) and go(found[0]):  # type: ignore[func-returns-value]
                return True
            self._restore(before)
            return False

        return match

    def _restore(self, before: dict[int, list[tuple[int, int]]]) -> None:
        for number, stack in before.items():
            self.captures[number][:] = stack

    def look(self, node: Look, backwards: bool) -> Match:
        """Lookahead runs forwards, lookbehind backwards, wherever it stands."""
        body = self.compile(node.body, node.behind)
        if not node.negative:
            inner = self._atomic(body)
            return lambda at, go: inner(at, lambda _: go(at))

        def match(at: int, go: Go) -> bool:
            before = {number: list(stack) for number, stack in self.captures.items()}
            if body(at, lambda _: True):
                self._restore(before)
                return False
            return go(at)

        return match

    def loop(self, node: Loop, backwards: bool) -> Match:
        """A quantified part; single characters are counted without recursion."""
        if isinstance(node.body, Atom):
            return self._run(node, _tester(node.body), backwards)
        body, least, most = self.compile(node.body, backwards), node.least, node.most

        def turn(count: int, at: int, go: Go, started: int) -> bool:
            if count >= least and at == started and count > 0:
                return go(at)
            more = most is None or count < most

            def again() -> bool:
                return more and body(at, lambda after: turn(count + 1, after, go, at))

            if count < least:
                return again()
            return (go(at) or again()) if node.lazy else (again() or go(at))

        return lambda at, go: turn(0, at, go, -1)

    def _run(self, node: Loop, test: Callable[[str], bool], backwards: bool) -> Match:
        step, look = (-1, -1) if backwards else (1, 0)

        def match(at: int, go: Go) -> bool:
            text, size = self.text, len(self.text)
            limit = size if node.most is None else node.most
            count = 0
            if node.lazy:
                while True:
                    if count >= node.least and go(at + step * count):
                        return True
                    place = at + step * count + look
                    if count >= limit or not 0 <= place < size or not test(text[place]):
                        return False
                    count += 1
            while count < limit and 0 <= at + step * count + look < size and test(text[at + step * count + look]):
                count += 1
            while count >= node.least:
                if go(at + step * count):
                    return True
                count -= 1
            return False

        return match

    def reference(self, node: Reference, backwards: bool) -> Match:
        """The text of a group's last capture again."""

        def match(at: int, go: Go) -> bool:
            stack = self.captures[node.number]
            if not stack:
                return False
            wanted = self.text[stack[-1][0] : stack[-1][1]]
            start = at - len(wanted) if backwards else at
            there = self.text[start : start + len(wanted)] if start >= 0 else None
            same = there == wanted or (node.ignore_case and there is not None and there.lower() == wanted.lower())
            return same and go(start if backwards else at + len(wanted))

        return match

    def condition(self, node: Condition, backwards: bool) -> Match:
        """One of two branches."""
        yes, no = self.compile(node.yes, backwards), self.compile(node.no, backwards)
        test = node.test
        if isinstance(test, int):
            return lambda at, go: (yes if self.captures[test] else no)(at, go)
        probe = self.compile(test, False)
        return lambda at, go: (yes if probe(at, lambda _: True) else no)(at, go)


def _tester(node: Atom) -> Callable[[str], bool]:
    compiled = re.compile(node.source, re.IGNORECASE if node.ignore_case else re.NOFLAG)
    known: dict[str, bool] = {}

    def test(character: str) -> bool:
        found = known.get(character)
        if found is None:
            found = known[character] = compiled.match(character) is not None
        return found

    return test


def _word(character: str) -> bool:
    return character.isalnum() or character == "_"


_COMPILERS: dict[type, Callable[[Any, Any, bool], Any]] = {
    Atom: Matcher.atom,
    Anchor: Matcher.anchor,
    Sequence: Matcher.sequence,
    Alternatives: Matcher.alternatives,
    Group: Matcher.group,
    Look: Matcher.look,
    Loop: Matcher.loop,
    Reference: Matcher.reference,
    Condition: Matcher.condition,
}
