"""The pages of stock: levels, the log, counts, transfers, places."""

from urllib.parse import urlencode

import httpx
import pytest
from tests.catalog.conftest import sign_in
from tests.stock.conftest import BEARER, KEEPER, READER, Depot, at, make_depot

from jishi.modules.catalog import api as catalog
from jishi.modules.inventory import api as inventory
from jishi.modules.merchants import api as merchants
from jishi.platform.runtime import Runtime

HOME = "/console/stock"


async def get(client: httpx.AsyncClient, path: str) -> httpx.Response:
    return await client.get(path, headers={**BEARER, "Accept-Language": "en"})


async def post(client: httpx.AsyncClient, path: str, **fields: str) -> httpx.Response:
    form = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html", "Accept-Language": "en"}
    return await client.post(path, content=urlencode(fields), headers=BEARER | form)


async def sku_of(app: Runtime, depot: Depot) -> str:
    async with app.tx() as tx:
        return (await catalog.variant_briefs(tx, [depot.variant]))[depot.variant].sku


@pytest.mark.usefixtures("keeper")
async def test_every_page_opens(app: Runtime, client: httpx.AsyncClient, depot: Depot) -> None:
    sku = await sku_of(app, depot)
    row = f"{depot.variant}@{depot.warehouse.id}"
    for path in ("", "/movements", "/counts", "/counts/new", "/transfers", "/transfers/new", "/places", "/places/new"):
        assert (await get(client, HOME + path)).status_code == 200, path
    page = (await get(client, f"{HOME}?q={sku}&open={row}")).text
    assert sku in page
    assert "Adjust at House" in page
    assert (await get(client, f"{HOME}/places/{depot.store.code}")).status_code == 200


@pytest.mark.usefixtures("keeper")
async def test_adjusting_from_the_panel(app: Runtime, client: httpx.AsyncClient, depot: Depot) -> None:
    fields = {"variant": str(depot.variant), "place": depot.warehouse.code, "reason": "loss", "note": "gone"}
    assert (await post(client, f"{HOME}/adjustments", **fields, pieces="-2")).status_code == 303
    assert (await post(client, f"{HOME}/adjustments", **fields, pieces="some")).status_code == 422
    async with app.tx() as tx:
        assert await at(tx, depot.variant, depot.warehouse) == (8, 0, 0)


@pytest.mark.usefixtures("keeper")
async def test_a_count_from_sheet_to_books(app: Runtime, client: httpx.AsyncClient, depot: Depot) -> None:
    opened = await post(client, f"{HOME}/counts", place=depot.warehouse.code, note="June", skus="")
    path = opened.headers["location"]
    fields = {f"pieces.{depot.variant}": "7"}
    assert (await post(client, path, do="finish", **fields)).status_code == 303
    sheet = (await get(client, path)).text
    assert "-3" in sheet
    assert (await post(client, path, do="post")).status_code == 303
    again = await post(client, path, do="post")
    assert again.status_code == 409
    async with app.tx() as tx:
        assert await at(tx, depot.variant, depot.warehouse) == (7, 0, 0)


@pytest.mark.usefixtures("keeper")
async def test_a_transfer_by_sku(app: Runtime, client: httpx.AsyncClient, depot: Depot) -> None:
    sku = await sku_of(app, depot)
    fields = {"source": depot.warehouse.code, "target": depot.store.code}
    wrong = await post(client, f"{HOME}/transfers", **fields, lines="NO-SUCH 3")
    assert (wrong.status_code, "NO-SUCH" in wrong.text) == (422, True)
    made = await post(client, f"{HOME}/transfers", **fields, lines=f"{sku} 3\n{sku}, 2\n")
    path = made.headers["location"]
    assert (await post(client, path, do="send")).status_code == 303
    part = {f"received.{depot.variant}": "2", f"damaged.{depot.variant}": "1"}
    assert (await post(client, path, do="receive", **part)).status_code == 303
    assert (await post(client, path, do="close")).status_code == 422
    assert (await post(client, path, do="close", reason="lost")).status_code == 303
    async with app.tx() as tx:
        assert await at(tx, depot.variant, depot.store) == (2, 0, 1)
        assert await inventory.audit(tx) == []


@pytest.mark.usefixtures("keeper")
async def test_a_store_is_opened_and_closed(client: httpx.AsyncClient, app: Runtime, depot: Depot) -> None:
    async with app.tx() as tx:
        slug = (await merchants.shops(tx, [depot.shop_id]))[depot.shop_id].slug
    form = {"code": "corner", "shop": slug, "kind": "store", "priority": "5", "active": "1"}
    names = {"name.zh-CN": "街角店", "hours.1": "9:00-21:00"}
    assert (await post(client, f"{HOME}/places", **form, **names)).status_code == 303
    bad = await post(client, f"{HOME}/places", **(form | {"code": "x2"}), **(names | {"hours.1": "all day"}))
    assert bad.status_code == 422
    shut = {"kind": "store", "priority": "5", "name.en": "Corner"}
    assert (await post(client, f"{HOME}/places/corner", **shut)).status_code == 303
    async with app.tx() as tx:
        (place,) = [one for one in await inventory.list_places(tx) if one.code == "corner"]
    assert (place.active, place.name) == (False, {"en": "Corner"})


async def test_those_of_others_are_not_there_and_readers_change_nothing(
    app: Runtime, client: httpx.AsyncClient, depot: Depot
) -> None:
    other = await make_depot(app)
    sign_in(app, READER, shop_ids=frozenset({depot.shop_id}))
    page = (await get(client, HOME)).text
    assert str(other.variant) not in page
    fields = {"variant": str(depot.variant), "place": depot.warehouse.code, "reason": "loss", "pieces": "-1"}
    assert (await post(client, f"{HOME}/adjustments", **fields)).status_code == 403
    assert (await get(client, f"{HOME}/counts/new")).status_code == 403
    sign_in(app, KEEPER, shop_ids=frozenset({depot.shop_id}))
    theirs = fields | {"variant": str(other.variant), "place": other.warehouse.code}
    assert (await post(client, f"{HOME}/adjustments", **theirs)).status_code == 404
    assert (await get(client, f"{HOME}/places/{other.store.code}")).status_code == 404
    async with app.tx() as tx:
        assert await at(tx, other.variant, other.warehouse) == (10, 0, 0)
        assert await at(tx, depot.variant, depot.warehouse) == (10, 0, 0)
