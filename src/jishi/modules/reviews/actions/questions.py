"""Read questions with their answers, report them, and obey what moderators decide about them."""

from datetime import datetime
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.kernel.text import clean
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import ReportInput
from jishi.modules.reviews import question_queries as queries
from jishi.modules.reviews.actions.ask import (
    StoredAnswer,
    StoredQuestion,
    announce_answer,
    announce_question,
    answer_from,
    question_from,
)
from jishi.modules.reviews.actions.moderate import tell_hidden
from jishi.modules.reviews.actions.subjects import ANSWER, QUESTION, subject
from jishi.modules.reviews.contracts import Answer, Question, StaffQuestionQuery, State, Waiting
from jishi.modules.reviews.domain.life import before, can_edit
from jishi.modules.reviews.domain.names import masked
from jishi.modules.reviews.policy import READ, speaks_for
from jishi.modules.reviews.queries import CRITICAL
from jishi.platform.db import Tx
from jishi.platform.where import Where

ANSWERS_SHOWN = 20
MOST_AT_ONCE = 1_000


async def list_questions(
    tx: Tx, actor: Actor, product_id: UUID, *, text: str = "", cursor: str = "", limit: int = 10, answers: int = 3
) -> Page[Question]:
    """A product's questions with their best answers: the shop's first, then the most helpful; answered questions first,
    with `text` those that speak of it. One's own that still wait for a moderator are there too. Two statements."""
    edge = decode_cursor(cursor, tuple[int, UUID]) if cursor else (None, None)
    count = clamp_limit(limit)
    plain = clean(text, field="text", most=100)
    pattern = "%" + plain.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%" if plain else ""
    rows = await tx.fetch(queries.LIST, product_id, actor.account_id, pattern, *edge, count + 1)
    found = [question_from(row) for row in rows[:count]]
    items = await _with_answers(tx, actor, found, answers)
    more = encode_cursor(min(found[-1].answers, 1), found[-1].id) if len(rows) > count else None
    return Page(items, more)


async def get_question(tx: Tx, actor: Actor, question_id: UUID) -> Question:
    """One question with its answers. Raises NotFound for what cannot be seen. Two statements."""
    row = await tx.fetch_row(queries.GET_QUESTION, question_id)
    if row is None or not _visible(row["state"], row["author_id"], actor):
        raise NotFound
    return (await _with_answers(tx, actor, [question_from(row)], ANSWERS_SHOWN))[0]


async def count_questions(tx: Tx, product_id: UUID) -> int:
    """How many questions about a product can be seen."""
    return int(await tx.fetch_value(queries.COUNT_QUESTIONS, product_id))


async def list_asked(tx: Tx, actor: Actor, *, cursor: str = "", limit: int = 20) -> Page[Question]:
    """What one has asked, the newest first, with the answers. Two statements."""
    account_id = actor.require_account()
    after = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    count = clamp_limit(limit)
    rows = await tx.fetch(queries.OF_ASKER, account_id, after, count + 1)
    found = [question_from(row) for row in rows[:count]]
    items = await _with_answers(tx, actor, found, 3)
    return Page(items, encode_cursor(found[-1].id) if len(rows) > count else None)


