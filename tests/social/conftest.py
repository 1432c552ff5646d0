"""People who have signed in and call through HTTP."""

from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.ids import short_code, token
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import NewAccount
from jishi.modules.social.domain.handles import given_handle
from jishi.platform.http.context import SessionReader
from jishi.platform.runtime import Runtime


class Caller:
    """Somebody with a bearer token; without one, a stranger."""

    def __init__(self, http: httpx.AsyncClient, actor: Actor, bearer: str) -> None:
        self.actor = actor
        self.bearer = bearer
        self._http = http

    @property
    def id(self) -> UUID:
        return self.actor.require_account()

    @property
    def handle(self) -> str:
        return given_handle(self.id)

    async def call(self, method: str, path: str, json: object = None, **options: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.bearer}"} if self.bearer else {}
        headers |= options.pop("headers", {})
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

    async def patch(self, path: str, json: object = None) -> httpx.Response:
        return await self.call("PATCH", path, json)

    async def delete(self, path: str) -> httpx.Response:
        return await self.call("DELETE", path)

    async def follow(self, other: "Caller") -> dict[str, Any]:
        answer = await self.put(f"/api/v1/people/{other.handle}/follow")
        assert answer.status_code == 200, answer.text
        return answer.json()  # type: ignore[no-any-return]

    async def befriend(self, other: "Caller") -> None:
        await self.follow(other)
        await other.follow(self)

    async def block(self, other: "Caller") -> None:
        assert (await self.put(f"/api/v1/people/{other.handle}/block")).status_code == 204


class Village:
    """A runtime with people in it."""

    def __init__(self, app: Runtime, http: httpx.AsyncClient) -> None:
        self.app = app
        self._http = http
        self._people: dict[str, Actor] = {}

        async def read(_app: Runtime, bearer: str) -> Actor | None:
            return self._people.get(bearer)

        app.provide(SessionReader, SessionReader(read))

    async def person(self, name: str = "林小梅") -> Caller:
        """Somebody who has signed in."""
        async with self.app.tx() as tx:
            new = NewAccount(name=name, email=f"{short_code(10).lower()}@example.com")
            account_id = await identity.create_account(tx, new)
        actor = Actor(kind=ActorKind.MEMBER, account_id=account_id, name=name, avatar_url="/avatars/jade/%E6%A2%85.svg")
        bearer = token()
        self._people[bearer] = actor
        return Caller(self._http, actor, bearer)

    async def people(self, *names: str) -> list[Caller]:
        return [await self.person(name) for name in names]

    def stranger(self) -> Caller:
        """Somebody who has not signed in."""
        return Caller(self._http, Actor(), "")

    async def value(self, sql: str, *args: object) -> Any:
        async with self.app.tx(write=False) as tx:
            return await tx.fetch_value(sql, *args)


@pytest.fixture
def village(app: Runtime, client: httpx.AsyncClient) -> Village:
    """On the rolled-back runtime."""
    return Village(app, client)
