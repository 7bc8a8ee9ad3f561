"""Reads XML text into events, as .NET's XmlReader sees it: names with prefix and namespace, errors with line and position.

Events are tuples that begin with their kind and end with the offset in the text:
("decl", version, encoding, standalone, at)  ("doctype", name, public, system, subset, at)  ("pi", target, data, at)  ("comment", text, at)
("start", prefix, local, namespace, [(prefix, local, namespace, value), ...], is_empty, at)  ("end", prefix, local, namespace, at)
("text", text, at)  ("cdata", text, at)  ("blank", text, is_significant, at)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

XMLNS = "http://www.w3.org/2000/xmlns/"
XML = "http://www.w3.org/XML/1998/namespace"
ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}

_START = r"[^\W\d]"
_NAME = re.compile(rf"{_START}[\w.\-\u00b7]*(?::{_START}[\w.\-\u00b7]*)?|:{_START}[\w.\-\u00b7]*")
_BLANKS = re.compile(r"[ \t\r\n]*")
_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PSEUDO = re.compile(r"\s*([A-Za-z]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_ENTITY_DECLARATION = re.compile(r"<!ENTITY\s+([\w.:-]+)\s+(?:\"([^\"]*)\"|'([^']*)')\s*>")

EOF_IN_CONTENT = "Unexpected end of file has occurred."
EOF_IN_NAME = "Unexpected end of file while parsing Name has occurred."
NOT_FIRST = (
    "Unexpected XML declaration. The XML declaration must be the first node in the document, "
    "and no whitespace characters are allowed to appear before it."
)


def xml_error(message: str, text: str, offset: int) -> Exception:
    """XmlException with the line and position of an offset."""
    from azshell.dotnet.exceptions import XmlException

    line = text.count("\n", 0, offset) + 1
    position = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return XmlException(f"{message} Line {line}, position {position}.", line_number=line, line_position=position)


def line_of(text: str, offset: int) -> tuple[int, int]:
    """Line and position of an offset, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class Parser:
    """One XML text being read.

    `fragment` allows what a document's content may be: text and several elements; `whole` a declaration before these.
    """

    def __init__(self, text: str, fragment: bool = False, scope: dict[str, str] | None = None, whole: bool = False) -> None:
        self.text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
        self.position = 0
        self.fragment = fragment
        self.whole = whole or not fragment
        self.scope: dict[str, str] = {"xml": XML, "xmlns": XMLNS, "": "", **(scope or {})}
        self.open: list[tuple[str, int, dict[str, str], bool]] = []
        self.preserve = False
        self.entities = dict(ENTITIES)

    def error(self, message: str, offset: int | None = None) -> Exception:
        """XmlException at an offset, or at the reading position."""
        return xml_error(message, self.text, self.position if offset is None else offset)

    def events(self) -> Iterator[tuple[Any, ...]]:
        """The events of the whole text.  XmlException where it is wrong, not earlier."""
        text = self.text
        size = len(text)
        roots = 0
        if size < 4 and text.lstrip()[:1] == "<":
            raise self.error("Data at the root level is invalid.", 0)
        while self.position < size:
            at = self.position
            if text[at] == "<":
                event = self.markup(at, roots)
                if event[0] == "start" and (len(self.open) == (0 if event[5] else 1)):
                    roots += 1
                yield event
            else:
                yield from self.characters(at)
        if self.open:
            names = ", ".join(name for name, *_ in reversed(self.open))
            raise self.error(f"{EOF_IN_CONTENT} The following elements are not closed: {names}.", size)
        if not roots and not self.fragment:
            from azshell.dotnet.exceptions import XmlException

            raise XmlException("Root element is missing.", line_number=0, line_position=0)

    # ---- markup

    def markup(self, at: int, roots: int) -> tuple[Any, ...]:
        """What begins with a less-than sign."""
        text = self.text
        following = text[at + 1 : at + 2]
        if following == "/":
            return self.end_tag(at)
        if following == "?":
            return self.instruction(at)
        if following == "!":
            return self.declaration(at)
        if not following and self.open:
            names = ", ".join(name for name, *_ in reversed(self.open))
            raise self.error(f"{EOF_IN_CONTENT} The following elements are not closed: {names}.", at + 1)
        if roots and not self.open and not self.fragment:
            raise self.error("There are multiple root elements.", at + 1)
        return self.start_tag(at)

    def name(self, at: int) -> str:
        """The qualified name at an offset; the position moves behind it."""
        match = _NAME.match(self.text, at)
        if not match:
            if at >= len(self.text):
                raise self.error(EOF_IN_NAME, at)
            character = self.text[at]
            raise self.error(f"Name cannot begin with the '{character}' character, hexadecimal value 0x{ord(character):02X}.", at)
        self.position = match.end()
        if self.text[self.position : self.position + 1] == ":":
            raise self.error("The ':' character, hexadecimal value 0x3A, cannot be included in a name.")
        if self.position >= len(self.text):
            raise self.error(EOF_IN_NAME if not self.open or self.text[at - 1] != "/" else self._unclosed())
        return match[0]

    def _unclosed(self) -> str:
        return f"{EOF_IN_CONTENT} The following elements are not closed: {', '.join(name for name, *_ in reversed(self.open))}."

    def blanks(self) -> bool:
        """Skips white space; whether there was any."""
        match = _BLANKS.match(self.text, self.position)
        moved = match is not None and match.end() > self.position
        if match is not None:
            self.position = match.end()
        return moved

    def expect(self, token: str) -> None:
        """Takes one character that must come now."""
        found = self.text[self.position : self.position + 1]
        if found != token:
            if not found:
                raise self.error(EOF_IN_CONTENT)
            raise self.error(f"'{found}' is an unexpected token. The expected token is '{token}'.")
        self.position += 1

    def start_tag(self, at: int) -> tuple[Any, ...]:
        """An element's start tag."""
        text = self.text
        name = self.name(at + 1)
        raw: list[tuple[str, str, int]] = []
        seen: set[str] = set()
        while True:
            spaced = self.blanks()
            place = self.position
            character = text[place : place + 1]
            if character == ">":
                self.position += 1
                empty = False
                break
            if character == "/":
                self.position += 1
                self.expect(">")
                empty = True
                break
            if not character:
                raise self.error(EOF_IN_CONTENT)
            if not spaced:
                raise self.error(f"'{character}' is an unexpected token. Expecting whitespace.")
            attribute = self.name(place)
            if attribute in seen:
                raise self.error(f"'{attribute}' is a duplicate attribute name.", place)
            seen.add(attribute)
            self.blanks()
            self.expect("=")
            self.blanks()
            raw.append((attribute, self.attribute_value(), place))
        return self.element(name, raw, empty, at)

    def attribute_value(self) -> str:
        """A quoted value, its references resolved and its white space made blanks."""
        text = self.text
        quote = text[self.position : self.position + 1]
        if quote not in ('"', "'") or not quote:
            if not quote:
                raise self.error(EOF_IN_CONTENT)
            raise self.error(f"'{quote}' is an unexpected token. The expected token is '\"' or '''.")
        end = text.find(quote, self.position + 1)
        if end < 0:
            raise self.error("There is an unclosed literal string.", len(text))
        start = self.position + 1
        raw = text[start:end]
        bad = raw.find("<")
        if bad >= 0:
            raise self.error("'<', hexadecimal value 0x3C, is an invalid attribute character.", start + bad)
        self.check(raw, start)
        self.position = end + 1
        if "\n" in raw or "\t" in raw:
            raw = raw.replace("\n", " ").replace("\t", " ")
        return self.resolved(raw, start) if "&" in raw else raw

    def element(self, name: str, raw: list[tuple[str, str, int]], empty: bool, at: int) -> tuple[Any, ...]:
        """The start event, with the namespaces of names resolved."""
        outer, outer_preserve = self.scope, self.preserve
        for attribute, value, place in raw:
            if attribute == "xmlns" or attribute.startswith("xmlns:"):
                self.declare(attribute, value, place)
            elif attribute == "xml:space":
                self.preserve = value == "preserve"
        attributes = []
        for attribute, value, place in raw:
            prefix, _, local = attribute.rpartition(":")
            namespace = XMLNS if attribute == "xmlns" else self.namespace(prefix, place) if prefix else ""
            attributes.append((prefix, local, namespace, value))
        prefix, _, local = name.rpartition(":")
        namespace = self.namespace(prefix, at + 1)
        if empty:
            self.scope, self.preserve = outer, outer_preserve
        else:
            self.open.append((name, at + 1, outer, outer_preserve))
        return "start", prefix, local, namespace, attributes, empty, at

    def declare(self, attribute: str, value: str, place: int) -> None:
        """Puts a namespace declaration into scope."""
        prefix = attribute[6:]
        if prefix and not value:
            raise self.error("Invalid namespace declaration.", place + len(attribute) + 1)
        if prefix == "xml" and value != XML:
            raise self.error(f'Prefix "xml" is reserved for use by XML and can be mapped only to namespace name "{XML}".', place)
        self.scope = {**self.scope, prefix: value}

    def namespace(self, prefix: str, place: int) -> str:
        """The namespace of a prefix in scope."""
        found = self.scope.get(prefix)
        if found is None:
            raise self.error(f"'{prefix}' is an undeclared prefix.", place)
        return found

    def end_tag(self, at: int) -> tuple[Any, ...]:
        """An element's end tag."""
        if not self.open:
            raise self.error("Unexpected end tag.", at + 2)
        name = self.name(at + 2)
        opened, place, outer, outer_preserve = self.open[-1]
        if name != opened:
            line, position = line_of(self.text, place)
            raise self.error(f"The '{opened}' start tag on line {line} position {position} does not match the end tag of '{name}'.", at + 2)
        self.blanks()
        self.expect(">")
        prefix, _, local = name.rpartition(":")
        namespace = self.scope.get(prefix, "")
        self.open.pop()
        self.scope, self.preserve = outer, outer_preserve
        return "end", prefix, local, namespace, at

    def instruction(self, at: int) -> tuple[Any, ...]:
        """A processing instruction or the XML declaration."""
        text = self.text
        target = self.name(at + 2)
        end = text.find("?>", self.position)
        if target.lower() == "xml":
            if at or not self.whole:
                raise self.error(NOT_FIRST, at + 2)
            return self.xml_declaration(end)
        if end < 0:
            raise self.error("Unexpected end of file while parsing PI has occurred.", len(text))
        data = text[self.position : end].lstrip(" \t\n")
        self.position = end + 2
        return "pi", target, data, at

    def xml_declaration(self, end: int) -> tuple[Any, ...]:
        """`<?xml version="1.0" encoding="..." standalone="..."?>`."""
        invalid = "Syntax for an XML declaration is invalid."
        if end < 0:
            raise self.error(EOF_IN_CONTENT, len(self.text))
        found: dict[str, str] = {}
        order = ["version", "encoding", "standalone"]
        while self.position < end:
            match = _PSEUDO.match(self.text, self.position, end)
            if not match:
                self.blanks()
                if self.position >= end:
                    break
                raise self.error(invalid)
            if match[1] not in order or ("version" not in found and match[1] != "version"):
                raise self.error(invalid, match.start(1))
            order = order[order.index(match[1]) + 1 :]
            value = match[2][1:-1]
            if match[1] == "version" and value != "1.0":
                raise self.error(f"Version number '{value}' is invalid.", match.start(2) + 1)
            if match[1] == "standalone" and value not in ("yes", "no"):
                raise self.error(invalid, match.start(2))
            found[match[1]] = value
            self.position = match.end()
        if "version" not in found:
            raise self.error(invalid)
        self.position = end + 2
        return "decl", found["version"], found.get("encoding", ""), found.get("standalone", ""), 0

    def declaration(self, at: int) -> tuple[Any, ...]:
        """A comment, a CDATA section or the document type."""
        text = self.text
        if text.startswith("<!--", at):
            end = text.find("--", at + 4)
            if end < 0:
                raise self.error("Unexpected end of file while parsing Comment has occurred.", at + 4)
            if text[end + 2 : end + 3] != ">":
                raise self.error("An XML comment cannot contain '--', and '-' cannot be the last character.", end)
            self.check(text[at + 4 : end], at + 4)
            self.position = end + 3
            return "comment", text[at + 4 : end], at
        if text.startswith("<![CDATA[", at):
            if not self.open and not self.fragment:
                raise self.error("Data at the root level is invalid.", at)
            end = text.find("]]>", at)
            if end < 0:
                raise self.error("Unexpected end of file while parsing CDATA has occurred.", len(text))
            self.check(text[at + 9 : end], at + 9)
            self.position = end + 3
            return "cdata", text[at + 9 : end], at
        if text.startswith("<!DOCTYPE", at) and not self.open and self.whole:
            return self.document_type(at)
        word = re.compile(r"[^\s<>\[]*").match(text, at + 2)
        token = word[0] if word else ""
        expected = "'<!--' or '<[CDATA['" if self.open else "'DOCTYPE'"
        raise self.error(f"'{token}' is an unexpected token. The expected token is {expected}.", at + 2)

    def document_type(self, at: int) -> tuple[Any, ...]:
        """`<!DOCTYPE name PUBLIC "..." "..." [subset]>`; entities of the subset become known."""
        match = _DOCTYPE.match(self.text, at)
        if not match:
            raise self.error("Syntax for a DTD is invalid.", at + 9)
        subset = match["subset"] or ""
        for declared in _ENTITY_DECLARATION.finditer(subset):
            self.entities.setdefault(declared[1], declared[2] if declared[2] is not None else declared[3])
        self.position = match.end()
        public = match["public"][1:-1] if match["public"] else None
        system = (match["system"] or match["system2"] or "")[1:-1] if match["system"] or match["system2"] else None
        return "doctype", match["name"], public, system, subset, at

    # ---- text

    def characters(self, at: int) -> Iterator[tuple[Any, ...]]:
        """Text up to the next tag."""
        text = self.text
        end = text.find("<", at)
        end = len(text) if end < 0 else end
        raw = text[at:end]
        if not raw.strip(" \t\n"):
            self.position = end
            yield "blank", raw, self.preserve, at
            return
        if not self.open and not self.fragment:
            raise self.error("Data at the root level is invalid.", at + len(raw) - len(raw.lstrip(" \t\n")))
        bad = raw.find("]]>")
        if bad >= 0:
            raise self.error("']]>' is not allowed in character data.", at + bad)
        self.check(raw, at)
        self.position = end
        yield "text", self.resolved(raw, at) if "&" in raw else raw, at

    def check(self, raw: str, at: int) -> None:
        """Refuses control characters."""
        match = _INVALID.search(raw)
        if match:
            raise self.error(f"'{match[0]}', hexadecimal value 0x{ord(match[0]):02X}, is an invalid character.", at + match.start())

    def resolved(self, raw: str, at: int) -> str:
        """Text with its references resolved."""
        out: list[str] = []
        position = 0
        while True:
            place = raw.find("&", position)
            if place < 0:
                out.append(raw[position:])
                return "".join(out)
            out.append(raw[position:place])
            value, position = self.reference(raw, place, at)
            out.append(value)

    def reference(self, raw: str, place: int, at: int) -> tuple[str, int]:
        """One reference: its text, and where it ends in `raw`."""
        match = _REFERENCE.match(raw, place)
        if match and match["code"]:
            code = int(match["code"][1:], 16) if match["code"][0] == "x" else int(match["code"])
            return chr(code) if code < 0x110000 else "\ufffd", match.end()
        if match and match["name"]:
            value = self.entities.get(match["name"])
            if value is None:
                raise self.error(f"Reference to undeclared entity '{match['name']}'.", at + place + 1)
            return (self.resolved(value, at) if match["name"] not in ENTITIES and "&" in value else value), match.end()
        if raw.startswith("&#x", place):
            raise self.error("Invalid syntax for a hexadecimal numeric entity reference.", at + place + 3)
        if raw.startswith("&#", place):
            raise self.error("Invalid syntax for a decimal numeric entity reference.", at + place + 2)
        raise self.error("An error occurred while parsing EntityName.", at + place + 1)


_REFERENCE = re.compile(rf"&(?:#(?P<code>x[0-9A-Fa-f]+|[0-9]+)|(?P<name>{_START}[\w.\-:]*));")
_LITERAL = r"\"[^\"]*\"|'[^']*'"
_DOCTYPE = re.compile(
    rf"<!DOCTYPE\s+(?P<name>[\w.:-]+)(?:\s+PUBLIC\s+(?P<public>{_LITERAL})\s+(?P<system>{_LITERAL})|\s+SYSTEM\s+(?P<system2>{_LITERAL}))?"
    r"\s*(?:\[(?P<subset>(?:\"[^\"]*\"|'[^']*'|[^\]])*)\])?\s*>"
)
