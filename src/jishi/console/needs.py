"""What waits for a person. Each area adds its own to NEEDS in `console/today.py`."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

import msgspec

from jishi.kernel.actor import Actor
from jishi.platform.db import Tx

MOST = 1_000
"""Counts end here: shown as "999+"."""

CountWaiting: TypeAlias = Callable[[Tx, Actor], Awaitable[int]]


class Need(msgspec.Struct, frozen=True):
    """Something that waits for those who hold `permission`, and only in their shops.

    `label` is a message id without the number ("Orders to ship"). `count` is one cheap, bounded statement that obeys
    the actor's shops. `icon` is one of Lucide's. An `urgent` one stands first and is marked while there is any.
    """

    key: str
    label: str
    permission: str
    count: CountWaiting
    url: str
    icon: str
    urgent: bool = False


class Waiting(msgspec.Struct, frozen=True):
    """A need and how many there are of it."""

    need: Need
    count: int

    @property
    def is_many(self) -> bool:
        return self.count >= MOST


async def look(tx: Tx, actor: Actor, needs: tuple[Need, ...]) -> list[Waiting]:
    """What waits for this person now, the urgent first; what nobody waits for is left out. One statement for each need
    that the person may see to."""
    found = [Waiting(need, await need.count(tx, actor)) for need in needs if actor.has(need.permission)]
    return sorted((each for each in found if each.count), key=lambda each: not each.need.urgent)
