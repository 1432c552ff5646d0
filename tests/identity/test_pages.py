"""The pages of signing in and of one's account, the way a browser without script uses them."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from tests.conftest import browser_for
from tests.identity.conftest import code_for

from jishi.kernel.clock import FixedClock
from jishi.platform.runtime import Runtime

MAIL = "lin@example.com"
ADDRESS = {
    "recipient": "林小满",
    "phone": "13800138000",
    "country": "CN",
    "province": "浙江省",
    "city": "杭州市",
    "district": "西湖区",
    "street": "文三路 1 号",
}


class Browser:
    """Opens pages and sends their forms with the token that they carry."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http
        self.page = ""

    async def open(self, path: str, status: int = 200) -> str:
        """The text of a page."""
        return self._read(await self.http.get(path), status)

    async def send(self, path: str, status: int = 303, **fields: str) -> httpx.Response:
        """Send a form of the page that is open."""
        token = re.search(r'name="_csrf" value="([^"]+)"', self.page)
        assert token is not None
        answer = await self.http.post(path, data={"_csrf": token.group(1), **fields})
        assert answer.status_code == status, answer.text
        if status != 303:
            self._read(answer, status)
        return answer

    def _read(self, answer: httpx.Response, status: int) -> str:
        assert answer.status_code == status, answer.text
        self.page = answer.text
        return self.page


@pytest.fixture
async def browser(app: Runtime) -> AsyncIterator[Browser]:
    """A visitor's browser."""
    async with browser_for(app) as http:
        http.headers["Accept"] = "text/html"
        http.headers["Accept-Language"] = "en"
        yield Browser(http)


@pytest.fixture
async def member(app: Runtime, browser: Browser) -> Browser:
    """The browser of one who has just signed up."""
    await join(app, browser)
    return browser


async def join(app: Runtime, browser: Browser, *, then: str = "/account") -> httpx.Response:
    await browser.open(f"/sign-in?next={then}")
    await browser.send("/sign-in/code", 200, contact=MAIL, next=then)
    return await browser.send("/sign-in", contact=MAIL, code=await code_for_app(app), agrees="1", next=then)


async def code_for_app(app: Runtime) -> str:
    return await code_for(app, MAIL)


async def test_one_joins_with_a_code_and_lands_where_one_wanted_to_go(app: Runtime, browser: Browser) -> None:
    answer = await join(app, browser, then="/account/addresses")
    assert answer.headers["location"] == "/account/addresses"
    assert "Welcome to Jishi" in await browser.open("/account")
    assert MAIL in browser.page


async def test_the_page_asks_a_newcomer_for_consent(app: Runtime, browser: Browser) -> None:
    await browser.open("/sign-in")
    await browser.send("/sign-in/code", 200, contact=MAIL, next="/")
    await browser.send("/sign-in", 422, contact=MAIL, code=await code_for_app(app), next="/")
    assert "Please agree to the terms" in browser.page


