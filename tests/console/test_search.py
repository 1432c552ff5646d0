"""⌘K: everything one may see, nothing that one may not."""

import re

from tests.console.conftest import Employ
from tests.console.grid_market import write_order
from tests.console.test_grid import EN, shop
from tests.identity.conftest import SignUp
from tests.orders.market import Market

from jishi.kernel.actor import SYSTEM
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime
from jishi.ui.paths import TEMPLATES


async def test_orders_shops_products_and_areas_are_found(app: Runtime, employ: Employ) -> None:
    mine = await shop(app, "qingmu")
    goods = await Market(app).goods(shop_id=mine, title="白瓷茶杯", handle="cup")
    async with app.tx() as tx:
        number = await write_order(tx, mine, recipient="Ada King")
        code, sku = await tx.fetch_row(
            "SELECT p.code, v.sku FROM catalog.product p JOIN catalog.variant v ON v.product_id = p.id WHERE v.id = $1",
            goods.variant_id,
        ) or ("", "")
    app.cache.forget("*")
    manager = await employ(Role.MANAGER)
    for text, url in {
        number.lower(): f"/console/orders/{number}",
        "ada k": f"/console/orders/{number}",
        "qing": "/console/shops/qingmu",
        "茶杯": f"/console/products/{code}",
        sku: f"/console/products/{code}",
        code.lower(): f"/console/products/{code}",
        "job": "/console/jobs",
    }.items():
        whole = await manager.call("GET", f"/console/search?q={text}", headers=EN)
        part = await manager.call("GET", f"/console/search?q={text}", headers={**EN, "HX-Request": "true"})
        assert f'href="{url}"' in whole.text.split('id="main"')[1], text
        assert f'href="{url}"' in part.text, text
        assert "<html" not in part.text
    for odd in ("%", "__", "\\", "'; --", "a" * 500, "<script>"):
        answer = await manager.call("GET", "/console/search", params={"q": odd}, headers=EN)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text


async def test_nobody_finds_what_is_not_theirs(app: Runtime, employ: Employ, sign_up: SignUp) -> None:
    mine, theirs = await shop(app, "qingmu"), await shop(app, "shanlan")
    goods = await Market(app).goods(shop_id=theirs, title="白瓷茶杯")
    async with app.tx() as tx:
        foreign = await write_order(tx, theirs, recipient="Ada King")
        code = await tx.fetch_value("SELECT code FROM catalog.product WHERE id = $1", goods.product_id)
    app.cache.forget("*")
    owner = await sign_up("owner@example.com")
    async with app.tx() as tx:
        await team.add_staff(tx, SYSTEM, owner.id, [Role.MERCHANT_OWNER], [mine])
    editor = await employ(Role.EDITOR)
    for text in (foreign, "ada", "茶杯", code, "shanlan", "owner@example.com"):
        found = (await owner.call("GET", f"/console/search?q={text}", headers={**EN, "HX-Request": "true"})).text
        assert "/console/orders/" not in found, text
        assert "/console/products/" not in found, text
        assert "/console/shops/" not in found, text
        assert "/console/customers/" not in found, text
    assert "/console/orders/" not in (await editor.get(f"/console/search?q={foreign}")).text.split('id="main"')[1]
    member = await sign_up("member@example.com")
    assert (await member.get("/console/search?q=x")).status_code == 404


def test_every_letter_goes_to_one_area() -> None:
    source = (TEMPLATES / "partials" / "console_areas.html").read_text("utf-8")
    letters = re.findall(r"'go': '(\w)'", source)
    assert len(letters) > 10
    assert sorted(letters) == sorted(set(letters))
