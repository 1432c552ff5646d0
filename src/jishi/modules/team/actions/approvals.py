"""Four eyes: one asks, another decides."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

import structlog

from jishi.kernel.actor import SYSTEM, Actor, ActorKind
from jishi.kernel.errors import AppError, Conflict, Forbidden, NotFound
from jishi.kernel.ids import uuid7
from jishi.kernel.text import Text, clean
from jishi.modules.identity import api as identity
from jishi.modules.team import queries
from jishi.modules.team.contracts import Approval, ApprovalState, Permission
from jishi.modules.team.events import ApprovalDecided
from jishi.platform import audit
from jishi.platform.db import Tx

log = structlog.get_logger(__name__)
OPEN_FOR = timedelta(days=14)
MOST_WHY = 500
DECIDED = "This has been decided already."
OWN = "Somebody else must decide this, because you asked for it."


async def ask_approval(
    tx: Tx,
    actor: Actor,
    *,
    kind: str,
    subject: str,
    summary: Text,
    payload: Mapping[str, object],
    shop_id: UUID | None = None,
    why: str = "",
    open_for: timedelta = OPEN_FOR,
) -> Approval:
    """Ask somebody who may decide for their agreement; `ApprovalDecided` tells what came of it.

    One approval of a kind is open for a subject at a time: asking again returns the open one as it is. The asking
    module has checked that the actor may want this.
    """
    reason = clean(why, field="why", most=MOST_WHY, lines=True)
    asked = await tx.row(
        Approval,
        queries.ASK_APPROVAL,
        uuid7(),
        kind,
        subject,
        summary,
        dict(payload),
        shop_id,
        actor.account_id,
        tx.now,
        reason,
        tx.now + open_for,
    )
    if asked is not None:
        await _write_down(tx, actor, "approvals.asked", asked)
        return asked
    if (known := await tx.row(Approval, queries.FIND_OPEN_APPROVAL, kind, subject)) is None:
        raise Conflict(DECIDED)  # in the moment between our two statements
    return known


async def decide_approval(tx: Tx, actor: Actor, approval_id: UUID, *, grant: bool, why: str = "") -> Approval:
    """Agree or refuse, once. A refusal needs a reason; an agreement needs a recent proof of who agrees.

    Raises NotFound for what one may not see, Forbidden without `approvals.decide` and for one who asked, whatever
    positions they hold; StepUpNeeded, Invalid; Conflict when it is decided, withdrawn or expired.
    """
    approval = await get_approval(tx, actor, approval_id)
    actor.require(Permission.APPROVALS_DECIDE)
    _check_scope(actor, approval)
    if approval.asked_by == actor.account_id:
        raise Forbidden(OWN, code="own_approval")
    reason = clean(why, field="why", least=0 if grant else 1, most=MOST_WHY, lines=True)
    if grant:
        await identity.require_recent_proof(tx, actor)
    return await _end(tx, actor, approval_id, ApprovalState.GRANTED if grant else ApprovalState.REFUSED, reason)


async def withdraw_approval(tx: Tx, actor: Actor, approval_id: UUID) -> Approval:
    """Take back what one asked for. Raises NotFound, Forbidden for another's, Conflict when it is over."""
    approval = await get_approval(tx, actor, approval_id)
    if approval.asked_by != actor.account_id:
        raise Forbidden
    return await _end(tx, actor, approval_id, ApprovalState.WITHDRAWN, "")


async def expire_approvals(tx: Tx) -> int:
    """End those that nobody decided in time; how many. One that was decided meanwhile, or that whoever asked cannot
    let go of just now, hinders no other."""
    ended = 0
    for row in await tx.fetch(queries.FIND_EXPIRED_APPROVALS, tx.now):
        try:
            async with tx.savepoint():
                await _end(tx, SYSTEM, row[0], ApprovalState.EXPIRED, "")
            ended += 1
        except AppError as reason:
            log.warning("approval_not_expired", approval_id=str(row[0]), reason=reason.code)
    return ended


async def get_approval(tx: Tx, actor: Actor, approval_id: UUID) -> Approval:
    """One that the actor asked for or may decide about. Raises NotFound."""
    who, decides, shops = sight(actor)
    if (found := await tx.row(Approval, queries.FIND_APPROVAL, approval_id, who, decides, shops)) is None:
        raise NotFound
    return found


def sight(actor: Actor) -> tuple[UUID | None, bool, list[UUID] | None]:
    """Whose own requests the actor sees, whether those of others too, and of which shops (None for all). Raises
    Unauthenticated, and Forbidden for those who do not work here."""
    if not actor.permissions and actor.kind is not ActorKind.SYSTEM:
        actor.require_account()
        raise Forbidden
    decides = actor.has(Permission.APPROVALS_DECIDE)
    return actor.account_id, decides, actor.shops_with(Permission.APPROVALS_DECIDE) if decides else None


def _check_scope(actor: Actor, approval: Approval) -> None:
    shops = actor.shops_with(Permission.APPROVALS_DECIDE)
    if shops is not None and approval.shop_id not in shops:
        raise Forbidden


async def _end(tx: Tx, actor: Actor, approval_id: UUID, state: ApprovalState, why: str) -> Approval:
    is_decision = state in (ApprovalState.GRANTED, ApprovalState.REFUSED)
    by = actor.account_id if is_decision else None
    ended = await tx.row(Approval, queries.END_APPROVAL, approval_id, state, by, tx.now, why)
    if ended is None:
        raise Conflict(DECIDED)
    await _write_down(tx, actor, f"approvals.{state}", ended)
    await tx.publish(
        ApprovalDecided(
            approval_id=ended.id,
            kind=ended.kind,
            subject=ended.subject,
            payload=ended.payload,
            shop_id=ended.shop_id,
            granted=state is ApprovalState.GRANTED,
            state=state,
            decided_by=by,
        )
    )
    return ended


async def _write_down(tx: Tx, actor: Actor, action: str, approval: Approval) -> None:
    details = {"kind": approval.kind, "subject": approval.subject, "asked_by": approval.asked_by}
    await audit.record(tx, actor, action, "approval", approval.id, details, shop_id=approval.shop_id)
