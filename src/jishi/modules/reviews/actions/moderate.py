"""Report what others wrote, and obey what moderators decide."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.text import Text
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import ReportInput
from jishi.modules.notifications import api as notifications
from jishi.modules.reviews import queries
from jishi.modules.reviews.actions.change import about, settle
from jishi.modules.reviews.actions.counting import count
from jishi.modules.reviews.actions.records import stored_from
from jishi.modules.reviews.actions.reply import tell_author
from jishi.modules.reviews.actions.subjects import FOLLOW_UP, REPLY, REVIEW
from jishi.modules.reviews.contracts import State
from jishi.modules.reviews.domain.life import before
from jishi.modules.reviews.notices import HIDDEN
from jishi.platform.db import Tx


async def report(tx: Tx, actor: Actor, review_id: UUID, given: ReportInput) -> None:
    """Have a moderator look at a review with its later word. Raises Unauthenticated for guests, NotFound for what
    cannot be seen, Invalid for one's own."""
    actor.require_account()
    row = await tx.fetch_row(queries.GET, review_id)
    if row is None or row["state"] != State.SHOWN:
        raise NotFound
    stored = stored_from(row)
    text = "\n\n".join(part for part in (stored.text, stored.follow_up) if part)
    await moderation.report(tx, actor, about(REVIEW, stored), text, given)


async def obey(tx: Tx, kind: str, review_id: UUID, *, published: bool, reason: str) -> None:
    """Show or hide a review, its later word or its reply, as a moderator has decided; what has moved on meanwhile is
    left alone. The author is told when it was hidden."""
    row = await tx.fetch_row(queries.LOCK, review_id)
    if row is None:
        return
    old = stored_from(row)
    end = State.SHOWN if published else State.HIDDEN
    if kind == REVIEW:
        moved = await tx.fetch_row(queries.MOVE, review_id, before(end), end, reason)
        if moved is not None:
            await settle(tx, old, stored_from(moved))
    elif kind == FOLLOW_UP:
        moved = await tx.fetch_row(queries.MOVE_FOLLOW_UP, review_id, before(end), end)
        if moved is not None:
            await count(tx, old, stored_from(moved))
    else:
        moved = await tx.fetch_row(queries.MOVE_REPLY, review_id, before(end), end)
        if moved is not None and published and not old.reply_edited:
            await tell_author(tx, old.id, old.product_id, old.shop_id, old.author_id, old.title)
    if moved is not None and not published and kind != REPLY:
        await tell_hidden(tx, old.author_id, old.title, reason, f"hidden:{kind}:{old.id.hex}")


async def tell_hidden(tx: Tx, author_id: UUID, title: Text, reason: str, dedupe: str) -> None:
    """An author hears why something is not shown any more."""
    await notifications.notify(tx, HIDDEN.code, author_id, params={"product": title, "reason": reason}, dedupe=dedupe)


async def note_refund(tx: Tx, order_id: UUID, lines: dict[UUID, int], *, whole: bool) -> None:
    """Reviews of lines that were given back say so once all of a line was. Nothing happens to the stars: the buyer had
    the thing. One statement."""
    if whole:
        await tx.execute(queries.NOTE_WHOLE_REFUND, order_id)
    elif lines:
        await tx.execute(queries.NOTE_REFUND, list(lines), list(lines.values()))
