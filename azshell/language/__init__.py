"""PowerShell text to syntax tree: `parse`, `walk`, `ParseError`, and the classes of the tree in `nodes`."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

from azshell.errors import ParseError
from azshell.language import nodes
from azshell.language.nodes import ScriptBlock, walk
from azshell.source import Source

__all__ = ["ParseError", "ScriptBlock", "nodes", "parse", "walk"]

# frames that the deepest text allowed may need
_RECURSION = 12_000
_ALONE = threading.RLock()  # pyparsing completes its expressions when they are first used, and keeps its place in them


def parse(text: str, file: str | None = None, known_type: Callable[[str, int, bool], bool] | None = None) -> ScriptBlock:
    """The tree of a script, its `source` set; `file` names it in errors.

    `known_type(name, generic_arguments, is_attribute)` says whether a type exists: given, the types that classes name are looked up.

    Raises ParseError, the first thing wrong; `incomplete` when more input could mend it.
    """
    from azshell.language import checks, class_checks, definitions, lexical, requires  # noqa: F401  (definitions completes the grammar)
    from azshell.language.elements import GRAMMAR

    source = Source(text, file)
    made = lexical.script(text, source)
    limit = sys.getrecursionlimit()
    if limit < _RECURSION:
        sys.setrecursionlimit(_RECURSION)
    try:
        with _ALONE:
            tree: ScriptBlock = GRAMMAR["script"].parse_string(made)[0]
        tree.requirements = requires.requirements(made, tree)
        if known_type is not None:
            class_checks.type_names(made, tree, known_type)
        checks.settle(made)
    finally:
        if limit < _RECURSION:
            sys.setrecursionlimit(limit)
    tree.source = source
    return tree
