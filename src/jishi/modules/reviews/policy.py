"""Who may see and do what with reviews. Pure."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.modules.team.contracts import Permission

READ = Permission.REVIEWS_READ
REPLY = Permission.REVIEWS_REPLY


def check_shop(actor: Actor, shop_id: UUID, permission: str) -> None:
    """Raise Unauthenticated or Forbidden without `permission`, NotFound where it does not reach this shop."""
    shops = actor.shops_with(permission)
    if shops is not None and shop_id not in shops:
        raise NotFound


def speaks_for(actor: Actor, shop_id: UUID) -> bool:
    """Whether what this actor says about a shop's product is the shop's word."""
    return actor.has(REPLY) and (not actor.shop_ids or shop_id in actor.shop_ids)
