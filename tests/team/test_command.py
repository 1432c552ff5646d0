"""`jishi staff`."""

import pytest
from tests.identity.conftest import Person, SignUp

from jishi.commands.staff import employ
from jishi.kernel.errors import Invalid, NotFound
from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime


async def test_the_first_manager_is_made_from_the_command_line(app: Runtime, sign_up: SignUp) -> None:
    lin: Person = await sign_up()
    assert (await lin.get("/api/v1/staff")).status_code == 403
    async with app.tx() as tx:
        await employ(tx, "lin@example.com", [Role.MANAGER], ())
    assert (await lin.get("/api/v1/staff")).status_code == 200


async def test_what_cannot_be_is_said(app: Runtime, sign_up: SignUp) -> None:
    await sign_up()
    async with app.tx() as tx:
        with pytest.raises(NotFound):
            await employ(tx, "nobody@example.com", [Role.MANAGER], ())
        with pytest.raises(NotFound):
            await employ(tx, "lin@example.com", [Role.MERCHANT_OWNER], ("no-such-shop",))
        with pytest.raises(Invalid):
            await employ(tx, "lin@example.com", [Role.MERCHANT_OWNER], ())
