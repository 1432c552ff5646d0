"""The public functions of orders."""

from jishi.modules.orders.actions.advance import advance
from jishi.modules.orders.actions.bought import bought_products, recent_buyers
from jishi.modules.orders.actions.cancel import cancel
from jishi.modules.orders.actions.cancel_rest import cancel_rest
from jishi.modules.orders.actions.change_cart import (
    add_to_cart,
    choose_all,
    merge_carts,
    remove_from_cart,
    set_cart_line,
)
from jishi.modules.orders.actions.count import count_sold
from jishi.modules.orders.actions.deliver import deliver
from jishi.modules.orders.actions.expire import expire, expire_due
from jishi.modules.orders.actions.hand_over import correct_tracking, hand_over, undo_hand_over, void_parcel
from jishi.modules.orders.actions.hear_carrier import follow, note_number
from jishi.modules.orders.actions.left import get_left
from jishi.modules.orders.actions.look import find_order, get_checkout, get_order, list_orders
from jishi.modules.orders.actions.paper import add_note, find_invoice, list_notes, record_invoice
from jishi.modules.orders.actions.parcels import get_fulfilment, list_fulfilments, view_parcels
from jishi.modules.orders.actions.pickup import (
    count_overdue_pickups,
    extend_pickup,
    find_pickup_code,
    give_out,
    give_up_pickup,
    list_pickups,
    list_to_prepare,
    make_ready,
    store_of,
)
from jishi.modules.orders.actions.place import buy_now, place
from jishi.modules.orders.actions.print_papers import print_invoice, print_slips
from jishi.modules.orders.actions.promise import count_troubled, get_journey, list_late
from jishi.modules.orders.actions.quote import get_quote
from jishi.modules.orders.actions.receipt import (
    complete_due,
    confirm_receipt,
    extend_receipt,
    hold_completion,
    is_held,
    release_completion,
)
from jishi.modules.orders.actions.refund_part import refund_part
from jishi.modules.orders.actions.sales import count_late, count_to_ship, sales_board, spending_of, sum_days
from jishi.modules.orders.actions.search import count_orders, search_orders
from jishi.modules.orders.actions.settle import accept_late, mark_paid
from jishi.modules.orders.actions.settle_refund import (
    count_returned,
    list_failed_refunds,
    mark_refund_failed,
    mark_refunded,
    pay_refund_otherwise,
    refunds_of,
    retry_refund,
)
from jishi.modules.orders.actions.ship import ship
from jishi.modules.orders.actions.ship_many import ship_many
from jishi.modules.orders.actions.show_cart import cart_count, get_cart
from jishi.modules.orders.actions.take_over import take_over
from jishi.modules.orders.domain.refunds import freight_left, worth_of
from jishi.modules.orders.found import FoundOrder, OrderFilter, Sales, SalesDay, Spending
from jishi.modules.orders.fulfilment_notices import tell_again
from jishi.modules.orders.notices import briefs

__all__ = [
    "FoundOrder",
    "OrderFilter",
    "Sales",
    "SalesDay",
    "Spending",
    "accept_late",
    "add_note",
    "add_to_cart",
    "advance",
    "bought_products",
    "briefs",
    "buy_now",
    "cancel",
    "cancel_rest",
    "cart_count",
    "choose_all",
    "complete_due",
    "confirm_receipt",
    "correct_tracking",
    "count_late",
    "count_orders",
    "count_overdue_pickups",
    "count_returned",
    "count_sold",
    "count_to_ship",
    "count_troubled",
    "deliver",
    "expire",
    "expire_due",
    "extend_pickup",
    "extend_receipt",
    "find_invoice",
    "find_order",
    "freight_left",
    "find_pickup_code",
    "follow",
    "get_cart",
    "get_checkout",
    "get_fulfilment",
    "get_journey",
    "get_left",
    "get_order",
    "get_quote",
    "give_out",
    "give_up_pickup",
    "hand_over",
    "hold_completion",
    "is_held",
    "list_failed_refunds",
    "list_fulfilments",
    "list_late",
    "list_notes",
    "list_orders",
    "list_pickups",
    "list_to_prepare",
    "make_ready",
    "mark_paid",
    "mark_refund_failed",
    "mark_refunded",
    "merge_carts",
    "note_number",
    "pay_refund_otherwise",
    "place",
    "print_invoice",
    "print_slips",
    "recent_buyers",
    "record_invoice",
    "refund_part",
    "refunds_of",
    "release_completion",
    "remove_from_cart",
    "retry_refund",
    "sales_board",
    "search_orders",
    "set_cart_line",
    "ship",
    "ship_many",
    "spending_of",
    "sum_days",
    "store_of",
    "take_over",
    "tell_again",
    "undo_hand_over",
    "view_parcels",
    "void_parcel",
    "worth_of",
]
