"""The first page of the console: for staff only, with what each may do."""

import httpx
import msgspec
import pytest
from tests.console.conftest import Employ, Fail
from tests.console.test_jobs import SEND, parcel
from tests.identity.conftest import SignUp

from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime
from jishi.platform.settings import Environment


async def test_the_nameless_are_asked_to_sign_in_and_come_back(client: httpx.AsyncClient) -> None:
    answer = await client.get("/console")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=/console")


async def test_members_find_no_console(sign_up: SignUp) -> None:
    member = await sign_up()
    assert (await member.get("/console")).status_code == 404


@pytest.mark.parametrize(
    ("role", "there", "absent"),
    [
        (Role.ENGINEER, "/console/jobs", "/console/imports"),
        (Role.PRODUCT_MANAGER, "/console/imports", "/console/jobs"),
        (Role.EDITOR, "/_design", "/console/jobs"),
    ],
)
async def test_everybody_sees_the_areas_they_may_enter(employ: Employ, role: Role, there: str, absent: str) -> None:
    person = await employ(role)
    page = (await person.get("/console")).text
    assert f'href="{there}"' in page
    assert f'href="{absent}"' not in page


async def test_what_failed_is_said_to_those_who_can_mend_it(employ: Employ, fail: Fail) -> None:
    await fail(SEND, parcel())
    english = {"Accept-Language": "en"}
    engineer = await employ(Role.ENGINEER)
    editor = await employ(Role.EDITOR, contact="editor@example.com")
    assert "1 job failed for good" in (await engineer.call("GET", "/console", headers=english)).text
    assert "failed for good" not in (await editor.call("GET", "/console", headers=english)).text


async def test_production_has_no_workshop(app: Runtime, employ: Employ) -> None:
    app.settings = msgspec.structs.replace(app.settings, env=Environment.PRODUCTION)
    page = (await (await employ(Role.MANAGER)).get("/console")).text
    assert "/_mailbox" not in page
    assert "/_design" not in page
