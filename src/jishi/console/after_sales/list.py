"""The list of cases."""

from collections.abc import Mapping

from jishi.console.after_sales.words import KINDS, REASONS_OF, STATES, WAITS
from jishi.console.grid import (
    BulkAction,
    Column,
    Count,
    Grid,
    GridQuery,
    Panel,
    Preset,
    _,
    amount,
    choice,
    days,
    each,
    flag,
    grid_routes,
    shops,
    text,
)
from jishi.console.grid import Kind as Show
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict
from jishi.kernel.money import Money
from jishi.kernel.page import Page
from jishi.modules.after_sales import api as after_sales
from jishi.modules.after_sales.contracts import CaseFilter, FoundCase, Kind, Reason, Side, State
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx

HOME = "/console/after-sales"


def wanted(query: GridQuery) -> CaseFilter:
    """What the table's filters mean."""
    (start, before), (low, high) = query.days("asked"), query.amount("total")
    return CaseFilter(
        text=query.text("q"),
        states=[State(one) for one in query.choice("state")],
        kinds=[Kind(one) for one in query.choice("kind")],
        reasons=[Reason(one) for one in query.choice("reason")],
        waits_for=[Side(one) for one in query.choice("waits")],
        shops=query.shops,
        asked_from=start,
        asked_before=before,
        total_from=low,
        total_to=high,
        failed=bool(query.flag("failed")),
        by_deadline=query.sort == "deadline",
        descending=query.descending,
    )


async def find(tx: Tx, actor: Actor, query: GridQuery) -> Page[FoundCase]:
    """A page of cases."""
    return await after_sales.search_cases(tx, actor, wanted(query), cursor=query.cursor, limit=query.limit)


async def count(tx: Tx, actor: Actor, query: GridQuery) -> Count:
    """How many there are, or about."""
    return await after_sales.count_cases(tx, actor, wanted(query))


async def panel(tx: Tx, actor: Actor, code: str) -> Panel:
    """A case beside the table."""
    case = await after_sales.get_case(tx, actor, code)
    values = {"case": case, "states": STATES, "kinds": KINDS, "reasons": after_sales.REASON_NAMES}
    return Panel(case.code, "console/after_sales/panel.html", {**values, "money": _money}, f"{HOME}/{case.code}")


def _money(value: int, currency: str) -> Money:
    return Money(value, currency)


async def accept_small(tx: Tx, actor: Actor, code: str, fields: Mapping[str, str]) -> None:
    """Agree to a case that is small enough to be agreed to without a look."""
    case = await after_sales.get_case(tx, actor, code)
    if case.total > (await after_sales.rules_of(tx)).small:
        raise Conflict("This is too much to be agreed to without a look.", code="not_small")
    await after_sales.accept(tx, actor, code, version=case.version, text=fields.get("text", ""))


GRID = Grid(
    key="after-sales",
    title=_("After-sales"),
    url=HOME,
    section="after-sales",
    permission=Permission.AFTER_SALES_READ,
    source=find,
    count=count,
    panel=panel,
    row_id=lambda row: row.code,
    row_url=lambda row: f"{HOME}/{row.code}",
    sort="-asked",
    cells="console/after_sales/cells.html",
    columns=[
        Column("code", _("Case"), main=True),
        Column("state", _("State"), Show.TAG, tags=STATES),
        Column("deadline", _("Deadline"), Show.OWN, sort="deadline"),
        Column("waits_for", _("Waits for"), Show.TAG, tags=WAITS, shown=False),
        Column("kind", _("Kind"), Show.TAG, tags=KINDS),
        Column("reason", _("Reason"), Show.TAG, tags=REASONS_OF, shown=False),
        Column("title", _("What"), wide=True),
        Column("pieces", _("Pieces"), Show.NUMBER, shown=False),
        Column("total", _("Goes back"), Show.MONEY, of=lambda row: Money(row.total, row.currency)),
        Column("order_number", _("Order number")),
        Column("shop", _("Shop"), of=lambda row: row.shop_name),
        Column("asked_at", _("Asked on"), Show.MOMENT, sort="asked"),
    ],
    filters=[
        text("q", _("Search cases"), _("Case or order number")),
        choice("state", _("State"), STATES),
        choice("kind", _("Kind"), KINDS),
        choice("reason", _("Reason"), REASONS_OF),
        choice("waits", _("Waits for"), {key: tag for key, tag in WAITS.items() if key}),
        shops(),
        days("asked", _("Asked on")),
        amount("total", _("Goes back")),
        flag("failed", _("Refund refused")),
    ],
    presets=[
        Preset("answer", _("To answer"), "state=asked&sort=deadline"),
        Preset("check", _("To check"), "state=sent_back&state=received&state=replacing&sort=deadline"),
        Preset("decide", _("To decide"), "state=escalated&sort=deadline"),
        Preset("failed", _("Refund refused"), "failed=1"),
    ],
    bulk=[
        BulkAction(
            "accept",
            _("Agree"),
            _("This agrees to %(count)s cases. Where only money was asked for it goes back. Large ones are left out."),
            permission=Permission.AFTER_SALES_HANDLE,
            work=each(accept_small),
            icon="check",
        )
    ],
    empty_title=_("No cases"),
    empty_text=_("When a buyer asks for after-sales, the case appears here."),
)

routes = grid_routes(GRID)
