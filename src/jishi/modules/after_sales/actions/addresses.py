"""Where shops want goods back."""

from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.modules.after_sales import queries
from jishi.modules.after_sales.contracts import ReturnAddress
from jishi.modules.after_sales.policy import HANDLE, READ
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import AddressInput
from jishi.modules.merchants import api as merchants
from jishi.platform import audit
from jishi.platform.db import Tx


async def return_address_of(tx: Tx, shop_id: UUID) -> ReturnAddress | None:
    """The shop's address for returned goods, once it has given one."""
    found = await tx.fetch_value(queries.ADDRESS, shop_id)
    return None if found is None else msgspec.convert(found, ReturnAddress)


async def get_return_address(tx: Tx, actor: Actor, shop_id: UUID) -> ReturnAddress | None:
    """The same, for staff. Raises NotFound for another shop."""
    await _check_shop(tx, actor, shop_id, READ)
    return await return_address_of(tx, shop_id)


async def set_return_address(tx: Tx, actor: Actor, shop_id: UUID, given: AddressInput) -> ReturnAddress:
    """Say where goods are to be sent back to from now on; cases under way keep theirs. Raises NotFound for another
    shop, Forbidden, Invalid naming every bad field."""
    await _check_shop(tx, actor, shop_id, HANDLE)
    checked = identity.check_address(given)
    fields = ("recipient", "phone", "country", "province", "city", "district", "street", "postal_code")
    address = ReturnAddress(**{name: getattr(checked, name) for name in fields})
    await tx.execute(queries.SET_ADDRESS, shop_id, address, tx.now)
    await audit.record(tx, actor, "after_sales.return_address", "shop", str(shop_id), {}, shop_id=shop_id)
    return address


async def _check_shop(tx: Tx, actor: Actor, shop_id: UUID, permission: str) -> None:
    shops = actor.shops_with(permission)
    if (shops is not None and shop_id not in shops) or not await merchants.shops(tx, [shop_id]):
        raise NotFound
