"""Signing in with a password."""

import httpx
import pytest
from argon2 import PasswordHasher
from tests.identity.conftest import SignUp

from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import NewAccount
from jishi.platform.db import Tx
from jishi.platform.http.limits import Limits
from jishi.platform.runtime import Runtime

MAIL, SECRET = "lin@example.com", "three unusual words"
BODY = {"method": "password", "contact": MAIL, "password": SECRET}


@pytest.fixture
async def account(app: Runtime) -> None:
    """Lin has an account with a password."""
    async with app.tx() as tx:
        await identity.create_account(tx, NewAccount(name="Lin", email=MAIL, password=SECRET))


@pytest.mark.usefixtures("account")
async def test_the_right_password_opens_a_session(anonymous: httpx.AsyncClient) -> None:
    answer = await anonymous.post("/api/v1/sessions", json=BODY)
    assert answer.status_code == 201
    me = await anonymous.get("/api/v1/me", headers={"Authorization": f"Bearer {answer.json()['token']}"})
    assert me.json()["email"] == MAIL


@pytest.mark.usefixtures("account")
async def test_a_wrong_password_and_a_missing_account_are_answered_alike(
    anonymous: httpx.AsyncClient, sign_up: SignUp
) -> None:
    await sign_up("coder@example.com")
    answers = [
        (await anonymous.post("/api/v1/sessions", json={**BODY, "contact": contact, "password": "wrong words"})).json()
        for contact in (MAIL, "nobody@example.com", "coder@example.com")
    ]
    for answer in answers:
        answer.pop("request_id")
    assert answers[0] == answers[1] == answers[2]
    assert answers[0]["status"] == 422


@pytest.mark.usefixtures("account")
async def test_many_wrong_passwords_have_to_wait(app: Runtime, anonymous: httpx.AsyncClient) -> None:
    app.service(Limits).enabled = True
    wrong = {**BODY, "password": "wrong words"}
    statuses = [(await anonymous.post("/api/v1/sessions", json=wrong)).status_code for _ in range(9)]
    assert statuses == [422] * 8 + [429]


async def test_a_hash_with_old_parameters_is_made_anew(anonymous: httpx.AsyncClient, tx: Tx) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash(SECRET)
    await identity.create_accounts(tx, [NewAccount(name="Lin", email=MAIL)], password_hash=old)
    assert (await anonymous.post("/api/v1/sessions", json=BODY)).status_code == 201
    stored = await tx.fetch_value("SELECT password_hash FROM identity.accounts WHERE email = $1", MAIL)
    assert stored != old
    assert (await anonymous.post("/api/v1/sessions", json=BODY)).status_code == 201


@pytest.mark.parametrize("password", ["short", "password", "12345678", "aaaaaaaa", "lin@example.com", "x" * 129])
async def test_weak_passwords_are_refused(sign_up: SignUp, password: str) -> None:
    person = await sign_up(MAIL)
    answer = await person.put("/api/v1/me/password", {"new": password})
    assert answer.status_code == 422
    assert "password" in answer.json()["errors"]
    assert (await person.get("/api/v1/me")).json()["has_password"] is False


@pytest.mark.usefixtures("account")
async def test_changing_the_password_needs_the_current_one_and_signs_out_elsewhere(
    anonymous: httpx.AsyncClient,
) -> None:
    tokens = [(await anonymous.post("/api/v1/sessions", json=BODY)).json()["token"] for _ in range(2)]
    here, elsewhere = ({"Authorization": f"Bearer {token}"} for token in tokens)
    change = {"new": "four rather unusual words"}
    refused = await anonymous.put("/api/v1/me/password", json=change, headers=here)
    assert refused.status_code == 422
    assert "current" in refused.json()["errors"]
    assert (await anonymous.get("/api/v1/me", headers=elsewhere)).status_code == 200
    changed = await anonymous.put("/api/v1/me/password", json={**change, "current": SECRET}, headers=here)
    assert changed.status_code == 204
    assert (await anonymous.get("/api/v1/me", headers=elsewhere)).status_code == 401
    assert (await anonymous.get("/api/v1/me", headers=here)).status_code == 200
    assert (await anonymous.post("/api/v1/sessions", json=BODY)).status_code == 422


async def test_one_who_just_signed_in_by_code_may_set_a_forgotten_password(app: Runtime, sign_up: SignUp) -> None:
    person = await sign_up(MAIL)
    assert (await person.put("/api/v1/me/password", {"new": SECRET})).status_code == 204
    assert (await person.put("/api/v1/me/password", {"new": "other unusual words"})).status_code == 204
