"""What a run gave."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Result:
    """What `Shell.run` gives back.

    output       the objects of the success stream, unwrapped
    text         the success output as the console shows it, lines ending in "\\n"
    errors       error records: .fully_qualified_error_id .category .exception_type .message .target
    warnings, verbose, debug, information    texts, in order
    terminated   whether a terminating error ended it
    exit_code    what a process would end with
    transcript   all streams in order, as a person at the console would have seen them
    exited       whether the script said `exit`
    """

    output: list[Any] = field(default_factory=list)
    text: str = ""
    errors: list[Any] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    verbose: list[str] = field(default_factory=list)
    debug: list[str] = field(default_factory=list)
    information: list[str] = field(default_factory=list)
    terminated: bool = False
    exit_code: int = 0
    transcript: str = ""
    exited: bool = False
