"""Reviews and questions for the people of the shops."""

from typing import Annotated
from uuid import UUID

from litestar import get, put
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from jishi.kernel.page import Page
from jishi.modules.reviews import api
from jishi.modules.reviews.contracts import (
    OwnReview,
    Question,
    ReplyInput,
    StaffQuery,
    StaffQuestionQuery,
    State,
    Waiting,
    Wording,
)
from jishi.platform.http.context import GivenActor, GivenTx


@get("/staff/reviews")
async def list_reviews(
    tx: GivenTx,
    actor: GivenActor,
    shop_id: FromQuery[UUID | None] = None,
    which: Annotated[State | None, QueryParameter(name="state")] = None,
    answered: FromQuery[bool | None] = None,
    most_stars: Annotated[int, QueryParameter(ge=1, le=5)] = 5,
    with_pictures: FromQuery[bool] = False,
    text: FromQuery[str] = "",
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 20,
) -> Page[OwnReview]:
    """The reviews of one's shops, the newest first."""
    query = StaffQuery(
        shops=[shop_id] if shop_id else None,
        states=[which] if which else [],
        answered=answered,
        most_stars=most_stars,
        with_pictures=with_pictures,
        text=text,
        cursor=cursor,
        limit=min(limit, 100),
    )
    return await api.list_for_staff(tx, actor, query)


@get("/staff/reviews/{review_id:uuid}")
async def show_review(tx: GivenTx, actor: GivenActor, review_id: FromPath[UUID]) -> OwnReview:
    """One review of one's shops."""
    return await api.get_for_staff(tx, actor, review_id)


@put("/staff/reviews/{review_id:uuid}/reply")
async def reply(tx: GivenTx, actor: GivenActor, review_id: FromPath[UUID], data: JSONBody[ReplyInput]) -> OwnReview:
    """Say something to a review for its shop, or change what was said."""
    return await api.reply(tx, actor, review_id, data)


@get("/staff/reviews/{review_id:uuid}/reply/versions")
async def list_reply_versions(tx: GivenTx, actor: GivenActor, review_id: FromPath[UUID]) -> list[Wording]:
    """What the reply to a review said before, the newest first."""
    return await api.list_reply_wordings(tx, actor, review_id)


@get("/staff/questions")
async def list_questions(
    tx: GivenTx,
    actor: GivenActor,
    answered: FromQuery[bool | None] = None,
    text: FromQuery[str] = "",
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 20,
) -> Page[Question]:
    """Questions about what one's shops sell, the newest first."""
    query = StaffQuestionQuery(answered=answered, text=text, cursor=cursor, limit=min(limit, 100))
    return await api.list_questions_for_staff(tx, actor, query)


@get("/staff/reviews/waiting")
async def count_waiting(tx: GivenTx, actor: GivenActor) -> Waiting:
    """What of them waits for one's shops."""
    return await api.count_waiting(tx, actor)


handlers = [list_reviews, show_review, reply, list_reply_versions, list_questions, count_waiting]
