"""The tree of categories is tidied by the platform's editors: order, merge, remove."""

from uuid import UUID

import httpx
import msgspec
import pytest
from tests.catalog.conftest import sign_in, simple, stored

from jishi.kernel.actor import SYSTEM, Actor, ActorKind
from jishi.kernel.errors import Conflict, Forbidden, NotFound
from jishi.kernel.ids import uuid7
from jishi.modules.catalog import api as catalog
from jishi.platform.runtime import Runtime

EDITOR = Actor(kind=ActorKind.STAFF, account_id=uuid7(), permissions=frozenset({"catalog.edit"}))
BEARER = {"Authorization": "Bearer somebody"}


@pytest.fixture
async def code(app: Runtime, shop_id: UUID) -> str:
    """A product in `mugs`, which is below `table` as `bowls` is."""
    async with app.tx() as tx:
        await catalog.save_category(tx, "table", {"en": "Table"}, attributes=["origin"])
        await catalog.save_category(tx, "mugs", {"en": "Mugs"}, "table", 1, attributes=["glaze"])
        await catalog.save_category(tx, "bowls", {"en": "Bowls"}, "table", 2, attributes=["size"])
        await catalog.save_category(tx, "espresso", {"en": "Espresso cups"}, "mugs")
    return await stored(app, shop_id, msgspec.structs.replace(simple("a", 100), category_code="mugs"))


async def names(app: Runtime) -> dict[str, str]:
    """Every category's parent, in order."""
    async with app.tx() as tx:
        tree = await catalog.category_tree(tx)
    codes = {one.id: one.code for one in tree}
    return {one.code: codes.get(one.parent_id, "") if one.parent_id else "" for one in tree}


async def test_siblings_change_places(app: Runtime, code: str) -> None:
    async with app.tx() as tx:
        await catalog.shift_category(tx, EDITOR, "bowls", up=True)
    assert [one for one, parent in (await names(app)).items() if parent == "table"] == ["bowls", "mugs"]
    async with app.tx() as tx:
        await catalog.shift_category(tx, EDITOR, "bowls", up=True)
    assert [one for one, parent in (await names(app)).items() if parent == "table"] == ["bowls", "mugs"]


async def test_what_is_in_a_merged_category_follows(app: Runtime, code: str) -> None:
    async with app.tx() as tx:
        assert await catalog.merge_category(tx, EDITOR, "mugs", "bowls") == 1
    assert await names(app) == {"table": "", "bowls": "table", "espresso": "bowls"}
    async with app.tx() as tx:
        record = (await catalog.list_records_by_code(tx, [code]))[0]
        assert record.given.category_code == "bowls"
        tree = {one.code: one for one in await catalog.category_tree(tx)}
        assert tree["bowls"].attributes == ["size", "glaze"]
        assert (await catalog.count_in_categories(tx))[tree["bowls"].id] == 1


async def test_only_empty_categories_are_removed(app: Runtime, code: str) -> None:
    for used in ("table", "mugs"):
        with pytest.raises(Conflict):
            async with app.tx() as tx:
                await catalog.remove_category(tx, EDITOR, used)
    assert len(await names(app)) == 4
    async with app.tx() as tx:
        await catalog.remove_category(tx, EDITOR, "espresso")
    assert "espresso" not in await names(app)


async def test_a_category_is_not_merged_into_what_is_below_it(app: Runtime, code: str) -> None:
    for into, refusal in (("mugs", Conflict), ("espresso", Conflict), ("nowhere", NotFound)):
        with pytest.raises(refusal):
            async with app.tx() as tx:
                await catalog.merge_category(tx, SYSTEM, "mugs", into)
    assert len(await names(app)) == 4


async def test_merchants_are_refused_and_nothing_happens(
    app: Runtime, client: httpx.AsyncClient, shop_id: UUID, code: str
) -> None:
    merchant = msgspec.structs.replace(EDITOR, shop_ids=frozenset({shop_id}))
    for act in (
        lambda tx: catalog.remove_category(tx, merchant, "espresso"),
        lambda tx: catalog.merge_category(tx, merchant, "mugs", "bowls"),
        lambda tx: catalog.shift_category(tx, merchant, "bowls", up=True),
    ):
        with pytest.raises(Forbidden):
            async with app.tx() as tx:
                await act(tx)
    assert len(await names(app)) == 4


async def test_over_http(app: Runtime, client: httpx.AsyncClient, code: str) -> None:
    sign_in(app, frozenset({"catalog.edit", "catalog.read"}))
    used = await client.delete("/api/v1/categories/mugs", headers=BEARER)
    assert (used.status_code, used.json()["code"]) == (409, "category_in_use")
    merged = await client.post("/api/v1/categories/mugs/merge", json={"into": "bowls"}, headers=BEARER)
    assert (merged.status_code, merged.json()) == (200, {"products": 1})
    assert (await client.delete("/api/v1/categories/espresso", headers=BEARER)).status_code == 204
    assert list(await names(app)) == ["table", "bowls"]
