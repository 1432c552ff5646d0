"""Review what one bought."""

from typing import Any
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict
from jishi.kernel.ids import uuid7
from jishi.kernel.text import clean
from jishi.modules.media.contracts import Image
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import Outcome
from jishi.modules.orders.contracts import Order, OrderLine
from jishi.modules.reviews import queries
from jishi.modules.reviews.actions.counting import count
from jishi.modules.reviews.actions.pictures import own_pictures
from jishi.modules.reviews.actions.purchases import received_line
from jishi.modules.reviews.actions.records import own_review_of, stored_from
from jishi.modules.reviews.actions.subjects import REVIEW, subject
from jishi.modules.reviews.contracts import MOST_TEXT, OwnReview, ReviewInput, State
from jishi.modules.reviews.domain.checking import check_scores, check_stars, columns_of
from jishi.modules.reviews.domain.ranking import heat
from jishi.modules.reviews.domain.tags import tags_of
from jishi.modules.reviews.events import ReviewShown
from jishi.platform.db import Tx

ONCE = "You have reviewed this already. You can change your review instead."


async def write(tx: Tx, actor: Actor, given: ReviewInput) -> OwnReview:
    """Review a line of an order of one's own that one has received, and return the review.

    A text with a doubtful word is held until a moderator has decided. Raises NotFound for somebody else's line,
    Conflict for one not received yet or reviewed already, Invalid for stars beyond 1 to 5, a text over 2,000 letters,
    foreign pictures, or a forbidden word.
    """
    check_stars(given.stars)
    check_scores(given.scores)
    text = clean(given.text, field="text", most=MOST_TEXT, lines=True)
    order, line = await received_line(tx, actor, given.order_number, given.line_id)
    pictures = await own_pictures(tx, order.owner_id, given.picture_ids)
    review_id = uuid7()
    state = await _screened(tx, actor, review_id, order, line, text)
    row = await tx.fetch_row(queries.INSERT, *_values(tx, actor, given, review_id, order, line, text, pictures, state))
    if row is None:
        raise Conflict(ONCE, code="reviewed_already")
    stored = stored_from(row)
    await count(tx, None, stored)
    if stored.is_shown:
        await tx.publish(
            ReviewShown(
                review_id=stored.id,
                product_id=stored.product_id,
                shop_id=stored.shop_id,
                author_id=stored.author_id,
                stars=stored.stars,
            )
        )
    return own_review_of(stored, tx.now)


async def _screened(tx: Tx, actor: Actor, review_id: UUID, order: Order, line: OrderLine, text: str) -> State:
    about = subject(
        REVIEW,
        review_id,
        author_id=actor.account_id,
        author_name=actor.name,
        shop_id=order.shop_id,
        title=line.title,
        product_code=line.product_code,
    )
    verdict = await moderation.screen(tx, about, [text])
    if verdict.outcome is Outcome.REFUSE:
        raise moderation.refusal(verdict)
    return State.HELD if verdict.is_held else State.SHOWN


def _values(
    tx: Tx,
    actor: Actor,
    given: ReviewInput,
    review_id: UUID,
    order: Order,
    line: OrderLine,
    text: str,
    pictures: list[Image],
    state: State,
) -> tuple[Any, ...]:
    return (
        review_id,
        line.id,
        order.id,
        order.number,
        line.product_id,
        line.product_code,
        line.variant_id,
        line.label,
        line.title,
        line.image,
        order.shop_id,
        order.owner_id,
        actor.name,
        actor.avatar_url,
        given.anonymous,
        state,
        given.stars,
        *columns_of(given.scores),
        text,
        pictures,
        len(pictures),
        tags_of(text, given.stars),
        heat(tx.now, 0, pictures=len(pictures), text=text),
        line.payable,
        line.refunded,
        tx.now,
    )
