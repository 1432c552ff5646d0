"""The people who run the place: one for each position, one in a position of the shop's own making, and an
audit log that is sealed."""

from jishi.demo.make.people import PASSWORD
from jishi.demo.make.progress import Part
from jishi.kernel.actor import SYSTEM
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import NewAccount
from jishi.modules.team import api as team
from jishi.modules.team.contracts import PositionInput, Role
from jishi.platform import audit
from jishi.platform.runtime import Runtime

CREW: tuple[tuple[str, str, Role], ...] = (
    ("沈知微", "analyst", Role.ANALYST),
    ("顾明远", "product", Role.PRODUCT_MANAGER),
    ("许晚晴", "marketing", Role.MARKETER),
    ("叶青", "editor", Role.EDITOR),
    ("王小雨", "service", Role.SERVICE),
    ("陈律", "compliance", Role.COMPLIANCE),
    ("赵一凡", "engineer", Role.ENGINEER),
    ("唐夜", "night", Role.SERVICE),
)
"""Names, the first part of an address at jishi.example, and positions."""

NIGHT_SHIFT = PositionInput(
    name={"zh-CN": "夜班客服", "en": "Night service"},
    description={
        "zh-CN": "夜间值守：查看订单与售后，不退款。",
        "en": "Keeps watch at night: looks, and refunds nothing.",
    },
    permissions=["orders.read", "after_sales.read", "after_sales.handle", "reviews.read", "reviews.reply"],
)


async def make_team(app: Runtime) -> None:
    """Everybody has the password of the demo world."""
    with Part("Team", len(CREW)) as part:
        async with app.tx() as tx:
            password = await identity.hash_password(PASSWORD)
            accounts = [NewAccount(name=name, email=f"{who}@jishi.example") for name, who, _ in CREW]
            ids = await identity.create_accounts(tx, accounts, password_hash=password)
            night = await team.create_position(tx, SYSTEM, NIGHT_SHIFT)
            for account_id, (_, who, role) in zip(ids, CREW, strict=True):
                await team.add_staff(tx, SYSTEM, account_id, [night.code if who == "night" else role])
                part.done()
        async with app.tx() as tx:
            await audit.seal_pending(tx)
