"""Slow sellers are flagged with the reason, stay on sale, and people decide; many at once need an approval."""

from datetime import timedelta

from tests.listing.conftest import Desk, rows

from jishi.kernel.actor import SYSTEM
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductState
from jishi.modules.catalog.contracts.listing import Delisting
from jishi.modules.catalog.options import MOST_DELISTED
from jishi.modules.team import api as team
from jishi.platform import options


async def test_what_nobody_buys_is_flagged_and_stays_on_sale(desk: Desk) -> None:
    code = await desk.draft(state=ProductState.LIVE)
    sold = await desk.draft(state=ProductState.LIVE)
    desk.app.clock.advance(timedelta(days=61))  # type: ignore[attr-defined]
    async with desk.app.tx() as tx:
        record = await catalog.find_record(tx, sold)
        assert record is not None
        await catalog.add_sold(tx, {record.id: 1})
        assert await catalog.flag_slow_sellers(tx) == 1
        assert await catalog.flag_slow_sellers(tx) == 0
    assert await desk.state(code) is ProductState.EVALUATION
    assert (await desk.client.get(f"/api/v1/products/{code}")).status_code == 200
    (found,) = (await desk.send("m", "GET", "/listing/evaluations")).json()["items"]
    assert (found["code"], found["reason"], found["details"]["days"]) == (code, "no_sale", 61)
    path = f"/listing/evaluations/{code}"
    assert (await desk.send("m", "POST", path, {"verdict": "keep", "reason": ""})).status_code == 422
    assert (await desk.send("r", "POST", path, {"verdict": "keep", "reason": "x"})).status_code == 403
    kept = await desk.send("m", "POST", path, {"verdict": "keep", "reason": "It is for winter."})
    assert kept.json() == {"state": "live"}
    async with desk.app.tx() as tx:
        assert await catalog.flag_slow_sellers(tx) == 0
        assert await rows(tx, "catalog.evaluation") == 0
    assert await desk.acts(code) == ["flagged", "kept"]


async def test_few_go_at_once_and_many_wait_for_an_approval(desk: Desk) -> None:
    codes = [await desk.draft(state=ProductState.LIVE) for _ in range(3)]
    async with desk.app.tx() as tx:
        await options.change(tx, SYSTEM, MOST_DELISTED, 2)
    few = await desk.send("m", "POST", "/listing/delistings", {"codes": codes[:1], "reason": "Out of season"})
    assert few.json() == {"delisted": 1, "approval_id": None}
    assert (await desk.client.get(f"/api/v1/products/{codes[0]}")).status_code == 404
    many = (await desk.send("m", "POST", "/listing/delistings", {"codes": codes, "reason": "Out of season"})).json()
    assert many["delisted"] == 0
    assert await desk.state(codes[1]) is ProductState.LIVE
    async with desk.app.tx() as tx:
        await team.decide_approval(tx, SYSTEM, many["approval_id"], grant=True)
    assert [await desk.state(code) for code in codes] == [ProductState.DELISTED] * 3
    assert await desk.acts(codes[1]) == ["delisted"]


async def test_the_number_of_statements_does_not_grow(desk: Desk) -> None:
    counted = []
    for many in (1, 2, 12):
        codes = [await desk.draft(state=ProductState.LIVE) for _ in range(many)]
        async with desk.app.tx() as tx:
            await catalog.delist(tx, SYSTEM, Delisting(codes=codes, reason="x"))
            counted.append(tx.statements)
    assert counted[1] == counted[2]


async def test_lists_of_cases_take_one_statement(desk: Desk) -> None:
    for _ in range(3):
        code = await desk.draft()
        await desk.send("m", "POST", f"/listing/submissions/{code}", {})
    async with desk.app.tx() as tx:
        page = await catalog.list_cases(tx, desk.reviewer, limit=2)
        assert (len(page.items), tx.statements) == (2, 1)
        rest = await catalog.list_cases(tx, desk.reviewer, cursor=page.next_cursor or "")
        assert (len(rest.items), tx.statements) == (1, 2)
