"""Text messages: the mailbox in development, a gateway in production, and a clear refusal without one."""

from collections.abc import Mapping

import httpx
import msgspec
import pytest
from tests.conftest import browser_for

from jishi.platform import mail
from jishi.platform.outbound import Outbound, Reply, Silent
from jishi.platform.runtime import Runtime
from jishi.platform.settings import Environment
from jishi.platform.worker import drain

PHONE = "+8613800138000"


class Gateway:
    """Stands in for a provider of text messages."""

    def __init__(self, status: int = 200) -> None:
        self.status = status
        self.taken: list[tuple[str, dict[str, str], Mapping[str, str]]] = []

    async def send(
        self, method: str, url: str, *, headers: Mapping[str, str], body: bytes = b"", seconds: float = 5
    ) -> Reply:
        if not self.status:
            raise Silent("no answer")
        self.taken.append((url, msgspec.json.decode(body), headers))
        return Reply(self.status, b"")


def in_production(app: Runtime, gateway: Gateway | None) -> None:
    url = "https://sms.example/send" if gateway else ""
    app.settings = msgspec.structs.replace(app.settings, env=Environment.PRODUCTION, sms_url=url, sms_token="t0ken")
    if gateway:
        app.provide(Outbound, gateway)  # type: ignore[type-abstract]


async def ask(app: Runtime, contact: str) -> httpx.Response:
    async with browser_for(app) as http:
        return await http.post("/api/v1/codes", json={"contact": contact})


async def test_codes_leave_through_the_gateway(app: Runtime) -> None:
    in_production(app, gateway := Gateway())
    assert (await ask(app, PHONE)).status_code == 202
    await drain(app)
    ((url, message, headers),) = gateway.taken
    assert url == "https://sms.example/send"
    assert message["to"] == PHONE
    assert any(part.strip("。.,").isdigit() for part in message["text"].replace("，", " ").split())
    assert headers["Authorization"] == "Bearer t0ken"
    async with app.tx(write=False) as tx:
        assert await mail.list_received(tx) == []


@pytest.mark.parametrize("status", [0, 500, 302])
async def test_a_gateway_that_fails_is_tried_again(app: Runtime, status: int) -> None:
    in_production(app, Gateway(status))
    assert (await ask(app, PHONE)).status_code == 202
    with pytest.raises((RuntimeError, Silent)):
        await drain(app)


async def test_without_a_gateway_production_says_so(app: Runtime) -> None:
    in_production(app, None)
    refused = await ask(app, PHONE)
    assert (refused.status_code, refused.json()["code"]) == (503, "no_texts")
    async with app.tx(write=False) as tx:
        assert await tx.fetch_value("SELECT count(*) FROM identity.codes") == 0
    assert (await ask(app, "lin@example.com")).status_code == 202


async def test_development_has_the_mailbox(app: Runtime) -> None:
    assert (await ask(app, PHONE)).status_code == 202
    await drain(app)
    async with app.tx(write=False) as tx:
        (letter,) = await mail.list_received(tx, PHONE)
    assert letter.channel == "sms"
