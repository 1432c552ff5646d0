"""Staff, a shop, and receivers of webhooks that write down what they hear."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

import msgspec
import pytest
from tests.console.conftest import Employ, anonymous, employ, sign_up
from tests.identity.conftest import Person, SignUp

from jishi.kernel.actor import SYSTEM
from jishi.kernel.ids import short_code
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role
from jishi.platform.outbound import Reply, Silent
from jishi.platform.public_hosts import PublicDoor
from jishi.platform.runtime import Runtime

__all__ = ["Employ", "SignUp", "anonymous", "employ", "sign_up"]

URL = "https://erp.example.com/hooks"


class Heard(msgspec.Struct):
    """A call that came."""

    url: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def message(self) -> dict[str, Any]:
        return msgspec.json.decode(self.body)  # type: ignore[no-any-return]


class Killed(BaseException):
    """The process ends here: nothing in it may catch this and go on."""


class Receiver:
    """Everything outside: answers as it is told to."""

    def __init__(self) -> None:
        self.status = 200
        self.heard: list[Heard] = []
        self.crash = False

    async def send(
        self, url: str, *, headers: Mapping[str, str], body: bytes, hosts: str, seconds: float = 10
    ) -> Reply:
        self.heard.append(Heard(url, headers, body))
        if self.crash:
            raise Killed
        if not self.status:
            raise Silent("no answer")
        return Reply(self.status, b"ok" if self.status == 200 else b"\x00broken" * 1_000)

    @property
    def types(self) -> list[str]:
        return [one.message["type"] for one in self.heard]


@pytest.fixture
def receiver(app: Runtime) -> Receiver:
    """What endpoints of this runtime hear."""
    found = Receiver()
    app.provide(PublicDoor, found)  # type: ignore[type-abstract]
    return found


MakeShop = Callable[[], Awaitable[UUID]]


@pytest.fixture
def make_shop(app: Runtime) -> MakeShop:
    """A new shop."""

    async def make() -> UUID:
        async with app.tx() as tx:
            name = {"zh-CN": "青木", "en": "Qingmu"}
            return await merchants.create_shop(tx, ShopInput(slug=f"s-{short_code(8).lower()}", name=name))

    return make


async def in_shop(app: Runtime, person: Person, role: Role, *shops: UUID) -> None:
    """Give somebody a position in shops."""
    async with app.tx() as tx:
        await team.add_staff(tx, SYSTEM, person.id, [role], shops)
