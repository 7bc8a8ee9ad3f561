"""Strings, here-strings, variables and bare words: all that holds text, and text with `$` in it."""

from __future__ import annotations

from collections.abc import Callable

from azshell.errors import ParseError
from azshell.language import nodes, operands
from azshell.language.elements import production, terminal
from azshell.language.faults import DEEPEST, lacking, wrong
from azshell.language.lexical import (
    BLANK,
    BREAK,
    BREAKS,
    DOUBLE,
    DOUBLE_QUOTES,
    SINGLE,
    SINGLE_QUOTES,
    Script,
    escape,
    script,
)
from azshell.language.nodes import ExpandableStringExpression, Expression, StringConstantExpression, VariableExpression

_NL = r"(?>\r\n|[\r\n])"

single_quoted = terminal("single-quoted string", rf"[{SINGLE}]([^{SINGLE}\0]*(?:[{SINGLE}]{{2}}[^{SINGLE}\0]*)*+)[{SINGLE}]")
double_quoted = terminal("double-quoted string", rf"[{DOUBLE}]([^{DOUBLE}$`\0]*)[{DOUBLE}](?![{DOUBLE}])")
variable_name = terminal("variable name", r"[$?^]|[\w:](?:[\w?]|:(?!:))*+")
braced_name = terminal("braced variable name", rf"\{{([^{{}}`{DOUBLE}\0]+)\}}", late=True)
plain_word = terminal("bare word", rf"[^{BREAK}`${SINGLE}{DOUBLE}]+")
_quoted_piece = terminal("piece of a string", rf"[^$`{DOUBLE}\0]+")
_here_piece = terminal("piece of a here-string", rf"(?:[^$`\r\n\0]+|{_NL}(?![{DOUBLE}]@))+", late=True)
_here_head = terminal("here-string header", rf"@.[{BLANK}]*{_NL}", late=True)
_literal_here_body = terminal(
    "literal here-string", rf"@[{SINGLE}][{BLANK}]*{_NL}(?:[{SINGLE}]@|((?:[^\r\n\0]+|{_NL}(?![{SINGLE}]@))*+){_NL}[{SINGLE}]@)", late=True
)
_false_foot = terminal("here-string end after blanks", rf"[^\0]*?{_NL}[{BLANK}]+([{SINGLE}{DOUBLE}]@)", late=True)
_parentheses = terminal(
    "parenthesis within a string",
    rf"[^()\0`{DOUBLE}]*(?:[`{DOUBLE}](?![{DOUBLE}])[^()\0`{DOUBLE}]*)*([()\0]|[`{DOUBLE}][{DOUBLE}])",
    late=True,
)
_here_parentheses = terminal("parenthesis within a here-string", r"[^()\0]*([()\0])", late=True)
_unicode = terminal("unicode escape", r"\{([0-9a-fA-F]{1,6})\}", late=True)
_SCOPES = frozenset(("global:", "local:", "private:", "script:", "variable:", ":"))

Parts = list[str | Expression]


@production
def single_quoted_string(text: Script, at: int) -> tuple[int, StringConstantExpression]:
    """single_quoted_string: `'` { any char but `'` | `''` } `'`"""
    match = single_quoted(text, at)
    if match is None:
        raise lacking(text, "TerminatorExpectedAtEndOfString", at, text.size, "'")
    value = match[1]
    end = match.end()
    if end - at - 2 and not SINGLE_QUOTES.isdisjoint(value):
        value = _undouble(value)
    return end, StringConstantExpression(at, end, value, "SingleQuoted")


def _undouble(value: str) -> str:
    out, at = [], 0
    while at < len(value):
        if value[at] in SINGLE_QUOTES:
            at += 1
        out.append(value[at])
        at += 1
    return "".join(out)


@production
def double_quoted_string(text: Script, at: int) -> tuple[int, Expression]:
    """double_quoted_string: `"` { any char | `""` | escape | variable | `$(` statements `)` } `"`"""
    match = double_quoted(text, at)
    if match is not None:
        end = match.end()
        return end, StringConstantExpression(at, end, match[1], "DoubleQuoted")
    pieces = Pieces(text)
    end = pieces.quoted(at)
    return end, pieces.finish(at, end, "DoubleQuoted")


