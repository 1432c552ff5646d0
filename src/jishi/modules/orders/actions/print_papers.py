"""Print: packing slips of many orders in one file, the invoice of one. Drawing takes time, so it is done aside."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.lazy import lazily
from jishi.kernel.text import pick
from jishi.modules.orders import queries
from jishi.modules.orders.actions.access import access_order
from jishi.modules.orders.actions.look import get_order
from jishi.modules.orders.actions.paper import UNPAID, find_invoice
from jishi.modules.orders.actions.parcels import list_fulfilments
from jishi.modules.orders.actions.records import with_lines
from jishi.modules.orders.contracts import Fulfilment, FulfilmentState
from jishi.modules.orders.domain.numbers import read_number
from jishi.modules.orders.policy import SEE_ALL, SHIP
from jishi.modules.shipping import api as shipping
from jishi.platform.db import Tx
from jishi.platform.i18n import Translations

if TYPE_CHECKING:
    from jishi.modules.orders.papers import invoice as invoice_paper
    from jishi.modules.orders.papers import packing_slip
else:
    invoice_paper = lazily("jishi.modules.orders.papers.invoice")
    packing_slip = lazily("jishi.modules.orders.papers.packing_slip")

MOST_SLIPS = 500


async def print_slips(
    tx: Tx, actor: Actor, numbers: Sequence[str], words: Translations, *, fulfilment_id: UUID | None = None
) -> bytes:
    """One PDF with a slip for each of these orders, in this order; of one parcel when it is named, else of the parcels
    that are packed and have not left, else of what is to be packed.

    Slips tell where parcels go, so they are for those who send. Raises Forbidden, NotFound when one of them is not
    there for the actor, Invalid for none or too many.
    """
    if not 0 < len(numbers) <= MOST_SLIPS:
        raise Invalid("Please choose between 1 and %(most)s orders.", most=MOST_SLIPS)
    plain = [read_number(number) for number in numbers]
    rows = await tx.fetch(queries.BY_NUMBERS, plain, actor.shops_with(SHIP))
    orders = {order.number: order for order in await with_lines(tx, rows)}
    if len(orders) < len(set(plain)):
        raise NotFound
    parcels = await list_fulfilments(tx, [order.id for order in orders.values()])
    carriers = shipping.carrier_names(tx)
    slips = []
    for number in dict.fromkeys(plain):
        order = orders[number]
        found = _chosen(parcels.get(order.id, []), fulfilment_id)
        if fulfilment_id is not None and not found:
            raise NotFound
        for parcel in found:
            carrier = carriers.get(parcel.carrier)
            slips.append(packing_slip.Slip(order, parcel, pick(carrier.name, words.locale) if carrier else ""))
        if not found:
            slips.append(packing_slip.Slip(order))
    return await asyncio.to_thread(packing_slip.packing_slips, slips, words, tx.app.settings.public_url)


async def print_invoice(tx: Tx, actor: Actor, number: str, words: Translations) -> bytes:
    """The invoice of an order that the actor may see, as PDF. Raises NotFound, and Conflict before it is paid."""
    order = await get_order(tx, actor, number)
    if order.owner_id != actor.owner_id:
        await access_order(tx, actor, number, SEE_ALL, lock=False)
    if order.state in UNPAID:
        raise Conflict("There is no invoice before an order is paid.", code="unpaid")
    issued = await find_invoice(tx, order.id)
    plain = msgspec.structs.replace(order, history=[], trace=[])
    return await asyncio.to_thread(invoice_paper.invoice, plain, issued, words)


def _chosen(parcels: Sequence[Fulfilment], fulfilment_id: UUID | None) -> list[Fulfilment]:
    if fulfilment_id is not None:
        return [parcel for parcel in parcels if parcel.id == fulfilment_id]
    return [parcel for parcel in parcels if parcel.state is FulfilmentState.PACKED]
