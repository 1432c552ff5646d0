"""Tell people of cases."""

from jishi.kernel.money import Money
from jishi.modules.after_sales import queries
from jishi.modules.after_sales.contracts import Case
from jishi.modules.after_sales.policy import ARBITRATE, HANDLE
from jishi.modules.notifications import api as notifications
from jishi.modules.notifications.contracts import Kind, Param
from jishi.platform.db import Tx


async def tell_buyer(tx: Tx, case: Case, kind: Kind, *, amount: int | None = None, dedupe: str = "") -> None:
    """A notice to who bought: in their account, or to the address a guest left."""
    email = str(await tx.fetch_value(queries.CONTACT, case.id) or "")
    params = _params(case, amount)
    await notifications.notify(tx, kind.code, case.owner_id, params=params, dedupe=dedupe, to_email=email)


async def tell_shop(tx: Tx, case: Case, kind: Kind, *, dedupe: str = "") -> None:
    """A notice to the shop's people who handle cases."""
    await notifications.notify_staff(
        tx, kind.code, permission=HANDLE, shop_id=case.shop_id, params=_params(case), dedupe=dedupe
    )


async def tell_platform(tx: Tx, case: Case, kind: Kind, *, dedupe: str = "") -> None:
    """A notice to those of the company who decide."""
    await notifications.notify_staff(tx, kind.code, permission=ARBITRATE, params=_params(case), dedupe=dedupe)


def _params(case: Case, amount: int | None = None) -> dict[str, Param]:
    total = case.amount + case.freight if amount is None else amount
    return {
        "code": case.code,
        "number": case.order_number,
        "shop": case.shop_name,
        "amount": Money(total, case.currency),
    }
