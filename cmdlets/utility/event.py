"""New-Event, Get-Event, Wait-Event, Remove-Event and the subscriptions: the session's event queue.

An event without a subscriber waits in the queue. A subscriber's action runs as soon as the session comes to it: at once
for New-Event, and for events of other threads (timers) while the session sleeps or waits.
"""

from __future__ import annotations

import threading
import time
from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch, validate_not_null_or_empty, validate_range, wildcard
from azshell.dotnet.exceptions import ArgumentException
from azshell.dotnet.members import get_static, invoke_static
from azshell.dotnet.types import declare, known_type, prop
from azshell.dotnet.values import unwrap


class PSEventArgs:
    """One event."""

    net_type: Any

    def __init__(self, number: int, source: str, sender: Any, arguments: list[Any], data: Any, event_args: Any = None) -> None:
        self.number = number
        self.source = source
        self.sender = sender
        self.arguments = arguments
        self.data = data
        self.event_args = event_args
        self.time = get_static(known_type("datetime"), "Now")


RUNSPACE = "11111111-2222-3333-4444-555555555555"
PSEventArgs.net_type = declare(
    "System.Management.Automation.PSEventArgs",
    PSEventArgs,
    base="System.EventArgs",
    members=[
        prop("string ComputerName", lambda event: None),
        prop("guid RunspaceId", lambda event: invoke_static(known_type("guid"), "Parse", [RUNSPACE])),
        prop("int EventIdentifier", lambda event: event.number),
        prop("System.Object Sender", lambda event: event.sender),
        prop("System.EventArgs SourceEventArgs", lambda event: event.event_args),
        prop("System.Object[] SourceArgs", lambda event: event.arguments),
        prop("string SourceIdentifier", lambda event: event.source),
        prop("datetime TimeGenerated", lambda event: event.time),
        prop("psobject MessageData", lambda event: event.data),
    ],
)


class Subscriber:
    """A subscription: what it waits for and the block to run."""

    net_type: Any

    def __init__(
        self, number: int, source: str, action: Any, data: Any, obj: Any = None, event_name: str | None = None, limit: int = 0
    ) -> None:
        self.number = number
        self.source = source
        self.action = action
        self.data = data
        self.obj = obj
        self.event_name = event_name
        self.limit = limit
        self.runs = 0
        self.support = False
        self.forward = False
        self.job: EventJob | None = EventJob(self) if action is not None else None


class EventJob:
    """The job that stands for an action."""

    net_type: Any

    def __init__(self, subscriber: Subscriber) -> None:
        self.subscriber = subscriber
        self.output: list[Any] = []
        self.state = "NotStarted"


Subscriber.net_type = declare(
    "System.Management.Automation.PSEventSubscriber",
    Subscriber,
    members=[
        prop("int SubscriptionId", lambda row: row.number),
        prop("System.Object SourceObject", lambda row: row.obj),
        prop("string EventName", lambda row: row.event_name),
        prop("string SourceIdentifier", lambda row: row.source),
        prop("System.Management.Automation.PSEventJob Action", lambda row: row.job),
        prop("System.Object HandlerDelegate", lambda row: None),
        prop("bool SupportEvent", lambda row: row.support),
        prop("bool ForwardEvent", lambda row: row.forward),
    ],
)
EventJob.net_type = declare(
    "System.Management.Automation.PSEventJob",
    EventJob,
    base="System.Management.Automation.Job",
    members=[
        prop("int Id", lambda job: job.subscriber.number),
        prop("string Name", lambda job: job.subscriber.source),
        prop("string State", lambda job: job.state),
        prop("bool HasMoreData", lambda job: bool(job.output)),
        prop("string Location", lambda job: ""),
        prop("string Command", lambda job: str(job.subscriber.action)),
        prop("string PSJobTypeName", lambda job: ""),
    ],
)


