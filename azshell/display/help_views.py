"""How Get-Help's objects are printed: the page, its detailed and full forms, examples alone, one parameter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from azshell.display.shapes import NEW_LINE, ComplexEntry, Frame
from azshell.display.views import custom, declare_views, table
from azshell.dotnet.conversion import to_string
from azshell.dotnet.members import MISSING, get_member

REMARKS = (
    ("To see the examples, type: ", "Examples"),
    ("For more information, type: ", "Detailed"),
    ("For technical information, type: ", "Full"),
    ("For online help, type: ", "Online"),
)


def _get(value: Any, *names: str) -> Any:
    for name in names:
        value = None if value is None else get_member(value, name)
        value = None if value is MISSING else value
    return value


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _texts(value: Any) -> list[str]:
    return [to_string(_get(item, "Text") or "") for item in _list(value)]


def _section(title: str, lines: list[str], after: int = 1) -> Iterator[Any]:
    yield title
    yield NEW_LINE
    inner: list[Any] = []
    for line in lines:
        for part in line.split("\n"):
            inner += [part, NEW_LINE]
    yield Frame([*inner, *([NEW_LINE] * after)], 4)


def syntax_lines(help: Any) -> list[str]:
    """`Get-Thing [-Name] <String> [-All] [<CommonParameters>]`, a line for each parameter set."""
    lines = []
    for item in _list(_get(help, "syntax", "syntaxItem")):
        words = [to_string(_get(item, "name"))]
        for parameter in _list(_get(item, "parameter")):
            name, kind = f"-{_get(parameter, 'name')}", _get(parameter, "parameterValue")
            required = _get(parameter, "required") == "true"
            if not kind:
                words.append(name if required else f"[{name}]")
                continue
            placed = _get(parameter, "position") != "named"
            text = f"[{name}] <{kind}>" if placed else f"{name} <{kind}>"
            words.append(text if required else f"[{text}]")
        if _get(item, "CommonParameters"):
            words.append("[<CommonParameters>]")
        lines.append(" ".join(words))
    return lines


def _head(help: Any) -> Iterator[Any]:
    yield from _section("NAME", [to_string(_get(help, "Name"))])
    yield from _section("SYNOPSIS", [to_string(_get(help, "Synopsis") or "").strip("\n")], 2)


def _syntax(help: Any) -> Iterator[Any]:
    yield from _section("SYNTAX", "\n\n".join(syntax_lines(help)).split("\n"), 2)


def _description(help: Any) -> Iterator[Any]:
    yield from _section("DESCRIPTION", _texts(_get(help, "description")), 1)
    yield NEW_LINE


def _links(help: Any) -> Iterator[Any]:
    links = _list(_get(help, "relatedLinks", "navigationLink"))
    yield from _section("RELATED LINKS", [to_string(_get(link, "linkText") or _get(link, "uri") or "") for link in links], 0)


def _remarks(help: Any) -> Iterator[Any]:
    name = _get(help, "Name")
    yield from _section("REMARKS", [f'{words}"Get-Help {name} -{switch}"' for words, switch in REMARKS], 0)


def _parameter_head(parameter: Any) -> str:
    kind = _get(parameter, "parameterValue")
    return f"-{_get(parameter, 'name')} " + ("[<SwitchParameter>]" if kind == "SwitchParameter" else f"<{kind}>")


def _parameters(help: Any, full: bool) -> Iterator[Any]:
    yield "PARAMETERS"
    yield NEW_LINE
    inner: list[Any] = []
    for parameter in _list(_get(help, "parameters", "parameter")):
        inner += [_parameter_head(parameter), NEW_LINE]
        texts: list[Any] = []
        for text in _texts(_get(parameter, "description")):
            texts += [text, NEW_LINE]
        if full:
            texts.append(NEW_LINE)
            for label, name in FACTS:
                texts += [f"{label:<29}{to_string(_get(parameter, name) or '')}", NEW_LINE]
        inner.append(Frame([*texts, NEW_LINE], 4))
    yield Frame([*inner, NEW_LINE], 4)


FACTS = (
    ("Required?", "required"),
    ("Position?", "position"),
    ("Default value", "defaultValue"),
    ("Accept pipeline input?", "pipelineInput"),
    ("Accept wildcard characters?", "globbing"),
)


def _examples(help: Any) -> Iterator[Any]:
    inner: list[Any] = []
    for example in _list(_get(help, "examples", "example")):
        inner += [to_string(_get(example, "title")), NEW_LINE, NEW_LINE]
        prompt = "".join(_texts(_get(example, "introduction")))
        for line in f"{prompt}{to_string(_get(example, 'code') or '')}".split("\n"):
            inner += [line, NEW_LINE]
        inner.append(NEW_LINE)
        for text in _texts(_get(example, "remarks")):
            for line in text.split("\n"):
                inner += [line, NEW_LINE]
        inner.append(NEW_LINE)
    yield Frame(inner, 4)


def _page(help: Any, scope: Any) -> ComplexEntry:
    return ComplexEntry([*_head(help), *_syntax(help), *_description(help), *_links(help), *_remarks(help)])


def _detailed(help: Any, scope: Any) -> ComplexEntry:
    return ComplexEntry([*_head(help), *_syntax(help), *_description(help), *_parameters(help, False), *_examples(help), *_remarks(help)])


def _full(help: Any, scope: Any) -> ComplexEntry:
    parts = [*_head(help), *_syntax(help), *_description(help), *_parameters(help, True)]
    for title, names in (
        ("INPUTS", ("inputTypes", "inputType", "type", "name")),
        ("OUTPUTS", ("returnValues", "returnValue", "type", "name")),
    ):
        parts += [*_section(title, [to_string(_get(help, *names) or "")], 1)]
    notes = _texts(_get(help, "alertSet", "alert"))
    if notes:
        parts += [*_section("NOTES", notes, 1)]
    return ComplexEntry([*parts, *_examples(help), *_links(help)])


def _examples_alone(help: Any, scope: Any) -> ComplexEntry:
    return ComplexEntry([*_head(help), *_examples(help)])


def _one_parameter(parameter: Any, scope: Any) -> ComplexEntry:
    inner: list[Any] = []
    for text in _texts(_get(parameter, "description")):
        inner += [text, NEW_LINE]
    inner.append(NEW_LINE)
    for label, name in FACTS:
        inner += [f"{label:<29}{to_string(_get(parameter, name) or '')}", NEW_LINE]
    return ComplexEntry([_parameter_head(parameter), NEW_LINE, Frame([*inner, NEW_LINE], 4)])


declare_views(
    custom("MamlCommandHelpInfo#DetailedView", _detailed),
    custom("MamlCommandHelpInfo#FullView", _full),
    custom("MamlCommandHelpInfo#ExamplesView", _examples_alone),
    custom("MamlCommandHelpInfo#parameter", _one_parameter),
    custom("MamlCommandHelpInfo", _page),
    table("HelpInfoShort", ["Name", "Category", "ModuleName", "Synopsis"]),
)
