"""My notices: the list, the bell, marking as read, throwing away; nobody else's."""

from uuid import UUID

from tests.identity.conftest import Person
from tests.notifications.conftest import ALARM, PARCEL, SignUp

from jishi.kernel.ids import uuid7
from jishi.kernel.money import Money
from jishi.modules.notifications import api as notifications
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain


async def tell(app: Runtime, account_id: UUID, *numbers: str) -> None:
    async with app.tx() as tx:
        for number in numbers:
            params = {"number": number, "amount": Money(100)}
            await notifications.notify(tx, PARCEL.code, account_id, params=params, dedupe=number)
    await drain(app)


async def unread(person: Person) -> int:
    count: int = (await person.get("/api/v1/notices/unread")).json()["count"]
    return count


async def newcomer(app: Runtime, sign_up: SignUp, contact: str = "lin@example.com") -> Person:
    """Somebody who has read their welcome."""
    person = await sign_up(contact)
    assert (await person.post("/api/v1/notices/read")).json() == {"count": 1}
    return person


async def test_notices_are_listed_the_newest_first_page_by_page(app: Runtime, sign_up: SignUp) -> None:
    lin = await newcomer(app, sign_up)
    await tell(app, lin.id, "A", "B", "C")
    first = (await lin.get("/api/v1/notices?limit=2")).json()
    assert [one["title"]["en"][7] for one in first["items"]] == ["C", "B"]
    rest = (await lin.get(f"/api/v1/notices?limit=2&cursor={first['next_cursor']}")).json()
    assert rest["items"][0]["title"]["en"] == "Parcel A is moving"
    assert rest["next_cursor"] is None
    assert (await lin.get("/api/v1/notices?group=security")).json()["items"] == []
    assert len((await lin.get("/api/v1/notices?unread=true")).json()["items"]) == 3


async def test_the_bell_counts_and_forgets_in_time(app: Runtime, sign_up: SignUp) -> None:
    lin = await newcomer(app, sign_up)
    assert await unread(lin) == 0
    await tell(app, lin.id, "A", "B")
    assert await unread(lin) == 2
    items = (await lin.get("/api/v1/notices")).json()["items"]
    assert (await lin.post(f"/api/v1/notices/{items[0]['id']}/read")).status_code == 204
    assert (await lin.post(f"/api/v1/notices/{items[0]['id']}/read")).status_code == 204
    assert await unread(lin) == 1
    assert (await lin.delete(f"/api/v1/notices/{items[1]['id']}")).status_code == 204
    assert await unread(lin) == 0


async def test_a_page_asks_the_database_nothing_for_the_bell(app: Runtime, sign_up: SignUp) -> None:
    lin = await newcomer(app, sign_up)
    await tell(app, lin.id, "A")
    asked = list[str]()
    app.database.watchers.append(lambda statement, _: asked.append(statement))
    page = (await lin.get("/account/settings")).text
    assert 'hx-get="/account/notices/bell"' in page
    assert not any("notifications." in statement for statement in asked)
    bell = (await lin.get("/account/notices/bell")).text
    assert '<span class="counter">1</span>' in bell
    assert '<span class="counter">1</span>' in (await lin.get("/account/settings")).text
    assert sum("notifications." in statement for statement in asked) == 1


async def test_visitors_see_no_bell(app: Runtime, sign_up: SignUp) -> None:
    lin = await sign_up()
    page = (await lin.http.get("/help")).text
    assert "/account/notices" not in page
    assert (await lin.http.get("/account/notices")).status_code == 303
    assert (await lin.http.get("/api/v1/notices")).status_code == 401


async def test_nobody_touches_the_notices_of_another(app: Runtime, sign_up: SignUp) -> None:
    lin, mallory = await newcomer(app, sign_up), await newcomer(app, sign_up, "mallory@example.com")
    await tell(app, lin.id, "A")
    (item,) = (await lin.get("/api/v1/notices?unread=true")).json()["items"]
    assert all("A" not in one["title"]["en"].split() for one in (await mallory.get("/api/v1/notices")).json()["items"])
    for path in (f"/api/v1/notices/{item['id']}", f"/api/v1/notices/{uuid7()}"):
        assert (await mallory.post(f"{path}/read")).status_code == 404
        assert (await mallory.delete(path)).status_code == 404
    assert (await mallory.post(f"/account/notices/{item['id']}/open")).status_code == 404
    assert await unread(lin) == 1


async def test_the_page_lists_opens_and_clears(app: Runtime, sign_up: SignUp) -> None:
    lin = await newcomer(app, sign_up)
    assert "Welcome to Jishi" in (await lin.call("GET", "/account/notices", headers={"Accept-Language": "en"})).text
    empty = await lin.call("GET", "/account/notices?group=security", headers={"Accept-Language": "en"})
    assert "Nothing new" in empty.text
    await tell(app, lin.id, *(f"N{index:02}" for index in range(25)))
    async with app.tx() as tx:
        await notifications.notify(tx, ALARM.code, lin.id, params={"name": "<i>x</i>"})
    await drain(app)
    before = app.database.watchers.copy()
    asked = list[str]()
    app.database.watchers.append(lambda statement, _: asked.append(statement))
    page = (await lin.call("GET", "/account/notices", headers={"Accept-Language": "en"})).text
    app.database.watchers[:] = before
    assert len([one for one in asked if "notifications." in one]) == 2  # the list, and the number on the bell
    assert "&lt;i&gt;x&lt;/i&gt;" in page
    assert page.count("<article") == 20
    assert "cursor=" in page
    (newest, *_) = (await lin.get("/api/v1/notices?group=orders")).json()["items"]
    opened = await lin.post(f"/account/notices/{newest['id']}/open")
    assert (opened.status_code, opened.headers["location"]) == (303, "/orders/N24")
    assert await unread(lin) == 25
    assert (await lin.post("/account/notices/read")).status_code == 303
    assert await unread(lin) == 0
