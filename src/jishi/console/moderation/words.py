"""The list of words."""

from collections.abc import Mapping
from typing import Any

from jishi.console.grid import BulkAction, Column, Grid, GridQuery, Kind, Tag, _, choice, each, text
from jishi.console.moderation.queue import id_of
from jishi.kernel.actor import Actor
from jishi.kernel.page import Page
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import Word, WordKind
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx

HOME = "/console/moderation/words"

KINDS: dict[str, Tag] = {
    WordKind.BLOCK: Tag(_("Not allowed"), "error"),
    WordKind.REVIEW: Tag(_("To be checked"), "gold"),
}


async def find(tx: Tx, actor: Actor, query: GridQuery) -> Page[Word]:
    """A page of words."""
    kinds = [one for one in query.choice("kind") if one in KINDS]
    kind = WordKind(kinds[0]) if len(kinds) == 1 else None
    return await moderation.list_words(
        tx, actor, text=query.text("q"), kind=kind, cursor=query.cursor, limit=query.limit
    )


async def further(tx: Tx, actor: Actor) -> dict[str, Any]:
    """How many words there are of each kind."""
    return {"counts": await moderation.count_words(tx, actor), "kinds": KINDS}


async def remove_one(tx: Tx, actor: Actor, row_id: str, _fields: Mapping[str, str]) -> None:
    """Forget one of several."""
    await moderation.remove_words(tx, actor, [id_of(row_id)])


GRID = Grid(
    key="words",
    title=_("Words"),
    url=HOME,
    section="words",
    permission=Permission.REVIEWS_MODERATE,
    source=find,
    row_id=lambda word: str(word.id),
    sort="-added",
    template="console/moderation/words.html",
    further=further,
    columns=[
        Column("text", _("Word"), main=True),
        Column("kind", _("What it does"), Kind.TAG, tags=KINDS),
        Column("note", _("Note")),
        Column("added_at", _("Added"), Kind.MOMENT, sort="added"),
    ],
    filters=[text("q", _("Search words")), choice("kind", _("What it does"), KINDS)],
    bulk=[
        BulkAction(
            "remove",
            _("Remove"),
            _("This forgets %(count)s words at once."),
            permission=Permission.REVIEWS_MODERATE,
            work=each(remove_one),
            icon="trash-2",
            danger=True,
        )
    ],
    empty_title=_("No words yet"),
    empty_text=_("Add words that are not allowed, or that somebody should look at."),
)
