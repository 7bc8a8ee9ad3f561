"""The exceptions: .NET's as a table, and PowerShell's, which know their error id, category and target."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from azshell.dotnet.records import ErrorRecord
    from azshell.dotnet.types import DotNetType


class _NetType:
    """Gives an exception class its DotNetType on first use, so that importing exceptions declares nothing."""

    def __get__(self, instance: Any, owner: type[NetException]) -> DotNetType:
        from azshell.dotnet.exception_types import exception_type

        return exception_type(owner)


class NetException(Exception):
    """System.Exception.  `message` is what .Message says; further keywords become attributes."""

    net_name: ClassVar[str] = "System.Exception"
    default_message: ClassVar[str] = ""
    net_type: ClassVar[Any] = _NetType()

    def __init__(self, message: str | None = None, inner: BaseException | None = None, **fields: Any) -> None:
        super().__init__(message)
        self._message = message
        self.inner = inner
        self._data: Any = None
        self.stack_trace: str | None = None
        self.source: str | None = None
        self.help_link: str | None = None
        self.__dict__.update(fields)

    @property
    def message(self) -> str:
        """The message; .NET's default words when none was given."""
        if self._message is not None:
            return self._message
        return self.default_message or f"Exception of type '{self.net_name}' was thrown."

    @message.setter
    def message(self, value: str) -> None:
        self._message = value

    @property
    def data(self) -> Any:
        """Exception.Data, a dictionary."""
        if self._data is None:
            from azshell.dotnet.dictionaries import ListDictionaryInternal

            self._data = ListDictionaryInternal()
        return self._data

    def base_exception(self) -> BaseException:
        """The innermost exception."""
        current: BaseException = self
        while getattr(current, "inner", None) is not None:
            current = current.inner  # type: ignore[attr-defined]
        return current

    def __str__(self) -> str:
        return self.message


def exception_class(full_name: str, base: type[NetException], message: str = "") -> type[NetException]:
    """Makes one plain exception class, which belongs to the module that asks."""
    name = full_name.rpartition(".")[2]
    owner = sys._getframe(1).f_globals["__name__"]
    return type(name, (base,), {"net_name": full_name, "default_message": message, "__module__": owner, "__doc__": full_name + "."})


SystemException = exception_class("System.SystemException", NetException, "System error.")


class ArgumentException(SystemException):  # type: ignore[misc, valid-type]
    """System.ArgumentException: the message ends with the parameter's name."""

    net_name = "System.ArgumentException"
    default_message = "Value does not fall within the expected range."
    param_name: str | None = None

    def __init__(
        self, message: str | None = None, param_name: str | None = None, inner: BaseException | None = None, **fields: Any
    ) -> None:
        super().__init__(message, inner, **fields)
        self.param_name = param_name

    @property
    def message(self) -> str:
        """The message with ` (Parameter 'name')` when there is a name; one in Windows PowerShell's words has it already."""
        text = NetException.message.fget(self)  # type: ignore[attr-defined]
        return f"{text} (Parameter '{self.param_name}')" if self.param_name and "\nParameter name: " not in text else text

    @message.setter
    def message(self, value: str) -> None:
        self._message = value


class ArgumentNullException(ArgumentException):
    """System.ArgumentNullException(param_name, message)."""

    net_name = "System.ArgumentNullException"
    default_message = "Value cannot be null."

    def __init__(
        self, param_name: str | None = None, message: str | None = None, inner: BaseException | None = None, **fields: Any
    ) -> None:
        super().__init__(message, param_name, inner, **fields)


class ArgumentOutOfRangeException(ArgumentException):
    """System.ArgumentOutOfRangeException(param_name, message, actual value)."""

    net_name = "System.ArgumentOutOfRangeException"
    default_message = "Specified argument was out of the range of valid values."
    actual_value: Any = None

    def __init__(
        self,
        param_name: str | None = None,
        message: str | None = None,
        actual_value: Any = None,
        inner: BaseException | None = None,
        **fields: Any,
    ) -> None:
        super().__init__(message, param_name, inner, **fields)
        self.actual_value = actual_value

    @property
    def message(self) -> str:
        """The message, the parameter, and on a second line the value."""
        text = ArgumentException.message.fget(self)  # type: ignore[attr-defined]
        if self.actual_value is None:
            return text
        from azshell.dotnet.conversion import to_string

        return f"{text}\nActual value was {to_string(self.actual_value)}."

    @message.setter
    def message(self, value: str) -> None:
        self._message = value


