"""Views of .NET's own types: versions, dates, dictionaries, types, files and processes."""

from __future__ import annotations

from typing import Any

from azshell.display.members import member_value
from azshell.display.shapes import NEW_LINE, ComplexEntry, Frame
from azshell.display.views import Grouping, column, custom, declare_views, field, listing, table, wide

FILES = ("System.IO.DirectoryInfo", "System.IO.FileInfo")


def composite(template: str, *names: str) -> Any:
    """A value made by a composite format string from properties."""

    def value(obj: Any) -> str:
        from azshell.dotnet.formatting import format_composite

        return format_composite(template, [member_value(obj, name) for name in names])

    return value


def path(*names: str) -> Any:
    """A value reached through several properties."""

    def value(obj: Any) -> Any:
        for name in names:
            if obj is None:
                return None
            obj = member_value(obj, name)
        return obj

    return value


def scaled(name: str, divisor: int, template: str) -> Any:
    """A number in a bigger unit."""

    def value(obj: Any) -> str:
        from azshell.dotnet.formatting import format_composite

        return format_composite(template, [float(member_value(obj, name) or 0) / divisor])

    return value


def whole(name: str, divisor: int) -> Any:
    """A number in a bigger unit, rounded."""
    return lambda obj: round(float(member_value(obj, name) or 0) / divisor)


def _directory(item: Any) -> ComplexEntry:
    parent = str(member_value(item, "PSParentPath") or "")
    where = parent.partition("::")[2] or parent or str(path("Directory", "FullName")(item) or path("Parent", "FullName")(item) or "")
    return ComplexEntry([Frame([f"Directory: {where}", NEW_LINE], 4)])


def _parent(item: Any) -> Any:
    return member_value(item, "PSParentPath") or path("Directory", "FullName")(item) or path("Parent", "FullName")(item)


def _stat(item: Any) -> Any:
    import os

    from azshell.dotnet import io

    try:
        return os.lstat(io.resolve_path(str(member_value(item, "FullName"))))
    except OSError:
        return None


def _unix_mode(item: Any) -> Any:
    import stat

    facts = _stat(item)
    return member_value(item, "UnixMode") or (stat.filemode(facts.st_mode) if facts else None)


def _owner(item: Any) -> Any:
    facts = _stat(item)
    if facts is None:
        return None
    try:
        import pwd

        return pwd.getpwuid(facts.st_uid).pw_name
    except (ImportError, KeyError):
        return str(facts.st_uid)


def _owning_group(item: Any) -> Any:
    facts = _stat(item)
    if facts is None:
        return None
    try:
        import grp

        return grp.getgrgid(facts.st_gid).gr_name
    except (ImportError, KeyError):
        return str(facts.st_gid)


def _size(item: Any) -> Any:
    facts = _stat(item)
    return facts.st_size if facts else None


def _length(item: Any) -> Any:
    return "" if str(member_value(item, "Mode") or "").startswith("d") else member_value(item, "Length")


def _date_line(value: Any, scope: Any) -> ComplexEntry:
    return ComplexEntry([scope.text(member_value(value, "DateTime"))])


def _overloads(method: Any) -> str:
    found = member_value(method, "OverloadDefinitions")
    return "".join(f"{line}\n" for line in (found if isinstance(found, list) else [found]))


_BY_DIRECTORY = Grouping(_parent, header=_directory)

