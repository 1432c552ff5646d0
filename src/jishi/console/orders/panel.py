"""An order beside the list: what it is, what is in it, what happened to it."""

from jishi.console.grid import Panel
from jishi.console.orders.words import STATES
from jishi.kernel.actor import Actor
from jishi.kernel.money import Money
from jishi.modules.media.contracts import picture
from jishi.modules.orders import api as orders
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx


async def open_order(tx: Tx, actor: Actor, number: str) -> Panel:
    """The order with this number. Raises Forbidden without `orders.read`, NotFound for other shops' orders."""
    actor.require(Permission.ORDERS_READ)
    order = await orders.get_order(tx, actor, number)
    values = {
        "order": order,
        "states": STATES,
        "money": lambda amount: Money(amount, order.currency),
        "shot": picture,
    }
    return Panel(order.number, "console/orders/panel.html", values, f"/console/orders/{order.number}")
