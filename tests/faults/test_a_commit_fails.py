"""The last moment: everything is written, and then the commit does not come through."""

import asyncpg
import pytest
from tests.security.town import Town

from jishi.modules.orders import cart_queries
from jishi.platform.db import Statement, Tx


@pytest.mark.parametrize("reason", [asyncpg.ConnectionDoesNotExistError("gone"), ConnectionResetError("gone")])
async def test_a_cart_that_may_have_changed_is_not_said_to_be_as_it_was(
    town: Town, monkeypatch: pytest.MonkeyPatch, reason: Exception
) -> None:
    """One statement puts things into the cart and is committed by itself; here its answer is lost on the way back."""
    ware = await town.ware()
    guest = await town.guest()
    fetch_row = Tx.fetch_row

    async def lose(tx: Tx, statement: Statement, *args: object) -> asyncpg.Record | None:
        found = await fetch_row(tx, statement, *args)
        if statement == cart_queries.ADD:
            raise reason
        return found

    with monkeypatch.context() as patch:
        patch.setattr(Tx, "fetch_row", lose)
        program = await guest.call("POST", "/api/v1/cart/lines", {"variant_id": str(ware.variant_id)})
        person = await guest.post("/cart/lines", {"variant_id": str(ware.variant_id)}, Accept="text/html")
    assert (program.status_code, program.json()["code"]) == (503, "unsure")
    assert person.status_code == 503
    assert "没能确认" in person.text
    assert "没有任何改动" not in person.text
    cart = (await guest.get("/api/v1/cart")).json()
    assert cart["count"] == 2


async def test_a_cart_that_could_not_be_reached_is_surely_unchanged(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    ware = await town.ware()
    guest = await town.guest()
    fetch_row = Tx.fetch_row

    async def refuse(tx: Tx, statement: Statement, *args: object) -> asyncpg.Record | None:
        if statement == cart_queries.ADD:
            raise asyncpg.AdminShutdownError("terminating connection")
        return await fetch_row(tx, statement, *args)

    with monkeypatch.context() as patch:
        patch.setattr(Tx, "fetch_row", refuse)
        answer = await guest.call("POST", "/api/v1/cart/lines", {"variant_id": str(ware.variant_id)})
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert (await guest.get("/api/v1/cart")).json()["count"] == 0


@pytest.mark.parametrize(
    ("reason", "code", "sentence"),
    [
        (asyncpg.IntegrityConstraintViolationError("late"), "not_saved", "没有任何改动"),
        (asyncpg.ConnectionDoesNotExistError("gone"), "unsure", "没能确认"),
        (ConnectionResetError("gone"), "unsure", "没能确认"),
    ],
)
async def test_people_and_programs_hear_the_truth(
    town: Town, monkeypatch: pytest.MonkeyPatch, reason: Exception, code: str, sentence: str
) -> None:
    ware = await town.ware()
    guest = await town.guest()

    async def fail(tx: Tx) -> None:
        await tx.rollback()
        raise reason

    before = await town.count_everything()
    with monkeypatch.context() as patch:
        patch.setattr(Tx, "commit", fail)
        program = await guest.call("POST", "/api/v1/wishlist", {"product_code": ware.code})
        person = await guest.post(f"/wishlist/{ware.code}", {}, Accept="text/html")
    assert (program.status_code, program.json()["code"]) == (503, code)
    assert person.status_code == 503
    assert "text/html" in person.headers["content-type"]
    assert sentence in person.text
    for answer in (program, person):
        assert int(answer.headers["retry-after"]) > 0
        assert "jishi_cart" not in answer.headers.get("set-cookie", "")
    assert await town.count_everything() == before
