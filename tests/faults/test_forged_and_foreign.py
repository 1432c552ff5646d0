"""What belongs to somebody else, and numbers and texts that nobody means."""

import json
from typing import Any
from uuid import UUID

import pytest
from tests.faults.test_two_tabs import counts, filled_checkout, requoted
from tests.security.town import ADDRESS, Browser, Town, Ware

from jishi.kernel.ids import uuid7

QUANTITIES: list[Any] = [
    -1,
    10**9,
    10**30,
    1.5,
    "1; drop",
    None,
    True,
    [],
    {},
    "１",
    "²",
    "1e3",
    2**31,
    2**63,
    -(2**63),
]
WRITTEN = ["-1", "1000000000", "1e3", "1; drop", "", "1.5", "٣", "²", "0x1", "+-1", "9" * 400, "\x00", "NaN", " "]
TEXTS = [
    "👩‍👩‍👧‍👦🏳️‍🌈" * 5,
    "字" * 10_000,
    "a\x00b",
    "\u202egnp.exe",
    "\ud83d",
    "٣٤٥²",
    "\u200b\u200d\ufeff",
    "Z̷͑a̴l̶g̸o̵" * 30,
    "{{7*7}}%(name)s%s{0}",
    "'; --",
]


async def everything_of(town: Town, owner: Browser, ware: Ware) -> list[tuple[str, str, dict[str, object]]]:
    """Requests for what is the owner's: their order, checkout, payment, address, session, cart line."""
    saved = (await owner.call("POST", "/api/v1/addresses", ADDRESS)).json()
    await owner.call("POST", "/api/v1/cart/lines", {"variant_id": ware.variant_id, "quantity": 1})
    order = await town.buy(owner, ware)
    number, payment = order["orders"][0]["number"], order["payment_code"]
    sessions = (await owner.get("/api/v1/sessions")).json()
    lines = [{"variant_id": str(ware.variant_id), "quantity": 1}]
    return [
        ("GET", f"/api/v1/orders/{number}", {}),
        ("POST", f"/api/v1/orders/{number}/cancellation", {}),
        ("GET", f"/api/v1/checkouts/{order['id']}", {}),
        ("GET", f"/api/v1/payments/{payment}", {}),
        ("POST", f"/api/v1/payments/{payment}/attempts", {"channel": "sandbox"}),
        ("GET", f"/api/v1/addresses/{saved['id']}", {}),
        ("PUT", f"/api/v1/addresses/{saved['id']}", dict(ADDRESS)),
        ("DELETE", f"/api/v1/addresses/{saved['id']}", {}),
        ("POST", "/api/v1/quotes", {"lines": lines, "address_id": saved["id"]}),
        ("DELETE", f"/api/v1/sessions/{sessions[0]['id']}", {}),
        ("PATCH", f"/api/v1/cart/lines/{ware.variant_id}", {"quantity": 9}),
        ("GET", f"/orders/{number}", {}),
        ("GET", f"/orders/{number}/cancellation", {}),
        ("POST", f"/orders/{number}/cancellation", {}),
        ("POST", f"/orders/{number}/purchase", {}),
        ("GET", f"/checkouts/{order['id']}", {}),
        ("POST", f"/checkouts/{order['id']}/purchase", {}),
        ("GET", f"/pay/{payment}", {}),
        ("POST", f"/pay/{payment}/attempts", {"channel": "sandbox"}),
        ("GET", f"/pay/{payment}/return", {}),
        ("GET", f"/account/addresses/{saved['id']}", {}),
        ("POST", f"/account/addresses/{saved['id']}", dict(ADDRESS)),
        ("POST", f"/account/addresses/{saved['id']}/removal", {}),
        ("POST", f"/account/addresses/{saved['id']}/default", {}),
    ]


async def test_what_is_somebody_elses_is_not_there(town: Town) -> None:
    ware = await town.ware()
    requests = await everything_of(town, await town.member(), ware)
    for stranger in (await town.member(), await town.guest()):
        before = await town.count_everything()
        seen = {}
        for method, path, body in requests:
            if path.startswith("/api/"):
                answer = await stranger.call(method, path, body)
            elif method == "GET":
                answer = await stranger.get(path)
            else:
                answer = await stranger.post(path, body)
            to_sign_in = answer.status_code == 303 and answer.headers["location"].startswith("/sign-in")
            if answer.status_code not in (401, 404) and not to_sign_in:
                seen[f"{method} {path}"] = answer.status_code
        assert seen == {}
        # A cart that was asked for in vain may have been counted up; nothing else may differ.
        after = await town.count_everything()
        assert {name for name in after if after[name] != before[name]} <= {"orders.carts"}


async def test_quantities_that_nobody_means_are_refused_as_json(town: Town) -> None:
    ware, guest = await town.ware(), await town.guest()
    variant = str(ware.variant_id)
    await guest.call("POST", "/api/v1/cart/lines", {"variant_id": variant, "quantity": 1})
    for quantity in [0, *QUANTITIES]:
        line = {"variant_id": variant, "quantity": quantity}
        answers = [
            await guest.call("POST", "/api/v1/cart/lines", line),
            await guest.call("POST", "/api/v1/quotes", {"lines": [line], "address": ADDRESS}),
            await guest.call(
                "POST", "/api/v1/checkouts", {"fingerprint": "a.0.1", "lines": [line], "address": ADDRESS}
            ),
        ]
        if quantity not in (0, None):
            answers.append(await guest.call("PATCH", f"/api/v1/cart/lines/{variant}", {"quantity": quantity}))
        assert {answer.status_code for answer in answers} <= {400, 422}, (quantity, [a.status_code for a in answers])
    cart = (await guest.get("/api/v1/cart")).json()
    assert cart["count"] == 1
    assert await counts(town) == (0, 0)


