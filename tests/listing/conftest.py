"""A shop, its people, reviewers, and a draft that has all it needs."""

from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest
from tests.media.pictures import jpeg

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.ids import short_code, uuid7
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Attribute, ProductInput, ProductState, VariantInput
from jishi.modules.catalog.contracts.listing import Act
from jishi.modules.media import api as media
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput
from jishi.platform.db import Tx
from jishi.platform.http.context import SessionReader
from jishi.platform.runtime import Runtime

MERCHANT = frozenset({"catalog.read", "catalog.edit", "catalog.publish"})
REVIEWER = frozenset({"catalog.read", "listing.review"})
PLATFORM = frozenset({"catalog.read", "catalog.edit", "catalog.publish"})


def person(permissions: frozenset[str], *shops: UUID) -> Actor:
    """Somebody who works here, or in these shops."""
    return Actor(
        kind=ActorKind.STAFF, account_id=uuid7(), name="Lin", permissions=permissions, shop_ids=frozenset(shops)
    )


class People:
    """Everybody in these tests; `as_` is a bearer token by which the application knows one of them."""

    def __init__(self, app: Runtime) -> None:
        self.known: dict[str, Actor] = {}
        app.provide(SessionReader, SessionReader(self.read))

    async def read(self, _app: Runtime, token: str) -> Actor | None:
        """Whose token it is."""
        return self.known.get(token)

    def enter(self, name: str, actor: Actor) -> Actor:
        """Let somebody in under a name."""
        self.known[name] = actor
        return actor


class Desk(msgspec.Struct):
    """What the tests need at hand."""

    app: Runtime
    client: httpx.AsyncClient
    people: People
    shop_id: UUID
    slug: str
    given: ProductInput
    merchant: Actor
    reviewer: Actor

    async def send(self, name: str, method: str, path: str, body: object = None, **headers: str) -> httpx.Response:
        """A request of somebody."""
        content = None if body is None else msgspec.json.encode(body)
        sent = {"Authorization": f"Bearer {name}", **{key.replace("_", "-"): value for key, value in headers.items()}}
        return await self.client.request(method, f"/api/v1{path}", content=content, headers=sent)

    async def draft(self, **changes: Any) -> str:
        """A draft of the shop; its code."""
        mark = short_code(6).lower()
        variants = [msgspec.structs.replace(one, sku=f"{one.sku}-{mark}") for one in self.given.variants]
        given = msgspec.structs.replace(self.given, handle=f"cup-{mark}", **({"variants": variants} | changes))
        async with self.app.tx() as tx:
            return (await catalog.save_product(tx, self.shop_id, given)).code

    async def state(self, code: str) -> ProductState:
        """Where a product stands."""
        async with self.app.tx() as tx:
            record = await catalog.find_record(tx, code)
        assert record is not None
        return record.given.state

    async def acts(self, code: str) -> list[str]:
        """What happened to it after it was put there, the first first."""
        async with self.app.tx() as tx:
            record = await catalog.find_record(tx, code)
            assert record is not None
            acts = [step.act for step in await catalog.list_steps(tx, record.id)][::-1]
        return [act.value for act in acts if act is not Act.IMPORTED]


async def make_shop(app: Runtime) -> tuple[UUID, str]:
    """An open shop."""
    slug = f"shop-{short_code(6).lower()}"
    async with app.tx() as tx:
        return await merchants.create_shop(tx, ShopInput(slug=slug, name={"en": "A shop"})), slug


@pytest.fixture
async def desk(app: Runtime, client: httpx.AsyncClient) -> Desk:
    """A shop with a merchant (`m`), a reviewer (`r`), and a good draft to copy."""
    shop_id, slug = await make_shop(app)
    async with app.tx() as tx:
        await catalog.save_category(tx, "cups", {"zh-CN": "杯子", "en": "Cups"}, attributes=["material"])
        image = await media.store(tx, jpeg(64, 64))
    people = People(app)
    return Desk(
        app,
        client,
        people,
        shop_id,
        slug,
        good_draft(image.id),
        people.enter("m", person(MERCHANT, shop_id)),
        people.enter("r", person(REVIEWER)),
    )


def good_draft(image_id: UUID) -> ProductInput:
    """A draft that no check finds fault with."""
    return ProductInput(
        handle="cup",
        title={"zh-CN": "白瓷茶杯", "en": "White porcelain cup"},
        description={"zh-CN": "<p>薄而温润。</p>", "en": "<p>Thin and warm.</p>"},
        category_code="cups",
        attributes=[Attribute("material", {"en": "Material"}, {"zh-CN": "瓷", "en": "Porcelain"})],
        variants=[VariantInput(sku="CUP", price=9_900, cost=4_000, weight=240)],
        image_ids=[image_id],
        state=ProductState.DRAFT,
    )


async def rows(tx: Tx, table: str) -> int:
    """How many rows a table has."""
    return int(await tx.fetch_value(f"SELECT count(*) FROM {table}"))
