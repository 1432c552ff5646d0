"""Zones, rates, promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jishi.kernel.errors import Invalid
from jishi.kernel.ids import uuid7
from jishi.modules.shipping import api as shipping
from jishi.modules.shipping.contracts import Destination, Method, Parcel, Plan, Rate, Zone
from jishi.modules.shipping.domain.defaults import DEFAULT_PLAN
from jishi.modules.shipping.domain.provinces import NAMES, province_code
from jishi.modules.shipping.domain.rating import freight, offers_for
from jishi.platform.db import Tx

SHOP = uuid7()
PICKY = Plan(
    zones=[Zone(code="zj", name={"en": "Zhejiang"}, provinces=["ZJ"])],
    methods=[
        Method(
            code="bike",
            name={"en": "By bike"},
            rates=[
                Rate(
                    zone="zj",
                    first_weight=1000,
                    first_price=500,
                    step_weight=500,
                    step_price=100,
                    days_from=0,
                    days_to=1,
                    most_weight=5000,
                )
            ],
        )
    ],
)


def parcel(weight: int = 300, value: int = 1000) -> Parcel:
    return Parcel(SHOP, weight, value, 1)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("浙江省", "ZJ"),
        ("浙江", "ZJ"),
        ("Zhejiang Province", "ZJ"),
        ("330000", "ZJ"),
        ("内蒙古自治区", "NM"),
        ("Shaanxi", "SN"),
        ("shanxi", "SX"),
        ("Xizang", "XZ"),
        ("Atlantis", ""),
        ("", ""),
    ],
)
def test_provinces_are_known_by_all_their_names(written: str, code: str) -> None:
    assert province_code(written) == code


@pytest.mark.parametrize(
    ("destination", "price"),
    [
        (Destination("CN", "上海市"), 600),
        (Destination("CN", "广东省"), 800),
        (Destination("CN", "不知道"), 800),
        (Destination("CN", "西藏自治区"), 1500),
        (Destination("CN", "香港特别行政区"), 2800),
        (Destination("HK"), 2800),
        (Destination("DE"), 9800),
    ],
)
async def test_the_default_plan_reaches_everybody(tx: Tx, destination: Destination, price: int) -> None:
    found = await shipping.offers(tx, [parcel()], destination)
    assert [offer.price for offer in found[SHOP]][0] == price
    assert {offer.method for offer in found[SHOP]} == {"standard", "express"}


async def test_enough_goods_travel_free_and_the_offer_says_what_it_would_cost(tx: Tx) -> None:
    found = await shipping.offers(tx, [parcel(value=9_900)], Destination("CN", "广东"))
    assert (found[SHOP][0].price, found[SHOP][0].full_price, found[SHOP][0].free_from) == (0, 800, 9_900)


@pytest.mark.parametrize(("weight", "price"), [(0, 800), (1000, 800), (1001, 1000), (2000, 1000), (2001, 1200)])
def test_every_step_begun_is_paid(weight: int, price: int) -> None:
    assert freight(DEFAULT_PLAN.methods[0].rates[1], weight) == price


async def test_a_shop_with_its_own_plan_uses_only_that(tx: Tx) -> None:
    await shipping.ensure_defaults(tx)
    await shipping.set_plan(tx, PICKY, shop_id=SHOP)
    tx.app.cache.forget("*")
    assert [one.method for one in (await shipping.offers(tx, [parcel()], Destination("CN", "浙江")))[SHOP]] == ["bike"]
    assert await shipping.offers(tx, [parcel()], Destination("CN", "广东")) == {SHOP: []}
    assert await shipping.offers(tx, [parcel(weight=6000)], Destination("CN", "浙江")) == {SHOP: []}
    assert await shipping.promise(tx, SHOP, None) is None


async def test_the_product_page_promises_the_cheapest_way(tx: Tx) -> None:
    found = await shipping.promise(tx, SHOP, None)
    assert found is not None
    assert (found.method, found.price, found.days_from, found.days_to, found.free_from) == ("standard", 800, 2, 4, 9900)


async def test_a_plan_that_contradicts_itself_is_refused(tx: Tx) -> None:
    with pytest.raises(Invalid):
        await shipping.set_plan(tx, Plan(zones=[], methods=PICKY.methods), shop_id=SHOP)


async def test_any_number_of_shops_takes_one_statement_and_then_none(tx: Tx) -> None:
    parcels = [Parcel(uuid7(), 100, 100, 1) for _ in range(20)]
    before = tx.statements
    await shipping.offers(tx, parcels, Destination("CN"))
    assert tx.statements - before == 2, "plans and stores"
    await shipping.offers(tx, parcels, Destination("CN"))
    assert tx.statements - before == 2, "plans and stores"


@given(st.sampled_from(sorted(NAMES)), st.integers(0, 200_000), st.integers(0, 10**8))
def test_more_weight_never_costs_less_and_every_province_is_served(code: str, weight: int, value: int) -> None:
    there = Destination("CN", code)
    light = offers_for(DEFAULT_PLAN, Parcel(SHOP, weight, value, 1), there)
    heavy = offers_for(DEFAULT_PLAN, Parcel(SHOP, weight + 5_000, value, 1), there)
    assert light
    assert {one.method: one.full_price for one in light}["standard"] <= {one.method: one.full_price for one in heavy}[
        "standard"
    ]
