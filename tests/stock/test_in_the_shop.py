"""What shoppers see of stock and listings: sold-out cards, things that are gone, and being told when they are back."""

import re
from urllib.parse import urlencode

import httpx
from tests.listing.conftest import Desk, desk, make_shop, person
from tests.stock.conftest import make_depot

from jishi.kernel.ids import uuid7
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductQuery, ProductState
from jishi.modules.inventory import api as inventory
from jishi.platform.http import cookies
from jishi.platform.i18n import translations
from jishi.platform.runtime import Runtime
from jishi.storefront import api as storefront
from jishi.storefront.pages.wishlist import wish_card
from jishi.storefront.views import Words

__all__ = ["desk"]


async def test_cards_say_sold_out_where_nothing_is_left(app: Runtime) -> None:
    gone = await make_depot(app, 0)
    there = await make_depot(app, 3)
    words = Words(translations("en"), "CNY")
    async with app.tx() as tx:
        page = await catalog.list_products(tx, ProductQuery())
        shown = {card.code: words.card(card).sold_out for card in page.items}
        kept = await catalog.cards(tx, [card.id for card in page.items])
    assert shown == {gone.code: True, there.code: False}
    assert {card.code: card.in_stock for card in kept.values()} == {gone.code: False, there.code: True}


async def test_a_wish_for_what_is_gone_leads_to_things_like_it(app: Runtime) -> None:
    depot = await make_depot(app)
    owner, words = uuid7(), Words(translations("en"), "CNY")
    async with app.tx() as tx:
        await storefront.add_wish(tx, owner, depot.code)
        await catalog.set_state(tx, depot.code, ProductState.DELISTED)
        (wish,) = (await storefront.list_wishes(tx, owner)).items
    shown = wish_card(words, wish)
    assert (shown.is_gone, shown.card.url, shown.card.sold_out) == (True, "/search?q=Cup", True)


async def ask(client: httpx.AsyncClient, app: Runtime, path: str, **fields: str) -> httpx.Response:
    await client.get("/")
    guest = client.cookies.get(cookies.GUEST) or ""
    fields["_csrf"] = cookies.sign("csrf", guest, app.settings.secret)
    form = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html", "Accept-Language": "en"}
    return await client.post(path, content=urlencode(fields), headers=form)


async def test_a_guest_asks_to_be_told(app: Runtime, client: httpx.AsyncClient) -> None:
    gone, there = await make_depot(app, 0), await make_depot(app, 2)
    path = f"/products/{gone.code}/restock"
    page = (await client.get(f"/products/{gone.code}", headers={"Accept-Language": "en"})).text
    assert re.search(rf'href="{path}\?variant={gone.variant}"', page)
    assert "/restock" not in (await client.get(f"/products/{there.code}")).text
    assert (await client.get(path)).status_code == 200
    wrong = await ask(client, app, path, variant=str(gone.variant), email="nobody")
    assert (wrong.status_code, "not an e-mail address" in wrong.text) == (422, True)
    assert (await ask(client, app, path, variant=str(there.variant), email="a@example.com")).status_code == 404
    done = await ask(client, app, path, variant=str(gone.variant), email="a@example.com")
    assert done.status_code == 303
    async with app.tx() as tx:
        assert await inventory.count_waiting(tx, [gone.variant]) == {gone.variant: 1}


async def test_keepers_preview_what_is_not_on_sale(desk: Desk) -> None:
    other, _ = await make_shop(desk.app)
    desk.people.enter("thief", person(frozenset({"catalog.read"}), other))
    code = await desk.draft()
    path = f"/products/{code}/preview"
    mine = await desk.client.get(path, headers={"Authorization": "Bearer m", "Accept-Language": "en"})
    assert (mine.status_code, "White porcelain cup" in mine.text) == (200, True)
    assert (await desk.client.get(path, headers={"Authorization": "Bearer thief"})).status_code == 404
    assert (await desk.client.get(path)).status_code == 404
