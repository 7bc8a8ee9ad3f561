"""What every cmdlet of the module shares: the world, the operation it prints, and how the service's refusals become errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from azshell.cloud import Change, CloudError, Operation, World, WorldError
from azshell.cmdlet import Cmdlet, Parameter
from azshell.dotnet.exceptions import (
    ApplicationException,
    ArgumentException,
    NetException,
    NotSupportedException,
    RuntimeException,
    exception_class,
)
from cmdlets.azure.contexts import Context, ManagementOperationContext

# azure-sdk-tools v0.8.4: what the service refused comes out of the management client as this.
CloudException = exception_class("Microsoft.WindowsAzure.CloudException", NetException)
# What the module's own checks throw: System.Exception in the original.
CommandException = NetException

__all__ = ["ApplicationException", "ArgumentException", "AzureCmdlet", "CloudException", "CommandException"]


class AzureCmdlet(Cmdlet):
    """Override `execute`, not `process`.

    A CloudError, and an ArgumentException or ApplicationException of the cmdlet's own checks, become a non-terminating error: the
    category is CloseError, the target empty, the identifier the class alone (azure-sdk-tools v0.8.4, WriteExceptionError).
    A parameter that is declared with effect="not simulated" ends the command when it is used.
    """

    def __init_subclass__(cls, **options: Any) -> None:
        """Parameters in the order of .NET's reflection, a class's own before its base's: so the syntax lists them."""
        super().__init_subclass__(**options)
        order = dict.fromkeys(name for kind in cls.__mro__ for name, value in vars(kind).items() if isinstance(value, Parameter))
        cls.parameters = {name: cls.parameters[name] for name in order}

    def execute(self) -> None:
        """Do the work for one object of the pipeline."""
        raise NotImplementedError

    def process(self) -> None:
        try:
            self.refuse_unsimulated()
            self.execute()
        except CloudError as error:
            self.write_error(CloudException(str(error)), "", "CloseError")
        except WorldError as error:
            self.throw(ApplicationException(str(error)), "WorldUnusable", "ResourceUnavailable")
        except RuntimeException:
            raise
        except NetException as error:
            self.write_error(error, "", "CloseError")

    def refuse(self, words: str) -> None:
        """An error that Azure PowerShell itself writes with the time before it (azure-sdk-tools v0.8.4, WriteErrorWithTimestamp)."""
        self.write_error(CommandException(f"{long_time(self.world)} - {words}"), "", "NotSpecified")

    def refuse_unsimulated(self) -> None:
        """End the command when a parameter is used that azshell has no answer to."""
        for name in self.bound:
            parameter = self.parameters.get(name)
            if parameter is not None and parameter.effect == "not simulated":
                words = f"The parameter {name} of {self.name} is not simulated."
                self.throw(NotSupportedException(words), "NotSimulated", "NotImplemented", None)

    @property
    def world(self) -> World:
        """The world of the session; what it answers is seen from the selected subscription."""
        return self.session.world

    @property
    def operation_name(self) -> str:
        """The command's name as it is defined: what OperationDescription says."""
        return self.name

    @contextmanager
    def change(self, description: str | None = None, resource: str = "") -> Iterator[Change]:
        """One change of the subscription, kept when the block ends; begin and completion are told to the verbose stream.

        description  what the verbose stream calls this step, where a command takes several; the operation is the command's
        """
        name = description or self.operation_name
        self.tell("Begin", name)
        with self.world.change(self.operation_name, resource) as change:
            yield change
        self.tell("Completed", name)

    def read(self, *resource: str, description: str | None = None) -> Operation:
        """The operation of a command that only reads."""
        name = description or self.operation_name
        self.tell("Begin", name)
        operation = self.world.operation(self.operation_name, "/".join(resource))
        self.tell("Completed", name)
        return operation

    def tell(self, step: str, name: str) -> None:
        """`13:17:07 - Begin Operation: New-AzureQuickVM`, in the culture's long time."""
        self.timed(f"{step} Operation: {name}")

    def timed(self, text: str) -> None:
        """A line to the verbose stream, with the time before it."""
        self.verbose(f"{long_time(self.world)} - {text}")

    def write_operation(self, operation: Operation) -> None:
        """The object that an action prints."""
        self.write(self.context(ManagementOperationContext, operation))

    def context(self, kind: type[Context], operation: Operation, **properties: Any) -> Context:
        """A result object with the operation's three properties."""
        return kind(
            OperationDescription=operation.description,
            OperationId=operation.id,
            OperationStatus=operation.status,
            **properties,
        )

    def host_file(self, path: str) -> str:
        """Where a path of the script lies on the host's disk."""
        return self.session.providers.host_path(path)

    def agrees(self, force: bool, question: str, caption: str, action: str, target: str) -> bool:
        """ConfirmAction: without -Force a person is asked; then -WhatIf and -Confirm count."""
        return (force or self.should_continue(question, caption)) and self.should_process(target, action)


def long_time(world: World) -> str:
    """The world's time of day as en-US writes it: `6:43:50 PM`."""
    now = world.now()
    return f"{now:%I:%M:%S %p}".lstrip("0")


def date_time(moment: Any) -> Any:
    """A datetime of the world as System.DateTime, in UTC."""
    if moment is None:
        return None
    from azshell.dotnet.datetime import from_python

    return from_python(moment)
