"""Buyers who have received something, the people of the shop that sold it, and moderators: all call through HTTP."""

from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest
from tests.media.pictures import jpeg
from tests.orders.conftest import market, provider
from tests.orders.market import Goods, Market, place_directly

from jishi.kernel.actor import SYSTEM, Actor, ActorKind
from jishi.kernel.ids import token, uuid7
from jishi.modules.catalog import api as catalog
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Order, ShipInput
from jishi.platform.http.context import SessionReader
from jishi.platform.runtime import Runtime

__all__ = ["market", "provider"]

READ = frozenset({"reviews.read", "reviews.reply"})
MODERATE = frozenset({"reviews.read", "reviews.reply", "reviews.moderate"})


class Caller:
    """Somebody with a bearer token."""

    def __init__(self, http: httpx.AsyncClient, actor: Actor, bearer: str) -> None:
        self.actor = actor
        self.bearer = bearer
        self._http = http

    @property
    def id(self) -> UUID:
        return self.actor.require_account()

    async def call(self, method: str, path: str, json: object = None, **options: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.bearer}", **options.pop("headers", {})}
        content = None if json is None else msgspec.json.encode(json)
        if content is not None:
            headers["Content-Type"] = "application/json"
        return await self._http.request(method, path, content=content, headers=headers, **options)

    async def get(self, path: str) -> httpx.Response:
        return await self.call("GET", path)

    async def post(self, path: str, json: object = None) -> httpx.Response:
        return await self.call("POST", path, json)

    async def put(self, path: str, json: object = None) -> httpx.Response:
        return await self.call("PUT", path, json)

    async def delete(self, path: str) -> httpx.Response:
        return await self.call("DELETE", path)

    async def upload(self, width: int = 640) -> dict[str, Any]:
        """A picture of one's own for a review."""
        files = {"file": ("photo.jpg", jpeg(width, 480), "image/jpeg")}
        answer = await self.call("POST", "/api/v1/reviews/pictures", files=files)
        assert answer.status_code == 201, answer.text
        return answer.json()  # type: ignore[no-any-return]


class Stage:
    """A market with people in it."""

    def __init__(self, app: Runtime, market: Market, http: httpx.AsyncClient) -> None:
        self.app, self.market = app, market
        self._http = http
        self._people: dict[str, Actor] = {}

        async def read(_app: Runtime, bearer: str) -> Actor | None:
            return self._people.get(bearer)

        app.provide(SessionReader, SessionReader(read))

    def person(
        self, name: str = "林小梅", permissions: frozenset[str] = frozenset(), shop_ids: frozenset[UUID] = frozenset()
    ) -> Caller:
        """Somebody who has signed in."""
        kind = ActorKind.STAFF if permissions else ActorKind.MEMBER
        actor = Actor(kind=kind, account_id=uuid7(), name=name, permissions=permissions, shop_ids=shop_ids)
        bearer = token()
        self._people[bearer] = actor
        return Caller(self._http, actor, bearer)

    def merchant(self, goods: Goods) -> Caller:
        """Somebody of the shop that sells `goods`."""
        return self.person("店小二", READ, frozenset({goods.shop_id}))

    def moderator(self) -> Caller:
        return self.person("Zhou", MODERATE)

    async def code(self, goods: Goods) -> str:
        async with self.app.tx(write=False) as tx:
            return (await catalog.cards(tx, [goods.product_id]))[goods.product_id].code

    async def bought(self, who: Caller, *goods: Goods) -> Order:
        """An order that is paid."""
        checkout = await place_directly(self.app, who.actor, {one.variant_id: 1 for one in goods})
        await self.market.call_back(checkout, await self.market.begin_to_pay(checkout))
        async with self.app.tx() as tx:
            return await orders.get_order(tx, SYSTEM, checkout.orders[0].number)

    async def received(self, who: Caller, *goods: Goods) -> Order:
        """An order that has arrived."""
        order = await self.bought(who, *goods)
        async with self.app.tx() as tx:
            await orders.ship(tx, SYSTEM, order.number, ShipInput(carrier="sf", tracking_number="SF123"))
            return await orders.deliver(tx, SYSTEM, order.number)

    async def review(self, who: Caller, order: Order, line: int = 0, **given: Any) -> dict[str, Any]:
        """A review through HTTP."""
        body = {"order_number": order.number, "line_id": order.lines[line].id, "stars": 5, **given}
        answer = await who.post("/api/v1/reviews", body)
        assert answer.status_code == 201, answer.text
        return answer.json()  # type: ignore[no-any-return]

    async def reviewed(self, goods: Goods, **given: Any) -> tuple[Caller, dict[str, Any]]:
        """Somebody who bought, received and reviewed."""
        who = self.person(given.pop("name", "林小梅"))
        return who, await self.review(who, await self.received(who, goods), **given)

    async def count(self, table: str) -> int:
        async with self.app.tx(write=False) as tx:
            return int(await tx.fetch_value(f"SELECT count(*) FROM {table}"))


@pytest.fixture
def stage(app: Runtime, market: Market, client: httpx.AsyncClient) -> Stage:
    """The market, on the rolled-back runtime."""
    return Stage(app, market, client)


@pytest.fixture
async def goods(market: Market) -> Goods:
    """Something one can buy."""
    return await market.goods(stock=500)
