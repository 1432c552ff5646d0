"""People who want a sold-out variant are told once when it is back, first come, first served."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.ids import token as new_token
from jishi.kernel.ids import uuid7
from jishi.modules.catalog import api as catalog
from jishi.modules.identity import api as identity
from jishi.modules.inventory import restock_queries as queries
from jishi.modules.inventory.actions.look import available
from jishi.modules.inventory.contracts import RestockRequest
from jishi.platform.db import Tx

PEOPLE_PER_PIECE = 3
"""So many people hear of each piece: not everybody who waits still buys, but nobody is called to an empty shelf."""

TOLD_LATELY = timedelta(hours=24)
KEPT = timedelta(days=90)
MOST_OPEN = 50
MOST_VARIANTS = 200


async def ask_for_restock(tx: Tx, actor: Actor, variant_id: UUID, *, email: str = "", locale: str = "zh-CN") -> None:
    """Note that somebody waits for a variant: the account that is signed in, else an e-mail address. Again is fine.

    Raises NotFound for a variant that is not sold, Conflict when it is there, Invalid for an address that is none or
    for more than 50 open wishes of one person.
    """
    brief = (await catalog.variant_briefs(tx, [variant_id])).get(variant_id)
    if brief is None or not brief.on_sale:
        raise NotFound
    address = "" if actor.account_id else identity.normalise_email(email[:300])
    if address is None:
        raise Invalid("This is not an e-mail address. Please check it.", field="email")
    if (await available(tx, [variant_id]))[variant_id] > 0:
        raise Conflict("This is in stock: you can buy it right now.", code="in_stock")
    who = str(actor.account_id) if actor.account_id else address
    if await tx.fetch_value(queries.OPEN_OF, who) >= MOST_OPEN:
        raise Invalid("You are waiting for %(most)s things already.", field="email", most=MOST_OPEN)
    await tx.execute(queries.ASK, uuid7(), variant_id, actor.account_id, address, locale, new_token(), tx.now)


async def waited_for(tx: Tx, actor: Actor, variant_ids: Iterable[UUID]) -> set[UUID]:
    """Which of these the signed-in actor waits for. One statement, none for guests."""
    if actor.account_id is None:
        return set()
    return {row[0] for row in await tx.fetch(queries.MINE, actor.account_id, list(variant_ids))}


async def stop_waiting(tx: Tx, actor: Actor, variant_id: UUID) -> None:
    """The signed-in actor no longer wants to know; not having waited is fine. Raises Unauthenticated."""
    await tx.execute(queries.LEAVE_MINE, actor.require_account(), variant_id, tx.now)


async def leave_by_token(tx: Tx, token: str) -> UUID:
    """What the link in the letter does; returns the variant. Again is fine. Raises NotFound for a made-up token."""
    await tx.execute(queries.LEAVE, token, tx.now)
    if (variant_id := await tx.fetch_value(queries.KNOWN_TOKEN, token)) is None:
        raise NotFound
    found: UUID = variant_id
    return found


async def due_requests(tx: Tx, variant_id: UUID) -> list[RestockRequest]:
    """Take the next people to be told of this variant, in the order in which they asked, as many as there is stock
    for. Each is taken once: whoever calls this tells them in the same transaction."""
    # Two who count the room at once would both fill it.
    await tx.fetch(queries.ONE_AT_A_TIME, str(variant_id))
    since = tx.now - TOLD_LATELY
    return await tx.rows(RestockRequest, queries.TELL, variant_id, PEOPLE_PER_PIECE, since, tx.now)


async def list_waited_for(tx: Tx) -> list[UUID]:
    """Variants that have stock and somebody who waits, some at a time."""
    return [row[0] for row in await tx.fetch(queries.WAITED_FOR, MOST_VARIANTS)]


async def count_waiting(tx: Tx, variant_ids: Iterable[UUID]) -> dict[UUID, int]:
    """How many people wait for each of these. One statement."""
    return {row[0]: row[1] for row in await tx.fetch(queries.WAITING, list(variant_ids))}


async def forget_old_requests(tx: Tx) -> None:
    """Delete what was answered 90 days ago."""
    await tx.execute(queries.FORGET_OLD, tx.now - KEPT)
