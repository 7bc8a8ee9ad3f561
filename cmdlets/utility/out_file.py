"""Out-File, which is also what > and >> do."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_range
from azshell.display.printer import Printer
from azshell.display.scope import scope_for


class OutFile(Cmdlet):
    """Sends output to a file, as the text the console would show."""

    default_set = "ByPath"
    supports_should_process = True

    FilePath = Parameter("string", position=0, mandatory=True, sets=["ByPath"], aliases=["Path"])
    LiteralPath = Parameter("string", mandatory=True, from_property=True, sets=["ByLiteralPath"], aliases=["PSPath", "LP"])
    Encoding = Parameter("object", position=1)
    Append = Switch()
    Force = Switch()
    NoClobber = Switch(aliases=["NoOverwrite"])
    Width = Parameter("int", validate=validate_range(2, 2147483647))
    NoNewline = Switch()
    InputObject = Parameter("psobject", from_pipeline=True)

    printer: Printer
    lines: list[str]
    target: Any = None

    def begin(self) -> None:
        self.lines = []
        self.printer = Printer(self.lines.append, scope_for(self.session, width=self.Width, run=self.value_of))
        self.target = self._open()

    def process(self) -> None:
        if self.target is not None:
            self.printer.show_all(self.InputObject)
            self._flush()

    def end(self) -> None:
        if self.target is not None:
            self.printer.end()
            self._flush()
            self.target.close()

    def _flush(self) -> None:
        if self.lines:
            ending = "" if self.NoNewline else self.session.line_end
            self.target.write("".join([line + ending for line in self.lines]))
            self.lines.clear()

    def _open(self) -> Any:
        from cmdlets.utility.text_files import open_for_writing

        return open_for_writing(
            self, self.LiteralPath or self.FilePath, encoding=self.Encoding, append=self.Append, force=self.Force, no_clobber=self.NoClobber
        )
