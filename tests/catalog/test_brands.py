"""Brands are called differently in each language: shown, found, imported and exported as such, named by editors."""

from pathlib import Path
from uuid import UUID

import httpx
import pytest
from tests.catalog.conftest import sign_in, simple, stored
from tests.catalog.imports import imported
from tests.catalog.test_round_trip import empty_shop, exported
from tests.fulfilment.packing import packer

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.errors import Forbidden, Invalid, NotFound, Unauthenticated
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductQuery
from jishi.modules.catalog.contracts.imports import ColumnMapping
from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime

BEARER = {"Authorization": "Bearer somebody"}


@pytest.fixture
async def code(app: Runtime, shop_id: UUID) -> str:
    """A product of 青木, beside one of another brand."""
    await stored(app, shop_id, simple("b", 100, brand="Loom & Co", tags=["mug"]))
    return await stored(app, shop_id, simple("a", 100, brand="青木", tags=["mug"]))


async def name(app: Runtime, actor: Actor = SYSTEM, brand: str = "青木", **label: str) -> None:
    async with app.tx() as tx:
        await catalog.change_brand(tx, actor, brand, {key.replace("_", "-"): text for key, text in label.items()})


async def labels(app: Runtime) -> dict[str, dict[str, str]]:
    async with app.tx() as tx:
        return {one.name: one.label for one in await catalog.list_named_brands(tx)}


async def test_a_named_brand_is_shown_filtered_and_found_in_both_languages(
    app: Runtime, client: httpx.AsyncClient, code: str
) -> None:
    for at in ("/search?q=mug", f"/products/{code}"):
        assert "Qingmu" not in (await client.get(at, headers={"Accept-Language": "en"})).text
    await name(app, en="Qingmu")
    assert "Qingmu" in (await client.get("/search?q=mug", headers={"Accept-Language": "en"})).text
    for locale, shown in (("en", "Qingmu"), ("zh-CN", "青木")):
        page = (await client.get(f"/products/{code}", headers={"Accept-Language": locale})).text
        assert f'"@type": "Brand", "name": "{shown}"' in page or f'"name":"{shown}"' in page
    product = (await client.get(f"/api/v1/products/{code}")).json()
    assert (product["brand"], product["brand_label"]) == ("青木", {"zh-CN": "青木", "en": "Qingmu"})
    async with app.tx() as tx:
        for words in ("Qingmu", "青木", "qing"):
            assert [card.code for card in (await catalog.list_products(tx, ProductQuery(text=words))).items] == [code]
        (facet,) = await catalog.facets(tx, ProductQuery())
        found = {value.value: value.label for value in facet.values}
        assert found == {"青木": {"zh-CN": "青木", "en": "Qingmu"}, "Loom & Co": {"zh-CN": "Loom & Co"}}
        assert [card.code for card in (await catalog.list_products(tx, ProductQuery(brands=["青木"]))).items] == [code]
    # Saving the product again does not lose what its brand is called.
    async with app.tx() as tx:
        (record,) = await catalog.list_records_by_code(tx, [code])
        await catalog.save_product(tx, record.shop_id, simple("a", 120, brand="青木"))
        assert len((await catalog.list_products(tx, ProductQuery(text="Qingmu"))).items) == 1


async def test_only_the_platforms_editors_name_brands(app: Runtime, code: str) -> None:
    own_shop = packer(UUID(int=7), role=Role.MERCHANT_OWNER)
    for stranger, refusal in (
        (Actor(), Unauthenticated),
        (own_shop, Forbidden),
        (packer(role=Role.SERVICE), Forbidden),
    ):
        with pytest.raises(refusal):
            await name(app, stranger, en="Mine")
    with pytest.raises(NotFound):
        await name(app, brand="nobody's", en="?")
    with pytest.raises(Invalid):
        await name(app, en="x" * 121)
    assert await labels(app) == {"青木": {}, "Loom & Co": {}}
    await name(app, packer(role=Role.PRODUCT_MANAGER), en="Qingmu", fr="?")
    assert await labels(app) == {"青木": {"en": "Qingmu"}, "Loom & Co": {}}
    async with app.tx() as tx:
        assert len(await tx.fetch("SELECT 1 FROM platform.audit_log WHERE action = 'catalog.brand_named'")) == 1


async def test_brands_are_named_over_http_and_in_the_console(
    app: Runtime, client: httpx.AsyncClient, code: str
) -> None:
    sign_in(app, frozenset({"catalog.edit", "catalog.read"}))
    body = {"name": "青木", "label": {"en": "Qingmu"}}
    assert (await client.put("/api/v1/brands", json=body, headers=BEARER)).status_code == 204
    listed = (await client.get("/api/v1/brands")).json()
    assert {one["name"]: one["label"] for one in listed} == {"青木": {"en": "Qingmu"}, "Loom & Co": {}}
    form = {"brand": "Loom & Co", "name.zh-CN": "织云"}
    assert (await client.post("/console/brands", data=form, headers=BEARER)).status_code == 303
    page = (await client.get("/console/categories", headers=BEARER | {"Accept-Language": "zh-CN"})).text
    assert "织云" in page
    assert "织云" in (await client.get("/console/products", headers=BEARER | {"Accept-Language": "zh-CN"})).text


async def test_names_of_brands_travel_with_the_products(app: Runtime, shop_id: UUID, code: str, tmp_path: Path) -> None:
    await name(app, en="Qingmu")
    first = await exported(app, shop_id)
    path = tmp_path / "export.csv"
    path.write_bytes(first)
    async with app.tx() as tx:
        await tx.execute("UPDATE catalog.brand SET label = '{}'")
    assert (await imported(app, await empty_shop(app), path)).created == 2
    assert (await labels(app))["青木"] == {"en": "Qingmu"}
    assert await exported(app, shop_id) == first


async def test_a_column_fills_in_what_nobody_has_said(app: Runtime, shop_id: UUID, code: str, tmp_path: Path) -> None:
    await name(app, brand="Loom & Co", zh_CN="织云")
    path = tmp_path / "goods.csv"
    path.write_text(
        "id,title,price,品牌,品牌英文名\n1,杯,10,青木,Qingmu\n2,布,10,Loom & Co,Loom\n3,碗,10,山白,Shanbai\n"
    )
    run = await imported(app, shop_id, path)
    assert (run.created, run.refused) == (3, 0)
    assert await labels(app) == {
        "青木": {"en": "Qingmu"},
        "Loom & Co": {"zh-CN": "织云", "en": "Loom"},
        "山白": {"en": "Shanbai"},
    }
    async with app.tx() as tx:
        assert len((await catalog.list_products(tx, ProductQuery(text="Shanbai"))).items) == 1
    await name(app, en="Aoki")
    path.write_text("id,title,price,品牌,品牌英文名\n1,杯,11,青木,Other\n")
    assert (await imported(app, shop_id, path)).changed == 1
    assert (await labels(app))["青木"] == {"en": "Aoki"}
    assert ColumnMapping().brand_label == ""
