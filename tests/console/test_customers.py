"""Customers in the console: masked until somebody who may asks, with notes among colleagues, not for merchants."""

from uuid import UUID

import pytest
from tests.console.conftest import Employ
from tests.console.grid_market import write_order
from tests.console.test_grid import EN, shop
from tests.identity.conftest import Person, SignUp

from jishi.kernel.actor import SYSTEM
from jishi.kernel.ids import uuid7
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import AddressInput, NewAccount
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime

SECRETS = ("mei.lin@example.com", "+8613912345678", "13912345678", "北山街", "林小梅收")


@pytest.fixture
async def mei(app: Runtime) -> UUID:
    """A customer with an address and two orders."""
    mine = await shop(app, "qingmu")
    async with app.tx() as tx:
        account_id = await identity.create_account(
            tx,
            NewAccount(name="Mei <i>", email="mei.lin@example.com", phone="+8613912345678", password="长 长 的 密码 9"),
        )
        given = AddressInput(
            recipient="林小梅收",
            phone="13912345678",
            province="浙江省",
            city="杭州市",
            district="西湖区",
            street="北山街 24 号",
        )
        await identity.add_address(tx, account_id, given)
        await write_order(tx, mine, owner_id=account_id, total=10_000)
        await write_order(tx, mine, owner_id=account_id, total=5_050, state="shipped")
    return account_id


async def unmasked(app: Runtime) -> list[tuple[str, str]]:
    async with app.tx() as tx:
        rows = await tx.fetch("SELECT subject, details FROM platform.audit_log WHERE action = 'customers.unmasked'")
    return [(row["subject"], row["details"]["reason"]) for row in rows]


async def test_the_list_and_the_page_tell_everything_but_contacts(app: Runtime, employ: Employ, mei: UUID) -> None:
    clerk = await employ(Role.SERVICE)
    listed = (await clerk.call("GET", "/console/customers?q=mei", headers=EN)).text
    page = (await clerk.call("GET", f"/console/customers/{mei}", headers=EN)).text
    panel = (await clerk.call("GET", f"/console/customers?open={mei}", headers=EN)).text
    for text in (listed, page, panel):
        assert "Mei &lt;i&gt;" in text
        assert "m***@example.com" in text
        assert "+86139****5678" in text
        assert "¥150.50" in text
        assert not [secret for secret in SECRETS if secret in text]
    assert "杭州市" in page
    assert await unmasked(app) == []


@pytest.mark.parametrize("text", ["mei.lin@example.com", "139 1234 5678", "MEI"])
async def test_people_are_found_by_contact_and_name(employ: Employ, mei: UUID, text: str) -> None:
    clerk = await employ(Role.SERVICE)
    for path in (f"/console/customers?q={text}", f"/console/search?q={text}"):
        assert f"/console/customers/{mei}" in (await clerk.get(path)).text.replace("?open=", "/"), path
    assert str(mei) not in (await clerk.get("/console/customers?q=nobody@example.com")).text


async def test_contacts_in_clear_are_shown_once_and_told(app: Runtime, employ: Employ, mei: UUID) -> None:
    clerk = await employ(Role.SERVICE)
    at = f"/console/customers/{mei}/contacts"
    shown = await clerk.call("POST", at, data={"reason": "Parcel came back"}, headers=EN)
    assert shown.status_code == 200
    assert [secret for secret in SECRETS[:2] + SECRETS[3:] if secret not in shown.text] == []
    assert shown.headers["cache-control"] == "private, no-store"
    assert await unmasked(app) == [(str(mei), "Parcel came back")]
    assert not [secret for secret in SECRETS if secret in (await clerk.get(f"/console/customers/{mei}")).text]


async def test_only_those_who_may_see_contacts_get_them(
    app: Runtime, employ: Employ, sign_up: SignUp, mei: UUID
) -> None:
    mine = await shop(app, "shanlan")
    owner = await sign_up("owner@example.com")
    async with app.tx() as tx:
        # As a role that somebody edited may have it: customers.read, but in a shop.
        await team.add_staff(tx, SYSTEM, owner.id, [Role.MERCHANT_OWNER], [mine])
    analyst = await employ(Role.ANALYST, contact="analyst@example.com")
    for person in (owner, analyst):
        assert (await person.get("/console/customers")).status_code == 403
        assert (await person.get(f"/console/customers/{mei}")).status_code == 403
        for path in ("contacts", "notes", f"notes/{uuid7()}/removal"):
            assert (
                await person.call("POST", f"/console/customers/{mei}/{path}", data={"text": "x"})
            ).status_code == 403
        assert str(mei) not in (await person.get("/console/search?q=mei.lin@example.com")).text
    member = await sign_up("member@example.com")
    assert (await member.get(f"/console/customers/{mei}")).status_code == 404
    assert await unmasked(app) == []
    async with app.tx() as tx:
        assert await tx.fetch_value("SELECT count(*) FROM console.customer_notes") == 0


async def test_notes_are_for_colleagues_and_taken_back_by_their_author(app: Runtime, employ: Employ, mei: UUID) -> None:
    clerk = await employ(Role.SERVICE)
    other = await employ(Role.COMPLIANCE, contact="other@example.com")
    at = f"/console/customers/{mei}/notes"
    assert (await clerk.call("POST", at, data={"text": "  "})).status_code == 422
    assert (await clerk.call("POST", at, data={"text": "x" * 1_001})).status_code == 422
    assert (await clerk.call("POST", at, data={"text": "Prefers <b>mornings</b>"})).status_code == 303
    assert "Prefers &lt;b&gt;mornings" in (await other.get(f"/console/customers/{mei}")).text
    async with app.tx() as tx:
        note_id = await tx.fetch_value("SELECT id FROM console.customer_notes")
    assert (await other.call("POST", f"{at}/{note_id}/removal")).status_code == 404
    assert (await clerk.call("POST", f"{at}/{note_id}/removal")).status_code == 303
    async with app.tx() as tx:
        told = await tx.fetch("SELECT action FROM platform.audit_log WHERE action LIKE 'customers.%' ORDER BY at, id")
    assert [row["action"] for row in told] == ["customers.noted", "customers.note_removed"]
    assert (await clerk.call("POST", f"/console/customers/{uuid7()}/notes", data={"text": "x"})).status_code == 404


async def test_the_list_and_the_page_cost_a_fixed_number_of_statements(app: Runtime, employ: Employ, mei: UUID) -> None:
    clerk = await employ(Role.SERVICE)
    seen: list[str] = []
    app.database.watchers.append(lambda statement, _: seen.append(statement))

    async def counted(person: Person, path: str) -> int:
        await person.get(path)
        seen.clear()
        await person.get(path)
        return len(seen)

    first = await counted(clerk, "/console/customers"), await counted(clerk, f"/console/customers/{mei}")
    async with app.tx() as tx:
        for number in range(10):
            await identity.create_account(tx, NewAccount(name=f"P{number}", email=f"p{number}@example.com"))
            await write_order(tx, uuid7(), owner_id=mei)
    assert first == (await counted(clerk, "/console/customers"), await counted(clerk, f"/console/customers/{mei}"))
    assert first == (3, 7)
