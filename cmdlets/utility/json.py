"""ConvertTo-Json, ConvertFrom-Json and Test-Json."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_not_null_or_empty, validate_range, validate_set
from azshell.dotnet.dictionaries import Dictionary, OrderedDictionary
from azshell.dotnet.exceptions import ArgumentException, InvalidOperationException, ItemNotFoundException, NetException
from azshell.dotnet.types import declare_enum
from azshell.dotnet.values import NOTHING, PSObject
from cmdlets.utility.text_files import is_classic

EscapeKind = declare_enum("Newtonsoft.Json.StringEscapeHandling", ["Default", "EscapeNonAscii", "EscapeHtml"])
JsonDateKind = declare_enum("Microsoft.PowerShell.Commands.JsonDateKind", ["Default", "Local", "Utc", "Offset", "String"])


class ConvertToJson(Cmdlet):
    """Converts an object, or all objects of the pipeline as an array, to JSON text.

    Objects deeper than -Depth (2 when not given) become text, with a warning.

    ```ps1con
    PS C:\\> [pscustomobject]@{ name = 'web'; ports = 80, 443 } | ConvertTo-Json -Compress
    {"name":"web","ports":[80,443]}
    ```
    """

    output_types = ["System.String"]

    InputObject = Parameter("object", position=0, mandatory=True, from_pipeline=True, allow_null=True)
    Depth = Parameter("int", validate=validate_range(0, 100))
    Compress = Switch()
    EnumsAsStrings = Switch()
    AsArray = Switch()
    EscapeHandling = Parameter(EscapeKind)

    def begin(self) -> None:
        self.objects: list[Any] = []
        self.piped = True

    def process_object(self, obj: Any) -> None:
        """Gather."""
        self.objects.append(None if obj is NOTHING else obj)

    def process(self) -> None:
        if self.is_bound("InputObject"):
            self.piped = False
            self.process_object(self.InputObject)

    def end(self) -> None:
        if not self.objects:
            return
        from cmdlets.utility.json_windows import WindowsJsonWriter
        from cmdlets.utility.json_writer import JsonWriter

        several = self.AsArray or len(self.objects) > 1
        value = self.objects if several else self.objects[0]
        depth = 2 if self.Depth is None else self.Depth
        escape = 0 if self.EscapeHandling is None else int(self.EscapeHandling)
        classic = is_classic(self) and not (self.EnumsAsStrings or escape)
        writer = (
            WindowsJsonWriter(depth, bool(self.Compress))
            if classic
            else JsonWriter(depth, bool(self.Compress), bool(self.EnumsAsStrings), escape)
        )
        try:
            text = writer.text(value, int(several) if self.piped else None)
        except InvalidOperationException as error:
            self.throw(error, "NonStringKeyInDictionary", "InvalidOperation", None)
        if writer.truncated and not classic:
            self.warn(f"Resulting JSON is truncated as serialization has exceeded the set depth of {depth}.")
        self.write(text)


class ConvertFromJson(Cmdlet):
    """Converts JSON text to objects, arrays and values.

    ```ps1con
    PS C:\\> ('{ "name": "web", "ports": [80, 443] }' | ConvertFrom-Json).ports[1]
    443
    ```
    """

    InputObject = Parameter("string", position=0, mandatory=True, from_pipeline=True, allow_empty_string=True)
    AsHashtable = Switch()
    Depth = Parameter("int", validate=validate_range("Positive"))
    NoEnumerate = Switch()
    DateKind = Parameter(JsonDateKind)

    def begin(self) -> None:
        self.texts: list[str] = []

    def process(self) -> None:
        self.texts.append(self.InputObject)

    def end(self) -> None:
        if not self.texts:
            return
        if len(self.texts) > 1:
            # lines of one text, unless the first line is a text of its own
            try:
                first = self.value_of_text(self.texts[0])
            except ArgumentException:
                self.texts = ["\n".join(self.texts)]
            else:
                self.emit(self.texts[0], first)
                for text in self.texts[1:]:
                    self.emit(text, self.checked(text))
                return
        self.emit(self.texts[0], self.checked(self.texts[0]))

    def emit(self, text: str, value: Any) -> None:
        """Write a text's value; an array is unrolled unless -NoEnumerate is given."""
        if isinstance(value, list) and not self.NoEnumerate:
            self.write_all(value)
        else:
            self.write(value)

    def checked(self, text: str) -> Any:
        """A text's value; text that is no JSON ends the command."""
        try:
            return self.value_of_text(text)
        except ArgumentException as error:
            return self.throw(error, "System.ArgumentException", "NotSpecified", None)

    def value_of_text(self, text: str) -> Any:
        """A text's value. ArgumentException when it is no JSON."""
        from cmdlets.utility.json_reader import JsonError, read_json

        depth = 1024 if self.Depth is None else self.Depth
        kind = "Default" if self.DateKind is None else str(self.DateKind)
        dates = None if kind == "String" else lambda found: date_value(found, kind)
        try:
            return read_json(text, self.table if self.AsHashtable else self.custom, dates, depth)
        except JsonError as error:
            raise ArgumentException(f"Conversion from JSON failed with error: {error}") from error

    def custom(self, pairs: list[tuple[str, Any]]) -> PSObject:
        """A JSON object as a custom object; names that differ in case only cannot be."""
        made = PSObject.custom(pairs)
        if len(made.props) != len(pairs) or "" in made.props:
            self.refuse(pairs)
        return made

    def refuse(self, pairs: list[tuple[str, Any]]) -> None:
        """End the command over a name that no custom object can have; the same name twice is no error."""
        seen: dict[str, str] = {}
        for name, _ in pairs:
            if not name:
                words = "The provided JSON includes a property whose name is an empty string, this is only supported using the -AsHashTable switch."
                self.throw(InvalidOperationException(words), "EmptyKeyInJsonString", "InvalidOperation", None)
            known = seen.setdefault(name.lower(), name)
            if known != name:
                words = (
                    "Cannot convert the JSON string because it contains keys with different casing. Please use the -AsHashTable switch instead. "
                    f"The key that was attempted to be added to the existing key '{known}' was '{name}'."
                )
                self.throw(InvalidOperationException(words), "KeysWithDifferentCasingInJsonString", "InvalidOperation", None)

    @staticmethod
    def table(pairs: list[tuple[str, Any]]) -> Dictionary:
        """A JSON object as a table whose keys keep their order and case."""
        return OrderedHashtable(pairs, False)


