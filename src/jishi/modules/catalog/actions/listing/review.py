"""The reviewer's queue: claim, decide, give back."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.kernel.text import clean
from jishi.modules.catalog import listing_queries as queries
from jishi.modules.catalog.actions.listing.access import Locked, lock_product
from jishi.modules.catalog.actions.listing.steps import Happened, record
from jishi.modules.catalog.actions.records import list_records
from jishi.modules.catalog.actions.save import save_product
from jishi.modules.catalog.actions.states import put_state
from jishi.modules.catalog.contracts import ProductInput, ProductState
from jishi.modules.catalog.contracts.listing import (
    Act,
    ApprovalStand,
    Case,
    CaseDetail,
    CaseKind,
    Lane,
    Review,
    Verdict,
)
from jishi.modules.catalog.domain.moments import moment_of
from jishi.modules.catalog.events import ListingDecided
from jishi.modules.catalog.options import CLAIM_MINUTES
from jishi.modules.catalog.policy import EXPORT, REVIEW
from jishi.platform import options
from jishi.platform.db import Tx

MOST_REASON = 1_000
_GIVEN = msgspec.json.Decoder(ProductInput)


async def list_cases(
    tx: Tx,
    actor: Actor,
    *,
    shops: list[UUID] | None = None,
    kinds: list[str] | None = None,
    lanes: list[str] | None = None,
    is_mine: bool = False,
    is_free: bool = False,
    cursor: str = "",
    limit: int = 50,
) -> Page[Case]:
    """What waits for a reviewer: the fast lane first, then who has waited longest. One statement. Raises Forbidden."""
    mine = actor.shops_with(REVIEW)
    wanted = mine if shops is None else [shop for shop in shops if mine is None or shop in mine]
    after = decode_cursor(cursor, tuple[str, datetime, UUID]) if cursor else (None, None, None)
    most = clamp_limit(limit)
    me = actor.account_id if is_mine else None
    rows = await tx.fetch(queries.CASES, wanted, kinds, lanes, me, tx.now, is_free, *after, most + 1)
    found = [case_of(row) for row in rows]
    last = found[most - 1] if len(found) > most else None
    return Page(found[:most], encode_cursor(last.lane, last.submitted_at, last.product_id) if last else None)


async def count_cases(tx: Tx, actor: Actor) -> int:
    """How many wait and are nobody's yet. One statement. Raises Forbidden."""
    return int(await tx.fetch_value(queries.COUNT_CASES, actor.shops_with(REVIEW), tx.now))


async def find_case(tx: Tx, actor: Actor, code: str) -> CaseDetail:
    """A case with what is proposed, for reviewers and for the shop whose it is. Raises Forbidden, NotFound."""
    shops = actor.shops_with(REVIEW if actor.has(REVIEW) else EXPORT)
    row = await tx.fetch_row(queries.CASE_BY_CODE, code)
    if row is None or (shops is not None and row["shop_id"] not in shops):
        raise NotFound
    case = case_of(row)
    (product,) = await list_records(tx, [case.product_id])
    revision = await tx.fetch_value(queries.REVISION, case.product_id)
    return CaseDetail(case, product.given, _GIVEN.decode(revision) if revision else None)


async def claim(tx: Tx, actor: Actor, code: str) -> datetime:
    """Take a case for oneself, so that nobody else acts on it, and say until when; claiming again prolongs it.

    Raises Forbidden, NotFound, Conflict while somebody else has it.
    """
    held = await _access(tx, actor, code)
    minutes: int = await options.get(tx, CLAIM_MINUTES)
    until = tx.now + timedelta(minutes=minutes)
    if await tx.fetch_value(queries.CLAIM, held.id, actor.account_id, tx.now, until) is None:
        if await tx.fetch_row(queries.CASE_BY_CODE, code) is None:
            raise NotFound
        raise Conflict("Somebody else is looking at this one.", code="claimed")
    await record(tx, actor, Happened(held.id, held.shop_id, Act.CLAIMED, held.state, held.state))
    return until


async def release(tx: Tx, actor: Actor, code: str) -> None:
    """Give a case back to the queue; not holding it is fine. Raises Forbidden, NotFound."""
    held = await _access(tx, actor, code)
    if await tx.execute(queries.RELEASE, held.id, actor.account_id):
        await record(tx, actor, Happened(held.id, held.shop_id, Act.RELEASED, held.state, held.state))


