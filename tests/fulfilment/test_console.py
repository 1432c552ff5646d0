"""The page of an order in the console, shipping from a file, and handing pickups over."""

import re
from collections.abc import AsyncIterator

import httpx
import pytest
from tests.fulfilment.packing import Bought, Packing, packer
from tests.fulfilment.test_pickup import STORE, make_ready, to_pick_up
from tests.orders.test_statements import counted
from tests.security.town import Town

from jishi.kernel.actor import Actor
from jishi.modules.merchants import api as merchants
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import FulfilmentState, OrderState
from jishi.modules.shipping import api as shipping
from jishi.modules.team.contracts import Role
from jishi.platform.http import cookies
from jishi.platform.http.context import SessionReader
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain


class Desk:
    """A browser of somebody who works here."""

    def __init__(self, app: Runtime, http: httpx.AsyncClient) -> None:
        self.app, self.http = app, http
        self.actor = packer()

    def sit(self, actor: Actor) -> None:
        """Whoever sits there from now on."""
        self.actor = actor

        async def read(_: Runtime, token: str) -> Actor | None:
            return self.actor if token == "desk" else None

        self.app.provide(SessionReader, SessionReader(read))
        self.http.cookies.set(cookies.SESSION, "desk")

    async def get(self, path: str) -> httpx.Response:
        return await self.http.get(path, headers={"Accept": "text/html", "Accept-Language": "en"})

    async def post(self, path: str, fields: dict[str, object] | None = None) -> httpx.Response:
        token = cookies.sign("csrf", "desk", self.app.settings.secret)
        return await self.http.post(path, data={"_csrf": token, **(fields or {})}, headers={"Accept-Language": "en"})


@pytest.fixture
async def desk(app: Runtime, client: httpx.AsyncClient) -> AsyncIterator[Desk]:
    yield Desk(app, client)


async def test_a_merchant_ships_part_of_an_order_and_then_the_rest(packing: Packing, desk: Desk) -> None:
    bought = await packing.paid(2, 1)
    desk.sit(packer(bought.goods[0].shop_id))
    page = (await desk.get(f"/console/orders/{bought.number}")).text
    assert "Send a parcel" in page
    assert "****8000" in page
    assert "13800138000" not in page
    first = (await packing.order(bought)).lines[0].id
    fields = {f"pieces-{first}": "1", "carrier": "sf", "tracking_number": "SF77", "act": "ship"}
    answer = await desk.post(f"/console/orders/{bought.number}/parcels", fields)
    assert answer.status_code == 303
    page = (await desk.get(f"/console/orders/{bought.number}")).text
    assert "SF77" in page
    assert "Cancel the rest" in page
    parcel = (await packing.parcels(bought))[0]
    base = f"/console/orders/{bought.number}/parcels/{parcel.id}"
    await desk.post(f"{base}/tracking", {"carrier": "zto", "tracking_number": "ZTO 1"})
    assert (await packing.parcels(bought))[0].tracking_number == "ZTO1"
    await desk.post(f"{base}/undo")
    await desk.post(f"{base}/hand-over")
    assert (await packing.parcels(bought))[0].state is FulfilmentState.HANDED_OVER
    await desk.post(f"/console/orders/{bought.number}/acts/cancel-rest", {"reason": "sold out"})
    assert await packing.state(bought) is OrderState.SHIPPED
    await desk.post(f"/console/orders/{bought.number}/acts/deliver")
    await desk.post(f"/console/orders/{bought.number}/acts/note", {"text": "Called <b>her</b>"})
    page = (await desk.get(f"/console/orders/{bought.number}")).text
    assert "Called &lt;b&gt;her&lt;/b&gt;" in page
    assert await packing.state(bought) is OrderState.DELIVERED
    await packing.market.assert_all_balances()


async def test_senseless_parcels_are_refused_on_the_page(packing: Packing, desk: Desk) -> None:
    bought = await packing.paid(2)
    desk.sit(packer(bought.goods[0].shop_id))
    line = (await packing.order(bought)).lines[0].id
    for fields in ({}, {f"pieces-{line}": "x"}, {f"pieces-{line}": "9", "carrier": "sf", "tracking_number": "1"}):
        answer = await desk.post(f"/console/orders/{bought.number}/parcels", fields)
        assert answer.status_code == 303
    assert await packing.parcels(bought) == []


