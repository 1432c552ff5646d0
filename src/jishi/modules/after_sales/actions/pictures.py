"""Pictures that say what is wrong."""

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Forbidden
from jishi.modules.after_sales.policy import ARBITRATE, HANDLE
from jishi.modules.media import api as media
from jishi.modules.media.contracts import Image
from jishi.modules.orders import api as orders
from jishi.platform.db import Tx
from jishi.platform.http.limits import Limits, Rule

BY_OWNER = Rule("after-sales-picture", burst=20, per_minute=6)


async def store_picture(tx: Tx, actor: Actor, data: bytes, *, address: str = "") -> Image:
    """Store a picture for a case, re-encoded like all of them. Raises Unauthenticated for nobody, Forbidden for
    somebody who has never bought anything and does not work on cases, TooMany, Invalid for what is no picture."""
    owner = actor.require_owner()
    tx.app.service(Limits).spend(BY_OWNER, f"{owner} {address}")
    works_on_cases = actor.has(HANDLE) or actor.has(ARBITRATE)
    if not works_on_cases and not (await orders.list_orders(tx, actor, limit=1)).items:
        raise Forbidden
    return await media.store(tx, data)
