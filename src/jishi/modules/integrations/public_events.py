"""The events that programs can hear of, and what they are told: versioned JSON without personal data, which whoever may
have it can fetch by the API."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias, cast
from uuid import UUID

import msgspec

from jishi.kernel.actor import SYSTEM
from jishi.modules.after_sales import events as cases
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog import events as products
from jishi.modules.inventory import events as stock
from jishi.modules.orders import api as orders
from jishi.modules.orders import events as order_events
from jishi.modules.payments import events as payments
from jishi.modules.reviews import events as reviews
from jishi.platform.db import Tx
from jishi.platform.events import AnyHandler, Event

API_VERSION = "v1"
PING = "ping"

Data: TypeAlias = dict[str, Any]
Build: TypeAlias = Callable[[Tx, Any], Awaitable[list[tuple[UUID | None, Data]]]]
"""What is told of an event: pairs of the shop it is about (None: only the company hears of it) and the data."""


class PublicEvent(msgspec.Struct, frozen=True):
    """An event with its public name, a sentence for people, and how its data is put together."""

    name: str
    title: str
    event: type[Event]
    build: Build
    of_shops: bool = True


async def _order(tx: Tx, number: str, **more: Any) -> list[tuple[UUID | None, Data]]:
    order = await orders.get_order(tx, SYSTEM, number)
    lines = [
        {
            "id": line.id,
            "variant_id": line.variant_id,
            "product_code": line.product_code,
            "sku": line.sku,
            "title": line.title,
            "quantity": line.quantity,
            "price": line.price,
            "payable": line.payable,
        }
        for line in order.lines
    ]
    fields = ("id", "number", "shop_id", "state", "currency", "goods", "discount", "freight", "tax", "total")
    plain = {name: getattr(order, name) for name in (*fields, "refunded", "placed_at", "paid_at")}
    return [(order.shop_id, {"order": {**plain, "lines": lines}, **more})]


async def order_simple(tx: Tx, event: Any) -> list[tuple[UUID | None, Data]]:
    return await _order(tx, event.number)


async def order_paid(tx: Tx, event: order_events.OrderPaid) -> list[tuple[UUID | None, Data]]:
    return await _order(tx, event.number)


async def orders_expired(tx: Tx, event: order_events.OrdersExpired) -> list[tuple[UUID | None, Data]]:
    found = []
    for brief in await orders.briefs(tx, event.order_ids):
        found += await _order(tx, brief.number)
    return found


async def order_cancelled(tx: Tx, event: order_events.OrderCancelled) -> list[tuple[UUID | None, Data]]:
    return await _order(tx, event.number, refunded=event.refunded)


async def order_refunded(tx: Tx, event: order_events.OrderRefunded) -> list[tuple[UUID | None, Data]]:
    parts = [{"line_id": line_id, "amount": amount} for line_id, amount in event.lines.items()]
    refund = {"id": event.refund_id, "amount": event.amount, "freight": event.freight, "tax": event.tax, "lines": parts}
    return await _order(tx, event.number, refund=refund)


async def order_shipped(tx: Tx, event: order_events.OrderShipped) -> list[tuple[UUID | None, Data]]:
    return await _order(tx, event.number, fulfilment_id=event.fulfilment_id, whole=event.whole)


async def order_completed(tx: Tx, event: order_events.OrderCompleted) -> list[tuple[UUID | None, Data]]:
    return await _order(tx, event.number, automatic=event.automatic)


def plain(*fields: str, shop: bool = True) -> Build:
    """These fields of the event as they are."""

    async def build(_: Tx, event: Any) -> list[tuple[UUID | None, Data]]:
        data = {name: getattr(event, name) for name in fields}
        return [(event.shop_id if shop else None, data)]

    return build


async def product(tx: Tx, event: Any) -> list[tuple[UUID | None, Data]]:
    data: Data = {"product_id": event.product_id}
    if isinstance(event, products.ProductDelisted):
        data["reason"] = event.reason
    return [(event.shop_id, data)]


async def variant(tx: Tx, event: Any) -> list[tuple[UUID | None, Data]]:
    found = (await catalog.list_sellable(tx, [event.variant_id])).get(event.variant_id)
    if found is None:
        return []
    data = {"variant_id": found.variant_id, "sku": found.sku, "product_code": found.product_code}
    return [(found.shop_id, data)]


_PAYMENT = plain("payment_id", "refund_id", "amount", "currency", shop=False)
_CASE = ("case_id", "code", "order_number", "kind")

PUBLIC = (
    PublicEvent("order.paid", "An order was paid", order_events.OrderPaid, order_paid),
    PublicEvent("order.cancelled", "An order was cancelled", order_events.OrderCancelled, order_cancelled),
    PublicEvent("order.expired", "An order was not paid in time", order_events.OrdersExpired, orders_expired),
    PublicEvent("order.refunded", "Money of an order was promised back", order_events.OrderRefunded, order_refunded),
    PublicEvent("order.shipped", "A parcel of an order left", order_events.OrderShipped, order_shipped),
    PublicEvent("order.ready_for_pickup", "An order waits in a store", order_events.OrderReadyForPickup, order_simple),
    PublicEvent("order.delivered", "An order has arrived", order_events.OrderDelivered, order_simple),
    PublicEvent("order.completed", "An order is complete", order_events.OrderCompleted, order_completed),
    PublicEvent("refund.succeeded", "A refund reached its payer", payments.RefundSucceeded, _PAYMENT, of_shops=False),
    PublicEvent("refund.failed", "A provider refused a refund", payments.RefundFailed, _PAYMENT, of_shops=False),
    PublicEvent("after_sales.opened", "A buyer opened a case", cases.CaseOpened, plain(*_CASE)),
    PublicEvent("after_sales.moved", "A case went on", cases.CaseMoved, plain(*_CASE, "was", "state", "act", "closed")),
    PublicEvent("product.listed", "A product went on sale", products.ProductListed, product),
    PublicEvent("product.delisted", "A product was taken off sale", products.ProductDelisted, product),
    PublicEvent("stock.sold_out", "A variant is sold out", stock.SoldOut, variant),
    PublicEvent("stock.back_in_stock", "A variant is in stock again", stock.BackInStock, variant),
    PublicEvent("stock.running_low", "Variants are running low", stock.RunningLow, plain("variant_ids")),
    PublicEvent("review.shown", "A review appeared", reviews.ReviewShown, plain("review_id", "product_id", "stars")),
    PublicEvent(
        "question.asked", "Somebody asked about a product", reviews.QuestionAsked, plain("question_id", "product_id")
    ),
)
"""Everything that can be asked for."""

NAMES = {one.name: one for one in PUBLIC}


def handler_of(public: PublicEvent, send: Callable[[Tx, PublicEvent, Event], Awaitable[None]]) -> AnyHandler:
    """A subscriber that sends this event on."""

    async def handle(tx: Tx, event: Any) -> None:
        await send(tx, public, cast(Event, event))

    return handle
