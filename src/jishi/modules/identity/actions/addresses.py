"""The address book of an account or guest."""

from collections.abc import Sequence
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, NotFound
from jishi.kernel.ids import uuid7
from jishi.modules.identity import queries
from jishi.modules.identity.actions.check_address import check_address
from jishi.modules.identity.contracts import Address, AddressInput
from jishi.platform.db import Tx

MOST_ADDRESSES = 50


async def list_addresses(tx: Tx, owner_id: UUID) -> list[Address]:
    """The owner's addresses, the default first, then the newest."""
    return await tx.rows(Address, queries.LIST_ADDRESSES, owner_id)


async def get_address(tx: Tx, actor: Actor, address_id: UUID) -> Address:
    """One of the actor's own addresses. Raises NotFound, also for another's."""
    found = await tx.row(Address, queries.FIND_ADDRESS, address_id, actor.owner_id)
    if found is None:
        raise NotFound
    return found


async def find_default_address(tx: Tx, owner_id: UUID) -> Address | None:
    """Where the owner has things sent unless they say otherwise."""
    return await tx.row(Address, queries.FIND_DEFAULT_ADDRESS, owner_id)


async def add_address(tx: Tx, owner_id: UUID, given: AddressInput) -> Address:
    """Add an address; the first is the default. Raises Invalid naming every bad field, Conflict when there are 50."""
    checked = check_address(given)
    await tx.execute(queries.LOCK_OWNER, owner_id)
    row = await tx.fetch_row(queries.COUNT_ADDRESSES, owner_id)
    assert row is not None
    count, defaults = row
    if count >= MOST_ADDRESSES:
        raise Conflict("The address book is full. Please remove an address first.")
    is_default = checked.is_default or not defaults
    if is_default and defaults:
        await tx.execute(queries.CLEAR_DEFAULT, owner_id)
    values = (*_columns(checked), is_default)
    address = await tx.row(Address, queries.ADD_ADDRESS, uuid7(), owner_id, *values, tx.now)
    assert address is not None
    return address


async def add_addresses(tx: Tx, given: Sequence[tuple[UUID, AddressInput]]) -> list[UUID]:
    """Add many in one statement, for owners who have none yet; at most one of each owner may be the default.
    Raises Invalid like `add_address`."""
    if not given:
        return []
    ids = [uuid7() for _ in given]
    checked = [check_address(one) for _, one in given]
    rows = [
        (address_id, owner_id, *_columns(one), one.is_default)
        for address_id, (owner_id, _), one in zip(ids, given, checked, strict=True)
    ]
    await tx.execute(queries.ADD_ADDRESSES, *(list(column) for column in zip(*rows, strict=True)), tx.now)
    return ids


async def change_address(tx: Tx, actor: Actor, address_id: UUID, given: AddressInput) -> Address:
    """Write an address anew; asking for the default makes it so, not asking leaves it. Raises Invalid, NotFound."""
    checked = check_address(given)
    owner_id = actor.owner_id
    await tx.execute(queries.LOCK_OWNER, owner_id)
    address = await tx.row(Address, queries.CHANGE_ADDRESS, address_id, owner_id, *_columns(checked))
    if address is None or owner_id is None:
        raise NotFound
    if checked.is_default and not address.is_default:
        return await _make_default(tx, owner_id, address_id)
    return address


async def set_default_address(tx: Tx, actor: Actor, address_id: UUID) -> Address:
    """Make one of the actor's addresses the default. Raises NotFound."""
    address = await get_address(tx, actor, address_id)
    await tx.execute(queries.LOCK_OWNER, address.owner_id)
    return await _make_default(tx, address.owner_id, address_id)


async def remove_address(tx: Tx, actor: Actor, address_id: UUID) -> None:
    """Remove an address; when it was the default, the newest other becomes it. Raises NotFound."""
    owner_id = actor.owner_id
    await tx.execute(queries.LOCK_OWNER, owner_id)
    if not await tx.execute(queries.REMOVE_ADDRESS, address_id, owner_id):
        raise NotFound
    await tx.execute(queries.PROMOTE_ADDRESS, owner_id)


async def _make_default(tx: Tx, owner_id: UUID, address_id: UUID) -> Address:
    await tx.execute(queries.CLEAR_DEFAULT, owner_id)
    await tx.execute(queries.SET_DEFAULT, address_id, owner_id)
    address = await tx.row(Address, queries.FIND_ADDRESS, address_id, owner_id)
    if address is None:
        raise NotFound
    return address


def _columns(given: AddressInput) -> tuple[str, ...]:
    return (
        given.recipient,
        given.phone,
        given.country,
        given.province,
        given.city,
        given.district,
        given.street,
        given.postal_code,
        given.label,
    )
