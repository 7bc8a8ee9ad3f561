"""Role sizes: what instance sizes there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from azshell.cloud.facts import RoleSize
    from azshell.cloud.view import View

__all__ = ["find", "sizes"]


def sizes(view: View) -> list[RoleSize]:
    """Every size, smallest first, the Basic tier last."""
    return list(view.facts.sizes.values())


def find(view: View, name: str) -> RoleSize | None:
    """The size of that name, in any case."""
    return view.facts.sizes.get(name.lower())
