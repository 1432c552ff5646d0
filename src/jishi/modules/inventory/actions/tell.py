"""Tell people about stock."""

from collections.abc import Sequence
from uuid import UUID

from jishi.kernel.text import Text
from jishi.modules.catalog import api as catalog
from jishi.modules.inventory.actions.restock import due_requests
from jishi.modules.inventory.kinds import RESTOCKED, RUNNING_LOW
from jishi.modules.inventory.policy import EDIT
from jishi.modules.notifications import api as notifications
from jishi.modules.notifications.contracts import Param
from jishi.platform.db import Tx

PLAIN: Text = {"zh-CN": "默认款", "en": "the only kind"}


async def tell_waiting(tx: Tx, variant_id: UUID) -> int:
    """Tell those whose turn it is that a variant is back, and say how many they were. Nobody when it is not on sale."""
    brief = (await catalog.variant_briefs(tx, [variant_id])).get(variant_id)
    if brief is None or not brief.on_sale:
        return 0
    due = await due_requests(tx, variant_id)
    params: dict[str, Param] = {
        "product": brief.title,
        "variant": brief.label if any(brief.label.values()) else PLAIN,
        "code": brief.product_code,
        "id": str(variant_id),
    }
    for one in due:
        await notifications.notify(
            tx, RESTOCKED.code, one.account_id, to_email=one.email, params=params, dedupe=str(one.id)
        )
    return len(due)


async def tell_running_low(tx: Tx, event_id: UUID, shop_id: UUID, variant_ids: Sequence[UUID]) -> None:
    """Tell those who keep a shop's stock what has just fallen to its warning level."""
    briefs = await catalog.variant_briefs(tx, variant_ids)
    if not briefs:
        return
    title = next(iter(briefs.values())).title
    params: dict[str, Param] = {"count": len(briefs), "product": title}
    await notifications.notify_staff(
        tx, RUNNING_LOW.code, permission=EDIT, shop_id=shop_id, params=params, dedupe=str(event_id)
    )
