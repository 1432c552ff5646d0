"""The short way in answers what the long one does, and leaves to it whatever is not plain."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from tests.orders.market import ADDRESS, EMAIL, Buyer, Market

from jishi.kernel.ids import uuid7
from jishi.platform.http import cookies

LONG = "?long=way"
"""Only addresses without a query go the short way."""


async def both(buyer: Buyer, path: str, body: object, mend: Callable[[Any], None] = lambda _: None) -> tuple[Any, Any]:
    """The answers of both ways: status, type and content, without what differs every time."""
    made = []
    for way in ("", LONG):
        answer = await buyer.call("POST", path + way, body)
        content = answer.json()
        content.pop("request_id", None)
        mend(content)
        made.append((answer.status_code, answer.headers["content-type"], content, "set-cookie" in answer.headers))
    return made[0], made[1]


async def test_adding_and_quoting_answer_the_same(market: Market, buyer: Buyer) -> None:
    goods = await market.goods()

    def same_count(change: Any) -> None:
        for name in ("version", "count", "quantity"):
            change[name] = 0

    short, long = await both(buyer, "/cart/lines", {"variant_id": goods.variant_id, "quantity": 1}, same_count)
    assert short == long
    assert short[0] == 201

    def same_time(quote: Any) -> None:
        del quote["valid_until"], quote["fingerprint"]

    short, long = await both(buyer, "/quotes", {"address": ADDRESS}, same_time)
    assert short == long
    assert short[0] == 200


async def test_placing_answers_the_same_checkout(market: Market, buyer: Buyer) -> None:
    await buyer.add(await market.goods())
    order = {"fingerprint": (await buyer.quote())["fingerprint"], "address": ADDRESS, "contact_email": EMAIL}
    answers = [await buyer.call("POST", f"/checkouts{way}", order, Idempotency_Key="one") for way in ("", LONG)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json()["id"] == answers[1].json()["id"]


@pytest.mark.parametrize("way", ["", LONG])
@pytest.mark.parametrize(("language", "subject"), [("en", "Tea cup × 2"), ("zh-CN", "茶杯 × 2")])
async def test_the_payment_says_what_it_is_for_in_the_buyers_language(
    market: Market, buyer: Buyer, way: str, language: str, subject: str
) -> None:
    await buyer.add(await market.goods(), 2)
    order = {"fingerprint": (await buyer.quote())["fingerprint"], "address": ADDRESS, "contact_email": EMAIL}
    answer = await buyer.call("POST", f"/checkouts{way}", order, Accept_Language=language)
    async with market.app.tx(write=False) as tx:
        shown = await tx.fetch_value(
            "SELECT subject FROM payments.payment WHERE reference = $1::uuid", answer.json()["id"]
        )
    assert shown == subject


async def test_a_changed_quote_is_refused_the_same(market: Market, buyer: Buyer) -> None:
    await buyer.add(await market.goods())
    fingerprint = (await buyer.quote())["fingerprint"]
    wrong = {"fingerprint": f"{'0' * 24}{fingerprint[24:]}", "address": ADDRESS, "contact_email": EMAIL}

    def same_time(problem: Any) -> None:
        del problem["quote"]["valid_until"], problem["quote"]["fingerprint"]

    short, long = await both(buyer, "/checkouts", wrong, same_time)
    assert short == long
    assert (short[0], short[1]) == (409, "application/problem+json")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/cart/lines", {"variant_id": str(uuid7())}),
        ("/cart/lines", {"variant_id": "no id"}),
        ("/cart/lines", {"variant_id": str(uuid7()), "quantity": 0}),
        ("/cart/lines", []),
        ("/quotes", {"address": {"country": "?"}}),
        ("/quotes", {"lines": "none"}),
        ("/checkouts", {"fingerprint": "made up"}),
    ],
)
async def test_refusals_are_the_same(market: Market, buyer: Buyer, path: str, body: object) -> None:
    short, long = await both(buyer, path, body)
    assert short == long
    assert 400 <= short[0] < 500


async def test_only_tokens_go_the_short_way(market: Market, buyer: Buyer) -> None:
    """Cookies need their CSRF token, which is looked for on the long way."""
    goods, client = await market.goods(), buyer._client
    jar = {cookies.GUEST: cookies.seal_guest(buyer.id, market.app.settings.secret, market.app.clock.now())}
    sent = msgspec.json.encode({"variant_id": goods.variant_id, "quantity": 1})
    answer = await client.post(
        "/api/v1/cart/lines",
        content=sent,
        headers={"Content-Type": "application/json", "Cookie": "; ".join(f"{k}={v}" for k, v in jar.items())},
    )
    assert answer.status_code == 403
    assert (await buyer.cart())["count"] == 0
