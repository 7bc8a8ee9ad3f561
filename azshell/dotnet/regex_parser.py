"""Reads a .NET regular expression into the tree of regex_nodes.py, with .NET's words and offsets for what is wrong in it."""

from __future__ import annotations

import itertools
import re
from contextlib import suppress

from azshell.dotnet import regex_classes
from azshell.dotnet.regex_nodes import Alternatives, Anchor, Atom, Condition, Group, Look, Loop, Node, Pattern, Reference, Sequence

IGNORE_CASE, MULTILINE, EXPLICIT_CAPTURE, SINGLELINE = 1, 2, 4, 16
IGNORE_WHITESPACE, RIGHT_TO_LEFT, ECMA_SCRIPT = 32, 64, 256
LETTERS = {"i": IGNORE_CASE, "m": MULTILINE, "n": EXPLICIT_CAPTURE, "s": SINGLELINE, "x": IGNORE_WHITESPACE}

_QUANTIFIER = re.compile(r"([*+?])|\{([0-9]+)(?:(,)([0-9]*))?\}")
_OPTIONS = re.compile(r"([imnsx]*)(?:-([imnsx]*))?([:)])")
_NAME = re.compile(r"\w+")
_ANCHORS = {"A": "A", "Z": "Z", "z": "z", "b": "b", "B": "B", "G": "G"}
_CONTROLS = {"a": "\a", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def parse_pattern(pattern: str, options: int = 0) -> Pattern:
    """The tree of a pattern.  RegexParseException with .NET's message."""
    from azshell.dotnet.exceptions import RegexParseException

    scout = _Reader(pattern, options, None)
    with suppress(RegexParseException):  # the reader in earnest meets it again, if nothing else before
        scout.alternatives()
    reader = _Reader(pattern, options, scout)
    root = reader.alternatives()
    if reader.position < len(pattern):
        raise reader.error("Too many )'s.", reader.position + 1)
    names = {str(number): number for number in reader.numbers if number not in reader.named.values()}
    names.update(sorted(reader.named.items(), key=lambda pair: pair[1]))
    return Pattern(root, reader.numbers, names, reader.order)


ERRORS = {
    "Too many |": "AlternationHasTooManyConditions",
    "Incomplete \\p{X}": "InvalidUnicodePropertyEscape",
    "Unrecognized escape": "UnrecognizedEscape",
    "Unrecognized control": "UnrecognizedControlCharacter",
    "Missing control": "MissingControlCharacter",
    "Insufficient or invalid": "InsufficientOrInvalidHexDigits",
    "Quantifier and capture": "QuantifierOrCaptureGroupOutOfRange",
    "Reference to undefined group name": "UndefinedNamedReference",
    "Reference to undefined group number": "UndefinedNumberedReference",
    "Malformed \\p{X}": "MalformedUnicodePropertyEscape",
    "Malformed \\k": "MalformedNamedReference",
    "Illegal \\": "UnescapedEndingBackslash",
    "Unterminated (?#": "UnterminatedComment",
    "Unrecognized grouping": "InvalidGroupingConstruct",
    "Alternation conditions do": "AlternationHasNamedCapture",
    "Alternation conditions cannot": "AlternationHasComment",
    "Conditional alternation is missing": "AlternationHasMalformedReference",
    "Conditional alternation refers": "AlternationHasUndefinedReference",
    "Invalid group name": "CaptureGroupNameInvalid",
    "Capture number cannot": "CaptureGroupOfZero",
    "Unterminated []": "UnterminatedBracket",
    "A subtraction": "ExclusionGroupNotLast",
    "[x-y]": "ReversedCharacterRange",
    "Cannot include": "ShorthandClassInCharacterRange",
    "Not enough": "InsufficientClosingParentheses",
    "Illegal {x,y}": "ReversedQuantifierRange",
    "Nested quantifier": "NestedQuantifiersNotParenthesized",
    "Quantifier": "QuantifierAfterNothing",
    "Too many )": "InsufficientOpeningParentheses",
    "Unknown property": "UnrecognizedUnicodeProperty",
}
"""How a message begins -> the RegexParseError."""


class _Reader:
    """One pattern being read.  It is read twice: by a scout that only sees which groups there are, and then in earnest."""

    def __init__(self, pattern: str, options: int, scout: _Reader | None) -> None:
        self.pattern = pattern
        self.position = 0
        self.options = options
        self.order: list[int] = []
        self.names_seen: dict[str, None] = {}
        self.unnamed_seen = 0
        self.scouting = scout is None
        self.named: dict[str, int] = {}
        self.numbers: list[int] = [0]
        if scout is not None:
            self._number_groups(scout)

    def _number_groups(self, scout: _Reader) -> None:
        """Numbers: the explicit ones as written, then the unnamed groups, then the named ones, each from left to right."""
        explicit = {int(name) for name in scout.names_seen if name.isdigit()}
        free = (number for number in itertools.count(1) if number not in explicit)
        unnamed = list(itertools.islice(free, scout.unnamed_seen))
        self.named = dict(zip((name for name in scout.names_seen if not name.isdigit()), free, strict=False))
        self.unnamed = iter(unnamed)
        self.numbers = sorted({0, *explicit, *unnamed, *self.named.values()})

    def error(self, reason: str, offset: int | None = None) -> Exception:
        """The parse exception at this place."""
        from azshell.dotnet.exceptions import RegexParseException

        place = self.position if offset is None else offset
        kind = next((kind for start, kind in ERRORS.items() if reason.startswith(start)), "Unknown")
        return RegexParseException(f"Invalid pattern '{self.pattern}' at offset {place}. {reason}", offset=place, error_kind=kind)

    def alternatives(self) -> Node:
        """Branches up to a closing parenthesis or the end."""
        branches = [self.sequence()]
        while self.position < len(self.pattern) and self.pattern[self.position] == "|":
            self.position += 1
            branches.append(self.sequence())
        return branches[0] if len(branches) == 1 else Alternatives(branches)

    def sequence(self) -> Node:
        """Quantified parts up to | or ) or the end."""
        parts: list[Node] = []
        pattern = self.pattern
        while True:
            self.blanks()
            if self.position >= len(pattern) or pattern[self.position] in "|)":
                return parts[0] if len(parts) == 1 else Sequence(parts)
            start = self.position
            quantifier = _QUANTIFIER.match(pattern, start)
            if quantifier:
                raise self.error(f"Quantifier '{pattern[start]}' following nothing.", start + 1)
            part = self.part()
            if part is not None:
                parts.append(self.quantified(part))

    def quantified(self, part: Node) -> Node:
        """A part with the quantifier that follows it."""
        self.blanks()
        match = _QUANTIFIER.match(self.pattern, self.position)
        if not match:
            return part
        self.position = match.end()
        if match[1]:
            least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}[match[1]]
        else:
            least = int(match[2])
            most = least if not match[3] else int(match[4]) if match[4] else None
            if max(least, most or 0) > 0x7FFFFFFF:
                raise self.error("Quantifier and capture group numbers must be less than or equal to Int32.MaxValue.", match.start(2) + 10)
            if most is not None and least > most:
                raise self.error("Illegal {x,y} with x > y.")
        lazy = self.pattern[self.position : self.position + 1] == "?"
        if lazy:
            self.position += 1
        self.blanks()
        if _QUANTIFIER.match(self.pattern, self.position):
            raise self.error(f"Nested quantifier '{self.pattern[self.position]}'.", self.position + 1)
        return Loop(part, least, most, lazy)

    def blanks(self) -> None:
        """Skips comments, and with x white space too."""
        pattern = self.pattern
        while self.position < len(pattern):
            if pattern.startswith("(?#", self.position):
                end = pattern.find(")", self.position)
                if end < 0:
                    raise self.error("Unterminated (?#...) comment.", len(pattern))
                self.position = end + 1
            elif self.options & IGNORE_WHITESPACE and pattern[self.position] in " \t\n\r\f\v":
                self.position += 1
            elif self.options & IGNORE_WHITESPACE and pattern[self.position] == "#":
                end = pattern.find("\n", self.position)
                self.position = len(pattern) if end < 0 else end + 1
            else:
                return

    @property
    def ignore_case(self) -> bool:
        """Whether letters match in either case here."""
        return bool(self.options & IGNORE_CASE)

    def part(self) -> Node | None:
        """One part without its quantifier; None for an option setting such as (?i)."""
        character = self.pattern[self.position]
        if character == "(":
            return self.group()
        self.position += 1
        if character == "[":
            return Atom(self.char_class(), self.ignore_case)
        if character == "\\":
            return self.escape()
        if character == ".":
            return Atom(r"[\s\S]" if self.options & SINGLELINE else r"[^\n]", False)
        if character in "^$":
            return Anchor(character, bool(self.options & MULTILINE))
        return Atom(re.escape(character), self.ignore_case)

    # ---- groups

    def group(self) -> Node | None:
        """What begins with a parenthesis."""
        pattern, start = self.pattern, self.position
        saved = self.options
        self.position += 1
        if not pattern.startswith("?", self.position):
            number = None
            if not self.options & EXPLICIT_CAPTURE:
                self.unnamed_seen += 1
                number = 0 if self.scouting else next(self.unnamed)
                self.order.append(number)
            node: Node = Group(self.body(saved), number)
            return node
        self.position += 1
        for opening, make in _CONSTRUCTS:
            if pattern.startswith(opening, self.position):
                self.position += len(opening)
                body = self.body(saved)
                return make(body)
        if pattern[self.position : self.position + 1] in ("<", "'") and self.position < len(pattern):
            return self.named_group(saved)
        if pattern.startswith("(", self.position):
            return self.condition(saved)
        match = _OPTIONS.match(pattern, self.position)
        if not match:
            letters = re.compile(r"[imnsx-]*").match(pattern, self.position)
            end = letters.end() if letters else self.position
            raise self.error("Unrecognized grouping construct.", min(max(end + (1 if end == start + 2 else 0), start + 2), len(pattern)))
        self.position = match.end()
        on = off = 0
        for letter in match[1]:
            on |= LETTERS[letter]
        for letter in match[2] or "":
            off |= LETTERS[letter]
        self.options = (self.options | on) & ~off
        return Group(self.body(saved)) if match[3] == ":" else None

    def body(self, saved: int) -> Node:
        """The inside of a group up to and with its closing parenthesis; then the options of before hold again."""
        node = self.alternatives()
        if not self.pattern.startswith(")", self.position):
            raise self.error("Not enough )'s.", len(self.pattern))
        self.position += 1
        self.options = saved
        return node

    def named_group(self, saved: int) -> Node:
        """(?<name>...), (?'name'...), (?<name-other>...)."""
        pattern = self.pattern
        close = ">" if pattern[self.position] == "<" else "'"
        match = re.compile(r"(\d+|\w*)(?:-(\d+|\w+))?").match(pattern, self.position + 1)
        assert match is not None
        end = match.end()
        if end >= len(pattern):
            raise self.error("Unrecognized grouping construct.", len(pattern))
        if not match[0] or not pattern.startswith(close, end):
            raise self.error("Invalid group name: Group names must begin with a word character.", end)
        number = uncaptured = None
        if match[1]:
            self.names_seen[match[1]] = None
            number = int(match[1]) if match[1].isdigit() else self.named.get(match[1], 0)
            if number == 0 and not self.scouting:
                raise self.error("Capture number cannot be zero.", end)
            self.order.append(number)
        if match[2]:
            uncaptured = self.number_of(match[2], match.end(2))
        self.position = end + 1
        return Group(self.body(saved), number, uncaptured=uncaptured)

    def number_of(self, name: str, offset: int) -> int:
        """The number of a group that must exist."""
        if self.scouting:
            return 0
        if name.isdigit():
            if int(name) not in self.numbers:
                raise self.error(f"Reference to undefined group number {name}.", offset)
            return int(name)
        if name not in self.named:
            raise self.error(f"Reference to undefined group name '{name}'.", offset)
        return self.named[name]

    def condition(self, saved: int) -> Node:
        """(?(1)yes|no), (?(name)yes|no), (?(expression)yes|no)."""
        match = re.compile(r"\((\w+)\)").match(self.pattern, self.position)
        digits = re.compile(r"\((\d+)(?!\d*\))").match(self.pattern, self.position)
        if digits:
            message = f"Conditional alternation is missing a closing parenthesis after the group number {digits[1]}."
            raise self.error(message, min(digits.end() + 1, len(self.pattern)))
        test: int | Node
        if match and match[1].isdigit():
            if int(match[1]) not in self.numbers and not self.scouting:
                raise self.error(f"Conditional alternation refers to an undefined group number {match[1]}.", match.end())
            test = int(match[1])
            self.position = match.end()
        elif match and (match[1] in self.named or (self.scouting and match[1].isalnum())):
            test = self.named.get(match[1], 0)
            self.position = match.end()
        elif self.pattern.startswith(("(?<", "(?'"), self.position) and not self.pattern.startswith(("(?<=", "(?<!"), self.position):
            raise self.error("Alternation conditions do not capture and cannot be named.")
        elif self.pattern.startswith("(?#", self.position):
            raise self.error("Alternation conditions cannot be comments.")
        else:
            self.position += 1
            test = Look(self.body(saved), behind=False, negative=False)
        body = self.body(saved)
        branches = body.branches if isinstance(body, Alternatives) else [body]
        if len(branches) > 2:
            raise self.error("Too many | in (?()|).")
        return Condition(test, branches[0], branches[1] if len(branches) == 2 else Sequence([]))

    # ---- escapes

    def escape(self) -> Node:
        """What begins with a backslash, outside of a class."""
        pattern = self.pattern
        if self.position >= len(pattern):
            raise self.error("Illegal \\ at end of pattern.", len(pattern))
        character = pattern[self.position]
        if character in _ANCHORS:
            self.position += 1
            return Anchor(_ANCHORS[character])
        if character in "wWsSdDpP":
            return Atom(self.class_escape(), self.ignore_case and character in "pP")
        if character == "k":
            match = re.compile(r"k(?:<(\w+)>|'(\w+)')").match(pattern, self.position)
            if not match:
                offset = self.position if self.position + 1 >= len(pattern) else self.position + 2
                raise self.error("Malformed \\k<...> named back reference.", offset)
            self.position = match.end()
            return Reference(self.number_of(match[1] or match[2], match.end()), self.ignore_case)
        if character in "123456789":
            return self.numbered(re.compile(r"[0-9]+").match(pattern, self.position)[0])  # type: ignore[index]
        return Atom(re.escape(self.character_escape()), self.ignore_case)

    def numbered(self, digits: str) -> Node:
        """A back reference by number, or the octal character that it is when no such group exists."""
        end = self.position + len(digits)
        if len(digits) == 1 or int(digits) in self.numbers or self.scouting:
            number = self.number_of(digits, end)
            self.position = end
            return Reference(number, self.ignore_case)
        if digits[0] in "89":
            raise self.error(f"Reference to undefined group number {digits}.", end)
        return Atom(re.escape(self.character_escape()), self.ignore_case)

    def class_escape(self) -> str:
        r"""\w, \d, \s, \p{X} and their opposites as a fragment; the position is on the letter."""
        pattern = self.pattern
        letter = pattern[self.position]
        self.position += 1
        if letter not in "pP":
            return regex_classes.shorthand(letter, bool(self.options & ECMA_SCRIPT))
        match = re.compile(r"\{([\w-]*)\}").match(pattern, self.position)
        if not match:
            rest = re.compile(r"\{[\w-]*").match(pattern, self.position)
            if len(pattern) < self.position + 3:
                raise self.error("Incomplete \\p{X} character escape.")
            if not rest:
                raise self.error("Malformed \\p{X} character escape.", self.position + 1)
            raise self.error("Incomplete \\p{X} character escape.", min(rest.end() + 1, len(pattern)))
        self.position = match.end()
        found = regex_classes.named_class(match[1], negative=letter == "P")
        if found is None:
            raise self.error(f"Unknown property '{match[1]}'.")
        return found

    def character_escape(self) -> str:
        """An escape that stands for one character; the position is on the character after the backslash."""
        pattern, start = self.pattern, self.position
        character = pattern[start]
        self.position += 1
        if character in "xu":
            match = re.compile(r"[0-9A-Fa-f]{2}" if character == "x" else r"[0-9A-Fa-f]{4}").match(pattern, self.position)
            if not match:
                raise self.error("Insufficient or invalid hexadecimal digits.")
            self.position = match.end()
            return chr(int(match[0], 16))
        if character in "01234567":
            match = re.compile(r"[0-7]{1,3}").match(pattern, start)
            assert match is not None
            self.position = match.end()
            return chr(int(match[0], 8) & 0xFF)
        if character == "c":
            if self.position >= len(pattern):
                raise self.error("Missing control character.")
            control = pattern[self.position].upper()
            if not "@" <= control <= "_":
                raise self.error("Unrecognized control character.", self.position + 1)
            self.position += 1
            return chr(ord(control) - 64)
        if character in _CONTROLS:
            return _CONTROLS[character]
        if character.isalnum() or character == "_":
            raise self.error(f"Unrecognized escape sequence \\{character}.")
        return character

    # ---- classes

    def char_class(self) -> str:
        """A class as a fragment of Python's re; the position is after the opening bracket."""
        pattern = self.pattern
        negative = pattern.startswith("^", self.position)
        if negative:
            self.position += 1
        items: list[str] = []
        first = True
        while True:
            if self.position >= len(pattern):
                raise self.error("Unterminated [] set.", len(pattern))
            character = pattern[self.position]
            if character == "]" and not first:
                self.position += 1
                break
            if character == "-" and not first and pattern.startswith("[", self.position + 1):
                return self.subtraction(negative, items)
            first = False
            low = self.class_item()
            ranged = pattern.startswith("-", self.position) and pattern[self.position + 1 : self.position + 2] not in ("]", "")
            if not ranged or pattern.startswith("-[", self.position):
                items.append(low if low.__class__ is regex_classes.Fragment else re.escape(low))
                continue
            if low.__class__ is regex_classes.Fragment:
                items.append(low)
                continue
            self.position += 1
            high = self.class_item()
            if high.__class__ is regex_classes.Fragment:
                raise self.error(f"Cannot include class {pattern[self.position - 2 : self.position]} in character range.")
            if low > high:
                raise self.error("[x-y] range in reverse order.")
            items.append(f"{re.escape(low)}-{re.escape(high)}")
        return regex_classes.join(items, negative)

    def class_item(self) -> str:
        """One character of a class, or a class escape as a Fragment."""
        pattern = self.pattern
        if self.position >= len(pattern):
            raise self.error("Unterminated [] set.", len(pattern))
        character = pattern[self.position]
        self.position += 1
        if character != "\\":
            return character
        if self.position >= len(pattern):
            raise self.error("Unterminated [] set.", len(pattern))
        letter = pattern[self.position]
        if letter in "wWsSdDpP":
            return regex_classes.Fragment(self.class_escape())
        if letter == "b":
            self.position += 1
            return "\b"
        return self.character_escape()

    def subtraction(self, negative: bool, items: list[str]) -> str:
        """[a-z-[aeiou]]; the position is on the minus."""
        self.position += 2
        taken = self.char_class()
        if not self.pattern.startswith("]", self.position):
            raise self.error("A subtraction must be the last element in a character class.")
        self.position += 1
        return f"(?:(?!{taken}){regex_classes.join(items, negative)})"


_CONSTRUCTS = (
    (":", lambda body: Group(body)),
    (">", lambda body: Group(body, atomic=True)),
    ("=", lambda body: Look(body, behind=False, negative=False)),
    ("!", lambda body: Look(body, behind=False, negative=True)),
    ("<=", lambda body: Look(body, behind=True, negative=False)),
    ("<!", lambda body: Look(body, behind=True, negative=True)),
)


class Escapes(_Reader):
    """Reads single escapes, for Regex.Unescape."""

    def __init__(self, text: str) -> None:
        super().__init__(text, 0, None)
