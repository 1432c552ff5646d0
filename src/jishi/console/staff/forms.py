"""Choosing positions and shops in forms."""

from collections.abc import Collection
from uuid import UUID

import msgspec
from litestar.datastructures import FormMultiDict

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid
from jishi.kernel.text import Text
from jishi.modules.merchants import api as merchants
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Position
from jishi.platform.db import Tx


class Choice(msgspec.Struct, frozen=True):
    """A box to tick."""

    value: str
    name: Text
    note: Text
    is_on: bool
    is_open: bool
    """Whether this actor may give it."""


class Choices(msgspec.Struct, frozen=True):
    """The positions of the company, those in shops, and the shops, as far as the actor may give them."""

    company: list[Choice]
    in_shops: list[Choice]
    shops: list[Choice]


async def choices(tx: Tx, actor: Actor, roles: Collection[str] = (), shop_ids: Collection[UUID] = ()) -> Choices:
    """What the actor can choose from, in two statements."""
    scope = team.scope_of(actor)
    positions = await team.list_positions(tx)
    shops = [shop for shop in await merchants.list_shops(tx) if scope.shops is None or shop.id in scope.shops]
    only = len(shops) == 1
    return Choices(
        [_choice(one, actor, roles) for one in positions if not one.in_shops] if scope.company else [],
        [_choice(one, actor, roles) for one in positions if one.in_shops],
        [Choice(str(shop.id), shop.name, {}, only or shop.id in shop_ids, True) for shop in shops],
    )


def read_positions(form: FormMultiDict) -> tuple[list[str], list[UUID]]:
    """The positions and shops of a form; shops count only with positions in shops, which are ticked apart."""
    kind = str(form.get("where", "company"))
    roles = [str(value)[:64] for value in form.getall("shop_role" if kind == "shop" else "role", [])]
    try:
        shops = [UUID(str(value)) for value in form.getall("shop", [])] if kind == "shop" else []
    except ValueError:
        raise Invalid("Please choose one of the choices.", field="shop_ids") from None
    return roles, shops


def _choice(position: Position, actor: Actor, roles: Collection[str]) -> Choice:
    is_open = actor.permissions.issuperset(position.permissions)
    return Choice(position.code, position.name, position.description, position.code in roles, is_open)
