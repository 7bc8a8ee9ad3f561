"""powershell.exe's switches: one dash or slash, any case, any unambiguous beginning."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from types import SimpleNamespace

# Microsoft.PowerShell.ConsoleHost: the process ends with this code when a switch is wrong.
BAD_SWITCH = 64


class SwitchError(Exception):
    """A command line that cannot be run; the message is for the user."""

    def __init__(self, message: str, exit_code: int = BAD_SWITCH) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class Options(SimpleNamespace):
    """What a command line asks for. One of `command`, `file` or neither (a console, or statements from standard input)."""

    command: str | None = None
    file: str | None = None
    arguments: Sequence[str] = ()
    read_input: bool = False
    profile: bool = True
    logo: bool = True
    exit: bool = True
    interactive: bool = True
    help: bool = False
    world: str | None = None
    layout: str = "classic"
    working_directory: str | None = None
    execution_policy: str | None = None
    output_format: str = "text"


# name, the shortest beginning that means it, whether a value follows. The shortest beginnings are about_PowerShell_exe's.
SWITCHES = (
    ("psconsolefile", "psc", True),
    ("version", "v", True),
    ("nologo", "nol", False),
    ("noexit", "noe", False),
    ("sta", "s", False),
    ("mta", "mta", False),
    ("noprofile", "nop", False),
    ("noninteractive", "noni", False),
    ("inputformat", "i", True),
    ("outputformat", "o", True),
    ("windowstyle", "w", True),
    ("encodedcommand", "e", True),
    ("ec", "ec", True),
    ("executionpolicy", "ex", True),
    ("ep", "ep", True),
    ("configurationname", "config", True),
    ("file", "f", True),
    ("command", "c", True),
    ("help", "h", False),
    ("?", "?", False),
    # azshell's own
    ("world", "world", True),
    ("layout", "layout", True),
    ("workingdirectory", "workingd", True),
)
SAME = {"ec": "encodedcommand", "ep": "executionpolicy", "?": "help"}
EXECUTION_POLICIES = {"restricted", "allsigned", "remotesigned", "unrestricted", "bypass", "default", "undefined"}


def read_switches(arguments: list[str]) -> Options:
    """Options from a command line. Raises SwitchError for a switch nobody knows, or one without its value."""
    options = Options()
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word == "-":
            options.read_input = True
            break
        if not word or word[0] not in "-/–—―" or (word[0] == "/" and "/" in word[1:]):
            options.file, options.arguments = word, rest
            break
        name, takes_value = _switch(word)
        if name == "command":
            if not rest:
                raise SwitchError("Cannot process the command because of a missing parameter. A command must follow -Command.")
            if rest == ["-"]:
                options.read_input = True
            else:
                options.command = " ".join(rest)
            break
        if name == "file":
            if not rest:
                raise SwitchError("The argument '-File' has no value; a path to a script file must follow it.")
            if rest[0] == "-":
                options.read_input = True
            else:
                options.file, options.arguments = rest[0], rest[1:]
            break
        if takes_value and not rest:
            raise SwitchError(f"Cannot process the command because the value of the parameter {word} is missing.")
        _SET[name](options, rest.pop(0) if takes_value else "")
    return options


def _switch(word: str) -> tuple[str, bool]:
    text = word.lstrip("-–—―/").lower()
    for name, shortest, takes_value in SWITCHES:
        if name.startswith(text) and text.startswith(shortest):
            return SAME.get(name, name), takes_value
    raise SwitchError(
        f"The argument '{word}' is not recognized as the name of a script file. Check the spelling of the name, or if a path was "
        "included, verify that the path is correct and try again."
    )


Setter = Callable[[Options, str], None]


def _decode(options: Options, value: str) -> None:
    try:
        options.command = base64.b64decode(value, validate=True).decode("utf-16-le")
    except (binascii.Error, UnicodeDecodeError):
        raise SwitchError(
            "Cannot process the command because the value specified with -EncodedCommand is not properly encoded. "
            "The value must be Base64 encoded."
        ) from None


def _one_of(attribute: str, accepted: set[str]) -> Setter:
    def set_it(options: Options, value: str) -> None:
        if value.lower() not in accepted:
            raise SwitchError(f"'{value}' is not one of {', '.join(sorted(accepted))}.")
        setattr(options, attribute, value.lower())

    return set_it


def _set(attribute: str, fixed: object = None) -> Setter:
    def set_it(options: Options, value: str) -> None:
        setattr(options, attribute, value if fixed is None else fixed)

    return set_it


def _nothing(options: Options, value: str) -> None:
    """Switches of Windows that mean nothing here, and are accepted because old wrappers carry them."""


_SET: dict[str, Setter] = {
    "psconsolefile": _nothing,
    "version": _nothing,
    "nologo": _set("logo", False),
    "noexit": _set("exit", False),
    "sta": _nothing,
    "mta": _nothing,
    "noprofile": _set("profile", False),
    "noninteractive": _set("interactive", False),
    "inputformat": _nothing,
    "outputformat": _set("output_format"),
    "windowstyle": _nothing,
    "encodedcommand": _decode,
    "executionpolicy": _one_of("execution_policy", EXECUTION_POLICIES),
    "configurationname": _nothing,
    "help": _set("help", True),
    "world": _set("world"),
    "layout": _one_of("layout", {"classic", "modern"}),
    "workingdirectory": _set("working_directory"),
}
