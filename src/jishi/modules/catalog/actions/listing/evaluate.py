"""Look at listings again: slow sellers are flagged by the clock, others by whoever knows why; people decide."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.errors import Conflict, NotFound
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.kernel.text import clean
from jishi.modules.catalog import listing_queries as queries
from jishi.modules.catalog.actions.listing.access import lock_product
from jishi.modules.catalog.actions.listing.steps import Happened, record
from jishi.modules.catalog.actions.states import put_state
from jishi.modules.catalog.contracts import ProductState
from jishi.modules.catalog.contracts.listing import Act, Evaluation, EvaluationReason, EvaluationVerdict
from jishi.modules.catalog.events import ListingFlagged
from jishi.modules.catalog.options import SLOW_DAYS
from jishi.modules.catalog.policy import EDIT, EXPORT
from jishi.platform import options
from jishi.platform.db import Tx

MOST_AT_ONCE = 200
MOST_REASON = 1_000
ACTS = {
    EvaluationVerdict.KEEP: (Act.KEPT, ProductState.LIVE),
    EvaluationVerdict.RELIST: (Act.RELISTED, ProductState.LIVE),
    EvaluationVerdict.DELIST: (Act.DELISTED, ProductState.DELISTED),
}


async def flag_slow_sellers(tx: Tx) -> int:
    """Put products of which nothing was sold for the set number of days under evaluation, 200 at most, and say how many
    they were. They stay on sale."""
    days = await options.get(tx, SLOW_DAYS)
    rows = await tx.fetch(queries.SLOW, tx.now - timedelta(days=days), MOST_AT_ONCE)
    for row in rows:
        details: dict[str, object] = {"days": (tx.now - row["since"]).days, "since": row["since"].date().isoformat()}
        await flag(tx, SYSTEM, row["code"], EvaluationReason.NO_SALE, details)
    return len(rows)


async def flag(
    tx: Tx, actor: Actor, code: str, reason: EvaluationReason, details: Mapping[str, object] | None = None
) -> bool:
    """Put a product on sale under evaluation, for a reason with its figures; False when it is already.
    It stays on sale.

    Raises Unauthenticated, Forbidden, NotFound, Conflict for a product that is not on sale.
    """
    held = await lock_product(tx, actor, EDIT, code)
    if held.state is ProductState.EVALUATION:
        return False
    told = dict(details or {})
    moved = await put_state(tx, actor, code, ProductState.EVALUATION)
    await tx.execute(queries.FLAG, held.id, held.shop_id, tx.now, reason, told)
    if moved is not None:
        step = Happened(held.id, held.shop_id, Act.FLAGGED, moved.before, ProductState.EVALUATION, reason, told)
        await record(tx, actor, step)
        await tx.publish(ListingFlagged(product_id=held.id, shop_id=held.shop_id, reason=reason))
    return True


async def evaluate(tx: Tx, actor: Actor, code: str, verdict: EvaluationVerdict, reason: str) -> ProductState:
    """Decide: keep it as it is, relist it (shown as new again), or take it off sale. The reason is recorded.

    Raises Unauthenticated, Forbidden, NotFound, Invalid without a reason, Conflict when it is not under evaluation.
    """
    held = await lock_product(tx, actor, EDIT, code)
    why = clean(reason, field="reason", most=MOST_REASON, least=1, lines=True)
    if held.state is not ProductState.EVALUATION:
        raise Conflict("The product is not under evaluation.")
    act, after = ACTS[verdict]
    live_at = tx.now if verdict is EvaluationVerdict.RELIST else None
    await put_state(tx, actor, code, after, live_at=live_at, reason=why)
    await record(tx, actor, Happened(held.id, held.shop_id, act, held.state, after, why))
    return after


async def list_evaluations(
    tx: Tx, actor: Actor, shops: list[UUID] | None = None, cursor: str = "", limit: int = 50
) -> Page[Evaluation]:
    """What is under evaluation in the actor's shops, the longest first. One statement. Raises Forbidden."""
    mine = actor.shops_with(EXPORT)
    wanted = mine if shops is None else [shop for shop in shops if mine is None or shop in mine]
    after = decode_cursor(cursor, tuple[datetime, UUID]) if cursor else (None, None)
    most = clamp_limit(limit)
    rows = await tx.fetch(queries.EVALUATIONS, wanted, *after, most + 1)
    found = [msgspec.convert(dict(row), Evaluation) for row in rows]
    last = found[most - 1] if len(found) > most else None
    return Page(found[:most], encode_cursor(last.since, last.product_id) if last else None)


async def find_evaluation(tx: Tx, actor: Actor, code: str) -> Evaluation:
    """One of them. Raises Forbidden, NotFound."""
    mine = actor.shops_with(EXPORT)
    row = await tx.fetch_row(queries.EVALUATION, code)
    if row is None or (mine is not None and row["shop_id"] not in mine):
        raise NotFound
    return msgspec.convert(dict(row), Evaluation)


async def count_evaluations(tx: Tx, actor: Actor) -> int:
    """How many are under evaluation in the actor's shops. One statement."""
    return int(await tx.fetch_value(queries.COUNT_EVALUATIONS, actor.shops_with(EXPORT)))
