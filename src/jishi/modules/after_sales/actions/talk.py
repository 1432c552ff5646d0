"""Buyer, shop and platform write to each other."""

from collections.abc import Sequence
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid
from jishi.modules.after_sales.actions.moving import Repeated, begin, write_step
from jishi.modules.after_sales.actions.records import access, shown
from jishi.modules.after_sales.actions.telling import tell_buyer, tell_shop
from jishi.modules.after_sales.contracts import Act, Case, Side
from jishi.modules.after_sales.notices import MESSAGE, MESSAGE_STAFF
from jishi.platform.db import Tx


async def write(
    tx: Tx, actor: Actor, code: str, *, text: str = "", pictures: Sequence[UUID] = (), key: str = ""
) -> Case:
    """Say something in a case, with pictures. Raises NotFound, Forbidden, Invalid, Conflict once it has ended."""
    try:
        turn = await begin(tx, actor, code, Act.WRITE, version=None, text=text, pictures=pictures, key=key)
    except Repeated:
        return await shown(tx, actor, (await access(tx, actor, code)).id)
    if not turn.text and not turn.pictures:
        raise Invalid("Please write something.", field="text")
    await write_step(tx, turn, turn.case.state)
    if turn.side is Side.BUYER:
        await tell_shop(tx, turn.case, MESSAGE_STAFF)
    else:
        await tell_buyer(tx, turn.case, MESSAGE)
    return await shown(tx, actor, turn.case.id)
