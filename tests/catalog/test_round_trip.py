"""Export, import into an empty shop: the same products, and the same file again."""

import csv
import io
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.catalog.conftest import simple
from tests.catalog.imports import CATALOGUE, imported, real_files
from tests.media.pictures import jpeg

from jishi.console.importing.export import export_products
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import (
    Attribute,
    Option,
    OptionValue,
    PictureSource,
    ProductInput,
    ProductState,
    TaxClass,
    VariantInput,
)
from jishi.modules.catalog.domain.checking import check_product
from jishi.modules.inventory import api as inventory
from jishi.modules.media import api as media
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput
from jishi.platform.runtime import Runtime


async def exported(app: Runtime, shop_id: UUID) -> bytes:
    return b"".join([piece async for piece in export_products(app, shop_id, with_costs=True)])


async def products(app: Runtime, shop_id: UUID) -> list[ProductInput]:
    async with app.tx() as tx:
        return [record.given for record in await catalog.list_shop_records(tx, shop_id, "", 1_000)]


async def empty_shop(app: Runtime) -> UUID:
    async with app.tx() as tx:
        return await merchants.create_shop(tx, ShopInput(slug="empty", name={"en": "Empty"}))


async def check_round_trip(app: Runtime, shop_id: UUID, tmp_path: Path) -> None:
    first = await exported(app, shop_id)
    path = tmp_path / "export.csv"
    path.write_bytes(first)
    other = await empty_shop(app)
    run = await imported(app, other, path)
    assert run.refused == 0
    assert await products(app, other) == await products(app, shop_id)
    assert await exported(app, other) == first


@real_files
@pytest.mark.parametrize("name", ["apparel.csv", "home-and-garden.csv", "jewelery.csv"])
async def test_shopify_files_come_back_the_same(app: Runtime, shop_id: UUID, tmp_path: Path, name: str) -> None:
    await imported(app, shop_id, CATALOGUE / "shopify" / name)
    await check_round_trip(app, shop_id, tmp_path)


@real_files
async def test_a_marketplace_comes_back_the_same(app: Runtime, shop_id: UUID, tmp_path: Path) -> None:
    rows = (CATALOGUE / "marketplace-999-full.csv").read_text(encoding="utf-8")
    table = list(csv.reader(io.StringIO(rows)))[:120]
    path = tmp_path / "some.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table)
    await imported(app, shop_id, path)
    await check_round_trip(app, shop_id, tmp_path)


async def test_everything_we_know_comes_back(app: Runtime, shop_id: UUID, tmp_path: Path, shirt: ProductInput) -> None:
    async with app.tx() as tx:
        image = await media.store(tx, jpeg(800, 600))
        await catalog.save_category(tx, "wear", {"zh-CN": "服饰", "en": "Wear"})
        await catalog.save_category(tx, "shirts", {"zh-CN": "衬衫", "en": "Shirts"}, "wear")
        full = msgspec.structs.replace(
            shirt,
            subtitle={"zh-CN": "透气", "en": "Airy"},
            category_code="shirts",
            image_ids=[image.id],
            pictures=[PictureSource("https://pictures.example/a.jpg", "From the side")],
            variants=[msgspec.structs.replace(shirt.variants[0], image_index=1), *shirt.variants[1:]],
            tags=["summer, hot", "linen"],
            tax_class=TaxClass.REDUCED,
            state=ProductState.EVALUATION,
            popularity=7,
            live_at=datetime(2026, 1, 2, tzinfo=UTC),
            extra={"SEO Title": "Linen", "Vendor code": "X-1"},
        )
        five = [Option(f"o{at}", {"en": f"O {at}"}, [OptionValue("x", {"en": "X"})]) for at in range(5)]
        wide = simple("wide", options=five, variants=[VariantInput(sku="w", price=5, choices=["x"] * 5)])
        results = await catalog.save_products(tx, shop_id, [full, wide, simple("draft", state=ProductState.DRAFT)])
        await inventory.set_count(tx, dict.fromkeys(results[0].variant_ids.values(), 9))
    await check_round_trip(app, shop_id, tmp_path)


