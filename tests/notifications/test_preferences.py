"""What people want to hear: by group and channel, and one click out of letters."""

import re

import pytest
from tests.notifications.conftest import ALARM, PARCEL, SignUp

from jishi.kernel.money import Money
from jishi.modules.notifications import api as notifications
from jishi.platform import mail
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

PARAMS = {"number": "A", "amount": Money(100)}


async def tell_all(app: Runtime, account_id: object, email: str = "") -> None:
    async with app.tx() as tx:
        await notifications.notify(tx, PARCEL.code, account_id, params=PARAMS, to_email=email)  # type: ignore[arg-type]
        await notifications.notify(tx, ALARM.code, account_id, params={"name": "x"}, to_email=email)  # type: ignore[arg-type]
    await drain(app)


async def heard(app: Runtime, to: str) -> tuple[list[str], list[str]]:
    """Kinds of notices and subjects of letters."""
    async with app.tx(write=False) as tx:
        kinds = await tx.fetch("SELECT kind FROM notifications.notices WHERE kind LIKE 'test.%' ORDER BY id")
        letters = [one.subject for one in await mail.list_received(tx, to) if one.has_html]
    return [row[0] for row in kinds], letters


@pytest.mark.parametrize("channel", ["in_app", "email"])
async def test_a_group_can_be_switched_off_by_channel(app: Runtime, sign_up: SignUp, channel: str) -> None:
    lin = await sign_up("lin@example.com")
    change = [{"group": "orders", "channel": channel, "enabled": False}]
    answer = await lin.put("/api/v1/notices/preferences", change)
    assert {"group": "orders", "channel": channel, "enabled": False, "fixed": False} in answer.json()
    await tell_all(app, lin.id)
    kinds, letters = await heard(app, "lin@example.com")
    assert ("test.parcel" in kinds, len(letters)) == ((True, 1) if channel == "email" else (False, 2))
    assert "test.alarm" in kinds


async def test_safety_cannot_be_switched_off(app: Runtime, sign_up: SignUp) -> None:
    lin = await sign_up("lin@example.com")
    answer = await lin.put("/api/v1/notices/preferences", [{"group": "security", "channel": "email", "enabled": False}])
    assert answer.status_code == 422
    assert (
        await lin.put("/api/v1/notices/preferences", [{"group": "x", "channel": "y", "enabled": 1}])
    ).status_code == 422
    async with app.tx(write=False) as tx:
        assert await tx.fetch_value("SELECT count(*) FROM notifications.preferences") == 0


async def test_the_page_keeps_what_is_ticked(app: Runtime, sign_up: SignUp) -> None:
    lin = await sign_up("lin@example.com")
    page = (await lin.get("/account/notices/settings")).text
    assert 'name="orders.email" value="1" checked' in page
    assert 'name="work.email"' not in page
    form = {"orders.in_app": "1", "security.email": "1"}
    assert (await lin.call("POST", "/account/notices/settings", data=form)).status_code == 303
    page = (await lin.get("/account/notices/settings")).text
    assert 'name="orders.email" value="1">' in page
    assert 'name="orders.in_app" value="1" checked' in page
    assert 'name="security.email" value="1" checked disabled' in page


async def test_one_click_stops_letters_of_a_group(app: Runtime, sign_up: SignUp) -> None:
    lin = await sign_up("lin@example.com")
    await tell_all(app, lin.id)
    async with app.tx(write=False) as tx:
        letters = {one.subject: one.text for one in await mail.list_received(tx, "lin@example.com")}
    assert "/unsubscribe/" not in letters["Look out"]
    (path,) = re.findall(r"http://shop\.test(/unsubscribe/\S+)", letters["Parcel A is moving"])
    assert (await lin.http.get(path)).status_code == 200
    await tell_all(app, lin.id)
    assert len((await heard(app, "lin@example.com"))[1]) == 4  # looking at the link changes nothing
    for _ in range(2):
        clicked = await lin.http.post(f"/callbacks{path}", data={"List-Unsubscribe": "One-Click"})
        assert clicked.status_code == 200
    await tell_all(app, lin.id)
    assert (await heard(app, "lin@example.com"))[1].count("Parcel A is moving") == 2
    assert {"group": "orders", "channel": "email", "enabled": False, "fixed": False} in (
        await lin.get("/api/v1/notices/preferences")
    ).json()


async def test_a_guest_can_stop_letters_too(app: Runtime, sign_up: SignUp) -> None:
    lin = await sign_up("lin@example.com")
    await tell_all(app, None, "guest@example.com")
    async with app.tx(write=False) as tx:
        text = "".join(one.text for one in await mail.list_received(tx, "guest@example.com"))
    (path,) = re.findall(r"http://shop\.test(/unsubscribe/\S+)", text)
    assert (await lin.call("POST", path)).status_code == 200
    await tell_all(app, None, "guest@example.com")
    assert (await heard(app, "guest@example.com"))[1].count("订单") == 0
    assert len((await heard(app, "guest@example.com"))[1]) == 3


async def test_a_made_up_link_stops_nothing(app: Runtime, sign_up: SignUp) -> None:
    lin = await sign_up("lin@example.com")
    for token in ("x", "x.y", ".", "WyJhIiwib3JkZXJzIl0.AAAAAAAAAAAAAAAAAAAAAA"):
        assert (await lin.http.get(f"/unsubscribe/{token}")).status_code == 404
        assert (await lin.http.post(f"/callbacks/unsubscribe/{token}")).status_code == 404
    async with app.tx(write=False) as tx:
        assert await tx.fetch_value("SELECT count(*) FROM notifications.preferences") == 0


async def test_a_letter_says_how_to_stop_it(app: Runtime) -> None:
    letter = mail.Letter("a@example.com", "S", "T", html="<p>T</p>", headers={"List-Unsubscribe": "<https://x/y>"})
    message = mail.as_message("shop@example.com", letter)
    assert message["List-Unsubscribe"] == "<https://x/y>"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
