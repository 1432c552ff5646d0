"""The table of payouts, and what staff say of one."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.console.areas import enter
from jishi.console.grid import Column, Grid, GridQuery, Kind, Preset, _, choice, grid_routes, shops
from jishi.console.settlement.words import PAYOUTS
from jishi.kernel.actor import Actor
from jishi.kernel.money import Money
from jishi.kernel.page import Page
from jishi.modules.merchants import api as merchants
from jishi.modules.settlement import api as settlement
from jishi.modules.settlement.contracts import Payout, PayoutState
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.pages import render

HOME = "/console/settlement/payouts"


async def find(tx: Tx, actor: Actor, query: GridQuery) -> Page[Payout]:
    """A page of payouts."""
    states = [PayoutState(state) for state in query.choice("state")]
    return await settlement.list_payouts(
        tx, actor, shop_ids=query.shops, states=states, cursor=query.cursor, limit=query.limit
    )


GRID = Grid(
    key="payouts",
    title=_("Payouts"),
    url=HOME,
    section="payouts",
    permission=Permission.SETTLEMENT_READ,
    source=find,
    row_id=lambda row: row.code,
    row_url=lambda row: f"{HOME}/{row.code}",
    sort="",
    columns=[
        Column("code", _("Payout"), main=True),
        Column("state", _("State"), Kind.TAG, tags=PAYOUTS),
        Column("amount", _("Amount"), Kind.MONEY, of=lambda row: Money(row.amount, row.currency)),
        Column("bank", _("To"), of=lambda row: f"{row.bank} ·· {row.last_four}"),
        Column("asked_at", _("Asked on"), Kind.MOMENT),
        Column("finished_at", _("Ended on"), Kind.MOMENT),
    ],
    filters=[choice("state", _("State"), PAYOUTS), shops()],
    presets=[
        Preset("moving", _("On their way"), "state=asked&state=approved&state=sending"),
        Preset("failed", _("Did not arrive"), "state=failed"),
    ],
    empty_title=_("No payouts"),
    empty_text=_("When a shop asks for its money, the payout appears here."),
)


@get(HOME + "/{code:str}", include_in_schema=False)
async def one(request: AnyRequest, tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Response[Any]:
    """One payout."""
    enter(actor)
    payout = await settlement.get_payout(tx, actor, code)
    shop = (await merchants.shops(tx, [payout.shop_id])).get(payout.shop_id)
    by_hand = payout.state is PayoutState.SENDING and actor.has(Permission.SETTLEMENT_PAY) and not actor.shop_ids
    return render(
        request,
        "console/settlement/payout.html",
        payout=payout,
        shop=shop,
        tag=PAYOUTS[payout.state],
        money=Money(payout.amount, payout.currency),
        by_hand=by_hand,
    )


@post(HOME + "/{code:str}/ending", include_in_schema=False)
async def end(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Redirect:
    """Say what became of it."""
    enter(actor)
    form = await request.form()
    paid = form.get("outcome") == "paid"
    await settlement.end_by_hand(tx, actor, code, paid=paid, note=str(form.get("note", "")))
    context.flash("success", "Noted. The books are right again.")
    return Redirect(f"{HOME}/{code}", status_code=303)


routes = [*grid_routes(GRID), one, end]