@pytest.mark.parametrize("evil", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
async def test_nobody_is_sent_to_another_site_after_signing_in(app: Runtime, browser: Browser, evil: str) -> None:
    answer = await join(app, browser, then=evil)
    assert answer.headers["location"] == "/"


async def test_who_is_not_signed_in_is_asked_to_and_comes_back(browser: Browser) -> None:
    answer = await browser.http.get("/account/security?x=1")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=/account/security%3Fx%3D1"


async def test_a_form_without_its_token_changes_nothing(member: Browser) -> None:
    answer = await member.http.post("/account/settings", data={"name": "Mallory"})
    assert answer.status_code == 403
    assert "Mallory" not in await member.open("/account")


async def test_signing_in_makes_tokens_of_the_page_before_worthless(app: Runtime, browser: Browser) -> None:
    await browser.open("/sign-in")
    before = browser.page
    await join(app, browser)
    browser.page = before
    await browser.send("/account/settings", 403, name="Mallory")


async def test_name_and_avatar_can_be_changed(member: Browser) -> None:
    await member.open("/account/settings")
    await member.send("/account/settings", name="周予安", avatar_colour="jade")
    page = await member.open("/account")
    assert "周予安" in page
    assert "/avatars/jade/" in page


async def test_a_name_is_only_ever_text(member: Browser) -> None:
    await member.open("/account/settings")
    await member.send("/account/settings", name="<script>alert(1)</script>")
    assert "<script>alert(1)" not in await member.open("/account")


async def test_preferences_work_without_an_account(browser: Browser) -> None:
    await browser.open("/sign-in")
    await browser.send("/preferences", theme="dark", locale="zh-CN", next="/sign-in")
    page = await browser.open("/sign-in")
    assert 'lang="zh-CN"' in page
    assert 'data-theme="dark"' in page


async def test_preferences_come_along_to_another_browser(app: Runtime, member: Browser, clock: FixedClock) -> None:
    await member.open("/account/settings")
    await member.send("/preferences", theme="ink", density="compact", next="/account/settings")
    await member.send("/sign-out")
    async with browser_for(app) as http:
        http.headers["Accept"] = "text/html"
        other = Browser(http)
        await other.open("/sign-in?way=password")
        clock.advance(timedelta(minutes=1))
        await join(app, other)
        assert 'data-theme="ink"' in await other.open("/account")


async def test_a_password_is_set_and_lets_one_in(member: Browser) -> None:
    await member.open("/account/security")
    await member.send("/account/security/password", 422, password="password")
    assert "easily guessed" in member.page
    await member.send("/account/security/password", password="three unusual words")
    await member.open("/account")
    await member.send("/sign-out")
    await member.open("/sign-in?way=password")
    await member.send("/sign-in/password", 422, contact=MAIL, password="three usual words")
    answer = await member.send("/sign-in/password", contact=MAIL, password="three unusual words", next="/account")
    assert answer.headers["location"] == "/account"


async def test_signing_out_ends_the_session_and_forgets_the_guest(member: Browser) -> None:
    await member.open("/account")
    session = member.http.cookies["jishi_session"]
    await member.send("/sign-out")
    assert "jishi_session" not in member.http.cookies
    assert "jishi_guest" not in member.http.cookies
    member.http.cookies["jishi_session"] = session
    assert (await member.http.get("/account")).status_code == 303


async def test_addresses_are_added_edited_and_removed(member: Browser) -> None:
    await member.open("/account/addresses/new")
    await member.send("/account/addresses", 422, **{**ADDRESS, "phone": "1", "city": "上海市"})
    assert "This is not a phone number" in member.page
    assert "Please choose a city of this province" in member.page
    assert "文三路" in member.page
    await member.send("/account/addresses", **ADDRESS)
    page = await member.open("/account/addresses")
    assert "浙江省杭州市西湖区" in page
    found = re.search(r"/account/addresses/([0-9a-f-]{36})", page)
    assert found is not None
    await member.open(found.group())
    await member.send(found.group(), **{**ADDRESS, "street": "文一路 2 号"})
    assert "文一路" in await member.open("/account/addresses")
    await member.send(f"{found.group()}/removal")
    assert "No address yet" in await member.open("/account/addresses")


async def test_an_address_abroad_has_its_own_form(member: Browser) -> None:
    page = await member.open("/account/addresses/new?country=DE")
    assert "Postal code" in page
    assert "data-regions" not in page
    await member.send(
        "/account/addresses",
        recipient="Ada",
        phone="030 901820",
        country="DE",
        street="Unter den Linden 6",
        city="Berlin",
        postal_code="10117",
    )
    assert "Germany" in await member.open("/account/addresses")


async def test_a_guest_has_addresses_and_keeps_them_when_signing_in(app: Runtime, browser: Browser) -> None:
    await browser.open("/account/addresses/new")
    await browser.send("/account/addresses", **ADDRESS)
    assert "浙江省杭州市西湖区" in await browser.open("/account/addresses")
    await join(app, browser)
    assert "浙江省杭州市西湖区" in await browser.open("/account/addresses")


async def test_an_authenticator_app_is_shown_as_a_picture(member: Browser) -> None:
    await member.open("/account/security")
    await member.send("/account/security/authenticator", 200)
    assert "<svg" in member.page
    assert "otpauth://totp/Jishi" in member.page


async def test_drawn_avatars_are_pictures_and_nothing_else(client: httpx.AsyncClient) -> None:
    answer = await client.get("/avatars/jade/%E6%BB%A1.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert "满" in answer.text
    assert (await client.get("/avatars/jade/<script>.svg")).status_code == 404
    assert (await client.get("/avatars/pink/A.svg")).status_code == 404
    assert "<b" not in (await client.get("/avatars/jade/%3Cb.svg")).text


async def test_pages_ask_the_database_as_often_for_many_rows_as_for_one(app: Runtime, member: Browser) -> None:
    await member.open("/account/addresses/new")
    await member.send("/account/addresses", **ADDRESS)
    asked: list[str] = []
    app.database.watchers.append(lambda statement, _: asked.append(statement))
    counts = []
    for _ in range(2):
        for path in ("/account", "/account/addresses", "/account/security"):
            asked.clear()
            await member.open(path)
            counts.append(len(asked))
        for number in range(5):
            await member.open("/account/addresses/new")
            await member.send("/account/addresses", **{**ADDRESS, "street": f"文三路 {number} 号"})
    assert counts[:3] == counts[3:]
    assert counts[:3] == [3, 1, 4]