declare_views(
    table("System.Version", [column("Major", 6), column("Minor", 6), column("Build", 6), column("Revision", 8)]),
    table(
        "System.Management.Automation.SemanticVersion",
        [column("Major", 6), column("Minor", 6), column("Patch", 6), column("PreReleaseLabel", 15), column("BuildLabel", 11)],
    ),
    table("System.Collections.DictionaryEntry", [column("Name", 30), column("Value")], name="Dictionary"),
    listing("System.Collections.DictionaryEntry", ["Name", "Value"]),
    table(
        "System.Globalization.CultureInfo", [column("LCID", 16), column("Name", 16), column("DisplayName")]
    ),
    listing(
        "System.TimeSpan",
        [
            "Days", "Hours", "Minutes", "Seconds", "Milliseconds", "Ticks", "TotalDays", "TotalHours", "TotalMinutes", "TotalSeconds",
            "TotalMilliseconds",
        ],
    ),
    table("System.TimeSpan", ["Days", "Hours", "Minutes", "Seconds", "Milliseconds"]),
    wide("System.TimeSpan", "TotalMilliseconds"),
    custom("System.DateTime", _date_line, name="DateTime"),
    table("System.Guid", ["Guid"]),
    table(
        "System.RuntimeType",
        [
            column("IsPublic", 8), column("IsSerializable", 8, label="IsSerial"), column("Name", 40), column("BaseType"),
        ],
    ),
    table("System.Reflection.AssemblyName", [column("Version", 14), column("Name")]),
    table("System.Net.NetworkCredential", [column("UserName", 50), column("Domain", 50)]),
    table("System.Management.Automation.PSMethod", [column(_overloads, label="OverloadDefinitions")], wrap=True),
    table(
        "System.Diagnostics.Process",
        [
            column(whole("NPM", 1024), 7, label="NPM(K)", align="right"), column(scaled("PM", 1 << 20, "{0:N2}"), 8, label="PM(M)", align="right"),
            column(scaled("WS", 1 << 20, "{0:N2}"), 10, label="WS(M)", align="right"),
            column(scaled("CPU", 1, "{0:N2}"), 10, label="CPU(s)", align="right"),
            column("Id", 7, align="right"), column("SI", 3, align="right"), column("ProcessName"),
        ],
        name="process", layouts=["modern"],
    ),
    table(
        "System.Diagnostics.Process",
        [
            column("Handles", 7, align="right"), column(whole("NPM", 1024), 7, label="NPM(K)", align="right"),
            column(whole("PM", 1024), 8, label="PM(K)", align="right"), column(whole("WS", 1024), 10, label="WS(K)", align="right"),
            column(whole("VM", 1 << 20), 5, label="VM(M)", align="right"), column(scaled("CPU", 1, "{0:N2}"), 8, label="CPU(s)", align="right"),
            column("Id", 6, align="right"), column("ProcessName"),
        ],
        name="process", layouts=["classic"],
    ),
    wide("System.Diagnostics.Process", "ProcessName", name="process"),
    table(
        FILES,
        [
            column(_unix_mode, 10, label="UnixMode"), column(_owner, 10, label="User", align="right"), column(_owning_group, 10, label="Group"),
            column(composite("{0:d} {0:HH}:{0:mm}", "LastWriteTime"), 16, label="LastWriteTime", align="right"),
            column(_size, 12, label="Size", align="right"), column("Name"),
        ],
        name="childrenWithUnixStat", grouping=_BY_DIRECTORY, wrap=True, layouts=["modern"],
    ),
    table(
        FILES,
        [
            column("Mode", 7), column(composite("{0,10:d} {0,8:t}", "LastWriteTime"), 26, label="LastWriteTime", align="right"),
            column(_length, 14, label="Length", align="right"), column("Name"),
        ],
        name="children", grouping=_BY_DIRECTORY, wrap=True, layouts=["modern"],
    ),
    table(
        FILES,
        [
            column("Mode", 7), column(composite("{0,10:d}  {0,8:t}", "LastWriteTime"), 25, label="LastWriteTime", align="right"),
            column(_length, 10, label="Length", align="right"), column("Name"),
        ],
        name="children", grouping=_BY_DIRECTORY, wrap=True, layouts=["classic"],
    ),
    listing(
        FILES,
        ["Name", "CreationTime", "LastWriteTime", "LastAccessTime", "Mode", "LinkType", "Target"],
        variants={
            "System.IO.FileInfo": [
                "Name", "Length", "CreationTime", "LastWriteTime", "LastAccessTime", "Mode", "LinkType", "Target", "VersionInfo",
            ]
        },
        name="children", grouping=_BY_DIRECTORY, layouts=["modern"],
    ),
    listing(
        FILES,
        ["Name", "CreationTime", "LastWriteTime", "LastAccessTime"],
        variants={"System.IO.FileInfo": ["Name", "Length", "CreationTime", "LastWriteTime", "LastAccessTime", "VersionInfo"]},
        name="children", grouping=_BY_DIRECTORY, layouts=["classic"],
    ),
    wide(FILES, lambda item: member_value(item, "Name"), name="children", grouping=_BY_DIRECTORY),
    table(
        "System.ServiceProcess.ServiceController",
        [column("Status", 8), column("Name", 18), column("DisplayName", 38)],
    ),
    listing(
        "System.ServiceProcess.ServiceController",
        ["Name", "DisplayName", "Status", "DependentServices", "ServicesDependedOn", "CanPauseAndContinue", "CanShutdown", "CanStop", "ServiceType"],
    ),
    listing("System.AppDomain", ["FriendlyName", "Id", field("BaseDirectory")]),
    table("System.Threading.Tasks.Task", ["Id", "IsCompleted", "Status"]),
)  # fmt: skip
