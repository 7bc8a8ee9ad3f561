"""Get-Host, Read-Host, Get-Culture, Get-UICulture, Get-Uptime: what the session runs in."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, HostException, Parameter, Switch, validate_not_null
from azshell.dotnet.conversion import to_string
from azshell.dotnet.members import construct, get_static, invoke_member, invoke_static
from azshell.dotnet.types import known_type
from azshell.dotnet.values import Char, Int64

NOBODY = (
    "A command that prompts the user failed because the host program or the command type does not support user interaction. "
    "Try a host program that supports user interaction, such as the PowerShell Console, and remove prompt-related commands "
    "from command types that do not support user interaction."
)
NOBODY_PROMPTED = NOBODY.partition("Try")[0] + "The host was attempting to request confirmation with the following message: "


class GetHost(Cmdlet):
    """Gets the host: its name, version and culture."""

    output_types = ["System.Management.Automation.Host.PSHost"]

    def process(self) -> None:
        self.write(self.get_variable("Host"))


class ReadHost(Cmdlet):
    """Reads a line from the console; with -AsSecureString as a secret."""

    default_set = "AsString"
    output_types = ["System.String", "System.Security.SecureString"]

    Prompt = Parameter("object", position=0, remaining=True, allow_null=True)
    AsSecureString = Switch(sets=["AsSecureString"])
    MaskInput = Switch(sets=["AsString"])

    def process(self) -> None:
        prompt = self.Prompt
        text = "" if prompt is None else " ".join(to_string(part) for part in prompt) if isinstance(prompt, list) else to_string(prompt)
        if text:
            text += ": "
        hidden = bool(self.AsSecureString or self.MaskInput)
        try:
            line = self.host.read_secret(text) if hidden else self.host.read_line(text)
        except EOFError:
            self.throw(HostException(NOBODY_PROMPTED if text else NOBODY), "HostFunctionNotImplemented", "NotImplemented", None)
            return
        if not self.AsSecureString:
            self.write(line)
            return
        secret = construct(known_type("securestring"), [])
        for char in line:
            invoke_member(secret, "AppendChar", [Char(char)])
        self.write(secret)


class GetCulture(Cmdlet):
    """Gets the session's culture, or the cultures named.

    ```ps1con
    PS C:\\> (Get-Culture).Name
    en-US
    ```
    """

    default_set = "CurrentCulture"
    output_types = ["System.Globalization.CultureInfo"]

    Name = Parameter("string[]", position=0, from_pipeline=True, sets=["Name"], validate=validate_not_null)
    NoUserOverrides = Switch(sets=["CurrentCulture", "Name"])
    ListAvailable = Switch(sets=["ListAvailable"])

    def process(self) -> None:
        kind = known_type("cultureinfo")
        if self.Name is not None:
            for name in self.Name:
                self.write(invoke_static(kind, "GetCultureInfo", [name]))
        elif self.ListAvailable:
            every = get_static(known_type("System.Globalization.CultureTypes"), "AllCultures")
            self.write_all(invoke_static(kind, "GetCultures", [every]))
        else:
            self.write(get_static(kind, "CurrentCulture"))


class GetUICulture(Cmdlet):
    """Gets the culture the session's messages are in."""

    output_types = ["System.Globalization.CultureInfo"]

    def process(self) -> None:
        self.write(get_static(known_type("cultureinfo"), "CurrentUICulture"))


class GetUptime(Cmdlet):
    """Gets how long the computer has been running."""

    default_set = "Timespan"
    output_types = ["System.TimeSpan", "System.DateTime"]

    Since = Switch(sets=["Since"])

    def process(self) -> None:
        import time

        now = get_static(known_type("datetime"), "Now")
        ticks = Int64(int(time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()) * 10_000_000)
        span: Any = invoke_static(known_type("timespan"), "FromTicks", [ticks])
        self.write(invoke_member(now, "Subtract", [span]) if self.Since else span)
