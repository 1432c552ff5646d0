"""The same person twice at once, or with a page that has grown old."""

import asyncio

import httpx
from tests.faults.forms import form_of
from tests.security.town import ADDRESS, Browser, Town, Ware

from jishi.modules.inventory import api as inventory
from jishi.modules.payments import api as payments
from jishi.platform.http import cookies


async def filled_checkout(browser: Browser, ware: Ware) -> dict[str, str]:
    """The checkout of one piece in the cart, ready to be sent."""
    await browser.post("/cart/lines", {"variant_id": str(ware.variant_id), "quantity": "1"})
    page = await browser.get("/checkout")
    assert page.status_code == 200
    return {**form_of(page.text, "/checkout"), **ADDRESS, "email": "mei@example.com"}


async def requoted(browser: Browser, fields: dict[str, str]) -> dict[str, str]:
    """The form after the page has asked what it costs to send it there."""
    page = await browser.post("/checkout/quote", fields)
    assert page.status_code == 200
    return {**fields, **{k: v for k, v in form_of(page.text, "/checkout").items() if k in ("fingerprint", "seen")}}


async def counts(town: Town) -> tuple[int, int]:
    async with town.app.tx(write=False) as tx:
        assert await inventory.audit(tx) == []
        assert await payments.ledger.audit(tx) == []
        orders = await tx.fetch_value("SELECT count(*) FROM orders.orders")
        held = await tx.fetch_value("SELECT coalesce(sum(reserved), 0) FROM inventory.levels")
    return int(orders), int(held)


def leads_to_paying(answer: httpx.Response) -> bool:
    return answer.status_code == 303 and answer.headers["location"].startswith("/pay/")


async def test_a_form_sent_ten_times_is_one_order(town: Town) -> None:
    ware, browser = await town.ware(), await town.guest()
    fields = await requoted(browser, await filled_checkout(browser, ware))
    answers = await asyncio.gather(*(browser.post("/checkout", fields) for _ in range(10)))
    assert all(leads_to_paying(answer) for answer in answers), [answer.status_code for answer in answers]
    assert len({answer.headers["location"] for answer in answers}) == 1
    assert await counts(town) == (1, 1)


async def test_two_tabs_with_the_same_cart_make_one_order(town: Town) -> None:
    ware, browser = await town.ware(), await town.guest()
    one = await requoted(browser, await filled_checkout(browser, ware))
    page = await browser.get("/checkout")
    other = await requoted(browser, {**form_of(page.text, "/checkout"), **ADDRESS, "email": "mei@example.com"})
    assert one["idempotency_key"] != other["idempotency_key"]
    answers = await asyncio.gather(browser.post("/checkout", one), browser.post("/checkout", other))
    assert all(answer.status_code == 303 for answer in answers)
    assert await counts(town) == (1, 1)


async def test_a_cart_changed_in_the_other_tab_is_told(town: Town) -> None:
    ware, browser = await town.ware(), await town.guest()
    fields = await requoted(browser, await filled_checkout(browser, ware))
    await browser.post("/cart/lines", {"variant_id": str(ware.variant_id), "quantity": "2"})
    answer = await browser.post("/checkout", fields)
    assert answer.status_code == 409
    assert await counts(town) == (0, 0)
    again = {**fields, **form_of(answer.text, "/checkout"), **ADDRESS}
    assert leads_to_paying(await browser.post("/checkout", again))
    assert await counts(town) == (1, 3)


async def test_the_last_piece_goes_to_one_of_two(town: Town) -> None:
    ware = await town.ware(stock=1)
    people = [await town.guest(), await town.guest()]
    forms = [await requoted(person, await filled_checkout(person, ware)) for person in people]
    pairs = zip(people, forms, strict=True)
    answers = await asyncio.gather(*(person.post("/checkout", fields) for person, fields in pairs))
    assert sorted(answer.status_code for answer in answers) == [303, 409]
    assert await counts(town) == (1, 1)


async def test_a_session_that_ended_in_the_middle_loses_nothing(town: Town) -> None:
    ware, browser = await town.ware(), await town.member()
    fields = await requoted(browser, await filled_checkout(browser, ware))
    assert fields["member"] == "1"
    async with town.app.tx() as tx:
        await tx.execute("DELETE FROM identity.sessions WHERE account_id = $1", browser.account_id)
    town.app.cache.forget("*")
    answer = await browser.post("/checkout", {**fields, "note": "请放门口"})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in?next=/checkout")
    assert await counts(town) == (0, 0)
    async with town.app.tx(write=False) as tx:
        email = await tx.fetch_value("SELECT email FROM identity.accounts WHERE id = $1", browser.account_id)
    await browser.get("/sign-in")
    await browser.sign_in(email)
    page = await browser.get("/checkout?draft=1")
    assert "请放门口" in page.text
    assert ADDRESS["street"] in page.text
    again = await requoted(browser, {**form_of(page.text, "/checkout"), **ADDRESS})
    assert leads_to_paying(await browser.post("/checkout", again))
    assert await counts(town) == (1, 1)


async def test_other_acts_of_an_ended_session_lead_to_signing_in(town: Town) -> None:
    browser = await town.member()
    token = browser.csrf
    async with town.app.tx() as tx:
        await tx.execute("DELETE FROM identity.sessions WHERE account_id = $1", browser.account_id)
    town.app.cache.forget("*")
    before = await town.count_everything()
    for path in ("/account/settings", "/account/security/password", "/account/security/sign-out-everywhere"):
        answer = await browser.http.post(path, data={"_csrf": token, **ADDRESS, "name": "x", "new": "x" * 12})
        assert answer.status_code in (303, 401), path
        assert answer.status_code == 401 or answer.headers["location"].startswith("/sign-in"), path
    assert (await browser.get("/api/v1/me")).status_code == 401
    assert await town.count_everything() == before
    assert cookies.SESSION in browser.http.cookies
