"""ConvertTo-Csv, ConvertFrom-Csv, Export-Csv, Import-Csv: objects as rows of comma-separated values."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_not_null, validate_not_null_or_empty
from azshell.dotnet.conversion import to_display_string, to_string
from azshell.dotnet.dictionaries import Dictionary
from azshell.dotnet.exceptions import (
    ExtendedTypeSystemException,
    FileNotFoundException,
    InvalidOperationException,
    IOException,
    ItemNotFoundException,
    NetException,
)
from azshell.dotnet.file_encodings import encoding_named
from azshell.dotnet.members import MISSING, get_member, property_names, type_names
from azshell.dotnet.types import declare_enum, type_of
from azshell.dotnet.values import NOTHING, PSObject, unwrap
from cmdlets.utility.csv_text import field_text, fields_of, read_records
from cmdlets.utility.text_files import encoding_argument, is_classic, newline, one_path, open_failure, read_text, write_text

QuoteKind = declare_enum("Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind", ["Never", "Always", "AsNeeded"])
NEVER, ALWAYS, AS_NEEDED = 0, 1, 2
W3C_HEADER = "#Fields: "


class CsvWriter(Cmdlet):
    """What ConvertTo-Csv and Export-Csv share: the shape of rows."""

    noun = ""
    Delimiter: Any
    IncludeTypeInformation: Any
    NoHeader: Any
    NoTypeInformation: Any
    QuoteFields: Any
    UseQuotes: Any

    def prepare(self) -> None:
        """Check what goes together, and remember how fields are written."""
        if self.is_bound("QuoteFields") and self.is_bound("UseQuotes"):
            self.clash("CannotSpecifyQuoteFieldsAndUseQuotes", "-UseQuotes or -QuoteFields")
        if self.IncludeTypeInformation and self.NoTypeInformation:
            self.clash("CannotSpecifyIncludeTypeInformationAndNoTypeInformation", "-IncludeTypeInformation or -NoTypeInformation")
        self.comma = str(self.Delimiter) if self.Delimiter is not None else ","
        self.quotes: bool | None = {NEVER: False, ALWAYS: True, AS_NEEDED: None}[ALWAYS if self.UseQuotes is None else int(self.UseQuotes)]
        self.quoted = None if self.QuoteFields is None else {name.lower() for name in self.QuoteFields}
        self.columns: list[str] | None = None

    def clash(self, error_id: str, words: str) -> None:
        """Two switches of which one may be given."""
        self.throw(
            InvalidOperationException(f"You must specify either the {words} parameters, but not both."), error_id, "InvalidData", None
        )

    @property
    def with_type(self) -> bool:
        """Windows PowerShell wrote the #TYPE line unless told not to; PowerShell 7 writes it when told to."""
        return bool(self.IncludeTypeInformation) or (is_classic(self) and not self.NoTypeInformation)

    def heading(self, obj: Any) -> Iterator[str]:
        """The lines before the first row; decides the columns."""
        if self.with_type:
            yield f"#TYPE {next(iter(type_names(obj)), '').removeprefix('CSV:')}".rstrip()
        self.columns = column_names(obj)
        if self.columns and not self.NoHeader:
            yield self.row(self.columns, self.columns)

    def row(self, names: Sequence[str], values: Sequence[str | None]) -> str:
        """One line."""
        return self.comma.join(
            field_text(value, self.comma, self.quotes if self.quoted is None else name.lower() in self.quoted)
            for name, value in zip(names, values, strict=True)
        )

    def line_of(self, obj: Any) -> str | None:
        """An object's line; None for an object without columns."""
        columns = self.columns
        if not columns:
            return None
        return self.row(columns, [self.text_of(obj, name) for name in columns])

    @staticmethod
    def text_of(obj: Any, name: str) -> str | None:
        """A property as text; None when it is null, missing or cannot be read."""
        try:
            bare = unwrap(obj)
            value = bare.get(name) if isinstance(bare, Dictionary) else get_member(obj, name)
        except NetException:
            return None
        if obj.__class__ is PSObject and obj.is_piped(name.lower()):
            return to_string(value) if value is None or isinstance(value, (list, float)) else plain_text(value)
        if value is None or value is MISSING or value is NOTHING:
            return None
        return value if type(value) is str else plain_text(value)


