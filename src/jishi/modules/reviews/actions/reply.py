"""The shop answers a review."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, NotFound
from jishi.kernel.text import clean
from jishi.modules.notifications import api as notifications
from jishi.modules.reviews import queries
from jishi.modules.reviews.actions.change import about, screened
from jishi.modules.reviews.actions.records import own_review_of, stored_from
from jishi.modules.reviews.actions.subjects import REPLY as REPLY_KIND
from jishi.modules.reviews.contracts import OwnReview, ReplyInput, State
from jishi.modules.reviews.events import ReviewReplied
from jishi.modules.reviews.notices import REPLIED
from jishi.modules.reviews.policy import REPLY, check_shop
from jishi.platform import audit
from jishi.platform.db import Tx

MOST_REPLY = 1_000


async def reply(tx: Tx, actor: Actor, review_id: UUID, given: ReplyInput) -> OwnReview:
    """Say something to a review for its shop, or change what was said; the author is told once. Raises NotFound for a
    review of another shop, Forbidden without the permission, Conflict when the review cannot be seen, Invalid for an
    empty or overlong text or a forbidden word."""
    text = clean(given.text, field="text", most=MOST_REPLY, least=1, lines=True)
    row = await tx.fetch_row(queries.LOCK, review_id)
    if row is None or row["state"] == State.DELETED:
        actor.require(REPLY)
        raise NotFound
    old = stored_from(row)
    check_shop(actor, old.shop_id, REPLY)
    if not old.is_shown:
        raise Conflict("This review cannot be seen at the moment.")
    state = await screened(tx, about(REPLY_KIND, old), text)
    changed = await tx.fetch_row(queries.REPLY, old.id, text, state, tx.now, actor.account_id)
    assert changed is not None
    new = stored_from(changed)
    await audit.record(
        tx, actor, "reviews.replied", "review", new.id, {"edited": new.reply_edited}, shop_id=new.shop_id
    )
    if not old.reply_state and state is State.SHOWN:
        await tell_author(tx, new.id, new.product_id, new.shop_id, new.author_id, new.title)
    return own_review_of(new, tx.now, hide_order=True)


async def tell_author(
    tx: Tx, review_id: UUID, product_id: UUID, shop_id: UUID, author_id: UUID, title: dict[str, str]
) -> None:
    """The author of a review hears of the shop's reply."""
    await tx.publish(ReviewReplied(review_id=review_id, product_id=product_id, shop_id=shop_id, author_id=author_id))
    await notifications.notify(
        tx, REPLIED.code, author_id, params={"product": title}, dedupe=f"review-reply:{review_id.hex}"
    )
