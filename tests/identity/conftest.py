"""People for the tests of identity: they ask for codes, read their mailbox, and sign in through HTTP."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest

from jishi.bootstrap import make_web
from jishi.modules.identity.domain.contacts import parse_contact
from jishi.platform import mail
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

Answer = httpx.Response


class Person(msgspec.Struct):
    """A signed-in caller who shows a bearer token with each request."""

    http: httpx.AsyncClient
    token: str
    id: UUID

    async def call(self, method: str, path: str, **options: Any) -> Answer:
        """One request as this person."""
        headers = {"Authorization": f"Bearer {self.token}", **options.pop("headers", {})}
        return await self.http.request(method, path, headers=headers, **options)

    async def get(self, path: str) -> Answer:
        return await self.call("GET", path)

    async def post(self, path: str, json: object = None) -> Answer:
        return await self.call("POST", path, json=json)

    async def put(self, path: str, json: object) -> Answer:
        return await self.call("PUT", path, json=json)

    async def patch(self, path: str, json: object) -> Answer:
        return await self.call("PATCH", path, json=json)

    async def delete(self, path: str) -> Answer:
        return await self.call("DELETE", path)


async def code_for(app: Runtime, contact: str) -> str:
    """The newest code in the mailbox of `contact`."""
    await drain(app)
    async with app.tx(write=False) as tx:
        letters = await mail.list_received(tx, parse_contact(contact).value)
    found = re.search(r"\d{6}", letters[0].subject + letters[0].text)
    assert found is not None
    return found.group()


async def sign_in_by_code(app: Runtime, http: httpx.AsyncClient, contact: str, **more: object) -> Answer:
    """Ask for a code, read it, and sign in with it; new people agree to the terms."""
    sent = await http.post("/api/v1/codes", json={"contact": contact})
    assert sent.status_code == 202, sent.text
    body = {"method": "code", "contact": contact, "code": await code_for(app, contact), "agrees": True, **more}
    return await http.post("/api/v1/sessions", json=body)


class _NoCookies(DefaultCookiePolicy):
    """Keeps nothing."""

    def set_ok(self, cookie: object, request: object) -> bool:
        return False


SignUp = Callable[..., Awaitable[Person]]


@pytest.fixture
async def anonymous(app: Runtime) -> AsyncIterator[httpx.AsyncClient]:
    """A program that keeps no cookies."""
    transport = httpx.ASGITransport(app=make_web(app), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://shop.test") as client:
        client.cookies.jar.set_policy(_NoCookies())
        yield client


@pytest.fixture
async def sign_up(app: Runtime) -> AsyncIterator[SignUp]:
    """Make a person who has signed up with a code."""
    async with AsyncExitStack() as stack:

        async def make(contact: str = "lin@example.com", **more: object) -> Person:
            transport = httpx.ASGITransport(app=make_web(app), raise_app_exceptions=False)
            http = await stack.enter_async_context(httpx.AsyncClient(transport=transport, base_url="http://shop.test"))
            http.cookies.jar.set_policy(_NoCookies())
            answer = await sign_in_by_code(app, http, contact, **more)
            assert answer.status_code == 201, answer.text
            body = answer.json()
            await drain(app)  # the welcome
            return Person(http, body["token"], UUID(body["account"]["id"]))

        yield make
