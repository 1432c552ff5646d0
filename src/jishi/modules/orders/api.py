"""The public functions of orders."""

from jishi.modules.orders.actions.cancel import cancel
from jishi.modules.orders.actions.change_cart import (
    add_to_cart,
    choose_all,
    merge_carts,
    remove_from_cart,
    set_cart_line,
)
from jishi.modules.orders.actions.count import count_sold
from jishi.modules.orders.actions.expire import expire, expire_due
from jishi.modules.orders.actions.look import find_order, get_checkout, get_order, list_orders
from jishi.modules.orders.actions.place import buy_now, place
from jishi.modules.orders.actions.quote import get_quote
from jishi.modules.orders.actions.settle import accept_late, mark_paid, mark_refunded
from jishi.modules.orders.actions.show_cart import cart_count, get_cart
from jishi.modules.orders.actions.take_over import take_over

__all__ = [
    "accept_late",
    "add_to_cart",
    "buy_now",
    "cancel",
    "cart_count",
    "choose_all",
    "count_sold",
    "expire",
    "expire_due",
    "find_order",
    "get_cart",
    "get_checkout",
    "get_order",
    "get_quote",
    "list_orders",
    "mark_paid",
    "mark_refunded",
    "merge_carts",
    "place",
    "remove_from_cart",
    "set_cart_line",
    "take_over",
]
