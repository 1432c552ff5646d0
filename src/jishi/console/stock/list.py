"""The table of stock, and the log of what moved."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.response import Redirect

from jishi.console.grid import (
    BulkAction,
    Column,
    Field,
    Grid,
    GridQuery,
    Kind,
    Option,
    Outcome,
    Panel,
    Preset,
    _,
    choice,
    flag,
    grid_routes,
    shops,
    text,
)
from jishi.console.stock.words import LOW, MOVEMENTS, WHY
from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError, Invalid, NotFound
from jishi.kernel.page import Page
from jishi.kernel.text import Text, pick
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import VariantBrief
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import Adjustment, Movement, MovementKind, Reason, Stocked, StockQuery
from jishi.modules.media.contracts import picture
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx

HOME = "/console/stock"
MOST_FOUND = 200
READ, EDIT = Permission.STOCK_READ, Permission.STOCK_EDIT


class StockRow(msgspec.Struct, frozen=True):
    """A level, what it is of, and where."""

    level: Stocked
    brief: VariantBrief | None
    place: Text

    @property
    def title(self) -> Text:
        return self.brief.title if self.brief else {}

    @property
    def how(self) -> str:
        """Whether there is enough of the variant."""
        if not self.level.available:
            return "-"
        return "1" if self.level.is_low else "0"


async def found_ids(tx: Tx, actor: Actor, typed: str) -> list[UUID] | None:
    """The variants that a search names; None when nothing was searched for."""
    if not typed:
        return None
    mine = actor.shops_with(READ)
    return [one.variant_id for one in await catalog.find_variants(tx, mine, typed, MOST_FOUND)]


async def place_names(tx: Tx, actor: Actor) -> dict[UUID, Text]:
    """What the places that this person sees are called."""
    return {place.id: place.name for place in await inventory.list_my_places(tx, actor)}


async def find(tx: Tx, actor: Actor, query: GridQuery) -> Page[StockRow]:
    """A page of levels; four statements whatever its length."""
    places = query.choice("place")
    known = {place.code: place.id for place in await inventory.list_my_places(tx, actor)}
    wanted = StockQuery(
        place_id=known.get(places[0]) if len(places) == 1 else None,
        variant_ids=await found_ids(tx, actor, query.text("q")),
        is_low=query.flag("low") is True,
        is_out=query.flag("out") is True,
        cursor=query.cursor,
        limit=query.limit,
        shop_id=query.shops[0] if query.shops and len(query.shops) == 1 else None,
    )
    page = await inventory.list_stock(tx, actor, wanted)
    briefs = await catalog.variant_briefs(tx, {level.variant_id for level in page.items})
    names = await place_names(tx, actor)
    rows = [StockRow(level, briefs.get(level.variant_id), names.get(level.place_id, {})) for level in page.items]
    return Page(rows, page.next_cursor)


async def panel(tx: Tx, actor: Actor, row_id: str) -> Panel:
    """One variant at all places, what moved lately, and the form to adjust it."""
    variant, _, place = row_id.partition("@")
    try:
        variant_id, place_id = UUID(variant), UUID(place)
    except ValueError:
        raise NotFound from None
    mine = actor.shops_with(READ)
    brief = (await catalog.variant_briefs(tx, [variant_id])).get(variant_id)
    if brief is None or (mine is not None and brief.shop_id not in mine):
        raise NotFound
    places = {one.id: one for one in await inventory.list_my_places(tx, actor)}
    values = {
        "brief": brief,
        "levels": [(places[level.place_id], level) for level in await inventory.levels(tx, [variant_id])
                   if level.place_id in places],
        "place": places.get(place_id),
        "on_the_way": (await inventory.on_the_way(tx, [variant_id])).get(variant_id, 0),
        "waiting": (await inventory.count_waiting(tx, [variant_id])).get(variant_id, 0),
        "movements": (await inventory.list_movements(tx, actor, variant_ids=[variant_id], limit=12)).items,
        "places": {one.id: one.name for one in places.values()},
        "may_edit": actor.has(EDIT),
        "WHY": WHY,
        "MOVEMENTS": MOVEMENTS,
    }  # fmt: skip
    title = pick(brief.title, "zh-CN")
    return Panel(title, "console/stock/panel.html", values, f"/console/products/{brief.product_code}")


async def _places(tx: Tx, actor: Actor) -> Sequence[Option]:
    locale = actor.locale or "zh-CN"
    return [Option(one.code, pick(one.name, locale), raw=True) for one in await inventory.list_my_places(tx, actor)]


async def set_threshold(tx: Tx, actor: Actor, ids: Sequence[str], fields: Mapping[str, str]) -> dict[str, Outcome]:
    """Set the warning level of many variants."""
    typed = fields.get("pieces", "").strip()
    pieces = int(typed) if typed.isdigit() and len(typed) < 9 else None
    outcomes = {}
    for row_id in ids:
        try:
            async with tx.savepoint():
                await inventory.set_thresholds(tx, actor, {UUID(row_id.partition("@")[0]): pieces})
            outcomes[row_id] = Outcome()
        except (AppError, ValueError) as reason:
            message = reason.message if isinstance(reason, AppError) else "This value is not valid."
            outcomes[row_id] = Outcome(False, message)
    return outcomes


def _brief(name: str) -> Any:
    return lambda row: getattr(row.brief, name) if row.brief else ""


GRID = Grid(
    key="stock",
    title=_("Stock"),
    url=HOME,
    section="stock",
    permission=READ,
    source=find,
    panel=panel,
    row_id=lambda row: f"{row.level.variant_id}@{row.level.place_id}",
    columns=[
        Column(
            "image",
            _("Picture"),
            Kind.PICTURE,
            of=lambda row: picture(row.brief.image) if row.brief and row.brief.image else None,
        ),
        Column("title", _("Product"), main=True),
        Column("label", _("Variant"), of=_brief("label")),
        Column("sku", _("SKU"), of=_brief("sku"), whole=True),
        Column("place", _("Place")),
        Column("available", _("Free to sell"), Kind.NUMBER, of=lambda row: row.level.available),
        Column("reserved", _("Reserved"), Kind.NUMBER, of=lambda row: row.level.reserved),
        Column("damaged", _("Broken"), Kind.NUMBER, of=lambda row: row.level.damaged),
        Column("on_the_way", _("In transit"), Kind.NUMBER, of=lambda row: row.level.on_the_way),
        Column("how", _("Enough?"), Kind.TAG, tags=LOW),
        Column("threshold", _("Warning level"), Kind.NUMBER, of=lambda row: row.level.threshold, shown=False),
        Column("barcode", _("Barcode"), of=_brief("barcode"), shown=False),
    ],
    filters=[
        text("q", _("Find stock"), _("Title, SKU, barcode or code")),
        choice("place", _("Place"), load=_places),
        shops(),
        flag("low", _("Low")),
        flag("out", _("None left")),
    ],
    presets=[Preset("low", _("Low"), "low=1"), Preset("out", _("None left"), "out=1")],
    bulk=[
        BulkAction(
            "threshold",
            _("Set the warning level"),
            _("This sets from how many free pieces on %(count)s variants count as low."),
            permission=EDIT,
            work=set_threshold,
            icon="bell",
            fields=[Field("pieces", _("Pieces"), _("Empty means the usual level."), most=8)],
        )
    ],
    template="console/stock/list.html",
    empty_title=_("No stock yet"),
    empty_text=_("Stock appears here as soon as goods come in, by import, by adjustment or on a product's page."),
)


class Sheet(msgspec.Struct, frozen=True):
    """The transfer or count that moved something: what it is, its code and its page."""

    label: str
    code: str
    url: str


SHEETS = {"transfer": (_("Transfer"), f"{HOME}/transfers/"), "count": (_("Count"), f"{HOME}/counts/")}


class MovementRow(msgspec.Struct, frozen=True):
    """A movement with the names that its row shows."""

    move: Movement
    brief: VariantBrief | None
    place: Text

    @property
    def title(self) -> Text:
        return self.brief.title if self.brief else {}

    @property
    def sheet(self) -> Sheet | None:
        kind, _space, code = self.move.reason.partition(" ")
        return Sheet(SHEETS[kind][0], code, SHEETS[kind][1] + code) if kind in SHEETS and code else None

    @property
    def why(self) -> str:
        """A message id where the reason is one of ours, else what somebody wrote."""
        reason = self.move.reason.partition(": ")[0]
        return WHY[reason].label if reason in WHY else self.move.reason

    @property
    def note(self) -> str:
        """What somebody added to the reason."""
        reason, _colon, note = self.move.reason.partition(": ")
        return note if reason in WHY else ""


async def find_movements(tx: Tx, actor: Actor, query: GridQuery) -> Page[MovementRow]:
    """A page of the log."""
    places = query.choice("place")
    known = {place.code: place.id for place in await inventory.list_my_places(tx, actor)}
    kinds = [MovementKind(kind) for kind in query.choice("kind")]
    page = await inventory.list_movements(
        tx,
        actor,
        place_id=known.get(places[0]) if len(places) == 1 else None,
        variant_ids=await found_ids(tx, actor, query.text("q")),
        kinds=kinds or None,
        cursor=query.cursor,
        limit=query.limit,
    )
    briefs = await catalog.variant_briefs(tx, {move.variant_id for move in page.items})
    names = await place_names(tx, actor)
    return Page(
        [MovementRow(move, briefs.get(move.variant_id), names.get(move.place_id, {})) for move in page.items],
        page.next_cursor,
    )


LOG = Grid(
    key="movements",
    title=_("Movements"),
    url=f"{HOME}/movements",
    section="stock",
    permission=READ,
    source=find_movements,
    cells="console/stock/cells.html",
    row_id=lambda row: str(row.move.id),
    columns=[
        Column("at", _("When"), Kind.MOMENT, of=lambda row: row.move.at),
        Column("title", _("Product"), main=True),
        Column("sku", _("SKU"), of=_brief("sku"), whole=True),
        Column("place", _("Place")),
        Column("kind", _("Movement"), Kind.TAG, of=lambda row: row.move.kind, tags=MOVEMENTS),
        Column("available", _("Free to sell"), Kind.NUMBER, of=lambda row: row.move.available),
        Column("reserved", _("Reserved"), Kind.NUMBER, of=lambda row: row.move.reserved),
        Column("damaged", _("Broken"), Kind.NUMBER, of=lambda row: row.move.damaged),
        Column("reason", _("Reason"), Kind.OWN, of=lambda row: row.move.reason),
    ],
    filters=[
        text("q", _("Find stock"), _("Title, SKU, barcode or code")),
        choice("place", _("Place"), load=_places),
        choice("kind", _("Movement"), MOVEMENTS),
    ],
    template="console/stock/movements.html",
    empty_title=_("Nothing has moved yet"),
    empty_text=_("Everything that comes, goes, breaks or is counted is written down here."),
)


@post(f"{HOME}/adjustments", include_in_schema=False)
async def adjust(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Redirect:
    """Book an adjustment from the panel."""
    actor.require(Permission.STOCK_EDIT)
    form = await request.form()
    typed, reason = str(form.get("pieces", "")).strip(), str(form.get("reason", ""))
    plain = typed.removeprefix("-").removeprefix("+")
    if not (plain.isascii() and plain.isdigit() and len(plain) < 10) or reason not in list(Reason):
        raise Invalid("Give a number of pieces, with a minus to take some out, and a reason.", field="pieces")
    try:
        variant_id = UUID(str(form.get("variant", "")))
    except ValueError:
        raise NotFound from None
    pieces = -int(plain) if typed.startswith("-") else int(plain)
    given = Adjustment(
        place=str(form.get("place", "")),
        reason=Reason(reason),
        changes={variant_id: pieces},
        note=str(form.get("note", "")),
    )
    await inventory.adjust(tx, actor, given)
    context.flash("success", "It is booked.")
    return Redirect(HOME, status_code=303)


@get(f"{HOME}/low", include_in_schema=False)
async def low(actor: GivenActor) -> Redirect:
    """What runs low, in the table."""
    actor.require(READ)
    return Redirect(f"{HOME}?view=low&low=1", status_code=303)


routes = [adjust, low, *grid_routes(LOG), *grid_routes(GRID)]
