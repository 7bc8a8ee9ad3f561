"""Out-File, which is also what > and >> do."""

from __future__ import annotations

import os
from typing import Any, BinaryIO

from azshell.cmdlet import Cmdlet, Parameter, Printer, Switch, has_wildcards, scope_for, validate_not_null_or_empty, validate_range
from azshell.dotnet.exceptions import FileNotFoundException, IOException, PSInvalidOperationException
from azshell.dotnet.file_encodings import FileEncoding, default_encoding
from cmdlets.utility.text_files import encoding_argument, is_classic, newline, open_failure


class OutFile(Cmdlet):
    """Sends output to a file, as the text the console would show."""

    default_set = "ByPath"
    supports_should_process = True

    FilePath = Parameter("string", position=0, mandatory=True, sets=["ByPath"], aliases=["Path"])
    LiteralPath = Parameter("string", mandatory=True, from_property=True, sets=["ByLiteralPath"], aliases=["PSPath", "LP"])
    Encoding = Parameter("object", position=1, transform=encoding_argument, validate=validate_not_null_or_empty)
    Append = Switch()
    Force = Switch()
    NoClobber = Switch(aliases=["NoOverwrite"])
    Width = Parameter("int", validate=validate_range(2, 2147483647))
    NoNewline = Switch()
    InputObject = Parameter("psobject", from_pipeline=True)

    printer: Printer
    lines: list[str]
    file: BinaryIO
    encoding: FileEncoding
    target: Any = None

    def begin(self) -> None:
        self.lines = []
        self.printer = Printer(self.lines.append, scope_for(self.session, width=self.Width, run=self.value_of))
        self.target = self._open()

    def process(self) -> None:
        if self.target is not None:
            self.printer.show(self.InputObject)
            self._flush()

    def end(self) -> None:
        if self.target is not None:
            self.printer.end()
            self._flush()
            self.file.close()

    def _flush(self) -> None:
        if self.lines:
            ending = "" if self.NoNewline else newline(self)
            self.file.write(self.encoding.encode("".join([line + ending for line in self.lines])))
            self.lines.clear()

    def _open(self) -> Any:
        given = self.FilePath if self.LiteralPath is None else self.LiteralPath
        target = self._one(given)
        if target.provider is not self.session.providers.file_system:
            self._invalid("ReadWriteFileNotFileSystemProvider", "ReportWrongProviderType")
        if not self.should_process(target.provider_path):
            return None
        classic = is_classic(self)
        self.encoding = self.Encoding or default_encoding(classic, redirected=True)
        try:
            if self.NoClobber and not self.Append and os.path.exists(target.host):
                words = f"The file '{target.provider_path}' already exists."
                self.throw(IOException(words), "NoClobber", "ResourceExists", target.provider_path)
            if self.Force and os.path.exists(target.host) and not os.access(target.host, os.W_OK):
                os.chmod(target.host, 0o644)
            self.file = open(target.host, "ab" if self.Append else "wb")  # noqa: SIM115  (open while the pipeline runs)
            if not self.file.tell():
                self.file.write(self.encoding.mark)
        except OSError as error:
            failure, category = open_failure(error, target)
            self.throw(failure, "FileOpenFailure", category, None)
        return target

    def _one(self, given: str) -> Any:
        """The place of the file; a path with wildcards must name one that is there."""
        if self.LiteralPath is not None or not has_wildcards(given):
            return self.session.providers.locate(given)
        found = self.resolve_path(given)
        if not found:
            self.throw(FileNotFoundException(), "FileOpenFailure", "OpenError", None)
        if len(found) > 1:
            self._invalid("ReadWriteMultipleFilesNotSupported", "ReportMultipleFilesNotSupported")
        return found[0]

    def _invalid(self, error_id: str, operation: str) -> None:
        words = (
            f'Cannot perform operation because operation "{operation}" is not valid. Remove operation "{operation}", or investigate why it is '
            "not valid."
        )
        self.throw(PSInvalidOperationException(words), error_id, "InvalidArgument")
