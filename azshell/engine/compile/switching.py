"""switch, with its matching modes and -File."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from azshell.dotnet.comparison import equal
from azshell.dotnet.conversion import to_bool, to_string
from azshell.dotnet.enumeration import Enumerator
from azshell.dotnet.values import NOTHING, unwrap
from azshell.engine.compile.context import Context
from azshell.engine.compile.loops import Shadow, _Hot, _label, mentions, source_of
from azshell.engine.compile.output import collect
from azshell.engine.compile.statements import statement_block
from azshell.engine.compile.table import Evaluate, Execute, compile_expression, compile_value, statement
from azshell.engine.failures import failure
from azshell.engine.signals import PASS_ON, STOP, Signal, meaning_of
from azshell.language import nodes

if TYPE_CHECKING:
    from azshell.engine.frame import Frame

Test = Callable[["Frame", Any], bool]


@statement(nodes.SwitchStatement)
def switch(node: nodes.SwitchStatement, context: Context) -> Execute:
    """switch (value) { clauses }: every clause that fits runs, unless one breaks or continues."""
    label = _label(node)
    evaluate = compile_value(node.condition, context)
    with _Hot(context):
        clauses = [(test, _test(test, node.flags, context), statement_block(body, context)) for test, body in node.clauses]
        default = statement_block(node.default, context) if node.default is not None else None
    items: Callable[[Frame], Iterator[Any]] = _file_lines(evaluate) if "file" in node.flags else _values(evaluate)

    def one(frame: Frame) -> Signal | None:
        matched = False
        for place, fits, body in clauses:
            frame.node = place
            if fits(frame, frame.variables["_"].value):  # a clause may have changed $_
                matched = True
                signal = body(frame)
                if signal is not None:
                    return signal
        if not matched and default is not None:
            return default(frame)
        return None

    wants_enumerator = mentions(node, "switch")

    def run(frame: Frame) -> Signal | None:
        frame.node = node.condition
        enumerator = Enumerator(items(frame))
        if not wants_enumerator:
            return each(frame, enumerator)
        with Shadow(frame, "switch", enumerator):
            return each(frame, enumerator)

    def each(frame: Frame, enumerator: Enumerator) -> Signal | None:
        with Shadow(frame, "_", None) as current:
            while enumerator.move_next():
                frame.variables["_"] = current
                current.value = enumerator.current
                signal = one(frame)
                if signal is not None:
                    meaning = meaning_of(signal, label)
                    if meaning == STOP:
                        break
                    if meaning == PASS_ON:
                        return signal
        return None

    return run


def _values(evaluate: Evaluate) -> Callable[[Frame], Iterator[Any]]:
    def items(frame: Frame) -> Iterator[Any]:
        value = evaluate(frame)
        return iter((None,)) if value is None else source_of(value)

    return items


def _file_lines(evaluate: Evaluate) -> Callable[[Frame], Iterator[Any]]:
    def items(frame: Frame) -> Iterator[Any]:
        return _lines_of(frame, to_string(evaluate(frame)))

    return items


def _lines_of(frame: Frame, path: str) -> Iterator[str]:
    from azshell.dotnet.file_encodings import decode

    found = frame.session.providers.resolve(path)
    if len(found) > 1:
        words = "The path cannot be processed because it resolved to more than one file; only one file at a time can be processed."
        raise failure("AmbiguousPath", words)
    if not found:
        raise failure("FileNotFound", f"No files matching '{path}' were found.")
    try:
        with open(found[0].host, "rb") as file:
            text = decode(file.read())
    except OSError as error:
        denied = isinstance(error, (IsADirectoryError, PermissionError))
        reason = f"Access to the path '{found[0].provider_path}' is denied." if denied else str(error.strerror)
        raise failure("FileReadError", f"The file could not be read: {reason}.") from error
    return iter(text.splitlines())


# Clauses


def _test(node: nodes.Expression, flags: frozenset[str], context: Context) -> Test:
    sensitive = "casesensitive" in flags
    if isinstance(node, nodes.ScriptBlockExpression):
        return _block_test(node, context)
    get = compile_expression(node, context)
    match = _match_by_regex if "regex" in flags else _match_by_wildcard if "wildcard" in flags else _match_exactly

    def test(frame: Frame, item: Any) -> bool:
        wanted = get(frame)
        if wanted.__class__ not in (str, int, float) and _is_block(unwrap(wanted)):
            return to_bool(unwrap(wanted).value_of(item, frame.session))
        return match(frame, item, wanted, not sensitive)

    return test


def _is_block(value: Any) -> bool:
    from azshell.engine.script_block import ScriptBlock

    return isinstance(value, ScriptBlock)


def _block_test(node: nodes.ScriptBlockExpression, context: Context) -> Test:
    """A clause that is a script block: whether its output is true.  It runs in place, `$_` being set."""
    from azshell.engine.compile.output import collecting
    from azshell.engine.signals import RETURN

    inner = node.script_block
    body = inner.end_block
    if any(_may_assign(each) for each in nodes.walk(inner)):
        block = compile_expression(node, context)
        return lambda frame, item: to_bool(collect(block(frame).invoke(frame.session)))
    if body is None or inner.param_block is not None or inner.begin_block is not None or inner.process_block is not None:
        get = compile_expression(node, context)
        return lambda frame, item: to_bool(get(frame).value_of(item, frame.session))
    execute = statement_block(body, context)
    gather = collecting(lambda frame: None if (signal := execute(frame)) is RETURN else signal)

    def test(frame: Frame, item: Any) -> bool:
        found = gather(frame)
        return to_bool(found[0] if len(found) == 1 else found or NOTHING)

    return test


def _may_assign(node: nodes.Node) -> bool:
    """Whether running a node could set a variable: then the clause needs the scope of its own that PowerShell gives it."""
    if isinstance(node, nodes.BinaryExpression):
        return node.operator.endswith("match")
    return isinstance(node, (nodes.AssignmentStatement, nodes.Command, nodes.LoopStatement)) or (
        isinstance(node, nodes.UnaryExpression) and node.operator.endswith(("++", "--"))
    )


def _match_exactly(frame: Frame, item: Any, wanted: Any, ignore_case: bool) -> bool:
    """As texts, not as -eq: 1 does not match '01', nor $true a 1; $null matches itself only."""
    if item.__class__ is int and wanted.__class__ is int:
        return item == wanted
    if wanted is None or wanted is NOTHING:
        return unwrap(item) is None
    if hasattr(item, "spelled"):
        item = item.base
    return equal(to_string(item), to_string(wanted), ignore_case)


def _match_by_wildcard(frame: Frame, item: Any, wanted: Any, ignore_case: bool) -> bool:
    from azshell.engine.operators.wildcards import wildcard

    return wildcard(to_string(wanted), ignore_case).matches(to_string(item))


def _match_by_regex(frame: Frame, item: Any, wanted: Any, ignore_case: bool) -> bool:
    from azshell.engine.operators.matching import MATCHING

    return MATCHING["-match" if ignore_case else "-cmatch"](frame, to_string(item), to_string(wanted)) is True
