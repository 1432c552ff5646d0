"""The double-entry ledger: every movement of money as entries that sum to zero. Only ever added to (rule 2)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.ids import uuid7
from jishi.kernel.page import Page, decode_cursor, encode_cursor
from jishi.modules.payments import ledger_queries as sql
from jishi.modules.payments.contracts import Entry, Unbalanced
from jishi.platform.db import Tx


class Drift(msgspec.Struct, frozen=True):
    """Something in the ledger that does not add up; `what` names the check, `off_by` is in minor units."""

    what: str
    subject: str
    off_by: int


class AccountEntry(msgspec.Struct, frozen=True):
    """An entry of one account with the transaction it belongs to; `amount` in minor units, debits positive."""

    transaction_id: UUID
    at: datetime
    kind: str
    reference: UUID
    account: str
    currency: str
    amount: int


class Posting(msgspec.Struct, frozen=True):
    """One ledger transaction to add, named by what happened (`kind`) and to what (`reference`)."""

    kind: str
    reference: UUID
    currency: str
    entries: Sequence[Entry]


class Line(msgspec.Struct, frozen=True):
    """One entry of a transaction that waits for a capture."""

    reference: UUID
    kind: str
    line: int
    account: str
    amount: int


def lines_of(postings: Sequence[Posting]) -> list[Line]:
    """The lines of `postings` as ledger_queries.book reads them. Raises Unbalanced."""
    for posting in postings:
        _check(posting)
    return [
        Line(posting.reference, posting.kind, number, entry.account, entry.amount)
        for posting in postings
        for number, entry in enumerate(posting.entries, 1)
    ]


async def post(tx: Tx, kind: str, reference: UUID, currency: str, entries: Sequence[Entry]) -> bool:
    """Add one ledger transaction; see `post_many`. False when it was there already."""
    return (await post_many(tx, [Posting(kind, reference, currency, entries)]))[0]


async def post_many(tx: Tx, postings: Sequence[Posting]) -> list[bool]:
    """Add ledger transactions, all in one statement; which of them are new.

    Posting the same again changes nothing. Raises Unbalanced when entries do not sum to zero or contain a zero, and
    ValueError when the same name was posted with other entries.
    """
    if not postings:
        return []
    for posting in postings:
        _check(posting)
    ids = [uuid7() for _ in postings]
    lines = [
        (made, number, entry.account, entry.amount)
        for made, posting in zip(ids, postings, strict=True)
        for number, entry in enumerate(posting.entries, 1)
    ]
    rows = await tx.fetch(
        sql.POST,
        ids,
        [posting.kind for posting in postings],
        [posting.reference for posting in postings],
        [posting.currency for posting in postings],
        tx.now,
        *(list(column) for column in zip(*lines, strict=True)),
    )
    fresh = {row["id"] for row in rows}
    for made, posting in zip(ids, postings, strict=True):
        if made not in fresh:
            await _check_same(tx, posting)
    return [made in fresh for made in ids]


def _check(posting: Posting) -> None:
    amounts = [entry.amount for entry in posting.entries]
    if len(amounts) < 2 or 0 in amounts or sum(amounts) != 0:
        raise Unbalanced(f"{posting.kind} {posting.reference}: {amounts}")


async def _check_same(tx: Tx, posting: Posting) -> None:
    rows = await tx.fetch(sql.POSTED, posting.kind, posting.reference)
    found = [(row["account"], row["amount"], row["currency"]) for row in rows]
    if found != [(entry.account, entry.amount, posting.currency) for entry in posting.entries]:
        raise ValueError(f"{posting.kind} {posting.reference} was posted before with other entries")


async def is_posted(tx: Tx, kind: str, reference: UUID) -> bool:
    """Whether this was posted."""
    return bool(await tx.fetch_value(sql.IS_POSTED, kind, reference))


async def balance(tx: Tx, account: str, currency: str) -> int:
    """The sum of all entries of `account` in minor units: positive is a debit balance."""
    return int(await tx.fetch_value(sql.BALANCE, account, currency))


async def net(tx: Tx, account: str, kinds: Sequence[str], references: Sequence[UUID]) -> int:
    """What the transactions with these names did to `account`, in minor units."""
    return int(await tx.fetch_value(sql.NET, list(kinds), list(references), account))


async def balances(tx: Tx, accounts: Sequence[str]) -> dict[tuple[str, str], int]:
    """The balances of these accounts by account and currency, in one statement; those without entries are left out."""
    rows = await tx.fetch(sql.BALANCES, list(accounts))
    return {(account, currency): amount for account, currency, amount in rows}


async def balance_at(tx: Tx, account: str, currency: str, moment: datetime) -> int:
    """The balance of `account` just before `moment`."""
    return int(await tx.fetch_value(sql.SUM_BEFORE, account, currency, moment))


async def entries(
    tx: Tx,
    account: str,
    currency: str,
    *,
    start: datetime | None = None,
    stop: datetime | None = None,
    cursor: str = "",
    limit: int = 50,
) -> Page[AccountEntry]:
    """The entries of `account` from `start` until `stop`, the earliest first, in one statement."""
    at, after = decode_cursor(cursor, tuple[datetime, UUID]) if cursor else (None, None)
    found = await tx.rows(AccountEntry, sql.ENTRIES, account, currency, start, stop, at, after, limit + 1)
    last = found[limit - 1] if len(found) > limit else None
    return Page(found[:limit], encode_cursor(last.at, last.transaction_id) if last else None)


async def audit(tx: Tx) -> list[Drift]:
    """Everything that does not add up, up to a hundred per check: unbalanced transactions, entries that do not belong
    to theirs, provider accounts that differ from the charges and refunds we recorded, and buyers who owe for what is
    paid, or have paid for what was never sold."""
    return [
        *await tx.rows(Drift, sql.UNBALANCED),
        *await tx.rows(Drift, sql.STRAY_ENTRIES),
        *await tx.rows(Drift, sql.CLEARING_DRIFT),
        *await tx.rows(Drift, sql.RECEIVABLE_DRIFT),
    ]
