"""Saving products: whole, only when different, refused with the field to blame."""

from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest
from tests.catalog.conftest import count, simple

from jishi.kernel.errors import Invalid, NotFound
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Option, OptionValue, Outcome, ProductInput, VariantInput
from jishi.platform.db import Tx

replace = msgspec.structs.replace


async def test_a_product_reads_back_as_it_was_given(tx: Tx, shop_id: UUID, shirt: ProductInput) -> None:
    result = await catalog.save_product(tx, shop_id, shirt)
    assert result.outcome is Outcome.CREATED
    product = await catalog.find_product(tx, result.code)
    assert product is not None
    assert product.title == shirt.title
    assert [variant.sku for variant in product.variants] == ["LS-W-M", "LS-W-L", "LS-I-M"]
    assert product.options == shirt.options
    (record,) = await catalog.list_records(tx, [product.id])
    assert record.given == shirt


async def test_saving_it_again_changes_nothing(tx: Tx, shop_id: UUID, shirt: ProductInput) -> None:
    first = await catalog.save_product(tx, shop_id, shirt)
    before = (await catalog.list_records(tx, [first.product_id]))[0]  # type: ignore[list-item]
    again = await catalog.save_product(tx, shop_id, shirt)
    assert again.outcome is Outcome.UNCHANGED
    assert (again.product_id, again.variant_ids) == (first.product_id, first.variant_ids)
    assert (await catalog.list_records(tx, [before.id]))[0] == before


async def test_a_change_keeps_ids_and_remembers_the_old_price(tx: Tx, shop_id: UUID, shirt: ProductInput) -> None:
    first = await catalog.save_product(tx, shop_id, shirt)
    dearer = replace(shirt, variants=[replace(shirt.variants[0], price=21_000), *shirt.variants[1:2]])
    again = await catalog.save_product(tx, shop_id, dearer)
    assert again.outcome is Outcome.CHANGED
    assert again.variant_ids["LS-W-M"] == first.variant_ids["LS-W-M"]
    (change,) = await catalog.prices_history(tx, first.variant_ids.values())
    assert (change.before, change.after) == (19_900, 21_000)
    sellable = await catalog.list_sellable(tx, first.variant_ids.values())
    assert sellable[first.variant_ids["LS-W-M"]].on_sale
    assert not sellable[first.variant_ids["LS-I-M"]].on_sale, "a variant that is gone can still be named, not sold"


async def test_a_cost_that_is_not_given_is_kept(tx: Tx, shop_id: UUID, shirt: ProductInput) -> None:
    first = await catalog.save_product(tx, shop_id, shirt)
    silent = [replace(variant, cost=None, price=variant.price + 100) for variant in shirt.variants]
    await catalog.save_product(tx, shop_id, replace(shirt, variants=silent))
    (record,) = await catalog.list_records(tx, [first.product_id])  # type: ignore[list-item]
    assert record.given.variants[0].cost == 8_000


async def test_what_is_given_twice_counts_as_given_last(tx: Tx, shop_id: UUID) -> None:
    results = await catalog.save_products(tx, shop_id, [simple("a", 100), simple("b", 200), simple("a", 300)])
    assert results[0].product_id == results[2].product_id
    assert (await catalog.list_sellable(tx, results[0].variant_ids.values()))[results[0].variant_ids["a"]].price == 300


async def test_one_bad_product_does_not_keep_the_others_out(tx: Tx, shop_id: UUID) -> None:
    bad = simple("bad", variants=[])
    results = await catalog.save_products(tx, shop_id, [simple("a"), bad, simple("c")])
    assert [result.outcome for result in results] == [Outcome.CREATED, Outcome.REFUSED, Outcome.CREATED]
    assert "variants" in results[1].fields


async def test_a_sku_of_another_product_is_refused_and_nothing_is_written(tx: Tx, shop_id: UUID) -> None:
    await catalog.save_product(tx, shop_id, simple("first"))
    thief = simple("thief", variants=[VariantInput(sku="first", price=1)])
    before = await count(tx, "catalog.product")
    with pytest.raises(Invalid) as caught:
        await catalog.save_product(tx, shop_id, thief)
    assert "first" in str(caught.value)
    assert await count(tx, "catalog.product") == before


def of(handle: str, *skus: str) -> ProductInput:
    """A product with these SKUs."""
    size = Option("size", {"en": "Size"}, [OptionValue(sku, {"en": sku}) for sku in skus])
    return simple(handle, options=[size], variants=[VariantInput(sku=sku, price=1, choices=[sku]) for sku in skus])


async def test_a_sku_may_move_from_one_product_to_another_in_one_go(tx: Tx, shop_id: UUID) -> None:
    await catalog.save_products(tx, shop_id, [of("a", "x", "y"), of("b", "z")])
    moved = [of("b", "y", "z"), of("a", "x")]
    results = await catalog.save_products(tx, shop_id, moved)
    assert [result.outcome for result in results] == [Outcome.CHANGED, Outcome.CHANGED]
    again = await catalog.save_products(tx, shop_id, moved)
    assert [result.outcome for result in again] == [Outcome.UNCHANGED, Outcome.UNCHANGED]


