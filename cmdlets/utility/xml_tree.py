"""A small XML tree to be written out: elements, attributes, text; compact or indented by two blanks."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["Element"]


class Element:
    """One element; it holds either text or other elements."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str] | None = None, text: str | None = None) -> None:
        self.name = name
        self.attributes = attributes or {}
        self.text = text
        self.children: list[Element] = []

    def add(self, name: str, attributes: dict[str, str] | None = None, text: str | None = None) -> Element:
        """A new child, put last."""
        child = Element(name, attributes, text)
        self.children.append(child)
        return child

    @property
    def tag(self) -> str:
        """What stands in the start tag."""
        return self.name + "".join(f' {name}="{attribute_text(value)}"' for name, value in self.attributes.items())

    def compact(self) -> str:
        """On one line."""
        inner = escaped(self.text) if self.text is not None else "".join(child.compact() for child in self.children)
        return f"<{self.tag}>{inner}</{self.name}>" if inner or self.text is not None else f"<{self.tag} />"

    def lines(self, depth: int = 0) -> Iterator[str]:
        """One element a line, as an indenting XmlWriter has it."""
        blanks = "  " * depth
        if self.text is not None or not self.children:
            yield blanks + self.compact()
            return
        yield f"{blanks}<{self.tag}>"
        for child in self.children:
            yield from child.lines(depth + 1)
        yield f"{blanks}</{self.name}>"


def escaped(text: str) -> str:
    """Text between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute_text(text: str) -> str:
    """Text of an attribute in double quotes."""
    return escaped(text).replace('"', "&quot;").replace("\r", "&#xD;").replace("\n", "&#xA;").replace("\t", "&#x9;")