class OrderedHashtable(OrderedDictionary):
    """System.Management.Automation.OrderedHashtable: what -AsHashtable gives."""

    net_type: Any

    ignore_case = False


def _declare_ordered() -> None:
    from azshell.dotnet.types import declare

    OrderedHashtable.net_type = declare(
        "System.Management.Automation.OrderedHashtable", OrderedHashtable, base="System.Collections.Hashtable"
    )


_declare_ordered()


def date_value(text: str, kind: str) -> Any:
    """A JSON date as DateTime (or DateTimeOffset): Z makes it UTC, an offset makes it local time."""
    from azshell.dotnet.members import construct, get_member, get_static, invoke_member, invoke_static
    from azshell.dotnet.types import known_type
    from azshell.dotnet.values import Int64

    moment = known_type("datetime")
    if text.startswith("/Date("):
        import re

        found = re.fullmatch(r"/Date\((-?\d+)([-+]\d{4})?\)/", text)
        epoch = invoke_static(moment, "SpecifyKind", [construct(moment, [1970, 1, 1]), "Utc"])
        value = invoke_member(epoch, "AddMilliseconds", [Int64(int(found[1]))])  # type: ignore[index]
        if found[2]:  # type: ignore[index]
            value = invoke_member(value, "ToLocalTime", [])
    elif kind == "Offset":
        culture = get_static(known_type("cultureinfo"), "InvariantCulture")
        return invoke_static(known_type("datetimeoffset"), "Parse", [text, culture])
    else:
        styles = get_static(known_type("System.Globalization.DateTimeStyles"), "RoundtripKind")
        culture = get_static(known_type("cultureinfo"), "InvariantCulture")
        value = invoke_static(moment, "Parse", [text, culture, styles])
    if kind in ("Local", "Utc"):
        if str(get_member(value, "Kind")) == "Unspecified":
            return invoke_static(moment, "SpecifyKind", [value, kind])
        return invoke_member(value, "ToLocalTime" if kind == "Local" else "ToUniversalTime", [])
    return value