def plain_text(value: Any) -> str:
    """What the value's own ToString() gives in the session's culture: a list says its type, not its items."""
    bare = unwrap(value)
    return type_of(bare).text if isinstance(bare, list) else to_string(value) if isinstance(bare, PSObject) else to_display_string(value)


def column_names(obj: Any) -> list[str]:
    """The columns an object gives: a table's keys, or its properties."""
    bare = unwrap(obj)
    if isinstance(bare, Dictionary):
        return [to_string(key) for key, _ in bare.items()]
    adapter: Any = getattr(bare, "net_adapter", None)
    if getattr(adapter, "shown_alone", False):
        return list(adapter.names(bare))
    return property_names(obj)


class ConvertToCsv(CsvWriter):
    """Converts objects to lines of comma-separated values; the first object decides the columns.

    ```ps1con
    PS C:\\> [pscustomobject]@{ Name = 'web'; Port = 80 } | ConvertTo-Csv -NoTypeInformation
    "Name","Port"
    "web","80"
    ```
    """

    default_set = "Delimiter"
    output_types = ["System.String"]

    InputObject = Parameter("psobject", position=0, mandatory=True, from_pipeline=True, from_property=True)
    Delimiter = Parameter("char", position=1, sets=["Delimiter"], validate=validate_not_null)
    UseCulture = Switch(sets=["UseCulture"])
    IncludeTypeInformation = Switch(aliases=["ITI"])
    NoTypeInformation = Switch(aliases=["NTI"])
    QuoteFields = Parameter("string[]", aliases=["QF"])
    UseQuotes = Parameter(QuoteKind, aliases=["UQ"])
    NoHeader = Switch()

    def begin(self) -> None:
        self.prepare()

    def process(self) -> None:
        obj = self.InputObject
        if obj is None or obj is NOTHING:
            return
        if self.columns is None:
            for line in self.heading(obj):
                self.write(line)
        row = self.line_of(obj)
        if row:  # nor is an empty line written
            self.write(row)


