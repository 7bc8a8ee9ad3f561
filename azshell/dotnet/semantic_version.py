"""System.Management.Automation.SemanticVersion, [semver]: major.minor.patch-label+build."""

from __future__ import annotations

import re
from typing import Any

from azshell.dotnet.exceptions import FormatException, NetException, PSArgumentException
from azshell.dotnet.signatures import implicit
from azshell.dotnet.types import constructor, declare, method, prop, static_method
from azshell.dotnet.values import PSReference
from azshell.dotnet.version import Version

_FORM = re.compile(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z\-.]+))?(?:\+([0-9A-Za-z\-.]+))?\Z", re.ASCII)
_PARTS = ("major", "minor", "patch")


class SemanticVersion:
    """Three numbers, a label of the pre-release and one of the build; the build does not count in comparisons."""

    net_type: Any

    def __init__(self, major: int, minor: int = 0, patch: int = 0, label: str | None = None, build: str | None = None) -> None:
        self.numbers = (major, minor, patch)
        for name, number in zip(_PARTS, self.numbers, strict=True):
            if number < 0:
                raise _invalid(name)
        self.label = label or None
        self.build = build or None

    def order(self) -> tuple[Any, ...]:
        """What versions are compared by: a release after its pre-releases, numbers of a label before its words."""
        if self.label is None:
            return (self.numbers, 1)
        parts = [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in self.label.split(".")]
        return (self.numbers, 0, parts)

    def __str__(self) -> str:
        return ".".join(map(str, self.numbers)) + (f"-{self.label}" if self.label else "") + (f"+{self.build}" if self.build else "")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SemanticVersion) and self.order() == other.order()

    def __lt__(self, other: SemanticVersion) -> bool:
        return self.order() < other.order()

    def __hash__(self) -> int:
        return hash(self.numbers)


def _invalid(name: str) -> NetException:
    return PSArgumentException(
        f'Cannot process argument because the value of argument "{name}" is not valid. '
        f'Change the value of the "{name}" argument and run the operation again.'
    )


def parse(text: str) -> SemanticVersion:
    """SemanticVersion.Parse; minor and patch may be left out."""
    if not text:
        raise FormatException("version")
    match = _FORM.match(text)
    if match is None:
        raise FormatException("The input string '' was not in a correct format.")
    major, minor, patch, label, build = match.groups()
    return SemanticVersion(int(major), int(minor or 0), int(patch or 0), label, build)


def _try_parse(text: str, result: PSReference) -> bool:
    try:
        result.value = parse(text)
    except NetException:
        result.value = None
        return False
    return True


def _from_version(version: Version) -> SemanticVersion:
    major, minor, build = (max(part, 0) for part in version.parts[:3])
    return SemanticVersion(major, minor, build)


def to_version(version: SemanticVersion) -> Version:
    """[version] of a [semver]: the numbers alone."""
    return Version(*version.numbers)


def _compare(version: SemanticVersion, other: Any) -> int:
    if other is None:
        return 1
    if not isinstance(other, SemanticVersion):
        raise _invalid("version")
    return (other < version) - (version < other)


_S = "semver"
declare(
    "System.Management.Automation.SemanticVersion",
    SemanticVersion,
    interfaces=["System.IComparable"],
    convert=[implicit("System.Version", _from_version)],
    members=[
        constructor(f"{_S}(string version)", parse),
        constructor(f"{_S}(int major, int minor, int patch, string preReleaseLabel, string buildLabel)", SemanticVersion),
        constructor(f"{_S}(int major, int minor, int patch, string label)", SemanticVersion),
        constructor(f"{_S}(int major, int minor, int patch)", SemanticVersion),
        constructor(f"{_S}(int major, int minor)", SemanticVersion),
        constructor(f"{_S}(int major)", SemanticVersion),
        constructor(f"{_S}(version version)", _from_version),
        prop("int Major", lambda v: v.numbers[0]),
        prop("int Minor", lambda v: v.numbers[1]),
        prop("int Patch", lambda v: v.numbers[2]),
        prop("string PreReleaseLabel", lambda v: v.label),
        prop("string BuildLabel", lambda v: v.build),
        method("int CompareTo(System.Object version)", _compare),
        method(f"int CompareTo({_S} value)", _compare),
        method("bool Equals(System.Object obj)", SemanticVersion.__eq__),
        method(f"bool Equals({_S} other)", SemanticVersion.__eq__),
        method("string ToString()", str),
        static_method(f"{_S} Parse(string version)", parse),
        static_method(f"bool TryParse(string version, [ref] {_S} result)", _try_parse),
        static_method(f"int Compare({_S} versionA, {_S} versionB)", _compare),
    ],
)
