"""Rules: what must hold, in which words the service says that it does not, and where that is known from."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from azshell.cloud.error import CloudError

if TYPE_CHECKING:
    from azshell.cloud.change import Change
    from azshell.cloud.entity import Entity

__all__ = ["RULES", "Moment", "Rule", "quota", "quota_error", "rules"]

Moment = Literal["create", "keep", "change", "remove"]

RULES: dict[type, tuple[Rule, ...]] = {}
"""The rules of every kind of entity."""

# Recorded for the resource type 'public IP count' (github.com/chanezon/azure-linux, issue 15).
OVER_QUOTA = (
    "The subscription policy limit for resource type '{0}' was exceeded. The limit for resource type '{0}' is {1} per "
    "subscription, the current count is {2}, and the requested increment is {3}."
)


class Rule:
    """One rule.

    when     "create" is asked when an entity is added, "change" when it was changed, "keep" in both cases, "remove" before it goes
    code     the service's code
    message  its words; `{0}`, `{1}` are what `broken` returns, `{it}` is the entity
    broken   (change, entity) -> False or None when the rule holds; True, one value or a tuple for the placeholders when it does not
    source   where the fact is from; "assumed" when only the code is known, or nothing
    """

    __slots__ = ("broken", "code", "message", "source", "when")

    def __init__(self, when: Moment, code: str, message: str, broken: Callable[[Change, Any], object], source: str) -> None:
        self.when = when
        self.code = code
        self.message = message
        self.broken = broken
        self.source = source

    def check(self, change: Change, entity: Entity) -> None:
        """Raise CloudError when the rule does not hold."""
        found = self.broken(change, entity)
        if found is None or found is False:
            return
        words = found if isinstance(found, tuple) else (found,)
        raise CloudError(self.code, self.message.format(*words, it=entity))


def rules(kind: type[Entity], *declared: Rule) -> tuple[Rule, ...]:
    """Declare the rules of a kind, in the order in which the service asks them."""
    RULES[kind] = RULES.get(kind, ()) + declared
    return declared


def check(change: Change, entity: Entity, *moments: Moment) -> None:
    """Ask every rule of the entity's kind that belongs to one of these moments."""
    for module in entity.RULED_BY:
        import_module(module)
    for rule in RULES.get(type(entity), ()):
        if rule.when in moments:
            rule.check(change, entity)


def quota(kind: type[Entity], quota_id: str, resource_type: str, source: str) -> Rule:
    """The rule that a subscription holds no more than so many of a kind; the number is a fact that a world can override."""

    def over(change: Change, entity: Entity) -> object:
        limit, count = change.facts.quota(quota_id), change.count(kind)
        return (resource_type, limit, count, 1) if count + 1 > limit else None

    return Rule("create", "BadRequest", OVER_QUOTA, over, source)


def quota_error(resource_type: str, limit: int, count: int, increment: int) -> CloudError:
    """The same refusal for what is not counted in entities, such as cores."""
    return CloudError("BadRequest", OVER_QUOTA.format(resource_type, limit, count, increment))