class ExportCsv(CsvWriter):
    """Writes objects to a file of comma-separated values.

    -Append adds rows to a file in that file's columns; an object that lacks one is an error unless -Force is given.
    """

    aliases = ["epcsv"]
    default_set = "Delimiter"
    supports_should_process = True

    InputObject = Parameter("psobject", mandatory=True, from_pipeline=True, from_property=True)
    Path = Parameter("string", position=0, validate=validate_not_null_or_empty)
    LiteralPath = Parameter("string", aliases=["PSPath", "LP"], validate=validate_not_null_or_empty)
    Force = Switch()
    NoClobber = Switch(aliases=["NoOverwrite"])
    Encoding = Parameter("object", transform=encoding_argument, validate=validate_not_null_or_empty)
    Append = Switch()
    Delimiter = Parameter("char", position=1, sets=["Delimiter"], validate=validate_not_null)
    UseCulture = Switch(sets=["UseCulture"])
    IncludeTypeInformation = Switch(aliases=["ITI"])
    NoTypeInformation = Switch(aliases=["NTI"])
    QuoteFields = Parameter("string[]", aliases=["QF"])
    UseQuotes = Parameter(QuoteKind, aliases=["UQ"])
    NoHeader = Switch()

    def begin(self) -> None:
        self.prepare()
        if self.is_bound("Path") and self.is_bound("LiteralPath"):
            self.clash("CannotSpecifyPathAndLiteralPath", "-Path or -LiteralPath")
        if not self.is_bound("Path") and not self.is_bound("LiteralPath"):
            self.clash("CannotSpecifyPathAndLiteralPath", "-Path or -LiteralPath")
        given = self.LiteralPath if self.Path is None else self.Path
        self.target = one_path(self, given, self.Path is None)
        self.lines: list[str] = []
        self.known: list[str] | None = None
        self.written_as = self.Encoding or (encoding_named("ascii") if is_classic(self) else None)  # Windows PowerShell's default here
        self.open = self.should_process(given)
        if self.open:
            self.prepare_file(given)

    def prepare_file(self, given: str) -> None:
        """Make or empty the file at once, as the pipeline's first act; read the columns of a file to append to."""
        host = self.target.host
        try:
            if self.NoClobber and not self.Append and os.path.exists(host):
                words = f"The file '{self.target.provider_path}' already exists."
                self.throw(IOException(words), "NoClobber", "ResourceExists", self.target.provider_path)
            if self.Append and os.path.exists(host) and os.path.getsize(host):
                self.known = self.columns_of_file()
            elif self.Append:
                write_text(self.target, (), self.written_as, newline(self), append=True, classic=is_classic(self))
            else:
                if self.Force and os.path.exists(host) and not os.access(host, os.W_OK):
                    os.chmod(host, 0o644)
                write_text(self.target, (), self.written_as, newline(self), classic=is_classic(self))
        except OSError as error:
            failure, category = open_failure(error, self.target)
            self.throw(failure, "FileOpenFailure", category, None)

    def columns_of_file(self) -> list[str]:
        """The header of the file that is appended to."""
        text = read_text(self.target, self.Encoding, is_classic(self))
        if not text.endswith("\n"):
            write_text(self.target, [""], self.written_as, newline(self), append=True, classic=is_classic(self))
        return next((record for record in read_records(text, self.comma) if isinstance(record, list)), [])

    def process(self) -> None:
        obj = self.InputObject
        if not self.open or obj is None or obj is NOTHING:
            return
        if self.columns is None:
            if self.known is None:
                self.lines.extend(self.heading(obj))
            else:
                self.columns = self.known
        if self.known is not None and not self.Force:
            mine = {name.lower() for name in column_names(obj)}
            lacking = next((name for name in self.known if name.lower() not in mine), None)
            if lacking is not None:
                given = self.LiteralPath if self.Path is None else self.Path
                self.throw(
                    InvalidOperationException(
                        f"Cannot append CSV content to the following file: {given}. The appended object does not have a property that corresponds "
                        f"to the following column: {lacking}. To continue with mismatched properties, add the -Force parameter, and then retry the command."
                    ),
                    "CannotAppendCsvWithMismatchedPropertyNames",
                    "InvalidData",
                    lacking,
                )
        line = self.line_of(obj)
        if line is not None:
            self.lines.append(line)

    def end(self) -> None:
        if self.open and self.lines:
            write_text(self.target, self.lines, self.written_as, newline(self), append=True, classic=is_classic(self))


class CsvReader(Cmdlet):
    """What ConvertFrom-Csv and Import-Csv share: rows to objects."""

    noun = ""
    Delimiter: Any
    Header: Any

    def prepare(self) -> None:
        """Forget the header of the text before."""
        self.comma = str(self.Delimiter) if self.Delimiter is not None else ","
        self.names: list[str] | None = list(self.Header) if self.Header else None
        self.kind: str | None = None
        self.warned = False

    def objects(self, text: str) -> Iterator[PSObject]:
        """The objects the records of a text give; the first record names the columns unless -Header did."""
        first = True
        for record in read_records(text, self.comma):
            if isinstance(record, str):
                # a first line with # is for the type alone; later ones may be the header of a W3C log
                fields = fields_of(record, self.comma)
                if first or (self.names is None and not fields[0].startswith(W3C_HEADER)):
                    if self.names is None and record.upper().startswith("#TYPE "):
                        self.kind = record[6:].strip() or None
                    first = False
                    continue
                record = fields if self.names is not None else [fields[0].removeprefix(W3C_HEADER), *fields[1:]]
            first = False
            if self.names is None:
                self.names = self.header(record)
                continue
            yield self.object_of(record)

    def header(self, record: list[str]) -> list[str]:
        """Names of the columns; those left empty are H1, H2 ... with a warning."""
        while record and not record[-1]:
            record.pop()
        names, unnamed = [], 0
        for name in record:
            if not name:
                unnamed += 1
                name = f"H{unnamed}"
            names.append(name)
        if unnamed and not self.warned:
            self.warned = True
            self.warn(
                'One or more headers were not specified. Default names starting with "H" have been used in place of any missing headers.'
            )
        return names

    def object_of(self, record: list[str]) -> PSObject:
        """A row's object; fields that are not there are null, fields beyond the header are dropped."""
        names = self.names or []
        width = len(record)
        made = PSObject.custom((name, record[place] if place < width else None) for place, name in enumerate(names))
        if len(made.props) < len(names):
            seen: set[str] = set()
            twice = next(name for name in names if name.lower() in seen or seen.add(name.lower()))  # type: ignore[func-returns-value]
            raise ExtendedTypeSystemException(
                f'The member "{twice}" is already present.', error_id="AlreadyPresentPSMemberInfoInternalCollectionAdd"
            )
        if self.kind:
            made.type_names = [self.kind, f"CSV:{self.kind}"]
        return made


