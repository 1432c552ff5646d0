"""The table of the audit log."""

from uuid import UUID

from jishi.console.audit import views
from jishi.console.audit.spoken import Spoken, speak
from jishi.console.audit.words import ACTS
from jishi.console.grid import (
    Column,
    Grid,
    GridQuery,
    Kind,
    Option,
    Panel,
    Preset,
    Tag,
    _,
    choice,
    days,
    grid_routes,
    text,
)
from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.page import Page
from jishi.modules.team.contracts import Permission
from jishi.platform import audit
from jishi.platform.db import Tx

SEALS = {"sealed": Tag(_("Sealed"), "success"), "waiting": Tag(_("Waits for its seal"), "gold")}


async def find(tx: Tx, actor: Actor, query: GridQuery) -> Page[Spoken]:
    """A page of entries."""
    since, until = query.days("at")
    wanted = audit.Search(
        actions=query.choice("action"), subject=query.text("subject").strip(), since=since, until=until
    )
    page = await views.search(
        tx, actor, wanted, who=query.text("who").strip(), cursor=query.cursor, limit=min(query.limit, 100)
    )
    return Page(await speak(tx, page.items), page.next_cursor)


async def load_actions(tx: Tx, actor: Actor) -> list[Option]:
    """What can be filtered by."""
    return [
        Option(action, ACTS.get(action, action), raw=action not in ACTS)
        for action in await views.list_actions(tx, actor)
    ]


async def open_entry(tx: Tx, actor: Actor, row_id: str) -> Panel:
    """One entry beside the table."""
    try:
        entry_id = UUID(row_id)
    except ValueError:
        raise NotFound from None
    entry, seal = await views.get_entry(tx, actor, entry_id)
    (spoken,) = await speak(tx, [entry])
    return Panel(entry.act, "console/audit/panel.html", {"entry": entry, "spoken": spoken, "seal": seal}, is_words=True)


GRID = Grid(
    key="audit",
    title=_("Audit log"),
    url="/console/audit",
    section="audit",
    permission=Permission.AUDIT_READ,
    source=find,
    row_id=lambda row: str(row.entry.id),
    panel=open_entry,
    columns=[
        Column("at", _("When"), Kind.MOMENT, of=lambda row: row.entry.at),
        Column("who", _("Who"), of=lambda row: row.entry.who),
        Column("act", _("Act"), Kind.WORDS, of=lambda row: row.entry.act, main=True),
        Column("kind", _("Kind"), Kind.WORDS, of=lambda row: row.entry.kind),
        Column("subject", _("On what"), of=lambda row: row.about),
        Column("is_sealed", _("Seal"), Kind.TAG, of=lambda row: row.entry.is_sealed, tags=SEALS),
        Column("subject_id", _("Code of what it was done to"), of=lambda row: row.entry.subject, shown=False),
        Column("actor_id", _("Account"), of=lambda row: row.entry.actor_id, shown=False),
        Column("action", _("Code of the act"), of=lambda row: row.entry.action, shown=False),
        Column("details", _("Details"), of=lambda row: views.as_text(row.entry.details), shown=False),
    ],
    filters=[
        text("who", _("By whom"), _("E-mail, phone or account id")),
        choice("action", _("Act"), load=load_actions),
        text("subject", _("On what"), _("Order number, account id, role code …")),
        days("at", _("When")),
    ],
    presets=[
        Preset(
            "staff",
            _("Staff and positions"),
            "action=staff.added&action=staff.changed&action=staff.removed&action=staff.deactivated&action=roles.changed&action=roles.created&action=roles.reset",
        ),  # noqa: E501
        Preset("security", _("Failed proofs"), "action=security.proof_failed"),
        Preset("settings", _("Settings"), "action=settings.changed"),
    ],
    empty_title=_("Nothing on record"),
    empty_text=_("Nothing that staff do leaves here unrecorded; try other filters."),
)

routes = grid_routes(GRID)
