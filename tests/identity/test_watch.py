"""What is tried with the accounts of staff is written down; what members do is their own affair."""

from datetime import timedelta

import httpx
import pyotp
from tests.identity.conftest import Person, SignUp

from jishi.kernel.actor import SYSTEM
from jishi.kernel.clock import FixedClock
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role
from jishi.platform import audit
from jishi.platform.runtime import Runtime

PASSWORD = "three unusual words"


async def written(app: Runtime) -> list[str]:
    """The acts on ways in, oldest first, as `action way`."""
    async with app.tx(write=False) as tx:
        found = (await audit.search_page(tx, audit.Search(action="security"))).items
    return [" ".join([entry.action, *map(str, entry.details.values())]) for entry in reversed(found)]


async def test_failed_proofs_of_staff_stay_though_the_request_fails(
    app: Runtime, sign_up: SignUp, anonymous: httpx.AsyncClient
) -> None:
    lin: Person = await sign_up()
    await lin.put("/api/v1/me/password", {"new": PASSWORD})
    wrong = {"method": "password", "contact": "lin@example.com", "password": "guess"}
    assert (await anonymous.post("/api/v1/sessions", json=wrong)).status_code == 422
    assert await written(app) == [], "she does not work here"
    async with app.tx() as tx:
        await team.add_staff(tx, SYSTEM, lin.id, [Role.ANALYST])
    assert (await anonymous.post("/api/v1/sessions", json=wrong)).status_code == 422
    assert (await anonymous.post("/api/v1/sessions", json=wrong | {"contact": "no@example.com"})).status_code == 422
    assert (await lin.post("/api/v1/me/proofs", {"password": "guess"})).status_code == 422
    assert (await lin.post("/api/v1/me/authenticator/confirmations", {"code": "000000"})).status_code == 422
    assert await written(app) == [
        "security.proof_failed password",
        "security.proof_failed confirmation",
        "security.proof_failed authenticator",
    ]


async def test_changes_of_the_ways_in_of_staff(app: Runtime, sign_up: SignUp, clock: FixedClock) -> None:
    lin: Person = await sign_up()
    async with app.tx() as tx:
        await team.add_staff(tx, SYSTEM, lin.id, [Role.ANALYST])
    secret = (await lin.post("/api/v1/me/authenticator")).json()["secret"]
    app_of_hers = pyotp.TOTP(secret)
    await lin.post("/api/v1/me/authenticator/confirmations", {"code": app_of_hers.at(clock.now())})
    clock.advance(timedelta(seconds=90))
    assert (
        await lin.post("/api/v1/me/authenticator/removal", {"code": app_of_hers.at(clock.now())})
    ).status_code == 204
    await lin.put("/api/v1/me/password", {"new": PASSWORD})
    assert await written(app) == [
        "security.authenticator_added",
        "security.authenticator_removed",
        "security.password_changed",
    ]
