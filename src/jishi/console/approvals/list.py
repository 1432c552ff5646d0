"""The table of approvals."""

from datetime import datetime
from uuid import UUID

import msgspec

from jishi.console.grid import Column, Grid, GridQuery, Kind, Panel, Preset, Tag, _, choice, grid_routes
from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.page import Page
from jishi.kernel.text import Text
from jishi.modules.identity import api as identity
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Approval, ApprovalState, Permission
from jishi.platform.db import Tx

STATES: dict[str, Tag] = {
    ApprovalState.ASKED: Tag(_("Waits for a decision"), "gold"),
    ApprovalState.GRANTED: Tag(_("Granted"), "success"),
    ApprovalState.REFUSED: Tag(_("Refused"), "error"),
    ApprovalState.WITHDRAWN: Tag(_("Taken back")),
    ApprovalState.EXPIRED: Tag(_("Expired")),
}
KINDS: dict[str, Tag] = {
    "price_below_guard": Tag(_("Price below the guard")),
    "payout": Tag(_("Payout")),
    "bulk_delisting": Tag(_("Delisting in bulk")),
}


class ApprovalView(msgspec.Struct, frozen=True):
    """An approval, and what the people in it are called."""

    approval: Approval
    asker: str
    decider: str

    @property
    def id(self) -> UUID:
        return self.approval.id

    @property
    def summary(self) -> Text:
        return self.approval.summary

    @property
    def kind(self) -> str:
        return self.approval.kind

    @property
    def state(self) -> str:
        return self.approval.state

    @property
    def asked_at(self) -> datetime:
        return self.approval.asked_at

    @property
    def decided_at(self) -> datetime | None:
        return self.approval.decided_at


async def with_names(tx: Tx, approvals: list[Approval]) -> list[ApprovalView]:
    """Approvals with the names of who asked and decided, in one statement."""
    ids = {one for approval in approvals for one in (approval.asked_by, approval.decided_by) if one is not None}
    known = await identity.list_accounts(tx, sorted(ids)) if ids else {}

    def name(account_id: UUID | None) -> str:
        return known[account_id].name if account_id in known else ""

    return [ApprovalView(one, name(one.asked_by), name(one.decided_by)) for one in approvals]


async def find(tx: Tx, actor: Actor, query: GridQuery) -> Page[ApprovalView]:
    """A page of approvals."""
    page = await team.list_approvals(
        tx,
        actor,
        states=[ApprovalState(state) for state in query.choice("state")],
        kinds=query.choice("kind"),
        cursor=query.cursor,
        limit=query.limit,
    )
    return Page(await with_names(tx, page.items), page.next_cursor)


async def open_approval(tx: Tx, actor: Actor, row_id: str) -> Panel:
    """One approval beside the table, with what the actor may do about it."""
    try:
        approval_id = UUID(row_id)
    except ValueError:
        raise NotFound from None
    approval = await team.get_approval(tx, actor, approval_id)
    is_open = approval.state == ApprovalState.ASKED and approval.expires_at > tx.now
    is_mine = approval.asked_by == actor.account_id
    values = {
        "view": (await with_names(tx, [approval]))[0],
        "states": STATES,
        "kinds": KINDS,
        "can_decide": is_open and not is_mine and actor.has(Permission.APPROVALS_DECIDE),
        "can_withdraw": is_open and is_mine,
        "is_mine": is_open and is_mine and actor.has(Permission.APPROVALS_DECIDE),
    }
    return Panel(KINDS[approval.kind].label if approval.kind in KINDS else approval.kind, PANEL, values, is_words=True)


PANEL = "console/approvals/panel.html"
GRID = Grid(
    key="approvals",
    title=_("Approvals"),
    url="/console/approvals",
    section="approvals",
    permission="",
    source=find,
    row_id=lambda view: str(view.id),
    panel=open_approval,
    columns=[
        Column("summary", _("What"), main=True),
        Column("kind", _("Kind"), Kind.TAG, tags=KINDS),
        Column("state", _("State"), Kind.TAG, tags=STATES),
        Column("asker", _("Asked by")),
        Column("asked_at", _("Asked at"), Kind.MOMENT),
        Column("decider", _("Decided by")),
        Column("decided_at", _("Decided at"), Kind.MOMENT),
    ],
    filters=[choice("state", _("State"), STATES), choice("kind", _("Kind"), KINDS)],
    presets=[Preset("waiting", _("Waiting"), "state=asked")],
    empty_title=_("Nothing to approve"),
    empty_text=_("What needs a second person waits here: payouts, prices below the guard, delisting in bulk."),
)

routes = grid_routes(GRID)
