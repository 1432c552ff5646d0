"""Money goes back: once per case, through the order, and only what was agreed."""

from uuid import UUID

import msgspec

from jishi.kernel.actor import SYSTEM, Actor
from jishi.modules.after_sales import queries
from jishi.modules.after_sales.actions.moving import Details, Turn, move, write_step
from jishi.modules.after_sales.actions.records import as_case, reread
from jishi.modules.after_sales.actions.rules import rules_of
from jishi.modules.after_sales.actions.telling import tell_buyer, tell_shop
from jishi.modules.after_sales.contracts import Act, Case, Side, State
from jishi.modules.after_sales.notices import FAILED, MONEY_BACK
from jishi.modules.identity import api as identity
from jishi.modules.inventory import api as inventory
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Bearer, RefundPart
from jishi.platform.db import Tx


async def check_proof(tx: Tx, actor: Actor, side: Side, total: int) -> None:
    """Raise StepUpNeeded when somebody of the staff lets more leave than the house allows without a fresh proof."""
    if side in (Side.MERCHANT, Side.PLATFORM) and total > (await rules_of(tx)).proof_above:
        await identity.require_recent_proof(tx, actor)


async def pay_back(tx: Tx, turn: Turn, *, details: Details | None = None, give_up_all: bool = False) -> Case:
    """Promise the agreed amounts back and bring the case to REFUNDING; with nothing to pay it is closed. Whoever was
    decided to bear it does, the shop unless the platform said otherwise.

    Raises Conflict when less is left of the order by now, or what was not to be sent has been sent.
    """
    case = await reread(tx, turn.case.id)
    await check_proof(tx, turn.actor, turn.side, case.total)
    facts = {"total": case.total, **(details or {})}
    moved = await move(tx, turn, State.REFUNDING, facts)
    await inventory.release(tx, case.id, reason="exchange ended")
    if case.total:
        given_up = {row["line_id"] for row in await tx.fetch(queries.GIVEN_UP, case.id)}
        refund = await orders.refund_part(
            tx,
            case.order_id,
            [
                RefundPart(
                    line.line_id,
                    line.amount,
                    line.quantity if give_up_all or line.line_id in given_up or line.amount == line.most else 0,
                    line.quantity if line.unsent else 0,
                )
                for line in case.lines
                if line.amount or line.line_id in given_up
            ],
            freight=case.freight,
            reason="after-sales",
            reference=case.id,
            by=turn.actor,
            borne_by=Bearer(case.borne_by),
        )
        await tx.execute(queries.SET_REFUND, case.id, refund.id)
        return moved
    nothing = msgspec.structs.replace(turn, case=moved, actor=SYSTEM, side=Side.SYSTEM, act=Act.PAY, text="", key=None)
    return await move(tx, nothing, State.REFUNDED, {"total": 0})


async def refund_settled(tx: Tx, reference: str, refund_id: UUID, amount: int, *, arrived: bool) -> None:
    """The money of a case has arrived, or the provider said no; other refunds of orders are not ours."""
    try:
        case_id = UUID(reference)
    except ValueError:
        return
    if await tx.fetch_value(queries.OF_REFUND, case_id, refund_id) is None:
        return
    row = await tx.fetch_row(queries.BY_ID, case_id)
    assert row is not None
    case = as_case(row)
    if arrived:
        turn = Turn(case, SYSTEM, Side.SYSTEM, Act.PAY)
        await move(tx, turn, State.REFUNDED, {"total": amount})
        await tx.execute(queries.SET_FAILED, case.id, False)
        await tell_buyer(tx, case, MONEY_BACK, amount=amount)
        return
    await tx.execute(queries.SET_FAILED, case.id, True)
    await write_step(tx, Turn(case, SYSTEM, Side.SYSTEM, Act.FAIL), case.state, {"total": amount})
    await tell_shop(tx, case, FAILED)
