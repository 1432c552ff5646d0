"""The tree of categories in the console: product managers tidy it, others only look."""

from tests.console.conftest import Employ
from tests.console.test_grid import EN, shop

from jishi.modules.catalog import api as catalog
from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime

HOME = "/console/categories"


async def tree(app: Runtime) -> list[str]:
    async with app.tx() as tx:
        return [one.code for one in await catalog.category_tree(tx)]


async def plant(app: Runtime) -> None:
    async with app.tx() as tx:
        for place, code in enumerate(("table", "kitchen", "garden")):
            await catalog.save_category(tx, code, {"en": code.title(), "zh-CN": code}, position=place)
        await catalog.save_category(tx, "mugs", {"en": "Mugs"}, "table")


async def test_an_editor_tidies_the_tree(app: Runtime, employ: Employ) -> None:
    await shop(app, "qingmu")
    await plant(app)
    editor = await employ(Role.PRODUCT_MANAGER)
    page = (await editor.call("GET", HOME, headers=EN)).text
    assert "Move Garden up" in page
    assert 'value="table" selected' in (await editor.call("GET", f"{HOME}/new?below=table", headers=EN)).text
    moved = await editor.call("POST", f"{HOME}/garden/shift", data={"to": "up"})
    assert (moved.status_code, moved.headers["location"]) == (303, f"{HOME}#garden")
    assert await tree(app) == ["mugs", "table", "garden", "kitchen"]

    used = await editor.call("POST", f"{HOME}/table/removal", headers=EN)
    assert (used.status_code, "There are categories below this one." in used.text) == (409, True)
    for into in ("mugs", "nowhere", ""):
        assert (await editor.call("POST", f"{HOME}/table/merge", data={"into": into})).status_code in (409, 422)
    assert len(await tree(app)) == 4

    assert (await editor.call("POST", f"{HOME}/table/merge", data={"into": "garden"})).status_code == 303
    assert (await editor.call("POST", f"{HOME}/kitchen/removal")).status_code == 303
    assert (await editor.call("POST", f"{HOME}/kitchen/removal")).status_code == 404
    assert await tree(app) == ["mugs", "garden"]
    async with app.tx() as tx:
        told = await tx.fetch("SELECT action FROM platform.audit_log WHERE subject_kind = 'category' ORDER BY at, id")
    assert [row["action"].rpartition("_")[2] for row in told] == ["moved", "merged", "removed"]


async def test_others_change_nothing(app: Runtime, employ: Employ) -> None:
    await shop(app, "qingmu")
    await plant(app)
    before = await tree(app)
    service = await employ(Role.SERVICE)
    for act, data in (("shift", {"to": "up"}), ("merge", {"into": "table"}), ("removal", {})):
        assert (await service.call("POST", f"{HOME}/garden/{act}", data=data)).status_code == 403
    assert await tree(app) == before
