"""Make everybody who has an account a person here, also those whose account was brought in without a word."""

from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import Account
from jishi.modules.social.actions.people import introduce
from jishi.platform.db import Tx

BATCH = 1_000


async def introduce_everybody(tx: Tx) -> None:
    """Two statements per thousand accounts."""
    cursor = ""
    while True:
        page = await identity.search_accounts(tx, identity.AccountFilter(oldest_first=True), cursor=cursor, limit=BATCH)
        known: list[Account] = page.items
        await introduce(tx, known)
        if page.next_cursor is None:
            return
        cursor = page.next_cursor
