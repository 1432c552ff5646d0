"""Shipping many orders: those ticked in the table, or those of a file."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from jishi.console.areas import enter
from jishi.console.grid.bulk.start import start_run
from jishi.console.grid.declare import BulkAction, Field, Option, _
from jishi.console.grid.outcomes import Outcome
from jishi.console.grid.registry import GRIDS
from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError, Invalid
from jishi.kernel.text import pick
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Sending
from jishi.modules.shipping import api as shipping
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenTx
from jishi.platform.http.pages import render

FILE = "/console/orders/ship-file"
MOST_BYTES = 2 * 1024 * 1024
MOST_ROWS = 5_000
HEADS = ("number", "carrier", "tracking")


async def ship_rows(tx: Tx, actor: Actor, ids: Sequence[str], fields: Mapping[str, str]) -> dict[str, Outcome]:
    """Ship orders whole. A row is an order's number, of a file with its carrier and tracking number after it."""
    sendings = []
    for row in ids:
        number, carrier, tracking = [*row.split(" "), "", ""][:3]
        sendings.append(Sending(number, carrier or fields.get("carrier", ""), tracking))
    outcomes = await orders.ship_many(tx, actor, sendings)
    return {
        row: Outcome(False, reason.message, {name: str(value) for name, value in reason.params.items()})
        if reason
        else Outcome()
        for row, reason in zip(ids, outcomes, strict=True)
    }


async def carriers(tx: Tx, actor: Actor) -> list[Option]:
    """Carriers that need no number typed in for each parcel."""
    known = shipping.carrier_names(tx).values()
    return [
        Option(one.code, pick(one.name, actor.locale or "zh-CN"), raw=True)
        for one in known
        if one.makes_labels or not one.needs_number
    ]


SHIP = BulkAction(
    key="ship",
    label=_("Ship"),
    text=_("%(count)s orders are packed whole, each in one parcel, and handed to the carrier, which makes the labels."),
    permission=Permission.ORDERS_SHIP,
    work=ship_rows,
    icon="truck",
    fields=[Field("carrier", _("Carrier"), required=True, load=carriers)],
    step=100,
)
PRINT = BulkAction(
    key="slips",
    label=_("Print packing slips"),
    text=_("The slips of %(count)s orders in one file."),
    permission=Permission.ORDERS_SHIP,
    url="/console/orders/packing-slips",
    icon="printer",
)


@get(FILE, include_in_schema=False)
async def ask(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
    """Choose a file of tracking numbers."""
    enter(actor)
    actor.require(Permission.ORDERS_SHIP)
    return _page(request, tx)


@post(FILE, include_in_schema=False)
async def ship_file(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any] | Redirect:
    """Ship what the file says, in the worker, with progress."""
    enter(actor)
    actor.require(Permission.ORDERS_SHIP)
    form = await request.form()
    file = form.get("file")
    typed = str(form.get("rows", ""))
    try:
        content = await file.read(MOST_BYTES + 1) if file is not None and hasattr(file, "read") else b""
        rows = read_rows(content or typed.encode())
    except AppError as refusal:
        return _page(request, tx, refusal=refusal, typed=typed)
    grid = GRIDS["orders"]
    run_id = await start_run(tx, actor, grid, SHIP, ids=rows, query=None, fields={"carrier": ""})
    return Redirect(f"/console/bulk/{run_id}", status_code=303)


def read_rows(content: bytes) -> list[str]:
    """The rows of a file: order number, carrier, tracking number, with or without a line of headings. Raises Invalid
    naming the first line that cannot be meant."""
    if len(content) > MOST_BYTES:
        raise Invalid("This file is too large.", field="file")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", "replace")
    rows = []
    for line, cells in enumerate(csv.reader(io.StringIO(text)), start=1):
        plain = ["".join(cell.split()) for cell in cells]
        if not any(plain) or (line == 1 and plain[0].lower() in (*HEADS, "订单号", "订单编号")):
            continue
        if len(plain) != len(HEADS) or not plain[0]:
            raise Invalid(
                "Line %(line)s needs an order number, a carrier and a tracking number.", line=line, field="file"
            )
        rows.append(" ".join(plain).rstrip())
        if len(rows) > MOST_ROWS:
            raise Invalid("A file may have %(most)s lines.", most=MOST_ROWS, field="file")
    if not rows:
        raise Invalid("There is nothing in this file.", field="file")
    return rows


def _page(request: AnyRequest, tx: Tx, *, refusal: AppError | None = None, typed: str = "") -> Response[Any]:
    return render(
        request,
        "console/fulfilment/ship_file.html",
        status=refusal.status if refusal else 200,
        section="orders",
        carriers=list(shipping.carrier_names(tx).values()),
        refusal=refusal,
        typed=typed,
    )


routes = [ask, ship_file]
