"""Rule 1: whole minor units; one allocation function whose parts sum exactly; no float near money."""

import ast
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jishi.kernel.money import allocate
from jishi.modules.catalog.contracts import Sellable, TaxClass
from jishi.modules.orders.contracts import Quote, TraceScope
from jishi.modules.orders.domain import tax
from jishi.modules.orders.domain.draft import Draft
from jishi.modules.orders.domain.pricing import ShopName, finish, price_goods
from jishi.modules.orders.domain.rules import BUILT_IN, Stage
from jishi.modules.shipping.contracts import Destination
from jishi.modules.shipping.domain.defaults import DEFAULT_PLAN
from jishi.modules.shipping.domain.rating import offers_for
from jishi.platform.i18n import PACKAGE

SHOPS = [UUID(int=number) for number in (1, 2, 3)]
NAMES = {shop: ShopName({"en": "A shop"}, "a-shop") for shop in SHOPS}
NOW = datetime(2026, 6, 1, tzinfo=UTC)


class Off:
    """A made-up promotion: so much off everything (more than there is, at times)."""

    code = "off"

    def __init__(self, amount: int, stage: Stage) -> None:
        self.amount = amount
        self.stage = stage

    def apply(self, draft: Draft) -> None:
        draft.take_off(self.code, draft.lines, self.amount, {"en": "Off"}, TraceScope.TOTAL)


class OffFirst(Off):
    """Something off the first shop's lines only."""

    def apply(self, draft: Draft) -> None:
        draft.take_off(self.code, draft.shops[0].lines, self.amount, {"en": "Off"}, TraceScope.SHOP)


def item(number: int, shop: UUID, price: int, list_price: int | None, weight: int, tax_class: TaxClass) -> Sellable:
    return Sellable(
        UUID(int=1_000 + number),
        UUID(int=2_000 + number),
        "CODE",
        shop,
        f"sku-{number}",
        {"en": "Thing"},
        {},
        price,
        list_price,
        weight,
        tax_class,
        None,
        None,
        True,
    )


ITEMS = st.lists(
    st.tuples(
        st.sampled_from(SHOPS),
        st.integers(0, 10**7),
        st.none() | st.integers(0, 10**7),
        st.integers(0, 5_000),
        st.sampled_from(TaxClass),
        st.integers(1, 99),
    ),
    min_size=1,
    max_size=8,
)


def quote_of(lines: Sequence[tuple[Sellable, int]], country: str, rules: Sequence[Off]) -> Quote:
    draft = Draft(lines, "CNY")
    every = [*rules, *BUILT_IN]
    price_goods(draft, every)
    where = Destination(country, "广东")
    offers = {shop.shop_id: offers_for(DEFAULT_PLAN, shop.parcel(), where) for shop in draft.shops}
    return finish(draft, every, offers=offers, chosen={}, names=NAMES, country=country, now=NOW)


@given(
    ITEMS,
    st.sampled_from(["CN", "DE", "JP", "US", "HK"]),
    st.integers(0, 10**8),
    st.integers(0, 10**6),
)
@settings(max_examples=150, deadline=None)
def test_every_part_of_a_quote_sums_to_the_whole(
    given_lines: list[tuple[UUID, int, int | None, int, TaxClass, int]], country: str, coupon: int, threshold: int
) -> None:
    lines = [(item(number, *row[:5]), row[5]) for number, row in enumerate(given_lines)]
    quote = quote_of(lines, country, [Off(coupon, Stage.COUPON), OffFirst(threshold, Stage.THRESHOLD)])
    assert quote.total == sum(shop.total for shop in quote.shops) >= 0
    assert quote.goods == sum(one.price * quantity for one, quantity in lines)
    added = 0 if quote.tax_included else quote.tax
    assert quote.total == quote.goods - quote.discount + quote.freight + added
    assert sum(step.amount for step in quote.trace if step.applied and not step.informative) == quote.total
    for shop in quote.shops:
        freight_tax = shop.tax - sum(line.tax for line in shop.lines)
        assert shop.discount == sum(line.discount for line in shop.lines)
        assert freight_tax >= 0
        assert shop.total == sum(line.payable for line in shop.lines) + shop.freight + (
            0 if quote.tax_included else freight_tax
        )
        for line in shop.lines:
            assert 0 <= line.discount <= line.amount
            assert line.payable >= 0


@given(st.integers(-(10**12), 10**12), st.lists(st.integers(0, 10**6), min_size=1, max_size=30))
def test_allocated_parts_sum_exactly_and_are_within_one_of_fair(total: int, weights: list[int]) -> None:
    parts = allocate(total, weights)
    assert sum(parts) == total
    whole = sum(weights)
    if whole:
        assert all(abs(part * whole - total * weight) < whole for part, weight in zip(parts, weights, strict=True))


def test_rounding_each_part_by_itself_loses_money() -> None:
    """Why there is one allocation function: a third each of one yuan."""
    assert sum(round(100 / 3) for _ in range(3)) != 100
    assert allocate(100, [1, 1, 1]) == [34, 33, 33]


@given(st.integers(0, 10**12), st.sampled_from([500, 900, 1_300, 2_000]))
def test_contained_tax_is_what_added_tax_would_have_been(amount: int, rate: int) -> None:
    contained = tax.tax_on(amount, rate, included=True)
    assert abs(tax.tax_on(amount - contained, rate, included=False) - contained) <= 1


@pytest.mark.parametrize("module", ["orders", "shipping", "inventory", "payments"])
def test_no_float_comes_near_money(module: str) -> None:
    suspects = []
    for path in sorted((PACKAGE / "modules" / module).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
            named = isinstance(node, ast.Name) and node.id == "float"
            divided = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)
            if literal or named or divided:
                suspects.append(f"{path.name}:{node.lineno}")
    assert [one for one in suspects if "providers" not in one] == []
