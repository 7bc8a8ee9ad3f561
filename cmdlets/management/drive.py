"""Get-PSDrive, New-PSDrive, Remove-PSDrive, Get-PSProvider."""

from __future__ import annotations

from azshell.cmdlet import Cmdlet, Parameter, Switch, has_wildcards, validate_not_null_or_empty, wildcard
from azshell.dotnet.exceptions import DriveNotFoundException, IOException, NetException, ProviderNotFoundException, SessionStateException
from cmdlets.management.path_cmdlet import CREDENTIAL


class GetPSDrive(Cmdlet):
    """Gives the drives of the session."""

    aliases = ("gdr",)
    default_set = "Name"

    Name = Parameter("string[]", position=0, from_property=True, sets=["Name"], validate=validate_not_null_or_empty)
    LiteralName = Parameter("string[]", position=0, mandatory=True, from_property=True, sets=["LiteralName"])
    Scope = Parameter("string", from_property=True, effect="accepted")
    PSProvider = Parameter("string[]", from_property=True)

    def process(self) -> None:
        drives = sorted(self.session.providers.drives.values(), key=lambda drive: drive.name.lower())
        if self.PSProvider:
            drives = [d for d in drives if any(wildcard(name.rpartition("\\")[2]).matches(d.provider.name) for name in self.PSProvider)]
        for name in self.LiteralName or self.Name or ["*"]:
            found = [d for d in drives if (d.name.lower() == name.lower() if self.LiteralName else wildcard(name).matches(d.name))]
            if not found and (self.LiteralName or not has_wildcards(name)):
                words = f"Cannot find drive. A drive with the name '{name}' does not exist."
                self.write_error(DriveNotFoundException(words), "GetLocationNoMatchingDrive", "ObjectNotFound", name)
            for drive in found:
                self.write(drive)


class NewPSDrive(Cmdlet):
    """Makes a drive over a folder."""

    aliases = ("ndr", "mount")
    supports_should_process = True
    confirm_impact = "Low"

    Name = Parameter("string", position=0, mandatory=True, from_property=True)
    PSProvider = Parameter("string", position=1, mandatory=True, from_property=True)
    Root = Parameter("string", position=2, mandatory=True, from_property=True, allow_empty_string=True)
    Description = Parameter("string", from_property=True, default="")
    Scope = Parameter("string", from_property=True, effect="accepted")
    Persist = Switch(effect="accepted")
    Credential = Parameter(CREDENTIAL, from_property=True, effect="accepted")

    def process(self) -> None:
        providers = self.session.providers
        try:
            provider = providers.provider(self.PSProvider)
        except NetException as error:
            self.write_error(error)
            return
        if self.Name.lower() in providers.drives:
            words = f"A drive with the name '{self.Name}' already exists."
            self.write_error(SessionStateException(words), "DriveAlreadyExists", "ResourceExists", self.Name)
            return
        if provider is not providers.file_system:
            words = f"The provider '{provider.name}' has one drive of its own and takes no other."
            self.write_error(words, "NotSimulated", "NotImplemented", self.Name)
            return
        folder = providers.locate(self.Root)
        if not folder.is_container():
            words = f'The specified drive root "{self.Root}" either does not exist, or it is not a folder.'
            self.write_error(IOException(words), "DriveRootError", "ReadError", self.Name)
        elif self.should_process(f"Name: {self.Name} Provider: {provider.full_name} Root: {self.Root}", "New Drive"):
            drive = providers.add_folder_drive(self.Name, folder.host, self.Description)
            drive.root = folder.path
            self.write(drive)


class RemovePSDrive(Cmdlet):
    """Takes a drive away; what it showed stays."""

    aliases = ("rdr",)
    default_set = "Name"
    supports_should_process = True

    Name = Parameter(
        "string[]", position=0, mandatory=True, from_property=True, sets=["Name"], allow_null=True, allow_empty_collection=True
    )
    LiteralName = Parameter("string[]", position=0, mandatory=True, from_property=True, sets=["LiteralName"])
    PSProvider = Parameter("string[]", from_property=True)
    Scope = Parameter("string", from_property=True, effect="accepted")
    Force = Switch(effect="accepted")

    def process(self) -> None:
        providers = self.session.providers
        for name in self.LiteralName or self.Name or ():
            found = [d for d in providers.drives.values() if wildcard(name).matches(d.name)]
            if not found:
                words = f"Cannot find drive. A drive with the name '{name}' does not exist."
                self.write_error(DriveNotFoundException(words), "DriveNotFound", "ObjectNotFound", name)
            for drive in found:
                if self.should_process(f"Name: {drive.name} Provider: {drive.provider.full_name} Root: {drive.root}", "Remove Drive"):
                    del providers.drives[drive.name.lower()]


class GetPSProvider(Cmdlet):
    """Gives the providers of the session."""

    PSProvider = Parameter("string[]", position=0, from_property=True, validate=validate_not_null_or_empty)

    def process(self) -> None:
        providers = sorted(self.session.providers.providers.values(), key=lambda provider: provider.name)
        for name in self.PSProvider or ["*"]:
            found = [provider for provider in providers if wildcard(name.rpartition("\\")[2]).matches(provider.name)]
            if not found and not has_wildcards(name):
                words = f"Cannot find a provider with the name '{name}'."
                self.write_error(ProviderNotFoundException(words), "ProviderNotFound", "ObjectNotFound", name)
            for provider in found:
                self.write(provider.info)
