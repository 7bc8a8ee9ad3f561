"""How arguments and pipeline objects find their parameters."""

from __future__ import annotations

import pytest

COMMAND_LINES = [
    ('function F($a, $b) { "$a|$b|$args" }\nF 1 -b 2 3', "1|2|3"),
    ('function F($a) { "$a|$args" }\nF -x -y:5 1', "|-x -y: 5 1"),
    ('function F($First, $Fast) { "$First" }\nF -Fi 1', "1"),
    ('function F([switch]$s, $a) { "$s|$a" }\nF -s 1', "True|1"),
    ("function F([string]$a) { $a }\nF 1.50", "1.50"),
    ("function F($a) { $a; $a + 0 }\nF 1.50", "1.50 1.5"),
    ('function F { param($a, [Parameter(ValueFromRemainingArguments)]$r) "$a|$($r.Count)" }\nF 1 2 3', "1|2"),
    ('function F($a = 1, $b = $a + 1) { "$a $b" }\nF -a 5', "5 6"),
    ('function F($a, [switch]$s) { "$a $s" }\n$h = @{ a = 1; s = $true }\nF @h', "1 True"),
    ('function F($a, [switch]$s) { "$a $s" }\nfunction G { F @args }\nG -s 4', "4 True"),
    ("function F { [CmdletBinding()] param($a) $PSBoundParameters.Keys }\nF 1 -Verbose", "Verbose a"),
    (
        "function F { param([Parameter(ParameterSetName='N', Position=0)][int]$n, [Parameter(ParameterSetName='T', Position=0)][string]$t) "
        "$PSCmdlet.ParameterSetName }\nF 5; F x",
        "N T",
    ),
]

INPUT = [
    ("function F { param([Parameter(ValueFromPipeline)][int]$n) process { $n + 1 } }\n'4', 5 | F", "5 6"),
    ("function F { param([Parameter(ValueFromPipelineByPropertyName)]$Name) process { $Name } }\n[pscustomobject]@{ Name = 'x' } | F", "x"),
    (
        'function F { param([Parameter(ValueFromPipeline)]$i, [Parameter(ValueFromPipelineByPropertyName)][string]$l) process { $l } }\n7 | F -l { "l$_" }',
        "l7",
    ),
    ("function F { begin { 'b' } process { $_ } end { 'e' } }\n1, 2 | F", "b 1 2 e"),
    ('function F { "$input" }\n1, 2 | F', "1 2"),
]

REFUSALS = [
    ("function F { [CmdletBinding()] param($a) }\nF 1 2", "PositionalParameterNotFound,F"),
    ("function F { [CmdletBinding()] param($a) }\nF -b 2", "NamedParameterNotFound,F"),
    ("function F($aa, $ab) { }\nF -a 2", "AmbiguousParameter,F"),
    ("function F($a) { }\nF -a 1 -a 2", "ParameterAlreadyBound,F"),
    ("function F($a) { }\nF -a", "MissingArgument,F"),
    ("function F { param([Parameter(Mandatory)]$a) }\nF", "MissingMandatoryParameter,F"),
    ("function F { param([Parameter(Mandatory)][string]$a) }\nF ''", "ParameterArgumentValidationErrorEmptyStringNotAllowed,F"),
    ("function F([int]$a) { }\nF x", "ParameterArgumentTransformationError,F"),
    ("function F([ValidateSet('a')]$a) { }\nF x", "ParameterArgumentValidationError,F"),
    ("function F { param([Parameter(ValueFromPipeline)][int]$n) process { } }\n'x' | F", "InputObjectNotBound,F"),
    (
        "function F { param([Parameter(ParameterSetName='A')]$a, [Parameter(ParameterSetName='B')]$b) }\nF -a 1 -b 2",
        "AmbiguousParameterSet,F",
    ),
]


@pytest.mark.parametrize(("text", "expected"), COMMAND_LINES + INPUT)
def test_bound(run, text: str, expected: str) -> None:
    output, errors = run(text)
    assert (" ".join(output), errors) == (expected, [])


@pytest.mark.parametrize(("text", "error_id"), REFUSALS)
def test_refused(run, text: str, error_id: str) -> None:
    assert run(text)[1] == [error_id]


def test_a_planned_call_says_the_same_as_the_binder(run) -> None:
    """The short way (plans.py) must not be told apart: a splatted call goes the long way."""
    body = "{ param([int]$a, $b = 'd', [switch]$c) \"$a $b $c $args $($PSBoundParameters.Keys) $($a.GetType().Name)\" }"
    short = run(f"$f = {body}\n& $f '3' -c x y")[0]
    long = run(f"$f = {body}\n$e = @{{}}\n& $f @e '3' -c x y")[0]
    assert short == long
