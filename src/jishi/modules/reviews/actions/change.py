"""Change, follow up and delete one's own review."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, NotFound
from jishi.kernel.text import clean
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import Outcome, Subject
from jishi.modules.reviews import queries
from jishi.modules.reviews.actions.counting import count
from jishi.modules.reviews.actions.pictures import own_pictures
from jishi.modules.reviews.actions.records import Stored, own_review_of, stored_from
from jishi.modules.reviews.actions.subjects import FOLLOW_UP, REPLY, REVIEW, subject
from jishi.modules.reviews.contracts import MOST_TEXT, FollowUpInput, OwnReview, ReviewChange, State
from jishi.modules.reviews.domain.checking import check_scores, check_stars, columns_of
from jishi.modules.reviews.domain.life import before, can_edit, can_follow_up
from jishi.modules.reviews.domain.ranking import heat
from jishi.modules.reviews.domain.tags import tags_of
from jishi.modules.reviews.events import ReviewHidden, ReviewShown
from jishi.platform.db import Tx

TOO_LATE = "A review can be changed for 30 days only."
NO_FOLLOW_UP = "A review can be followed up once, within 180 days."


async def change(tx: Tx, actor: Actor, review_id: UUID, given: ReviewChange) -> OwnReview:
    """Change one's own review within 30 days; what it said is kept in its history. The new text is screened again.
    Raises NotFound for another's review, Conflict when it is too late or hidden, Invalid as `write` does."""
    check_stars(given.stars)
    check_scores(given.scores)
    text = clean(given.text, field="text", most=MOST_TEXT, lines=True)
    old = await lock_own(tx, actor, review_id)
    if not can_edit(old.state, old.created_at, tx.now):
        raise Conflict(TOO_LATE, code="too_late")
    pictures = await own_pictures(tx, old.author_id, given.picture_ids, old.pictures)
    state = await screened(tx, about(REVIEW, old), text)
    row = await tx.fetch_row(
        queries.CHANGE,
        old.id,
        given.stars,
        *columns_of(given.scores),
        text,
        pictures,
        len(pictures),
        tags_of(text, given.stars),
        heat(old.created_at, old.helpful, pictures=len(pictures), text=text),
        given.anonymous,
        tx.now,
        state,
        actor.name or old.author_name,
        actor.avatar_url,
    )
    assert row is not None
    new = stored_from(row)
    if new.is_shown:
        await moderation.withdraw(tx, REVIEW, old.id)
    await settle(tx, old, new)
    return own_review_of(new, tx.now)


async def follow_up(tx: Tx, actor: Actor, review_id: UUID, given: FollowUpInput) -> OwnReview:
    """Add a later word to one's own review, once, within 180 days. Raises NotFound for another's review, Conflict when
    there is one already or it is too late, Invalid for an empty or overlong text."""
    text = clean(given.text, field="text", most=MOST_TEXT, least=1, lines=True)
    old = await lock_own(tx, actor, review_id)
    if not can_follow_up(old.state, old.created_at, tx.now, has_one=bool(old.follow_up_state)):
        raise Conflict(NO_FOLLOW_UP, code="no_follow_up")
    pictures = await own_pictures(tx, old.author_id, given.picture_ids)
    state = await screened(tx, about(FOLLOW_UP, old), text)
    row = await tx.fetch_row(queries.FOLLOW_UP, old.id, text, pictures, state, tx.now)
    assert row is not None
    new = stored_from(row)
    await count(tx, old, new)
    return own_review_of(new, tx.now)


async def delete(tx: Tx, actor: Actor, review_id: UUID) -> None:
    """Take one's own review back for good, with its history; the line cannot be reviewed again. Raises NotFound for
    another's."""
    old = await lock_own(tx, actor, review_id)
    row = await tx.fetch_row(queries.DELETE, old.id, before(State.DELETED))
    if row is None:
        raise NotFound
    for kind in (REVIEW, FOLLOW_UP, REPLY):
        await moderation.withdraw(tx, kind, old.id)
    await settle(tx, old, stored_from(row))


async def lock_own(tx: Tx, actor: Actor, review_id: UUID) -> Stored:
    """One's own review, locked. Raises NotFound for another's and for a deleted one."""
    account_id = actor.require_account()
    row = await tx.fetch_row(queries.LOCK, review_id)
    if row is None or row["author_id"] != account_id or row["state"] == State.DELETED:
        raise NotFound
    return stored_from(row)


def about(kind: str, stored: Stored) -> Subject:
    """A review, its later word or its reply, as moderation is told of it."""
    return subject(
        kind,
        stored.id,
        author_id=stored.author_id,
        author_name=stored.author_name,
        shop_id=stored.shop_id,
        title=stored.title,
        product_code=stored.product_code,
    )


async def screened(tx: Tx, what: Subject, text: str) -> State:
    """SHOWN or HELD. Raises Invalid for a forbidden word."""
    verdict = await moderation.screen(tx, what, [text])
    if verdict.outcome is Outcome.REFUSE:
        raise moderation.refusal(verdict)
    return State.HELD if verdict.is_held else State.SHOWN


async def settle(tx: Tx, old: Stored, new: Stored) -> None:
    """Count what has changed, and tell when a review came to be seen or went out of sight."""
    await count(tx, old, new)
    if new.is_shown == old.is_shown:
        return
    if new.is_shown:
        await tx.publish(
            ReviewShown(
                review_id=new.id,
                product_id=new.product_id,
                shop_id=new.shop_id,
                author_id=new.author_id,
                stars=new.stars,
            )
        )
    else:
        await tx.publish(
            ReviewHidden(review_id=new.id, product_id=new.product_id, shop_id=new.shop_id, author_id=new.author_id)
        )
