"""Making accounts directly, and races for a contact."""

import asyncio
from typing import Any

import pytest
from tests.identity.conftest import SignUp, code_for

from jishi.kernel.errors import Conflict, Invalid
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import NewAccount
from jishi.modules.identity.domain.avatars import initials
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

LIN = NewAccount(name="Lin", email="lin@example.com")


async def sign_up_at_once(app: Runtime, times: int = 8) -> int:
    """How many of `times` sign-ups with one e-mail address, all at once, made an account."""

    async def one() -> object:
        async with app.tx() as tx:
            return await identity.create_account(tx, LIN)

    await asyncio.gather(*(one() for _ in range(times)), return_exceptions=True)
    async with app.tx(write=False) as tx:
        count: int = await tx.fetch_value("SELECT count(*) FROM identity.accounts WHERE email = $1", LIN.email)
        return count


async def test_without_the_guard_a_race_makes_several_accounts(own_app: Runtime) -> None:
    async with own_app.tx() as tx:
        await tx.execute("ALTER TABLE identity.accounts DROP CONSTRAINT accounts_email_key")
    assert await sign_up_at_once(own_app) > 1


async def test_a_race_for_one_contact_makes_one_account(own_app: Runtime) -> None:
    assert await sign_up_at_once(own_app) == 1


@pytest.mark.parametrize(
    "change",
    [{"email": None}, {"email": "no"}, {"phone": "1"}, {"name": ""}, {"name": "x" * 41}, {"password": "short"}],
)
async def test_accounts_that_cannot_be_are_refused(tx: Tx, change: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        await identity.create_account(tx, NewAccount(**{"name": "Lin", "email": "lin@example.com", **change}))


async def test_many_accounts_are_made_in_two_statements(tx: Tx) -> None:
    shared = await identity.hash_password("three unusual words")
    people = [NewAccount(name=f"Person {number}", email=f"p{number}@example.com") for number in range(400)]
    before = tx.statements
    ids = await identity.create_accounts(tx, people, password_hash=shared)
    assert tx.statements - before == 2
    assert len(await identity.list_accounts(tx, ids)) == 400
    with pytest.raises(Conflict):
        await identity.create_accounts(tx, people[:1])


async def test_a_second_contact_can_be_added_with_its_code(app: Runtime, sign_up: SignUp) -> None:
    person = await sign_up()
    await person.post("/api/v1/codes", {"contact": "13800138000"})
    code = await code_for(app, "13800138000")
    answer = await person.post("/api/v1/me/contacts", {"contact": "13800138000", "code": code})
    assert answer.json()["phone"] == "+8613800138000"
    assert answer.json()["email"] == "lin@example.com"


async def test_a_contact_of_somebody_else_cannot_be_taken(app: Runtime, sign_up: SignUp) -> None:
    lin, ada = await sign_up(), await sign_up("ada@example.com")
    await lin.post("/api/v1/codes", {"contact": "13800138000"})
    code = await code_for(app, "13800138000")
    await lin.post("/api/v1/me/contacts", {"contact": "13800138000", "code": code})
    async with app.tx() as tx:
        await tx.execute("UPDATE identity.codes SET sent_at = sent_at - interval '1 hour'")
    await ada.post("/api/v1/codes", {"contact": "13800138000"})
    code = await code_for(app, "13800138000")
    taken = await ada.post("/api/v1/me/contacts", {"contact": "13800138000", "code": code})
    assert taken.status_code == 409
    assert (await ada.get("/api/v1/me")).json()["phone"] is None
    assert (await lin.get("/api/v1/me")).json()["phone"] == "+8613800138000"


async def test_a_contact_needs_its_code(sign_up: SignUp) -> None:
    person = await sign_up()
    answer = await person.post("/api/v1/me/contacts", {"contact": "13800138000", "code": "123456"})
    assert answer.status_code == 422
    assert (await person.get("/api/v1/me")).json()["phone"] is None


async def test_a_closed_account_is_shut(app: Runtime, sign_up: SignUp, tx: Tx) -> None:
    person = await sign_up()
    await person.get("/api/v1/me")
    await tx.execute("UPDATE identity.accounts SET closed_at = now() WHERE id = $1", person.id)
    app.cache.forget("*")
    assert (await person.get("/api/v1/me")).status_code == 401


def test_initials_are_what_friends_would_call() -> None:
    assert [initials(name) for name in ("林小满", "Ada King", "mateo", "集友VHFZ2", "Newcomer 1ZZGD", "", "😀")] == [
        "满",
        "AK",
        "M",
        "友",
        "N",
        "?",
        "😀",
    ]
