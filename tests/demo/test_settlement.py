"""Money in the demo world: what was settled and paid out, and days that were compared."""

from datetime import timedelta

from jishi.demo.make.history import History
from jishi.demo.make.settlement import COMPARED, MISTAKEN, PLANS, WEEKS, Settlement
from jishi.demo.make.team import make_team
from jishi.demo.world import build
from jishi.kernel.actor import SYSTEM
from jishi.kernel.clock import FixedClock
from jishi.kernel.ids import uuid7
from jishi.modules.catalog import api as catalog
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput
from jishi.modules.settlement import api as settlement
from jishi.modules.settlement.contracts import DayState
from jishi.platform.runtime import Runtime


def test_every_payout_falls_on_a_day_of_settling() -> None:
    assert {plan.days for plan in PLANS} <= set(WEEKS)
    assert MISTAKEN in COMPARED


async def test_there_are_rates_accounts_and_compared_days(app: Runtime, clock: FixedClock) -> None:
    History(app, clock, build(7), [])
    await make_team(app)
    async with app.tx() as tx:
        await catalog.save_category(tx, "beauty", {"zh-CN": "美妆", "en": "Beauty"})
        shops = [
            await merchants.create_shop(tx, ShopInput(slug=f"shop-{n}", name={"zh-CN": f"店{n}", "en": f"Shop {n}"}))
            for n in range(2)
        ]
    now = clock.now() + timedelta(days=100)
    await Settlement(app, clock, uuid7()).make(shops, ["beauty"], now)
    async with app.tx() as tx:
        rates = await settlement.list_rates(tx, SYSTEM)
        assert {(rate.shop_id, rate.category_code) for rate in rates} == {(None, "beauty"), (shops[0], "")}
        assert await settlement.find_account(tx, SYSTEM, shops[1]) is not None
        days = (await settlement.list_days(tx, SYSTEM)).items
        assert len(days) == len(COMPARED)
        assert all(day.state is DayState.CLEAN for day in days), "nothing was sold, so nothing can be mistaken"
