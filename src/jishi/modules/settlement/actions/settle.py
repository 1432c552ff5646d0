"""A completed order is settled with its shop, some days later."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import structlog

from jishi.modules.catalog import api as catalog
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Left
from jishi.modules.payments import api as payments
from jishi.modules.payments.contracts import Entry
from jishi.modules.settlement import queries
from jishi.modules.settlement.actions.rates import Terms, read_terms
from jishi.modules.settlement.actions.rules import WAIT_DAYS
from jishi.modules.settlement.contracts import SaleState
from jishi.modules.settlement.domain.shares import shares_of
from jishi.platform import options
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

log = structlog.get_logger(__name__)

KIND = "settlement.settled"
PENDING_KINDS = ("orders.sold", "orders.sale_reversed")
LOOK_AGAIN = timedelta(hours=1)
BATCH = 500


async def note_completed(tx: Tx, order_id: UUID) -> None:
    """An order was completed: it will be settled after the days to wait. A repeat changes nothing."""
    left = await orders.get_left(tx, order_id)
    await _wait(tx, left)


async def note_ended(tx: Tx, order_id: UUID) -> None:
    """An order was cancelled, or all its money given back, so that it may never be completed. What its shop has pending
    nevertheless (the platform bore a refund, less went back than was paid) will be settled like a completed order's.
    A repeat changes nothing."""
    left = await orders.get_left(tx, order_id)
    if await _pending(tx, left) > 0:
        await _wait(tx, left)


async def _wait(tx: Tx, left: Left) -> None:
    due = tx.now + timedelta(days=await options.get(tx, WAIT_DAYS))
    await tx.execute(queries.ADD_SALE, left.order_id, left.number, left.shop_id, left.currency, tx.now, due)


async def _pending(tx: Tx, left: Left) -> int:
    """What of the order its shop has pending."""
    account = payments.accounts.shop_pending(left.shop_id)
    return -await payments.ledger.net(tx, account, PENDING_KINDS, [left.order_id, *left.refund_ids])


async def settle_due(app: Runtime, *, most: int = BATCH, parallel: int = 1) -> int:
    """Settle what is due, each order in a transaction of its own, so that none hinders another, and so many at the same
    time. How many were."""
    async with app.tx(write=False) as tx:
        due = [row[0] for row in await tx.fetch(queries.DUE, app.clock.now(), most)]
        terms = await read_terms(tx, app.clock.now()) if due else None
    waiting = iter(due)
    return sum(await asyncio.gather(*(_settle_each(app, waiting, terms) for _ in range(parallel))))


async def _settle_each(app: Runtime, waiting: Iterator[UUID], terms: Terms | None) -> int:
    count = 0
    for order_id in waiting:
        try:
            async with app.tx() as tx:
                count += await settle(tx, order_id, terms)
        except Exception:
            log.exception("order_not_settled", order_id=str(order_id))
    return count


async def settle(tx: Tx, order_id: UUID, terms: Terms | None = None) -> bool:
    """Move what an order has pending to what its shop can have, less commission by `terms`, or by those of now. False
    when there is nothing to do: it is settled, somebody else is at it, or a case about it is open, and then it is
    looked at again in an hour."""
    row = await tx.fetch_row(queries.LOCK_WAITING, order_id)
    if row is None:
        return False
    left = await orders.get_left(tx, order_id)
    if left.is_held:
        await tx.execute(queries.POSTPONE, order_id, tx.now + LOOK_AGAIN)
        return False
    gross = await _pending(tx, left)
    if gross <= 0:
        return await _close(tx, order_id, SaleState.EMPTY)
    categories = await catalog.categories_of(tx, [line.product_id for line in left.lines])
    terms = terms or await read_terms(tx, tx.now)
    shares = shares_of(left.lines, categories, terms.of(left.shop_id))
    commission = min(gross, sum(share.commission for share in shares))
    await _post(tx, left, gross, commission)
    return await _close(tx, order_id, SaleState.SETTLED, gross, commission, shares)


async def _post(tx: Tx, left: Left, gross: int, commission: int) -> None:
    entries = [
        Entry(payments.accounts.shop_pending(left.shop_id), gross),
        Entry(payments.accounts.shop_payable(left.shop_id), commission - gross),
        Entry(payments.accounts.PLATFORM_FEES, -commission),
    ]
    await payments.ledger.post(tx, KIND, left.order_id, left.currency, [entry for entry in entries if entry.amount])


async def _close(
    tx: Tx, order_id: UUID, state: SaleState, gross: int = 0, commission: int = 0, shares: object = ()
) -> bool:
    changed = await tx.execute(queries.SETTLE, order_id, state.value, tx.now, gross, commission, shares)
    return bool(changed)
