"""The people who run the place: one for each position, some in positions of the shop's own making, and an audit log
that is sealed."""

from collections.abc import Mapping

from jishi.demo.make.people import PASSWORD
from jishi.demo.make.progress import Part
from jishi.kernel.actor import SYSTEM
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import NewAccount
from jishi.modules.team import api as team
from jishi.modules.team.contracts import PositionInput, Role
from jishi.platform import audit
from jishi.platform.runtime import Runtime

CREW: tuple[tuple[str, str, Role | None], ...] = (
    ("沈知微", "analyst", Role.ANALYST),
    ("顾明远", "product", Role.PRODUCT_MANAGER),
    ("许晚晴", "marketing", Role.MARKETER),
    ("叶青", "editor", Role.EDITOR),
    ("王小雨", "service", Role.SERVICE),
    ("陈律", "compliance", Role.COMPLIANCE),
    ("赵一凡", "engineer", Role.ENGINEER),
    ("唐夜", "night", None),
    ("方敏", "finance", None),
)
"""Names, the first part of an address at jishi.example, and positions; None is one of OWN by that first part."""

FINANCE = "finance@jishi.example"

OWN: Mapping[str, PositionInput] = {
    "night": PositionInput(
        name={"zh-CN": "夜班客服", "en": "Night service"},
        description={
            "zh-CN": "夜间值守：查看订单与售后，不退款。",
            "en": "Keeps watch at night: looks, and refunds nothing.",
        },
        permissions=["orders.read", "after_sales.read", "after_sales.handle", "reviews.read", "reviews.reply"],
    ),
    "finance": PositionInput(
        name={"zh-CN": "财务", "en": "Finance"},
        description={
            "zh-CN": "商家结算、打款与每日对账；打款须由他人审批。",
            "en": "Settles with shops, asks for payouts that others agree to, compares days with the provider.",
        },
        permissions=[
            "merchants.read",
            "orders.read",
            "payments.read",
            "payments.reconcile",
            "settlement.read",
            "settlement.manage",
            "settlement.pay",
        ],
    ),
}
"""The positions that this house made itself."""


async def make_team(app: Runtime) -> None:
    """Everybody has the password of the demo world."""
    with Part("Team", len(CREW)) as part:
        async with app.tx() as tx:
            password = await identity.hash_password(PASSWORD)
            accounts = [NewAccount(name=name, email=f"{who}@jishi.example") for name, who, _ in CREW]
            ids = await identity.create_accounts(tx, accounts, password_hash=password)
            own = {who: (await team.create_position(tx, SYSTEM, position)).code for who, position in OWN.items()}
            for account_id, (_, who, role) in zip(ids, CREW, strict=True):
                await team.add_staff(tx, SYSTEM, account_id, [role or own[who]])
                part.done()
        async with app.tx() as tx:
            await audit.seal_pending(tx)