@production
def literal_here_string(text: Script, at: int) -> tuple[int, StringConstantExpression]:
    """literal_here_string: `@'` newline { any char } newline `'@`"""
    match = _literal_here_body(text, at)
    if match is None:
        _here_header(text, at, "'@")
        raise _here_unfinished(text, at, "'@")
    end = match.end()
    return end, StringConstantExpression(at, end, match[1] or "", "SingleQuotedHereString")


@production
def expandable_here_string(text: Script, at: int) -> tuple[int, Expression]:
    """expandable_here_string: `@"` newline { any char | escape | variable | `$(` statements `)` } newline `"@`"""
    pieces = Pieces(text, here=True)
    end = pieces.here_quoted(at, _here_header(text, at, '"@'))
    return end, pieces.finish(at, end, "DoubleQuotedHereString")


def _here_header(text: Script, at: int, foot: str) -> int:
    head = _here_head(text, at)
    if head is not None:
        return head.end()
    end = at + 2
    while text[end] in BREAKS and text[end] not in "\0\r\n&(),;{|}":
        end += 1
    if end >= text.size:
        raise lacking(text, "TerminatorExpectedAtEndOfString", at, text.size, foot)
    raise wrong(text, "UnexpectedCharactersAfterHereStringHeader", end, end + 1)


def _here_unfinished(text: Script, at: int, foot: str) -> ParseError:
    false = _false_foot(text, at)
    while false is not None and (false[1][0] in SINGLE_QUOTES) != (foot[0] == "'"):
        false = _false_foot(text, false.end())
    if false is not None:
        return lacking(text, "WhitespaceBeforeHereStringFooter", false.start(1), text.size)
    return lacking(text, "TerminatorExpectedAtEndOfString", at, text.size, foot)


class Pieces:
    """Collects what an expandable string is made of: first all of its text is read, then each `$(...)` is parsed."""

    __slots__ = ("buffer", "here", "nested", "parts", "text")

    def __init__(self, text: Script, here: bool = False) -> None:
        self.text = text
        self.here = here
        self.buffer: list[str] = []
        self.parts: Parts = []
        self.nested: list[tuple[int, int, int, list[int]]] = []

    def add(self, node: Expression) -> None:
        if self.buffer:
            self.parts.append("".join(self.buffer))
            self.buffer = []
        self.parts.append(node)

    def quoted(self, at: int) -> int:
        """Read from a double quote to the one that closes it; the offset behind."""
        text, buffer_piece = self.text, _quoted_piece
        start = at
        at += 1
        while True:
            match = buffer_piece(text, at)
            if match is not None:
                self.buffer.append(match[0])
                at = match.end()
            char = text[at]
            if char in DOUBLE_QUOTES:
                if text[at + 1] not in DOUBLE_QUOTES:
                    return at + 1
                self.buffer.append(text[at + 1])
                at += 2
            elif char == "$":
                at = self.dollar(at)
            elif char == "`":
                at = self.backtick(at)
            else:
                raise lacking(text, "TerminatorExpectedAtEndOfString", start, text.size, '"')

    def here_quoted(self, start: int, at: int) -> int:
        """Read a here-string's body, whose header ends at `at`, to behind its end."""
        text, size = self.text, self.text.size
        if text[at] in DOUBLE_QUOTES and text[at + 1] == "@":
            return at + 2
        while True:
            match = _here_piece(text, at)
            if match is not None:
                self.buffer.append(match[0])
                at = match.end()
            char = text[at]
            if char == "$":
                at = self.dollar(at)
            elif char == "`":
                at = self.backtick(at)
            elif at >= size:
                raise _here_unfinished(text, start, '"@')
            else:
                return at + (4 if text.startswith("\r\n", at) else 3)

    def backtick(self, at: int) -> int:
        text = self.text
        char = text[at + 1]
        if char == "u":
            at, value = unicode_escape(text, at)
            if "\udc00" <= value <= "\udfff" and self.buffer and "\ud800" <= self.buffer[-1][-1:] <= "\udbff":
                high = self.buffer.pop()
                value = high[:-1] + chr(0x10000 + ((ord(high[-1]) & 0x3FF) << 10) + (ord(value) & 0x3FF))
            self.buffer.append(value)
            return at
        if char == "\0":
            self.buffer.append("`")
            return at + 1
        self.buffer.append(escape(char))
        return at + 2

    def dollar(self, at: int) -> int:
        """Read what a dollar sign begins: a variable, `$(...)`, or just itself."""
        text = self.text
        char = text[at + 1]
        if char == "(":
            end, dropped = self.span(at)
            if self.buffer:
                self.parts.append("".join(self.buffer))
                self.buffer = []
            self.nested.append((len(self.parts), at, end, dropped))
            self.parts.append("")
            return end
        if char == "{" or char.isalnum() or char in "_?:^$":
            end, node = variable(text, at, in_string=True)
            self.add(node)
            return end
        self.buffer.append("$")
        return at + 1

    def span(self, start: int) -> tuple[int, list[int]]:
        """Where a `$(` is closed: parentheses alone count, whatever surrounds them. Then, which quotes of pairs are dropped."""
        text, depth, at = self.text, 1, start + 2
        finder = _here_parentheses if self.here else _parentheses
        dropped: list[int] = []
        while True:
            match = finder(text, at)
            assert match is not None
            at = match.end()
            found = match[1]
            if found == "(":
                depth += 1
                if depth > DEEPEST:
                    raise wrong(text, "ScriptTooComplicated", at - 1, at)
            elif found == ")":
                depth -= 1
                if not depth:
                    return at, dropped
            elif found == "\0":
                raise lacking(text, "IncompleteDollarSubexpressionReference", start, text.size)
            else:
                dropped.append(at - 2)

    def finish(self, start: int, end: int, kind: str) -> Expression:
        """Parse what was put off; the finished node."""
        if self.buffer:
            self.parts.append("".join(self.buffer))
        parts = self.parts
        for index, at, stop, dropped in self.nested:
            parts[index] = nested_sub_expression(self.text, at, stop, dropped)
        if not parts:
            return StringConstantExpression(start, end, "", kind)
        if len(parts) == 1 and isinstance(parts[0], str):
            return StringConstantExpression(start, end, parts[0], kind)
        return ExpandableStringExpression(start, end, parts, kind)