async def test_another_shop_finds_no_such_order(packing: Packing, desk: Desk) -> None:
    bought = await packing.paid(1, shop_id=await packing.market.shop())
    desk.sit(packer(await packing.market.shop()))
    base = f"/console/orders/{bought.number}"
    for path in ("", "/packing-slip", "/invoice"):
        assert (await desk.get(base + path)).status_code == 404
    for path in ("/parcels", "/acts/cancel", "/acts/deliver", "/acts/note"):
        assert (await desk.post(base + path, {"text": "x"})).status_code == 404
    assert await packing.state(bought) is OrderState.PAID
    assert await packing.parcels(bought) == []


async def test_an_analyst_looks_and_does_nothing(packing: Packing, desk: Desk) -> None:
    bought = await packing.paid(1)
    desk.sit(packer(role=Role.ANALYST))
    page = (await desk.get(f"/console/orders/{bought.number}")).text
    assert "Send a parcel" not in page
    assert "科技园路" not in page
    line = (await packing.order(bought)).lines[0].id
    fields = {f"pieces-{line}": "1", "carrier": "sf", "tracking_number": "1"}
    assert (await desk.post(f"/console/orders/{bought.number}/parcels", fields)).status_code == 403
    assert (await desk.post(f"/console/orders/{bought.number}/acts/cancel")).status_code == 403
    assert await packing.state(bought) is OrderState.PAID


@pytest.fixture
async def town(app: Runtime) -> AsyncIterator[Town]:
    """People who are really employed: the worker asks anew what they may do."""
    found = Town(app)
    yield found
    await found.close()


async def test_a_file_ships_many(packing: Packing, town: Town) -> None:
    goods = await packing.market.goods(stock=50)
    bought: list[Bought] = [await packing.paid_for({goods: 1}) for _ in range(3)]
    desk = await town.member(Role.MERCHANT_OWNER, shop_ids=(goods.shop_id,))
    assert (await desk.get("/console/orders/ship-file")).status_code == 200
    rows = "number,carrier,tracking\n" + "".join(f"{one.number},sf,SF{index}\n" for index, one in enumerate(bought))
    answer = await desk.post("/console/orders/ship-file", {"rows": f"{rows}0A1B2C3D4E5F,sf,SF9\n"})
    assert answer.status_code == 303, answer.text
    await drain(packing.app)
    assert [await packing.state(one) for one in bought] == [OrderState.SHIPPED] * 3
    run = (await desk.get(answer.headers["location"])).text
    assert "0A1B2C3D4E5F" in run


@pytest.mark.parametrize("rows", ["", "\n\n", "only-a-number", "a,b", "x,y,z,w", "number,carrier,tracking"])
async def test_a_senseless_file_is_refused(packing: Packing, desk: Desk, rows: str) -> None:
    desk.sit(packer(await packing.market.shop()))
    assert (await desk.post("/console/orders/ship-file", {"rows": rows})).status_code == 422


async def test_ticked_orders_are_printed_and_shipped(packing: Packing, town: Town) -> None:
    goods = await packing.market.goods(stock=50)
    bought = [await packing.paid_for({goods: 1}) for _ in range(2)]
    desk = await town.member(Role.MERCHANT_OWNER, shop_ids=(goods.shop_id,))
    ids = [one.number for one in bought]
    pdf = await desk.post("/console/orders/packing-slips", {"id": ids})
    assert (pdf.status_code, pdf.content[:5]) == (200, b"%PDF-")
    fields = {"id": ids, "action": "ship", "sure": "1", "carrier": "own"}
    assert (await desk.post("/console/orders/bulk", fields)).status_code == 303
    await drain(packing.app)
    assert [await packing.state(one) for one in bought] == [OrderState.SHIPPED] * 2


