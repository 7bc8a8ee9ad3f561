"""New-PSSession, Enter-PSSession and their kin: there are no other computers to reach, and they say so."""

from __future__ import annotations

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_not_null, validate_not_null_or_empty, validate_range
from azshell.dotnet.exceptions import NotSupportedException


def refuse_remoting(cmdlet: Cmdlet) -> None:
    """End the command: remoting is not simulated."""
    words = f"{cmdlet.name} to other computers is not simulated: this shell has no remoting."
    cmdlet.throw(NotSupportedException(words), "NotSimulated", "NotImplemented", None)


class NewPSSession(Cmdlet):
    """Opens a session on another computer. Not simulated."""

    verb, noun = "New", "PSSession"
    aliases = ["nsn"]
    default_set = "ComputerName"
    output_types = ["object"]

    ComputerName = Parameter("string[]", position=0, from_pipeline=True, from_property=True, aliases=["Cn"], effect="not simulated")
    Credential = Parameter("pscredential", from_property=True, effect="not simulated")
    Name = Parameter("string[]", effect="not simulated")
    Rest = Parameter("object[]", remaining=True, effect="not simulated")

    def process(self) -> None:
        refuse_remoting(self)


class EnterPSSession(Cmdlet):
    """Works on another computer. Not simulated."""

    verb, noun = "Enter", "PSSession"
    aliases = ["etsn"]
    default_set = "ComputerName"

    ComputerName = Parameter("string[]", position=0, from_pipeline=True, from_property=True, aliases=["Cn"], effect="not simulated")
    Credential = Parameter("pscredential", from_property=True, effect="not simulated")
    Name = Parameter("string[]", effect="not simulated")
    Rest = Parameter("object[]", remaining=True, effect="not simulated")

    def process(self) -> None:
        refuse_remoting(self)


class ExitPSSession(Cmdlet):
    """Comes back from another computer: there is none to come back from."""

    verb, noun = "Exit", "PSSession"
    aliases = ["exsn"]

    def process(self) -> None:
        refuse_remoting(self)


class GetPSSession(Cmdlet):
    """Gets the sessions on other computers: there are none."""

    verb, noun = "Get", "PSSession"
    aliases = ["gsn"]
    default_set = "Name"
    output_types = ["object"]

    ComputerName = Parameter(
        "string[]",
        position=0,
        mandatory=True,
        from_property=True,
        sets=["ComputerName", "ComputerInstanceId"],
        aliases=["Cn"],
        validate=validate_not_null_or_empty,
    )
    ApplicationName = Parameter("string", from_property=True, sets=["ComputerName", "ComputerInstanceId"])
    ConnectionUri = Parameter(
        "uri[]",
        position=0,
        mandatory=True,
        from_property=True,
        sets=["ConnectionUri", "ConnectionUriInstanceId"],
        aliases=["URI", "CU"],
        validate=validate_not_null_or_empty,
    )
    ConfigurationName = Parameter(
        "string",
        from_property=True,
        sets=[
            "ComputerName",
            "ComputerInstanceId",
            "ConnectionUri",
            "ConnectionUriInstanceId",
            "ContainerId",
            "ContainerIdInstanceId",
            "VMId",
            "VMIdInstanceId",
            "VMName",
            "VMNameInstanceId",
        ],
    )
    AllowRedirection = Switch(sets=["ConnectionUri", "ConnectionUriInstanceId"])
    Name = Parameter(
        "string[]",
        sets={"ComputerName": {}, "ConnectionUri": {}, "Name": {"from_property": True}, "ContainerId": {}, "VMId": {}, "VMName": {}},
        validate=validate_not_null_or_empty,
    )
    InstanceId = Parameter(
        "guid[]",
        sets={
            "ComputerInstanceId": {"mandatory": True},
            "ConnectionUriInstanceId": {"mandatory": True},
            "InstanceId": {"from_property": True},
            "ContainerIdInstanceId": {"mandatory": True},
            "VMIdInstanceId": {"mandatory": True},
            "VMNameInstanceId": {"mandatory": True},
        },
        validate=validate_not_null,
    )
    Credential = Parameter("pscredential", sets=["ComputerName", "ComputerInstanceId", "ConnectionUri", "ConnectionUriInstanceId"])
    Authentication = Parameter("string", sets=["ComputerName", "ComputerInstanceId", "ConnectionUri", "ConnectionUriInstanceId"])
    CertificateThumbprint = Parameter("string", sets=["ComputerName", "ComputerInstanceId", "ConnectionUri", "ConnectionUriInstanceId"])
    Port = Parameter("int", sets=["ComputerName", "ComputerInstanceId"], validate=validate_range(1, 65535))
    UseSSL = Switch(sets=["ComputerName", "ComputerInstanceId"])
    ThrottleLimit = Parameter("int", sets=["ComputerName", "ComputerInstanceId", "ConnectionUri", "ConnectionUriInstanceId"])
    State = Parameter(
        "string",
        sets=[
            "ComputerName",
            "ComputerInstanceId",
            "ConnectionUri",
            "ConnectionUriInstanceId",
            "ContainerId",
            "ContainerIdInstanceId",
            "VMId",
            "VMIdInstanceId",
            "VMName",
            "VMNameInstanceId",
        ],
    )
    SessionOption = Parameter("object", sets=["ComputerName", "ComputerInstanceId", "ConnectionUri", "ConnectionUriInstanceId"])
    Id = Parameter("int[]", position=0, mandatory=True, from_property=True, sets=["Id"], validate=validate_not_null)
    ContainerId = Parameter(
        "string[]", mandatory=True, from_property=True, sets=["ContainerId", "ContainerIdInstanceId"], validate=validate_not_null_or_empty
    )
    VMId = Parameter(
        "guid[]",
        mandatory=True,
        from_property=True,
        sets=["VMId", "VMIdInstanceId"],
        aliases=["VMGuid"],
        validate=validate_not_null_or_empty,
    )
    VMName = Parameter(
        "string[]", mandatory=True, from_property=True, sets=["VMName", "VMNameInstanceId"], validate=validate_not_null_or_empty
    )

    def process(self) -> None:
        """Nothing to give."""