def unicode_escape(text: Script, at: int) -> tuple[int, str]:
    """`u{1F600}: a character by its number."""
    match = _unicode(text, at + 2)
    if match is not None:
        code = int(match[1], 16)
        if code > 0x10FFFF:
            raise wrong(text, "InvalidUnicodeEscapeSequenceValue", at + 3, match.end() - 1)
        return match.end(), chr(code)
    if text[at + 2] != "{":
        raise wrong(text, "InvalidUnicodeEscapeSequence", at, at + 2)
    end = at + 3
    while end - at - 3 < 7 and text[end] in "0123456789abcdefABCDEF":
        end += 1
    if end - at - 3 > 6:
        raise wrong(text, "TooManyDigitsInUnicodeEscapeSequence", end - 1, end)
    if end - at - 3 == 6:
        raise wrong(text, "MissingUnicodeEscapeSequenceTerminator", end, end + 1)
    if text[end] == "}":
        raise wrong(text, "InvalidUnicodeEscapeSequence", at, end + 1)
    raise wrong(text, "InvalidUnicodeEscapeSequence", end, end + 1)


@production
def variable(text: Script, at: int, in_string: bool = False) -> tuple[int, VariableExpression | nodes.UsingExpression]:
    """variable: ( `$` | `@` ) [ scope `:` ] name | `${` any chars `}`"""
    match = variable_name(text, at + 1)
    if match is not None:
        path = match[0]
        end = match.end()
        if path[-1] == ":" and path.index(":") == len(path) - 1:
            raise wrong(text, "InvalidVariableReference" if path.lower() in _SCOPES else "InvalidVariableReferenceWithDrive", at, end)
    else:
        match = braced_name(text, at + 1)
        if match is not None:
            path = match[1]
            end = match.end()
        else:
            end, path = _braced(text, at, in_string)
        if path[-1:] == ":" and path.index(":") == len(path) - 1:
            raise wrong(text, "InvalidBracedVariableReference", at, end)
    node = VariableExpression(at, end, path, text[at] == "@")
    if path[:6].lower() == "using:" and len(path) > 6:
        node.path = path[6:]
        return end, nodes.UsingExpression(at, end, node)
    return end, node