async def test_who_is_refused_gives_nothing_up(tx: Tx, shop_id: UUID) -> None:
    await catalog.save_products(tx, shop_id, [of("a", "x", "y"), of("b", "z"), of("keeper", "k")])
    results = await catalog.save_products(tx, shop_id, [of("b", "y", "z"), of("a", "x", "k")])
    assert [result.outcome for result in results] == [Outcome.REFUSED, Outcome.REFUSED]
    assert set(await catalog.variants_by_sku(tx, shop_id, ["x", "y", "z", "k"])) == {"x", "y", "z", "k"}


async def test_an_unknown_shop_is_not_found(tx: Tx) -> None:
    with pytest.raises(NotFound):
        await catalog.save_product(tx, uuid4(), simple("a"))


COLOURS = Option("color", {"en": "Colour"}, [OptionValue("red", {"en": "Red"}), OptionValue("blue", {"en": "Blue"})])


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("handle", {"handle": " "}),
        ("title", {"title": {}}),
        ("title", {"title": {"en": "x" * 501}}),
        ("variants", {"variants": []}),
        ("variants", {"variants": [VariantInput(sku="a", price=1), VariantInput(sku="a", price=1)]}),
        ("variants.0.price", {"variants": [VariantInput(sku="a", price=-1)]}),
        ("variants.0.list_price", {"variants": [VariantInput(sku="a", price=1, list_price=10**16)]}),
        ("variants.0.weight", {"variants": [VariantInput(sku="a", price=1, weight=-5)]}),
        ("variants.0.image_index", {"variants": [VariantInput(sku="a", price=1, image_index=0)]}),
        ("variants.0.choices", {"options": [COLOURS]}),
        ("variants.0.choices", {"options": [COLOURS], "variants": [VariantInput(sku="a", price=1, choices=["green"])]}),
        (
            "variants",
            {
                "options": [COLOURS],
                "variants": [VariantInput(sku=sku, price=1, choices=["red"]) for sku in ("a", "b")],
            },
        ),
        ("options", {"options": [COLOURS, COLOURS]}),
        ("options", {"options": [replace(COLOURS, code=str(at)) for at in range(6)]}),
        ("options.0", {"options": [replace(COLOURS, values=[COLOURS.values[0]] * 2)]}),
        ("options.0", {"options": [replace(COLOURS, values=[])]}),
        ("category_code", {"category_code": "nowhere"}),
        ("variants", {"variants": [VariantInput(sku=str(at), price=1) for at in range(501)]}),
    ],
)
async def test_nonsense_is_refused_naming_the_field(tx: Tx, shop_id: UUID, field: str, changes: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as caught:
        await catalog.save_product(tx, shop_id, simple("a", **changes))
    assert field in caught.value.fields
    assert await count(tx, "catalog.product") == 0
    assert await count(tx, "catalog.variant") == 0


async def test_a_category_that_is_not_there_is_named(tx: Tx, shop_id: UUID, shirt: ProductInput) -> None:
    with pytest.raises(Invalid) as refusal:
        await catalog.save_product(tx, shop_id, replace(shirt, category_code="no-such"))
    assert (refusal.value.code, refusal.value.params) == ("invalid", {"category": "no-such"})


async def test_descriptions_lose_what_could_run(tx: Tx, shop_id: UUID) -> None:
    nasty = '<p onclick="x()">Hi<script>alert(1)</script><a href="javascript:x()">there</a><img src=x onerror=y></p>'
    result = await catalog.save_product(tx, shop_id, simple("a", description={"en": nasty}))
    product = await catalog.find_product(tx, result.code)
    assert product is not None
    html = product.description["en"]
    assert "Hi" in html
    for piece in ("script", "onclick", "javascript", "onerror", "<img"):
        assert piece not in html


async def test_emoji_and_odd_letters_survive(tx: Tx, shop_id: UUID) -> None:
    given = simple("🍵-tea", title={"zh-CN": "茶 🍵 \u202eevil", "en": 'O\'Reilly "tea"; DROP TABLE'})
    result = await catalog.save_product(tx, shop_id, given)
    product = await catalog.find_product(tx, result.code)
    assert product is not None
    assert product.title == {"zh-CN": "茶 🍵 evil", "en": 'O\'Reilly "tea"; DROP TABLE'}


async def test_statements_do_not_grow_with_products(tx: Tx, shop_id: UUID) -> None:
    # The first one of a process also learns which endpoints want to hear of products.
    await catalog.save_product(tx, shop_id, simple("first", brand="B"))
    before = tx.statements
    await catalog.save_products(tx, shop_id, [simple(f"few-{at}", brand="B") for at in range(2)])
    few = tx.statements - before
    await catalog.save_products(tx, shop_id, [simple(f"many-{at}", brand="B") for at in range(200)])
    assert tx.statements - before - few == few
    assert few <= 15
