"""Who may manage whom."""

from collections.abc import Collection, Iterable
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.errors import Forbidden
from jishi.modules.team.contracts import Permission

MORE_THAN_MINE = "You cannot give what you do not have yourself."


class Scope(msgspec.Struct, frozen=True):
    """Whose staff one may manage: the company's own (`company`), and that of `shops` (None for all of them)."""

    company: bool
    shops: list[UUID] | None

    def covers(self, shop_ids: Collection[UUID]) -> bool:
        """Whether somebody with these shops (none: of the company) is within it."""
        if not shop_ids:
            return self.company
        return self.shops is None or set(self.shops).issuperset(shop_ids)


def scope_of(actor: Actor) -> Scope:
    """Raises Unauthenticated and Forbidden for those who manage nobody."""
    if actor.has(Permission.STAFF_MANAGE):
        shops = actor.shops_with(Permission.STAFF_MANAGE)
        return Scope(shops is None, shops)
    return Scope(False, actor.shops_with(Permission.SHOP_STAFF_MANAGE))


def check_grants(actor: Actor, permissions: Iterable[str]) -> None:
    """Raise Forbidden unless the actor holds all of them, so that nobody makes anybody mightier than themselves."""
    if actor.kind is not ActorKind.SYSTEM and not actor.permissions.issuperset(permissions):
        raise Forbidden(MORE_THAN_MINE, code="more_than_mine")
