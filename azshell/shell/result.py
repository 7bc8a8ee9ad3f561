"""What a run gave."""

from __future__ import annotations

from typing import Any


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

    def __init__(self) -> None:
        self.output: list[Any] = []
        self.text = ""
        self.errors: list[Any] = []
        self.warnings: list[str] = []
        self.verbose: list[str] = []
        self.debug: list[str] = []
        self.information: list[str] = []
        self.terminated = False
        self.exit_code = 0
        self.transcript = ""
        self.exited = False
