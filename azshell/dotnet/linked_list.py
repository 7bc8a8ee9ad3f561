"""System.Collections.Generic.LinkedList[T] and its nodes as Python classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from azshell.dotnet.collections import TypedCollection, closed_type
from azshell.dotnet.comparison import net_equals
from azshell.dotnet.exceptions import (
    InvalidOperationException,
)

if TYPE_CHECKING:
    from azshell.dotnet.types import DotNetType


class LinkedListNode:
    """System.Collections.Generic.LinkedListNode[T]."""

    definition = "System.Collections.Generic.LinkedListNode`1"

    def __init__(self, value: Any, owner: LinkedList | None = None, element_type: DotNetType | None = None) -> None:
        self.value = value
        self.owner = owner
        self.element_type = element_type

    def neighbour(self, step: int) -> LinkedListNode | None:
        """The node `step` places on."""
        if self.owner is None:
            return None
        nodes = self.owner.nodes
        position = nodes.index(self) + step
        return nodes[position] if 0 <= position < len(nodes) else None

    @property
    def net_type(self) -> DotNetType:
        """The closed type."""
        return closed_type(self.definition, self.element_type)


class LinkedList(TypedCollection):
    """System.Collections.Generic.LinkedList[T]."""

    definition = "System.Collections.Generic.LinkedList`1"

    def __init__(self, items: Iterable[Any] = (), element_type: DotNetType | None = None) -> None:
        self.element_type = element_type
        self.nodes: list[LinkedListNode] = []
        for item in items:
            self.add(len(self.nodes), item)

    def add(self, index: int, item: Any) -> LinkedListNode:
        """Puts a value (or a free node) at a position."""
        node = item if isinstance(item, LinkedListNode) else LinkedListNode(item, self, self.element_type)
        node.owner = self
        self.nodes.insert(index, node)
        return node

    def remove_node(self, node: LinkedListNode) -> None:
        """Takes a node out."""
        if node not in self.nodes:
            raise InvalidOperationException("The LinkedList node does not belong to current LinkedList.")
        self.nodes.remove(node)
        node.owner = None

    def find(self, item: Any, last: bool = False) -> LinkedListNode | None:
        """The first or last node with an equal value."""
        for node in reversed(self.nodes) if last else self.nodes:
            if net_equals(node.value, item):
                return node
        return None

    def __iter__(self) -> Iterator[Any]:
        return iter([node.value for node in self.nodes])

    def __len__(self) -> int:
        return len(self.nodes)

    def __bool__(self) -> bool:
        return True
