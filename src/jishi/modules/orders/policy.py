"""Who may see and do what with orders. Pure."""

from uuid import UUID

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.errors import Unauthenticated
from jishi.modules.orders.contracts import OrderState
from jishi.modules.orders.domain.states import CANCELLABLE, UNPAID
from jishi.modules.team.contracts import Permission

SEE_ALL = Permission.ORDERS_READ
CANCEL_ALL = Permission.ORDERS_EDIT
SHIP = Permission.ORDERS_SHIP
CONTACTS = (Permission.ORDERS_SHIP, Permission.ORDERS_EDIT, Permission.CUSTOMERS_CONTACT)


def visible_to(actor: Actor, *, permission: str = SEE_ALL) -> UUID | None:
    """The owner whose orders `actor` may see, or None for those who may see all: people of the operating company. A
    shop's own people hold the permission for their shops only; see `shops_of`. Raises Unauthenticated for a visitor
    without even a guest identity."""
    if actor.has(permission) and not actor.shop_ids:
        return None
    if actor.owner_id is None:
        raise Unauthenticated
    return actor.owner_id


def shops_of(actor: Actor, *, permission: str = SEE_ALL) -> list[UUID]:
    """The shops whose orders `actor` may see because they work there."""
    return sorted(actor.shop_ids) if actor.has(permission) else []


def sees_contacts(actor: Actor, owner_id: UUID | None = None) -> bool:
    """Whether `actor`, who may see an order of `owner_id`, may see where it goes and how to reach the buyer: the buyer
    themselves, and those whose work it is to send it, change it or speak with them."""
    return (owner_id is not None and actor.owner_id == owner_id) or any(
        actor.has(permission) for permission in CONTACTS
    )


def can_pay(state: OrderState) -> bool:
    """Whether this order still waits for its payment."""
    return state in UNPAID


def can_cancel(state: OrderState) -> bool:
    """Whether its buyer may cancel this order."""
    return state in CANCELLABLE


def role_of(actor: Actor, owner_id: UUID) -> str:
    """By whom an act on `owner_id`'s order was done, for its history."""
    if actor.kind is ActorKind.SYSTEM:
        return "system"
    return "buyer" if actor.owner_id == owner_id else "staff"


def staff_role(actor: Actor) -> str:
    """By whom an act of staff was done."""
    return "system" if actor.kind is ActorKind.SYSTEM else "staff"
