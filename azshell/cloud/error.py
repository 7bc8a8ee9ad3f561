"""How the subscription says no: the service's error codes with their HTTP status, and the trouble a world itself can have."""

from __future__ import annotations

__all__ = ["HTTP_STATUS", "CloudError", "WorldError"]

# Service Management REST reference, "Service Management Status and Error Codes" (msdn ee460801); the dotted codes are
# those of a failed asynchronous operation, which the service answers with 200 and an error in the operation record.
HTTP_STATUS = {
    "BadRequest": 400,
    "InvalidXmlRequest": 400,
    "Unauthorized": 401,
    "AuthenticationFailed": 403,
    "ForbiddenError": 403,
    "SubscriptionDisabled": 403,
    "ResourceNotFound": 404,
    "ConflictError": 409,
    "TooManyRequests": 429,
    "InternalError": 500,
    "OperationTimedOut": 500,
    "ServerBusy": 503,
    "Compute.OverconstrainedAllocationRequest": 200,
    "Networking.DeploymentVNetAddressAllocationFailure": 200,
}


class CloudError(Exception):
    """The service refuses. `str()` is what Azure PowerShell prints: `Code: Message`.

    code     the service's code, such as BadRequest; scripts of the time match on it
    message  the service's words
    status   the HTTP status of the answer
    """

    def __init__(self, code: str, message: str, status: int | None = None) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.status = HTTP_STATUS.get(code, 400) if status is None else status


class WorldError(Exception):
    """The world on disk cannot be used: made by a later version, locked too long, or a row that cannot be read."""
