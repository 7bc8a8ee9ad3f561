"""The attributes of a script block as .NET objects: [CmdletBinding()], [OutputType()], [Alias()]."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from azshell.dotnet.types import declare, prop
from azshell.engine.binder.attribute_objects import AliasAttribute
from azshell.engine.binder.metadata import ALL_SETS
from azshell.language import nodes

_SMA = "System.Management.Automation."


class CmdletBindingAttribute:
    """[CmdletBinding()]"""

    net_type: Any

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values


class OutputTypeAttribute:
    """[OutputType()]"""

    net_type: Any

    def __init__(self, types: list[Any], sets: Any) -> None:
        self.types = types
        self.sets = [ALL_SETS] if sets is None else sets if isinstance(sets, list) else [sets]


def attributes_of_block(block: Any) -> list[Any]:
    """The attribute objects of a ScriptBlock, as written."""
    from azshell.engine.binder.script_metadata import AttributeReader

    reader = AttributeReader(block)
    found: list[Any] = []
    for node in attribute_nodes(block.node):
        make = _MAKERS.get(attribute_name(node))
        if make is not None:
            named = {argument.name.lower(): reader.named(argument) for argument in node.named_arguments}
            found.append(make([reader.value(argument) for argument in node.positional_arguments], named))
    return found


def attribute_nodes(node: Any) -> list[Any]:
    """The attributes before a block's parameters."""
    block = node.param_block
    return [*(getattr(node, "attributes", ()) or ()), *(() if block is None else block.attributes)]


def attribute_name(node: Any) -> str:
    """`alias` of [Alias()], [System.Management.Automation.AliasAttribute()] ..."""
    text = node.type_name.text.lower()
    text = text.removeprefix("system.management.automation.").removeprefix("system.")
    return text.removesuffix("attribute") if text != "attribute" else text


def alias_names(node: nodes.ScriptBlock) -> list[str]:
    """The names that [Alias()] gives to a function."""
    return [
        str(argument.value)
        for attribute in attribute_nodes(node)
        if attribute_name(attribute) == "alias"
        for argument in attribute.positional_arguments
        if isinstance(argument, nodes.StringConstantExpression)
    ]


def _output_type(positional: list[Any], named: dict[str, Any]) -> OutputTypeAttribute:
    from azshell.engine.command_types import PSTypeName

    return OutputTypeAttribute([PSTypeName(value) for value in positional], named.get("parametersetname"))


_MAKERS: dict[str, Callable[[list[Any], dict[str, Any]], Any]] = {
    "cmdletbinding": lambda positional, named: CmdletBindingAttribute(named),
    "outputtype": _output_type,
    "alias": lambda positional, named: AliasAttribute(positional),
}


def _setting(signature: str, default: Any) -> Any:
    key = signature.rpartition(" ")[2].lower()
    return prop(signature, lambda attribute: attribute.values.get(key, default))


declare(
    _SMA + "CmdletBindingAttribute",
    CmdletBindingAttribute,
    base="System.Attribute",
    accelerators=["cmdletbinding"],
    members=[
        _setting("bool PositionalBinding", True),
        _setting("string DefaultParameterSetName", None),
        _setting("bool SupportsShouldProcess", False),
        _setting("bool SupportsPaging", False),
        _setting("bool SupportsTransactions", False),
        _setting("System.Management.Automation.ConfirmImpact ConfirmImpact", "Medium"),
        _setting("string HelpUri", ""),
        _setting("System.Management.Automation.RemotingCapability RemotingCapability", "PowerShell"),
        prop("System.Object TypeId", lambda attribute: attribute.net_type),
    ],
)
declare(
    _SMA + "OutputTypeAttribute",
    OutputTypeAttribute,
    base="System.Attribute",
    accelerators=["outputtype"],
    members=[
        prop("System.Management.Automation.PSTypeName[] Type", lambda attribute: attribute.types),
        prop("string ProviderCmdlet", lambda attribute: None),
        prop("string[] ParameterSetName", lambda attribute: attribute.sets),
        prop("System.Object TypeId", lambda attribute: attribute.net_type),
    ],
)