class RemovePSSession(Cmdlet):
    """Closes sessions on other computers: there are none."""

    verb, noun = "Remove", "PSSession"
    aliases = ["rsn"]
    default_set = "Id"
    supports_should_process = True

    Session = Parameter("object[]", position=0, mandatory=True, from_pipeline=True, from_property=True, sets=["Session"])
    ContainerId = Parameter("string[]", mandatory=True, from_property=True, sets=["ContainerId"], validate=validate_not_null_or_empty)
    VMId = Parameter("guid[]", mandatory=True, from_property=True, sets=["VMId"], aliases=["VMGuid"], validate=validate_not_null_or_empty)
    VMName = Parameter("string[]", mandatory=True, from_property=True, sets=["VMName"], validate=validate_not_null_or_empty)
    InstanceId = Parameter("guid[]", mandatory=True, from_property=True, sets=["InstanceId"], validate=validate_not_null)
    Id = Parameter("int[]", position=0, mandatory=True, from_property=True, sets=["Id"], validate=validate_not_null)
    Name = Parameter("string[]", mandatory=True, from_property=True, sets=["Name"], validate=validate_not_null_or_empty)
    ComputerName = Parameter(
        "string[]",
        position=0,
        mandatory=True,
        from_property=True,
        sets=["ComputerName"],
        aliases=["Cn"],
        validate=validate_not_null_or_empty,
    )

    def process(self) -> None:
        """Nothing to close."""


class RegisterArgumentCompleter(Cmdlet):
    """Registers a block that completes arguments; kept for the console."""

    net_class = "System.Management.Automation.RegisterArgumentCompleterCommand"

    CommandName = Parameter("string[]", sets={"NativeCommandSet": {"mandatory": True}, "PowerShellSet": {}})
    ParameterName = Parameter("string", mandatory=True, sets=["PowerShellSet"])
    ScriptBlock = Parameter("scriptblock", mandatory=True, allow_null=True)
    Native = Switch(sets=["NativeCommandSet"])
    NativeFallback = Switch(sets=["NativeFallbackSet"])

    def process(self) -> None:
        completers = self.session.services.setdefault("argument completers", [])
        for command in self.CommandName or [None]:
            completers.append((command, self.ParameterName, self.ScriptBlock, bool(self.Native)))
