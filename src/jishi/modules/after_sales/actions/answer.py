"""The shop answers: it agrees, declines, or offers something else; and the buyer agrees to an offer."""

from collections.abc import Sequence
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid
from jishi.modules.after_sales import queries
from jishi.modules.after_sales.actions.addresses import return_address_of
from jishi.modules.after_sales.actions.moving import Repeated, Turn, begin, move
from jishi.modules.after_sales.actions.pay_back import check_proof, pay_back
from jishi.modules.after_sales.actions.records import access, shown
from jishi.modules.after_sales.actions.telling import tell_buyer
from jishi.modules.after_sales.contracts import Act, Case, Kind, State
from jishi.modules.after_sales.domain.amounts import split
from jishi.modules.after_sales.domain.states import after_agreement
from jishi.modules.after_sales.notices import ACCEPTED, COUNTERED, REFUSED
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import Need
from jishi.platform.db import Tx


async def accept(
    tx: Tx,
    actor: Actor,
    code: str,
    *,
    version: int | None = None,
    text: str = "",
    as_return: bool = False,
    key: str = "",
) -> Case:
    """The shop agrees: money that was asked for alone goes back at once, goods are to be sent back first. An exchange
    is held in stock; with `as_return` its money goes back instead.

    Raises NotFound, Forbidden, StepUpNeeded for a large sum, Invalid while the shop has not said where to send things
    back to, OutOfStock when there is nothing to exchange for, Conflict when somebody else has acted.
    """
    try:
        turn = await begin(tx, actor, code, Act.ACCEPT, version=version, text=text, key=key)
    except Repeated:
        return await shown(tx, actor, (await access(tx, actor, code)).id)
    await agree_to(tx, turn, as_return=as_return)
    await tell_buyer(tx, turn.case, ACCEPTED)
    return await shown(tx, actor, turn.case.id)


async def agree(tx: Tx, actor: Actor, code: str, *, version: int | None = None, key: str = "") -> Case:
    """The buyer agrees to what the shop offers. Raises NotFound, Forbidden, Conflict."""
    try:
        turn = await begin(tx, actor, code, Act.AGREE, version=version, key=key)
    except Repeated:
        return await shown(tx, actor, (await access(tx, actor, code)).id)
    await agree_to(tx, turn, as_return=True)
    return await shown(tx, actor, turn.case.id)


async def refuse(
    tx: Tx,
    actor: Actor,
    code: str,
    *,
    text: str,
    version: int | None = None,
    pictures: Sequence[UUID] = (),
    key: str = "",
) -> Case:
    """The shop declines, saying why. Raises NotFound, Forbidden, Invalid without a reason, Conflict."""
    try:
        turn = await begin(tx, actor, code, Act.REFUSE, version=version, text=text, pictures=pictures, key=key)
    except Repeated:
        return await shown(tx, actor, (await access(tx, actor, code)).id)
    if not turn.text:
        raise Invalid("Please say why.", field="text")
    await move(tx, turn, State.REFUSED)
    await tell_buyer(tx, turn.case, REFUSED)
    return await shown(tx, actor, turn.case.id)


async def counter(
    tx: Tx,
    actor: Actor,
    code: str,
    *,
    total: int,
    version: int | None = None,
    text: str = "",
    key: str = "",
) -> Case:
    """The shop offers another sum, split over the lines in proportion. Raises NotFound, Forbidden, Invalid for a sum
    that cannot be, Conflict."""
    try:
        turn = await begin(tx, actor, code, Act.COUNTER, version=version, text=text, key=key)
    except Repeated:
        return await shown(tx, actor, (await access(tx, actor, code)).id)
    await set_total(tx, turn.case, total)
    await move(tx, turn, State.COUNTERED, {"total": total, "asked": turn.case.asked})
    await tell_buyer(tx, turn.case, COUNTERED, amount=total)
    return await shown(tx, actor, turn.case.id)


async def agree_to(tx: Tx, turn: Turn, *, as_return: bool = False) -> None:
    """Go where an agreement leads. Raises OutOfStock when an exchange has nothing to give."""
    case = turn.case
    if case.kind is Kind.EXCHANGE and as_return:
        await tx.execute(queries.AS_RETURN, case.id)
    elif case.kind is Kind.EXCHANGE and not case.goods_back:
        await hold_replacements(tx, case)
    if after_agreement(case.kind, goods_back=case.goods_back) is State.REFUNDING:
        await pay_back(tx, turn)
        return
    await check_proof(tx, turn.actor, turn.side, case.total)
    address = await return_address_of(tx, case.shop_id)
    if address is None:
        raise Invalid("Please say first where goods are to be sent back to.", code="no_return_address")
    await tx.execute(queries.SET_RETURN_ADDRESS, case.id, address)
    await move(tx, turn, State.RETURNING, {"total": case.total})


async def hold_replacements(tx: Tx, case: Case) -> None:
    """Keep the new goods for the buyer while the old ones travel. Raises OutOfStock."""
    needs = [Need(line.replacement_id or line.variant_id, line.quantity) for line in case.lines]
    await inventory.reserve(tx, case.id, needs, None)


async def set_total(tx: Tx, case: Case, total: int) -> None:
    """Put a new total over the lines and the freight, so that the parts sum exactly. Raises Invalid for one that is
    more than could go back."""
    try:
        parts = split(
            total,
            [*(line.asked for line in case.lines), case.asked - sum(line.asked for line in case.lines)],
            [*(line.most for line in case.lines), case.most - sum(line.most for line in case.lines)],
        )
    except ValueError:
        raise Invalid("This is more than was paid for it.", field="total") from None
    ids = [line.line_id for line in case.lines]
    await tx.execute(queries.SET_AMOUNTS, case.id, parts[-1], ids, parts[:-1])
