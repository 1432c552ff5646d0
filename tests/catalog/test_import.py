"""Files come in: whole products or none, dirty rows with the reason, again without a change, on after a crash."""

from itertools import islice
from pathlib import Path
from uuid import UUID

import pytest
from tests.catalog.conftest import count
from tests.catalog.imports import CATALOGUE, begin, imported, real_files, take

from jishi.console.importing.step import Overtaken, take_step
from jishi.console.importing.work import run_import
from jishi.kernel.errors import Invalid
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductQuery
from jishi.modules.catalog.contracts.imports import ColumnMapping, ImportState
from jishi.modules.inventory import api as inventory
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput
from jishi.platform.runtime import Runtime

TABLE = """id,name,price,list price,brand,stock,category
a1,Green tea,12.50,15,Lan,5,Food > Tea
a2,"Black tea, strong",9,,Lan,0,Food > Tea
a3,No price,,,,,
,No id,1,,,,
a5,Negative,-3,,,,
a6,Words,twelve,,,,
a7,Too few
a8,Pu'er 普洱,30,20,,7,Food
"""


def file(tmp_path: Path, text: str, name: str = "goods.csv", encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


async def stored_goods(app: Runtime) -> list[tuple[object, ...]]:
    """Everything that importing may write, without what only bookkeeping knows."""
    async with app.tx() as tx:
        products = await tx.fetch("SELECT id, code, handle, version, card::text FROM catalog.product ORDER BY id")
        variants = await tx.fetch("SELECT id, sku, price, active FROM catalog.variant ORDER BY id")
        stock = await tx.fetch("SELECT variant_id, available FROM inventory.levels ORDER BY 1")
        moved = await tx.fetch_value("SELECT count(*) FROM inventory.movements")
        return [*map(tuple, products), *map(tuple, variants), *map(tuple, stock), (moved,)]


async def test_clean_rows_come_in_and_dirty_ones_say_why(app: Runtime, shop_id: UUID, tmp_path: Path) -> None:
    run = await imported(app, shop_id, file(tmp_path, TABLE))
    assert run.state is ImportState.DONE
    assert (run.created, run.refused, run.dirty) == (3, 5, 5)
    async with app.tx() as tx:
        reasons = {problem.line: problem.problem for problem in await catalog.list_problems(tx, run.id)}
        assert reasons == {
            4: "The price is missing.",
            5: "The id is missing.",
            6: "A price cannot be negative: “%(value)s”.",
            7: "“%(value)s” is not a price.",
            8: "This row has %(found)s cells instead of %(wanted)s.",
        }
        page = await catalog.list_products(tx, ProductQuery(text="green tea"))
        assert (page.items[0].price, page.items[0].list_price) == (1_250, 1_500)
        names = {category.code: category.name for category in await catalog.category_tree(tx)}
        assert names == {"food": {"en": "Food"}, "tea": {"en": "Tea"}}
        variants = await catalog.variants_by_sku(tx, shop_id, ["a1", "a2", "a8"])
        available = await inventory.available(tx, variants.values())
        assert [available[variants[sku]] for sku in ("a1", "a2", "a8")] == [5, 0, 7]
        in_stock = await catalog.list_products(tx, ProductQuery(in_stock=True))
        assert len(in_stock.items) == 2


async def test_importing_again_changes_nothing(app: Runtime, shop_id: UUID, tmp_path: Path) -> None:
    path = file(tmp_path, TABLE)
    await imported(app, shop_id, path)
    before = await stored_goods(app)
    again = await imported(app, shop_id, path)
    assert (again.created, again.changed, again.unchanged, again.refused) == (0, 0, 3, 5)
    assert await stored_goods(app) == before


async def test_a_repeated_id_counts_as_given_last(app: Runtime, shop_id: UUID, tmp_path: Path) -> None:
    run = await imported(app, shop_id, file(tmp_path, "id,title,price\na,First,1\na,Second,2\n"))
    assert (run.created, run.changed) == (1, 1)
    async with app.tx() as tx:
        (card,) = (await catalog.list_products(tx, ProductQuery())).items
        assert (card.title, card.price) == ({"en": "Second"}, 200)


async def test_rows_of_one_product_become_its_variants(app: Runtime, shop_id: UUID, tmp_path: Path) -> None:
    text = "编号;标题;价格;颜色;库存\ns1;衬衫;99;白;3\ns1;衬衫;99;黑;4\ns2;帽子;20;;9\ns3;鞋;5;红;1\ns3;鞋;5;红;1\n"
    run = await imported(app, shop_id, file(tmp_path, text, encoding="gb18030"))
    assert (run.encoding, run.created, run.refused, run.dirty) == ("gb18030", 2, 1, 2)
    async with app.tx() as tx:
        shirt, hat = await catalog.list_shop_records(tx, shop_id, "", 10)
        assert [variant.choices for variant in shirt.given.variants] == [["白"], ["黑"]]
        assert shirt.given.title == {"zh-CN": "衬衫"}
        assert hat.given.options == []


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t"), ("utf-16-le", "\t"), ("gb18030", "|"), ("utf-8", "\t")],
)
async def test_any_encoding_and_delimiter_is_understood(
    app: Runtime, shop_id: UUID, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    rows = [["商品编号", "名称", "价格"], ["a", f"茶{delimiter}叶", "１２.5"], ["b", "多\n行", "￥1,000"]]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    run = await imported(app, shop_id, file(tmp_path, text, encoding=encoding))
    assert (run.created, run.dirty) == (2, 0)
    async with app.tx() as tx:
        first, second = await catalog.list_shop_records(tx, shop_id, "", 10)
        title = f"茶{delimiter}叶".replace("\t", " ")
        assert (first.given.title["zh-CN"], first.given.variants[0].price) == (title, 1_250)
        assert (second.given.title["zh-CN"], second.given.variants[0].price) == ("多 行", 100_000)


@pytest.mark.parametrize(
    "content", [b"", b"  \n\n", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"just words\n", b"PK\x03\x04\x00\x00\x00"]
)
async def test_what_is_no_table_is_refused(app: Runtime, shop_id: UUID, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(Invalid):
        await take(app, shop_id, path)
    async with app.tx() as tx:
        assert await count(tx, "catalog.import_run") == 0


async def test_a_cell_without_end_fails_the_import_but_keeps_what_came(
    app: Runtime, shop_id: UUID, tmp_path: Path
) -> None:
    good = "".join(f"a{at},Tea {at},1\n" for at in range(450))
    run = await imported(app, shop_id, file(tmp_path, f'id,title,price\n{good}b,"{"x" * 1_100_000}",1\n'))
    assert run.state is ImportState.FAILED
    assert run.problem_params == {"line": "452"}
    assert run.created == 400


async def test_a_mapping_that_does_not_fit_is_refused(app: Runtime, shop_id: UUID, tmp_path: Path) -> None:
    path = file(tmp_path, "a,b,c\n1,2,3\n")
    opened = catalog.CatalogueFile.open(path)
    with pytest.raises(Invalid) as caught:
        opened.check(opened.suggestion())
    assert set(caught.value.fields) == {"handle", "title", "price"}
    with pytest.raises(Invalid) as caught:
        opened.check(ColumnMapping(handle="a", title="b", price="nowhere"))
    assert set(caught.value.fields) == {"price"}
    run = await imported(app, shop_id, path, opened.check(ColumnMapping(handle="a", title="b", price="c")))
    assert run.created == 1


async def test_a_killed_import_goes_on_where_it_was(app: Runtime, shop_id: UUID, tmp_path: Path) -> None:
    rows = "".join(f"a{at},Tea {at},{at}\n" for at in range(1_000))
    run = await take(app, shop_id, file(tmp_path, "id,title,price\n" + rows))
    await begin(app, run)
    steps = 0

    def die_in_the_second_step(_: object) -> None:
        nonlocal steps
        steps += 1
        if steps == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await run_import(app, run.id, die_in_the_second_step)
    async with app.tx() as tx:
        assert await count(tx, "catalog.product") == 800
    done = await run_import(app, run.id)
    assert done is not None
    assert (done.state, done.created, done.unchanged) == (ImportState.DONE, 1_000, 0)
    async with app.tx() as tx:
        assert await count(tx, "catalog.product") == 1_000


async def test_a_step_that_somebody_else_did_is_undone(own_app: Runtime, tmp_path: Path) -> None:
    async with own_app.tx() as tx:
        shop_id = await merchants.create_shop(tx, ShopInput(slug="race", name={"en": "Race"}))
    run = await take(own_app, shop_id, file(tmp_path, "id,title,price\na,A,1\nb,B,2\n"))
    await begin(own_app, run)
    opened = catalog.CatalogueFile(file(tmp_path, "id,title,price\na,A,1\nb,B,2\n"), run.layout)
    items = list(islice(opened.products(None, "CNY", start=run.position, lines=run.lines), 10))
    async with own_app.tx() as tx:
        running = await catalog.find_import_by_id(tx, run.id)
        assert running is not None
        await take_step(tx, running, items)
    before = await stored_goods(own_app)
    with pytest.raises(Overtaken):
        async with own_app.tx() as tx:
            await take_step(tx, running, items)
    assert await stored_goods(own_app) == before


async def test_a_stopped_import_stops_and_can_go_on(app: Runtime, shop_id: UUID, tmp_path: Path) -> None:
    rows = "".join(f"a{at},Tea {at},{at}\n" for at in range(1_000))
    run = await take(app, shop_id, file(tmp_path, "id,title,price\n" + rows))
    await begin(app, run)
    async with app.tx() as tx:
        assert await catalog.stop_import(tx, run.id)
    stopped = await run_import(app, run.id)
    assert stopped is not None
    assert (stopped.state, stopped.created) == (ImportState.STOPPED, 0)
    await begin(app, run)
    done = await run_import(app, run.id)
    assert done is not None
    assert done.created == 1_000


async def test_steps_take_as_many_statements_for_many_rows_as_for_few(
    app: Runtime, shop_id: UUID, tmp_path: Path
) -> None:
    counted = []
    # The first step of a process also learns which endpoints want to hear of products.
    for size in (1, 3, 300):
        rows = "".join(f"{size}-{at},Tea {at},{at},5\n" for at in range(size))
        run = await take(app, shop_id, file(tmp_path, "id,title,price,stock\n" + rows))
        await begin(app, run)
        opened = catalog.CatalogueFile(file(tmp_path, "id,title,price,stock\n" + rows), run.layout)
        items = list(opened.products(None, "CNY", start=run.position, lines=run.lines))
        async with app.tx() as tx:
            await take_step(tx, run, items)
            counted.append(tx.statements)
    assert counted[1] == counted[2] <= 30


@real_files
@pytest.mark.parametrize("name", ["apparel.csv", "home-and-garden.csv", "jewelery.csv"])
async def test_shopifys_own_samples_import_whole(app: Runtime, shop_id: UUID, name: str) -> None:
    run = await imported(app, shop_id, CATALOGUE / "shopify" / name)
    assert (run.kind, run.created, run.dirty) == ("shopify", 20, 0)
    again = await imported(app, shop_id, CATALOGUE / "shopify" / name)
    assert (again.unchanged, again.created, again.changed) == (20, 0, 0)


@real_files
async def test_a_real_marketplace_imports_with_its_facts_and_categories(app: Runtime, shop_id: UUID) -> None:
    run = await imported(app, shop_id, CATALOGUE / "marketplace-999-full.csv")
    assert (run.created, run.dirty) == (995, 4)
    async with app.tx() as tx:
        product = (await catalog.list_shop_records(tx, shop_id, "c2d766ca982eca8304150849735ffee", 1))[0].given
        assert product.variants[0].price == 37_900
        assert product.variants[0].list_price == 99_900
        assert len(product.pictures) == 4
        assert {fact.code: fact.value for fact in product.attributes}["fabric"] == {"en": "Cotton Lycra"}
        tree = {category.code: category for category in await catalog.category_tree(tx)}
        assert tree[product.category_code].name == {"en": "Shorts"}
        report = await catalog.picture_report(tx, run.id)
        assert report.waiting > 3_000


@real_files
@pytest.mark.slow
async def test_twenty_thousand_real_rows_import_and_import_again(own_app: Runtime) -> None:
    async with own_app.tx() as tx:
        shop_id = await merchants.create_shop(tx, ShopInput(slug="market", name={"en": "Market"}))
    run = await imported(own_app, shop_id, CATALOGUE / "marketplace-20k.csv")
    assert (run.created, run.refused) == (19_920, 80), "78 rows have no price, two have another's SKU"
    again = await imported(own_app, shop_id, CATALOGUE / "marketplace-20k.csv")
    assert (again.created, again.changed, again.unchanged, again.refused) == (0, 0, 19_920, 80)
