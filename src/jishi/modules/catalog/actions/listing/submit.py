"""Hand a draft in: checks, then the queue, or straight on sale for goods and shops that have earned it."""

from datetime import datetime
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict
from jishi.kernel.text import Text, clean
from jishi.modules.catalog import listing_queries as queries
from jishi.modules.catalog.actions.listing.access import Locked, lock_product
from jishi.modules.catalog.actions.listing.checking import run_checks
from jishi.modules.catalog.actions.listing.lanes import has_good_record, lane_of
from jishi.modules.catalog.actions.listing.steps import Happened, as_plain, record
from jishi.modules.catalog.actions.records import list_records
from jishi.modules.catalog.actions.relist import json_text
from jishi.modules.catalog.actions.states import put_state
from jishi.modules.catalog.contracts import ProductInput, ProductState
from jishi.modules.catalog.contracts.listing import Act, CaseKind, Finding, Lane, Submission, Submitted
from jishi.modules.catalog.domain.checks import has_errors, is_below_cost, is_clean
from jishi.modules.catalog.domain.moments import moment_of
from jishi.modules.catalog.policy import EDIT
from jishi.modules.team import api as team
from jishi.platform.db import Tx

APPROVAL = "price_below_guard"
MOST_NOTE = 1_000


async def submit(tx: Tx, actor: Actor, code: str, wish: Submission) -> Submitted:
    """Have a draft (or a delisted product) listed.

    Errors found keep it where it is; the findings say why. Else it waits for a reviewer, hot and seasonal goods in
    front; of these, clean ones from shops with a good record go on sale at once. A price below cost also asks for an
    approval. Raises Unauthenticated, Forbidden, NotFound, Invalid, and Conflict in any other state.
    """
    held = await lock_product(tx, actor, EDIT, code)
    live_at = moment_of(wish.live_at, wish.zone)
    note = clean(wish.note, field="note", most=MOST_NOTE, lines=True)
    if held.state not in (ProductState.DRAFT, ProductState.DELISTED):
        raise Conflict("The product's state does not allow this.")
    (product,) = await list_records(tx, [held.id])
    findings = await run_checks(tx, held.id, product.given)
    lane, reason = await lane_of(tx, code, product.given)
    told = {"findings": as_plain(findings)}
    if has_errors(findings):
        await record(tx, actor, Happened(held.id, held.shop_id, Act.CHECKED, held.state, held.state, "", told))
        return Submitted(False, held.state, lane, findings)
    is_later = live_at is not None and live_at > tx.now
    if lane is Lane.FAST and is_clean(findings) and await has_good_record(tx, held.shop_id):
        after = ProductState.SCHEDULED if is_later else ProductState.LIVE
        happened = Happened(held.id, held.shop_id, Act.AUTO_APPROVED, held.state, after, reason or "", told)
        await record(tx, actor, happened)
        await put_state(tx, actor, code, after, live_at=live_at if is_later else None)
        return Submitted(True, after, lane, findings)
    await put_state(tx, actor, code, ProductState.REVIEW)
    await open_case(tx, actor, held, CaseKind.LISTING, product.given, findings, live_at, wish.zone, note)
    step = Happened(held.id, held.shop_id, Act.SUBMITTED, held.state, ProductState.REVIEW, note, told)
    await record(tx, actor, step)
    return Submitted(True, ProductState.REVIEW, lane, findings)


async def open_case(
    tx: Tx,
    actor: Actor,
    held: Locked,
    kind: CaseKind,
    given: ProductInput,
    findings: list[Finding],
    live_at: datetime | None = None,
    zone: str = "",
    note: str = "",
    changes: list[str] | None = None,
) -> None:
    """Put a product in the queue, in its lane, and ask for the approval that its prices need."""
    lane, reason = await lane_of(tx, held.code, given)
    approval_id: UUID | None = None
    if is_below_cost(findings):
        summary: Text = {
            "zh-CN": f"低于成本的售价：{given.title.get('zh-CN') or next(iter(given.title.values()))}",
            "en": f"Price below cost: {given.title.get('en') or next(iter(given.title.values()))}",
        }
        asked = await team.ask_approval(
            tx,
            actor,
            kind=APPROVAL,
            subject=f"product:{held.code}",
            summary=summary,
            payload={"product": str(held.id), "prices": {one.sku: one.price for one in given.variants}},
            shop_id=held.shop_id,
        )
        approval_id = asked.id
    await tx.execute(
        queries.OPEN_CASE,
        held.id,
        held.shop_id,
        kind,
        lane,
        reason or "",
        tx.now,
        actor.account_id,
        note,
        as_plain(findings),
        json_text(given) if kind is CaseKind.REVISION else None,
        changes or [],
        held.version,
        live_at,
        zone,
        approval_id,
        "asked" if approval_id else "",
    )


async def withdraw(tx: Tx, actor: Actor, code: str) -> None:
    """Take a submission back: a listing is a draft again, a changed version is dropped. Raises NotFound, Conflict."""
    held = await lock_product(tx, actor, EDIT, code)
    if not await tx.execute(queries.DROP_CASES, [held.id]):
        raise Conflict("Nothing of this product waits for review.")
    after = ProductState.DRAFT if held.state is ProductState.REVIEW else held.state
    if after is not held.state:
        await put_state(tx, actor, code, after)
    await record(tx, actor, Happened(held.id, held.shop_id, Act.WITHDRAWN, held.state, after))
