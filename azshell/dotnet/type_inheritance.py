"""Which classes take no heirs and which cannot be made: Type.IsSealed and Type.IsAbstract, and what a script's class may derive from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from azshell.dotnet.types import DotNetType


def is_sealed(kind: DotNetType) -> bool:
    """Whether nothing can derive from a type: value types, arrays, delegates, static classes and the sealed ones."""
    if kind.is_value_type or kind.is_array:
        return True
    return kind.definition_name in _SEALED or kind.definition_name in _STATIC or _is_delegate(kind)


def is_abstract(kind: DotNetType) -> bool:
    """Whether no object can be of just this type."""
    return kind.is_interface or kind.definition_name in _ABSTRACT or kind.definition_name in _STATIC


def _is_delegate(kind: DotNetType) -> bool:
    return kind.base is not None and kind.base.full_name == "System.MulticastDelegate"


def _names(table: dict[str, str]) -> frozenset[str]:
    return frozenset(f"{space}.{name}" for space, names in table.items() for name in names.split())


_STATIC_TEXT = {
    "System": "Activator BitConverter Console Convert Environment GC Math MathF Nullable Tuple",
    "System.IO": "Directory File Path",
    "System.Linq": "Enumerable",
    "System.Management.Automation.Internal": "AutomationNull",
    "System.Management.Automation": "PSSerializer",
    "System.Management.Automation.Runspaces": "RunspaceFactory",
    "System.Net": "Dns WebUtility",
    "System.Runtime.InteropServices": "Marshal",
}

_SEALED_TEXT = {
    "System": (
        "CharEnumerator DBNull IndexOutOfRangeException InsufficientExecutionStackException OperatingSystem "
        "StackOverflowException String TimeZoneInfo TypeInitializationException Version"
    ),
    "System.Collections": "BitArray Comparer",
    "System.Collections.Generic": (
        "Dictionary`2+KeyCollection Dictionary`2+ValueCollection LinkedListNode`1 OrderedDictionary`2+KeyCollection "
        "OrderedDictionary`2+ValueCollection SortedDictionary`2+KeyCollection SortedDictionary`2+ValueCollection"
    ),
    "System.Diagnostics": "FileVersionInfo",
    "System.Globalization": "CompareInfo DateTimeFormatInfo NumberFormatInfo TextInfo",
    "System.IO": "DirectoryInfo DriveInfo FileInfo InvalidDataException",
    "System.Management.Automation": (
        "AliasAttribute AllowEmptyCollectionAttribute AllowEmptyStringAttribute AllowNullAttribute BreakException "
        "CallStackFrame DefaultParameterDictionary JobStateInfo OrderedHashtable OutputTypeAttribute PSCommand "
        "PSCredential PSDataStreams PSModuleInfo PSParseError PSParser PSToken PSVariableIntrinsics PagingParameters "
        "ParameterAttribute ParameterMetadata ParameterSetMetadata PathInfo PathInfoStack PathIntrinsics PowerShell "
        "SessionState SteppablePipeline ValidateCountAttribute ValidateLengthAttribute ValidateNotNullAttribute "
        "ValidateNotNullOrEmptyAttribute ValidateNotNullOrWhiteSpaceAttribute ValidatePatternAttribute "
        "ValidateRangeAttribute ValidateScriptAttribute ValidateSetAttribute WildcardPattern"
    ),
    "System.Reflection": "AmbiguousMatchException TargetInvocationException",
    "System.Security.Cryptography": (
        "MD5CryptoServiceProvider RNGCryptoServiceProvider SHA1CryptoServiceProvider SHA1Managed "
        "SHA256CryptoServiceProvider SHA256Managed SHA384CryptoServiceProvider SHA384Managed "
        "SHA512CryptoServiceProvider SHA512Managed"
    ),
    "System.Security": "SecureString SecurityElement",
    "System.Text": "DecoderFallbackException StringBuilder UTF32Encoding",
    "System.Text.RegularExpressions": "RegexParseException",
    "System.Threading": "Thread",
    "System.Web": "HttpUtility",
    "System.Xml.Linq": "XName XNamespace",
    "System.Xml": "XmlAttributeCollection XmlReaderSettings XmlWriterSettings",
}

_ABSTRACT_TEXT = {
    "System": "Array Attribute Delegate Enum MulticastDelegate StringComparer Type ValueType",
    "System.Collections.Generic": "Comparer`1 EqualityComparer`1",
    "System.Globalization": "Calendar",
    "System.IO": "FileSystemInfo Stream TextReader TextWriter",
    "System.Management.Automation": (
        "ArgumentTransformationAttribute CommandInfo InformationalRecord Job Job2 PSCmdlet PSMemberInfo PSMethodInfo "
        "PSPropertyInfo ValidateArgumentsAttribute ValidateEnumeratedArgumentsAttribute"
    ),
    "System.Management.Automation.Runspaces": "Runspace",
    "System.Net": "EndPoint",
    "System.Reflection": "Assembly MemberInfo MethodInfo TypeInfo",
    "System.Security.Cryptography": "HashAlgorithm MD5 RandomNumberGenerator SHA1 SHA256 SHA384 SHA512",
    "System.Text": "Encoding",
    "System.Xml.Linq": "XContainer XNode XObject",
    "System.Xml.XPath": "XPathExpression XPathNavigator XPathNodeIterator",
    "System.Xml": "XmlCharacterData XmlLinkedNode XmlNameTable XmlNode XmlNodeList XmlReader XmlWriter",
}

_STATIC = _names(_STATIC_TEXT)
_SEALED = _names(_SEALED_TEXT)
_ABSTRACT = _names(_ABSTRACT_TEXT)
