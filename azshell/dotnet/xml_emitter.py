"""Writes XML text from calls, with the namespaces declared that names need: what XmlWriter, XmlTextWriter and OuterXml stand on."""

from __future__ import annotations

import re

from azshell.dotnet.xml_parser import XML, XMLNS

_TEXT_MARKS = re.compile("[&<>\x00-\x08\x0b\x0c\x0e-\x1f]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#xA;", "\r": "&#xD;", "\t": "&#x9;"}


def _reference(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"&#x{ord(match[0]):X};"


class Level:
    """An open element: its name, the namespaces in scope, and what it holds so far."""

    __slots__ = ("children", "generated", "mixed", "name", "scope")

    def __init__(self, name: str, scope: dict[str, str], mixed: bool) -> None:
        self.name = name
        self.scope = scope
        self.mixed = mixed
        self.children = False
        self.generated = 0


class Emitter:
    """XML text being made.

    `indent` is the text of one level, or None; `raw` writes as XmlWriter.Create's writers do (tabs of attributes as references, no line
    break in an element without content), otherwise as XmlTextWriter and XmlDocument do.
    """

    def __init__(self, indent: str | None = None, new_line: str = "\n", raw: bool = False, attributes_on_lines: bool = False) -> None:
        self.out: list[str] = []
        self.indent = indent
        self.new_line = new_line
        self.raw = raw
        self.attributes_on_lines = attributes_on_lines
        self.levels: list[Level] = []
        self.started = False
        self.in_tag = False
        self.pending: list[tuple[str, str]] = []
        self.declared = 0

    @property
    def scope(self) -> dict[str, str]:
        """Prefix -> namespace, where the writer is."""
        return self.levels[-1].scope if self.levels else {"": "", "xml": XML, "xmlns": XMLNS}

    def prefix_of(self, namespace: str, attribute: bool = False) -> str | None:
        """A prefix in scope for a namespace; an attribute needs one that is not empty."""
        for prefix, known in reversed(self.scope.items()):
            if known == namespace and (prefix or not attribute):
                return prefix
        return None

    def _declare(self, prefix: str, namespace: str) -> None:
        level = self.levels[-1]
        level.scope = {**level.scope, prefix: namespace}
        self.pending.append((prefix, namespace))
        self.declared += 1

    def break_line(self) -> None:
        """A line break and the indentation, where the writer indents."""
        if self.indent is None:
            return
        level = self.levels[-1] if self.levels else None
        if level is not None and level.mixed:
            return
        if self.started:
            self.out.append(self.new_line + self.indent * len(self.levels))

    def close_tag(self) -> None:
        """Ends an open start tag, with the namespace declarations that it still needs."""
        if self.in_tag:
            self._finish_attributes()
            self.out.append(">")
            self.in_tag = False

    def _finish_attributes(self) -> None:
        for prefix, namespace in reversed(self.pending):
            name = f"xmlns:{prefix}" if prefix else "xmlns"
            self.out.append(f' {name}="{self.escaped_attribute(namespace)}"')
        self.pending.clear()

    def start(self, prefix: str | None, local: str, namespace: str | None) -> None:
        """A start tag; without a namespace the name is written as it is."""
        self.close_tag()
        self.break_line()
        self.started = True
        parent = self.levels[-1] if self.levels else None
        if parent is not None:
            parent.children = True
        if prefix is None:
            prefix = (self.prefix_of(namespace) or "") if namespace else ""
        level = Level(f"{prefix}:{local}" if prefix else local, dict(self.scope), parent.mixed if parent is not None else False)
        self.levels.append(level)
        self.out.append("<" + level.name)
        self.in_tag = True
        if namespace is not None and level.scope.get(prefix, "" if not prefix else None) != namespace:
            self._declare(prefix, namespace)

    def attribute(self, prefix: str | None, local: str, namespace: str | None, value: str) -> None:
        """An attribute of the open start tag."""
        level = self.levels[-1]
        if namespace == XMLNS or prefix == "xmlns" or (not prefix and local == "xmlns"):
            declared = local if prefix == "xmlns" or (namespace == XMLNS and local != "xmlns") else ""
            level.scope = {**level.scope, declared: value}
            self.pending = [pair for pair in self.pending if pair[0] != declared]
            name = f"xmlns:{declared}" if declared else "xmlns"
        elif namespace:
            if not prefix or (prefix != "xml" and level.scope.get(prefix, namespace) != namespace):
                prefix = self.prefix_of(namespace, attribute=True) or self._new_prefix()
            if level.scope.get(prefix) != namespace and prefix != "xml":
                self._declare(prefix, namespace)
            name = f"{prefix}:{local}"
        else:
            name = f"{prefix}:{local}" if prefix else local
        if self.attributes_on_lines and self.indent is not None:
            self.out.append(self.new_line + self.indent * len(self.levels))
        else:
            self.out.append(" ")
        self.out.append(f'{name}="{self.escaped_attribute(value)}"')

    def _new_prefix(self) -> str:
        if self.raw:
            return f"p{self.declared}"
        level = self.levels[-1]
        level.generated += 1
        return f"d{len(self.levels)}p{level.generated}"

    def end(self, full: bool = False) -> None:
        """The end of the innermost element: `<a />`, or with `full` `</a>` in any case."""
        level = self.levels[-1]
        if self.in_tag and not full:
            self._finish_attributes()
            self.out.append(" />")
            self.in_tag = False
            self.levels.pop()
            return
        empty = self.in_tag
        self.close_tag()
        self.levels.pop()
        if self.indent is not None and not level.mixed and (level.children or (empty and not self.raw)):
            self.out.append(self.new_line + self.indent * len(self.levels))
        self.out.append(f"</{level.name}>")

    def content(self, text: str) -> None:
        """Characters as they are; the element they stand in is not indented any more."""
        self.close_tag()
        self.started = True
        if self.levels:
            self.levels[-1].mixed = True
        self.out.append(text)

    def text(self, text: str) -> None:
        """Characters, escaped."""
        self.content(self.escaped(text))

    def cdata(self, text: str) -> None:
        """A CDATA section."""
        self.content(f"<![CDATA[{text}]]>")

    def line(self, markup: str) -> None:
        """A comment, a processing instruction or a document type: on a line of its own where the writer indents."""
        self.close_tag()
        self.break_line()
        self.started = True
        if self.levels:
            self.levels[-1].children = True
        self.out.append(markup)

    def comment(self, text: str) -> None:
        """A comment."""
        self.line(f"<!--{text}-->")

    def instruction(self, target: str, data: str) -> None:
        """A processing instruction."""
        self.line(f"<?{target} {data}?>" if data or not self.raw else f"<?{target}?>")

    def declaration(self, version: str, encoding: str | None, standalone: str | None) -> None:
        """The XML declaration."""
        parts = [f'version="{version}"']
        if encoding:
            parts.append(f'encoding="{encoding}"')
        if standalone:
            parts.append(f'standalone="{standalone}"')
        self.line(f"<?xml {' '.join(parts)}?>")

    def document_type(self, name: str, public: str | None, system: str | None, subset: str | None) -> None:
        """The document type."""
        ids = f' PUBLIC "{public}" "{system or ""}"' if public is not None else f' SYSTEM "{system}"' if system is not None else ""
        inside = f"[{subset}]" if subset is not None else ""
        self.line(f"<!DOCTYPE {name}{ids}{inside}>")

    def escaped(self, text: str) -> str:
        """Text as content."""
        if self.raw and ("\n" in text or "\r" in text):
            text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", self.new_line)
        return _TEXT_MARKS.sub(_reference, text) if _TEXT_MARKS.search(text) else text

    def escaped_attribute(self, text: str) -> str:
        """Text as an attribute's value in double quotes."""
        pattern = _ATTRIBUTE_RAW if self.raw else _ATTRIBUTE
        return pattern.sub(_reference, text) if pattern.search(text) else text

    def result(self) -> str:
        """All that was written."""
        if len(self.out) > 1:
            self.out = ["".join(self.out)]
        return self.out[0] if self.out else ""


_ATTRIBUTE = re.compile('[&<>"\n\r\x00-\x08\x0b\x0c\x0e-\x1f]')
_ATTRIBUTE_RAW = re.compile('[&<>"\x00-\x1f]')
