"""Time is up: silence is an answer. Each case in a transaction of its own; one that fails hinders no other."""

from uuid import UUID

import msgspec
import structlog

from jishi.kernel.actor import SYSTEM
from jishi.kernel.errors import AppError
from jishi.modules.after_sales import queries
from jishi.modules.after_sales.actions.answer import agree_to
from jishi.modules.after_sales.actions.dispute import end
from jishi.modules.after_sales.actions.moving import Turn, by_clock, move
from jishi.modules.after_sales.actions.offering import soon
from jishi.modules.after_sales.actions.pay_back import pay_back
from jishi.modules.after_sales.actions.records import as_case, with_lines
from jishi.modules.after_sales.actions.rules import rules_of
from jishi.modules.after_sales.actions.telling import tell_buyer, tell_platform, tell_shop
from jishi.modules.after_sales.contracts import Act, Side, State
from jishi.modules.after_sales.domain.states import LAPSES
from jishi.modules.after_sales.notices import ACCEPTED, CLOSED, ESCALATED, NEAR, NEAR_STAFF
from jishi.modules.inventory.contracts import OutOfStock
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

log = structlog.get_logger(__name__)


async def settle_due(app: Runtime, limit: int = 200) -> int:
    """Settle the cases whose deadline has passed; returns how many. What fails is logged and tried again next time."""
    async with app.tx(write=False) as reading:
        due = [row["id"] for row in await reading.fetch(queries.DUE, app.clock.now(), limit)]
    done = 0
    for case_id in due:
        try:
            async with app.tx() as tx:
                done += await lapse(tx, case_id)
        except Exception as reason:  # noqa: BLE001  whatever hinders one case must not hinder the others
            log.error("lapse_failed", case_id=str(case_id), reason=repr(reason))
    return done


async def lapse(tx: Tx, case_id: UUID) -> bool:
    """Do what silence means for this case; False when somebody has acted meanwhile, or is acting now."""
    row = await tx.fetch_row(queries.LOCK_DUE, case_id, tx.now)
    if row is None:
        return False
    case = (await with_lines(tx, [as_case(row)]))[0]
    turn = by_clock(case, SYSTEM, Act.LAPSE)
    if LAPSES[case.state] is State.CLOSED:
        await end(tx, turn, State.CLOSED)
        await tell_buyer(tx, case, CLOSED)
        return True
    try:
        async with tx.savepoint():
            await (_agree(tx, turn) if case.state is State.ASKED else pay_back(tx, turn, give_up_all=True))
        await tell_buyer(tx, case, ACCEPTED)
    except AppError as reason:
        await _give_to_people(tx, turn, reason)
    return True


async def _agree(tx: Tx, turn: Turn) -> None:
    try:
        async with tx.savepoint():
            await agree_to(tx, turn)
    except OutOfStock:
        # Nothing to exchange for: then the money goes back once the goods have.
        await agree_to(tx, turn, as_return=True)


async def _give_to_people(tx: Tx, turn: Turn, reason: AppError) -> None:
    """What cannot be done by itself (the goods were sent meanwhile, nobody said where to return to) is declined in the
    shop's name while the buyer may still have the platform decide; from later states, when less is left of the order
    than was agreed, the platform is asked at once."""
    log.warning("lapse_needs_people", code=turn.case.code, reason=reason.code)
    case = turn.case
    if case.state is State.ASKED:
        case = await move(tx, turn, State.REFUSED, {"why": reason.code})
    asking = msgspec.structs.replace(turn, case=case, act=Act.ESCALATE)
    await move(tx, asking, State.ESCALATED, {"why": reason.code})
    await tell_platform(tx, turn.case, ESCALATED)


async def remind(tx: Tx, limit: int = 200) -> int:
    """Tell those whose time ends soon, once; returns how many cases that were."""
    near = soon(tx.now, await rules_of(tx))
    rows = await tx.fetch(queries.REMIND, tx.now, near, limit)
    for row in rows:
        values = dict(row)
        values.pop("contact_email")
        case = as_case(values)
        if case.waits_for == Side.BUYER:
            await tell_buyer(tx, case, NEAR)
        elif case.waits_for == Side.MERCHANT:
            await tell_shop(tx, case, NEAR_STAFF)
        else:
            await tell_platform(tx, case, NEAR_STAFF)
    return len(rows)


async def take_over(tx: Tx, guest_id: UUID, account_id: UUID) -> None:
    """The guest's cases are the account's from now on."""
    await tx.execute(queries.TAKE_OVER, guest_id, account_id)
