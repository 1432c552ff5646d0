"""The replacement of an exchange is sent."""

from jishi.kernel.actor import Actor
from jishi.modules.after_sales import queries
from jishi.modules.after_sales.actions.moving import Repeated, begin, move
from jishi.modules.after_sales.actions.records import access, shown
from jishi.modules.after_sales.actions.replacement import carry, check_replacement
from jishi.modules.after_sales.actions.telling import tell_buyer
from jishi.modules.after_sales.contracts import Act, Case, ReturnParcel, State
from jishi.modules.after_sales.notices import REPLACED
from jishi.modules.inventory import api as inventory
from jishi.modules.orders import api as orders
from jishi.platform.db import Tx


async def replace(
    tx: Tx, actor: Actor, code: str, parcel: ReturnParcel, *, version: int | None = None, text: str = "", key: str = ""
) -> Case:
    """The pieces that were held for the exchange leave the house, once, and the case ends; the carrier tells where they
    are from now on. Raises NotFound, Forbidden,
    Invalid, Conflict."""
    try:
        turn = await begin(tx, actor, code, Act.REPLACE, version=version, text=text, key=key)
    except Repeated:
        return await shown(tx, actor, (await access(tx, actor, code)).id)
    given = check_replacement(tx, parcel)
    await move(tx, turn, State.EXCHANGED, {"carrier": given.carrier, "number": given.number})
    await inventory.ship(tx, turn.case.id, reason="exchange")
    # The buyer has as many pieces as before, and they may come back like the first ones.
    back = {line.line_id: line.restocked + line.written_off for line in turn.case.lines}
    await orders.count_returned(tx, turn.case.order_id, {one: -pieces for one, pieces in back.items() if pieces})
    await tx.execute(queries.SET_REPLACEMENT, turn.case.id, given)
    await carry(tx, turn.case, given)
    await tell_buyer(tx, turn.case, REPLACED)
    return await shown(tx, actor, turn.case.id)
