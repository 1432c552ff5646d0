"""What staff write on an order: notes to each other, and the number of an invoice."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict
from jishi.kernel.ids import uuid7
from jishi.kernel.text import clean
from jishi.modules.orders import paper_queries as queries
from jishi.modules.orders.actions.access import access_order
from jishi.modules.orders.contracts import IssuedInvoice, OrderState, StaffNote
from jishi.modules.orders.policy import CANCEL_ALL
from jishi.platform import audit
from jishi.platform.db import Tx

MOST_NOTE = 1_000
MOST_NUMBER = 40
EDIT = CANCEL_ALL
UNPAID = frozenset({OrderState.PLACED, OrderState.EXPIRED, OrderState.CANCELLED})


async def add_note(tx: Tx, actor: Actor, number: str, text: str) -> StaffNote:
    """Write something about an order that only staff read. Raises NotFound, Forbidden, Invalid."""
    order = await access_order(tx, actor, number, EDIT, lock=False)
    words = clean(text, field="text", most=MOST_NOTE, least=1, lines=True)
    note = StaffNote(uuid7(), tx.now, actor.account_id, actor.name, words)
    await tx.execute(queries.ADD_NOTE, note.id, order.id, note.at, note.account_id, note.name, note.text)
    details = {"note": str(note.id)}
    await audit.record(tx, actor, "orders.noted", "order", order.number, details, shop_id=order.shop_id)
    return note


async def list_notes(tx: Tx, order_id: UUID) -> list[StaffNote]:
    """What staff wrote about an order, the newest first. Whoever asks is staff that may see it."""
    return await tx.rows(StaffNote, queries.NOTES, order_id)


async def record_invoice(tx: Tx, actor: Actor, number: str, invoice_number: str) -> IssuedInvoice:
    """The invoice (发票) of an order was issued under this number; saying the same again changes nothing.

    Raises NotFound, Forbidden, Invalid, and Conflict when nobody asked for one, it is not paid, or another number was
    recorded.
    """
    order = await access_order(tx, actor, number, EDIT)
    plain = clean(invoice_number, field="number", most=MOST_NUMBER, least=4).upper().replace(" ", "")
    if order.state in UNPAID or not await tx.fetch_value(queries.WANTS_INVOICE, order.id):
        raise Conflict("No invoice is to be issued for this order.", code="no_invoice")
    await tx.execute(queries.ISSUE, order.id, plain, tx.now, actor.account_id)
    issued = await find_invoice(tx, order.id)
    assert issued is not None
    if issued.number != plain:
        raise Conflict("Another invoice was already issued for this order.", code="invoice_issued")
    details = {"invoice": plain}
    await audit.record(tx, actor, "orders.invoice_issued", "order", order.number, details, shop_id=order.shop_id)
    return issued


async def find_invoice(tx: Tx, order_id: UUID) -> IssuedInvoice | None:
    """The invoice that was issued for an order. Whoever asks has been let see the order."""
    return await tx.row(IssuedInvoice, queries.INVOICE, order_id)
