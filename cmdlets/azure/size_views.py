"""Lists of role sizes as the module's format file shows them: every size, joined, whatever $FormatEnumerationLimit says."""

from __future__ import annotations

from typing import Any

from azshell.display.views import Field, field


def size_list(name: str) -> Field:
    """`{A5, A6, ...}`, and `{}` when there are none."""

    def joined(obj: Any) -> str:
        return "{" + ", ".join(getattr(obj, name) or ()) + "}"

    return field(name, joined)


WEB_WORKER_SIZES = size_list("WebWorkerRoleSizes")
VM_SIZES = size_list("VirtualMachineRoleSizes")
OPERATION = ("OperationDescription", "OperationId", "OperationStatus")
