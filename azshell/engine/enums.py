"""The engine's enums as .NET types: ActionPreference, ConfirmImpact, CommandTypes, ScopedItemOptions ..."""

from __future__ import annotations

from azshell.dotnet.types import declare_enum

_SMA = "System.Management.Automation."

ActionPreference = declare_enum(
    _SMA + "ActionPreference", ["SilentlyContinue", "Stop", "Continue", "Inquire", "Ignore", "Suspend", "Break"]
)
ConfirmImpact = declare_enum(_SMA + "ConfirmImpact", ["None", "Low", "Medium", "High"])
CommandTypes = declare_enum(
    _SMA + "CommandTypes",
    {
        "Alias": 1, "Function": 2, "Filter": 4, "Cmdlet": 8, "ExternalScript": 16, "Application": 32, "Script": 64, "Configuration": 256,
        "All": 383,
    },
    flags=True,
)  # fmt: skip
ScopedItemOptions = declare_enum(
    _SMA + "ScopedItemOptions",
    {"None": 0, "ReadOnly": 1, "Constant": 2, "Private": 4, "AllScope": 8, "Unspecified": 16},
    flags=True,
)
SessionStateCategory = declare_enum(
    _SMA + "SessionStateCategory",
    ["Variable", "Alias", "Function", "Filter", "Drive", "CmdletProvider", "Scope", "Command", "Resource", "Cmdlet"],
)
RemotingCapability = declare_enum(_SMA + "RemotingCapability", ["None", "PowerShell", "SupportedByCommand", "OwnedByCommand"])
SessionStateEntryVisibility = declare_enum(_SMA + "SessionStateEntryVisibility", ["Public", "Private"])
CommandOrigin = declare_enum(_SMA + "CommandOrigin", ["Runspace", "Internal"])
ModuleType = declare_enum(_SMA + "ModuleType", ["Script", "Binary", "Manifest", "Cim", "Workflow"])
ModuleAccessMode = declare_enum(_SMA + "ModuleAccessMode", ["ReadWrite", "ReadOnly", "Constant"])
ErrorView = declare_enum(_SMA + "ErrorView", ["NormalView", "CategoryView", "ConciseView", "DetailedView"])
JobState = declare_enum(
    _SMA + "JobState",
    [
        "NotStarted", "Running", "Completed", "Failed", "Stopped", "Blocked", "Suspended", "Disconnected", "Suspending", "Stopping",
        "AtBreakpoint",
    ],
)  # fmt: skip
