"""Work out what it costs, and why."""

import re
from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid
from jishi.modules.catalog.contracts import Sellable
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import AddressInput
from jishi.modules.inventory import api as inventory
from jishi.modules.orders.actions.items import open_shops, sellables
from jishi.modules.orders.actions.show_cart import load_lines
from jishi.modules.orders.contracts import (
    MOST_LINES,
    LineInput,
    Notice,
    OrderAddress,
    Quote,
    QuoteRequest,
)
from jishi.modules.orders.domain.cart import check_quantity, stock_notices
from jishi.modules.orders.domain.draft import Draft
from jishi.modules.orders.domain.pricing import finish, price_goods
from jishi.modules.orders.domain.rules import BUILT_IN
from jishi.modules.shipping import api as shipping
from jishi.modules.shipping.contracts import Destination
from jishi.platform.db import Tx

_COUNTRY = re.compile(r"[A-Z]{2}")


class Wanted(msgspec.Struct, frozen=True):
    """What is to be bought: variant to quantity, and the version of the cart it was taken from (0: not the cart)."""

    lines: dict[UUID, int]
    cart_version: int = 0


async def get_quote(tx: Tx, actor: Actor, request: QuoteRequest) -> Quote:
    """What `request` costs this actor now, with the trace that explains it and what hinders placing it.

    Of an address that is given only the place counts, so that one can quote before all of it is typed. Raises NotFound
    for a foreign address, Invalid for senseless quantities or a method that is not offered.
    """
    wanted = await _wanted(tx, actor, request.lines)
    if request.address_id is None and request.address is not None:
        address: OrderAddress | None = _place(request.address)
    else:
        address = await find_address(tx, actor, request.address_id, None)
    return await calculate(tx, wanted, address, request.shipping, placing=False)


async def _wanted(tx: Tx, actor: Actor, lines: Sequence[LineInput] | None) -> Wanted:
    if lines is not None:
        return Wanted(gather(lines))
    if actor.owner_id is None:
        return Wanted({})
    version, stored = await load_lines(tx, actor.owner_id)
    return Wanted({line.variant_id: line.quantity for line in stored if line.chosen and not line.saved}, version)


def gather(lines: Sequence[LineInput]) -> dict[UUID, int]:
    """Quantities per variant of lines that somebody sent. Raises Invalid for senseless ones."""
    if not 1 <= len(lines) <= MOST_LINES:
        raise Invalid("An order has between 1 and %(most)s lines.", most=MOST_LINES)
    found: dict[UUID, int] = {}
    for line in lines:
        found[line.variant_id] = check_quantity(found.get(line.variant_id, 0) + check_quantity(line.quantity))
    return found


async def find_address(
    tx: Tx, actor: Actor, address_id: UUID | None, given: AddressInput | None
) -> OrderAddress | None:
    """The address meant, checked; None when none was named. Raises NotFound for one that is not the actor's."""
    if address_id is not None:
        return _snapshot(await identity.get_address(tx, actor, address_id))
    return None if given is None else _snapshot(identity.check_address(given))


def _place(given: AddressInput) -> OrderAddress:
    if not _COUNTRY.fullmatch(given.country):
        raise Invalid("Please check the address.", fields={"country": "Please choose a country."})
    return _snapshot(msgspec.structs.replace(given, province=given.province[:60], postal_code=given.postal_code[:12]))


def _snapshot(address: object) -> OrderAddress:
    return msgspec.convert(address, OrderAddress, from_attributes=True)


async def calculate(
    tx: Tx, wanted: Wanted, address: OrderAddress | None, methods: Mapping[UUID, str], *, placing: bool
) -> Quote:
    """The quote of `wanted`, delivered to `address` (None: somewhere at home). While `placing`, prices are as they are
    this moment and stock is not looked at: reserving it is what decides."""
    ids = list(wanted.lines)
    items = await sellables(tx, ids, fresh=placing)
    names = await open_shops(tx, {item.shop_id for item in items.values()})
    sold = {one: item for one, item in items.items() if item.on_sale and item.shop_id in names}
    notices = [note for one in ids if one not in sold for note in stock_notices(None, wanted.lines[one], 0)]
    draft = Draft([(sold[one], wanted.lines[one]) for one in sorted(sold)], tx.app.settings.currency)
    price_goods(draft, BUILT_IN)
    destination = Destination(address.country, address.province, address.postal_code) if address else shipping.HOME
    parcels = [shop.parcel() for shop in draft.shops if shop.needs_shipping]
    return finish(
        draft,
        BUILT_IN,
        offers=await shipping.offers(tx, parcels, destination) if parcels else {},
        chosen=methods,
        names=names,
        country=destination.country,
        notices=notices,
        line_notices=None if placing else await _line_notices(tx, sold, wanted.lines),
        cart_version=wanted.cart_version,
        now=tx.now,
    )


async def _line_notices(tx: Tx, items: dict[UUID, Sellable], wanted: dict[UUID, int]) -> dict[UUID, list[Notice]]:
    stock = await inventory.available(tx, items)
    return {one: stock_notices(item, wanted[one], stock[one]) for one, item in items.items()}
