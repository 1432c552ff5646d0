"""The last moment: everything is written, and then the commit does not come through."""

import asyncpg
import pytest
from tests.security.town import Town

from jishi.platform.db import Tx


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