async def list_questions_for_staff(tx: Tx, actor: Actor, query: StaffQuestionQuery) -> Page[Question]:
    """Questions about what the actor's shops sell, with the shop's own answer or without. Two statements. Raises
    Forbidden without the permission."""
    shops = actor.shops_with(READ)
    where = Where()
    where.add("({}::uuid[] IS NULL OR q.shop_id = ANY ($1))", shops)
    where.add("q.state = 'shown'")
    where.add_if("q.shop_id = ANY ({}::uuid[])", query.shops)
    where.add_if("(q.shop_answers > 0) = {}", query.answered)
    if plain := clean(query.text, field="text", most=100):
        where.add("q.text ILIKE {}", "%" + plain.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
    direction, beyond = ("ASC", ">") if query.oldest_first else ("DESC", "<")
    if query.cursor:
        where.add(f"q.id {beyond} {{}}", decode_cursor(query.cursor, tuple[UUID])[0])
    count = max(1, min(query.limit, MOST_AT_ONCE))
    rows = await tx.fetch(
        f"{queries.STAFF_LIST} WHERE {where} ORDER BY q.id {direction} LIMIT {count + 1}", *where.args
    )
    found = [question_from(row) for row in rows[:count]]
    items = await _with_answers(tx, actor, found, 5)
    return Page(items, encode_cursor(found[-1].id) if len(rows) > count else None)


async def count_critical(tx: Tx, actor: Actor) -> int:
    """How many critical reviews of the actor's shops have no reply, a thousand at most. One statement."""
    return int(await tx.fetch_value(CRITICAL, actor.shops_with(READ)))


async def count_open(tx: Tx, actor: Actor) -> int:
    """How many questions wait for an answer of the actor's shops, a thousand at most. One statement."""
    return int(await tx.fetch_value(queries.OPEN, actor.shops_with(READ)))


async def count_waiting(tx: Tx, actor: Actor) -> Waiting:
    """What of reviews and questions waits for the actor's shops. Two statements."""
    return Waiting(await count_critical(tx, actor), await count_open(tx, actor))


async def report_question(tx: Tx, actor: Actor, question_id: UUID, given: ReportInput) -> None:
    """Have a moderator look at a question. Raises NotFound for what cannot be seen, Invalid for one's own."""
    actor.require_account()
    row = await tx.fetch_row(queries.GET_QUESTION, question_id)
    if row is None or row["state"] != State.SHOWN:
        raise NotFound
    question = question_from(row)
    about = subject(
        QUESTION,
        question.id,
        author_id=question.author_id,
        author_name=question.author_name,
        shop_id=question.shop_id,
        title=question.title,
        product_code=question.product_code,
    )
    await moderation.report(tx, actor, about, question.text, given)


async def report_answer(tx: Tx, actor: Actor, answer_id: UUID, given: ReportInput) -> None:
    """Have a moderator look at an answer. Raises NotFound for what cannot be seen, Invalid for one's own."""
    actor.require_account()
    row = await tx.fetch_row(queries.GET_ANSWER, answer_id)
    if row is None or row["state"] != State.SHOWN:
        raise NotFound
    found = answer_from(row)
    question = question_from(await tx.fetch_row(queries.GET_QUESTION, found.question_id))
    about = subject(
        ANSWER,
        found.id,
        author_id=found.author_id,
        author_name=found.author_name,
        shop_id=question.shop_id,
        title=question.title,
        product_code=question.product_code,
    )
    await moderation.report(tx, actor, about, found.text, given)


async def obey_question(tx: Tx, question_id: UUID, *, published: bool, reason: str) -> None:
    """Show or hide a question as a moderator has decided."""
    end = State.SHOWN if published else State.HIDDEN
    row = await tx.fetch_row(queries.MOVE_QUESTION, question_id, before(end), end)
    if row is None:
        return
    question = question_from(row)
    if published:
        await announce_question(tx, question)
    else:
        await tell_hidden(tx, question.author_id, question.title, reason, f"hidden:question:{question.id.hex}")


async def obey_answer(tx: Tx, answer_id: UUID, *, published: bool, reason: str) -> None:
    """Show or hide an answer as a moderator has decided, and count it so."""
    known = await tx.fetch_row(queries.GET_ANSWER, answer_id)
    if known is None:
        return
    question = question_from(await tx.fetch_row(queries.LOCK_QUESTION, known["question_id"]))
    old = answer_from(await tx.fetch_row(queries.LOCK_ANSWER, answer_id))
    end = State.SHOWN if published else State.HIDDEN
    row = await tx.fetch_row(queries.MOVE_ANSWER, answer_id, before(end), end)
    if row is None:
        return
    if published:
        await announce_answer(tx, question, answer_from(row))
        return
    if old.state is State.SHOWN:
        await tx.execute(queries.COUNT_ANSWER, question.id, -1, -int(old.from_shop))
    await tell_hidden(tx, old.author_id, question.title, reason, f"hidden:answer:{old.id.hex}")


async def _with_answers(tx: Tx, actor: Actor, found: list[StoredQuestion], most: int) -> list[Question]:
    if not found:
        return []
    rows = await tx.fetch(queries.ANSWERS_OF, [question.id for question in found], actor.account_id, most)
    spoken_for = {question.id for question in found if speaks_for(actor, question.shop_id)}
    by_question: dict[UUID, list[Answer]] = {}
    for row in rows:
        values = dict(row)
        voted = values.pop("voted")
        by_question.setdefault(row["question_id"], []).append(
            _answer(answer_from(values), actor, tx.now, voted=voted, speaks=row["question_id"] in spoken_for)
        )
    return [_question(question, by_question.get(question.id, []), actor) for question in found]


def _question(stored: StoredQuestion, answers: list[Answer], actor: Actor) -> Question:
    return Question(
        stored.id,
        stored.product_id,
        stored.product_code,
        stored.shop_id,
        stored.title,
        masked(stored.author_name),
        stored.text,
        stored.created_at,
        stored.answers,
        answers,
        stored.author_id == actor.account_id,
        stored.state is State.HELD,
    )


def _answer(stored: StoredAnswer, actor: Actor, now: datetime, *, voted: bool, speaks: bool) -> Answer:
    name = stored.author_name if stored.from_shop else masked(stored.author_name)
    is_own = stored.author_id == actor.account_id and can_edit(stored.state, stored.created_at, now)
    return Answer(
        stored.id,
        name,
        "",
        stored.text,
        stored.from_shop,
        stored.bought,
        stored.helpful,
        stored.created_at,
        stored.author_id == actor.account_id,
        voted,
        stored.state is State.HELD,
        stored.edited_at is not None,
        speaks if stored.from_shop else is_own,
    )


def _visible(state: str, author_id: UUID, actor: Actor) -> bool:
    return state == State.SHOWN or (state == State.HELD and author_id == actor.account_id)
