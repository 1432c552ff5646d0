"""Settlement in the console: who sees what, and what comes of pressing."""

from datetime import timedelta

import pytest
from tests.console.conftest import Employ, employ
from tests.identity.conftest import SignUp, anonymous, sign_up
from tests.settlement.office import Office

from jishi.kernel.actor import SYSTEM
from jishi.modules.merchants import api as merchants
from jishi.modules.settlement import api as settlement
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role

__all__ = ["anonymous", "employ", "sign_up"]
EN = {"Accept-Language": "en"}


async def slug_of(office: Office, shop_id: object) -> str:
    async with office.app.tx(write=False) as tx:
        return next(shop.slug for shop in await merchants.list_shops(tx) if shop.id == shop_id)


async def test_a_manager_names_a_bank_account_and_asks_for_a_payout(office: Office, employ: Employ) -> None:
    bought = await office.settled(5)
    shop_id = bought.goods[0].shop_id
    slug = await slug_of(office, shop_id)
    manager = await employ(Role.MANAGER)
    home = f"/console/settlement/shops/{slug}"
    page = (await manager.call("GET", home, headers=EN)).text
    assert bought.number in page
    assert "No bank account was named yet." in page
    account = {"holder": "青木家居", "bank": "招商银行", "number": "6225880123456789"}
    assert (await manager.call("POST", f"{home}/bank-account", data=account)).status_code == 303
    office.clock.advance(timedelta(minutes=5))
    payable = (await office.balance(shop_id)).payable
    asked = {"amount": f"{payable / 100:.2f}", "currency": "CNY"}
    refused = await manager.call("POST", f"{home}/payouts", data=asked)
    assert refused.status_code == 409, "a fresh account waits"
    assert (await office.balance(shop_id)).moving == 0


async def test_a_statement_is_taken_out_as_a_file(office: Office, employ: Employ) -> None:
    bought = await office.settled(2)
    slug = await slug_of(office, bought.goods[0].shop_id)
    manager = await employ(Role.MANAGER)
    month = office.clock.now().strftime("%Y-%m")
    file = await manager.call("GET", f"/console/settlement/shops/{slug}/statement.csv?month={month}", headers=EN)
    lines = file.text.splitlines()
    assert lines[0].endswith("When,What for,Number,Amount,Commission,Currency")
    assert bought.number in lines[1]
    bad = await manager.call("GET", f"/console/settlement/shops/{slug}?month=2026-13", headers=EN)
    assert bad.status_code == 422


@pytest.mark.parametrize("path", ["", "/payouts", "/rates"])
async def test_pages_answer_those_who_may_and_refuse_those_who_may_not(
    office: Office, employ: Employ, path: str
) -> None:
    await office.settled(1)
    manager, editor = await employ(Role.MANAGER), await employ(Role.EDITOR, contact="editor@example.com")
    assert (await manager.call("GET", f"/console/settlement{path}")).status_code == 200
    assert (await editor.call("GET", f"/console/settlement{path}")).status_code == 403
    analyst = await employ(Role.ANALYST, contact="analyst@example.com")
    assert (await analyst.call("GET", "/console/reconciliation")).status_code == 403


async def test_a_merchant_sees_their_own_shop_only(office: Office, sign_up: SignUp) -> None:
    mine, other = await office.settled(1), await office.settled(1, shop_id=await office.desk.market.shop())
    owner = await sign_up("owner@example.com")
    async with office.app.tx() as tx:
        await team.add_staff(tx, SYSTEM, owner.id, [Role.MERCHANT_OWNER], [mine.goods[0].shop_id])
    assert mine.goods[0].shop_id != other.goods[0].shop_id
    own, foreign = [await slug_of(office, bought.goods[0].shop_id) for bought in (mine, other)]
    assert (await owner.call("GET", f"/console/settlement/shops/{own}")).status_code == 200
    assert (await owner.call("GET", f"/console/settlement/shops/{foreign}")).status_code == 404
    assert foreign not in (await owner.call("GET", "/console/settlement")).text
    balances = (await owner.call("GET", "/api/v1/settlement/balances")).json()
    assert {each["shop_id"] for each in balances} == {str(mine.goods[0].shop_id)}


async def test_balances_take_the_same_statements_for_one_shop_and_for_many(office: Office) -> None:
    async def cost() -> int:
        office.app.cache.forget("*")
        async with office.app.tx(write=False) as tx:
            await settlement.list_balances(tx, SYSTEM)
            return tx.statements

    await office.settled(1)
    one = await cost()
    for _ in range(3):
        await office.settled(1, shop_id=await office.desk.market.shop())
    assert await cost() == one
