"""The fast lane: which goods may take it, and which shops have earned to pass without a reviewer."""

from datetime import timedelta
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Forbidden, Invalid, NotFound
from jishi.kernel.ids import uuid7
from jishi.kernel.text import clean
from jishi.modules.catalog import listing_queries as queries
from jishi.modules.catalog.actions.tree import load_tree
from jishi.modules.catalog.contracts import ProductInput
from jishi.modules.catalog.contracts.listing import Lane, LaneKind, LaneReason, LaneRule, LaneRuleInput
from jishi.modules.catalog.policy import REVIEW
from jishi.platform import audit
from jishi.platform.db import Tx

LOOKED_BACK = timedelta(days=90)
LEAST_GOOD = 5
MOST_BAD_OF = 10
LONGEST = timedelta(days=366)


async def list_lane_rules(tx: Tx, actor: Actor) -> list[LaneRule]:
    """The rules that are or will be in force. Raises Forbidden."""
    actor.require(REVIEW)
    return await _rules(tx)


async def add_lane_rule(tx: Tx, actor: Actor, given: LaneRuleInput) -> UUID:
    """Let goods take the fast lane for a while. Raises Forbidden (merchants too), Invalid."""
    _require_platform(actor)
    code = clean(given.code, field="code", most=120, least=1)
    if given.kind is LaneKind.CATEGORY and code not in (await load_tree(tx)).by_code:
        raise Invalid("There is no category “%(category)s”.", field="code", category=code)
    if given.starts_at.tzinfo is None or given.ends_at.tzinfo is None:
        raise Invalid("Please give a date and a time.", field="starts_at")
    if not given.starts_at < given.ends_at <= given.starts_at + LONGEST or given.ends_at <= tx.now:
        raise Invalid("The end is after the start, and a year later at most.", field="ends_at")
    rule_id = uuid7()
    await tx.execute(
        queries.ADD_LANE,
        rule_id,
        given.kind,
        code,
        given.reason,
        given.starts_at,
        given.ends_at,
        actor.account_id,
        tx.now,
    )
    await audit.record(tx, actor, "listing.lane_opened", "lane", rule_id, {"kind": given.kind, "code": code})
    return rule_id


async def end_lane_rule(tx: Tx, actor: Actor, rule_id: UUID) -> None:
    """End a rule now. Raises Forbidden, NotFound for one that is not in force any more."""
    _require_platform(actor)
    if not await tx.execute(queries.END_LANE, rule_id, tx.now):
        raise NotFound
    await audit.record(tx, actor, "listing.lane_ended", "lane", rule_id)


async def lane_of(tx: Tx, code: str, given: ProductInput) -> tuple[Lane, LaneReason | None]:
    """In which lane a product goes, and why. One statement and the tree's."""
    tree = await load_tree(tx)
    category = tree.by_code.get(given.category_code)
    above = {one.code for one in tree.lineage(category.id)} if category else set()
    names = {LaneKind.CATEGORY: above, LaneKind.TAG: set(given.tags), LaneKind.PRODUCT: {code}}
    for rule in await _rules(tx):
        if rule.starts_at <= tx.now and rule.code in names[rule.kind]:
            return Lane.FAST, rule.reason
    return Lane.NORMAL, None


async def has_good_record(tx: Tx, shop_id: UUID) -> bool:
    """Whether at least five of a shop's listings were approved in 90 days, and fewer than one in ten sent back."""
    row = await tx.fetch_row(queries.RECORD_OF_SHOP, shop_id, tx.now - LOOKED_BACK)
    good, bad = (row["good"], row["bad"]) if row else (0, 0)
    return bool(good >= LEAST_GOOD and bad * MOST_BAD_OF < good + bad)


async def _rules(tx: Tx) -> list[LaneRule]:
    return [msgspec.convert(dict(row), LaneRule) for row in await tx.fetch(queries.LANES, tx.now)]


def _require_platform(actor: Actor) -> None:
    if actor.shops_with(REVIEW) is not None:
        raise Forbidden
