"""Authenticator apps."""

from datetime import timedelta

import pyotp
from tests.identity.conftest import Person, SignUp

from jishi.kernel.clock import FixedClock
from jishi.platform.db import Tx
from jishi.platform.http.limits import Limits
from jishi.platform.runtime import Runtime

HERE = "/api/v1/me/authenticator"


async def enrol(person: Person) -> pyotp.TOTP:
    """An app that holds the account's secret."""
    return pyotp.TOTP((await person.post(HERE)).json()["secret"])


async def confirm(person: Person, code: str) -> int:
    return (await person.post(f"{HERE}/confirmations", {"code": code})).status_code


async def test_an_app_counts_once_its_first_code_is_seen(sign_up: SignUp, clock: FixedClock) -> None:
    person = await sign_up()
    app = await enrol(person)
    assert (await person.get("/api/v1/me")).json()["has_authenticator"] is False
    assert await confirm(person, app.at(clock.now())) == 204
    assert (await person.get("/api/v1/me")).json()["has_authenticator"] is True


async def test_a_code_works_once(sign_up: SignUp, clock: FixedClock) -> None:
    person = await sign_up()
    app = await enrol(person)
    code = app.at(clock.now())
    assert await confirm(person, code) == 204
    assert await confirm(person, code) == 422
    clock.advance(timedelta(seconds=30))
    assert await confirm(person, app.at(clock.now())) == 204


async def test_a_clock_may_be_one_step_off_but_not_more(sign_up: SignUp, clock: FixedClock) -> None:
    person = await sign_up()
    app = await enrol(person)
    assert await confirm(person, app.at(clock.now() - timedelta(seconds=90))) == 422
    assert await confirm(person, app.at(clock.now() + timedelta(seconds=90))) == 422
    assert await confirm(person, app.at(clock.now() - timedelta(seconds=30))) == 204


async def test_wrong_codes_have_to_wait(app: Runtime, sign_up: SignUp) -> None:
    person = await sign_up()
    await enrol(person)
    app.service(Limits).enabled = True
    assert [await confirm(person, "000000") for _ in range(6)] == [422] * 5 + [429]


async def test_the_secret_is_sealed_and_cannot_be_replaced_behind_ones_back(
    sign_up: SignUp, clock: FixedClock, tx: Tx
) -> None:
    person = await sign_up()
    app = await enrol(person)
    sealed = await tx.fetch_value("SELECT sealed_secret FROM identity.authenticators")
    assert app.secret.encode() not in sealed
    await confirm(person, app.at(clock.now()))
    assert (await person.post(HERE)).status_code == 409


async def test_removing_the_app_needs_a_code_of_it(sign_up: SignUp, clock: FixedClock) -> None:
    person = await sign_up()
    app = await enrol(person)
    await confirm(person, app.at(clock.now()))
    assert (await person.post(f"{HERE}/removal", {"code": "000000"})).status_code == 422
    assert (await person.get("/api/v1/me")).json()["has_authenticator"] is True
    clock.advance(timedelta(seconds=30))
    assert (await person.post(f"{HERE}/removal", {"code": app.at(clock.now())})).status_code == 204
    assert (await person.get("/api/v1/me")).json()["has_authenticator"] is False


async def test_without_an_app_no_code_is_right(sign_up: SignUp) -> None:
    assert await confirm(await sign_up(), "123456") == 422
