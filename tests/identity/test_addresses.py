"""The address book."""

import asyncio
from uuid import UUID, uuid4

import httpx
import pytest
from tests.identity.conftest import SignUp, code_for

from jishi.kernel.ids import uuid7
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import AddressInput
from jishi.modules.identity.domain.divisions import divisions
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

HOME = {
    "recipient": " 林小满 ",
    "phone": "138-0013-8000",
    "province": "浙江",
    "city": "杭州",
    "district": "西湖区",
    "street": "文三路 1 号",
    "label": "家",
}
ABROAD = {
    "recipient": "Ada King",
    "phone": "+1 415 555 2671",
    "country": "us",
    "province": "California",
    "city": "San Francisco",
    "street": "1 Market Street\nSuite 2",
    "postal_code": "94105",
}


async def test_an_address_is_stored_in_full(sign_up: SignUp) -> None:
    person = await sign_up()
    answer = await person.post("/api/v1/addresses", HOME)
    assert answer.status_code == 201
    stored = answer.json()
    assert stored["recipient"] == "林小满"
    assert stored["phone"] == "+8613800138000"
    assert (stored["province"], stored["city"], stored["district"]) == ("浙江省", "杭州市", "西湖区")
    assert stored["is_default"] is True
    assert (await person.get(f"/api/v1/addresses/{stored['id']}")).json() == stored


async def test_an_address_abroad_has_lines_region_and_postal_code(sign_up: SignUp) -> None:
    stored = (await (await sign_up()).post("/api/v1/addresses", ABROAD)).json()
    assert (stored["country"], stored["street"], stored["postal_code"]) == ("US", "1 Market Street\nSuite 2", "94105")


@pytest.mark.parametrize(
    ("base", "change", "field"),
    [
        (HOME, {"recipient": ""}, "recipient"),
        (HOME, {"recipient": "满" * 10_000}, "recipient"),
        (HOME, {"phone": "123"}, "phone"),
        (HOME, {"phone": ""}, "phone"),
        (HOME, {"province": "Atlantis"}, "province"),
        (HOME, {"city": "上海市"}, "city"),
        (HOME, {"district": ""}, "district"),
        (HOME, {"street": ""}, "street"),
        (HOME, {"country": "ZZ"}, "country"),
        (HOME, {"country": "China"}, "country"),
        (HOME, {"postal_code": "12"}, "postal_code"),
        (ABROAD, {"postal_code": "ABC"}, "postal_code"),
        (ABROAD, {"postal_code": ""}, "postal_code"),
        (ABROAD, {"province": ""}, "province"),
        (ABROAD, {"city": "\u202e"}, "city"),
    ],
)
async def test_each_bad_field_is_named_and_nothing_is_stored(
    sign_up: SignUp, base: dict[str, str], change: dict[str, str], field: str
) -> None:
    person = await sign_up()
    answer = await person.post("/api/v1/addresses", {**base, **change})
    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == [field]
    assert (await person.get("/api/v1/addresses")).json() == []


async def test_all_bad_fields_are_named_at_once(sign_up: SignUp) -> None:
    answer = await (await sign_up()).post("/api/v1/addresses", {"recipient": "", "phone": "x"})
    assert set(answer.json()["errors"]) == {"recipient", "phone", "province", "city", "street"}


async def test_anothers_address_is_not_found_and_stays_as_it_is(sign_up: SignUp) -> None:
    lin, ada = await sign_up(), await sign_up("ada@example.com")
    path = f"/api/v1/addresses/{(await lin.post('/api/v1/addresses', HOME)).json()['id']}"
    assert (await ada.get(path)).status_code == 404
    assert (await ada.put(path, ABROAD)).status_code == 404
    assert (await ada.delete(path)).status_code == 404
    assert (await lin.get(path)).json()["recipient"] == "林小满"
    assert (await lin.get(f"/api/v1/addresses/{uuid4()}")).status_code == 404


async def test_there_is_one_default_and_removing_it_passes_it_on(sign_up: SignUp) -> None:
    person = await sign_up()
    first = (await person.post("/api/v1/addresses", HOME)).json()
    second = (await person.post("/api/v1/addresses", {**HOME, "street": "文一路 2 号"})).json()
    assert second["is_default"] is False
    third = (await person.post("/api/v1/addresses", {**ABROAD, "is_default": True})).json()
    assert await defaults(person) == [third["id"]]
    await person.put(f"/api/v1/addresses/{first['id']}", {**HOME, "is_default": True})
    assert await defaults(person) == [first["id"]]
    await person.delete(f"/api/v1/addresses/{first['id']}")
    assert await defaults(person) == [third["id"]]


async def defaults(person: object) -> list[str]:
    listed = (await person.get("/api/v1/addresses")).json()  # type: ignore[attr-defined]
    return [one["id"] for one in listed if one["is_default"]]


async def test_a_guests_addresses_become_the_accounts_without_doubles(
    app: Runtime, anonymous: httpx.AsyncClient, sign_up: SignUp, tx: Tx
) -> None:
    lin = await sign_up()
    await lin.post("/api/v1/addresses", HOME)
    guest = (await anonymous.post("/api/v1/guests", json={})).json()
    headers = {"Authorization": f"Bearer {guest['token']}"}
    for body in (HOME, ABROAD):
        assert (await anonymous.post("/api/v1/addresses", json=body, headers=headers)).status_code == 201
    await tx.execute("UPDATE identity.codes SET sent_at = sent_at - interval '1 hour'")
    await anonymous.post("/api/v1/codes", json={"contact": "lin@example.com"}, headers=headers)
    body = {"method": "code", "contact": "lin@example.com", "code": await code_for(app, "lin@example.com")}
    assert (await anonymous.post("/api/v1/sessions", json=body, headers=headers)).status_code == 201
    listed = (await lin.get("/api/v1/addresses")).json()
    assert sorted(one["country"] for one in listed) == ["CN", "US"]
    assert [one["country"] for one in listed if one["is_default"]] == ["CN"]


async def test_the_book_has_an_end(tx: Tx, sign_up: SignUp) -> None:
    person = await sign_up()
    given = AddressInput(**HOME)
    await identity.add_addresses(tx, [(person.id, given)] * 50)
    answer = await person.post("/api/v1/addresses", HOME)
    assert answer.status_code == 409


async def test_two_first_addresses_at_once_make_one_default(own_app: Runtime) -> None:
    owner = uuid7()

    async def add(street: str) -> UUID:
        async with own_app.tx() as tx:
            return (await identity.add_address(tx, owner, AddressInput(**{**HOME, "street": street}))).id

    await asyncio.gather(*(add(f"文三路 {number} 号") for number in range(6)))
    async with own_app.tx(write=False) as tx:
        listed = await identity.list_addresses(tx, owner)
    assert len(listed) == 6
    assert sum(one.is_default for one in listed) == 1


async def test_all_provinces_have_cities(client: httpx.AsyncClient) -> None:
    known = (await client.get("/api/v1/divisions")).json()
    assert known == divisions()
    assert len(known) == 34
    assert all(known.values())
    assert len(known["广东省"]) == 21
    assert "浦东新区" in known["上海市"]["上海市"]
