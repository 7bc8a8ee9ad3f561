"""Out-String: objects as the text the console would show."""

from __future__ import annotations

from azshell.cmdlet import Cmdlet, Parameter, Printer, Switch, scope_for, validate_range


class OutString(Cmdlet):
    """Outputs input objects as a string, or with -Stream as one string a line.

    ```ps1con
    PS C:\\> ([pscustomobject]@{ Name = 'web' } | Out-String -Stream).Count
    5
    ```
    """

    default_set = "NoNewLineFormatting"
    output_types = ["string"]

    Stream = Switch(sets=["StreamFormatting"])
    Width = Parameter("int", validate=validate_range(2, 2147483647))
    NoNewline = Switch(sets=["NoNewLineFormatting"])
    InputObject = Parameter("psobject", from_pipeline=True)

    printer: Printer
    lines: list[str]

    def begin(self) -> None:
        self.lines = []
        scope = scope_for(self.session, width=self.Width, run=self.value_of)
        self.printer = Printer(self.runtime.out if self.Stream else self.lines.append, scope)

    def process(self) -> None:
        self.printer.show(self.InputObject)

    def end(self) -> None:
        self.printer.end()
        if not self.Stream:
            ending = "" if self.NoNewline else self.session.line_end
            self.write("".join([line + ending for line in self.lines]))
