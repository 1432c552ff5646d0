"""The list of orders."""

from jishi.console.fulfilment.bulk import PRINT, SHIP
from jishi.console.grid import (
    Column,
    Count,
    Grid,
    GridQuery,
    Kind,
    Preset,
    _,
    amount,
    choice,
    days,
    flag,
    grid_routes,
    shops,
    text,
)
from jishi.console.orders.panel import open_order
from jishi.console.orders.words import STATES
from jishi.kernel.actor import Actor
from jishi.kernel.money import Money
from jishi.kernel.page import Page
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import OrderState
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx


def wanted(query: GridQuery) -> orders.OrderFilter:
    """What the table's filters mean."""
    (start, before), (low, high) = query.days("placed"), query.amount("total")
    return orders.OrderFilter(
        text=query.text("q"),
        states=[OrderState(state) for state in query.choice("state")],
        shops=query.shops,
        placed_from=start,
        placed_before=before,
        total_from=low,
        total_to=high,
        late=query.flag("late") or None,
        oldest_first=not query.descending,
    )


async def find(tx: Tx, actor: Actor, query: GridQuery) -> Page[orders.FoundOrder]:
    """A page of orders."""
    return await orders.search_orders(tx, actor, wanted(query), cursor=query.cursor, limit=query.limit)


async def count(tx: Tx, actor: Actor, query: GridQuery) -> Count:
    """How many there are, or about."""
    return await orders.count_orders(tx, actor, wanted(query))


GRID = Grid(
    key="orders",
    title=_("Orders"),
    url="/console/orders",
    section="orders",
    permission=Permission.ORDERS_READ,
    source=find,
    count=count,
    row_id=lambda order: order.number,
    row_url=lambda order: f"/console/orders/{order.number}",
    bulk=[SHIP, PRINT],
    panel=open_order,
    sort="-placed",
    columns=[
        Column("number", _("Order number"), main=True),
        Column("placed_at", _("Placed at"), Kind.MOMENT, sort="placed"),
        Column("state", _("State"), Kind.TAG, tags=STATES),
        Column("title", _("What"), of=lambda order: order.title, wide=True),
        Column("pieces", _("Pieces"), Kind.NUMBER),
        Column("total", _("Total"), Kind.MONEY, of=lambda order: Money(order.total, order.currency)),
        Column("recipient", _("Recipient")),
        Column("city", _("City"), of=lambda order: f"{order.province} {order.city}".strip(), whole=True),
        Column("shop", _("Shop"), of=lambda order: order.shop_name),
        Column("method", _("Delivery"), of=lambda order: order.method_name, shown=False),
        Column("paid_at", _("Paid at"), Kind.MOMENT, shown=False),
        Column(
            "refunded", _("Refunded"), Kind.MONEY, of=lambda order: Money(order.refunded, order.currency), shown=False
        ),
    ],
    filters=[
        text("q", _("Search orders"), _("Number, recipient, phone or e-mail")),
        choice("state", _("State"), STATES),
        shops(),
        days("placed", _("Placed at")),
        amount("total", _("Total")),
        flag("late", _("Late")),
    ],
    presets=[
        Preset("to-ship", _("To be shipped"), "state=paid&state=fulfilling&sort=placed"),
        Preset("late", _("Late"), "late=1&sort=placed"),
        Preset("unpaid", _("To be paid"), "state=placed"),
        Preset("moving", _("With the carrier"), "state=shipped"),
    ],
    empty_title=_("No orders yet"),
    empty_text=_("Orders appear here as soon as somebody places one."),
)

routes = grid_routes(GRID)
