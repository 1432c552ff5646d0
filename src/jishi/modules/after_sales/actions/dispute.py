"""When buyer and shop do not agree: the buyer gives up, or the platform decides."""

from collections.abc import Sequence
from uuid import UUID

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.errors import Invalid
from jishi.modules.after_sales import queries
from jishi.modules.after_sales.actions.addresses import return_address_of
from jishi.modules.after_sales.actions.answer import set_total
from jishi.modules.after_sales.actions.moving import Repeated, Turn, begin, by_clock, move
from jishi.modules.after_sales.actions.pay_back import pay_back
from jishi.modules.after_sales.actions.records import access, as_case, shown, with_lines
from jishi.modules.after_sales.actions.telling import tell_buyer, tell_platform
from jishi.modules.after_sales.contracts import Act, Case, State, Verdict
from jishi.modules.after_sales.domain.states import ACTS
from jishi.modules.after_sales.notices import DECIDED, ESCALATED
from jishi.modules.identity import api as identity
from jishi.modules.inventory import api as inventory
from jishi.modules.orders.contracts import Bearer
from jishi.platform.db import Tx


async def withdraw(tx: Tx, actor: Actor, code: str, *, version: int | None = None, key: str = "") -> Case:
    """The buyer no longer asks. Raises NotFound, Forbidden, Conflict once goods or money are on their way."""
    try:
        turn = await begin(tx, actor, code, Act.WITHDRAW, version=version, key=key)
    except Repeated:
        return await shown(tx, actor, (await access(tx, actor, code)).id)
    await end(tx, turn, State.WITHDRAWN)
    return await shown(tx, actor, turn.case.id)


async def drop(tx: Tx, order_id: UUID) -> None:
    """The order was cancelled, its money is on its way back: what was still asked for has come."""
    states = [state.value for state in ACTS[Act.WITHDRAW]]
    cases = [as_case(row) for row in await tx.fetch(queries.LOCK_OF_ORDER, order_id, states)]
    for case in await with_lines(tx, cases):
        await end(tx, by_clock(case, SYSTEM, Act.WITHDRAW), State.WITHDRAWN)


async def escalate(
    tx: Tx,
    actor: Actor,
    code: str,
    *,
    text: str,
    version: int | None = None,
    pictures: Sequence[UUID] = (),
    key: str = "",
) -> Case:
    """The buyer has the platform decide, saying why. Raises NotFound, Forbidden, Invalid, Conflict."""
    try:
        turn = await begin(tx, actor, code, Act.ESCALATE, version=version, text=text, pictures=pictures, key=key)
    except Repeated:
        return await shown(tx, actor, (await access(tx, actor, code)).id)
    if not turn.text:
        raise Invalid("Please say why.", field="text")
    await move(tx, turn, State.ESCALATED)
    await tell_platform(tx, turn.case, ESCALATED)
    return await shown(tx, actor, turn.case.id)


async def arbitrate(
    tx: Tx,
    actor: Actor,
    code: str,
    verdict: Verdict,
    *,
    total: int = 0,
    borne_by: Bearer = Bearer.SHOP,
    text: str,
    version: int | None = None,
    key: str = "",
) -> Case:
    """The platform decides for good: `total` goes back now, or once the goods are back, or nothing does; the shop bears
    it, or the platform out of its own pocket. Always with a fresh proof of who decides.

    Raises NotFound, Forbidden, StepUpNeeded, Invalid without a reason or for a sum that cannot be, Conflict.
    """
    try:
        turn = await begin(tx, actor, code, Act.ARBITRATE, version=version, text=text, key=key)
    except Repeated:
        return await shown(tx, actor, (await access(tx, actor, code)).id)
    await identity.require_recent_proof(tx, actor)
    if not turn.text:
        raise Invalid("Please say why.", field="text")
    case = turn.case
    facts = {"verdict": verdict.value, "total": total, "borne_by": borne_by.value}
    await tx.execute(queries.SET_DECIDED, case.id, borne_by.value)
    if verdict is Verdict.DISMISS:
        await end(tx, turn, State.CLOSED, {"verdict": verdict.value})
    else:
        if total < 1:
            raise Invalid("Please say how much.", field="total")
        await set_total(tx, case, total)
        if verdict is Verdict.RETURN and not case.goods_back:
            await _have_returned(tx, turn, facts)
        else:
            await pay_back(tx, turn, details=facts)
    await tell_buyer(tx, case, DECIDED)
    return await shown(tx, actor, case.id)


async def _have_returned(tx: Tx, turn: Turn, facts: dict[str, str | int]) -> None:
    """The goods are to come back first; then the money goes."""
    case = turn.case
    if any(line.unsent for line in case.lines):
        raise Invalid("What has not been sent cannot come back.", field="verdict")
    address = await return_address_of(tx, case.shop_id)
    if address is None:
        raise Invalid("Please say first where goods are to be sent back to.", code="no_return_address")
    await tx.execute(queries.AS_RETURN, case.id)
    await inventory.release(tx, case.id, reason="decided otherwise")
    await tx.execute(queries.SET_RETURN_ADDRESS, case.id, address)
    await move(tx, turn, State.RETURNING, dict(facts))


async def end(tx: Tx, turn: Turn, state: State, details: dict[str, str | int] | None = None) -> Case:
    """End a case without money; what was held for an exchange is free again."""
    moved = await move(tx, turn, state, dict(details or {}))
    await inventory.release(tx, turn.case.id, reason="case closed")
    return moved