class Events:
    """The queue and the subscriptions of one session."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.queue: list[PSEventArgs] = []
        self.subscribers: list[Subscriber] = []
        self.pending: list[tuple[Subscriber, PSEventArgs]] = []
        self.numbers = 0
        self.subscriptions = 0
        self.changed = threading.Condition()

    def make(self, source: str, sender: Any, arguments: list[Any], data: Any, event_args: Any = None) -> PSEventArgs:
        """A new event, put where it belongs: to its subscribers' actions, or into the queue."""
        with self.changed:
            self.numbers += 1
            event = PSEventArgs(self.numbers, source, sender, arguments, data, event_args)
            listening = [row for row in self.subscribers if row.source.lower() == source.lower() and row.action is not None]
            if listening:
                self.pending.extend((row, event) for row in listening)
            else:
                self.queue.append(event)
            self.changed.notify_all()
        return event

    def run_pending(self, cmdlet: Cmdlet | None = None) -> None:
        """Run the actions that are due."""
        while self.pending:
            subscriber, event = self.pending.pop(0)
            self.run(subscriber, event)

    def run(self, subscriber: Subscriber, event: PSEventArgs) -> None:
        """Run one action with $Event, $Sender, $EventArgs and $args set; its output is the job's."""
        from azshell.dotnet.exceptions import NetException

        job = subscriber.job
        assert job is not None
        job.state = "Running"
        scope = self.session.global_scope
        names = {"event": event, "sender": event.sender, "eventargs": event.event_args, "eventsubscriber": subscriber}
        before = {name: scope.variables.get(name) for name in names}
        for name, value in names.items():
            scope.variables.pop(name, None)
            scope.assign_local(name, value)
        try:
            job.output.extend(subscriber.action.invoke(self.session, event.arguments))
        except NetException as error:
            record = getattr(error, "error_record", None)
            if record is not None:
                self.session.add_error(record)
        finally:
            for name, variable in before.items():
                if variable is None:
                    scope.variables.pop(name, None)
                else:
                    scope.variables[name] = variable
        subscriber.runs += 1
        if subscriber.limit and subscriber.runs >= subscriber.limit and subscriber in self.subscribers:
            self.subscribers.remove(subscriber)

    def wait(self, seconds: float) -> None:
        """Sleep, running actions that fall due."""
        from azshell.cmdlet import check_stop

        until = time.monotonic() + seconds
        while True:
            check_stop()
            self.run_pending()
            left = until - time.monotonic()
            if left <= 0:
                return
            with self.changed:
                if not self.pending:
                    self.changed.wait(min(left, 0.1))


class EventCmdlet(Cmdlet):
    """What the event commands share."""

    noun = ""

    @property
    def events(self) -> Events:
        """The session's events."""
        services = self.session.services
        if "events" not in services:
            services["events"] = Events(self.session)
        found: Events = services["events"]
        return found

    def unknown(self, words: str, error_id: str = "INVALID_SOURCE_IDENTIFIER") -> None:
        """There is no such event or subscription."""
        self.write_error(ArgumentException(words), error_id, "InvalidArgument", None)


class NewEvent(EventCmdlet):
    """Makes an event.

    ```ps1con
    PS C:\\> (New-Event -SourceIdentifier mine -MessageData 5).MessageData
    5
    ```
    """

    output_types = ["System.Management.Automation.PSEventArgs"]

    SourceIdentifier = Parameter("string", position=0, mandatory=True)
    Sender = Parameter("psobject", position=1)
    EventArguments = Parameter("psobject[]", position=2)
    MessageData = Parameter("psobject", position=3)

    def process(self) -> None:
        event = self.events.make(self.SourceIdentifier, self.Sender, list(self.EventArguments or []), self.MessageData)
        self.events.run_pending()
        self.write(event)


