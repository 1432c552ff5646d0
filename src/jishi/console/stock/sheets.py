"""Counts and transfers: their tables, and one sheet of each."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.datastructures import FormMultiDict
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.console.grid import Column, Grid, GridQuery, Kind, _, grid_routes
from jishi.console.stock.list import EDIT, HOME, READ, place_names
from jishi.console.stock.words import COUNTS, TRANSFERS
from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError, Invalid, NotFound
from jishi.kernel.money import Money
from jishi.kernel.page import Page
from jishi.kernel.text import Text
from jishi.modules.catalog import api as catalog
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import (
    Arrival,
    Count,
    CountInput,
    CountState,
    Transfer,
    TransferInput,
    TransferState,
)
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, context_of
from jishi.platform.http.pages import render

MOST_LINES = 500


class CountRow(msgspec.Struct, frozen=True):
    """A count with its place."""

    count: Count
    place: Text


async def find_counts(tx: Tx, actor: Actor, query: GridQuery) -> Page[CountRow]:
    """Counts, the latest first."""
    page = await inventory.list_counts(tx, actor, query.cursor, query.limit)
    names = await place_names(tx, actor)
    return Page([CountRow(one, names.get(one.place_id, {})) for one in page.items], page.next_cursor)


COUNT_GRID = Grid(
    key="counts",
    title=_("Stock counts"),
    url=f"{HOME}/counts",
    section="stock",
    permission=READ,
    source=find_counts,
    row_id=lambda row: str(row.count.code),
    row_url=lambda row: f"{HOME}/counts/{row.count.code}",
    columns=[
        Column("code", _("Count"), of=lambda row: row.count.code, main=True),
        Column("state", _("State"), Kind.TAG, of=lambda row: row.count.state, tags=COUNTS),
        Column("place", _("Place")),
        Column("opened_at", _("Opened"), Kind.MOMENT, of=lambda row: row.count.opened_at),
        Column("lines", _("Lines"), Kind.NUMBER, of=lambda row: row.count.lines),
        Column("counted", _("Counted"), Kind.NUMBER, of=lambda row: row.count.counted),
        Column("missing", _("Missing"), Kind.NUMBER, of=lambda row: row.count.missing),
        Column("surplus", _("Too many"), Kind.NUMBER, of=lambda row: row.count.surplus),
        Column("note", _("Memo"), of=lambda row: row.count.note),
    ],
    template="console/stock/counts.html",
    empty_title=_("Nothing has been counted yet"),
    empty_text=_("Open a count sheet for a place, write down what lies there, and post the differences."),
)


class TransferRow(msgspec.Struct, frozen=True):
    """A transfer with its places."""

    transfer: Transfer
    source: Text
    target: Text


async def find_transfers(tx: Tx, actor: Actor, query: GridQuery) -> Page[TransferRow]:
    """Transfers, the latest first."""
    page = await inventory.list_transfers(tx, actor, query.cursor, query.limit)
    names = await place_names(tx, actor)
    rows = [TransferRow(one, names.get(one.source_id, {}), names.get(one.target_id, {})) for one in page.items]
    return Page(rows, page.next_cursor)


TRANSFER_GRID = Grid(
    key="transfers",
    title=_("Transfers"),
    url=f"{HOME}/transfers",
    section="stock",
    permission=READ,
    source=find_transfers,
    row_id=lambda row: str(row.transfer.code),
    row_url=lambda row: f"{HOME}/transfers/{row.transfer.code}",
    columns=[
        Column("code", _("Transfer"), of=lambda row: row.transfer.code, main=True),
        Column("state", _("State"), Kind.TAG, of=lambda row: row.transfer.state, tags=TRANSFERS),
        Column("source", _("Sent from")),
        Column("target", _("Sent to")),
        Column("pieces", _("Pieces"), Kind.NUMBER, of=lambda row: row.transfer.pieces),
        Column("on_the_way", _("In transit"), Kind.NUMBER, of=lambda row: row.transfer.on_the_way),
        Column("drafted_at", _("Written"), Kind.MOMENT, of=lambda row: row.transfer.drafted_at),
        Column("sent_at", _("Sent off at"), Kind.MOMENT, of=lambda row: row.transfer.sent_at),
        Column("note", _("Memo"), of=lambda row: row.transfer.note),
    ],
    template="console/stock/transfers.html",
    empty_title=_("No transfers yet"),
    empty_text=_("Move goods from one place to another; what is on the way is accounted for."),
)


async def _options(tx: Tx, actor: Actor, locale: str) -> list[tuple[str, str]]:
    places = await inventory.list_my_places(tx, actor)
    return [(one.code, one.name.get(locale) or one.code) for one in places if one.active]


@get(f"{HOME}/counts/new", include_in_schema=False)
async def new_count(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
    """Where to count."""
    return await _new(request, tx, actor, "console/stock/count_new.html", {})


@post(f"{HOME}/counts", include_in_schema=False)
async def open_count(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any] | Redirect:
    """Open a sheet."""
    form = await request.form()
    typed = {name: str(form.get(name, "")) for name in ("place", "note", "skus")}
    try:
        ids = [one for one, _ in await read_lines(tx, actor, typed["skus"])] if typed["skus"].strip() else None
        given = CountInput(place=typed["place"], note=typed["note"], variant_ids=ids)
        async with tx.savepoint():
            code = await inventory.open_count(tx, actor, given)
    except (Invalid, NotFound) as reason:
        return await _new(request, tx, actor, "console/stock/count_new.html", typed, reason)
    return Redirect(f"{HOME}/counts/{code}", status_code=303)


@get(f"{HOME}/counts/{{code:str}}", include_in_schema=False)
async def count(request: AnyRequest, tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Response[Any]:
    """One sheet."""
    return await _count(request, tx, actor, code)


async def _count(
    request: AnyRequest, tx: Tx, actor: Actor, code: str, problem: AppError | None = None
) -> Response[Any]:
    found, lines = await inventory.find_count(tx, actor, code)
    briefs = await catalog.variant_briefs(tx, [line.variant_id for line in lines])
    currency = tx.app.settings.currency
    may_see = actor.has("catalog.edit")
    rows, value = [], 0
    for line in lines:
        brief = briefs.get(line.variant_id)
        cost = line.cost if line.cost is not None else (brief.cost if brief else None)
        worth = line.difference * cost if cost is not None else None
        value += worth or 0
        rows.append((line, brief, Money(worth, currency) if worth is not None and may_see else None))
    rows.sort(key=lambda row: row[1].sku if row[1] else "")
    return render(
        request,
        "console/stock/count.html",
        status=problem.status if problem else 200,
        section="stock",
        count=found,
        rows=rows,
        value=Money(value, currency) if may_see else None,
        place=(await place_names(tx, actor)).get(found.place_id, {}),
        tag=COUNTS[found.state],
        problem=problem,
        may_edit=actor.has(EDIT),
    )


@post(f"{HOME}/counts/{{code:str}}", include_in_schema=False)
async def save_count(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """Write down what was counted, and go on as the button says."""
    actor.require(EDIT)
    form = await request.form()
    step = str(form.get("do", "save"))
    try:
        async with tx.savepoint():
            if step in ("save", "finish") and (pieces := pieces_of(form, "pieces.")):
                _, lines = await inventory.find_count(tx, actor, code)
                known = {line.variant_id: line.counted for line in lines}
                # What was written down before stays as it was compared then.
                fresh = {one: number for one, number in pieces.items() if known.get(one) != number}
                await inventory.record_counts(tx, actor, code, fresh)
            if step == "post":
                await inventory.post_count(tx, actor, code)
            elif step in AFTER_COUNTING:
                await inventory.move_count(tx, actor, code, AFTER_COUNTING[step])
    except AppError as reason:
        if reason.status in (401, 403, 404):
            raise
        return await _count(request, tx, actor, code, reason)
    context.flash("success", "Saved.")
    return Redirect(f"{HOME}/counts/{code}", status_code=303)


AFTER_COUNTING = {"finish": CountState.COUNTED, "reopen": CountState.OPEN, "cancel": CountState.CANCELLED}


@get(f"{HOME}/transfers/new", include_in_schema=False)
async def new_transfer(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
    """What goes where."""
    return await _new(request, tx, actor, "console/stock/transfer_new.html", {})


async def _new(
    request: AnyRequest,
    tx: Tx,
    actor: Actor,
    template: str,
    typed: Mapping[str, str],
    problem: AppError | None = None,
) -> Response[Any]:
    actor.require(EDIT)
    return render(
        request,
        template,
        status=problem.status if problem else 200,
        section="stock",
        places=await _options(tx, actor, context_of(request).locale),
        typed=typed,
        problem=problem,
    )


@post(f"{HOME}/transfers", include_in_schema=False)
async def draft_transfer(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any] | Redirect:
    """Write it down."""
    form = await request.form()
    typed = {name: str(form.get(name, "")) for name in ("source", "target", "note", "lines")}
    try:
        lines = dict(await read_lines(tx, actor, typed["lines"]))
        given = TransferInput(source=typed["source"], target=typed["target"], lines=lines, note=typed["note"])
        async with tx.savepoint():
            code = await inventory.draft_transfer(tx, actor, given)
    except (Invalid, NotFound) as reason:
        return await _new(request, tx, actor, "console/stock/transfer_new.html", typed, reason)
    return Redirect(f"{HOME}/transfers/{code}", status_code=303)


@get(f"{HOME}/transfers/{{code:str}}", include_in_schema=False)
async def transfer(request: AnyRequest, tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Response[Any]:
    """One transfer."""
    return await _transfer(request, tx, actor, code)


async def _transfer(
    request: AnyRequest, tx: Tx, actor: Actor, code: str, problem: AppError | None = None
) -> Response[Any]:
    found, lines = await inventory.find_transfer(tx, actor, code)
    briefs = await catalog.variant_briefs(tx, [line.variant_id for line in lines])
    names = await place_names(tx, actor)
    return render(
        request,
        "console/stock/transfer.html",
        status=problem.status if problem else 200,
        section="stock",
        transfer=found,
        rows=[(line, briefs.get(line.variant_id)) for line in lines],
        source=names.get(found.source_id, {}),
        target=names.get(found.target_id, {}),
        tag=TRANSFERS[found.state],
        is_moving=found.state in (TransferState.SENT, TransferState.PARTLY),
        problem=problem,
        may_edit=actor.has(EDIT),
    )


@post(f"{HOME}/transfers/{{code:str}}", include_in_schema=False)
async def move_transfer(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """Send, receive, close or give up, as the button says."""
    actor.require(EDIT)
    form = await request.form()
    step = str(form.get("do", ""))
    try:
        async with tx.savepoint():
            if step == "send":
                await inventory.send_transfer(tx, actor, code)
            elif step == "receive":
                arrival = Arrival(received=pieces_of(form, "received."), damaged=pieces_of(form, "damaged."))
                await inventory.receive_transfer(tx, actor, code, arrival)
            elif step == "close":
                await inventory.close_transfer(tx, actor, code, str(form.get("reason", "")))
            elif step == "cancel":
                await inventory.cancel_transfer(tx, actor, code)
    except AppError as reason:
        if reason.status in (401, 403, 404):
            raise
        return await _transfer(request, tx, actor, code, reason)
    context.flash("success", "Saved.")
    return Redirect(f"{HOME}/transfers/{code}", status_code=303)


def pieces_of(form: FormMultiDict, prefix: str) -> dict[UUID, int]:
    """The numbers of fields such as `received.<variant id>`; empty ones are left out. Raises Invalid."""
    found: dict[UUID, int] = {}
    for name, value in form.items():
        typed = str(value).strip()
        if not name.startswith(prefix) or not typed:
            continue
        if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
            raise Invalid("This is not a number.", field=name)
        try:
            found[UUID(name.removeprefix(prefix))] = int(typed)
        except ValueError:
            raise Invalid("This value is not valid.", field=name) from None
    return found


async def read_lines(tx: Tx, actor: Actor, typed: str) -> Iterable[tuple[UUID, int]]:
    """Lines such as `SKU 12` or `SKU, 12` as variants and pieces, one piece when none is named; the same SKU adds up.

    Raises Invalid naming the first SKU that is not the actor's.
    """
    wanted: dict[str, int] = {}
    for raw in typed.splitlines()[:MOST_LINES]:
        line = raw.strip()
        if not line:
            continue
        head, _, tail = line.replace("，", ",").replace("\t", " ").replace(",", " ").rpartition(" ")
        is_counted = bool(head) and tail.isascii() and tail.isdigit() and len(tail) < 9
        sku, pieces = (head.strip(), int(tail)) if is_counted else (line, 1)
        wanted[sku] = wanted.get(sku, 0) + pieces
    mine = actor.shops_with(EDIT)
    known = await catalog.variants_by_exact_sku(tx, mine, wanted)
    if missing := next((sku for sku in wanted if sku not in known), None):
        raise Invalid("There is no SKU “%(sku)s” here.", field="lines", sku=missing)
    return [(known[sku], pieces) for sku, pieces in wanted.items()]


routes = [
    new_count,
    new_transfer,
    open_count,
    count,
    save_count,
    draft_transfer,
    transfer,
    move_transfer,
    *grid_routes(COUNT_GRID),
    *grid_routes(TRANSFER_GRID),
]
