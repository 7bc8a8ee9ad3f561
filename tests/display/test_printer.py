"""Objects as the two layouts print them."""

import pytest

from azshell.display import CLASSIC, MODERN, format_objects
from azshell.display.formatter import Formatter
from azshell.display.generators import FormatOptions
from azshell.display.printer import Printer
from azshell.display.properties import Property
from azshell.display.property_arguments import FormatFault, read_properties
from azshell.display.scope import Scope
from azshell.dotnet.dictionaries import Hashtable
from azshell.dotnet.values import PSObject

PAIR = PSObject.custom([("Name", "web"), ("Size", 5)])
MANY = PSObject.custom([(name, name.lower()) for name in "ABCDE"])


def shown(objects, layout=MODERN, width=40):
    return list(format_objects(objects, layout=layout, width=width))


@pytest.mark.parametrize(
    ("objects", "modern", "classic"),
    [
        (["a", 5, True, None, ["b", "c"]], ["a", "5", "True", "b", "c"], ["a", "5", "True", "b", "c"]),
        (
            [PAIR],
            ["", "Name Size", "---- ----", "web     5", ""],
            [
                "",
                "Name                                Size",
                "----                                ----",
                "web                                    5",
                "",
                "",
            ],
        ),
        (
            [MANY],
            ["", *[f"{name} : {name.lower()}" for name in "ABCDE"], ""],
            ["", "", *[f"{name} : {name.lower()}" for name in "ABCDE"], "", "", ""],
        ),
        (
            [PAIR, "between", PAIR],
            ["", "Name Size", "---- ----", "web     5", "between", "web     5", ""],
            None,
        ),
        (
            [PSObject.custom([("V", 0.126)])],
            ["", "   V", "   -", "0.13", ""],
            ["", f"{'V':>40}", f"{'-':>40}", f"{'0.126':>40}", "", ""],
        ),
    ],
)
def test_default_format(objects, modern, classic):
    assert shown(objects) == modern
    if classic is not None:
        assert shown(objects, CLASSIC) == classic


def formatted(objects, options, layout=MODERN, width=40):
    lines = []
    scope = Scope(layout=layout, width=width, run=lambda block, item: block(item))
    printer = Printer(lines.append, scope)
    formatter = Formatter(printer.show, scope, options)
    for obj in objects:
        formatter.process(obj)
    formatter.end()
    printer.end()
    return lines


def test_groups_and_their_gaps():
    options = FormatOptions("table", [Property("Name")], group_by=Property("Size"))
    other = PSObject.custom([("Name", "db"), ("Size", 7)])
    assert formatted([PAIR, other], options) == [
        "", "   Size: 5", "", "Name", "----", "web", "", "   Size: 7", "", "Name", "----", "db", "",
    ]  # fmt: skip
    assert formatted([PAIR, other], options, CLASSIC) == [
        "", "", "   Size: 5", "", "Name", "----", "web", "", "", "   Size: 7", "", "Name", "----", "db", "", "",
    ]  # fmt: skip


def test_a_table_that_measured_itself_makes_later_ones_do_so():
    wide = Hashtable([("a", 1)])
    assert shown([wide])[1] == "Name                           Value"
    lines = []
    printer = Printer(lines.append, Scope(width=40))
    Formatter(printer.show, printer.scope, FormatOptions("table")).process(PAIR)
    printer.end()
    lines.clear()
    printer.show(wide)
    printer.end()
    assert lines == ["", "Name Value", "---- -----", "a    1", ""]


def test_wrapped_and_cut_cells():
    long = PSObject.custom([("Text", "one two three"), ("N", 1)])
    options = FormatOptions("table", [Property("Text", width=8), Property("N", width=3)])
    assert formatted([long], options) == ["", "Text       N", "----       -", "one two…   1", ""]
    options.wrap = True
    assert [line.rstrip() for line in formatted([long], options)] == ["", "Text       N", "----       -", "one two    1", "three", ""]


def test_wide_and_custom():
    three = [PSObject.custom([("Name", name)]) for name in ("a", "b", "c")]
    assert formatted(three, FormatOptions("wide", columns=2), width=21) == ["", "a          b", "c          ", ""]
    assert formatted([PAIR], FormatOptions("custom")) == ["", "class PSCustomObject", "{", "  Name = web", "  Size = 5", "}", "", ""]


@pytest.mark.parametrize(
    ("given", "error_id"),
    [
        ([Hashtable([("x", "a")])], "DictionaryKeyIllegal"),
        ([Hashtable([("n", "a")])], "DictionaryKeyMandatoryEntry"),
        ([Hashtable([("e", "a"), ("ex", "b")])], "DictionaryKeyDuplicate"),
        ([Hashtable([("e", "a"), ("w", 0)])], "WidthOutOfRange"),
        ([""], "ExpressionEmptyString2"),
        (["a", None], "DictionaryKeyUnknownType"),
    ],
)
def test_refused_properties(given, error_id):
    with pytest.raises(FormatFault) as caught:
        read_properties(given, "table")
    assert caught.value.error_id == error_id


def test_without_patience_a_table_goes_on_in_the_widths_it_has():
    lines = []
    scope = Scope(width=40)
    scope.patience = -1.0
    printer = Printer(lines.append, scope)
    for name in ("ab", "a", "abcdef"):
        printer.show(PSObject.custom([("N", name)]))
    printer.end()
    assert lines == ["", "N", "-", "ab", "a", "a…", ""]