async def decide(tx: Tx, actor: Actor, code: str, review: Review) -> ProductState:
    """Decide a case that one has claimed, and say in which state the product is then.

    Approving lists the product, now or at the moment wanted, or puts the changed version in place of the one on sale;
    sending back and rejecting need a reason. Raises Forbidden (also for one's own submission), NotFound, Invalid,
    Conflict without the claim, when somebody changed the product meanwhile, or while an approval is missing.
    """
    held = await _access(tx, actor, code)
    reason = clean(review.reason, field="reason", most=MOST_REASON, lines=True)
    fields = {
        clean(name, field="fields", most=100): clean(text, field="fields", most=MOST_REASON, lines=True)
        for name, text in review.fields.items()
    }
    if review.verdict is not Verdict.APPROVE and not reason and not any(fields.values()):
        raise Invalid("Please give a reason.", field="reason")
    taken: Any = await tx.fetch_row(queries.TAKE_CASE, held.id, actor.account_id, tx.now)
    if taken is None:
        raise Conflict("Claim it first: it is in nobody's hands, or in somebody else's.", code="not_claimed")
    if taken["submitted_by"] is not None and taken["submitted_by"] == actor.account_id:
        raise Forbidden("What you have submitted yourself is for somebody else to review.", code="own_submission")
    if review.verdict is Verdict.APPROVE:
        after = await _approve(tx, actor, held, taken, review, reason)
    else:
        after = await _refuse(tx, actor, held, taken, review.verdict, reason, fields)
    await tx.publish(
        ListingDecided(
            product_id=held.id,
            shop_id=held.shop_id,
            verdict=review.verdict,
            reason=reason or "; ".join(fields.values()),
            submitted_by=taken["submitted_by"],
        )
    )
    return after


async def _approve(
    tx: Tx, actor: Actor, held: Locked, taken: Mapping[str, Any], review: Review, reason: str
) -> ProductState:
    if taken["approval"] not in (ApprovalStand.NONE, ApprovalStand.GRANTED):
        raise Conflict("Its price is below cost: the approval must be given first.", code="approval_missing")
    if taken["kind"] == CaseKind.REVISION:
        if taken["base_version"] != held.version:
            message = "The product was changed meanwhile. Send this back, so that it is looked at again."
            raise Conflict(message, code="changed_meanwhile")
        revised = msgspec.structs.replace(_GIVEN.decode(taken["revision"]), state=held.state)
        await save_product(tx, held.shop_id, revised, by=actor)
        await record(tx, actor, Happened(held.id, held.shop_id, Act.APPROVED, held.state, held.state, reason))
        return held.state
    chosen = moment_of(review.live_at, review.zone)
    live_at: datetime | None = chosen or taken["live_at"]
    is_later = live_at is not None and live_at > tx.now
    after = ProductState.SCHEDULED if is_later else ProductState.LIVE
    details = {"live_at": live_at.isoformat() if is_later and live_at else "", "zone": review.zone or taken["zone"]}
    await record(tx, actor, Happened(held.id, held.shop_id, Act.APPROVED, held.state, after, reason, details))
    await put_state(tx, actor, held.code, after, live_at=live_at if is_later else None)
    return after


async def _refuse(
    tx: Tx,
    actor: Actor,
    held: Locked,
    taken: Mapping[str, Any],
    verdict: Verdict,
    reason: str,
    fields: dict[str, str],
) -> ProductState:
    after = held.state
    if taken["kind"] == CaseKind.LISTING:
        after = ProductState.DRAFT if verdict is Verdict.SEND_BACK else ProductState.DELISTED
        await put_state(tx, actor, held.code, after)
    act = Act.SENT_BACK if verdict is Verdict.SEND_BACK else Act.REJECTED
    await record(tx, actor, Happened(held.id, held.shop_id, act, held.state, after, reason, {"fields": fields}))
    return after


async def _access(tx: Tx, actor: Actor, code: str) -> Locked:
    if actor.shops_with(REVIEW) is not None:
        raise Forbidden
    return await lock_product(tx, actor, REVIEW, code)


def case_of(row: Mapping[str, Any]) -> Case:
    """A case from its row."""
    found = msgspec.convert(dict(row), Case)
    return found if isinstance(found.lane, Lane) else found