ApplicationException = exception_class("System.ApplicationException", NetException, "Error in the application.")
ArithmeticException = exception_class("System.ArithmeticException", SystemException, "Overflow or underflow in the arithmetic operation.")
DivideByZeroException = exception_class("System.DivideByZeroException", ArithmeticException, "Attempted to divide by zero.")
OverflowException = exception_class("System.OverflowException", ArithmeticException, "Arithmetic operation resulted in an overflow.")
NotFiniteNumberException = exception_class(
    "System.NotFiniteNumberException", ArithmeticException, "Number encountered was not a finite quantity."
)
FormatException = exception_class("System.FormatException", SystemException, "One of the identified items was in an invalid format.")
InvalidCastException = exception_class("System.InvalidCastException", SystemException, "Specified cast is not valid.")
InvalidOperationException = exception_class(
    "System.InvalidOperationException", SystemException, "Operation is not valid due to the current state of the object."
)
ObjectDisposedException = exception_class("System.ObjectDisposedException", InvalidOperationException, "Cannot access a disposed object.")
NotSupportedException = exception_class("System.NotSupportedException", SystemException, "Specified method is not supported.")
PlatformNotSupportedException = exception_class(
    "System.PlatformNotSupportedException", NotSupportedException, "Operation is not supported on this platform."
)
NotImplementedException = exception_class("System.NotImplementedException", SystemException, "The method or operation is not implemented.")
NullReferenceException = exception_class(
    "System.NullReferenceException", SystemException, "Object reference not set to an instance of an object."
)
IndexOutOfRangeException = exception_class("System.IndexOutOfRangeException", SystemException, "Index was outside the bounds of the array.")
RankException = exception_class(
    "System.RankException", SystemException, "Attempted to operate on an array with the incorrect number of dimensions."
)
ArrayTypeMismatchException = exception_class(
    "System.ArrayTypeMismatchException", SystemException, "Attempted to access an element as a type incompatible with the array."
)
OutOfMemoryException = exception_class(
    "System.OutOfMemoryException", SystemException, "Insufficient memory to continue the execution of the program."
)
StackOverflowException = exception_class("System.StackOverflowException", SystemException, "Operation caused a stack overflow.")
InsufficientExecutionStackException = exception_class(
    "System.InsufficientExecutionStackException",
    SystemException,
    "Insufficient stack to continue executing the program safely. This can happen from having too many functions on the call stack or function on the stack using too much stack space.",
)  # fmt: skip
TimeoutException = exception_class("System.TimeoutException", SystemException, "The operation has timed out.")
UnauthorizedAccessException = exception_class(
    "System.UnauthorizedAccessException", SystemException, "Attempted to perform an unauthorized operation."
)
OperationCanceledException = exception_class("System.OperationCanceledException", SystemException, "The operation was canceled.")
TaskCanceledException = exception_class("System.Threading.Tasks.TaskCanceledException", OperationCanceledException, "A task was canceled.")
TypeLoadException = exception_class("System.TypeLoadException", SystemException, "Failure has occurred while loading a type.")
TypeInitializationException = exception_class("System.TypeInitializationException", SystemException)
MissingMemberException = exception_class("System.MissingMemberException", SystemException, "Attempted to access a missing member.")
MissingMethodException = exception_class("System.MissingMethodException", MissingMemberException, "Attempted to access a missing method.")
MissingFieldException = exception_class("System.MissingFieldException", MissingMemberException, "Attempted to access a non-existing field.")
AggregateException = exception_class("System.AggregateException", NetException, "One or more errors occurred.")
UriFormatException = exception_class("System.UriFormatException", FormatException, "One of the identified items was in an invalid format.")
TimeZoneNotFoundException = exception_class("System.TimeZoneNotFoundException", NetException)
KeyNotFoundException = exception_class(
    "System.Collections.Generic.KeyNotFoundException", SystemException, "The given key was not present in the dictionary."
)
IOException = exception_class("System.IO.IOException", SystemException, "I/O error occurred.")
FileNotFoundException = exception_class("System.IO.FileNotFoundException", IOException, "Unable to find the specified file.")
DirectoryNotFoundException = exception_class(
    "System.IO.DirectoryNotFoundException", IOException, "Attempted to access a path that is not on the disk."
)
DriveNotFoundException = exception_class("System.IO.DriveNotFoundException", IOException)
EndOfStreamException = exception_class("System.IO.EndOfStreamException", IOException, "Attempted to read past the end of the stream.")
PathTooLongException = exception_class("System.IO.PathTooLongException", IOException)
InvalidDataException = exception_class("System.IO.InvalidDataException", SystemException, "Found invalid data while decoding.")
SecurityException = exception_class("System.Security.SecurityException", SystemException, "Security error.")
CryptographicException = exception_class("System.Security.Cryptography.CryptographicException", SystemException)
AuthenticationException = exception_class("System.Security.Authentication.AuthenticationException", SystemException)
ExternalException = exception_class("System.Runtime.InteropServices.ExternalException", SystemException)
Win32Exception = exception_class("System.ComponentModel.Win32Exception", ExternalException)
SocketException = exception_class("System.Net.Sockets.SocketException", Win32Exception)
WebException = exception_class("System.Net.WebException", InvalidOperationException)
HttpRequestException = exception_class("System.Net.Http.HttpRequestException", NetException)
XmlException = exception_class("System.Xml.XmlException", SystemException)
XPathException = exception_class("System.Xml.XPath.XPathException", SystemException)
XsltException = exception_class("System.Xml.Xsl.XsltException", SystemException)
XmlSchemaException = exception_class("System.Xml.Schema.XmlSchemaException", SystemException)
CultureNotFoundException = type(
    "CultureNotFoundException",
    (ArgumentException,),
    {"net_name": "System.Globalization.CultureNotFoundException", "default_message": "Culture is not supported.", "__module__": __name__},
)
DecoderFallbackException = type(
    "DecoderFallbackException", (ArgumentException,), {"net_name": "System.Text.DecoderFallbackException", "__module__": __name__}
)
RegexParseException = type(
    "RegexParseException", (ArgumentException,), {"net_name": "System.Text.RegularExpressions.RegexParseException", "__module__": __name__}
)
InvalidEnumArgumentException = type(
    "InvalidEnumArgumentException",
    (ArgumentException,),
    {"net_name": "System.ComponentModel.InvalidEnumArgumentException", "__module__": __name__},
)
RegexMatchTimeoutException = exception_class("System.Text.RegularExpressions.RegexMatchTimeoutException", TimeoutException)
JsonException = exception_class("System.Text.Json.JsonException", NetException)
TargetInvocationException = exception_class(
    "System.Reflection.TargetInvocationException", ApplicationException, "Exception has been thrown by the target of an invocation."
)
AmbiguousMatchException = exception_class("System.Reflection.AmbiguousMatchException", SystemException, "Ambiguous match found.")
CimException = exception_class("Microsoft.Management.Infrastructure.CimException", NetException)


