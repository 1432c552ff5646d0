"""Buying something again: what was in an order goes back into the cart, alone chosen."""

from collections.abc import Sequence

from litestar.response import Redirect

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, NotFound
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import OrderLine
from jishi.platform.db import Tx
from jishi.platform.http.context import RequestContext
from jishi.storefront.buying.cart import remember_count


async def put_back(tx: Tx, actor: Actor, context: RequestContext, lines: Sequence[OrderLine]) -> Redirect:
    """Put these into the cart, chosen, with nothing else chosen, and go to the checkout; to the cart when something of
    it is not sold any more, saying so."""
    await orders.choose_all(tx, actor, False)
    missing = 0
    for line in lines:
        try:
            await orders.add_to_cart(tx, actor, line.variant_id, line.quantity)
        except (NotFound, Conflict):
            missing += 1
    remember_count(context, await orders.cart_count(tx, actor.require_owner()))
    if missing == 0:
        return Redirect("/checkout", status_code=303)
    if missing == len(lines):
        context.flash("warning", "None of these things can be bought any more.")
    else:
        context.flash("warning", "Some of these things can no longer be bought; the others are in your cart.")
    return Redirect("/cart", status_code=303)
