"""What people hear of their own account, and staff of failed jobs."""

from datetime import UTC, datetime, timedelta

import pyotp
from tests.conftest import browser_for
from tests.console.conftest import Fail, fail
from tests.identity.conftest import Person, sign_in_by_code
from tests.notifications.conftest import Employ, SignUp

from jishi.console.jobs.notices import tell_of_failed
from jishi.kernel.clock import FixedClock
from jishi.modules.team.contracts import Role
from jishi.platform import mail
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

__all__ = ["fail"]

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


async def kinds(app: Runtime, person: Person) -> list[str]:
    await drain(app)
    items = (await person.get("/api/v1/notices?limit=100")).json()["items"]
    return [one["kind"] for one in reversed(items)]


async def test_newcomers_are_welcomed_in_the_shop_only(app: Runtime, sign_up: SignUp) -> None:
    lin = await sign_up("lin@example.com")
    assert await kinds(app, lin) == ["account.welcome"]
    async with app.tx(write=False) as tx:
        assert [one.subject for one in await mail.list_received(tx, "lin@example.com") if one.has_html] == []


async def test_a_new_device_is_told_of_and_a_known_one_is_not(app: Runtime, sign_up: SignUp, clock: FixedClock) -> None:
    lin = await sign_up("lin@example.com")
    for agent, told in ((FIREFOX, 1), (FIREFOX, 1), ("", 1)):
        clock.advance(timedelta(minutes=2))
        async with browser_for(app) as http:
            http.headers["User-Agent"] = agent or lin.http.headers["User-Agent"]
            assert (await sign_in_by_code(app, http, "lin@example.com")).status_code == 201
        assert (await kinds(app, lin)).count("account.new_device") == told
    (notice, *_) = (await lin.get("/api/v1/notices?group=security")).json()["items"]
    assert "Firefox" in notice["text"]["en"]
    assert notice["link"] == "/account/security"
    async with app.tx(write=False) as tx:
        (letter,) = [one for one in await mail.list_received(tx, "lin@example.com") if one.has_html]
    assert "新设备" in letter.subject


async def test_changed_secrets_are_told_of(app: Runtime, sign_up: SignUp, clock: FixedClock) -> None:
    lin = await sign_up("lin@example.com")
    answer = await lin.put("/api/v1/me/password", {"new": "三个不寻常的词 2026"})
    assert answer.status_code in (200, 204), answer.text
    secret = (await lin.post("/api/v1/me/authenticator")).json()["secret"]
    for path in ("/api/v1/me/authenticator/confirmations", "/api/v1/me/authenticator/removal"):
        clock.advance(timedelta(seconds=60))
        code = pyotp.TOTP(secret).at(clock.now())
        answer = await lin.post(path, {"code": code})
        assert answer.status_code < 300, answer.text
    assert (await kinds(app, lin))[1:] == [
        "account.password_changed",
        "account.second_factor_added",
        "account.second_factor_removed",
    ]


async def test_engineers_hear_of_failed_jobs_once_per_hour_and_name(app: Runtime, employ: Employ, fail: Fail) -> None:
    engineer, editor = await employ(Role.ENGINEER, contact="e@example.com"), await employ(Role.EDITOR)
    await fail(mail.SEND, mail.Letter("a@example.com", "x", "y"))
    await fail(mail.SEND, mail.Letter("b@example.com", "x", "y"))
    app.clock = FixedClock(datetime.now(UTC))
    for _ in range(2):
        async with app.tx() as tx:
            await tell_of_failed(tx)
        await drain(app)
    assert await told(app, engineer) == [("jobs.failed", "mail.send")]
    assert await told(app, editor) == []


async def told(app: Runtime, person: Person) -> list[tuple[str, str]]:
    async with app.tx(write=False) as tx:
        rows = await tx.fetch(
            "SELECT kind, title FROM notifications.notices WHERE account_id = $1 AND topic = 'work'", person.id
        )
    return [(row["kind"], row["title"]["en"].split()[2]) for row in rows]
