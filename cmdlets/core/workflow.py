"""What the bodies of workflows call. A workflow runs as an ordinary function here: at once, in this session, and never suspended."""

from __future__ import annotations

from azshell.cmdlet import Cmdlet, Parameter, Switch


class InlineScript(Cmdlet):
    """Runs a block in a scope of its own; `$using:name` is the workflow's variable.

    ```ps1con
    PS C:\\> workflow Show-Double { param($n) InlineScript { $using:n * 2 } }; Show-Double 21
    42
    ```
    """

    name = "InlineScript"
    verb = ""
    noun = "InlineScript"

    ScriptBlock = Parameter("scriptblock", position=0, mandatory=True)
    PSComputerName = Parameter("string[]", effect="accepted")
    PSCredential = Parameter("pscredential", effect="accepted")

    def process(self) -> None:
        for obj in self.invoke(self.ScriptBlock):
            self.write(obj)


class CheckpointWorkflow(Cmdlet):
    """Saved a workflow's state; a workflow that is never suspended needs none."""

    PSPersist = Switch(effect="accepted")
