"""The queue."""

from collections.abc import Mapping
from uuid import UUID

from jishi.console.grid import (
    BulkAction,
    Column,
    Field,
    Grid,
    GridQuery,
    Kind,
    Panel,
    Preset,
    Tag,
    _,
    choice,
    each,
    flag,
    text,
)
from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.page import Page
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import (
    Decision,
    DecisionInput,
    Item,
    ItemQuery,
    ItemState,
    ReportReason,
)
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx

HOME = "/console/moderation"

STATES: dict[str, Tag] = {
    ItemState.WAITING: Tag(_("Waits to be decided"), "gold"),
    ItemState.PUBLISHED: Tag(_("Published"), "success"),
    ItemState.HIDDEN: Tag(_("Hidden"), "error"),
    ItemState.WITHDRAWN: Tag(_("Taken back by its author")),
}
KINDS: dict[str, Tag] = {
    "review": Tag(_("Review")),
    "review_follow_up": Tag(_("Later word")),
    "review_reply": Tag(_("Shop's reply")),
    "question": Tag(_("Question")),
    "answer": Tag(_("Answer to a question")),
    "note": Tag(_("Community note")),
    "comment": Tag(_("Comment on a note")),
}
"""Kinds that other areas bring are shown by their own names until they are added here."""

REPORTED = {
    ReportReason.ABUSE: _("Insults or threats"),
    ReportReason.ADVERTISING: _("Advertising or spam"),
    ReportReason.FALSE: _("It is not true"),
    ReportReason.PRIVACY: _("It shows private things"),
    ReportReason.ILLEGAL: _("It is against the law"),
    ReportReason.OTHER: _("Something else"),
}


async def find(tx: Tx, actor: Actor, query: GridQuery) -> Page[Item]:
    """A page of the queue."""
    return await moderation.list_items(
        tx,
        actor,
        ItemQuery(
            states=[ItemState(one) for one in query.choice("state") if one in STATES],
            kinds=list(query.choice("kind")),
            text=query.text("q"),
            reported=query.flag("reported"),
            oldest_first=not query.descending,
            cursor=query.cursor,
            limit=query.limit,
        ),
    )


async def open_panel(tx: Tx, actor: Actor, row_id: str) -> Panel:
    """One item, what people said who reported it, and the form to decide."""
    item = await moderation.get_item(tx, actor, id_of(row_id))
    values = {
        "item": item,
        "state": STATES[item.state],
        "kind": KINDS.get(item.kind, Tag(item.kind)),
        "notes": await moderation.list_notes(tx, actor, item.id) if item.reports else [],
        "reported": REPORTED,
    }
    return Panel(item.author_name or "—", "console/moderation/panel.html", values, item.link)


def id_of(text: str) -> UUID:
    """The id that stands there. Raises NotFound when it is none."""
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None


async def publish_one(tx: Tx, actor: Actor, row_id: str, fields: Mapping[str, str]) -> None:
    """Publish one of several."""
    await moderation.decide(tx, actor, id_of(row_id), DecisionInput(Decision.PUBLISH, fields.get("reason", "")))


async def hide_one(tx: Tx, actor: Actor, row_id: str, fields: Mapping[str, str]) -> None:
    """Hide one of several."""
    await moderation.decide(tx, actor, id_of(row_id), DecisionInput(Decision.HIDE, fields.get("reason", "")))


GRID = Grid(
    key="moderation",
    title=_("Moderation"),
    url=HOME,
    section="moderation",
    permission=Permission.REVIEWS_MODERATE,
    source=find,
    row_id=lambda item: str(item.id),
    panel=open_panel,
    sort="since",
    columns=[
        Column("text", _("What it says"), of=lambda item: item.text[:140], main=True),
        Column("kind", _("Kind of text"), Kind.TAG, tags=KINDS),
        Column("title", _("Where"), of=lambda item: item.title),
        Column("author_name", _("Author")),
        Column("words", _("Words found"), of=lambda item: ", ".join(item.words)),
        Column("reports", _("Reports"), Kind.NUMBER),
        Column("state", _("State"), Kind.TAG, tags=STATES),
        Column("created_at", _("Since"), Kind.MOMENT, sort="since"),
        Column("decided_at", _("When it was decided"), Kind.MOMENT, shown=False),
        Column("reason", _("Reason"), shown=False),
    ],
    filters=[
        text("q", _("Search texts"), _("Words or author")),
        choice("state", _("State"), STATES),
        choice("kind", _("Kind of text"), KINDS),
        flag("reported", _("Reported by people")),
    ],
    presets=[
        Preset("waiting", _("Waits to be decided"), "state=waiting"),
        Preset("reported", _("Reported by people"), "state=waiting&reported=1"),
        Preset("hidden", _("Hidden"), "state=hidden&sort=-since"),
    ],
    bulk=[
        BulkAction(
            "publish",
            _("Publish"),
            _("This shows %(count)s texts to everybody."),
            permission=Permission.REVIEWS_MODERATE,
            work=each(publish_one),
            icon="eye",
        ),
        BulkAction(
            "hide",
            _("Hide"),
            _("This hides %(count)s texts and tells their authors why."),
            permission=Permission.REVIEWS_MODERATE,
            work=each(hide_one),
            icon="eye-off",
            danger=True,
            fields=[Field("reason", _("Reason, which the author is told"), required=True, most=500)],
        ),
    ],
    empty_title=_("Nothing waits"),
    empty_text=_("What people report, and texts with doubtful words, appear here."),
)
