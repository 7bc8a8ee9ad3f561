"""CLIXML: objects to PowerShell's serialization format and back ([MS-PSRP] section 2.2.5).

Export-Clixml, PSSerializer and background jobs speak it. Containers and custom objects are written however deep they
are; only the properties of other .NET objects use up the depth, and become text beyond it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from azshell.dotnet.conversion import convert, to_string
from azshell.dotnet.dictionaries import Dictionary, Hashtable
from azshell.dotnet.exceptions import NetException, XmlException
from azshell.dotnet.types import declare, known_type, static_method, type_of
from azshell.dotnet.values import (
    NOTHING,
    Array,
    BigInteger,
    Byte,
    Char,
    Enum,
    Int16,
    Int64,
    PSObject,
    SByte,
    Single,
    UInt16,
    UInt32,
    UInt64,
    unwrap,
)

__all__ = ["deserialize", "serialize"]

NAMESPACE = "http://schemas.microsoft.com/powershell/2004/04"
HEAD = f'<Objs Version="1.1.0.1" xmlns="{NAMESPACE}">'
DEEPEST = 100

# tag -> .NET type; reading converts the text to it
TAGS = {
    "S": "System.String", "C": "System.Char", "B": "System.Boolean", "DT": "System.DateTime", "TS": "System.TimeSpan", "By": "System.Byte",
    "SB": "System.SByte", "U16": "System.UInt16", "I16": "System.Int16", "U32": "System.UInt32", "I32": "System.Int32",
    "U64": "System.UInt64", "I64": "System.Int64", "Sg": "System.Single", "Db": "System.Double", "D": "System.Decimal",
    "BA": "System.Byte[]", "G": "System.Guid", "URI": "System.Uri", "Version": "System.Version", "XD": "System.Xml.XmlDocument",
    "SBK": "System.Management.Automation.ScriptBlock", "SS": "System.Security.SecureString",
}  # fmt: skip
TYPE_TAGS = {name: tag for tag, name in TAGS.items()}
QUICK: dict[type, str] = {
    int: "I32", str: "S", bool: "B", float: "Db", Int64: "I64", Byte: "By", SByte: "SB", Int16: "I16", UInt16: "U16", UInt32: "U32",
    UInt64: "U64", Single: "Sg", Char: "C",
}  # fmt: skip
CONTAINERS = {"System.Collections.Queue": "QUE", "System.Collections.Stack": "STK"}
# control characters, and what would read as an escape
TO_ESCAPE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def serialize(values: list[Any], depth: int = 2, indent: bool = True) -> str:
    """The CLIXML document of some objects."""
    writer = _Writer(indent)
    for value in values:
        writer.write(value, None, depth, 1)
    end = "\n" if indent else ""
    return HEAD + end + "".join(writer.parts) + "</Objs>"


def deserialize(text: str) -> list[Any]:
    """The objects of a CLIXML document. XmlException when it is none."""
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        line, column = error.position
        raise XmlException(f"Data at the root level is invalid. Line {line}, position {column + 1}.") from error
    if root.tag != f"{{{NAMESPACE}}}Objs":
        raise XmlException(f"Element 'Objs' with namespace name '{NAMESPACE}' was not found. Line 1, position 2.")
    reader = _Reader()
    return [reader.read(child) for child in root]


def encode_text(text: str) -> str:
    """Text between tags, control characters as _xHHHH_."""
    if not text.isprintable() or "_x" in text:
        text = TO_ESCAPE.sub(lambda match: f"_x{ord(match.group()):04X}_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class _Writer:
    def __init__(self, indent: bool) -> None:
        self.indent = indent
        self.parts: list[str] = []
        self.objects: dict[int, int] = {}
        self.type_lists: dict[tuple[str, ...], int] = {}
        self.kept: list[Any] = []

    def line(self, level: int, text: str) -> None:
        self.parts.append("  " * level + text + "\n" if self.indent else text)

    def write(self, value: Any, name: str | None, depth: int, level: int) -> None:
        """One value; `name` is the property it belongs to."""
        attribute = f' N="{encode_text(name).replace(chr(34), "&quot;")}"' if name is not None else ""
        bare = unwrap(value)
        if bare is None or bare is NOTHING:
            self.line(level, f"<Nil{attribute} />")
            return
        noted = isinstance(value, PSObject) and value.base is not None
        primitive = self.primitive(bare)
        if primitive is not None and not noted:
            self.line(level, primitive.replace(">", f"{attribute}>", 1))
            return
        if isinstance(bare, dict | list | set) or not isinstance(bare, (int, float, str)):
            known = self.objects.get(id(value))
            if known is not None:
                self.line(level, f'<Ref{attribute} RefId="{known}" />')
                return
        if level > DEEPEST or (depth < 1 and not self.is_container(bare) and not isinstance(bare, PSObject)):
            self.line(level, f"<S{attribute}>{encode_text(to_string(value))}</S>")
            return
        number = self.objects[id(value)] = len(self.objects)
        self.kept.append(value)  # so that the id stays its own
        self.line(level, f'<Obj{attribute} RefId="{number}">')
        if primitive is not None:
            self.line(level + 1, primitive)
        else:
            self.write_types(value, level + 1)
            self.write_content(bare, value, depth, level + 1)
        self.write_extended(value, depth, level + 1)
        self.line(level, "</Obj>")

    def primitive(self, bare: Any) -> str | None:
        """The element of a value that has a tag of its own, without its name."""
        tag = QUICK.get(type(bare))
        if tag is None:
            if isinstance(bare, (PSObject, Dictionary, Enum, BigInteger)) or (isinstance(bare, list) and type(bare) is not Array):
                return None
            tag = TYPE_TAGS.get(type_of(bare).full_name)
            if tag is None:
                return None
        return f"<{tag}>{encode_text(WRITERS[tag](bare) if tag in WRITERS else to_string(bare))}</{tag}>"

    def write_types(self, value: Any, level: int) -> None:
        from azshell.dotnet.members import type_names

        names = tuple(type_names(value))
        known = self.type_lists.get(names)
        if known is not None:
            self.line(level, f'<TNRef RefId="{known}" />')
            return
        number = self.type_lists[names] = len(self.type_lists)
        self.line(level, f'<TN RefId="{number}">')
        for name in names:
            self.line(level + 1, f"<T>{encode_text(name)}</T>")
        self.line(level, "</TN>")

    @staticmethod
    def is_container(bare: Any) -> bool:
        from azshell.dotnet.enumeration import enumerate_value

        return isinstance(bare, (Dictionary, list)) or enumerate_value(bare) is not None

    def write_content(self, bare: Any, value: Any, depth: int, level: int) -> None:
        from azshell.dotnet.enumeration import enumerate_value

        if isinstance(bare, Dictionary):
            self.element(level, "DCT", lambda: self.write_entries(bare, depth, level + 1), len(bare))
        elif isinstance(bare, Enum):
            self.line(level, f"<ToString>{encode_text(str(bare))}</ToString>")
            self.line(level, f"<I32>{int(bare)}</I32>")
        elif isinstance(bare, PSObject):
            return
        else:
            items = None if isinstance(bare, (int, float, str)) else enumerate_value(bare)
            if items is not None:
                listed = list(items)
                tag = CONTAINERS.get(type_of(bare).full_name, "LST" if isinstance(bare, list) else "IE")
                self.element(level, tag, lambda: self.write_items(listed, depth, level + 1), len(listed))
                return
            self.line(level, f"<ToString>{encode_text(to_string(bare))}</ToString>")
            names = declared_properties(bare)
            self.element(level, "Props", lambda: self.write_properties(bare, names, depth - 1, level + 1), len(names))

    def element(self, level: int, tag: str, fill: Callable[[], Any], size: int) -> None:
        if not size:
            self.line(level, f"<{tag} />")
            return
        self.line(level, f"<{tag}>")
        fill()
        self.line(level, f"</{tag}>")

    def write_items(self, items: list[Any], depth: int, level: int) -> None:
        for item in items:
            self.write(item, None, depth, level)

    def write_entries(self, table: Dictionary, depth: int, level: int) -> None:
        for key, value in table.items():
            self.line(level, "<En>")
            self.write(key, "Key", depth, level + 1)
            self.write(value, "Value", depth, level + 1)
            self.line(level, "</En>")

    def write_properties(self, obj: Any, names: list[str], depth: int, level: int) -> None:
        from azshell.dotnet.members import get_member

        for name in names:
            try:
                value = get_member(obj, name)
            except NetException:
                continue
            self.write(value, name, depth, level)

    def write_extended(self, value: Any, depth: int, level: int) -> None:
        names = extended_properties(value)
        if names:
            # custom objects cost no depth: only the properties of a .NET object do
            self.element(level, "MS", lambda: self.write_properties(value, names, depth, level + 1), len(names))


def declared_properties(bare: Any) -> list[str]:
    """The names of the properties the type itself declares."""
    from azshell.dotnet.members import list_members

    return [member.name for member in list_members(bare) if member.member_type == "Property"]


def extended_properties(value: Any) -> list[str]:
    """The names of the properties added to the object."""
    carried = value if isinstance(value, PSObject) else getattr(value, "ps_members", None)
    if carried is None:
        return []
    return [name for name, member in carried.items() if getattr(member, "kind", "NoteProperty") in PROPERTY_KINDS]


PROPERTY_KINDS = frozenset(("NoteProperty", "ScriptProperty", "AliasProperty", "CodeProperty"))


def _duration(span: Any) -> str:
    """A TimeSpan as XML Schema's duration: P1DT2H3M4.5S."""
    ticks = int(span.ticks)
    sign, ticks = ("-" if ticks < 0 else ""), abs(ticks)
    seconds, fraction = divmod(ticks, 10_000_000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    days, hour = divmod(hours, 24)
    text = f"{days}D" if days else ""
    time = (f"{hour}H" if hour else "") + (f"{minute}M" if minute else "")
    if second or fraction or not (text or time):
        time += str(second) + (f".{fraction:07d}".rstrip("0") if fraction else "") + "S"
    return f"{sign}P{text}" + (f"T{time}" if time else "")


def _real(value: float) -> str:
    from azshell.dotnet.formatting import format_value

    return "NaN" if value != value else {float("inf"): "INF", float("-inf"): "-INF"}.get(value) or format_value(value, "R")


def _moment(value: Any) -> str:
    from azshell.dotnet.formatting import format_value

    text = format_value(value, "o")
    head, dot, rest = text.partition(".")
    if not dot:
        return text
    digits, zone = rest[:7].rstrip("0"), rest[7:]
    return head + (f".{digits}" if digits else "") + zone


def _base64(value: Any) -> str:
    import base64

    return base64.b64encode(bytes(value)).decode("ascii")


def _secure(value: Any) -> str:
    return "".join(f"{byte:02x}" for byte in value.plain_text.encode("utf-16-le"))


WRITERS: dict[str, Callable[[Any], str]] = {
    "B": lambda value: "true" if value else "false",
    "C": lambda value: str(ord(value)),
    "Db": _real,
    "Sg": _real,
    "DT": _moment,
    "TS": _duration,
    "BA": _base64,
    "SS": _secure,
    "XD": lambda value: _member(value, "OuterXml"),
    "URI": lambda value: _member(value, "OriginalString"),
}


def _member(value: Any, name: str) -> str:
    from azshell.dotnet.members import get_member

    return to_string(get_member(value, name))


class _Reader:
    def __init__(self) -> None:
        self.objects: dict[str, Any] = {}
        self.type_lists: dict[str, list[str]] = {}

    def read(self, element: Any) -> Any:
        """The value of one element."""
        tag = _local(element)
        if tag == "Nil":
            return None
        if tag == "Ref":
            return self.objects.get(element.get("RefId"))
        if tag == "Obj":
            return self.read_object(element)
        return read_primitive(tag, ESCAPE.sub(lambda match: chr(int(match[1], 16)), element.text or ""))

    def read_object(self, element: Any) -> Any:
        base: Any = NOTHING
        names: list[str] | None = None
        notes: list[tuple[str, Any]] = []
        text: str | None = None
        number = element.get("RefId")
        for child in element:
            tag = _local(child)
            if tag == "TN":
                names = [item.text or "" for item in child]
                self.type_lists[child.get("RefId")] = names
            elif tag == "TNRef":
                names = self.type_lists.get(child.get("RefId"))
            elif tag == "ToString":
                text = read_primitive("S", ESCAPE.sub(lambda match: chr(int(match[1], 16)), child.text or ""))
            elif tag in ("Props", "MS"):
                notes.extend((unescaped_name(item), self.read(item)) for item in child)
            elif tag in ("LST", "IE", "QUE", "STK"):
                base = self.read_list(tag, child)
            elif tag == "DCT":
                base = self.read_table(child, names)
            else:
                base = self.read(child)
        made = self.rebuilt(base, names, notes, text)
        if number is not None:
            self.objects[number] = made
        return made

    def read_list(self, tag: str, element: Any) -> Any:
        from azshell.dotnet import collections

        items = [self.read(child) for child in element]
        if tag == "QUE":
            return collections.Queue(items)
        if tag == "STK":
            return collections.Stack(list(reversed(items)))
        return collections.ArrayList(items)

    def read_table(self, element: Any, names: list[str] | None) -> Dictionary:
        from azshell.dotnet.dictionaries import OrderedDictionary

        ordered = bool(names) and "OrderedDictionary" in names[0]  # type: ignore[index]
        table: Dictionary = OrderedDictionary(ignore_case=True) if ordered else Hashtable(ignore_case=True)
        for entry in element:
            key, value = (self.read(child) for child in entry)
            table.set(key, value)
        return table

    def rebuilt(self, base: Any, names: list[str] | None, notes: list[tuple[str, Any]], text: str | None) -> Any:
        """The object as it comes back: a base of a simple kind, properties as notes, type names with Deserialized. before them."""
        if names and base is NOTHING and names[0] in REVIVED:
            return REVIVED[names[0]](text or "")
        if base is NOTHING:
            made: Any = PSObject.custom(notes)
            if text is not None and not (names and names[0].endswith("PSCustomObject")):
                made = with_text(made, text)
        else:
            made = base
            if notes:
                from azshell.dotnet.members import add_note

                for name, value in notes:
                    made = add_note(made, name, value)
        if names and "System.Enum" in names and text is not None:
            from azshell.dotnet.members import add_note

            made = add_note(made, "Value", text)  # PowerShell's type data of Deserialized.System.Enum
        return named(made, [f"Deserialized.{name.removeprefix('Deserialized.')}" for name in names]) if names else made


# types that are made again from their text
REVIVED: dict[str, Callable[[str], Any]] = {
    "System.Net.IPAddress": lambda text: convert(text, known_type("System.Net.IPAddress")),
    "System.Net.Mail.MailAddress": lambda text: convert(text, known_type("System.Net.Mail.MailAddress")),
}


def named(made: Any, names: list[str]) -> Any:
    """The object with these type names; plain values and lists get a PSObject around them to hold the names."""
    if made.__class__ is not PSObject:
        made = PSObject(made)
    made.type_names = names
    return made


def with_text(made: Any, text: str) -> Any:
    """An object whose ToString() gives this text."""
    from azshell.dotnet.member_views import CodeMethod, attach

    return attach(made, CodeMethod("ToString", lambda _self, *_arguments: text))


def unescaped_name(element: Any) -> str:
    """The N attribute."""
    return ESCAPE.sub(lambda match: chr(int(match[1], 16)), element.get("N", ""))


def read_primitive(tag: str, text: str) -> Any:
    """The value of a simple element's text."""
    if tag == "S" or tag == "SBK":
        return text
    if tag == "I32":
        return int(text)
    if tag == "B":
        return text == "true"
    if tag == "C":
        return Char(chr(int(text)))
    if tag == "TS":
        return _span(text)
    if tag == "BA":
        import base64

        return Array([Byte(byte) for byte in base64.b64decode(text)], known_type("byte"))
    if tag in ("Db", "Sg") and text in ("INF", "-INF"):
        text = text.replace("INF", "Infinity")
    if tag == "SS":
        from azshell.dotnet.members import construct, invoke_member

        secret = construct(known_type("securestring"), [])
        for char in bytes.fromhex(text).decode("utf-16-le"):
            invoke_member(secret, "AppendChar", [Char(char)])
        return secret
    if tag == "DT":
        return _moment_of(text)
    name = TAGS.get(tag)
    return text if name is None else convert(text, known_type(name))


def _moment_of(text: str) -> Any:
    from azshell.dotnet.members import get_static, invoke_static

    styles = get_static(known_type("System.Globalization.DateTimeStyles"), "RoundtripKind")
    culture = get_static(known_type("cultureinfo"), "InvariantCulture")
    return invoke_static(known_type("datetime"), "Parse", [text, culture, styles])


def _span(text: str) -> Any:
    found = re.fullmatch(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?", text)
    if found is None:
        raise XmlException(f"The string '{text}' is not a valid TimeSpan value.")
    sign, days, hours, minutes, seconds, fraction = found.groups()
    total = ((int(days or 0) * 24 + int(hours or 0)) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
    ticks = total * 10_000_000 + int((fraction or "").ljust(7, "0")[:7] or 0)
    from azshell.dotnet.members import invoke_static

    return invoke_static(known_type("timespan"), "FromTicks", [Int64(-ticks if sign else ticks)])


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


class PSSerializer:
    """System.Management.Automation.PSSerializer: static members only."""


def _serialize(value: Any, depth: int = 1) -> str:
    return serialize([value], depth)


def _deserialize(text: str) -> Any:
    found = deserialize(text)
    return found[0] if len(found) == 1 else found


declare(
    "System.Management.Automation.PSSerializer",
    PSSerializer,
    members=[
        static_method("string Serialize(System.Object source)", _serialize),
        static_method("string Serialize(System.Object source, int depth)", _serialize),
        static_method("System.Object Deserialize(string source)", _deserialize),
        static_method("System.Object[] DeserializeAsList(string source)", deserialize),
    ],
)