class TestJson(Cmdlet):
    """Tells whether a text is a JSON document, and whether it keeps to a JSON schema.

    ```ps1con
    PS C:\\> '{ "a": 1 }' | Test-Json
    True
    ```
    """

    default_set = "JsonString"
    output_types = ["System.Boolean"]

    Json = Parameter(
        "string",
        position=0,
        mandatory=True,
        from_pipeline=True,
        sets=["JsonString", "JsonStringWithSchemaString", "JsonStringWithSchemaFile"],
    )
    Path = Parameter(
        "string", position=0, mandatory=True, from_property=True, sets=["JsonPath", "JsonPathWithSchemaString", "JsonPathWithSchemaFile"]
    )
    LiteralPath = Parameter(
        "string",
        position=0,
        mandatory=True,
        from_property=True,
        sets=["JsonLiteralPath", "JsonLiteralPathWithSchemaString", "JsonLiteralPathWithSchemaFile"],
        aliases=["PSPath", "LP"],
    )
    Schema = Parameter(
        "string",
        position=1,
        mandatory=True,
        sets=["JsonStringWithSchemaString", "JsonPathWithSchemaString", "JsonLiteralPathWithSchemaString"],
        validate=validate_not_null_or_empty,
    )
    SchemaFile = Parameter(
        "string",
        position=1,
        mandatory=True,
        sets=["JsonStringWithSchemaFile", "JsonPathWithSchemaFile", "JsonLiteralPathWithSchemaFile"],
        validate=validate_not_null_or_empty,
    )
    Options = Parameter("string[]", validate=[validate_not_null_or_empty, validate_set("IgnoreComments", "AllowTrailingCommas")])
    FetchExternalReference = Switch(
        sets=[
            "JsonStringWithSchemaString",
            "JsonStringWithSchemaFile",
            "JsonPathWithSchemaString",
            "JsonPathWithSchemaFile",
            "JsonLiteralPathWithSchemaString",
            "JsonLiteralPathWithSchemaFile",
        ]
    )

    def begin(self) -> None:
        self.schema: Any = None
        if self.Schema is not None:
            self.schema = self.schema_of(self.Schema)
        elif self.SchemaFile is not None:
            path = self.session.providers.locate(self.SchemaFile)
            try:
                with open(path.host, encoding="utf-8-sig") as file:
                    text = file.read()
            except OSError as error:
                shown = path.provider_path
                self.throw(
                    NetException(f"Can not open JSON schema file: {shown}", inner=None), "JsonSchemaFileOpenFailure", "OpenError", shown
                )
                raise AssertionError from error
            self.schema = self.schema_of(text)

    def schema_of(self, text: str) -> Any:
        """The schema as Python values; text that is no JSON ends the command."""
        import json

        try:
            return json.loads(text)
        except ValueError:
            return self.throw(NetException("Cannot parse the JSON schema."), "InvalidJsonSchema", "InvalidData", text)

    def process(self) -> None:
        text = self.Json
        if text is None:
            text = self.file_text()
        import json

        try:
            value = json.loads(self.prepared(text), parse_constant=_no_constant)
        except ValueError:
            self.write_error(NetException("Cannot parse the JSON."), "InvalidJson", "InvalidData", text)
            self.write(False)
            return
        if self.schema is None:
            self.write(True)
            return
        from cmdlets.utility.json_schema import violations

        good = True
        for message, place in violations(value, self.schema):
            good = False
            if not message:
                continue
            words = f"The JSON is not valid with the schema: {message} at '{place}'"
            self.write_error(NetException(words), "InvalidJsonAgainstSchemaDetailed", "InvalidData", None)
        self.write(good)

    def file_text(self) -> str:
        """The text of -Path or -LiteralPath."""
        given = self.LiteralPath if self.Path is None else self.Path
        try:
            path = self.resolve_path(given, self.Path is None)[0]
            with open(path.host, encoding="utf-8-sig") as file:
                return file.read()
        except (NetException, OSError, IndexError):
            failure = ItemNotFoundException(f"Cannot find path '{given}' because it does not exist.")
            return self.throw(failure, "PathNotFound", "ObjectNotFound", given)

    def prepared(self, text: str) -> str:
        """The text without what -Options allows besides strict JSON."""
        options = {str(option) for option in self.Options or ()}
        import re

        if "IgnoreComments" in options:
            text = re.sub(r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*.*?\*/', lambda match: match[1] or "", text, flags=re.DOTALL)
        if "AllowTrailingCommas" in options:
            text = re.sub(r'("(?:[^"\\]|\\.)*")|,(?=\s*[\]}])', lambda match: match[1] or "", text)
        return text


def _no_constant(name: str) -> Any:
    raise ValueError(name)