def _braced(text: Script, start: int, in_string: bool) -> tuple[int, str]:
    out: list[str] = []
    at = start + 2
    while True:
        char = text[at]
        if char == "}":
            break
        if at >= text.size:
            raise lacking(text, "IncompleteDollarVariableReference", start + 1, text.size)
        if char == "`":
            if text[at + 1] == "u":
                at, char = unicode_escape(text, at)
                out.append(char)
                continue
            at += 1
            if at >= text.size:
                raise lacking(text, "IncompleteDollarVariableReference", start + 1, text.size)
            char = escape(text[at])
        elif char in DOUBLE_QUOTES and in_string and text[at + 1] in DOUBLE_QUOTES:
            at += 1
            char = text[at]
        elif char == "{":
            raise wrong(text, "OpenBraceNeedsToBeBackTickedInVariableName", at + 1, at + 2)
        out.append(char)
        at += 1
    if not out:
        raise wrong(text, "EmptyVariableReference", at, at + 1)
    return at + 1, "".join(out)


@production
def generic_word(text: Script, at: int) -> tuple[int, Expression]:
    """generic_word: { any char but a break | escape | string | variable | `$(` statements `)` }"""
    match = plain_word(text, at)
    if match is not None:
        end = match.end()
        if text[end] in BREAKS:
            return end, StringConstantExpression(at, end, match[0], "BareWord")
    pieces = Pieces(text)
    end = word_pieces(pieces, at)
    return end, pieces.finish(at, end, "BareWord")


def word_pieces(pieces: Pieces, at: int) -> int:
    """Read a bare word into its pieces."""
    text = pieces.text
    while True:
        match = plain_word(text, at)
        if match is not None:
            pieces.buffer.append(match[0])
            at = match.end()
        char = text[at]
        if char in BREAKS:
            return at
        if char == "$":
            at = pieces.dollar(at)
        elif char == "`":
            at = pieces.backtick(at)
        elif char in SINGLE_QUOTES:
            at, node = single_quoted_string(text, at)
            pieces.buffer.append(node.value)  # type: ignore[arg-type]
        else:
            at = pieces.quoted(at)


def nested_sub_expression(text: Script, at: int, end: int, dropped: list[int]) -> Expression:
    """The `$(...)` of a string, which ends where its parentheses balance.

    It is read in place where that comes to the same; where quotes are doubled, or its own reading ends elsewhere, from a
    copy that holds nothing else, as PowerShell does.
    """
    depth, doubts, scope = text.depth, len(text.doubts), text.scope
    if not dropped and not text.base:
        commaless = text.commaless
        try:
            stop, node = operands.sub_expression(text, at)
            if stop == end:
                return node
        except ParseError as error:
            # an error that the text between the parentheses has by itself is not looked for again at every level around
            if error.error_id == "ScriptTooComplicated" or (error.extent.end <= end and getattr(error, "settled", False)):
                raise
        text.depth, text.commaless, text.scope = depth, commaless, scope
        del text.doubts[doubts:]
    inside = text[at:end]
    if dropped:
        pieces, last = [], at
        for quote in dropped:
            pieces.append(text[last:quote])
            last = quote + 1
        pieces.append(text[last:end])
        inside = "".join(pieces)
    copy = script(inside, text.source)
    copy.base, copy.depth, copy.workflow, copy.scope = max(at, 1) + text.base, depth, text.workflow, scope
    drops = [quote - at for quote in dropped]

    def place(offset: int) -> int:
        for drop in drops:
            if drop >= offset:
                break
            offset += 1
        return offset + at

    try:
        _, node = operands.sub_expression(copy, 0)
    except ParseError as error:
        error.extent.start, error.extent.end = place(error.extent.start), place(error.extent.end)
        error.settled = True  # type: ignore[attr-defined]
        raise
    _move(node, place)
    for late, first, last, _, error_id, start, stop, words in copy.doubts:
        text.doubts.append((late, place(first), -place(-last), len(text.doubts), error_id, place(start), place(stop), words))
    return node


def _move(root: Expression, place: Callable[[int], int]) -> None:
    for node in nodes.walk(root):
        node.start, node.end = place(node.start), place(node.end)
        for name in node.fields:
            value = getattr(node, name)
            for item in value if isinstance(value, list) else (value,):
                if isinstance(item, nodes.TypeName):
                    _move_type(item, place)


def _move_type(name: nodes.TypeName, place: Callable[[int], int]) -> None:
    name.start, name.end = place(name.start), place(name.end)
    for argument in name.arguments:
        _move_type(argument, place)
