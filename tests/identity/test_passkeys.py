"""Passkeys: registering, signing in, and everything that must be refused."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from tests.identity.conftest import Answer, Person, SignUp
from tests.identity.soft_authenticator import PRESENT, SoftAuthenticator

from jishi.kernel.clock import FixedClock
from jishi.modules.identity.api import relying_party
from jishi.platform.db import Tx
from jishi.platform.settings import Environment, Settings


async def register(person: Person, phone: SoftAuthenticator, name: str = "My phone") -> Answer:
    """Add the passkey `phone` to the account."""
    ceremony = (await person.post("/api/v1/passkeys/options")).json()
    return await person.post(
        "/api/v1/passkeys",
        {"challenge_id": ceremony["challenge_id"], "credential": phone.register(ceremony["options"]), "name": name},
    )


async def begin(http: httpx.AsyncClient) -> dict[str, Any]:
    """Ask for options to sign in."""
    found: dict[str, Any] = (await http.post("/api/v1/sessions/passkey", json={})).json()
    return found


def proof(ceremony: dict[str, Any], phone: SoftAuthenticator) -> dict[str, Any]:
    """The answer to those options."""
    credential = phone.sign(ceremony["options"])
    return {"method": "passkey", "challenge_id": ceremony["challenge_id"], "credential": credential}


async def test_a_passkey_signs_its_owner_in(sign_up: SignUp, anonymous: httpx.AsyncClient) -> None:
    person, phone = await sign_up(), SoftAuthenticator()
    added = await register(person, phone)
    assert added.status_code == 201, added.text
    answer = await anonymous.post("/api/v1/sessions", json=proof(await begin(anonymous), phone))
    assert answer.status_code == 201, answer.text
    assert answer.json()["account"]["id"] == str(person.id)
    listed = (await person.get("/api/v1/passkeys")).json()
    assert listed[0]["name"] == "My phone"
    assert listed[0]["used_at"] is not None


async def test_an_answer_cannot_be_sent_twice(sign_up: SignUp, anonymous: httpx.AsyncClient) -> None:
    phone = SoftAuthenticator()
    await register(await sign_up(), phone)
    body = proof(await begin(anonymous), phone)
    assert (await anonymous.post("/api/v1/sessions", json=body)).status_code == 201
    replayed = await anonymous.post("/api/v1/sessions", json=body)
    assert replayed.status_code == 422
    assert replayed.json()["code"] == "challenge_expired"


async def test_a_challenge_lasts_five_minutes(sign_up: SignUp, anonymous: httpx.AsyncClient, clock: FixedClock) -> None:
    phone = SoftAuthenticator()
    await register(await sign_up(), phone)
    body = proof(await begin(anonymous), phone)
    clock.advance(timedelta(minutes=5))
    assert (await anonymous.post("/api/v1/sessions", json=body)).status_code == 422


async def test_a_passkey_that_nobody_has_is_refused(anonymous: httpx.AsyncClient) -> None:
    answer = await anonymous.post("/api/v1/sessions", json=proof(await begin(anonymous), SoftAuthenticator()))
    assert answer.status_code == 422
    assert answer.json()["code"] == "wrong_passkey"


@pytest.mark.parametrize("what", ["key", "origin", "site", "presence only", "challenge", "garbage"])
async def test_a_forged_answer_is_refused(sign_up: SignUp, anonymous: httpx.AsyncClient, what: str) -> None:
    person, phone = await sign_up(), SoftAuthenticator()
    await register(person, phone)
    ceremony = await begin(anonymous)
    if what == "key":
        phone.key = SoftAuthenticator().key
    elif what == "origin":
        phone.origin = "http://shop.evil"
    elif what == "site":
        phone.site = "shop.evil"
    elif what == "presence only":
        phone.flags = PRESENT
    elif what == "challenge":
        ceremony["options"] = (await begin(anonymous))["options"]
    body = proof(ceremony, phone)
    if what == "garbage":
        body["credential"]["response"] = {"clientDataJSON": 5}
    answer = await anonymous.post("/api/v1/sessions", json=body)
    assert answer.status_code == 422, answer.text
    assert len((await person.get("/api/v1/sessions")).json()) == 1


async def test_a_passkey_from_another_origin_is_not_registered(sign_up: SignUp) -> None:
    person = await sign_up()
    assert (await register(person, SoftAuthenticator(origin="http://shop.evil"))).status_code == 422
    assert (await person.get("/api/v1/passkeys")).json() == []


async def test_one_cannot_finish_what_another_began(sign_up: SignUp) -> None:
    lin, ada, phone = await sign_up(), await sign_up("ada@example.com"), SoftAuthenticator()
    ceremony = (await lin.post("/api/v1/passkeys/options")).json()
    body = {"challenge_id": ceremony["challenge_id"], "credential": phone.register(ceremony["options"]), "name": "x"}
    assert (await ada.post("/api/v1/passkeys", body)).status_code == 422


async def test_several_passkeys_are_named_and_removed(sign_up: SignUp, anonymous: httpx.AsyncClient) -> None:
    person, phone, laptop = await sign_up(), SoftAuthenticator(), SoftAuthenticator()
    await register(person, phone)
    await register(person, laptop, name="")
    listed = (await person.get("/api/v1/passkeys")).json()
    assert len(listed) == 2
    assert listed[1]["name"]
    path = f"/api/v1/passkeys/{listed[0]['id']}"
    assert (await person.patch(path, {"name": "旧手机"})).status_code == 204
    assert (await person.get("/api/v1/passkeys")).json()[0]["name"] == "旧手机"
    assert (await person.delete(path)).status_code == 204
    assert (await anonymous.post("/api/v1/sessions", json=proof(await begin(anonymous), phone))).status_code == 422
    assert (await anonymous.post("/api/v1/sessions", json=proof(await begin(anonymous), laptop))).status_code == 201


async def test_anothers_passkey_is_not_found_and_stays(sign_up: SignUp) -> None:
    lin, ada = await sign_up(), await sign_up("ada@example.com")
    passkey = (await register(lin, SoftAuthenticator())).json()
    path = f"/api/v1/passkeys/{passkey['id']}"
    assert (await ada.delete(path)).status_code == 404
    assert (await ada.patch(path, {"name": "mine"})).status_code == 404
    assert (await lin.get("/api/v1/passkeys")).json()[0]["name"] == "My phone"


async def test_the_same_passkey_is_registered_once(sign_up: SignUp) -> None:
    person, phone = await sign_up(), SoftAuthenticator()
    await register(person, phone)
    assert (await register(person, phone)).status_code == 409


async def test_confirming_needs_ones_own_passkey(sign_up: SignUp, tx: Tx) -> None:
    lin, ada, phone, other = await sign_up(), await sign_up("ada@example.com"), SoftAuthenticator(), SoftAuthenticator()
    await register(lin, phone)
    await register(ada, other)
    await tx.execute("UPDATE identity.sessions SET verified_at = NULL")
    for authenticator, status in ((other, 422), (phone, 204)):
        ceremony = (await lin.post("/api/v1/passkeys/confirmations/options")).json()
        body = {"challenge_id": ceremony["challenge_id"], "credential": authenticator.sign(ceremony["options"])}
        assert (await lin.post("/api/v1/passkeys/confirmations", body)).status_code == status
    verified = await tx.fetch_value("SELECT verified_at FROM identity.sessions WHERE account_id = $1", lin.id)
    assert verified is not None


def test_a_development_shop_on_an_address_answers_as_localhost() -> None:
    party = relying_party(Settings(port=8123))
    assert (party.id, party.origins) == ("localhost", ["http://localhost:8123"])
    production = Settings(env=Environment.PRODUCTION, base_url="https://jishi.example", data_dir=Path("x"))
    assert relying_party(production) == msgspec.structs.replace(
        party, id="jishi.example", origins=["https://jishi.example"]
    )
