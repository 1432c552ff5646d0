"""The pages of after-sales, for buyers."""

import re
from collections.abc import AsyncIterator

import pytest
from tests.after_sales.counter import Desk
from tests.buying.conftest import dressed
from tests.buying.shopper import Shopper
from tests.conftest import browser_for

from jishi.modules.after_sales import api as after_sales
from jishi.modules.after_sales.contracts import State
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain


@pytest.fixture
async def shopper(app: Runtime) -> AsyncIterator[Shopper]:
    """Somebody."""
    async with browser_for(app) as http:
        yield Shopper(dressed(http), app)


@pytest.fixture
async def stranger(app: Runtime) -> AsyncIterator[Shopper]:
    """Somebody else."""
    async with browser_for(app) as http:
        yield Shopper(dressed(http), app)


async def bought_by(desk: Desk, shopper: Shopper, *, ship: bool = True) -> str:
    """A paid (and sent) order of this browser."""
    goods = await desk.market.goods(12_000)
    checkout = await shopper.buy(goods)
    await desk.market.pay(checkout, desk.packing.provider)
    number = checkout.orders[0].number
    if ship:
        from jishi.kernel.actor import SYSTEM  # noqa: PLC0415
        from jishi.modules.orders import api as orders  # noqa: PLC0415
        from jishi.modules.orders.contracts import ShipInput  # noqa: PLC0415

        async with desk.app.tx() as tx:
            await orders.ship(tx, SYSTEM, number, ShipInput(carrier="sf", tracking_number="SF1"))
    return number


async def test_a_guest_asks_writes_and_withdraws(desk: Desk, shopper: Shopper) -> None:
    number = await bought_by(desk, shopper)
    assert f"/orders/{number}/after-sales" in await shopper.open(f"/orders/{number}")
    chooser = await shopper.open(f"/orders/{number}/after-sales")
    assert "Return it for money" in chooser
    assert "It has not been sent" not in chooser
    form = await shopper.open(f"/orders/{number}/after-sales?kind=return")
    line = re.search(r'name="(line-[^"]+)"', form)
    assert line
    fields = {"kind": "return", line.group(1): "1", "reason": "faulty", "text": "The handle came off."}
    seen = await shopper.send(f"/orders/{number}/after-sales/preview", fields, htmx=True)
    assert "You would get back" in seen.text
    await shopper.open(f"/orders/{number}/after-sales?kind=return")
    answer = await shopper.send(f"/orders/{number}/after-sales", fields)
    assert answer.status_code == 303, answer.text
    case = answer.headers["location"]
    page = await shopper.open(case)
    assert "The handle came off." in page
    assert "Waiting for the shop" in page
    answer = await shopper.send(f"{case}/messages", {"text": "<script>alert(1)</script>"})
    assert answer.headers["location"] == case
    assert "<script>alert(1)" not in (await shopper.http.get(case)).text
    assert case in await shopper.open("/account/after-sales")
    await shopper.send(f"{case}/withdrawal", {"version": "1"})
    assert "You have withdrawn it." in await shopper.open(case)


async def test_a_form_that_is_not_right_comes_back_with_what_was_typed(desk: Desk, shopper: Shopper) -> None:
    number = await bought_by(desk, shopper)
    await shopper.open(f"/orders/{number}/after-sales?kind=refund")
    answer = await shopper.send(
        f"/orders/{number}/after-sales", {"kind": "refund", "reason": "damaged", "text": "Broken in two"}
    )
    assert answer.status_code == 422
    assert "Broken in two" in answer.text
    assert "Please choose what it is about." in answer.text
    assert await desk.count("cases") == 0


async def test_strangers_find_neither_form_nor_case(desk: Desk, shopper: Shopper, stranger: Shopper) -> None:
    number = await bought_by(desk, shopper)
    form = await shopper.open(f"/orders/{number}/after-sales?kind=refund")
    line = re.search(r'name="(line-[^"]+)"', form)
    assert line
    fields = {"kind": "refund", line.group(1): "1", "reason": "other", "text": "x"}
    case = (await shopper.send(f"/orders/{number}/after-sales", fields)).headers["location"]
    await stranger.open("/cart")
    await stranger.open(case, status=404)
    await stranger.open(f"/orders/{number}/after-sales", status=404)
    for path in ("withdrawal", "agreement", "messages", "escalation", "return-parcel"):
        assert (await stranger.send(f"{case}/{path}", {"text": "x"})).status_code == 404
    async with desk.app.tx(write=False) as tx:
        (found,) = (await after_sales.list_mine(tx, shopper.actor)).items
    assert (found.state, found.version) == (State.ASKED, 1)


async def test_who_knows_number_and_contact_may_ask_elsewhere(desk: Desk, shopper: Shopper, stranger: Shopper) -> None:
    number = await bought_by(desk, shopper, ship=False)
    await stranger.open("/orders/find")
    answer = await stranger.send("/orders/find", {"number": number, "contact": "13800138000"})
    assert answer.headers["location"] == f"/orders/{number}"
    form = await stranger.open(f"/orders/{number}/after-sales")
    line = re.search(r'name="(line-[^"]+)"', form)
    assert line
    fields = {"kind": "unsent", line.group(1): "1", "reason": "too_slow"}
    answer = await stranger.send(f"/orders/{number}/after-sales", fields)
    assert answer.status_code == 303, answer.text
    assert "Waiting for the shop" in await stranger.open(answer.headers["location"])
    async with desk.app.tx(write=False) as tx:
        assert len((await after_sales.list_mine(tx, shopper.actor)).items) == 1
    await drain(desk.app)
