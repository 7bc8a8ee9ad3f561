"""What scripts see of exceptions: the DotNetType of every exception class, and the members of System.Exception."""

from __future__ import annotations

from typing import Any

from azshell.dotnet import exceptions
from azshell.dotnet.exceptions import NetException
from azshell.dotnet.types import TYPES, DotNetType, Row, constructor, declare, method, prop


def exception_type(owner: type[NetException]) -> DotNetType:
    """The declared type of an exception class."""
    found = TYPES.get(owner.net_name.lower())
    if found is None or found.python_class is not owner:
        found = _declare(owner)
    return found


def _get(name: str) -> Any:
    return lambda exception: getattr(exception, name, None)


def _set(name: str) -> Any:
    return lambda exception, value: setattr(exception, name, value)


def _text(exception: Any) -> str:
    """Exception.ToString(): type, message, inner exceptions, and where it was raised."""
    text = f"{exception.net_type.text}: {exception.message}" if exception.message else exception.net_type.text
    if exception.inner is not None:
        text += f"\n ---> {_text(exception.inner)}\n   --- End of inner exception stack trace ---"
    return f"{text}\n{exception.stack_trace}" if exception.stack_trace else text


def _hresult(exception: Any) -> int:
    given = getattr(exception, "hresult", None)
    if given is not None:
        return given
    bases = (HRESULTS.get(kind.full_name) for kind in exception.net_type.ancestry())
    return next((each for each in bases if each is not None), -2146233088)


def _name_of(target: Any) -> str:
    return target if isinstance(target, str) else ""


def _category(exception: Any) -> Any:
    """Which of the session's stores a SessionStateException is about."""
    from azshell.dotnet.conversion import convert
    from azshell.dotnet.types import known_type

    about_drives = exception.net_type.name in ("ItemNotFoundException", "DriveNotFoundException")
    return convert("Drive" if about_drives else "Variable", known_type("System.Management.Automation.SessionStateCategory"))


def _target_site(exception: Any) -> None:
    return None


def _regex_error(name: str) -> Any:
    from azshell.dotnet.regex_types import RegexParseError

    return RegexParseError(RegexParseError.names[name])


_MEMBERS: dict[str, list[Row]] = {
    "System.Exception": [
        prop("System.Reflection.MethodBase TargetSite", _target_site),
        prop("string Message", lambda e: e.message),
        prop("System.Collections.IDictionary Data", lambda e: e.data),
        prop("System.Exception InnerException", _get("inner")),
        prop("string HelpLink", _get("help_link"), _set("help_link")),
        prop("string Source", _get("source"), _set("source")),
        prop("int HResult", _hresult, _set("hresult")),
        prop("string StackTrace", _get("stack_trace")),
        method("System.Exception GetBaseException()", lambda e: e.base_exception()),
        method("string ToString()", _text),
    ],
    "System.ArgumentException": [prop("string Message", lambda e: e.message), prop("string ParamName", _get("param_name"))],
    "System.ArgumentOutOfRangeException": [
        prop("string Message", lambda e: e.message),
        prop("System.Object ActualValue", _get("actual_value")),
    ],
    "System.AggregateException": [
        prop(
            "System.Collections.ObjectModel.ReadOnlyCollection[System.Exception] InnerExceptions",
            lambda e: list(getattr(e, "inners", [e.inner] if e.inner else [])),
        )
    ],
    "System.IO.FileNotFoundException": [prop("string Message", lambda e: e.message), prop("string FileName", _get("file_name"))],
    "System.ObjectDisposedException": [prop("string Message", lambda e: e.message), prop("string ObjectName", _get("object_name"))],
    "System.ComponentModel.Win32Exception": [prop("int NativeErrorCode", _get("native_error_code"))],
    "System.Net.WebException": [
        prop("System.Net.WebResponse Response", _get("response")),
        prop("System.Net.WebExceptionStatus Status", _get("status")),
    ],
    "System.Text.RegularExpressions.RegexParseException": [
        prop("System.Text.RegularExpressions.RegexParseError Error", lambda e: _regex_error(e.error_kind)),
        prop("int Offset", _get("offset")),
    ],
    "System.Xml.XmlException": [prop("int LineNumber", _get("line_number")), prop("int LinePosition", _get("line_position"))],
    "System.Management.Automation.RuntimeException": [
        prop("System.Management.Automation.ErrorRecord ErrorRecord", lambda e: e.error_record),
        prop("bool WasThrownFromThrowStatement", _get("was_thrown_from_throw"), _set("was_thrown_from_throw")),
    ],
    "System.Management.Automation.ParameterBindingException": [
        prop("string ErrorId", _get("error_id")),
        prop("int Line", _get("line")),
        prop("int Offset", _get("offset")),
        prop("string ParameterName", _get("parameter_name")),
        prop("type ParameterType", _get("parameter_type")),
        prop("type TypeSpecified", _get("type_specified")),
        prop("System.Management.Automation.InvocationInfo CommandInvocation", _get("command_invocation")),
    ],
    "System.Management.Automation.CommandNotFoundException": [
        prop("string CommandName", _get("command_name"), _set("command_name")),
    ],
    "System.Management.Automation.NativeCommandExitException": [
        prop("string Path", _get("path")),
        prop("int ExitCode", _get("exit_code")),
        prop("int ProcessId", _get("process_id")),
    ],
    "System.Management.Automation.ParseException": [
        prop("System.Management.Automation.Language.ParseError[] Errors", _get("errors")),
    ],
    "System.Management.Automation.SessionStateException": [
        prop("string ItemName", lambda e: getattr(e, "item_name", None) or _name_of(e.error_record.target)),
        prop("System.Management.Automation.SessionStateCategory SessionStateCategory", _category),
    ],
}

