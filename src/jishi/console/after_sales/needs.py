"""What of after-sales waits for a person, for Today."""

from jishi.console.grid.declare import _
from jishi.console.needs import Need
from jishi.kernel.actor import Actor
from jishi.modules.after_sales import api as after_sales
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx

HOME = "/console/after-sales"


async def _answer(tx: Tx, actor: Actor) -> int:
    return (await after_sales.count_needs(tx, actor)).answer


async def _check(tx: Tx, actor: Actor) -> int:
    found = await after_sales.count_needs(tx, actor)
    return found.inspect + found.replace


async def _decide(tx: Tx, actor: Actor) -> int:
    return (await after_sales.count_needs(tx, actor)).decide


async def _failed(tx: Tx, actor: Actor) -> int:
    return (await after_sales.count_needs(tx, actor)).failed


NEEDS: tuple[Need, ...] = (
    Need("refunds-failed", _("Refunds that were refused"), Permission.ORDERS_REFUND, _failed,
         f"{HOME}?view=failed&failed=1", icon="circle-alert", urgent=True),
    Need("cases", _("After-sales to answer"), Permission.AFTER_SALES_HANDLE, _answer,
         f"{HOME}?view=answer&state=asked&sort=deadline", icon="undo-2"),
    Need("returns", _("Returns to check, replacements to send"), Permission.AFTER_SALES_HANDLE, _check,
         f"{HOME}?view=check&state=sent_back&state=received&state=replacing&sort=deadline", icon="package-check"),
    Need("disputes", _("Cases to decide"), Permission.AFTER_SALES_ARBITRATE, _decide,
         f"{HOME}?view=decide&state=escalated&sort=deadline", icon="scale", urgent=True),
)  # fmt: skip
