"""What lies in a parcel: whom it is for, and what should be in it. No prices: it may be a present."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec

from jishi.kernel.text import pick
from jishi.modules.orders.contracts import Fulfilment, Order, OrderAddress
from jishi.platform import formats
from jishi.platform.i18n import Translations
from jishi.platform.pdf import MARGIN, WIDTH, Paper


class Slip(msgspec.Struct, frozen=True):
    """An order, and the parcel of it that the slip is for; None: all that is not in a parcel yet, else all of it."""

    order: Order
    parcel: Fulfilment | None = None
    carrier: str = ""


def packing_slips(slips: Sequence[Slip], words: Translations, base_url: str) -> bytes:
    """One page or more for each."""
    say = words.gettext
    paper = Paper(say("Packing slip"))
    for slip in slips:
        paper.foot = f"{pick(slip.order.shop_name, words.locale)} · {slip.order.number}"
        paper.add_page()
        _page(paper, slip, words, base_url)
    return paper.done()


def _page(paper: Paper, slip: Slip, words: Translations, base_url: str) -> None:
    say, order = words.gettext, slip.order
    paper.code(f"{base_url}/console/orders/{order.number}", MARGIN + WIDTH - 24, 12)
    paper.head(say("Packing slip"))
    paper.set_y(paper.get_y() + 6)
    facts = [
        f"{say('Order number')}: {order.number}",
        f"{say('Order placed')}: {formats.moment(order.placed_at, words.locale)}",
        f"{say('Shop')}: {pick(order.shop_name, words.locale)}",
    ]
    if order.method:
        facts.append(f"{say('Delivery')}: {pick(order.method_name, words.locale)}")
    if slip.parcel is not None:
        facts.append(f"{say('Parcel')}: {slip.parcel.position}  {slip.carrier} {slip.parcel.tracking_number}".rstrip())
    paper.pair([(say("Order"), "\n".join(facts)), (say("Deliver to"), address_text(order.address))])
    pieces = _pieces(slip)
    paper.rows(
        [say("Item"), say("Code"), say("Pieces"), "✓"],
        [58, 22, 12, 8],
        [
            [_named(line.title, line.label, words.locale), line.sku, str(pieces[line.id]), "□"]
            for line in order.lines
            if pieces.get(line.id)
        ],
        numbers=2,
    )
    paper.sums([(say("Pieces in all"), str(sum(pieces.values())))])
    if order.note:
        paper.note(say("Note from the buyer"), order.note)


def _pieces(slip: Slip) -> Mapping[UUID, int]:
    if slip.parcel is not None:
        return {line.line_id: line.quantity for line in slip.parcel.lines}
    left = {line.id: line.quantity - line.cancelled - line.packed for line in slip.order.lines}
    return left if any(left.values()) else {line.id: line.quantity - line.cancelled for line in slip.order.lines}


def _named(title: Mapping[str, str], label: Mapping[str, str], locale: str) -> str:
    more = pick(dict(label), locale)
    return pick(dict(title), locale) + (f"\n{more}" if more else "")


def address_text(address: OrderAddress | None) -> str:
    """An address in the lines it is written in."""
    if address is None:
        return "–"
    if address.country == "CN":
        city = address.city if address.city != address.province else ""
        place = " ".join(part for part in (address.province, city, address.district) if part)
        return "\n".join(part for part in (f"{address.recipient}  {address.phone}", place, address.street) if part)
    place = ", ".join(part for part in (address.city, address.province, address.postal_code) if part)
    return "\n".join((f"{address.recipient}  {address.phone}", address.street, place, address.country))
