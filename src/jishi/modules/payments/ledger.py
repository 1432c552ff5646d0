"""The double-entry ledger: every movement of money as entries that sum to zero. Only ever added to (rule 2)."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from jishi.kernel.ids import uuid7
from jishi.modules.payments import ledger_queries as sql
from jishi.modules.payments.contracts import Entry, Unbalanced
from jishi.platform.db import Tx


class Drift(msgspec.Struct, frozen=True):
    """Something in the ledger that does not add up; `what` names the check, `off_by` is in minor units."""

    what: str
    subject: str
    off_by: int


async def post(tx: Tx, kind: str, reference: UUID, currency: str, entries: Sequence[Entry]) -> bool:
    """Add one ledger transaction, named by what happened (`kind`) and to what (`reference`).

    Posting the same again changes nothing and returns False. Raises Unbalanced when the entries do not sum to zero or
    contain a zero, and ValueError when the same name was posted with other entries.
    """
    amounts = [entry.amount for entry in entries]
    if len(amounts) < 2 or 0 in amounts or sum(amounts) != 0:
        raise Unbalanced(f"{kind} {reference}: {amounts}")
    accounts = [entry.account for entry in entries]
    added = await tx.execute(sql.POST, uuid7(), kind, reference, currency, tx.now, accounts, amounts)
    if added:
        return True
    found = [(row["account"], row["amount"], row["currency"]) for row in await tx.fetch(sql.POSTED, kind, reference)]
    if found != [(entry.account, entry.amount, currency) for entry in entries]:
        raise ValueError(f"{kind} {reference} was posted before with other entries")
    return False


async def balance(tx: Tx, account: str, currency: str) -> int:
    """The sum of all entries of `account` in minor units: positive is a debit balance."""
    return int(await tx.fetch_value(sql.BALANCE, account, currency))


async def audit(tx: Tx) -> list[Drift]:
    """Everything that does not add up, up to a hundred per check: unbalanced transactions, entries that do not belong
    to theirs, and provider accounts that differ from the charges and refunds we recorded."""
    return [
        *await tx.rows(Drift, sql.UNBALANCED),
        *await tx.rows(Drift, sql.STRAY_ENTRIES),
        *await tx.rows(Drift, sql.CLEARING_DRIFT),
    ]
