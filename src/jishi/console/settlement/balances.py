"""The table of shops and what they have."""

from typing import Any

import msgspec

from jishi.console.grid import Column, Grid, GridQuery, Kind, _, grid_routes, text
from jishi.kernel.actor import Actor
from jishi.kernel.money import Money
from jishi.kernel.page import Page, decode_cursor, encode_cursor
from jishi.kernel.text import Text
from jishi.modules.merchants import api as merchants
from jishi.modules.settlement import api as settlement
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx

HOME = "/console/settlement"


class ShopBalance(msgspec.Struct, frozen=True):
    """A shop and its balance in one currency."""

    slug: str
    name: Text
    currency: str
    pending: int
    payable: int
    moving: int


async def find(tx: Tx, actor: Actor, query: GridQuery) -> Page[ShopBalance]:
    """Shops of this page with their balances, in one statement; the shops themselves are cached."""
    allowed, plain = actor.shops_with(Permission.SETTLEMENT_READ), query.text("q").lower()
    shops = [
        shop
        for shop in await merchants.list_shops(tx)
        if (allowed is None or shop.id in allowed)
        and (not plain or any(plain in word.lower() for word in (*shop.name.values(), shop.slug)))
    ]
    start = max(0, decode_cursor(query.cursor, tuple[int])[0]) if query.cursor else 0
    shown = {shop.id: shop for shop in shops[start : start + query.limit]}
    rows = [
        ShopBalance(
            shown[each.shop_id].slug,
            shown[each.shop_id].name,
            each.currency,
            each.pending,
            each.payable,
            each.moving,
        )
        for each in await settlement.list_balances(tx, actor, list(shown))
    ]
    stop = start + query.limit
    return Page(rows, encode_cursor(stop) if len(shops) > stop else None)


async def further(tx: Tx, actor: Actor) -> dict[str, Any]:
    """The sums of all shops that the actor sees, in the shop's own currency."""
    unit = tx.app.settings.currency
    every = [each for each in await settlement.list_balances(tx, actor) if each.currency == unit]
    sums = (
        sum(each.pending for each in every),
        sum(each.payable for each in every),
        sum(each.moving for each in every),
    )
    return {"sums": [Money(amount, unit) for amount in sums]}


GRID = Grid(
    key="settlement",
    title=_("Settlement"),
    url=HOME,
    section="settlement",
    permission=Permission.SETTLEMENT_READ,
    source=find,
    further=further,
    template="console/settlement/list.html",
    row_id=lambda row: f"{row.slug}:{row.currency}",
    row_url=lambda row: f"{HOME}/shops/{row.slug}?currency={row.currency}",
    sort="",
    columns=[
        Column("name", _("Shop"), of=lambda row: row.name, main=True),
        Column("currency", _("Currency")),
        Column("pending", _("Not settled yet"), Kind.MONEY, of=lambda row: Money(row.pending, row.currency)),
        Column("payable", _("Can be paid out"), Kind.MONEY, of=lambda row: Money(row.payable, row.currency)),
        Column("moving", _("Being paid out"), Kind.MONEY, of=lambda row: Money(row.moving, row.currency)),
    ],
    filters=[text("q", _("Search shops"), _("Name or web address"))],
    empty_title=_("No shops"),
    empty_text=_("Shops appear here with what they have sold and can have."),
)
routes = grid_routes(GRID)