class ConvertFromCsv(CsvReader):
    """Converts lines of comma-separated values to objects with text properties.

    ```ps1con
    PS C:\\> 'Name,Port', 'web,80' | ConvertFrom-Csv | ForEach-Object { "$($_.Name):$($_.Port)" }
    web:80
    ```
    """

    default_set = "Delimiter"

    Delimiter = Parameter("char", position=1, sets=["Delimiter"], validate=[validate_not_null, validate_not_null_or_empty])
    UseCulture = Switch(mandatory=True, sets=["UseCulture"], validate=[validate_not_null, validate_not_null_or_empty])
    InputObject = Parameter("psobject[]", position=0, mandatory=True, from_pipeline=True, from_property=True, validate=validate_not_null)
    Header = Parameter("string[]", validate=[validate_not_null, validate_not_null_or_empty])

    def begin(self) -> None:
        self.prepare()

    def process(self) -> None:
        for item in self.InputObject or ():
            try:
                for made in self.objects(to_string(item)):
                    self.write(made)
            except ExtendedTypeSystemException as error:
                self.throw(error, error.error_id, "NotSpecified", None)


class ImportCsv(CsvReader):
    """Reads files of comma-separated values as objects with text properties."""

    aliases = ["ipcsv"]
    default_set = "DelimiterPath"

    Delimiter = Parameter("char", position=1, sets=["DelimiterPath", "DelimiterLiteralPath"], validate=validate_not_null)
    Path = Parameter(
        "string[]",
        position=0,
        mandatory=True,
        from_pipeline=True,
        from_property=True,
        sets=["DelimiterPath", "CulturePath"],
        validate=validate_not_null_or_empty,
    )
    LiteralPath = Parameter(
        "string[]",
        mandatory=True,
        from_property=True,
        sets=["DelimiterLiteralPath", "CultureLiteralPath"],
        aliases=["PSPath", "LP"],
        validate=validate_not_null_or_empty,
    )
    UseCulture = Switch(mandatory=True, sets=["CulturePath", "CultureLiteralPath"], validate=validate_not_null)
    Header = Parameter("string[]", validate=validate_not_null_or_empty)
    Encoding = Parameter("object", transform=encoding_argument, validate=validate_not_null_or_empty)

    def process(self) -> None:
        if self.is_bound("Path") and self.is_bound("LiteralPath"):
            self.throw(
                InvalidOperationException("You must specify either the -Path or -LiteralPath parameters, but not both."),
                "CannotSpecifyPathAndLiteralPath",
                "InvalidData",
                None,
            )
        literal = self.Path is None
        for given in (self.LiteralPath if literal else self.Path) or ():
            for path in self.files(given, literal):
                self.read(path)

    def files(self, given: str, literal: bool) -> list[Any]:
        """The files a path names."""
        try:
            found = self.resolve_path(given, literal)
        except ItemNotFoundException:
            found = [self.session.providers.locate(given)]
        if not found:
            self.write_error(FileNotFoundException("Unable to find the specified file."), "FileOpenFailure", "OpenError", given)
        return found

    def read(self, path: Any) -> None:
        """Write the objects of one file."""
        try:
            text = read_text(path, self.Encoding, is_classic(self))
        except OSError as error:
            failure, category = open_failure(error, path)
            self.write_error(failure, "FileOpenFailure", category, None)
            return
        self.prepare()
        try:
            for made in self.objects(text):
                self.write(made)
        except ExtendedTypeSystemException as error:
            self.throw(error, error.error_id, "NotSpecified", None)
