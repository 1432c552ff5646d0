"""How an order reaches its buyer, as its page shows it."""

from datetime import datetime

import msgspec

from jishi.kernel.actor import Actor
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import FulfilmentKind, FulfilmentState, IssuedInvoice, Order, OrderState, ParcelView
from jishi.platform import formats
from jishi.platform.db import Tx

RECEIVABLE = (OrderState.SHIPPED, OrderState.DELIVERED)
OPEN = (OrderState.PAID, OrderState.FULFILLING, OrderState.SHIPPED)


class Way(msgspec.Struct, frozen=True):
    """`arrives` are the promised days while it is on its way; `is_late` when they are over. `receipt_by` is until when
    the buyer may confirm, `may_extend` whether that can be put off."""

    parcels: list[ParcelView]
    arrives: str
    is_late: bool
    may_confirm: bool
    may_extend: bool
    receipt_by: datetime | None
    held: bool
    waits_in_store: bool
    issued: IssuedInvoice | None


async def way_of(tx: Tx, me: Actor, order: Order, *, mine: bool, locale: str) -> Way:
    """What the page of an order says about its way; those who found it by number and contact may not confirm."""
    if order.paid_at is None:
        return Way([], "", False, False, False, None, False, False, None)
    journey = await orders.get_journey(tx, order.id)
    parcels = await orders.view_parcels(tx, order.id)
    promised = journey.arrive_from is not None and journey.arrive_to is not None and order.state in OPEN
    is_pickup = order.method.startswith("pickup:")
    arrives = ""
    if promised and not is_pickup and journey.arrive_from and journey.arrive_to:
        arrives = formats.days(journey.arrive_from, journey.arrive_to, locale)
    own = mine and order.owner_id == me.owner_id
    receivable = own and order.state in RECEIVABLE
    held = receivable and await orders.is_held(tx, order.id)
    today = tx.now.astimezone(formats.ZONE).date()
    return Way(
        parcels=parcels,
        arrives=arrives,
        is_late=bool(arrives and journey.arrive_to and journey.arrive_to < today),
        may_confirm=receivable and not held,
        may_extend=receivable and journey.receipt_by is not None and journey.extended_at is None,
        receipt_by=journey.receipt_by if receivable else None,
        held=held,
        waits_in_store=own
        and any(one.kind is FulfilmentKind.PICKUP and one.state is FulfilmentState.PACKED for one in parcels),
        issued=await orders.find_invoice(tx, order.id) if order.invoice else None,
    )
