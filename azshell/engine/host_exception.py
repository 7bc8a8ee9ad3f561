"""HostException: a question with nobody to ask."""

from __future__ import annotations

from azshell.dotnet.exceptions import RuntimeException


class HostException(RuntimeException):
    """System.Management.Automation.Host.HostException."""

    net_name = "System.Management.Automation.Host.HostException"
    default_id = "HostException"
    default_category = "NotSpecified"
