"""Days compared with the providers."""

from datetime import UTC, date, timedelta
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.console.areas import enter
from jishi.console.grid import Column, Grid, GridQuery, Kind, Preset, _, choice, grid_routes
from jishi.console.settlement.words import CAUSES, DAYS, KINDS, RESOLUTIONS, SIDES
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid
from jishi.kernel.money import Money
from jishi.kernel.page import Page
from jishi.modules.payments import api as payments
from jishi.modules.settlement import api as settlement
from jishi.modules.settlement.contracts import Day, DayState, Resolution
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.pages import render

HOME = "/console/reconciliation"
CHANNELS = {"sandbox": _("Sandbox payment")}
"""What providers are called."""


async def find(tx: Tx, actor: Actor, query: GridQuery) -> Page[Day]:
    """A page of compared days."""
    states = [DayState(state) for state in query.choice("state")]
    return await settlement.list_days(tx, actor, states=states, cursor=query.cursor, limit=query.limit)


async def further(tx: Tx, actor: Actor) -> dict[str, Any]:
    """What the form for comparing needs."""
    yesterday = tx.app.clock.now().astimezone(UTC).date() - timedelta(days=1)
    return {"channels": await payments.channels(tx), "yesterday": yesterday}


def read_day(text: str) -> date:
    """A day as it stands in an address or a form. Raises Invalid."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid("This is not a day.", field="day") from None


GRID = Grid(
    key="reconciliation",
    title=_("Reconciliation"),
    url=HOME,
    section="reconciliation",
    permission=Permission.PAYMENTS_RECONCILE,
    source=find,
    further=further,
    template="console/settlement/days.html",
    row_id=lambda row: f"{row.channel}:{row.day}",
    row_url=lambda row: f"{HOME}/{row.channel}/{row.day}",
    sort="",
    columns=[
        Column("day", _("Day"), of=lambda row: row.day.isoformat(), main=True),
        Column("channel", _("Provider"), Kind.WORDS, of=lambda row: CHANNELS.get(row.channel, row.channel)),
        Column("state", _("State"), Kind.TAG, tags=DAYS),
        Column("open", _("Open differences"), Kind.NUMBER),
        Column("checked_at", _("Compared on"), Kind.MOMENT),
    ],
    filters=[choice("state", _("State"), DAYS)],
    presets=[Preset("differs", _("To look at"), "state=differs")],
    empty_title=_("No day was compared yet"),
    empty_text=_("Every night yesterday is compared with what the providers say. Any day can be compared by hand."),
)


@post(HOME + "/compare", include_in_schema=False)
async def compare(request: AnyRequest, actor: GivenActor, context: GivenContext) -> Redirect:
    """Compare a day now."""
    enter(actor)
    actor.require(Permission.PAYMENTS_RECONCILE)
    form = await request.form()
    channel = str(form.get("channel", ""))
    day = read_day(str(form.get("day", "")))
    found = await settlement.reconcile(context.app, channel, day, actor)
    if found.open:
        context.flash("warning", "Compared. Something differs: %(count)s.", count=found.open)
    else:
        context.flash("success", "Compared. All agree.")
    return Redirect(f"{HOME}/{channel}/{day}", status_code=303)


@get(HOME + "/{channel:str}/{day:str}", include_in_schema=False)
async def one(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, channel: FromPath[str], day: FromPath[str]
) -> Response[Any]:
    """One day: sums, and what differs."""
    enter(actor)
    actor.require(Permission.PAYMENTS_RECONCILE)
    found, differences = await settlement.get_day(tx, actor, channel, read_day(day))
    return render(
        request,
        "console/settlement/day.html",
        day=found,
        tag=DAYS[found.state],
        differences=differences,
        kinds=KINDS,
        causes=CAUSES,
        resolutions=RESOLUTIONS,
        sides=SIDES,
        money=Money,
        channel=next((one.name for one in await payments.channels(tx) if one.code == channel), channel),
    )


@post(HOME + "/differences/{difference_id:uuid}/question", include_in_schema=False)
async def question(actor: GivenActor, context: GivenContext, difference_id: FromPath[UUID]) -> Redirect:
    """Ask the provider about it."""
    enter(actor)
    day = await settlement.ask_again(context.app, actor, difference_id)
    context.flash("success", "Asked, recorded and compared again. Still open: %(count)s.", count=day.open)
    return Redirect(f"{HOME}/{day.channel}/{day.day}", status_code=303)


@post(HOME + "/differences/{difference_id:uuid}/resolution", include_in_schema=False)
async def resolve(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, difference_id: FromPath[UUID]
) -> Redirect:
    """Close it with a reason."""
    enter(actor)
    form = await request.form()
    how = Resolution.SETTLED if form.get("how") == Resolution.SETTLED else Resolution.ACCEPTED
    found = await settlement.resolve(tx, actor, difference_id, how, str(form.get("note", "")))
    context.flash("success", "The difference is closed.")
    return Redirect(f"{HOME}/{found.channel}/{found.day}", status_code=303)


routes = [*grid_routes(GRID), compare, one, question, resolve]
