"""Who may see and do what with the money of shops. Pure."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.modules.team.contracts import Permission

READ = Permission.SETTLEMENT_READ
MANAGE = Permission.SETTLEMENT_MANAGE
PAY = Permission.SETTLEMENT_PAY
RECONCILE = Permission.PAYMENTS_RECONCILE


def check_shop(actor: Actor, shop_id: UUID, permission: Permission = READ) -> None:
    """Raise Forbidden without `permission`, NotFound for a shop that it does not cover."""
    shops = actor.shops_with(permission)
    if shops is not None and shop_id not in shops:
        raise NotFound


def check_platform(actor: Actor, permission: Permission) -> None:
    """Raise Forbidden without `permission`, NotFound for people of one shop: this is the house's own business."""
    actor.require(permission)
    if actor.shop_ids:
        raise NotFound
