"""[WildcardPattern] as scripts see it."""

from __future__ import annotations

from typing import Any

from azshell.dotnet.types import constructor, declare, declare_enum, method, static_method
from azshell.engine.operators.wildcards import WildcardPattern, escape, has_wildcards, unescape

WildcardOptions = declare_enum(
    "System.Management.Automation.WildcardOptions", {"None": 0, "Compiled": 1, "IgnoreCase": 2, "CultureInvariant": 4}, flags=True
)


def _made(pattern: str, options: Any = 0) -> WildcardPattern:
    """.NET's own default minds the case; the operators' does not."""
    return WildcardPattern(pattern, bool(int(options) & 2))


declare(
    "System.Management.Automation.WildcardPattern",
    WildcardPattern,
    members=[
        constructor("WildcardPattern(string pattern)", _made),
        constructor("WildcardPattern(string pattern, System.Management.Automation.WildcardOptions options)", _made),
        method("bool IsMatch(string input)", WildcardPattern.matches),
        static_method(
            "System.Management.Automation.WildcardPattern Get(string pattern, System.Management.Automation.WildcardOptions options)", _made
        ),
        static_method("bool ContainsWildcardCharacters(string pattern)", has_wildcards),
        static_method("string Escape(string pattern)", escape),
        static_method("string Unescape(string pattern)", unescape),
    ],
)
