"""Start-Sleep: wait."""

from __future__ import annotations

from azshell.cmdlet import Cmdlet, Parameter, validate_range
from azshell.dotnet.members import get_member


class StartSleep(Cmdlet):
    """Waits some seconds, milliseconds or a time span. In a lesson only the world's clock moves."""

    default_set = "Seconds"

    Seconds = Parameter(
        "double",
        position=0,
        mandatory=True,
        from_pipeline=True,
        from_property=True,
        sets=["Seconds"],
        validate=validate_range(0.0, 2147483.0),
    )
    Milliseconds = Parameter(
        "int", mandatory=True, from_property=True, sets=["Milliseconds"], aliases=["ms"], validate=validate_range(0, 2147483647)
    )
    Duration = Parameter(
        "timespan", position=0, mandatory=True, from_pipeline=True, from_property=True, sets=["FromTimeSpan"], aliases=["ts"]
    )

    def process(self) -> None:
        if self.Seconds is not None:
            seconds = float(self.Seconds)
        elif self.Milliseconds is not None:
            seconds = self.Milliseconds / 1000
        else:
            seconds = float(get_member(self.Duration, "TotalSeconds"))
        sleep = self.session.services.get("sleep")
        if sleep is not None:
            sleep(seconds)
        elif seconds > 0:
            import time

            events = self.session.services.get("events")
            if events is None:
                time.sleep(seconds)
            else:
                events.wait(seconds)
