"""Change a product: a draft at once, one on sale through the checks, without taking it off sale."""

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, PreconditionFailed
from jishi.modules.catalog import queries as product_queries
from jishi.modules.catalog.actions.listing.access import Locked, lock_product, publishes_directly
from jishi.modules.catalog.actions.listing.checking import run_checks
from jishi.modules.catalog.actions.listing.steps import Happened, as_plain, record
from jishi.modules.catalog.actions.listing.submit import open_case
from jishi.modules.catalog.actions.records import list_records
from jishi.modules.catalog.actions.save import save_product
from jishi.modules.catalog.contracts import ON_SALE, Outcome, ProductInput, ProductState, SaveResult
from jishi.modules.catalog.contracts.listing import Act, CaseKind, Finding, Severity
from jishi.modules.catalog.domain.checking import check_product
from jishi.modules.catalog.domain.checks import has_errors, is_below_cost, is_clean
from jishi.modules.catalog.domain.differing import changed_fields, needs_eyes
from jishi.modules.catalog.policy import EDIT, PUBLISH, check_costs
from jishi.platform.db import Tx


class Revised(msgspec.Struct, frozen=True):
    """What became of a change: it is stored, or (`pending`) waits for a reviewer while the old version stays
    on sale."""

    result: SaveResult
    state: ProductState
    version: int
    pending: bool
    findings: list[Finding]
    changes: list[str]


async def revise(
    tx: Tx, actor: Actor, code: str, given: ProductInput, *, version: int | None = None, note: str = ""
) -> Revised:
    """Put `given` in place of what a product is; its handle and state stay.

    With a `version` the product must not have been changed since. Drafts are stored as they are. Of a product on sale,
    a merchant's change of what shoppers read, or of prices beyond the guard, waits for a reviewer; the rest is stored
    at once. Prices below cost wait whoever sets them. Raises Unauthenticated, Forbidden, NotFound, Invalid naming the
    fields (for products on sale, also for errors that the checks find), PreconditionFailed for an old version, and
    Conflict while it is under review.
    """
    check_costs(actor, given)
    shops = actor.shops_with(EDIT)
    shop_id = await tx.fetch_value(product_queries.SHOP_OF, code)
    if shop_id is not None and (shops is None or shop_id in shops):
        # Everybody who saves takes the shop before its products, so nobody waits in a circle.
        await tx.fetch(product_queries.LOCK_SHOP, str(shop_id))
    held = await lock_product(tx, actor, EDIT, code)
    if version is not None and version != held.version:
        raise PreconditionFailed("Somebody has changed this product meanwhile.", code="changed_meanwhile")
    if held.state is ProductState.REVIEW:
        raise Conflict("It is being reviewed. Take it back first, then change it.", code="under_review")
    (known,) = await list_records(tx, [held.id])
    checked = check_product(
        msgspec.structs.replace(given, handle=known.given.handle, state=held.state, live_at=known.given.live_at)
    )
    changes = changed_fields(known.given, checked)
    findings = await run_checks(tx, held.id, checked)
    if changes and held.state in ON_SALE:
        waits = await _wait(tx, actor, held, checked, findings, changes, note)
        if waits is not None:
            return waits
    result = await save_product(tx, held.shop_id, checked, by=actor, act=Act.EDITED, changes=changes)
    after = held.version if result.outcome is Outcome.UNCHANGED else held.version + 1
    return Revised(result, held.state, after, False, findings, changes)


async def _wait(
    tx: Tx,
    actor: Actor,
    held: Locked,
    checked: ProductInput,
    findings: list[Finding],
    changes: list[str],
    note: str,
) -> Revised | None:
    """Put the changed version in the queue if it has to be looked at; None when it may be stored at once."""
    if publishes_directly(actor, PUBLISH):
        if not is_below_cost(findings):
            return None
    else:
        if has_errors(findings):
            worst = [finding for finding in findings if finding.severity is Severity.ERROR]
            fields = {finding.field: finding.message % finding.params for finding in worst}
            raise Invalid("The automatic checks do not let this pass.", fields=fields, code="checks_failed")
        if is_clean(findings) and not needs_eyes(changes):
            return None
    await open_case(tx, actor, held, CaseKind.REVISION, checked, findings, note=note, changes=changes)
    details = {"findings": as_plain(findings), "changes": changes}
    await record(tx, actor, Happened(held.id, held.shop_id, Act.SUBMITTED, held.state, held.state, note, details))
    result = SaveResult(held.id, held.code, Outcome.UNCHANGED)
    return Revised(result, held.state, held.version, True, findings, changes)
