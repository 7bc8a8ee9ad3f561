"""Remote Desktop files: how a user's client gets to a Windows machine through the service's address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from azshell.cloud import hosted_service as services
from azshell.cloud import virtual_machine
from azshell.cloud.error import CloudError
from azshell.cloud.hosted_service import HostedService

if TYPE_CHECKING:
    from azshell.cloud.view import View

__all__ = ["file_text"]

PORT = 3389


def file_text(view: View, service: str, name: str) -> str:
    """The content of the .rdp file of a machine; it must have an endpoint to the Remote Desktop port."""
    deployment, role, _ = virtual_machine.machine(view, service, name)
    endpoint = next((one for one in role.endpoints if one.local_port == PORT and one.protocol == "tcp"), None)
    if endpoint is None:
        # Recorded: azure-xplat-cli.
        raise CloudError("BadRequest", "An external endpoint to the Remote Desktop port (3389) must first be added to the role.")
    address = services.dns_name(view, view.get(HostedService, deployment.service))
    return f"full address:s:{address}:{endpoint.port}\r\nprompt for credentials:i:1\r\n"
