"""The list of reviews."""

from uuid import UUID

from jishi.console.grid import (
    BulkAction,
    Column,
    Field,
    Grid,
    GridQuery,
    Kind,
    Option,
    Panel,
    Preset,
    _,
    choice,
    each,
    flag,
    shops,
    text,
)
from jishi.console.reviews.words import STATES
from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.page import Page
from jishi.kernel.text import pick
from jishi.modules.media.contracts import picture, rendition_url
from jishi.modules.reviews import api as reviews
from jishi.modules.reviews.contracts import OwnReview, ReplyInput, StaffQuery, State
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx

HOME = "/console/reviews"
STARS = [Option(str(stars), "★" * stars, raw=True) for stars in range(1, 5)]


async def find(tx: Tx, actor: Actor, query: GridQuery) -> Page[OwnReview]:
    """A page of reviews."""
    stars = [int(one) for one in query.choice("stars") if one in {"1", "2", "3", "4"}]
    return await reviews.list_for_staff(
        tx,
        actor,
        StaffQuery(
            shops=query.shops,
            states=[State(one) for one in query.choice("state") if one in STATES],
            answered=query.flag("answered"),
            most_stars=max(stars, default=5),
            with_pictures=query.flag("pictures") or False,
            text=query.text("q"),
            oldest_first=not query.descending,
            cursor=query.cursor,
            limit=query.limit,
        ),
    )


async def open_panel(tx: Tx, actor: Actor, row_id: str) -> Panel:
    """One review, what it said before, and the form to reply."""
    review_id = id_of(row_id)
    own = await reviews.get_for_staff(tx, actor, review_id)
    values = {
        "own": own,
        "state": STATES[own.state],
        "shots": [(picture(image), rendition_url(image.code, 960)) for image in own.review.pictures],
        "versions": await reviews.list_versions(tx, actor, review_id) if own.review.edited else [],
        "replies": await reviews.list_reply_wordings(tx, actor, review_id)
        if own.review.reply and own.review.reply.edited
        else [],
        "may_reply": actor.has(Permission.REVIEWS_REPLY),
    }
    title = pick(own.title, actor.locale or "zh-CN")
    return Panel(title, "console/reviews/panel.html", values)


def id_of(text: str) -> UUID:
    """The id that stands there. Raises NotFound when it is none."""
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None


async def reply_one(tx: Tx, actor: Actor, row_id: str, fields: dict[str, str]) -> None:
    """The same reply to one of several reviews."""
    await reviews.reply(tx, actor, id_of(row_id), ReplyInput(fields.get("text", "")))


GRID = Grid(
    key="reviews",
    title=_("Reviews"),
    url=HOME,
    section="reviews",
    permission=Permission.REVIEWS_READ,
    source=find,
    row_id=lambda own: str(own.review.id),
    panel=open_panel,
    sort="-written",
    cells="console/reviews/cells.html",
    columns=[
        Column("product", _("Product"), of=lambda own: own.title, main=True),
        Column("stars", _("Stars"), Kind.OWN, of=lambda own: own.review.stars),
        Column("text", _("What it says"), of=lambda own: own.review.text[:120]),
        Column("pictures", _("Pictures"), Kind.NUMBER, of=lambda own: len(own.review.pictures)),
        Column("helpful", _("Helpful"), Kind.NUMBER, of=lambda own: own.review.helpful),
        Column("answered", _("Replied"), Kind.FLAG, of=lambda own: bool(own.reply_state)),
        Column("state", _("State"), Kind.TAG, tags=STATES),
        Column("author", _("Author"), of=lambda own: own.review.author, shown=False),
        Column("order", _("Order number"), of=lambda own: own.order_number, shown=False),
        Column("at", _("Written at"), Kind.MOMENT, of=lambda own: own.review.at, sort="written"),
    ],
    filters=[
        text("q", _("Search reviews"), _("Words, product or its code")),
        choice("stars", _("Stars at most"), STARS),
        choice("state", _("State"), STATES),
        flag("answered", _("Replied")),
        flag("pictures", _("With pictures")),
        shops(),
    ],
    presets=[
        Preset("critical", _("Critical, no reply"), "stars=3&answered=0&state=shown&sort=written"),
        Preset("unanswered", _("No reply yet"), "answered=0&state=shown"),
    ],
    bulk=[
        BulkAction(
            "reply",
            _("Reply"),
            _("This writes the same reply under %(count)s reviews and tells their authors."),
            permission=Permission.REVIEWS_REPLY,
            work=each(reply_one),  # type: ignore[arg-type]
            icon="reply",
            fields=[Field("text", _("Your reply"), required=True, most=1_000)],
        )
    ],
    empty_title=_("No reviews yet"),
    empty_text=_("Reviews appear here as soon as somebody writes one."),
)
