"""One shop's account: statement, bank account, payouts."""

import csv
import io
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Stream

from jishi.console.areas import enter
from jishi.console.grid.cells import harmless
from jishi.console.importing.forms import attachment
from jishi.console.settlement.words import MOVES, PAYOUTS
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid, NotFound
from jishi.kernel.ids import uuid7
from jishi.kernel.money import Money, parse_amount
from jishi.modules.catalog import api as catalog
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import Shop
from jishi.modules.settlement import api as settlement
from jishi.modules.settlement.contracts import BankAccountInput, PayoutInput, Statement
from jishi.modules.team.contracts import Permission
from jishi.platform import audit
from jishi.platform.db import Tx
from jishi.platform.formats import ZONE
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.pages import render
from jishi.platform.i18n import translations
from jishi.platform.runtime import Runtime

HOME = "/console/settlement/shops/{slug:str}"
MONTHS = 12


async def access_shop(tx: Tx, actor: Actor, slug: str) -> Shop:
    """The shop, if the actor may see its money. Raises Forbidden, NotFound."""
    enter(actor)
    allowed = actor.shops_with(Permission.SETTLEMENT_READ)
    shop = await merchants.find_shop(tx, slug)
    if shop is None or (allowed is not None and shop.id not in allowed):
        raise NotFound
    return shop


def month_of(text: str, now: datetime) -> tuple[date, datetime, datetime]:
    """A month as it stands in an address, the current one when it says none: its first day, and its two ends."""
    try:
        first = date.fromisoformat(f"{text}-01") if text else now.astimezone(ZONE).date().replace(day=1)
    except ValueError:
        raise Invalid("This is not a month.", field="month") from None
    following = (first + timedelta(days=32)).replace(day=1)
    return first, _midnight(first), _midnight(following)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE)


def months_back(now: datetime) -> list[date]:
    """The first days of this month and those before it."""
    found = [now.astimezone(ZONE).date().replace(day=1)]
    while len(found) < MONTHS:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found


@get(HOME, include_in_schema=False)
async def page(
    request: AnyRequest,
    tx: GivenTx,
    actor: GivenActor,
    slug: FromPath[str],
    month: FromQuery[str] = "",
    currency: FromQuery[str] = "",
    cursor: FromQuery[str] = "",
) -> Response[Any]:
    """What the shop has, and how it came to be."""
    shop = await access_shop(tx, actor, slug)
    now = tx.app.clock.now()
    first, start, stop = month_of(month, now)
    unit = currency or tx.app.settings.currency
    statement = await settlement.get_statement(tx, actor, shop.id, unit, start, stop, cursor=cursor)
    balances = await settlement.list_balances(tx, actor, [shop.id])
    payouts = await settlement.list_payouts(tx, actor, shop_ids=[shop.id], limit=5)
    rates = settlement.latest_rates(await settlement.list_rates(tx, actor), now)
    return render(
        request,
        "console/settlement/shop.html",
        shop=shop,
        statement=statement,
        balances=balances,
        balance=next((each for each in balances if each.currency == unit), balances[0]),
        account=await settlement.find_account(tx, actor, shop.id),
        payouts=payouts.items,
        rates=[rate for (shop_id, _), rate in rates.items() if shop_id in (None, shop.id)],
        categories={category.code: category.name for category in await catalog.category_tree(tx)},
        months=months_back(now),
        first=first,
        unit=unit,
        moves=MOVES,
        tags=PAYOUTS,
        money=lambda amount: Money(amount, unit),
        may_pay=actor.has(Permission.SETTLEMENT_PAY),
        key=uuid7().hex,
    )


@get(HOME + "/statement.csv", include_in_schema=False)
async def take_out(
    tx: GivenTx,
    actor: GivenActor,
    context: GivenContext,
    slug: FromPath[str],
    month: FromQuery[str] = "",
    currency: FromQuery[str] = "",
) -> Stream:
    """The statement of a month as a file."""
    shop = await access_shop(tx, actor, slug)
    first, start, stop = month_of(month, context.app.clock.now())
    unit = currency or context.app.settings.currency
    return Stream(
        lines(context.app, actor, shop, unit, start, stop, context.locale),
        media_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": attachment(f"{shop.slug}-{first:%Y-%m}-{unit}.csv"),
            "Cache-Control": "private, no-store",
        },
    )


async def lines(
    app: Runtime, actor: Actor, shop: Shop, unit: str, start: datetime, stop: datetime, locale: str
) -> AsyncIterator[bytes]:
    """The file in pieces, holding one page of lines at a time."""
    words = translations(locale)
    heads = ("When", "What for", "Number", "Amount", "Commission", "Currency")
    yield b"\xef\xbb\xbf" + _row([words.gettext(head) for head in heads])
    cursor: str | None = ""
    while cursor is not None:
        async with app.tx(write=False) as tx:
            part: Statement = await settlement.get_statement(
                tx, actor, shop.id, unit, start, stop, cursor=cursor, limit=1_000
            )
        for line in part.items:
            what = words.gettext(MOVES.get(line.kind, line.kind))
            amounts = [str(Money(line.amount, unit).decimal()), str(Money(line.commission, unit).decimal())]
            yield _row([line.at.astimezone(ZONE).isoformat(timespec="seconds"), what, line.number, *amounts, unit])
        cursor = part.next_cursor


def _row(cells: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([harmless(cell) for cell in cells])
    return out.getvalue().encode()


@post(HOME + "/bank-account", include_in_schema=False)
async def set_account(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, slug: FromPath[str]
) -> Redirect:
    """Name the account that the shop's money goes to."""
    shop = await access_shop(tx, actor, slug)
    form = await request.form()
    given = BankAccountInput(
        holder=str(form.get("holder", "")),
        bank=str(form.get("bank", "")),
        number=str(form.get("number", "")),
        automatic=form.get("automatic") == "1",
    )
    await settlement.set_account(tx, actor, shop.id, given)
    context.flash("success", "The bank account is saved. Payouts wait for some hours, so that a change is noticed.")
    return Redirect(f"/console/settlement/shops/{slug}", status_code=303)


@post(HOME + "/payouts", include_in_schema=False)
async def ask(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, slug: FromPath[str]
) -> Redirect:
    """Ask for a payout."""
    shop = await access_shop(tx, actor, slug)
    form = await request.form()
    unit = str(form.get("currency", "")) or tx.app.settings.currency
    try:
        amount = parse_amount(str(form.get("amount", "")), unit)
    except ValueError:
        raise Invalid("This is not an amount.", field="amount") from None
    given = PayoutInput(shop_id=shop.id, amount=amount, currency=unit)
    payout = await settlement.ask_payout(tx, actor, given, idempotency_key=str(form.get("key", "")))
    await audit.record(tx, actor, "settlement.payout_form", "payout", payout.code, {}, shop_id=shop.id)
    context.flash("success", "The payout is asked for. It leaves when somebody else agrees.")
    return Redirect(f"/console/settlement/payouts/{payout.code}", status_code=303)


routes = [page, take_out, set_account, ask]