class GetEvent(EventCmdlet):
    """Gets the events in the queue."""

    default_set = "BySource"
    output_types = ["System.Management.Automation.PSEventArgs"]

    SourceIdentifier = Parameter("string", position=0, from_property=True, sets=["BySource"], validate=validate_not_null_or_empty)
    EventIdentifier = Parameter("int", position=0, mandatory=True, from_property=True, sets=["ById"], aliases=["Id"])

    def process(self) -> None:
        self.events.run_pending()
        found = self.events.queue
        if self.EventIdentifier is not None:
            found = [event for event in found if event.number == self.EventIdentifier]
            if not found:
                self.unknown(f"Event with identifier '{self.EventIdentifier}' does not exist.")
        elif self.SourceIdentifier is not None:
            found = [event for event in found if wildcard(self.SourceIdentifier).matches(event.source)]
            if not found and not any(char in self.SourceIdentifier for char in "*?["):
                self.unknown(f"Event with source identifier '{self.SourceIdentifier}' does not exist.")
        for event in list(found):
            self.write(event)


class WaitEvent(EventCmdlet):
    """Waits until there is an event, and gives it; it stays in the queue."""

    output_types = ["System.Management.Automation.PSEventArgs"]

    SourceIdentifier = Parameter("string", position=0, from_property=True)
    Timeout = Parameter("int", aliases=["TimeoutSec"], validate=validate_range(-1, 2147483647))

    def process(self) -> None:
        seconds = -1 if self.Timeout is None else self.Timeout
        until = None if seconds < 0 else time.monotonic() + seconds
        events = self.events
        while True:
            for event in events.queue:
                if self.SourceIdentifier is None or wildcard(self.SourceIdentifier).matches(event.source):
                    self.write(event)
                    return
            if until is not None and time.monotonic() >= until:
                return
            events.wait(0.05 if until is None else min(0.05, max(0.0, until - time.monotonic())))


class RemoveEvent(EventCmdlet):
    """Takes events out of the queue."""

    default_set = "BySource"
    supports_should_process = True

    SourceIdentifier = Parameter("string", position=0, mandatory=True, sets=["BySource"])
    EventIdentifier = Parameter("int", position=0, mandatory=True, from_property=True, sets=["ByIdentifier"])

    def process(self) -> None:
        events = self.events
        if self.EventIdentifier is not None:
            found = [event for event in events.queue if event.number == self.EventIdentifier]
            if not found:
                self.unknown(f"Event with identifier '{self.EventIdentifier}' does not exist.", "INVALID_EVENT_IDENTIFIER")
        else:
            found = [event for event in events.queue if wildcard(self.SourceIdentifier).matches(event.source)]
            if not found and not any(char in self.SourceIdentifier for char in "*?["):
                self.unknown(f"Event with source identifier '{self.SourceIdentifier}' does not exist.")
        for event in found:
            if self.should_process(f"Event '{event.source}'", "Remove"):
                events.queue.remove(event)


class RegisterEvent(EventCmdlet):
    """What the registering commands share."""

    noun = ""
    SourceIdentifier: Any
    Action: Any
    MessageData: Any
    MaxTriggerCount: Any
    SupportEvent: Any
    Forward: Any

    def register(self, source: str, obj: Any = None, event_name: str | None = None) -> None:
        """Make a subscription and write its job, if it has an action."""
        events = self.events
        if any(row.source.lower() == source.lower() and row.obj is not None for row in events.subscribers):
            words = f"Cannot subscribe to the specified event. A subscriber with the source identifier '{source}' already exists."
            self.write_error(ArgumentException(words), "SUBSCRIBER_EXISTS", "InvalidArgument", self.SourceIdentifier)
            return
        events.subscriptions += 1
        row = Subscriber(events.subscriptions, source, self.Action, self.MessageData, obj, event_name, self.MaxTriggerCount or 0)
        row.support, row.forward = bool(self.SupportEvent), bool(self.Forward)
        events.subscribers.append(row)
        if row.job is not None and not self.SupportEvent:
            self.write(row.job)


class RegisterEngineEvent(RegisterEvent):
    """Subscribes to events of the engine and of New-Event."""

    output_types = ["System.Management.Automation.PSEventJob"]

    SourceIdentifier = Parameter("string", position=100, mandatory=True)
    Action = Parameter("scriptblock", position=101)
    MessageData = Parameter("psobject")
    SupportEvent = Switch()
    Forward = Switch()
    MaxTriggerCount = Parameter("int")

    def process(self) -> None:
        self.register(self.SourceIdentifier)


