"""The pages of staff and positions, as people use them."""

import re
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
from tests.security.town import Browser, Town

from jishi.console.staff.words import NAMES, grouped
from jishi.kernel.actor import SYSTEM
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import NewAccount
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Permission, Role
from jishi.platform import mail
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain


@pytest.fixture
async def town(app: Runtime) -> AsyncIterator[Town]:
    found = Town(app)
    yield found
    await found.close()


@pytest.fixture
async def boss(town: Town) -> Browser:
    """The manager."""
    return await town.member(Role.MANAGER, name="周店长")


def test_every_permission_has_a_name_and_a_place() -> None:
    assert set(NAMES) == set(Permission)
    assert sorted(code for _, members in grouped() for code, _ in members) == sorted(Permission)


async def test_a_person_is_shown_and_given_other_positions(app: Runtime, town: Town, boss: Browser) -> None:
    lin = await town.member(Role.ANALYST, name="小林")
    listed = await boss.get("/console/staff")
    assert "小林" in listed.text
    assert "数据分析师" in listed.text
    home = f"/console/staff/{lin.account_id}"
    assert (await boss.get(home)).status_code == 200
    saved = await boss.post(f"{home}/positions", {"where": "company", "role": ["service", "editor"]})
    assert (saved.status_code, saved.headers["location"]) == (303, home)
    async with app.tx() as tx:
        assert lin.account_id is not None
        assert (await team.get_staff(tx, SYSTEM, lin.account_id)).roles == ["editor", "service"]
    for act, sentence in (("suspension", "已停用"), ("return", "停用")):
        assert (await boss.post(f"{home}/{act}")).status_code == 303
        assert sentence in (await boss.get(home)).text
    assert (await boss.post(f"{home}/sign-out")).status_code == 303
    assert (await boss.post(f"{home}/removal")).headers["location"] == "/console/staff"
    assert (await boss.get(home)).status_code == 404


async def test_what_cannot_be_is_said_on_the_page_and_nothing_happens(app: Runtime, boss: Browser) -> None:
    home = f"/console/staff/{boss.account_id}"
    for fields in ({"where": "company"}, {"where": "company", "role": "analyst"}, {"where": "shop", "shop": "x"}):
        answer = await boss.post(f"{home}/positions", fields)
        assert answer.status_code in (409, 422)
    async with app.tx() as tx:
        assert boss.account_id is not None
        assert (await team.get_staff(tx, SYSTEM, boss.account_id)).roles == ["manager"]


async def test_an_invitation_from_letter_to_work(app: Runtime, town: Town, boss: Browser) -> None:
    wrong = await boss.post("/console/staff/invite", {"email": "nobody", "where": "company", "role": "service"})
    assert wrong.status_code == 422
    sent = await boss.post("/console/staff/invite", {"email": "lin@example.com", "where": "company", "role": "service"})
    assert sent.status_code == 303
    assert "lin@example.com" in (await boss.get("/console/staff")).text
    await drain(app)
    async with app.tx() as tx:
        letter = (await mail.list_received(tx, "lin@example.com"))[0]
        await identity.create_account(
            tx, NewAccount(name="小林", email="lin@example.com", password="三个不寻常的词 2026")
        )
    found = re.search(r"/console/invitations/\S+", letter.text)
    assert found is not None
    link = found.group()
    visitor = await town.guest()
    assert (await visitor.get(link)).headers["location"].startswith("/sign-in?next=/console/invitations/")
    other = await town.member()
    assert "lin@example.com" in (await other.get(link)).text
    assert (await other.post(link)).status_code == 403
    await visitor.sign_in("lin@example.com")
    assert "客服" in (await visitor.get(link)).text
    assert (await visitor.post(link)).headers["location"] == "/console"
    assert (await visitor.get("/console")).status_code == 200
    assert (await visitor.get(link)).status_code == 404


async def test_positions_are_made_changed_and_taken_back(app: Runtime, boss: Browser) -> None:
    matrix = await boss.get("/console/roles")
    assert all(permission in matrix.text for permission in Permission)
    fields = {"name.zh-CN": "夜班", "name.en": "Night shift", "permission": ["orders.read", "orders.ship"]}
    made = await boss.post("/console/roles/new", fields)
    assert made.status_code == 303
    page = made.headers["location"]
    assert "夜班" in (await boss.get(page)).text
    changed = await boss.post(page, fields | {"permission": "orders.read", "version": "1"})
    assert changed.headers["location"] == "/console/roles"
    stale = await boss.post(page, fields | {"version": "1"})
    assert stale.status_code == 409
    assert (await boss.post("/console/roles/new", fields | {"name.en": ""})).status_code == 422
    assert (await boss.post("/console/roles/manager", fields)).status_code == 403
    assert (await boss.post(f"{page}/reset")).status_code == 303
    assert (await boss.get(page)).status_code == 404


async def test_an_owner_sees_only_their_own_people(app: Runtime, town: Town) -> None:
    async with app.tx() as tx:
        name = {"zh-CN": "茶铺", "en": "Tea"}
        mine = await merchants.create_shop(tx, ShopInput(slug="tea", name=name, story=name, city="杭州"))
        other = await merchants.create_shop(tx, ShopInput(slug="silk", name=name, story=name, city="苏州"))
    owner = await town.member(Role.MERCHANT_OWNER, name="茶老板", shop_ids=(mine,))
    stranger = await town.member(Role.MERCHANT_STAFF, name="绸伙计", shop_ids=(other,))
    helper = await town.member(Role.MERCHANT_STAFF, name="茶伙计", shop_ids=(mine,))
    listed = (await owner.get("/console/staff")).text
    assert "茶伙计" in listed
    assert "绸伙计" not in listed
    assert "/console/roles" not in listed
    assert (await owner.get(f"/console/staff/{stranger.account_id}")).status_code == 404
    page = await owner.get(f"/console/staff/{helper.account_id}")
    assert page.status_code == 200
    assert "/sign-out" not in page.text.split("<main")[1].split("</main")[0]
    assert (await owner.post(f"/console/staff/{helper.account_id}/sign-out")).status_code == 403
    assert (await owner.get("/console/roles")).status_code == 403
    assert (await owner.get("/console/staff/invite")).status_code == 200
    assert (await helper.get("/console/staff")).status_code == 403
    assert (await owner.get(f"/console/staff/{uuid4()}")).status_code == 404


async def test_the_list_costs_the_same_for_one_and_for_many(app: Runtime, town: Town, boss: Browser) -> None:
    await boss.get("/console/staff")
    counted: list[str] = []
    app.database.watchers.append(lambda statement, _: counted.append(statement))
    await boss.get("/console/staff")
    few = len(counted)
    for _ in range(4):
        await town.member(Role.ANALYST)
    counted.clear()
    await boss.get("/console/staff")
    assert len(counted) == few <= 9
