"""Ask about a product, and answer."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, NotFound, TooMany
from jishi.kernel.ids import uuid7
from jishi.kernel.text import Text, clean
from jishi.modules.catalog.contracts import Product
from jishi.modules.notifications import api as notifications
from jishi.modules.notifications.contracts import Param
from jishi.modules.orders import api as orders
from jishi.modules.reviews import question_queries as queries
from jishi.modules.reviews.actions.change import screened
from jishi.modules.reviews.actions.subjects import ANSWER, QUESTION, subject
from jishi.modules.reviews.contracts import MOST_ANSWER, MOST_QUESTION, State
from jishi.modules.reviews.events import QuestionAnswered, QuestionAsked
from jishi.modules.reviews.notices import ANSWERED, ASKED_BUYER, ASKED_SHOP
from jishi.modules.reviews.policy import REPLY, speaks_for
from jishi.platform import audit
from jishi.platform.db import Tx

PER_DAY = 30
PER_QUESTION = 5
ASKED_BUYERS = 5


class StoredQuestion(msgspec.Struct, frozen=True):
    """A question with its columns."""

    id: UUID
    product_id: UUID
    product_code: str
    shop_id: UUID
    title: Text
    author_id: UUID
    author_name: str
    state: State
    text: str
    answers: int
    shop_answers: int
    created_at: datetime


class StoredAnswer(msgspec.Struct, frozen=True):
    """An answer with its columns."""

    id: UUID
    question_id: UUID
    product_id: UUID
    author_id: UUID
    author_name: str
    author_avatar: str
    from_shop: bool
    bought: bool
    state: State
    text: str
    helpful: int
    created_at: datetime
    edited_at: datetime | None


def question_from(row: Any) -> StoredQuestion:
    """A question from its row."""
    return msgspec.convert(dict(row), StoredQuestion)


def answer_from(row: Any) -> StoredAnswer:
    """An answer from its row."""
    return msgspec.convert(dict(row), StoredAnswer)


async def ask(tx: Tx, actor: Actor, product: Product, text: str) -> UUID:
    """Ask about a product and return the question's id. Once it can be seen, its shop and a few recent buyers are told.
    Raises Unauthenticated for guests, Invalid for an empty, overlong or forbidden text, TooMany beyond thirty a day."""
    account_id = actor.require_account()
    plain = clean(text, field="text", most=MOST_QUESTION, least=2)
    if await tx.fetch_value(queries.COUNT_ASKED, account_id, tx.now - timedelta(days=1)) >= PER_DAY:
        raise TooMany(3_600)
    question_id = uuid7()
    about = subject(
        QUESTION,
        question_id,
        author_id=account_id,
        author_name=actor.name,
        shop_id=product.shop_id,
        title=product.title,
        product_code=product.code,
    )
    state = await screened(tx, about, plain)
    await tx.execute(
        queries.ASK,
        question_id,
        product.id,
        product.code,
        product.shop_id,
        product.title,
        account_id,
        actor.name,
        state,
        plain,
        tx.now,
    )
    if state is State.SHOWN:
        await announce_question(tx, question_from(await tx.fetch_row(queries.GET_QUESTION, question_id)))
    return question_id


async def announce_question(tx: Tx, question: StoredQuestion) -> None:
    """The shop hears of a question, and a few who bought the product lately."""
    await tx.publish(
        QuestionAsked(
            question_id=question.id,
            product_id=question.product_id,
            shop_id=question.shop_id,
            author_id=question.author_id,
        )
    )
    params: dict[str, Param] = {"product": question.title, "question": question.text}
    dedupe = f"question:{question.id.hex}"
    await notifications.notify_staff(
        tx, ASKED_SHOP.code, permission=REPLY, shop_id=question.shop_id, params=params, dedupe=dedupe
    )
    buyers = await orders.recent_buyers(tx, question.product_id, ASKED_BUYERS + 1)
    for buyer in [one for one in buyers if one != question.author_id][:ASKED_BUYERS]:
        await notifications.notify(
            tx, ASKED_BUYER.code, buyer, params={**params, "code": question.product_code}, dedupe=dedupe
        )


async def answer(tx: Tx, actor: Actor, question_id: UUID, text: str) -> UUID:
    """Answer a question and return the answer's id: anybody who has signed in may; the shop's people speak for it, and
    buyers are marked as such. The one who asked is told. Raises NotFound for a question that cannot be seen, Conflict
    after five answers of one's own, Invalid for an empty, overlong or forbidden text."""
    account_id = actor.require_account()
    plain = clean(text, field="text", most=MOST_ANSWER, least=1, lines=True)
    row = await tx.fetch_row(queries.LOCK_QUESTION, question_id)
    if row is None or row["state"] != State.SHOWN:
        raise NotFound
    question = question_from(row)
    if await tx.fetch_value(queries.COUNT_ANSWERED, question_id, account_id) >= PER_QUESTION:
        raise Conflict("You have answered this several times already.")
    from_shop = speaks_for(actor, question.shop_id)
    bought = not from_shop and bool(await orders.bought_products(tx, account_id, [question.product_id]))
    answer_id = uuid7()
    about = subject(
        ANSWER,
        answer_id,
        author_id=account_id,
        author_name=actor.name,
        shop_id=question.shop_id,
        title=question.title,
        product_code=question.product_code,
    )
    state = await screened(tx, about, plain)
    made = await tx.fetch_row(
        queries.ANSWER_IT,
        answer_id,
        question_id,
        question.product_id,
        account_id,
        actor.name,
        actor.avatar_url,
        from_shop,
        bought,
        state,
        plain,
        tx.now,
    )
    if from_shop:
        await audit.record(
            tx, actor, "reviews.answered", "question", question_id, {"answer": str(answer_id)}, shop_id=question.shop_id
        )
    if state is State.SHOWN:
        await announce_answer(tx, question, answer_from(made))
    return answer_id


async def announce_answer(tx: Tx, question: StoredQuestion, made: StoredAnswer) -> None:
    """An answer counts from now on, and the one who asked hears of it."""
    await tx.execute(queries.COUNT_ANSWER, question.id, 1, int(made.from_shop))
    await tx.publish(
        QuestionAnswered(
            question_id=question.id,
            answer_id=made.id,
            product_id=question.product_id,
            asked_by=question.author_id,
            author_id=made.author_id,
        )
    )
    if question.author_id != made.author_id:
        await notifications.notify(
            tx,
            ANSWERED.code,
            question.author_id,
            params={"product": question.title, "question": question.text, "code": question.product_code},
            dedupe=f"answer:{made.id.hex}",
        )
