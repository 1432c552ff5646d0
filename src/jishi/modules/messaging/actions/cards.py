"""Things shown in a message. Modules that stand higher declare theirs: `declare_card(runtime, "note", make)`."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid, NotFound
from jishi.modules.catalog import api as catalog
from jishi.modules.media.contracts import rendition_url
from jishi.modules.messaging.contracts import Card, CardRef
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import OrderState
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

WIDTH = 320
Make: TypeAlias = Callable[[Tx, Actor, str], Awaitable[Card]]

STATES: dict[OrderState, dict[str, str]] = {
    OrderState.PLACED: {"zh-CN": "待付款", "en": "To be paid"},
    OrderState.PAID: {"zh-CN": "待发货", "en": "Being packed"},
    OrderState.FULFILLING: {"zh-CN": "待发货", "en": "Being packed"},
    OrderState.SHIPPED: {"zh-CN": "运输中", "en": "On its way"},
    OrderState.DELIVERED: {"zh-CN": "已送达", "en": "Delivered"},
    OrderState.COMPLETED: {"zh-CN": "已完成", "en": "Completed"},
}
IN_HAND = {"zh-CN": "处理中", "en": "In hand"}


class Cards:
    """Who makes cards, by kind."""

    def __init__(self) -> None:
        self.makers: dict[str, Make] = {"product": product_card, "order": order_card}


def declare_card(runtime: Runtime, kind: str, make: Make) -> None:
    """Let people send cards of `kind`; `make(tx, actor, key)` raises NotFound for what the actor may not see."""
    runtime.service(Cards).makers[kind] = make


async def make_card(tx: Tx, actor: Actor, wanted: CardRef) -> Card:
    """The card that the actor wants to send. Raises Invalid for an unknown kind, NotFound for what is not there."""
    make = tx.app.service(Cards).makers.get(wanted.kind)
    if make is None:
        raise Invalid("This cannot be sent as a card.", field="card")
    return await make(tx, actor, wanted.key)


async def product_card(tx: Tx, actor: Actor, key: str) -> Card:
    """A product on sale, by its code."""
    found = await catalog.find_product(tx, key) if key.isascii() and len(key) < 20 else None
    if found is None:
        raise NotFound
    image = rendition_url(found.images[0].code, WIDTH) if found.images else ""
    return Card("product", found.code, found.title, found.subtitle, f"/products/{found.code}", image)


async def order_card(tx: Tx, actor: Actor, key: str) -> Card:
    """How an order of one's own gets on: what it is and where it stands, not whereto it goes or what it cost."""
    order = await orders.get_order(tx, actor, key)
    if order.owner_id != actor.require_account():
        raise NotFound
    line = order.lines[0] if order.lines else None
    title = line.title if line else order.shop_name
    image = rendition_url(line.image.code, WIDTH) if line and line.image else ""
    note = STATES.get(order.state, IN_HAND)
    return Card("order", order.number, title, note, f"/orders/{order.number}", image)
