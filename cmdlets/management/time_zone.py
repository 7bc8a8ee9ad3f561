"""Get-TimeZone."""

from __future__ import annotations

from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, wildcard
from azshell.dotnet.exceptions import NetException
from azshell.dotnet.members import get_member, get_static, invoke_static
from azshell.dotnet.types import resolve_type


class GetTimeZone(Cmdlet):
    """Gives the local time zone, or those named."""

    aliases = ("gtz",)
    default_set = "Name"
    output_types = ("System.TimeZoneInfo",)

    Id = Parameter("string[]", mandatory=True, from_property=True, sets=["Id"])
    ListAvailable = Switch(mandatory=True, sets=["ListAvailable"])
    Name = Parameter("string[]", position=0, from_pipeline=True, sets=["Name"])

    def process(self) -> None:
        zone: Any = resolve_type("System.TimeZoneInfo")
        if self.ListAvailable or self.Name:
            for one in invoke_static(zone, "GetSystemTimeZones", []):
                names = (get_member(one, "StandardName"), get_member(one, "DaylightName"))
                if not self.Name or any(wildcard(pattern).matches(name) for pattern in self.Name for name in names):
                    self.write(one)
        elif self.Id:
            for id in self.Id:
                try:
                    self.write(invoke_static(zone, "FindSystemTimeZoneById", [id]))
                except NetException as error:
                    self.write_error(error, "TimeZoneNotFound", "ObjectNotFound", id)
        else:
            self.write(get_static(zone, "Local"))
