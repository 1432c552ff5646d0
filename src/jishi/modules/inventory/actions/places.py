"""Open, change and close places."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from jishi.kernel.ids import uuid7
from jishi.kernel.text import Text, clean
from jishi.modules.inventory import place_queries as queries
from jishi.modules.inventory.contracts import OpeningHours, Place, PlaceAddress, PlaceInput
from jishi.modules.inventory.policy import EDIT, READ
from jishi.platform.db import Tx

CODE = re.compile(r"^[a-z0-9][a-z0-9-]{0,39}$")
TIME = re.compile(r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$")
MOST_HOURS = 28
MOST_PRIORITY = 30_000


async def list_places(tx: Tx) -> list[Place]:
    """Every place, the first to take from first."""
    return [place_of(row) for row in await tx.fetch(queries.PLACES)]


async def list_my_places(tx: Tx, actor: Actor) -> list[Place]:
    """The places this actor may see stock of: merchants see their own and the platform's. Raises Forbidden."""
    shops = actor.shops_with(READ)
    return [
        place
        for place in await list_places(tx)
        if shops is None or place.shop_id is None or place.shop_id in actor.shop_ids
    ]


async def find_place(tx: Tx, place_id: UUID) -> Place | None:
    """The place with this id."""
    row = await tx.fetch_row(queries.PLACE, place_id)
    return None if row is None else place_of(row)


async def add_place(tx: Tx, code: str, name: Text, *, shop_id: UUID | None = None, priority: int = 100) -> Place:
    """A warehouse for stock under `code`, made if there is none, else renamed."""
    row = await tx.fetch_row(queries.ADD_PLACE, uuid7(), code, name, shop_id, priority, tx.now)
    assert row is not None
    return place_of(row)


async def open_place(tx: Tx, actor: Actor, code: str, given: PlaceInput, *, shop_id: UUID | None = None) -> Place:
    """Open a place under a new `code`, of a shop or (None) the platform's own.

    Raises Forbidden, NotFound for a shop that is not the actor's, Conflict for a code that is taken, Invalid.
    """
    shops = actor.shops_with(EDIT)
    if shops is not None and shop_id not in shops:
        raise NotFound
    if not CODE.match(code):
        raise Invalid("A code has small letters, digits and dashes, 40 at most.", field="code")
    checked = _check(given)
    row = await tx.fetch_row(
        queries.OPEN_PLACE,
        uuid7(),
        code,
        checked.name,
        shop_id,
        checked.priority,
        tx.now,
        checked.kind,
        checked.address,
        checked.hours,
        checked.active,
    )
    if row is None:
        raise Conflict("This code is taken.", field="code")
    return place_of(row)


async def change_place(tx: Tx, actor: Actor, code: str, given: PlaceInput) -> Place:
    """Change a place, whole. Raises Forbidden, NotFound, Invalid, and Conflict when it is to be closed while stock
    lies there."""
    place = await access_place(tx, actor, code)
    checked = _check(given)
    await tx.fetch_row(queries.LOCK_PLACE, place.id)
    if not checked.active and not await tx.fetch_value(queries.IS_EMPTY, place.id):
        raise Conflict("Stock still lies here. Move it elsewhere before you close the place.")
    row = await tx.fetch_row(
        queries.CHANGE_PLACE,
        place.id,
        checked.name,
        checked.priority,
        checked.kind,
        checked.address,
        checked.hours,
        checked.active,
    )
    assert row is not None
    return place_of(row)


async def access_place(tx: Tx, actor: Actor, code: str) -> Place:
    """The place with this code, to change it. Raises Forbidden without the permission and for the platform's own
    places when a merchant asks; another shop's place is NotFound."""
    shops = actor.shops_with(EDIT)
    row = await tx.fetch_row(queries.PLACE_BY_CODE, code)
    place = None if row is None else place_of(row)
    if place is None or (shops is not None and place.shop_id is not None and place.shop_id not in shops):
        raise NotFound
    if shops is not None and place.shop_id is None:
        raise Forbidden
    return place


def place_of(row: Mapping[str, Any]) -> Place:
    """A place from its row."""
    return msgspec.convert(dict(row), Place)


def _check(given: PlaceInput) -> PlaceInput:
    name = {key: clean(value, field="name", most=80) for key, value in given.name.items() if 0 < len(key) <= 12}
    name = {key: value for key, value in name.items() if value}
    if not name:
        raise Invalid("Please fill this in.", field="name")
    if not 0 <= given.priority <= MOST_PRIORITY:
        raise Invalid("This number is out of range.", field="priority")
    if len(given.hours) > MOST_HOURS or not all(map(_is_sensible, given.hours)):
        raise Invalid("Opening hours have a day from 1 to 7 and times such as 09:00.", field="hours")
    parts = msgspec.structs.asdict(given.address)
    address = PlaceAddress(**{key: clean(value, field=f"address.{key}", most=200) for key, value in parts.items()})
    return msgspec.structs.replace(given, name=name, address=address)


def _is_sensible(hours: OpeningHours) -> bool:
    is_time = TIME.match(hours.opens) and TIME.match(hours.closes)
    return bool(1 <= hours.day <= 7 and is_time and hours.opens < hours.closes)