HRESULTS: dict[str, int] = {
    "System.ArgumentException": -2147024809,
    "System.ArgumentNullException": -2147467261,
    "System.ArgumentOutOfRangeException": -2146233086,
    "System.DivideByZeroException": -2147352558,
    "System.FormatException": -2146233033,
    "System.IndexOutOfRangeException": -2146233080,
    "System.InvalidCastException": -2147467262,
    "System.InvalidOperationException": -2146233079,
    "System.NotSupportedException": -2146233067,
    "System.NullReferenceException": -2147467261,
    "System.OverflowException": -2146233066,
    "System.SystemException": -2146233087,
    "System.IO.IOException": -2146232800,
    "System.IO.FileNotFoundException": -2147024894,
    "System.IO.DirectoryNotFoundException": -2147024893,
    "System.UnauthorizedAccessException": -2147024891,
    "System.Management.Automation.RuntimeException": -2146233087,
}
"""Exception.HResult where it is not COR_E_EXCEPTION (winerror.h, corerror.h)."""


def _constructors(owner: type[NetException]) -> list[Row]:
    name = owner.net_name.rpartition(".")[2]
    if issubclass(owner, exceptions.ArgumentNullException) and not issubclass(owner, exceptions.RuntimeException):
        return [
            constructor(f"{name}()", owner),
            constructor(f"{name}(string paramName)", owner),
            constructor(f"{name}(string message, System.Exception innerException)", lambda m, i: owner(None, m, inner=i)),
            constructor(f"{name}(string paramName, string message)", owner),
        ]
    if issubclass(owner, exceptions.ArgumentOutOfRangeException) and not issubclass(owner, exceptions.RuntimeException):
        return [
            constructor(f"{name}()", owner),
            constructor(f"{name}(string paramName)", owner),
            constructor(f"{name}(string message, System.Exception innerException)", lambda m, i: owner(None, m, inner=i)),
            constructor(f"{name}(string paramName, string message)", owner),
            constructor(f"{name}(string paramName, System.Object actualValue, string message)", lambda p, v, m: owner(p, m, v)),
        ]
    rows = [
        constructor(f"{name}()", owner),
        constructor(f"{name}(string message)", owner),
        constructor(f"{name}(string message, System.Exception innerException)", lambda m, i: owner(m, inner=i)),
    ]
    if issubclass(owner, exceptions.ArgumentException) and not issubclass(owner, exceptions.RuntimeException):
        rows.append(constructor(f"{name}(string message, string paramName)", owner))
        rows.append(constructor(f"{name}(string message, string paramName, System.Exception innerException)", owner))
    if owner.net_name == "System.IO.FileNotFoundException":
        rows.append(constructor(f"{name}(string message, string fileName)", lambda m, f: owner(m, file_name=f)))
    if owner.net_name == "System.AggregateException":
        rows.append(
            constructor(f"{name}(string message, Params System.Exception[] innerExceptions)", lambda m, i: owner(m, inner=i[0] if i else None, inners=i))
        )  # fmt: skip
    return rows


def _declare(owner: type[NetException]) -> DotNetType:
    base = next((b for b in owner.__mro__[1:] if issubclass(b, NetException) and b.net_name != owner.net_name), None)
    # PSInvalidCastException and its like derive from two Python classes; in .NET from the second one alone.
    plain = [b for b in owner.__bases__ if issubclass(b, NetException)]
    if len(plain) == 2:
        base = plain[1]
    if base is not None:
        exception_type(base)
    interfaces = ["System.Runtime.Serialization.ISerializable"] if base is None else []
    if issubclass(owner, exceptions.RuntimeException):
        interfaces.append("System.Management.Automation.IContainsErrorRecord")
    members = [*_MEMBERS.get(owner.net_name, []), *_constructors(owner)]
    if len(plain) == 2:
        members += _MEMBERS["System.Management.Automation.RuntimeException"][:1]
    made = declare(owner.net_name, None, base="System.Object" if base is None else base.net_name, interfaces=interfaces, members=members)
    made.python_class = owner
    made.declared_in = owner.__module__ if owner.__module__ != exceptions.__name__ else __name__
    return made


for _owner in list(vars(exceptions).values()):
    if isinstance(_owner, type) and issubclass(_owner, NetException):
        exception_type(_owner)
