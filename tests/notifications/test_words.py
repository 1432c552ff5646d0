"""The words of notices: edited, checked, tried out, put back; never run."""

from typing import Any

import pytest
from tests.identity.conftest import Person
from tests.notifications.conftest import PARCEL, Employ, SignUp

from jishi.kernel.money import Money
from jishi.modules.notifications import api as notifications
from jishi.modules.notifications.domain import fill
from jishi.modules.team.contracts import Role
from jishi.platform import mail
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

URL = f"/api/v1/notice-kinds/{PARCEL.code}"
NEW = {"subject": "Off it goes: %(number)s", "text": "100%% of %(amount)s.\n\n<b>Soon</b>"}


async def edit(person: Person, words: object = NEW, locale: str = "en") -> Any:
    answer = await person.put(f"{URL}/words/{locale}", words)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def letters(app: Runtime, to: str) -> list[mail.Received]:
    await drain(app)
    async with app.tx(write=False) as tx:
        return [one for one in await mail.list_received(tx, to) if one.has_html]


async def test_new_words_are_used_at_once_and_can_be_put_back(app: Runtime, employ: Employ, sign_up: SignUp) -> None:
    manager, lin = await employ(Role.MANAGER), await sign_up("lin@example.com")
    async with app.tx() as tx:
        await tx.execute("UPDATE identity.accounts SET locale = 'en' WHERE email = 'lin@example.com'")
    found = await edit(manager)
    assert found["edited"] == {"en": True, "zh-CN": False}
    assert found["defaults"]["en"]["subject"] == "Parcel %(number)s is moving"
    for _ in range(2):
        async with app.tx() as tx:
            await notifications.notify(tx, PARCEL.code, lin.id, params={"number": "A", "amount": Money(100)})
        await drain(app)
        answer = await manager.delete(f"{URL}/words/en")
        assert answer.status_code in (200, 409)
    after, before = await letters(app, "lin@example.com")
    assert before.subject == "Off it goes: A"
    assert before.text.startswith("100% of ¥1.\n\n<b>Soon</b>")
    assert after.subject == "Parcel A is moving"
    versions = (await manager.get(f"{URL}/versions")).json()
    assert [(one["version"], bool(one["words"])) for one in versions] == [(2, False), (1, True)]
    assert versions[0]["by"] == str(manager.id)
    async with app.tx(write=False) as tx:
        acts = await tx.fetch(
            "SELECT action, subject FROM platform.audit_log WHERE action LIKE 'notices.%' ORDER BY id"
        )
    assert [tuple(row) for row in acts] == [
        ("notices.words_changed", PARCEL.code),
        ("notices.words_reset", PARCEL.code),
    ]


@pytest.mark.parametrize(
    "words",
    [
        {"subject": "%(number)s", "text": "%(password)s"},
        {"subject": "%(number)s", "text": "50% off"},
        {"subject": "%(number)999999999d", "text": "x"},
        {"subject": "%(number.__class__)s", "text": "x"},
        {"subject": "", "text": "x"},
        {"subject": "x" * 121, "text": "x"},
        {"subject": "x", "text": "x" * 4_001},
    ],
)
async def test_words_that_cannot_be_filled_are_refused(app: Runtime, employ: Employ, words: dict[str, str]) -> None:
    manager = await employ(Role.MANAGER)
    assert (await manager.put(f"{URL}/words/en", words)).status_code == 422
    assert (await manager.call("POST", f"{URL}/words/en/preview", json=words)).status_code == 422
    assert (await manager.put(f"{URL}/words/de", NEW)).status_code == 422
    assert (await manager.put("/api/v1/notice-kinds/no.such/words/en", NEW)).status_code == 404
    async with app.tx(write=False) as tx:
        assert await tx.fetch_value("SELECT count(*) FROM notifications.words") == 0


def test_nothing_in_words_is_run() -> None:
    for text in ("{{ 7*7 }}", "${7*7}", "{number.__class__}", "%(number)r", "{% for %}"):
        assert fill(text, {"number": "A"}) == text
    assert fill("%(a)s %(b)s %%(a)s", {"a": "%(b)s", "b": "2"}) == "%(b)s 2 %(a)s"


async def test_a_preview_keeps_nothing_and_a_test_goes_to_me(app: Runtime, employ: Employ) -> None:
    manager = await employ(Role.MANAGER, contact="boss@example.com")
    shown = (await manager.post(f"{URL}/words/zh-CN/preview", NEW)).json()
    assert shown["subject"].startswith("Off it goes: JS")
    assert "¥129" in shown["text"]
    assert "&lt;b&gt;Soon" in shown["html"]
    assert (await manager.post(f"{URL}/words/en/test")).json() == {"to": "boss@example.com"}
    (letter,) = await letters(app, "boss@example.com")
    assert letter.subject == "Parcel JS260601-7KQ2 is moving"
    async with app.tx(write=False) as tx:
        assert await tx.fetch_value("SELECT count(*) FROM notifications.words") == 0


async def test_who_may_not_edit_words_cannot(app: Runtime, employ: Employ, sign_up: SignUp) -> None:
    analyst, lin = await employ(Role.ANALYST), await sign_up("lin@example.com")
    for person in (analyst, lin):
        for answer in (
            await person.get("/api/v1/notice-kinds"),
            await person.get(URL),
            await person.get(f"{URL}/versions"),
            await person.put(f"{URL}/words/en", NEW),
            await person.delete(f"{URL}/words/en"),
            await person.post(f"{URL}/words/en/preview", NEW),
            await person.post(f"{URL}/words/en/test"),
        ):
            assert answer.status_code == 403
        assert (await person.get("/console/notices")).status_code in (403, 404)
        form = {"locale": "en", **NEW}
        assert (await person.call("POST", f"/console/notices/{PARCEL.code}/words", data=form)).status_code in (403, 404)
    async with app.tx(write=False) as tx:
        assert await tx.fetch_value("SELECT count(*) FROM notifications.words") == 0


async def test_the_console_edits_previews_and_refuses(app: Runtime, employ: Employ) -> None:
    manager = await employ(Role.MANAGER)
    page = f"/console/notices/{PARCEL.code}"
    assert page in (await manager.get("/console/notices")).text
    form = {"locale": "en", **NEW}
    seen = await manager.call("POST", f"{page}/words", data={**form, "preview": "1"})
    assert seen.status_code == 200
    assert "Off it goes: JS260601-7KQ2" in seen.text
    assert "&lt;b&gt;Soon" in seen.text
    wrong = await manager.call("POST", f"{page}/words", data={**form, "text": "%(nothing)s"})
    assert wrong.status_code == 422
    assert "nothing" in wrong.text
    assert (await manager.call("POST", f"{page}/words", data=form)).status_code == 303
    saved = (await manager.get(page)).text
    assert "Off it goes: %(number)s" in saved
    assert (await manager.call("POST", f"{page}/reset", data={"locale": "en"})).status_code == 303
    assert (await manager.call("POST", f"{page}/test", data={"locale": "en"})).status_code == 303
    letter = await manager.get(f"{page}/letter?locale=en")
    assert "sandbox" in letter.headers["content-security-policy"]
    assert "Parcel JS260601-7KQ2 is moving" in letter.text
    received = await letters(app, "staff@example.com")
    shown = await manager.get(f"/_mailbox/{received[0].id}")
    assert "sandbox" in shown.headers["content-security-policy"]
