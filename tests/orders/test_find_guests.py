"""Staff find the order of somebody on the telephone, who has no account: by phone number or e-mail address."""

import httpx
from tests.console.conftest import Employ, SignUp, anonymous, employ, sign_up
from tests.identity.conftest import Person
from tests.orders.market import ADDRESS, Buyer, Market

from jishi.kernel.actor import SYSTEM
from jishi.kernel.ids import uuid7
from jishi.modules.orders.search_queries import HAS_CONTACT, IDS
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime

__all__ = ["anonymous", "employ", "sign_up"]

PATH = "/api/v1/staff/orders"
EMAIL = "Mei.Lin@Example.com"
CONTACTS = ("13800138000", "138 0013 8000", "+86 138-0013-8000", EMAIL, EMAIL.lower())


async def place(market: Market, buyer: Buyer) -> str:
    """A guest's order; its number."""
    await buyer.add(await market.goods())
    answer = await buyer.place(await buyer.quote(), contact_email=EMAIL)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["orders"][0]["number"])


async def found(person: Person, text: str) -> list[str]:
    answer = await person.call("GET", PATH, params={"q": text})
    assert answer.status_code == 200, answer.text
    return [order["number"] for order in answer.json()["items"]]


async def test_a_guest_is_found_by_what_they_left(market: Market, buyer: Buyer, employ: Employ) -> None:
    number = await place(market, buyer)
    clerk = await employ(Role.SERVICE)
    for text in CONTACTS:
        assert await found(clerk, text) == [number], text
        for page in ("/console/orders", "/console/search"):
            shown = (await clerk.call("GET", page, params={"q": text})).text
            assert number in shown, (page, text)
            assert "13800138000" not in shown.replace(text, "")
    for text in ("13800138001", "lin@example.com", "mei.lin@example.co", "8000", "%", "@"):
        assert await found(clerk, text) == [], text


async def test_nobody_else_finds_them(market: Market, buyer: Buyer, employ: Employ, sign_up: SignUp) -> None:
    number = await place(market, buyer)
    analyst = await employ(Role.ANALYST)
    assert await found(analyst, number) == [number]
    for text in CONTACTS:
        assert await found(analyst, text) == [], text
    listed = (await analyst.call("GET", PATH)).json()["items"]
    assert [order["recipient"] for order in listed] == ["林***"]
    assert ADDRESS.recipient not in (await analyst.call("GET", "/console/orders")).text
    stranger = await sign_up("stranger@example.com")
    async with market.app.tx() as tx:
        await team.add_staff(tx, SYSTEM, stranger.id, [Role.MERCHANT_OWNER], [uuid7()])
    assert await found(stranger, CONTACTS[0]) == []


async def test_it_is_for_staff_only(buyer: Buyer, sign_up: SignUp, anonymous: httpx.AsyncClient) -> None:
    assert (await anonymous.get(PATH)).status_code == 401
    member = await sign_up("member@example.com")
    assert (await member.get(PATH)).status_code == 403


async def test_looking_takes_an_index(app: Runtime) -> None:
    async with app.tx(write=True) as tx:
        await tx.execute("SET LOCAL enable_seqscan = off")
        sql = f"EXPLAIN {IDS} WHERE {HAS_CONTACT.format('$1', '$2', '$3')}"
        plan = "\n".join(row[0] for row in await tx.fetch(sql, uuid7(), "+8613800138000", "lin@example.com"))
    assert "orders_phone_idx" in plan
    assert "orders_email_idx" in plan
