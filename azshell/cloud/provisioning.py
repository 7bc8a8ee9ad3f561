"""Provisioning: which states a machine goes through when it starts, stops or comes into being, and how long each takes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

import msgspec

__all__ = ["Phase", "Step", "phase_at", "phases"]

Step = Literal["create windows", "create linux", "start", "restart", "stop", "deallocate"]


class Phase(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a machine reports from a moment on: InstanceStatus, PowerState, InstanceStateDetails."""

    at: datetime
    status: str
    power: str
    details: str | None = None


PREPARING = "Windows is preparing your computer for first use..."

# Order of states: recorded polling of azure-powershell; durations: Windows 4 to 8 minutes until ready, Linux 1 to 3, stopping
# 1 to 2, starting 3 to 5. (seconds after the command, status, power state, details)
TIMES: dict[Step, list[tuple[int, str, str, str | None]]] = {
    "create windows": [
        (0, "RoleStateUnknown", "Starting", None),
        (10, "CreatingVM", "Starting", None),
        (60, "StartingVM", "Starting", None),
        (150, "Provisioning", "Starting", PREPARING),
        (330, "ReadyRole", "Started", None),
    ],
    "create linux": [
        (0, "RoleStateUnknown", "Starting", None),
        (10, "CreatingVM", "Starting", None),
        (60, "StartingVM", "Starting", None),
        (90, "Provisioning", "Starting", None),
        (120, "ReadyRole", "Started", None),
    ],
    "start": [(0, "StartingVM", "Starting", None), (210, "ReadyRole", "Started", None)],
    "restart": [(0, "RestartingRole", "Started", None), (90, "ReadyRole", "Started", None)],
    "stop": [(0, "StoppingVM", "Started", None), (60, "StoppedVM", "Stopped", None)],
    "deallocate": [(0, "StoppingVM", "Started", None), (75, "StoppedDeallocated", "Stopped", None)],
}


def phases(step: Step, now: datetime, instant: bool) -> list[Phase]:
    """The states from now on; only the last one when provisioning is instant."""
    if instant:
        return [Phase(now, *TIMES[step][-1][1:])]
    return [Phase(now + timedelta(seconds=after), status, power, details) for after, status, power, details in TIMES[step]]


def phase_at(planned: list[Phase], now: datetime) -> Phase:
    """The state at a moment: the last one that has begun."""
    return next((phase for phase in reversed(planned) if phase.at <= now), planned[0])
