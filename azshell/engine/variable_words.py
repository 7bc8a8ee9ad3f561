"""The descriptions of the variables that a session begins with."""

from __future__ import annotations

DESCRIPTIONS = {
    "?": "Status of last command",
    "executioncontext": "The run objects available to cmdlets",
    "false": "Boolean False",
    "formatenumerationlimit": "Dictates the limit of enumeration on formatting IEnumerable objects",
    "home": "Folder containing the current user's profile",
    "host": "A reference to the host of the current runspace",
    "maximumhistorycount": "Maximum number of history objects to retain in a session",
    "nestedpromptlevel": "Dictates what type of prompt should be displayed for the current nesting level",
    "outputencoding": "The text encoding used when piping text to a native executable file",
    "pid": "Current process ID",
    "psculture": "Culture of the current PowerShell session",
    "psdefaultparametervalues": "Variable to hold all default <cmdlet:parameter, value> pairs",
    "psedition": "Edition information for the current PowerShell session",
    "psemailserver": (
        "Variable to contain the name of the email server. This can be used instead of the HostName parameter in the Send-MailMessage cmdlet."
    ),
    "pshome": "Parent folder of the host application of the current runspace",
    "psnativecommanduseerroractionpreference": (
        "If true, $ErrorActionPreference applies to native executables, so that non-zero exit codes will generate cmdlet-style errors governed "
        "by error action settings"
    ),
    "psuiculture": "UI culture of the current PowerShell session",
    "psversiontable": "Version information for current PowerShell session",
    "shellid": "The ShellID identifies the current shell.  This is used by #Requires.",
    "true": "Boolean True",
    "whatifpreference": "If true, WhatIf is considered to be enabled for all commands.",
}
"""Lower-case name -> description; the preference variables of startup.PREFERENCES bring their own."""
