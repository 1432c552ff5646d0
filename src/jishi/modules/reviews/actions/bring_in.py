"""Take over what was written before: many reviews and questions in a handful of statements."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.errors import Forbidden, Invalid
from jishi.kernel.ids import uuid7
from jishi.kernel.text import Text, clean
from jishi.modules.media.contracts import Image
from jishi.modules.orders.contracts import Order, OrderLine
from jishi.modules.reviews import queries
from jishi.modules.reviews.actions.counting import RATE, Rate
from jishi.modules.reviews.actions.purchases import RECEIVED
from jishi.modules.reviews.contracts import MOST_TEXT, Scores, State
from jishi.modules.reviews.domain.checking import check_scores, check_stars
from jishi.modules.reviews.domain.ranking import heat
from jishi.modules.reviews.domain.tags import tags_of
from jishi.platform.db import Tx


class Author(msgspec.Struct, frozen=True):
    """Who wrote something."""

    id: UUID
    name: str
    avatar_url: str = ""


class EarlierReview(msgspec.Struct, frozen=True, kw_only=True):
    """A review of a received line, as it was written then; `helpful` are those who found it so."""

    order: Order
    line: OrderLine
    author: Author
    at: datetime
    stars: int
    scores: Scores = Scores()
    text: str = ""
    pictures: Sequence[Image] = ()
    anonymous: bool = False
    follow_up: str = ""
    follow_up_at: datetime | None = None
    reply: str = ""
    reply_at: datetime | None = None
    helpful: Sequence[UUID] = ()


class EarlierAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer as it was given then."""

    author: Author
    text: str
    at: datetime
    from_shop: bool = False
    bought: bool = False


class EarlierQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A question with its answers."""

    product_id: UUID
    product_code: str
    shop_id: UUID
    title: Text
    author: Author
    text: str
    at: datetime
    answers: Sequence[EarlierAnswer] = ()


async def bring_in_reviews(tx: Tx, actor: Actor, given: Sequence[EarlierReview]) -> int:
    """Keep these reviews and count them; lines that have one already are left out. Returns how many were new. Five
    statements. Raises Forbidden for anybody but the system, Invalid for a line that was not received."""
    _only_system(actor)
    made = [(uuid7(), one) for one in given]
    rows = [_review_row(id_, one) for id_, one in made]
    new = {row["id"] for row in await tx.fetch(queries.BRING_IN, rows)}
    votes = [(id_, voter, one.at) for id_, one in made if id_ in new for voter in dict.fromkeys(one.helpful)]
    await tx.execute(queries.BRING_IN_VOTES, *([list(column) for column in zip(*votes, strict=True)] or [[], [], []]))
    products = list({one.line.product_id for id_, one in made if id_ in new})
    await recount(tx, products)
    return len(new)


async def recount(tx: Tx, product_ids: Sequence[UUID]) -> None:
    """Count the reviews of these products anew, after they were brought in; the catalogue hears of it in a job."""
    products = list(product_ids)
    await tx.execute(queries.FORGET_TOTALS, products)
    await tx.execute(queries.RECOUNT, products)
    tx.invalidate("reviews:*")
    if products:
        tx.enqueue(RATE, Rate(products))


async def bring_in_questions(tx: Tx, actor: Actor, given: Sequence[EarlierQuestion]) -> int:
    """Keep these questions and answers. Two statements. Raises Forbidden for anybody but the system."""
    _only_system(actor)
    questions: list[dict[str, Any]] = []
    answers: list[dict[str, Any]] = []
    for one in given:
        question_id = uuid7()
        questions.append(_question_row(question_id, one))
        answers += [_answer_row(question_id, one.product_id, answer) for answer in one.answers]
    await tx.execute(queries.BRING_IN_QUESTIONS, questions)
    await tx.execute(queries.BRING_IN_ANSWERS, answers)
    return len(questions)


def _only_system(actor: Actor) -> None:
    if actor.kind is not ActorKind.SYSTEM:
        raise Forbidden


def _review_row(review_id: UUID, one: EarlierReview) -> dict[str, Any]:
    if one.order.state not in RECEIVED or one.order.owner_id != one.author.id:
        raise Invalid("You can review this once you have received it.")
    text = clean(one.text, field="text", most=MOST_TEXT, lines=True)
    scores = check_scores(one.scores)
    helpful = len(set(one.helpful))
    pictures = [msgspec.to_builtins(image) for image in one.pictures]
    return {
        "id": review_id,
        "line_id": one.line.id,
        "order_id": one.order.id,
        "order_number": one.order.number,
        "product_id": one.line.product_id,
        "product_code": one.line.product_code,
        "variant_id": one.line.variant_id,
        "variant": one.line.label,
        "title": one.line.title,
        "image": msgspec.to_builtins(one.line.image),
        "shop_id": one.order.shop_id,
        "author_id": one.author.id,
        "author_name": one.author.name,
        "author_avatar": one.author.avatar_url,
        "anonymous": one.anonymous,
        "state": State.SHOWN,
        "stars": check_stars(one.stars),
        "score_product": scores.product,
        "score_match": scores.match,
        "score_delivery": scores.delivery,
        "score_service": scores.service,
        "text": text,
        "pictures": pictures,
        "picture_count": len(pictures),
        "tags": tags_of(text, one.stars),
        "helpful": helpful,
        "heat": heat(one.at, helpful, pictures=len(pictures), text=text),
        "paid": one.line.payable,
        "refunded": one.line.refunded,
        "reason": "",
        "created_at": one.at,
        "follow_up": one.follow_up,
        "follow_up_pictures": [],
        "follow_up_state": State.SHOWN if one.follow_up else "",
        "follow_up_at": one.follow_up_at,
        "reply": one.reply,
        "reply_state": State.SHOWN if one.reply else "",
        "reply_at": one.reply_at,
        "reply_edited": False,
    }


def _question_row(question_id: UUID, one: EarlierQuestion) -> dict[str, Any]:
    return {
        "id": question_id,
        "product_id": one.product_id,
        "product_code": one.product_code,
        "shop_id": one.shop_id,
        "title": one.title,
        "author_id": one.author.id,
        "author_name": one.author.name,
        "state": State.SHOWN,
        "text": one.text,
        "answers": len(one.answers),
        "shop_answers": sum(answer.from_shop for answer in one.answers),
        "created_at": one.at,
    }


def _answer_row(question_id: UUID, product_id: UUID, answer: EarlierAnswer) -> dict[str, Any]:
    return {
        "id": uuid7(),
        "question_id": question_id,
        "product_id": product_id,
        "author_id": answer.author.id,
        "author_name": answer.author.name,
        "author_avatar": answer.author.avatar_url,
        "from_shop": answer.from_shop,
        "bought": answer.bought,
        "state": State.SHOWN,
        "text": answer.text,
        "helpful": 0,
        "created_at": answer.at,
    }