class RuntimeException(SystemException):  # type: ignore[misc, valid-type]
    """System.Management.Automation.RuntimeException: what the engine itself raises.

    error_id   the FullyQualifiedErrorId
    category   a name of the ErrorCategory enum
    target     the TargetObject
    """

    net_name = "System.Management.Automation.RuntimeException"
    default_message = "System error."
    default_id: ClassVar[str] = "RuntimeException"
    default_category: ClassVar[str] = "NotSpecified"
    no_resume = False
    """Set when the statement lists it passes must not go on, as after -ErrorAction Stop."""
    passes_through = False
    """Set when method calls and commands must not wrap it."""

    def __init__(
        self,
        message: str | None = None,
        error_id: str | None = None,
        category: str | None = None,
        target: Any = None,
        inner: BaseException | None = None,
        **fields: Any,
    ) -> None:
        NetException.__init__(self, message, inner, **fields)
        self.error_id = error_id or self.default_id
        self.category = category or self.default_category
        self.target = target
        self._record: ErrorRecord | None = None
        self.was_thrown_from_throw = False

    @property
    def error_record(self) -> ErrorRecord:
        """The ErrorRecord, made on first use."""
        if self._record is None:
            from azshell.dotnet.records import ErrorRecord

            self._record = ErrorRecord(self, self.error_id, self.category, self.target)
        return self._record

    @error_record.setter
    def error_record(self, record: ErrorRecord) -> None:
        self._record = record


