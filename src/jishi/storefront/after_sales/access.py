"""Whose order or case it is: one's own, or one found by number and contact not long ago."""

import msgspec

from jishi.kernel.actor import SYSTEM, Actor, ActorKind
from jishi.kernel.errors import NotFound
from jishi.modules.after_sales import api as after_sales
from jishi.modules.after_sales.contracts import Case
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Order
from jishi.platform.db import Tx
from jishi.platform.http.context import RequestContext
from jishi.storefront.buying.finding import found_numbers
from jishi.storefront.buying.owner import owner_of


async def reach_order(tx: Tx, actor: Actor, context: RequestContext, number: str) -> tuple[Order, Actor]:
    """The order, and the actor as its buyer. Raises NotFound for an order that is neither theirs nor found."""
    me = owner_of(actor, context)
    known = number in found_numbers(context, tx.now)
    order = await orders.get_order(tx, SYSTEM if known else me, number)
    if order.owner_id != me.owner_id and not known:
        raise NotFound
    return order, _as_buyer(me, order.owner_id)


async def reach_case(tx: Tx, actor: Actor, context: RequestContext, code: str) -> tuple[Case, Actor]:
    """The case, and the actor as its buyer. Raises NotFound likewise."""
    me = owner_of(actor, context)
    case = await after_sales.get_case(tx, SYSTEM, code)
    if case.owner_id != me.owner_id and case.order_number not in found_numbers(context, tx.now):
        raise NotFound
    buyer = _as_buyer(me, case.owner_id)
    return await after_sales.get_case(tx, buyer, code), buyer


def _as_buyer(me: Actor, owner_id: object) -> Actor:
    """Who proved to know an order's number and contact acts for whoever placed it, with no other power."""
    if me.owner_id == owner_id:
        return me
    return msgspec.structs.replace(Actor(kind=ActorKind.GUEST), guest_id=owner_id, name=me.name, locale=me.locale)
