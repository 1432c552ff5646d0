"""What people write is shown as text, wherever it is shown."""

import re
from html.parser import HTMLParser

from tests.security.routes import reading
from tests.security.town import ADDRESS, Browser, Town

from jishi.modules.team.contracts import Role
from jishi.storefront import api as storefront
from jishi.storefront.contracts import ArticleInput, BlockInput

MARK = "zqx"
NASTY = f"\"'><img src={MARK} onerror=alert(1)><script>{MARK}()</script>{{{{7*7}}}}</title></textarea>"
SHORT = f"'\"><b id={MARK} onclick=1>"
ADDRESSES = [
    "javascript:alert(1)",
    "JaVa\tScript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example/x",
    "vbscript:x",
]


class Alive(HTMLParser):
    """Finds markup that came from what somebody wrote."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        for name, value in attrs:
            text = (value or "").strip().lower()
            if name.startswith("on") or (name in ("src", "id") and text == MARK):
                self.found.append(f"<{tag} {name}={value}>")
            if name in ("href", "src", "action", "formaction") and re.match(r"(java|vb)\s*script:|data:text", text):
                self.found.append(f"<{tag} {name}={value}>")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script" and f"<script>{MARK}" in data:
            self.found.append(f"in a script: {data[:80]}")


def alive(page: str) -> list[str]:
    parser = Alive()
    parser.feed(page)
    return parser.found


async def look(browser: Browser, addresses: list[str]) -> tuple[dict[str, list[str]], int]:
    """Pages with markup of somebody else's making, and how many pages show the text at all."""
    wrong, showing = {}, 0
    for address in addresses:
        answer = await browser.get(address, headers={"Accept": "text/html"})
        assert answer.status_code < 500, address
        if "html" in answer.headers.get("content-type", ""):
            showing += MARK in answer.text
            if found := alive(answer.text):
                wrong[address] = found
    return wrong, showing


async def test_scripts_stay_text_on_every_page(town: Town) -> None:
    ware = await town.ware(NASTY)
    person = await town.member(Role.MANAGER, name=SHORT)
    both, short = {"zh-CN": NASTY, "en": NASTY}, {"zh-CN": SHORT, "en": SHORT}
    async with town.app.tx() as tx:
        await storefront.save_block(tx, BlockInput(code="story", title=short, subtitle=short, action=short, body=both))
        await storefront.save_article(tx, ArticleInput(slug="article", title=short, summary=short, body=both))
    town.app.cache.forget("*")
    address = {**ADDRESS, "recipient": SHORT, "street": NASTY[:90], "label": SHORT[:20]}
    saved = await person.call("POST", "/api/v1/addresses", address)
    assert saved.status_code == 201, saved.text
    await person.call("POST", "/api/v1/cart/lines", {"variant_id": ware.variant_id, "quantity": 1})
    await person.call("POST", "/api/v1/wishlist", {"code": ware.code})
    invoice = {"title": SHORT, "company": True, "tax_number": "91350100M000100Y43", "email": "x@example.com"}
    order = await town.buy(person, ware, note=NASTY, invoice=invoice, address=address)
    number = order["orders"][0]["number"]
    await person.post(f"/orders/{number}/cancellation", {"reason": NASTY})
    values = {"slug": ware.slug, "number": number, "checkout": order["id"], "address_id": saved.json()["id"]}
    pages = [route.filled({**values, "code": ware.code}) for route in reading(town.web)]
    pages += ["/stories/story", "/help/article", f"/pay/{order['payment_code']}", f"/search?q={NASTY}&brand={NASTY}"]
    pages += [
        f"/compare?p={ware.code}",
        f"/checkout?variant={ware.variant_id}&quantity=1",
        f"/shop/{ware.slug}?q={NASTY}",
    ]
    pages += [f"/sign-in?next={NASTY}", f"/_mailbox?to={NASTY}", f"/{NASTY}", f"/orders?q={NASTY}"]
    pages = [page for page in pages if not page.startswith(("/metrics", "/api/"))]
    wrong, showing = await look(person, pages)
    assert wrong == {}
    assert showing > 12, "the text was to be seen nowhere, so nothing was tried"


async def test_forms_that_are_shown_again_show_text(town: Town) -> None:
    ware = await town.ware()
    person = await town.member()
    fields = dict.fromkeys(
        (*ADDRESS, "label", "note", "email", "invoice_title", "tax_number", "name", "contact"), NASTY
    )
    fields |= {
        "variant": str(ware.variant_id),
        "quantity": "1",
        "address": "new",
        "editing": "new",
        "invoice": "company",
    }
    for path in ("/checkout", "/checkout/quote", "/account/addresses", "/account/settings", "/sign-in/password"):
        answer = await person.post(path, {**fields, "next": NASTY, "password": NASTY})
        assert answer.status_code < 500, path
        assert alive(answer.text) == [], path


async def test_no_link_of_somebody_elses_making_runs_a_script(town: Town) -> None:
    refused = 0
    for number, url in enumerate(ADDRESSES):
        body = {"en": f'<a href="{url}">x</a><img src="{url}"><a href="&#106;avascript:alert(1)">y</a><svg onload=x>'}
        async with town.app.tx() as tx:
            await storefront.save_article(tx, ArticleInput(slug=f"a{number}", title={"en": "x"}, body=body))
        try:
            async with town.app.tx() as tx:
                await storefront.save_block(tx, BlockInput(code=f"b{number}", title={"en": "x"}, url=url))
        except Exception:  # noqa: BLE001  refusing it is one good answer; showing it harmlessly the other
            refused += 1
    town.app.cache.forget("*")
    pages = ["/", *(f"/help/a{number}" for number in range(len(ADDRESSES)))]
    wrong, _ = await look(await town.guest(), pages)
    assert wrong == {}
