"""The demo world as data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from jishi.demo import world
from jishi.demo.world.build import build
from jishi.demo.world.model import AttributeKind, Outcome, Text, World
from jishi.demo.world.pricing import shelf_price
from jishi.demo.world.words.departments import DEPARTMENTS

ALLOWED = {"p", "h3", "ul", "li", "strong", "em"}


@pytest.fixture(scope="module")
def made() -> World:
    return world.build()


def _texts(thing: Any, path: str = "") -> Iterator[tuple[str, Text]]:
    if isinstance(thing, Text):
        yield path, thing
    elif isinstance(thing, tuple):
        for i, part in enumerate(thing):
            yield from _texts(part, f"{path}[{i}]")
    elif isinstance(thing, msgspec.Struct):
        for field in thing.__struct_fields__:
            yield from _texts(getattr(thing, field), f"{path}.{field}")


def test_the_same_seed_gives_an_equal_world(made: World) -> None:
    again = build.__wrapped__(7)
    assert again is not made
    assert again == made
    assert list(world.days(again)) == list(world.days(made))


def test_another_seed_gives_another_world(made: World) -> None:
    assert world.build(8).products != made.products


def test_it_has_the_promised_size(made: World) -> None:
    assert len(made.shops) == 12
    assert [c.key for c in made.categories if c.level == 1] == [d.key for d in DEPARTMENTS]
    assert 40 <= sum(c.level == 3 for c in made.categories) <= 55
    assert 28 <= len(made.brands) <= 34
    assert 1150 <= len(made.products) <= 1300
    assert len(made.people) == 400
    assert 5 <= len(made.editorials) <= 6
    assert {page.key for page in made.help_pages} == {
        "shipping",
        "returns",
        "payment",
        "privacy",
        "terms",
        "about",
        "contact",
    }


def test_every_text_is_written_in_both_languages(made: World) -> None:
    empty = [path for path, text in _texts(made) if not text.zh.strip() or not text.en.strip()]
    assert not empty
    chinese_in_english = [
        path for path, text in _texts(made.products, "products") if re.search(r"[\u4e00-\u9fff]", text.en)
    ]
    assert not chinese_in_english


def test_rich_texts_use_only_plain_tags(made: World) -> None:
    rich = [
        *(p.description for p in made.products),
        *(e.body for e in made.editorials),
        *(h.body for h in made.help_pages),
    ]
    used = {tag for text in rich for side in (text.zh, text.en) for tag in re.findall(r"</?([a-z0-9]+)[^>]*>", side)}
    assert used <= ALLOWED
    attributes = [text for text in rich if re.search(r"<[a-z0-9]+\s", text.zh + text.en)]
    assert not attributes


def test_keys_titles_skus_and_barcodes_are_unique(made: World) -> None:
    variants = [variant for product in made.products for variant in product.variants]
    for values in (
        [p.key for p in made.products],
        [p.title.zh for p in made.products],
        [p.title.en for p in made.products],
        [v.sku for v in variants],
        [v.barcode for v in variants],
        [c.key for c in made.categories],
        [p.handle for p in made.people],
        [p.email for p in made.people],
        [b.key for b in made.brands],
    ):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_barcodes_have_the_right_check_digit(made: World) -> None:
    for code in (v.barcode for p in made.products for v in p.variants):
        assert len(code) == 13
        assert sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(code)) % 10 == 0


def test_variants_are_sellable_combinations_of_the_options(made: World) -> None:
    for product in made.products:
        assert 1 <= len(product.variants) <= 24
        values = [{value.key for value in option.values} for option in product.options]
        choices = [variant.choice for variant in product.variants]
        assert len(set(choices)) == len(choices)
        for choice in choices:
            assert len(choice) == len(values)
            assert all(key in allowed for key, allowed in zip(choice, values, strict=True))


def test_some_combinations_are_missing(made: World) -> None:
    sizes = [(len(p.variants), [len(o.values) for o in p.options]) for p in made.products if len(p.options) == 2]
    assert any(count < axes[0] * axes[1] for count, axes in sizes)


def test_prices_are_positive_above_cost_and_below_the_former_price(made: World) -> None:
    for product in made.products:
        for variant in product.variants:
            assert variant.price > 0
            assert variant.cost > 0
            assert variant.weight > 0
            assert variant.stock >= 0
            assert variant.list_price is None or variant.list_price > variant.price
            assert product.on_clearance or variant.cost < variant.price
    assert any(v.cost > v.price for p in made.products if p.on_clearance for v in p.variants)


@pytest.mark.parametrize(
    ("fen", "printed"), [(1234, 1190), (3712, 3490), (9300, 9490), (16900, 16900), (123400, 124900), (398000, 399900)]
)
def test_prices_end_as_shops_print_them(fen: int, printed: int) -> None:
    assert shelf_price(fen) == printed


def test_stock_is_mostly_there_sometimes_low_rarely_gone(made: World) -> None:
    stock = [v.stock for p in made.products for v in p.variants]
    gone, low = sum(s == 0 for s in stock) / len(stock), sum(0 < s <= 6 for s in stock) / len(stock)
    assert 0.02 < gone < 0.09
    assert 0.05 < low < 0.15
    assert any(all(v.stock == 0 for v in p.variants) for p in made.products)


def test_references_lead_somewhere(made: World) -> None:
    shops, brands = {s.key for s in made.shops}, {b.key for b in made.brands}
    tags = {tag.key for tag in made.tags}
    leaves = {c.key: c for c in made.categories if c.level == 3}
    attributes = {a.key: a for a in made.attributes}
    for product in made.products:
        assert product.shop in shops
        assert product.brand in brands
        assert set(product.tags) <= tags
        for key, value in product.attributes:
            assert key in leaves[product.category].attributes
            attribute = attributes[key]
            if attribute.kind is AttributeKind.NUMBER:
                assert value.isdigit()
            else:
                assert value in {v.key for v in attribute.values}
    assert {p.shop for p in made.products} == shops
    assert {p.brand for p in made.products} == brands
    assert {p.category for p in made.products} == set(leaves)
    for editorial in made.editorials:
        assert set(editorial.categories) <= set(leaves)
        assert len(set(editorial.products)) == len(editorial.products) >= 8


def test_parents_come_before_children(made: World) -> None:
    seen: set[str] = set()
    for category in made.categories:
        assert category.parent is None or category.parent in seen
        seen.add(category.key)


def test_a_colour_shows_in_its_picture(made: World) -> None:
    for product in made.products:
        for option in product.options:
            for value in option.values:
                if value.swatch:
                    assert value.picture is not None
                    assert value.picture.color == value.swatch


def test_no_shop_shows_the_same_thing_twice(made: World) -> None:
    seen = Counter((p.shop, p.title.zh, p.picture) for p in made.products)
    assert max(seen.values()) == 1


def test_popularity_has_a_long_tail(made: World) -> None:
    weights = sorted((p.popularity for p in made.products), reverse=True)
    assert weights[-1] >= 1
    assert sum(weights[: len(weights) // 5]) > 0.5 * sum(weights)


def test_shops_are_kept_by_their_keepers(made: World) -> None:
    assert [shop.owner for shop in made.shops] == list(range(12))
    assert made.people[0].name.zh == "沈知夏"
    assert made.shops[0].region.city.zh == made.people[0].address.region.city.zh


def test_people_can_receive_parcels(made: World) -> None:
    for person in made.people:
        assert re.fullmatch(r"\+\d{8,14}", person.address.phone)
        assert re.fullmatch(r"[a-z0-9_]+", person.handle)
        assert person.email.split("@")[1] in {"example.com", "example.net", "example.org"}


def test_ninety_days_of_baskets_grow_and_peak(made: World) -> None:
    plans = list(world.days(made))
    assert [plan.day for plan in plans] == list(range(90, 0, -1))
    counts = {plan.day: len(plan.baskets) for plan in plans}
    assert 3000 <= sum(counts.values()) <= 6000
    assert sum(counts[d] for d in range(1, 16)) > 1.4 * sum(counts[d] for d in range(76, 91))
    assert max(counts, key=lambda day: counts[day]) == 20
    assert next(plan for plan in plans if plan.day == 20).festival is not None


def test_baskets_are_possible(made: World) -> None:
    for plan in world.days(made):
        assert list(plan.baskets) == sorted(plan.baskets, key=lambda b: (b.hour, b.minute))
        for basket in plan.baskets:
            assert made.people[basket.person].joined >= plan.day
            assert basket.lines
            for line in basket.lines:
                product = made.products[line.product]
                assert product.launched >= plan.day
                assert 0 <= line.variant < len(product.variants)
                assert 1 <= line.quantity <= 3


def test_evenings_are_busy_and_most_orders_are_paid(made: World) -> None:
    baskets = [basket for plan in world.days(made) for basket in plan.baskets]
    hours = Counter(basket.hour for basket in baskets)
    assert max(hours, key=lambda hour: hours[hour]) in {20, 21, 22}
    assert hours[21] > 8 * hours[4]
    outcomes = Counter(basket.outcome for basket in baskets)
    assert outcomes[Outcome.PAID] / len(baskets) > 0.8
    assert set(outcomes) == set(Outcome)
