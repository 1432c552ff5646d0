"""The questions before prices change and before products go off sale."""

from typing import Any

import msgspec
from litestar import Response, post
from litestar.datastructures import FormMultiDict
from litestar.response import Redirect

from jishi.console.grid.address import Address, Read
from jishi.console.grid.bulk.confirm import read_selection
from jishi.console.grid.bulk.start import start_run
from jishi.console.grid.frame import shops_for
from jishi.console.products.bulk import price_change
from jishi.console.products.list import GRID
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid
from jishi.kernel.money import Money
from jishi.kernel.text import Text
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts.listing import Delisting
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.pages import render

SHOWN = 30
MOST = 5_000


class PriceRow(msgspec.Struct, frozen=True):
    """A variant before and after; `is_below` when it falls below cost."""

    title: Text
    sku: str
    before: Money
    after: Money
    is_below: bool


@post("/console/products/prices", include_in_schema=False)
async def prices(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext
) -> Response[Any] | Redirect:
    """Show what changes, then begin."""
    actor.require(Permission.CATALOG_EDIT)
    form = await request.form()
    chosen = read_selection(GRID, form)
    change, problem = str(form.get("change", "")).strip(), ""
    rows: list[PriceRow] = []
    codes = await gather(tx, actor, form)
    if change:
        try:
            rows = await _preview(tx, actor, codes[:SHOWN], change)
        except Invalid as reason:
            problem = reason.message
    if form.get("sure") == "1" and change and not problem:
        action = GRID.action("price")
        assert action is not None
        fields = {"change": change}
        run_id = await start_run(tx, actor, GRID, action, ids=chosen.ids, query=chosen.query, fields=fields)
        return Redirect(f"/console/bulk/{run_id}", status_code=303)
    return render(
        request,
        "console/products/prices.html",
        status=422 if problem else 200,
        section="products",
        chosen=chosen,
        query=str(form.get("query", "")),
        count=len(codes),
        change=change,
        problem=problem,
        rows=rows,
        shown=SHOWN,
    )


async def _preview(tx: Tx, actor: Actor, codes: list[str], change: str) -> list[PriceRow]:
    currency = tx.app.settings.currency
    become = price_change(change, currency)
    shops = actor.shops_with(Permission.CATALOG_EDIT)
    found = []
    for record in await catalog.list_records_by_code(tx, codes):
        if shops is not None and record.shop_id not in shops:
            continue
        for one in record.given.variants:
            after = become(one.price)
            is_below = one.cost is not None and after < one.cost
            found.append(
                PriceRow(record.given.title, one.sku, Money(one.price, currency), Money(after, currency), is_below)
            )
    return found


@post("/console/products/delisting", include_in_schema=False)
async def delisting(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext
) -> Response[Any] | Redirect:
    """Ask why, then take them off sale or ask for the approval."""
    actor.require(Permission.CATALOG_EDIT)
    form = await request.form()
    chosen = read_selection(GRID, form)
    codes = await gather(tx, actor, form)
    problem = ""
    if form.get("sure") == "1":
        try:
            done = await catalog.delist(tx, actor, Delisting(codes=codes, reason=str(form.get("reason", ""))))
        except Invalid as reason:
            problem = reason.message
        else:
            if done.approval_id:
                context.flash("info", "So many at once need an approval. It has been asked for.")
            else:
                context.flash("success", "They are off sale.")
            return Redirect("/console/products", status_code=303)
    return render(
        request,
        "console/products/delisting.html",
        status=422 if problem else 200,
        section="products",
        chosen=chosen,
        query=str(form.get("query", "")),
        count=len(codes),
        problem=problem,
    )


async def gather(tx: Tx, actor: Actor, form: FormMultiDict) -> list[str]:
    """The codes that a table's form names, 5,000 at most. Raises Invalid when it names nothing or more."""
    chosen = read_selection(GRID, form)
    if chosen.query is None:
        return chosen.ids[:MOST]
    address = Address.parse(GRID, chosen.query)
    known = await shops_for(tx, actor, GRID)
    query = msgspec.structs.replace(Read(address, actor, known, tx.app.settings.currency).query, limit=1_000)
    codes: list[str] = []
    while True:
        page = await GRID.source(tx, actor, query)
        codes += [row.code for row in page.items]
        if page.next_cursor is None:
            return codes
        if len(codes) >= MOST:
            raise Invalid("Choose between 1 and %(most)s products.", most=MOST)
        query = msgspec.structs.replace(query, cursor=page.next_cursor)


routes = [prices, delisting]
