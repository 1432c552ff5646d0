"""Finding an order without having an account: by its number and the contact that was left with it."""

import hmac
from datetime import datetime, timedelta

from litestar import Response, get, post
from litestar.response import Redirect

from jishi.modules.orders import api as orders
from jishi.platform.http import cookies
from jishi.platform.http.context import AnyRequest, GivenContext, GivenTx, RequestContext
from jishi.platform.http.limits import Limits, Rule
from jishi.platform.http.pages import render
from jishi.storefront.buying.fields import read_fields

COOKIE = "jishi_found"
SHOWN_FOR = timedelta(minutes=30)
MOST_FOUND = 5
BY_ADDRESS = Rule("find-order", burst=8, per_minute=4)
BY_NUMBER = Rule("find-order-number", burst=5, per_minute=1)


@get("/orders/find", include_in_schema=False)
async def ask(request: AnyRequest, context: GivenContext) -> Response[bytes]:
    """The form."""
    await context.actor()
    return render(request, "buying/find.html", number="", contact="", failed=False)


@post("/orders/find", status_code=200, include_in_schema=False)
async def find(request: AnyRequest, tx: GivenTx, context: GivenContext) -> Response[bytes] | Redirect:
    """Show the order when number and contact belong together; otherwise say one and the same thing, whichever of the
    two was wrong."""
    fields = await read_fields(request)
    number, contact = fields.text("number")[:40], fields.text("contact")[:254]
    limits = context.app.service(Limits)
    limits.spend(BY_ADDRESS, context.address)
    limits.spend(BY_NUMBER, number.upper())
    await context.actor()
    found = await orders.find_order(tx, number, contact) if number and contact else None
    if found is None:
        return render(request, "buying/find.html", status=404, number=number, contact=contact, failed=True)
    _remember(context, found.number, tx.now)
    return Redirect(f"/orders/{found.number}", status_code=303)


def found_numbers(context: RequestContext, now: datetime) -> set[str]:
    """Numbers of orders that this browser has shown to know the contact of, not long ago."""
    return {number for number, _ in _read(context, now)}


def _remember(context: RequestContext, number: str, now: datetime) -> None:
    until = int((now + SHOWN_FOR).timestamp())
    known = [entry for entry in _read(context, now) if entry[0] != number][-MOST_FOUND + 1 :]
    entries = [*known, (number, until)]
    secret = context.app.settings.secret
    value = "~".join(f"{one}.{end}.{_seal(one, end, secret)}" for one, end in entries)
    context.set_cookie(COOKIE, value, seconds=int(SHOWN_FOR.total_seconds()))


def _read(context: RequestContext, now: datetime) -> list[tuple[str, int]]:
    found = []
    for entry in context.jar.get(COOKIE, "").split("~")[:MOST_FOUND]:
        number, _, rest = entry.partition(".")
        end, _, seal = rest.partition(".")
        if not (end.isascii() and end.isdigit() and len(end) < 12) or int(end) < now.timestamp():
            continue
        if hmac.compare_digest(seal.encode(), _seal(number, int(end), context.app.settings.secret).encode()):
            found.append((number, int(end)))
    return found


def _seal(number: str, until: int, secret: str) -> str:
    return cookies.sign("found-order", f"{number}.{until}", secret)


routes = [ask, find]
