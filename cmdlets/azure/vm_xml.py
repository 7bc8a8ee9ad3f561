"""A machine's configuration to XML and back, in the form of .NET's XmlSerializer, which old files have."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from azshell.dotnet.collections import Collection, NetList
from azshell.dotnet.conversion import convert, to_string
from azshell.dotnet.exceptions import InvalidOperationException
from azshell.dotnet.types import DotNetType, resolve_type
from cmdlets.azure.contexts import Context
from cmdlets.azure.persistent_vm import PVM, ConfigurationSet, PersistentVM

__all__ = ["read_vm", "write_vm"]

INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
TYPE = f"{{{INSTANCE}}}type"
NIL = f"{{{INSTANCE}}}nil"

# azure-sdk-tools v0.8.4: neither certificates nor the places of disks are in the file; on reading, the image is left out too, so that the
# machine starts from its disk.
LEFT_OUT = {"WinRMCertificate", "X509Certificates", "DataVirtualHardDisksToBeDeleted", "ExtensionData", "MediaLink", "SourceMediaLink"}
NOT_READ = {*LEFT_OUT, "SourceImageName"}


def write_vm(vm: Any) -> str:
    """The file's text, lines ended as Windows does."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>']
    spaces = f' xmlns:xsi="{INSTANCE}" xmlns:xsd="http://www.w3.org/2001/XMLSchema"'
    _write_object(lines, "PersistentVM", vm, 0, spaces)
    return "\r\n".join(lines)


def _write_object(lines: list[str], tag: str, obj: Any, depth: int, attributes: str = "") -> None:
    indent = "  " * depth
    lines.append(f"{indent}<{tag}{attributes}>")
    for name in _in_order(obj):
        if name not in LEFT_OUT:
            _write(lines, name, getattr(obj, name), depth + 1, _is_nullable(obj, name))
    lines.append(f"{indent}</{tag}>")


def _write(lines: list[str], tag: str, value: Any, depth: int, nullable: bool) -> None:
    indent = "  " * depth
    if value is None:
        if nullable:
            lines.append(f'{indent}<{tag} xsi:nil="true" />')
    elif isinstance(value, NetList):
        if not value:
            lines.append(f"{indent}<{tag} />")
            return
        lines.append(f"{indent}<{tag}>")
        for item in value:
            if isinstance(item, Context):
                kind = type(item).__name__
                named = isinstance(item, ConfigurationSet)
                _write_object(lines, "ConfigurationSet" if named else kind, item, depth + 1, f' xsi:type="{kind}"' if named else "")
            else:
                lines.append(f"{indent}  <string>{escape(to_string(item))}</string>")
        lines.append(f"{indent}</{tag}>")
    elif isinstance(value, Context):
        _write_object(lines, tag, value, depth)
    else:
        text = str(value).lower() if isinstance(value, bool) else to_string(value)
        lines.append(f"{indent}<{tag}>{escape(text)}</{tag}>")


def _in_order(obj: Any) -> list[str]:
    """XmlSerializer writes what a base class has first; only the kind of a configuration set is such a member."""
    names = list(type(obj).names)
    return sorted(names, key=lambda name: name != "ConfigurationSetType") if isinstance(obj, ConfigurationSet) else names


def _is_nullable(obj: Any, name: str) -> bool:
    return obj.net_type.table()[name.lower()].type_text.startswith("System.Nullable")


def read_vm(text: str) -> Any:
    """The configuration in a file. InvalidOperationException, as XmlSerializer has it, when it is none."""
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        line, column = error.position
        raise InvalidOperationException(f"There is an error in XML document ({line}, {column}).") from error
    if root.tag != "PersistentVM":
        raise InvalidOperationException("There is an error in XML document (2, 2).")
    return _read_object(root, PersistentVM.net_type)


def _read_object(element: ElementTree.Element, kind: DotNetType) -> Any:
    named = element.get(TYPE)
    if named is not None:
        kind = resolve_type(PVM + named.rpartition(":")[2]) or kind
    assert kind.python_class is not None
    made = kind.python_class()
    table = kind.table()
    for child in element:
        member = table.get(child.tag.lower())
        if member is None or child.tag in NOT_READ or child.get(NIL) == "true":
            continue
        setattr(made, member.name, _read(child, member.type))  # type: ignore[union-attr]
    return made


def _read(element: ElementTree.Element, kind: DotNetType) -> Any:
    python_class = kind.python_class
    if python_class is not None and issubclass(python_class, Context):
        return _read_object(element, kind)
    if python_class is not None and issubclass(python_class, NetList):
        closed = kind if kind.generic_arguments else kind.base
        assert closed is not None
        item = closed.generic_arguments[0]
        items = [_read(child, item) for child in element]
        return Collection(items, item) if closed is kind else python_class(items)
    return convert(element.text or "", kind)
