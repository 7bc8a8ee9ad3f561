"""What the cmdlets on items share: -Path, -LiteralPath, -Filter, -Include, -Exclude, and how they name paths."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from azshell.cmdlet import Cmdlet, Parameter, Switch
from azshell.dotnet.exceptions import NetException

CREDENTIAL = "pscredential"


class FilteredCmdlet(Cmdlet):
    """-Filter, -Include and -Exclude, which narrow what a path names."""

    Filter = Parameter("string")
    Include = Parameter("string[]")
    Exclude = Parameter("string[]")
    Credential = Parameter(CREDENTIAL, from_property=True, effect="accepted")

    default_set = "Path"

    def resolved(self, text: str, literal: bool, hidden: bool = False) -> list[Any]:
        """The existing paths of a text that pass the filters; a missing one is a non-terminating error."""
        try:
            paths = self.session.providers.resolve(text, literal, hidden)
        except NetException as error:
            self.write_error(error)
            return []
        if not (self.Filter or self.Include or self.Exclude):
            return paths
        return [path for path in paths if self.passes(path.name)]

    def found(self, text: str, spoken_of: str) -> list[Any]:
        """As `resolved`, for contents: that nothing is found is an error too."""
        from azshell.cmdlet import has_wildcards

        try:
            paths = [path for path in self.session.providers.resolve(text) if self.passes(path.name)]
        except NetException as error:
            self.write_error(error)
            return []
        if not paths and (has_wildcards(text) or self.Filter or self.Include or self.Exclude):
            words = (
                f"An object at the specified path {spoken_of} does not exist, or has been filtered by the -Include or -Exclude parameter."
            )
            self.write_error(NetException(words), "ItemNotFound", "ObjectNotFound", spoken_of)
        return paths

    def passes(self, name: str) -> bool:
        """Whether a name passes -Filter, -Include and -Exclude."""
        return (
            (not self.Filter or matches(self.Filter, name))
            and (not self.Include or any(matches(pattern, name) for pattern in self.Include))
            and (not self.Exclude or not any(matches(pattern, name) for pattern in self.Exclude))
        )

    def attempt(self, action: Callable[[], Any]) -> Any:
        """Do something to an item; what goes wrong is a non-terminating error, and the answer None."""
        try:
            return action()
        except NetException as error:
            self.write_error(error)
            return None


class PathCmdlet(FilteredCmdlet):
    """Takes existing items by -Path (wildcards) from the pipeline, or by -LiteralPath."""

    Path = Parameter("string[]", position=0, mandatory=True, from_pipeline=True, from_property=True, sets=["Path"])
    LiteralPath = Parameter("string[]", mandatory=True, from_property=True, sets=["LiteralPath"], aliases=["PSPath", "LP"])

    def paths(self, hidden: bool = False) -> Iterator[Any]:
        """The existing paths named."""
        literal = self.LiteralPath is not None
        for text in self.LiteralPath if literal else self.Path or ():
            yield from self.resolved(text, literal, hidden)


class ContentCmdlet(PathCmdlet):
    """As PathCmdlet, but the pipeline brings objects whose properties name the path, or the content itself."""

    Path = Parameter("string[]", position=0, mandatory=True, from_property=True, sets=["Path"])


def matches(pattern: str, name: str) -> bool:
    """Whether a name matches a wildcard pattern, ignoring case."""
    from azshell.cmdlet import wildcard

    return wildcard(pattern).matches(name)


__all__ = ["ContentCmdlet", "FilteredCmdlet", "PathCmdlet", "Switch", "matches"]
