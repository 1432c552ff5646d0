"""Take products off sale: some at once, many with somebody's approval."""

from collections.abc import Sequence
from uuid import UUID

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.text import clean
from jishi.modules.catalog import listing_queries as queries
from jishi.modules.catalog.actions.listing.steps import Happened, record
from jishi.modules.catalog.actions.relist import relist
from jishi.modules.catalog.actions.tree import load_tree
from jishi.modules.catalog.actions.writing import tell, tell_sale
from jishi.modules.catalog.contracts import ProductState
from jishi.modules.catalog.contracts.listing import Act, Delisted, Delisting
from jishi.modules.catalog.options import MOST_DELISTED
from jishi.modules.catalog.policy import EDIT
from jishi.modules.team import api as team
from jishi.platform import options
from jishi.platform.db import Tx

APPROVAL = "bulk_delisting"
MOST = 5_000
MOST_REASON = 1_000


async def delist(tx: Tx, actor: Actor, given: Delisting) -> Delisted:
    """Take these products off sale; those that are off already are left alone.

    Beyond the set number an approval is asked for instead, and it happens when that is given. Raises Unauthenticated,
    Forbidden, NotFound when one of them is not the actor's, Invalid without a reason.
    """
    shops = actor.shops_with(EDIT)
    reason = clean(given.reason, field="reason", most=MOST_REASON, least=1, lines=True)
    codes = list(dict.fromkeys(given.codes))
    if not 1 <= len(codes) <= MOST:
        raise Invalid("Choose between 1 and %(most)s products.", field="codes", most=MOST)
    known = await tx.fetch(queries.PRODUCTS_BY_CODE, codes)
    if len(known) < len(codes) or (shops is not None and not {row["shop_id"] for row in known} <= set(shops)):
        raise NotFound
    if len(codes) <= await options.get(tx, MOST_DELISTED):
        return Delisted(await take_off(tx, actor, codes, reason))
    owners = {row["shop_id"] for row in known}
    asked = await team.ask_approval(
        tx,
        actor,
        kind=APPROVAL,
        subject=f"products:{codes[0]}+{len(codes) - 1}",
        summary={
            "zh-CN": f"批量下架 {len(codes)} 件商品：{reason}",
            "en": f"Take {len(codes)} products off sale: {reason}",
        },
        payload={"codes": codes, "reason": reason},
        shop_id=next(iter(owners)) if len(owners) == 1 else None,
        why=reason,
    )
    if asked.payload.get("codes") != codes:
        raise Conflict("An approval for a delisting like this one is already waiting.")
    return Delisted(0, asked.id)


async def take_off(tx: Tx, actor: Actor, codes: Sequence[str], reason: str) -> int:
    """Take products off sale that the actor may; how many were on it. The number of statements does not grow."""
    shops = None if actor is SYSTEM else actor.shops_with(EDIT)
    rows = await tx.fetch(queries.DELIST, list(codes), shops, tx.now)
    if not rows:
        return 0
    ids: list[UUID] = [row["id"] for row in rows]
    await tx.execute(queries.DROP_CASES, ids)
    await tx.execute(queries.DROP_EVALUATIONS, ids)
    await relist(tx, await load_tree(tx), ids)
    steps = []
    by_shop: dict[UUID, list[tuple[UUID, str]]] = {}
    for row in rows:
        before = ProductState(row["before"])
        steps.append(Happened(row["id"], row["shop_id"], Act.DELISTED, before, ProductState.DELISTED, reason))
        by_shop.setdefault(row["shop_id"], []).append((row["id"], row["code"]))
        await tell_sale(tx, actor, row["id"], row["shop_id"], before, ProductState.DELISTED, reason)
    for shop_id, changed in by_shop.items():
        await tell(tx, shop_id, changed)
    await record(tx, actor, *steps)
    return len(rows)
