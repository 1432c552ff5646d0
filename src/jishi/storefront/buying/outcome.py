"""Where paying leads: paid, still waiting, or too late."""

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Checkout, CheckoutState
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, is_htmx
from jishi.platform.http.pages import render
from jishi.storefront.buying.again import put_back
from jishi.storefront.buying.fields import need_id
from jishi.storefront.buying.owner import owner_of
from jishi.storefront.buying.shown import amounts

WAITS = (2, 2, 3, 5, 8, 13, 20)
"""Seconds between looks at whether the payment has arrived; the last one repeats."""
MOST_LOOKS = 30


@get("/checkouts/{checkout:str}", include_in_schema=False)
async def show(
    request: AnyRequest,
    tx: GivenTx,
    actor: GivenActor,
    context: GivenContext,
    checkout: FromPath[str],
    look: FromQuery[int] = 0,
    outcome: FromQuery[str] = "",
) -> Response[bytes]:
    """How a checkout stands. While its payment is awaited the page looks again by itself, ever less often; `look`
    counts that. `outcome` is what the way back from paying says of it; only ever worded, never believed."""
    me = owner_of(actor, context)
    found = await orders.get_checkout(tx, me, need_id(checkout))
    waiting = found.state is CheckoutState.OPEN and bool(found.payment_code)
    late = tx.now >= found.pay_by
    return render(
        request,
        "buying/parts/outcome.html" if is_htmx(request) else "buying/outcome.html",
        checkout=found,
        waiting=waiting,
        failed=waiting and outcome == "failed",
        outcome="failed" if outcome == "failed" else "",
        late=late,
        wait=WAITS[min(max(look, 0), len(WAITS) - 1)] if waiting and look < MOST_LOOKS else None,
        look=max(look, 0) + 1,
        member=actor.is_signed_in,
        amount=amounts(found.currency),
    )


@post("/checkouts/{checkout:str}/purchase", status_code=200, include_in_schema=False)
async def buy_again(tx: GivenTx, actor: GivenActor, context: GivenContext, checkout: FromPath[str]) -> Redirect:
    """Everything of a checkout into the cart once more, and on to the checkout page."""
    me = owner_of(actor, context)
    found = await orders.get_checkout(tx, me, need_id(checkout))
    lines = [line for number in _numbers(found) for line in (await orders.get_order(tx, me, number)).lines]
    return await put_back(tx, me, context, lines)


def _numbers(checkout: Checkout) -> list[str]:
    return [order.number for order in checkout.orders]


routes = [show, buy_again]
