"""Completion: from a text and a cursor to the words that could stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

if TYPE_CHECKING:
    from azshell.shell import Shell

_DASHES = "-\u2013\u2014\u2015"
# Where a command begins anew.
_STATEMENT = re.compile(r"""(?:"(?:[^"`]|`.)*"|'[^']*'|[^|;&{}()=\n])*$""")
_WORD = re.compile(r"""(?:"(?:[^"`]|`.)*"?|'[^']*'?|[^\s,])*$""")
_WORDS = re.compile(r"""(?:"(?:[^"`]|`.)*"?|'[^']*'?|\S)+""")


class Place(NamedTuple):
    """What is asked for: the word before the cursor, the command it belongs to, and the word before it."""

    word: str
    command: str
    before: str


class Candidate(NamedTuple):
    """One proposal: what to put in, and what it is."""

    text: str
    note: str = ""


def place_of(text: str) -> Place:
    """The place at the end of a text (all before the cursor)."""
    statement = _STATEMENT.search(text)
    line = statement[0] if statement else text
    word = _WORD.search(line)
    current = word[0] if word else ""
    words = _WORDS.findall(line[: len(line) - len(current)].replace(",", " , "))
    return Place(current, words[0] if words else "", words[-1] if len(words) > 1 else "")


def candidates(shell: Shell, text: str) -> tuple[str, list[Candidate]]:
    """The word to replace, and what could stand instead, in order."""
    place = place_of(text)
    session = shell.session
    word = place.word
    if word.startswith("$"):
        found: Iterable[Candidate] = _variables(session, word)
    elif word[:1] and word[0] in _DASHES and place.command:
        found = _parameters(session, place)
    elif not place.command:
        found = [*_commands(session, word), *(_paths(session, word) if re.search(r"[\\/.:]", word) else ())]
    else:
        found = _values(session, place) or _paths(session, word)
    return word, list(found)


def _variables(session: Any, word: str) -> Iterator[Candidate]:
    start = word[1:].lower()
    names = sorted({variable.name for variable in session.frame.scope.visible_variables().values()}, key=str.lower)
    return (Candidate(f"${name}") for name in names if name.lower().startswith(start))


def _commands(session: Any, word: str) -> Iterator[Candidate]:
    return (Candidate(name, kind) for name, kind in session.command_names(word + "*"))


def _parameters(session: Any, place: Place) -> Iterator[Candidate]:
    start = place.word[1:].lower()
    metadata = session.metadata_of(place.command)
    for parameter in metadata.parameters.values() if metadata is not None else ():
        if parameter.name.lower().startswith(start):
            yield Candidate(f"-{parameter.name}", f"[{parameter.type_name}]")


def _values(session: Any, place: Place) -> list[Candidate]:
    """Values of the parameter that the word before names: its set of values, or names in the subscription."""
    if not place.before or place.before[0] not in _DASHES:
        return []
    metadata = session.metadata_of(place.command)
    parameter = metadata.find(place.before[1:]) if metadata is not None else None
    if parameter is None:
        return []
    start = place.word.strip("'\"").lower()
    return [Candidate(quoted(value)) for value in parameter.values() if value.lower().startswith(start)]


def _paths(session: Any, word: str) -> Iterator[Candidate]:
    from azshell.dotnet.exceptions import NetException

    bare = word.strip("'\"")
    folder, slash, _ = bare.rpartition("\\") if "\\" in bare else bare.rpartition("/")
    try:
        for path in session.providers.resolve(bare + "*"):
            name = path.name
            yield Candidate(quoted(f"{folder}{slash}{name}" if slash else f".{path.separator}{name}"), "")
    except NetException:
        return


def quoted(value: str) -> str:
    """The value as an argument, in quotes where it needs them."""
    return value if re.fullmatch(r"[\w.:\\/~-]+", value) else "'" + value.replace("'", "''") + "'"


class ShellCompleter(Completer):
    """prompt_toolkit's view of `candidates`."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        word, found = candidates(self.shell, document.text_before_cursor)
        for candidate in found:
            yield Completion(candidate.text, start_position=-len(word), display_meta=candidate.note)
