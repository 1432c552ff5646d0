"""Change an answer, and read what answers and replies said before they were changed."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Forbidden, NotFound
from jishi.kernel.text import clean
from jishi.modules.moderation import api as moderation
from jishi.modules.reviews import question_queries as queries
from jishi.modules.reviews.actions.ask import announce_answer, answer_from, question_from
from jishi.modules.reviews.actions.change import screened
from jishi.modules.reviews.actions.subjects import ANSWER, subject
from jishi.modules.reviews.contracts import MOST_ANSWER, State, Wording
from jishi.modules.reviews.domain.life import can_edit
from jishi.modules.reviews.policy import READ, check_shop, speaks_for
from jishi.modules.reviews.queries import GET
from jishi.platform import audit
from jishi.platform.db import Tx

TOO_LATE = "An answer can be changed for 30 days only."
NO_MORE = "This answer cannot be changed any more."


async def change_answer(tx: Tx, actor: Actor, answer_id: UUID, text: str) -> UUID:
    """Say an answer in other words and return its question's id: one's own within 30 days, the shop's at any time by
    those who speak for it. What it said is kept; the new words are screened, and everybody sees that it was changed.

    Raises Unauthenticated, NotFound for what cannot be seen, Forbidden for another's, Conflict when it is too late or
    hidden, Invalid for an empty, overlong or forbidden text.
    """
    account_id = actor.require_account()
    plain = clean(text, field="text", most=MOST_ANSWER, least=1, lines=True)
    known = await tx.fetch_row(queries.GET_ANSWER, answer_id)
    if known is None:
        raise NotFound
    question = question_from(await tx.fetch_row(queries.LOCK_QUESTION, known["question_id"]))
    old = answer_from(await tx.fetch_row(queries.LOCK_ANSWER, answer_id))
    may = speaks_for(actor, question.shop_id) if old.from_shop else old.author_id == account_id
    if old.state is State.DELETED or (old.state is not State.SHOWN and not may):
        raise NotFound
    if not may:
        raise Forbidden
    if old.state is State.HIDDEN:
        raise Conflict(NO_MORE, code="hidden")
    if not old.from_shop and not can_edit(old.state, old.created_at, tx.now):
        raise Conflict(TOO_LATE, code="too_late")
    if plain == old.text:
        return question.id
    about = subject(
        ANSWER,
        old.id,
        author_id=old.author_id,
        author_name=old.author_name,
        shop_id=question.shop_id,
        title=question.title,
        product_code=question.product_code,
    )
    state = await screened(tx, about, plain)
    new = answer_from(await tx.fetch_row(queries.CHANGE_ANSWER, old.id, plain, tx.now, state))
    if state is State.SHOWN:
        await moderation.withdraw(tx, ANSWER, old.id)
    if old.from_shop:
        details = {"answer": str(old.id)}
        await audit.record(
            tx, actor, "reviews.answer_changed", "question", question.id, details, shop_id=question.shop_id
        )
    if old.state is State.SHOWN and state is State.HELD:
        await tx.execute(queries.COUNT_ANSWER, question.id, -1, -int(old.from_shop))
    elif old.state is State.HELD and state is State.SHOWN:
        await announce_answer(tx, question, new)
    return question.id


async def list_answer_wordings(tx: Tx, actor: Actor, answer_id: UUID) -> list[Wording]:
    """What an answer said before, the newest first: for its author, and for staff of the shop. Raises NotFound,
    Forbidden."""
    row = await tx.fetch_row(queries.GET_ANSWER, answer_id)
    if row is None or row["state"] == State.DELETED:
        raise NotFound
    found = answer_from(row)
    question = question_from(await tx.fetch_row(queries.GET_QUESTION, found.question_id))
    if found.author_id != actor.require_account():
        check_shop(actor, question.shop_id, READ)
    return await tx.rows(Wording, queries.ANSWER_WORDINGS, answer_id)


async def list_reply_wordings(tx: Tx, actor: Actor, review_id: UUID) -> list[Wording]:
    """What the shop's reply to a review said before, the newest first, for staff of the shop. Raises NotFound,
    Forbidden."""
    row = await tx.fetch_row(GET, review_id)
    if row is None:
        actor.require(READ)
        raise NotFound
    check_shop(actor, row["shop_id"], READ)
    return await tx.rows(Wording, queries.REPLY_WORDINGS, review_id)
