"""Money of an order goes back after it was settled."""

from jishi.modules.orders.events import OrderRefunded
from jishi.modules.payments import api as payments
from jishi.modules.payments.contracts import Entry
from jishi.modules.settlement import queries
from jishi.modules.settlement.contracts import SaleState
from jishi.modules.settlement.domain.shares import given_back
from jishi.platform.db import Tx

KIND = "settlement.reversed"
SHOP = "shop"


async def undo(tx: Tx, event: OrderRefunded) -> None:
    """The refund took the shop's part from what it has pending; if that was settled, it is taken from what it can have,
    and the commission on it is given back. What the platform bears is no business of the shop's."""
    if event.borne_by != SHOP:
        return
    row = await tx.fetch_row(queries.LOCK_SETTLED, event.order_id)
    if row is None or row["state"] != SaleState.SETTLED:
        return
    amount = event.amount - event.tax
    whole = given_back(row["commission"], row["gross"], row["reversed"] + amount)
    commission = whole - row["given_back"]
    if amount <= 0 or not await tx.execute(queries.UNDO, event.order_id, event.refund_id, amount, commission, tx.now):
        return
    entries = [
        Entry(payments.accounts.shop_payable(event.shop_id), amount - commission),
        Entry(payments.accounts.PLATFORM_FEES, commission),
        Entry(payments.accounts.shop_pending(event.shop_id), -amount),
    ]
    await payments.ledger.post(tx, KIND, event.refund_id, row["currency"], [entry for entry in entries if entry.amount])