async def test_quantities_that_nobody_means_are_refused_on_pages(town: Town) -> None:
    ware, guest = await town.ware(), await town.guest()
    variant = str(ware.variant_id)
    await guest.call("POST", "/api/v1/cart/lines", {"variant_id": variant, "quantity": 1})
    for text in WRITTEN:
        for path, fields in (
            ("/cart/lines", {"variant_id": variant, "quantity": text}),
            (f"/cart/lines/{variant}/quantity", {"quantity": text}),
            ("/cart", {f"quantity-{variant}": text}),
            ("/buy-now", {"variant_id": variant, "quantity": text}),
            ("/checkout/quote", {"variant": variant, "quantity": text}),
            ("/checkout", {"variant": variant, "quantity": text, **ADDRESS}),
            (f"/products/{ware.code}/purchase", {"variant": variant, "quantity": text}),
        ):
            answer = await guest.post(path, fields)
            assert answer.status_code < 500, (path, text)
    assert (await guest.get("/api/v1/cart")).json()["count"] == 1
    assert await counts(town) == (0, 0)


async def test_prices_are_nobodys_to_send(town: Town) -> None:
    ware, guest = await town.ware(), await town.guest()
    fields = await requoted(guest, await filled_checkout(guest, ware))
    forged = {"price": "1", "total": "1", "amount": "1", "goods": "0", "discount": "9999", "seen": "W10"}
    answer = await guest.post("/checkout", {**fields, **forged})
    assert answer.status_code == 303
    async with town.app.tx(write=False) as tx:
        assert await tx.fetch_value("SELECT total FROM orders.checkouts") == 3_800
        assert await tx.fetch_value("SELECT amount FROM payments.payment") == 3_800
    mark, version, made = fields["fingerprint"].split(".")
    for fingerprint in (
        f"{'0' * len(mark)}.{version}.{made}",
        f"{mark}.{'f' * 60}.{made}",
        f"{mark}.-1.{made}",
        f"{mark}.{version}.{'f' * 14}",
    ):
        answer = await guest.post("/checkout", {**fields, "fingerprint": fingerprint, "idempotency_key": str(uuid7())})
        assert answer.status_code in (303, 409, 422), fingerprint
    assert await counts(town) == (1, 1)


@pytest.mark.parametrize("text", TEXTS, ids=[repr(text)[:16] for text in TEXTS])
async def test_any_text_is_taken_or_refused_in_every_field(town: Town, text: str) -> None:
    ware, person = await town.ware(), await town.member()
    sent = text.encode("utf-8", "replace").decode() if "\ud83d" not in text else "\\ud83d"
    fields = await requoted(person, await filled_checkout(person, ware))
    broken = []
    for name in (
        "note",
        "recipient",
        "street",
        "province",
        "phone",
        "postal_code",
        "label",
        "email",
        "invoice_title",
        "tax_number",
        "fingerprint",
        "seen",
        "address",
        "editing",
        "shown_country",
        "country",
        "idempotency_key",
    ):
        form = {**fields, "invoice": "company", "invoice_title": "x", "address": "new", "editing": "new", name: sent}
        for path in ("/checkout", "/checkout/quote"):
            answer = await person.post(path, form)
            if answer.status_code >= 500:
                broken.append(f"{path} {name}")
    for path, names in {
        "/account/settings": ("name", "avatar_colour", "theme", "locale"),
        "/account/settings/contact": ("contact",),
        "/account/settings/contact/proof": ("contact", "code"),
        "/account/security/password": ("current", "new"),
        "/account/security/authenticator/confirmation": ("code",),
        "/sign-in": ("contact", "code", "next"),
        "/sign-in/password": ("contact", "password", "next"),
        "/sign-in/second": ("code",),
        "/orders/find": ("number", "contact"),
        "/preferences": ("theme", "density", "locale", "next"),
    }.items():
        for name in names:
            if (await person.post(path, {name: sent})).status_code >= 500:
                broken.append(f"{path} {name}")
    for method, path, body in (
        ("PATCH", "/api/v1/me", {"name": text}),
        ("POST", "/api/v1/addresses", {**ADDRESS, "recipient": text, "label": text}),
        ("POST", "/api/v1/codes", {"contact": text}),
        ("POST", "/api/v1/passkeys/confirmations", {"challenge_id": str(UUID(int=1)), "credential": {"id": text}}),
        ("POST", "/api/v1/wishlist", {"code": text}),
        ("POST", "/api/v1/checkouts/one-click", {"variant_id": str(ware.variant_id), "method": text, "channel": text}),
        ("POST", "/api/v1/orders/X/cancellation", {"reason": text}),
    ):
        answer = await person.http.request(
            method,
            path,
            content=as_json(body),
            headers={"X-CSRF-Token": person.csrf, "Content-Type": "application/json"},
        )
        if answer.status_code >= 500:
            broken.append(f"{path} {list(body)}")
    assert broken == []
    async with town.app.tx(write=False) as tx:
        stored = [str(row["one"]) for row in await tx.fetch("SELECT orders::text AS one FROM orders.orders")]
        stored += [str(row["one"]) for row in await tx.fetch("SELECT accounts::text AS one FROM identity.accounts")]
    assert not any("\u202e" in one or "\x00" in one for one in stored)


def as_json(body: dict[str, object]) -> bytes:
    """JSON in which half of a surrogate pair survives, as a careless program would send it."""
    return json.dumps(body).encode()
