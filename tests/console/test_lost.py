"""Staff who go astray in the console, or may not do something, are told so among their own pages."""

import pytest
from tests.console.conftest import Employ
from tests.console.test_grid import EN, shop
from tests.identity.conftest import SignUp

from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime

RAIL = 'class="console-rail'


async def test_what_a_position_does_not_include_is_named(app: Runtime, employ: Employ) -> None:
    analyst = await employ(Role.ANALYST)
    page = await analyst.call("GET", "/console/keys", headers=EN)
    assert page.status_code == 403
    assert RAIL in page.text
    assert "Manage API keys" in page.text
    assert 'href="/console/orders"' in page.text
    assert "管理 API 密钥" in (await analyst.call("GET", "/console/keys", headers={"Accept-Language": "zh-CN"})).text


@pytest.mark.parametrize("address", ["/console/orders/NOSUCHORDER1", "/console/nowhere", "/console/or/nowhere/at/all"])
async def test_the_lost_find_their_way(app: Runtime, employ: Employ, address: str) -> None:
    page = await (await employ(Role.SERVICE)).call("GET", address, headers=EN)
    assert page.status_code == 404
    assert RAIL in page.text
    assert 'action="/console/search"' in page.text


async def test_others_learn_nothing_of_a_console(app: Runtime, sign_up: SignUp) -> None:
    await shop(app, "qingmu")
    member = await sign_up("member@example.com")
    for address in ("/console", "/console/nowhere", "/console/keys"):
        page = await member.call("GET", address, headers=EN)
        assert (page.status_code, "console" in page.text.split("<main")[1]) == (404, False)