async def test_costs_stay_at_home_for_those_who_may_not_see_them(
    app: Runtime, shop_id: UUID, shirt: ProductInput
) -> None:
    async with app.tx() as tx:
        await catalog.save_product(tx, shop_id, shirt)
    text = b"".join([piece async for piece in export_products(app, shop_id, with_costs=False)]).decode()
    (row, *_) = csv.DictReader(io.StringIO(text))
    assert row["Cost per item"] == ""
    assert "80.00" not in text


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
TEXTS = st.dictionaries(st.sampled_from(["zh-CN", "en"]), WORDS, min_size=1)
AMOUNTS = st.integers(0, 10**12)


@st.composite
def product_inputs(draw: st.DrawFn) -> ProductInput:
    option_codes = draw(st.lists(WORDS, max_size=3, unique=True))
    options = []
    for code in option_codes:
        values = draw(st.lists(WORDS, min_size=1, max_size=3, unique=True))
        options.append(Option(code, draw(TEXTS), [OptionValue(value, draw(TEXTS)) for value in values]))
    combinations: list[list[str]] = [[]]
    for option in options:
        combinations = [[*before, value.code] for before in combinations for value in option.values]
    chosen = draw(st.lists(st.sampled_from(combinations), min_size=1, max_size=4, unique_by=tuple))
    urls = draw(st.lists(st.integers(0, 99), max_size=3, unique=True))
    pictures = [PictureSource(f"https://pictures.example/{at}.jpg", draw(st.just("") | WORDS)) for at in urls]
    variants = [
        VariantInput(
            sku=f"{at}{draw(WORDS)}",
            choices=choices,
            price=draw(AMOUNTS),
            list_price=draw(st.none() | AMOUNTS),
            cost=draw(st.none() | AMOUNTS),
            weight=draw(st.integers(0, 10_000_000)),
            barcode=draw(st.from_regex(r"\A[0-9]{0,13}\Z")),
            image_index=draw(st.none() | st.integers(0, len(pictures) - 1)) if pictures else None,
            needs_shipping=draw(st.booleans()),
        )
        for at, choices in enumerate(chosen)
    ]
    return ProductInput(
        handle=draw(WORDS),
        title=draw(TEXTS),
        subtitle=draw(st.just({}) | TEXTS),
        description=draw(st.just({}) | TEXTS),
        brand=draw(st.just("") | WORDS),
        options=options,
        variants=variants,
        attributes=draw(st.lists(st.builds(Attribute, WORDS, TEXTS, TEXTS), max_size=2)),
        tags=draw(st.lists(WORDS, max_size=3)),
        pictures=pictures,
        tax_class=draw(st.sampled_from(TaxClass)),
        state=draw(st.sampled_from(ProductState)),
        popularity=draw(st.integers(0, 10**9)),
        extra=draw(st.dictionaries(st.sampled_from(["SEO Title", "Gift Card", "Own column"]), WORDS)),
    )


@given(product=product_inputs(), pieces=st.none() | st.integers(0, 10_000))
@settings(max_examples=300, deadline=None)
def test_any_product_is_read_back_as_it_was_written(product: ProductInput, pieces: int | None) -> None:
    try:
        checked = check_product(product)
    except Exception:  # noqa: BLE001  what is refused is never written
        return
    stock = {} if pieces is None else {variant.sku: pieces for variant in checked.variants}
    header = catalog.shopify.columns(checked.extra)
    lines = catalog.shopify.write_header(header) + catalog.shopify.write(
        catalog.shopify.Exported(checked, stock, []), header, "CNY"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.csv"
        path.write_bytes(lines.encode())
        plain = Path(folder) / "plain.csv"
        catalog.to_utf8(path, plain)
        (back,) = catalog.CatalogueFile.open(plain).products(None, "CNY")
    assert isinstance(back, catalog.Parsed), back
    assert check_product(back.product) == checked
    assert back.stock == stock
