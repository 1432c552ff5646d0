"""Stock is changed by hand, with a reason, by those who may."""

import httpx
import pytest
from tests.catalog.conftest import sign_in
from tests.stock.conftest import KEEPER, READER, Depot, at, make_depot, send

from jishi.kernel.ids import uuid7
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import Need
from jishi.platform.runtime import Runtime

pytestmark = pytest.mark.usefixtures("keeper")


@pytest.mark.parametrize(
    ("reason", "pieces", "after"),
    [
        ("received", 4, (14, 0, 0)),
        ("found", 1, (11, 0, 0)),
        ("loss", -3, (7, 0, 0)),
        ("sample", -1, (9, 0, 0)),
        ("correction", -10, (0, 0, 0)),
        ("damage", -2, (8, 0, 2)),
    ],
)
async def test_each_reason_moves_what_it_says(
    app: Runtime, client: httpx.AsyncClient, depot: Depot, reason: str, pieces: int, after: tuple[int, int, int]
) -> None:
    body = {"place": depot.warehouse.code, "reason": reason, "changes": {str(depot.variant): pieces}, "note": "by hand"}
    answer = await send(client, "POST", "/stock/adjustments", body)
    assert answer.status_code == 201
    async with app.tx() as tx:
        assert await at(tx, depot.variant, depot.warehouse) == after
        assert await inventory.audit(tx) == []
        logged = await tx.fetch_value("SELECT count(*) FROM platform.audit_log WHERE action = 'stock.adjusted'")
        assert logged == 1
    (entry, *_) = (await send(client, "GET", "/stock/movements")).json()["items"]
    assert (entry["kind"], entry["reason"], entry["ref"]) == (
        "adjusted",
        f"{reason}: by hand",
        answer.json()["reference"],
    )
    assert entry["by"]


@pytest.mark.parametrize(
    ("reason", "pieces", "status"),
    [("loss", 3, 422), ("found", -1, 422), ("correction", 0, 422), ("loss", -11, 409), ("scrapped", -1, 409)],
)
async def test_what_cannot_be_is_refused_and_nothing_moves(
    app: Runtime, client: httpx.AsyncClient, depot: Depot, reason: str, pieces: int, status: int
) -> None:
    body = {"place": depot.warehouse.code, "reason": reason, "changes": {str(depot.variant): pieces}}
    assert (await send(client, "POST", "/stock/adjustments", body)).status_code == status
    async with app.tx() as tx:
        assert await at(tx, depot.variant, depot.warehouse) == (10, 0, 0)


async def test_reserved_pieces_cannot_be_taken(app: Runtime, client: httpx.AsyncClient, depot: Depot) -> None:
    async with app.tx() as tx:
        await inventory.reserve(tx, uuid7(), [Need(depot.variant, 8)], None)
    body = {"place": depot.warehouse.code, "reason": "loss", "changes": {str(depot.variant): -3}}
    assert (await send(client, "POST", "/stock/adjustments", body)).json()["code"] == "too_few"
    async with app.tx() as tx:
        assert await at(tx, depot.variant, depot.warehouse) == (2, 8, 0)


async def test_only_ones_own_goods_at_ones_own_places(app: Runtime, client: httpx.AsyncClient, depot: Depot) -> None:
    other = await make_depot(app)
    for place, variant in [(other.warehouse.code, depot.variant), (depot.warehouse.code, other.variant)]:
        body = {"place": place, "reason": "loss", "changes": {str(variant): -1}}
        assert (await send(client, "POST", "/stock/adjustments", body)).status_code == 404
    sign_in(app, KEEPER)
    mixed = {"place": other.warehouse.code, "reason": "found", "changes": {str(depot.variant): 1}}
    assert (await send(client, "POST", "/stock/adjustments", mixed)).status_code == 422
    async with app.tx() as tx:
        assert await at(tx, other.variant, other.warehouse) == (10, 0, 0)
        assert await at(tx, depot.variant, depot.warehouse) == (10, 0, 0)


@pytest.mark.parametrize(("permissions", "status"), [(READER, 403), (frozenset({"catalog.edit"}), 403), (None, 401)])
async def test_without_permission_nothing_moves(
    app: Runtime, client: httpx.AsyncClient, depot: Depot, permissions: frozenset[str] | None, status: int
) -> None:
    sign_in(app, permissions, shop_ids=frozenset({depot.shop_id}))
    body = {"place": depot.warehouse.code, "reason": "loss", "changes": {str(depot.variant): -1}}
    assert (await send(client, "POST", "/stock/adjustments", body)).status_code == status
    async with app.tx() as tx:
        assert await at(tx, depot.variant, depot.warehouse) == (10, 0, 0)


async def test_the_table_shows_ones_own_stock_and_pages(app: Runtime, client: httpx.AsyncClient, depot: Depot) -> None:
    await make_depot(app)
    found = (await send(client, "GET", "/stock")).json()["items"]
    assert [(one["variant_id"], one["available"]) for one in found] == [(str(depot.variant), 10)]
    sign_in(app, READER)
    first = (await send(client, "GET", "/stock?limit=1")).json()
    second = (await send(client, "GET", f"/stock?limit=1&cursor={first['next_cursor']}")).json()
    assert second["next_cursor"] is None
    assert len({first["items"][0]["variant_id"], second["items"][0]["variant_id"]}) == 2


async def test_a_place_with_stock_stays_open(app: Runtime, client: httpx.AsyncClient, depot: Depot) -> None:
    body = {"name": {"en": "House"}, "active": False}
    assert (await send(client, "PUT", f"/places/{depot.warehouse.code}", body)).status_code == 409
    closed = await send(client, "PUT", f"/places/{depot.store.code}", body)
    assert closed.json()["active"] is False
    change = {"place": depot.store.code, "reason": "found", "changes": {str(depot.variant): 1}}
    assert (await send(client, "POST", "/stock/adjustments", change)).status_code == 409


async def test_a_store_has_an_address_and_hours(app: Runtime, client: httpx.AsyncClient, depot: Depot) -> None:
    body = {
        "code": "corner",
        "name": {"zh-CN": "街角店", "en": "Corner"},
        "kind": "store",
        "shop_id": str(depot.shop_id),
        "address": {"city": "杭州市", "street": "北山街 1 号"},
        "hours": [{"day": 1, "opens": "09:00", "closes": "21:00"}],
    }
    made = await send(client, "POST", "/places", body)
    assert made.status_code == 201
    assert made.json()["hours"] == body["hours"]
    assert (await send(client, "POST", "/places", body)).status_code == 409
    wrongs: list[dict[str, object]] = [
        {"hours": [{"day": 8, "opens": "09:00", "closes": "21:00"}]},
        {"name": {}},
        {"code": "A b"},
    ]
    for wrong in wrongs:
        assert (await send(client, "POST", "/places", body | {"code": "other"} | wrong)).status_code == 422
    foreign = body | {"code": "elsewhere", "shop_id": str(uuid7())}
    assert (await send(client, "POST", "/places", foreign)).status_code == 404
    assert (await send(client, "POST", "/places", body | {"code": "ours", "shop_id": None})).status_code == 404
