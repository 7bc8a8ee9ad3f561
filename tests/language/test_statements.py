"""Statements and definitions; each row is a script and its tree."""

from __future__ import annotations

import pytest
from sketch import sketch

from azshell.language import nodes, parse, walk

ROWS = [
    ("$a, $b = 1, 2", "(= [$a $b] [1 2])"),
    ("$a = $b += foo", "(= $a (+= $b (cmd foo)))"),
    ("$x –= 1", "(-= $x 1)"),
    ("$x = if (1) {2} else {3}", "(= $x (if 1 {2} {3}))"),
    ("if (1) {2} elseif (3) {4}\nelse {5}", "(if 1 {2} 3 {4} {5})"),
    ("foreach ($x in 1,2) {break}", "(foreach $x [1 2] {(break -)})"),
    (":a while (1) { break a }", "(while 1 {(break a)})"),
    ("switch -regex ($x) { '^a' {1} default {2} }", "(switch regex $x '^a' {1} {2})"),
    ("switch -f x { a {1} }", "(switch file x a {1} -)"),
    ("return\n1", "(return -) ; 1"),
    ("throw 'a'", "(throw 'a')"),
    ("function f ($a, $b) {1}", "(function f 2)"),
    ("filter global:f {1}", "(function global:f 0)"),
    ("1;;2\n\n3", "1 ; 2 ; 3"),
    ("{1};{2}", "{1} ; {2}"),
    ("process {foo}", "(cmd foo)"),
]


@pytest.mark.parametrize(("text", "tree"), ROWS, ids=[row[0] for row in ROWS])
def test_statement(text: str, tree: str) -> None:
    assert sketch(text) == tree


def test_extents_cover_what_is_meant() -> None:
    text = "foo -a $b.c | bar; if ($x) { 'y' }"
    found = {(type(node).__name__, text[node.start : node.end]) for node in walk(parse(text))}
    assert ("Command", "foo -a $b.c") in found
    assert ("Pipeline", "foo -a $b.c | bar") in found
    assert ("IfStatement", "if ($x) { 'y' }") in found


def test_named_blocks_and_parameters() -> None:
    tree = parse("[CmdletBinding()]param([Parameter(Mandatory)][string]$x = 'a') begin {1} end {2}")
    assert tree.param_block is not None
    assert [attribute.type_name.name for attribute in tree.param_block.attributes] == ["CmdletBinding"]
    (parameter,) = tree.param_block.parameters
    assert parameter.name.path == "x"
    mandatory = parameter.attributes[0]
    assert isinstance(mandatory, nodes.Attribute)
    assert mandatory.named_arguments[0].expression_omitted
    assert tree.begin_block is not None
    assert tree.process_block is None


def test_class() -> None:
    (node,) = parse("class A : B { hidden [int]$x = 1; static [A] f() { return [A]::new() }\n A($y) : base($y) {} }").end_block.statements  # type: ignore[union-attr]
    assert isinstance(node, nodes.TypeDefinition)
    x, f, constructor = node.members
    assert isinstance(x, nodes.PropertyMember)
    assert x.is_hidden
    assert isinstance(f, nodes.FunctionMember)
    assert f.is_static
    assert isinstance(constructor, nodes.FunctionMember)
    assert constructor.is_constructor
    assert len(constructor.base_arguments or []) == 1


def test_requirements_are_comments_only() -> None:
    assert parse("#Requires -Version 3.0\n'#requires -version 9' # #requires -version 8").requirements == ["-Version 3.0"]


def test_workflow_words() -> None:
    tree = parse("workflow w { parallel { foo } ; inlinescript { bar } }")
    kinds = {type(node).__name__ for node in walk(tree)}
    assert "BlockStatement" in kinds
