"""Staff write products over HTTP; everybody else is refused and nothing happens."""

from uuid import UUID

import httpx
import msgspec
import pytest
from tests.catalog.conftest import count, sign_in, simple, stored

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.ids import uuid7
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductInput
from jishi.modules.merchants import api as merchants
from jishi.platform.runtime import Runtime

BEARER = {"Authorization": "Bearer somebody"}
ALL = frozenset({"catalog.edit", "catalog.publish", "catalog.read", "catalog.import"})


async def slug_of(app: Runtime, shop_id: UUID) -> str:
    async with app.tx() as tx:
        return (await merchants.shops(tx, [shop_id]))[shop_id].slug


def body(given: ProductInput) -> bytes:
    return msgspec.json.encode(given)


async def test_staff_create_and_replace(
    app: Runtime, client: httpx.AsyncClient, shop_id: UUID, shirt: ProductInput
) -> None:
    sign_in(app, ALL)
    url = f"/api/v1/products?shop={await slug_of(app, shop_id)}"
    made = await client.post(url, content=body(shirt), headers=BEARER)
    assert made.status_code == 201
    assert (await client.post(url, content=body(shirt), headers=BEARER)).json()["outcome"] == "unchanged"
    code = made.json()["code"]
    changed = msgspec.structs.replace(shirt, title={"en": "Better shirt"})
    answer = await client.put(f"/api/v1/products/{code}", content=body(changed), headers=BEARER)
    assert answer.json()["outcome"] == "changed"
    assert (await client.get(f"/api/v1/products/{code}")).json()["title"] == {"en": "Better shirt"}
    assert (await client.get(f"/api/v1/products/{code}/record", headers=BEARER)).json()["given"]["variants"][0]["cost"]
    moved = await client.post(f"/api/v1/products/{code}/state", json={"state": "delisted"}, headers=BEARER)
    assert moved.status_code == 204
    assert (await client.get(f"/api/v1/products/{code}")).status_code == 404


@pytest.mark.parametrize(
    ("permissions", "status"), [(frozenset(), 403), (frozenset({"catalog.read"}), 403), (None, 401)]
)
async def test_without_permission_nothing_happens(
    app: Runtime, client: httpx.AsyncClient, shop_id: UUID, permissions: frozenset[str] | None, status: int
) -> None:
    code = await stored(app, shop_id, simple("a", 100))
    sign_in(app, permissions)
    slug = await slug_of(app, shop_id)
    for method, url, content in [
        ("POST", f"/api/v1/products?shop={slug}", body(simple("b"))),
        ("PUT", f"/api/v1/products/{code}", body(simple("a", 1))),
        ("POST", f"/api/v1/products/{code}/state", b'{"state":"delisted"}'),
    ]:
        answer = await client.request(method, url, content=content, headers=BEARER)
        assert answer.status_code == status, (method, url)
    async with app.tx() as tx:
        product = await catalog.find_product(tx, code)
        assert product is not None
        assert product.variants[0].price == 100
        assert await count(tx, "catalog.product") == 1


async def test_a_merchants_staff_reach_only_their_own_shop(
    app: Runtime, client: httpx.AsyncClient, shop_id: UUID
) -> None:
    code = await stored(app, shop_id, simple("a", 100))
    sign_in(app, ALL, shop_ids=frozenset({uuid7()}))
    answer = await client.put(f"/api/v1/products/{code}", content=body(simple("a", 1)), headers=BEARER)
    assert answer.status_code == 403
    assert (await client.get(f"/api/v1/products/{code}/record", headers=BEARER)).status_code == 403
    assert (await client.get(f"/api/v1/products/{code}")).json()["variants"][0]["price"] == 100


async def test_readers_see_no_costs(
    app: Runtime, client: httpx.AsyncClient, shop_id: UUID, shirt: ProductInput
) -> None:
    code = await stored(app, shop_id, shirt)
    sign_in(app, frozenset({"catalog.read"}))
    answer = await client.get(f"/api/v1/products/{code}/record", headers=BEARER)
    assert {variant["cost"] for variant in answer.json()["given"]["variants"]} == {None}


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (b"{}", None),
        (b"not json", None),
        (b'{"handle":"a","title":{"en":"A"},"variants":[{"sku":"a","price":1.5}]}', None),
        (b'{"handle":"a","title":{"en":"A"},"variants":[{"sku":"a","price":-1}]}', "variants.0.price"),
        (b'{"handle":"a","title":{"en":"A"},"variants":[]}', "variants"),
    ],
)
async def test_bad_bodies_are_refused_naming_the_field(
    app: Runtime, client: httpx.AsyncClient, shop_id: UUID, content: bytes, field: str | None
) -> None:
    sign_in(app, ALL)
    url = f"/api/v1/products?shop={await slug_of(app, shop_id)}"
    answer = await client.post(url, content=content, headers=BEARER)
    assert answer.status_code == 422
    if field:
        assert field in answer.json()["errors"]
    async with app.tx() as tx:
        assert await count(tx, "catalog.product") == 0


def test_the_system_may_do_all_of_it() -> None:
    assert Actor(kind=ActorKind.SYSTEM).has("catalog.edit")
