"""Reach an order to do something with it."""

from uuid import UUID

import asyncpg
import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Forbidden, NotFound
from jishi.modules.orders import fulfilment_queries as queries
from jishi.modules.orders.actions.parcels import get_fulfilment
from jishi.modules.orders.contracts import Fulfilment, OrderAddress, OrderState
from jishi.modules.orders.domain.numbers import read_number
from jishi.modules.orders.policy import shops_of, visible_to
from jishi.modules.shipping import api as shipping
from jishi.modules.shipping.contracts import Stage
from jishi.platform.db import Tx


class Reached(msgspec.Struct, frozen=True):
    """An order as those who act on it need it."""

    id: UUID
    number: str
    owner_id: UUID
    shop_id: UUID
    state: OrderState
    method: str
    address: OrderAddress | None


def reached(row: asyncpg.Record) -> Reached:
    """The order of a row."""
    return msgspec.convert(dict(row), Reached)


async def access_order(tx: Tx, actor: Actor, number: str, permission: str = "", *, lock: bool = True) -> Reached:
    """The order with this number, locked. With a `permission` it is for those who hold it in the order's shop, else for
    its buyer. Raises NotFound for an order the actor may not see, Forbidden for one they may only see."""
    row = await tx.fetch_row(queries.ACCESS, read_number(number), visible_to(actor), shops_of(actor))
    if row is None:
        raise NotFound
    if permission:
        works_there = not actor.shop_ids or row["shop_id"] in actor.shop_ids
        if not (actor.has(permission) and works_there):
            raise Forbidden
    elif row["owner_id"] != actor.owner_id:
        raise Forbidden
    if lock:
        row = await tx.fetch_row(queries.LOCK, [row["id"]])
        assert row is not None
    return reached(row)


async def access_parcel(
    tx: Tx, actor: Actor, fulfilment_id: UUID, permission: str
) -> tuple[Reached, Fulfilment, Stage]:
    """A parcel and its order, all locked, the shipment first as carriers' calls do; and how far the carrier says it is.
    Raises as `access_order` does."""
    row = await tx.fetch_row(queries.PARCEL_ORDER, fulfilment_id)
    if row is None:
        raise NotFound
    await access_order(tx, actor, row["number"], permission, lock=False)
    stages = await shipping.lock_shipments(tx, [fulfilment_id])
    order = await access_order(tx, actor, row["number"], permission)
    return order, await get_fulfilment(tx, fulfilment_id), stages.get(fulfilment_id, Stage.REGISTERED)
