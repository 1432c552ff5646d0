"""The development mailbox."""

from pathlib import Path

import httpx
import msgspec
import pytest
from tests.conftest import browser_for

from jishi.platform import mail
from jishi.platform.runtime import Runtime
from jishi.platform.settings import Environment
from jishi.platform.worker import drain


@pytest.fixture
async def with_letters(app: Runtime) -> None:
    """Two letters have arrived."""
    async with app.tx() as tx:
        mail.post(tx, mail.Letter("lin@example.com", "Your code", "It is 123456. <b>Bold</b>"))
        mail.post(tx, mail.Letter("+8613800138000", "Your parcel", "It is on its way.", channel="sms"))
    await drain(app)


@pytest.mark.usefixtures("with_letters")
async def test_letters_are_shown_with_their_codes(client: httpx.AsyncClient) -> None:
    page = (await client.get("/_mailbox")).text
    assert "lin@example.com" in page
    assert 'data-copy="123456"' in page
    assert "<b>Bold" not in page
    assert "+8613800138000" in page


@pytest.mark.usefixtures("with_letters")
async def test_one_can_look_for_the_letters_to_one_address(client: httpx.AsyncClient) -> None:
    page = (await client.get("/_mailbox", params={"to": "lin@example.com"})).text
    assert "123456" in page
    assert "on its way" not in page


@pytest.mark.usefixtures("with_letters")
async def test_production_has_no_such_page(app: Runtime) -> None:
    app.settings = msgspec.structs.replace(app.settings, env=Environment.PRODUCTION, data_dir=Path("nowhere"))
    async with browser_for(app) as client:
        answer = await client.get("/_mailbox")
    assert answer.status_code == 404
    assert "123456" not in answer.text
