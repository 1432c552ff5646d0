"""A shop and products to arrange tests with."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import msgspec
import pytest

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.ids import short_code, uuid7
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Attribute, Option, OptionValue, ProductInput, VariantInput
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput
from jishi.platform.db import Tx
from jishi.platform.http.context import SessionReader
from jishi.platform.runtime import Runtime

SHIRT = ProductInput(
    handle="linen-shirt",
    title={"zh-CN": "亚麻衬衫", "en": "Linen shirt"},
    description={"en": "<p>Breathes.</p>"},
    brand="Qingmu",
    options=[
        Option(
            "color",
            {"zh-CN": "颜色", "en": "Colour"},
            [
                OptionValue("white", {"zh-CN": "白色", "en": "White"}, "#ffffff"),
                OptionValue("ink", {"zh-CN": "墨色", "en": "Ink"}, "#222222"),
            ],
        ),
        Option("size", {"en": "Size"}, [OptionValue("m", {"en": "M"}), OptionValue("l", {"en": "L"})]),
    ],
    variants=[
        VariantInput(sku="LS-W-M", choices=["white", "m"], price=19_900, list_price=29_900, cost=8_000, weight=240),
        VariantInput(sku="LS-W-L", choices=["white", "l"], price=20_900, weight=250),
        VariantInput(sku="LS-I-M", choices=["ink", "m"], price=19_900, weight=240),
    ],
    attributes=[Attribute("material", {"zh-CN": "材质", "en": "Material"}, {"zh-CN": "亚麻", "en": "Linen"})],
    tags=["summer"],
)

Save = Callable[..., Awaitable[Any]]


@pytest.fixture
async def shop_id(app: Runtime) -> UUID:
    """An open shop."""
    async with app.tx() as tx:
        return await merchants.create_shop(tx, ShopInput(slug=f"shop-{short_code(6).lower()}", name={"en": "A shop"}))


@pytest.fixture
def shirt() -> ProductInput:
    """A product with two options and three variants."""
    return SHIRT


def simple(handle: str, price: int = 1_000, /, **changes: Any) -> ProductInput:
    """A product with one variant."""
    plain = ProductInput(
        handle=handle, title={"en": handle.replace("-", " ")}, variants=[VariantInput(sku=handle, price=price)]
    )
    return msgspec.structs.replace(plain, **changes)


async def stored(app: Runtime, shop_id: UUID, given: ProductInput) -> str:
    """Save a product in a transaction of its own and return its public code."""
    async with app.tx() as tx:
        return (await catalog.save_product(tx, shop_id, given)).code


async def count(tx: Tx, table: str) -> int:
    """How many rows a table has."""
    return int(await tx.fetch_value(f"SELECT count(*) FROM {table}"))


def sign_in(app: Runtime, permissions: frozenset[str] | None, *, shop_ids: frozenset[UUID] = frozenset()) -> None:
    """Whoever sends a token is staff with these permissions; with None nobody is."""

    async def read(_app: Runtime, _token: str) -> Actor | None:
        if permissions is None:
            return None
        return Actor(kind=ActorKind.STAFF, account_id=uuid7(), name="Lin", permissions=permissions, shop_ids=shop_ids)

    app.provide(SessionReader, SessionReader(read))
