"""Commission rates: looked up, and new versions of them."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.ids import uuid7
from jishi.modules.catalog import api as catalog
from jishi.modules.identity import api as identity
from jishi.modules.merchants import api as merchants
from jishi.modules.settlement import queries
from jishi.modules.settlement.actions.rules import COMMISSION
from jishi.modules.settlement.contracts import Rate, RateInput
from jishi.modules.settlement.domain.rates import MOST_BASIS_POINTS, lineage_of, rate_for
from jishi.modules.settlement.policy import MANAGE, READ, check_platform
from jishi.platform import audit, options
from jishi.platform.db import Tx


async def list_rates(tx: Tx, actor: Actor) -> list[Rate]:
    """All versions that concern the actor's shops: their own, and those of everybody. Raises Forbidden without
    `settlement.read`."""
    shops = actor.shops_with(READ)
    found = await tx.rows(Rate, queries.RATES)
    return [rate for rate in found if shops is None or rate.shop_id is None or rate.shop_id in shops]


async def set_rate(tx: Tx, actor: Actor, given: RateInput) -> Rate:
    """A new version of a rate, valid from now or later; orders settled before keep theirs.

    Raises Forbidden without `settlement.manage`, StepUpNeeded, Invalid for a rate or moment that cannot be, NotFound
    for a shop or category that does not exist, Conflict when there is another version of the same moment.
    """
    check_platform(actor, MANAGE)
    await identity.require_recent_proof(tx, actor)
    if not 0 <= given.basis_points <= MOST_BASIS_POINTS:
        raise Invalid("A commission is between 0 and 90 percent.", field="basis_points")
    moment = given.valid_from or tx.now
    if moment < tx.now:
        raise Invalid("A rate cannot begin in the past.", field="valid_from")
    await _check_names(tx, given)
    rate = Rate(uuid7(), given.shop_id, given.category_code, given.basis_points, moment)
    added = await tx.execute(
        queries.ADD_RATE,
        rate.id,
        rate.shop_id,
        rate.category_code,
        rate.basis_points,
        rate.valid_from,
        tx.now,
        actor.account_id,
    )
    if not added:
        raise Conflict("There is another rate that begins at this moment.", code="rate_exists")
    told = {"basis_points": rate.basis_points, "category": rate.category_code, "valid_from": moment.isoformat()}
    await audit.record(tx, actor, "settlement.rate_set", "rate", str(rate.id), told, shop_id=rate.shop_id)
    return rate


class Terms(msgspec.Struct, frozen=True):
    """All that decides about commission at a moment."""

    rates: list[Rate]
    parents: dict[str, str]
    moment: datetime
    default: int

    def of(self, shop_id: UUID) -> Callable[[str], int]:
        """What finds the rate of a category for this shop."""
        return lambda code: rate_for(self.rates, shop_id, lineage_of(self.parents, code), self.moment, self.default)


async def read_terms(tx: Tx, moment: datetime) -> Terms:
    """The terms of a moment, in three statements at most."""
    rates = await tx.rows(Rate, queries.RATES)
    tree = await catalog.category_tree(tx)
    codes = {category.id: category.code for category in tree}
    parents = {category.code: codes.get(category.parent_id, "") for category in tree if category.parent_id}
    return Terms(rates, parents, moment, await options.get(tx, COMMISSION))


async def _check_names(tx: Tx, given: RateInput) -> None:
    if given.shop_id is not None and given.shop_id not in await merchants.shops(tx, [given.shop_id]):
        raise NotFound
    if given.category_code and given.category_code not in {each.code for each in await catalog.category_tree(tx)}:
        raise NotFound
