"""What shops have, and how it came to be."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.modules.merchants import api as merchants
from jishi.modules.payments import api as payments
from jishi.modules.settlement import queries
from jishi.modules.settlement.contracts import Balance, Statement, StatementLine
from jishi.modules.settlement.policy import READ, check_shop
from jishi.platform.db import Tx

MOST_LINES = 1_000


async def list_balances(tx: Tx, actor: Actor, shop_ids: Sequence[UUID] | None = None) -> list[Balance]:
    """The balances of the shops that the actor may see, one per currency; of all of them or of those named. One
    statement. Raises Forbidden without `settlement.read`."""
    allowed = actor.shops_with(READ)
    if shop_ids is None:
        shop_ids = allowed if allowed is not None else [shop.id for shop in await merchants.list_shops(tx)]
    shown = [shop_id for shop_id in shop_ids if allowed is None or shop_id in allowed]
    return await balances_of(tx, shown)


async def balances_of(tx: Tx, shop_ids: Sequence[UUID]) -> list[Balance]:
    """The balances of these shops, in their order."""
    accounts = payments.accounts
    names = [
        name(shop_id)
        for shop_id in shop_ids
        for name in (accounts.shop_pending, accounts.shop_payable, accounts.shop_moving)
    ]
    found = await payments.ledger.balances(tx, names)
    currencies = sorted({currency for _, currency in found}) or [tx.app.settings.currency]
    return [
        Balance(
            shop_id,
            currency,
            -found.get((accounts.shop_pending(shop_id), currency), 0),
            -found.get((accounts.shop_payable(shop_id), currency), 0),
            -found.get((accounts.shop_moving(shop_id), currency), 0),
        )
        for shop_id in shop_ids
        for currency in currencies
    ]


async def get_statement(
    tx: Tx,
    actor: Actor,
    shop_id: UUID,
    currency: str,
    start: datetime,
    stop: datetime,
    *,
    cursor: str = "",
    limit: int = 100,
) -> Statement:
    """What changed a shop's payable balance from `start` until `stop`, the earliest first, in five statements.
    Raises Forbidden without `settlement.read`, NotFound for a shop that it does not cover."""
    check_shop(actor, shop_id)
    account = payments.accounts.shop_payable(shop_id)
    ledger = payments.ledger
    page = await ledger.entries(
        tx, account, currency, start=start, stop=stop, cursor=cursor, limit=max(1, min(limit, MOST_LINES))
    )
    rows = await tx.fetch(queries.NAMES, [entry.reference for entry in page.items])
    names = {row["reference"]: (row["number"], row["commission"]) for row in rows}
    lines = [
        StatementLine(entry.at, entry.kind, *_named(names, entry.reference, -entry.amount)) for entry in page.items
    ]
    opening = -await ledger.balance_at(tx, account, currency, start)
    closing = -await ledger.balance_at(tx, account, currency, stop)
    return Statement(shop_id, currency, start, stop, opening, closing, lines, page.next_cursor)


def _named(names: dict[UUID, tuple[str, int]], reference: UUID, amount: int) -> tuple[str, int, int]:
    number, commission = names.get(reference, ("", 0))
    return number, amount, commission