async def test_a_pickup_is_handed_over(packing: Packing, desk: Desk) -> None:
    bought = await to_pick_up(packing)
    desk.sit(packer(bought.goods[0].shop_id))
    async with packing.app.tx() as tx:
        await orders.count_sold(tx)
    assert bought.number in (await desk.get("/console/pickups")).text
    assert "Ready for pickup" in (await desk.get(f"/console/orders/{bought.number}")).text
    await desk.post(f"/console/pickups/orders/{bought.number}")
    code = await make_ready(packing, bought)
    wrong = await desk.post("/console/pickups", {"place": STORE, "code": "000000" if code != "000000" else "111111"})
    assert wrong.status_code == 303
    assert await packing.state(bought) is OrderState.FULFILLING
    answer = await desk.post("/console/pickups", {"place": STORE, "code": f"{code[:3]} {code[3:]}"})
    assert answer.headers["location"] == f"/console/orders/{bought.number}"
    assert await packing.state(bought) is OrderState.DELIVERED
    page = (await desk.get(answer.headers["location"])).text
    assert re.search(r"handed over", page)


async def test_a_shop_changes_how_it_sends(packing: Packing, desk: Desk) -> None:
    goods = await packing.market.goods()
    async with packing.app.tx(write=False) as tx:
        shop = (await merchants.shops(tx, [goods.shop_id]))[goods.shop_id]
    desk.sit(packer(goods.shop_id, role=Role.MERCHANT_OWNER))
    url = f"/console/shipping/{shop.slug}"
    assert (await desk.get("/console/shipping")).headers["location"] == url
    page = (await desk.get(url)).text
    assert 'name="standard-near-first_price" value="6"' in page
    fields: dict[str, object] = {"carriers": ["zto", "sf"], "handling_days": "2", "cutoff_hour": "12", "name": "张三"}
    assert (await desk.post(url, fields)).status_code == 303
    numbers = re.findall(r'name="((?:standard|express)-[a-z]+-[a-z_]+)" value="([^"]*)"', page)
    plan = {**dict(numbers), "standard-near-first_price": "7.50", "express-world-first_price": ""}
    assert (await desk.post(f"{url}/plan", plan)).status_code == 303
    async with packing.app.tx(write=False) as tx:
        packing.app.cache.forget("*")
        settings = (await shipping.shops_settings(tx, [goods.shop_id]))[goods.shop_id]
        rates = (await shipping.plans_for(tx, [goods.shop_id]))[goods.shop_id].methods
    assert (settings.carriers, settings.handling_days, settings.sender.name) == (["zto", "sf"], 2, "张三")
    assert not settings.pickup
    assert next(rate for rate in rates[0].rates if rate.zone == "near").first_price == 750
    assert [rate.zone for rate in rates[1].rates if rate.zone == "world"] == []
    for wrong in ({"handling_days": "x", "cutoff_hour": "1"}, {"handling_days": "99", "cutoff_hour": "1"}):
        assert (await desk.post(url, dict(wrong))).status_code == 422
    assert (await desk.post(f"{url}/plan", {**plan, "standard-near-days_to": "-1"})).status_code == 422
    desk.sit(packer(await packing.market.shop(), role=Role.MERCHANT_OWNER))
    assert (await desk.get(url)).status_code == 404
    assert (await desk.post(url, fields)).status_code == 404
    desk.sit(packer(goods.shop_id))
    assert (await desk.get(url)).status_code == 403


@pytest.mark.parametrize("parcels", [1, 5])
async def test_pages_of_an_order_take_the_same_statements_however_many_parcels(
    packing: Packing, desk: Desk, parcels: int
) -> None:
    bought = await packing.paid(6, 1, 1)
    for _ in range(parcels):
        await packing.ship(bought, line0=1)
    desk.sit(packer(bought.goods[0].shop_id))
    await desk.get(f"/console/orders/{bought.number}")
    with counted(packing.market) as seen:
        assert (await desk.get(f"/console/orders/{bought.number}")).status_code == 200
    assert len(seen) <= 9, seen
    with counted(packing.market) as seen:
        await packing.parcels(bought)
    assert len(seen) == 1