class RegisterObjectEvent(RegisterEvent):
    """Subscribes to an event of a .NET object."""

    output_types = ["System.Management.Automation.PSEventJob"]

    InputObject = Parameter("psobject", position=0, mandatory=True)
    EventName = Parameter("string", position=1, mandatory=True)
    SourceIdentifier = Parameter("string", position=100)
    Action = Parameter("scriptblock", position=101)
    MessageData = Parameter("psobject")
    SupportEvent = Switch()
    Forward = Switch()
    MaxTriggerCount = Parameter("int")

    def process(self) -> None:
        obj = unwrap(self.InputObject)
        subscribe = getattr(obj, "subscribe", None)
        known = {name.lower(): name for name in getattr(obj, "event_names", ())}
        name = known.get(self.EventName.lower())
        if name is None or subscribe is None:
            words = f"Cannot register for the specified event. An event with the name '{self.EventName}' does not exist. (Parameter 'eventName')"
            self.write_error(ArgumentException(words), "INVALID_REGISTRATION", "InvalidArgument", obj)
            return
        source = self.SourceIdentifier or str(invoke_static(known_type("guid"), "NewGuid", []))
        events, data = self.events, self.MessageData

        def happened(sender: Any, event_args: Any) -> None:
            events.make(source, sender, [sender, event_args], data, event_args)

        self.register(source, obj, name)
        subscribe(name, happened)  # an object may tell at once what has happened already


class UnregisterEvent(EventCmdlet):
    """Ends subscriptions."""

    default_set = "BySource"
    supports_should_process = True

    SourceIdentifier = Parameter("string", position=0, mandatory=True, from_property=True, sets=["BySource"])
    SubscriptionId = Parameter("int", position=0, mandatory=True, from_property=True, sets=["ById"])
    Force = Switch()

    def process(self) -> None:
        rows = self.events.subscribers
        if self.SubscriptionId is not None:
            found = [row for row in rows if row.number == self.SubscriptionId]
            if not found:
                self.unknown(
                    f"Event subscription with identifier '{self.SubscriptionId}' does not exist.", "INVALID_SUBSCRIPTION_IDENTIFIER"
                )
        else:
            found = [row for row in rows if wildcard(self.SourceIdentifier).matches(row.source)]
            if not found and not any(char in self.SourceIdentifier for char in "*?["):
                self.unknown(f"Event subscription with identifier '{self.SourceIdentifier}' does not exist.")
        for row in found:
            if (not row.support or self.Force) and self.should_process(f"Event subscription '{row.source}'", "Unsubscribe"):
                rows.remove(row)
                if row.job is not None:
                    row.job.state = "Stopped"


class GetEventSubscriber(EventCmdlet):
    """Gets the subscriptions."""

    default_set = "BySource"
    output_types = ["System.Management.Automation.PSEventSubscriber"]

    SourceIdentifier = Parameter("string", position=0, from_property=True, sets=["BySource"], validate=validate_not_null_or_empty)
    SubscriptionId = Parameter("int", position=0, mandatory=True, from_property=True, sets=["ById"], aliases=["Id"])
    Force = Switch(position=1)

    def process(self) -> None:
        found = [row for row in self.events.subscribers if self.Force or not row.support]
        if self.SubscriptionId is not None:
            found = [row for row in found if row.number == self.SubscriptionId]
            if not found:
                self.unknown(
                    f"Event subscription with identifier '{self.SubscriptionId}' does not exist.", "INVALID_SUBSCRIPTION_IDENTIFIER"
                )
        elif self.SourceIdentifier is not None:
            found = [row for row in found if wildcard(self.SourceIdentifier).matches(row.source)]
            if not found and not any(char in self.SourceIdentifier for char in "*?["):
                self.unknown(f"Event subscription with source identifier '{self.SourceIdentifier}' does not exist.")
        for row in found:
            self.write(row)
