"""Find people, for those who serve them. Who may is for the caller to ask: identity knows no positions."""

from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.errors import Invalid
from jishi.kernel.page import Page, decode_cursor, encode_cursor
from jishi.modules.identity.contracts import Account
from jishi.modules.identity.domain.contacts import parse_contact
from jishi.platform.counting import Count, estimate
from jishi.platform.db import Tx
from jishi.platform.where import Where

MOST_ROWS = 1_000
MOST_TEXT = 120


class AccountFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Whom one looks for. `text` is an e-mail address, a phone number, or the beginning of a name."""

    text: str = ""
    joined_from: datetime | None = None
    joined_before: datetime | None = None
    oldest_first: bool = False


async def search_accounts(tx: Tx, wanted: AccountFilter, *, cursor: str = "", limit: int = 50) -> Page[Account]:
    """Accounts that are not closed, the newest first. One statement."""
    where = _where(wanted)
    if cursor:
        created_at, account_id = decode_cursor(cursor, tuple[datetime, UUID])
        where.add(f"(created_at, id) {'>' if wanted.oldest_first else '<'} ({{}}, {{}})", created_at, account_id)
    most = max(1, min(limit, MOST_ROWS))
    order = "ASC" if wanted.oldest_first else "DESC"
    columns = "id, name, email, phone, avatar_url, locale, created_at"
    sql = f"SELECT {columns} FROM identity.accounts WHERE {where} ORDER BY created_at {order}, id {order} LIMIT "
    found = await tx.rows(Account, sql + where.place(most + 1), *where.args)
    last = found[most - 1] if len(found) > most else None
    return Page(found[:most], encode_cursor(last.created_at, last.id) if last else None)


async def count_accounts(tx: Tx, wanted: AccountFilter) -> Count:
    """How many match: exactly when they are few, else about."""
    where = _where(wanted)
    return await estimate(tx, f"SELECT id FROM identity.accounts WHERE {where}", *where.args)


def _where(wanted: AccountFilter) -> Where:
    where = Where()
    where.add("closed_at IS NULL")
    where.add_if("created_at >= {}", wanted.joined_from)
    where.add_if("created_at < {}", wanted.joined_before)
    if plain := wanted.text.strip()[:MOST_TEXT]:
        try:
            contact = parse_contact(plain).value
        except Invalid:
            pattern = plain.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            where.add("lower(name) LIKE {}", f"{pattern}%")
        else:
            where.add("(email = {} OR phone = {})", contact, contact)
    return where