_PS = "System.Management.Automation."


def _runtime(name: str, base: type[RuntimeException] = RuntimeException, error_id: str = "", category: str = "") -> type[RuntimeException]:
    """Makes one of PowerShell's exception classes; without an id or category of its own it has its base's."""
    fields: dict[str, Any] = {"net_name": name if "." in name else _PS + name, "__module__": __name__, "__doc__": name + "."}
    if error_id:
        fields["default_id"] = error_id
    if category:
        fields["default_category"] = category
    return type(name.rpartition(".")[2], (base,), fields)


PSInvalidCastException = type(
    "PSInvalidCastException",
    (RuntimeException, InvalidCastException),
    {
        "net_name": _PS + "PSInvalidCastException",
        "default_id": "PSInvalidCastException",
        "default_category": "InvalidArgument",
        "__module__": __name__,
    },
)
ExtendedTypeSystemException = _runtime("ExtendedTypeSystemException", error_id="ExtendedTypeSystemException")
MethodException = _runtime("MethodException", ExtendedTypeSystemException, "MethodException")
MethodInvocationException = _runtime("MethodInvocationException", MethodException, "MethodInvocationException")
SetValueException = _runtime("SetValueException", ExtendedTypeSystemException, "SetValueException")
SetValueInvocationException = _runtime("SetValueInvocationException", SetValueException, "SetValueInvocationException")
GetValueException = _runtime("GetValueException", ExtendedTypeSystemException, "GetValueException")
GetValueInvocationException = _runtime("GetValueInvocationException", GetValueException, "GetValueInvocationException")
PropertyNotFoundException = _runtime("PropertyNotFoundException", ExtendedTypeSystemException, "PropertyNotFoundException")
ParameterBindingException = _runtime("ParameterBindingException", error_id="ParameterBindingException", category="InvalidArgument")
ParameterBindingValidationException = _runtime("ParameterBindingValidationException", ParameterBindingException, category="InvalidData")
ParameterBindingArgumentTransformationException = _runtime(
    "ParameterBindingArgumentTransformationException", ParameterBindingException, category="InvalidData"
)
MetadataException = _runtime("MetadataException", error_id="MetadataException", category="MetadataError")
ValidationMetadataException = _runtime("ValidationMetadataException", MetadataException)
ArgumentTransformationMetadataException = _runtime("ArgumentTransformationMetadataException", MetadataException)
ParsingMetadataException = _runtime("ParsingMetadataException", MetadataException)
CommandNotFoundException = _runtime("CommandNotFoundException", error_id="CommandNotFoundException", category="ObjectNotFound")
ApplicationFailedException = _runtime("ApplicationFailedException", error_id="NativeCommandFailed", category="ResourceUnavailable")
ScriptRequiresException = _runtime("ScriptRequiresException", error_id="ScriptRequiresException", category="ResourceUnavailable")
CmdletInvocationException = _runtime("CmdletInvocationException")
CmdletProviderInvocationException = _runtime("CmdletProviderInvocationException", CmdletInvocationException)
ActionPreferenceStopException = _runtime("ActionPreferenceStopException", error_id="ActionPreferenceStop", category="OperationStopped")
PipelineStoppedException = _runtime("PipelineStoppedException", error_id="PipelineStopped", category="OperationStopped")
PipelineStoppedException.default_message = "The pipeline has been stopped."
PipelineClosedException = _runtime("PipelineClosedException")
PipelineDepthException = _runtime("PipelineDepthException", error_id="CallDepthOverflow", category="InvalidOperation")
ScriptCallDepthException = _runtime("ScriptCallDepthException", error_id="CallDepthOverflow", category="InvalidOperation")
ParseException = _runtime("ParseException", error_id="Parse", category="ParserError")
IncompleteParseException = _runtime("IncompleteParseException", ParseException, "IncompleteParse")
SessionStateException = _runtime("SessionStateException", error_id="SessionStateException", category="InvalidOperation")
SessionStateUnauthorizedAccessException = _runtime("SessionStateUnauthorizedAccessException", SessionStateException, category="WriteError")
ItemNotFoundException = _runtime("ItemNotFoundException", SessionStateException, "ItemNotFoundException", "ObjectNotFound")
DriveNotFoundException_ = _runtime("DriveNotFoundException", SessionStateException, "DriveNotFound", "ObjectNotFound")
ProviderNotFoundException = _runtime("ProviderNotFoundException", SessionStateException, "ProviderNotFound", "ObjectNotFound")
ProviderInvocationException = _runtime("ProviderInvocationException")
PSSecurityException = _runtime("PSSecurityException", error_id="UnauthorizedAccess", category="SecurityError")
PSInvalidOperationException = type(
    "PSInvalidOperationException",
    (RuntimeException, InvalidOperationException),
    {
        "net_name": _PS + "PSInvalidOperationException",
        "default_id": "InvalidOperation",
        "default_category": "InvalidOperation",
        "__module__": __name__,
    },
)
PSNotSupportedException = type(
    "PSNotSupportedException",
    (RuntimeException, NotSupportedException),
    {
        "net_name": _PS + "PSNotSupportedException",
        "default_id": "NotSupported",
        "default_category": "NotImplemented",
        "__module__": __name__,
    },
)
PSNotImplementedException = type(
    "PSNotImplementedException",
    (RuntimeException, NotImplementedException),
    {"net_name": _PS + "PSNotImplementedException", "default_id": "NotImplemented", "default_category": "NotImplemented", "__module__": __name__},
)  # fmt: skip
PSArgumentException = type(
    "PSArgumentException",
    (RuntimeException, ArgumentException),
    {"net_name": _PS + "PSArgumentException", "default_id": "Argument", "default_category": "InvalidArgument", "__module__": __name__},
)
PSArgumentNullException = type(
    "PSArgumentNullException",
    (RuntimeException, ArgumentNullException),
    {"net_name": _PS + "PSArgumentNullException", "default_id": "ArgumentNull", "default_category": "InvalidArgument", "__module__": __name__},
)  # fmt: skip
PSArgumentOutOfRangeException = type(
    "PSArgumentOutOfRangeException",
    (RuntimeException, ArgumentOutOfRangeException),
    {"net_name": _PS + "PSArgumentOutOfRangeException", "default_id": "ArgumentOutOfRange", "default_category": "InvalidArgument", "__module__": __name__},
)  # fmt: skip
WildcardPatternException = _runtime("WildcardPatternException", category="InvalidArgument")
RemoteException = _runtime("RemoteException")
NativeCommandExitException = _runtime("NativeCommandExitException", error_id="ProgramExitedWithNonZeroCode", category="NotSpecified")
BreakException = _runtime("BreakException")
HaltCommandException = _runtime("HaltCommandException")
PSInvalidCastException.__doc__ = "System.Management.Automation.PSInvalidCastException."
WriteErrorException = type(
    "WriteErrorException",
    (SystemException,),
    {
        "net_name": "Microsoft.PowerShell.Commands.WriteErrorException",
        "default_message": "Exception of type 'Microsoft.PowerShell.Commands.WriteErrorException' was thrown.",
        "__module__": __name__,
    },
)
ServiceCommandException = type(
    "ServiceCommandException",
    (SystemException,),
    {"net_name": "Microsoft.PowerShell.Commands.ServiceCommandException", "__module__": __name__},
)
ProcessCommandException = type(
    "ProcessCommandException",
    (SystemException,),
    {"net_name": "Microsoft.PowerShell.Commands.ProcessCommandException", "__module__": __name__},
)
