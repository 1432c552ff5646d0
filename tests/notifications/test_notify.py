"""Telling people: a notice and a letter, once, in their language, or nothing when the transaction fails."""

from typing import Any

import pytest
from tests.notifications.conftest import PARCEL, TASK, Employ, SignUp

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.ids import uuid7
from jishi.kernel.money import Money
from jishi.modules.notifications import api as notifications
from jishi.modules.notifications.contracts import Channel, Group, Kind, Params, PreferenceChange
from jishi.modules.team.contracts import Permission, Role
from jishi.platform import mail
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

PARAMS: Params = {"number": "JS-1", "amount": Money(12_950)}


async def notices(app: Runtime) -> list[Any]:
    async with app.tx(write=False) as tx:
        return await tx.fetch(
            "SELECT account_id, title, text, link FROM notifications.notices WHERE kind LIKE 'test.%' ORDER BY id"
        )


async def letters(app: Runtime, to: str) -> list[mail.Received]:
    async with app.tx(write=False) as tx:
        return [one for one in await mail.list_received(tx, to) if one.has_html]


async def test_a_person_gets_a_notice_and_a_letter(app: Runtime, sign_up: SignUp) -> None:
    lin = await sign_up("lin@example.com")
    async with app.tx() as tx:
        await notifications.notify(tx, PARCEL.code, lin.id, params=PARAMS)
        assert tx.statements == 0
    await drain(app)
    (notice,) = await notices(app)
    assert notice["account_id"] == lin.id
    assert notice["title"]["en"] == "Parcel JS-1 is moving"
    assert notice["text"]["en"].startswith("Your parcel of ¥129.50 left.")
    assert notice["link"] == "/orders/JS-1"
    (letter,) = await letters(app, "lin@example.com")
    assert "JS-1" in letter.subject
    assert "http://shop.test/orders/JS-1" in letter.text
    assert "http://shop.test/unsubscribe/" in letter.text


async def test_the_same_thing_is_told_once(app: Runtime, sign_up: SignUp) -> None:
    lin, mei = await sign_up("lin@example.com"), await sign_up("mei@example.com")
    for _ in range(2):
        async with app.tx() as tx:
            for person in (lin, mei):
                await notifications.notify(tx, PARCEL.code, person.id, params=PARAMS, dedupe="event-1")
        await drain(app)
    assert [row["account_id"] for row in await notices(app)] == [lin.id, mei.id]
    assert len(await letters(app, "lin@example.com")) == 1


async def test_many_are_told_by_one_job_each_in_their_way(app: Runtime, sign_up: SignUp) -> None:
    """The same statements for three people as for two; who was told before, or comes twice, is told once."""
    lin, mei, chen = [await sign_up(f"{name}@example.com") for name in ("lin", "mei", "chen")]
    async with app.tx() as tx:
        change = PreferenceChange(Group.ORDERS, Channel.EMAIL, enabled=False)
        await notifications.set_preferences(tx, Actor(kind=ActorKind.MEMBER, account_id=mei.id), [change])
    statements = []
    for people in ((lin, mei), (lin, mei, mei, chen)):
        async with app.tx() as tx:
            told = [notifications.Told(account_id=one.id, params=PARAMS, dedupe="event-1") for one in people]
            told.append(notifications.Told(account_id=None, params=PARAMS, to_email="g@example.com", dedupe="event-1"))
            await notifications.notify_many(
                tx, PARCEL.code, [*told, notifications.Told(account_id=None, params=PARAMS)]
            )
            assert tx.statements == 0
        seen: list[str] = []
        app.database.watchers.append(lambda statement, _, seen=seen: seen.append(statement))
        assert await drain(app) == 1
        app.database.watchers.clear()
        statements.append(len(seen))
    assert statements[0] == statements[1]
    assert [row["account_id"] for row in await notices(app)] == [lin.id, mei.id, chen.id]
    counts = [len(await letters(app, f"{name}@example.com")) for name in ("lin", "mei", "chen", "g")]
    assert counts == [1, 0, 1, 1]


async def test_nothing_is_told_of_what_did_not_happen(app: Runtime, sign_up: SignUp) -> None:
    lin = await sign_up()
    with pytest.raises(LookupError):
        async with app.tx() as tx:
            await notifications.notify(tx, PARCEL.code, lin.id, params=PARAMS)
            raise LookupError
    await drain(app)
    assert await notices(app) == []


async def test_a_guest_gets_a_letter(app: Runtime) -> None:
    async with app.tx() as tx:
        await notifications.notify(tx, PARCEL.code, None, params=PARAMS, to_email="guest@example.com", dedupe="1")
        await notifications.notify(tx, PARCEL.code, None, params=PARAMS)
    await drain(app)
    assert await notices(app) == []
    assert len(await letters(app, "guest@example.com")) == 1


async def test_staff_are_told_by_permission_and_shop(app: Runtime, employ: Employ) -> None:
    engineer = await employ(Role.ENGINEER, contact="eng@example.com")
    await employ(Role.EDITOR, contact="edit@example.com")
    async with app.tx() as tx:
        await notifications.notify_staff(tx, TASK.code, permission=Permission.JOBS_MANAGE, params={"count": 3})
        await notifications.notify_staff(
            tx, TASK.code, permission=Permission.ORDERS_READ, shop_id=uuid7(), params={"count": 4}
        )
    await drain(app)
    assert [(row["account_id"], row["text"]["en"]) for row in await notices(app)] == [(engineer.id, "3 things wait.")]


async def test_what_fills_a_place_is_only_text(app: Runtime, sign_up: SignUp) -> None:
    lin = await sign_up("lin@example.com")
    evil = "<b>%(amount)s</b> ../../x?y"
    async with app.tx() as tx:
        await notifications.notify(tx, PARCEL.code, lin.id, params={**PARAMS, "number": evil})
    await drain(app)
    (notice,) = await notices(app)
    assert notice["title"]["en"] == f"Parcel {evil} is moving"
    assert notice["link"] == "/orders/%3Cb%3E%25%28amount%29s%3C%2Fb%3E%20..%2F..%2Fx%3Fy"
    async with app.tx(write=False) as tx:
        html = await tx.fetch_value("SELECT html FROM platform.mailbox WHERE html <> ''")
    assert "&lt;b&gt;%(amount)s&lt;/b&gt;" in html
    assert "<b>" not in html


async def test_mistakes_of_programmers_are_found_where_they_are_made(app: Runtime) -> None:
    async with app.tx() as tx:
        with pytest.raises(LookupError):
            await notifications.notify(tx, "no.such", uuid7())
        with pytest.raises(ValueError, match="number"):
            await notifications.notify(tx, PARCEL.code, uuid7(), params={"amount": 1})
    with pytest.raises(ValueError, match="twice"):
        notifications.declare(app, Kind(code=PARCEL.code, group="orders", title="x", text="y"))
    with pytest.raises(ValueError, match="nonsense"):
        notifications.declare(app, Kind(code="test.other", group="nonsense", title="x", text="y"))
