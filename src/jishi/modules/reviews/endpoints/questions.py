"""Questions and answers."""

from uuid import UUID

from litestar import Router, delete, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody

from jishi.kernel.page import Page
from jishi.modules.moderation.contracts import ReportInput
from jishi.modules.reviews import api
from jishi.modules.reviews.contracts import AnswerInput, Question, QuestionInput, Votes, Wording
from jishi.modules.reviews.endpoints.public import product_of
from jishi.platform.http.context import GivenActor, GivenTx


@get("/products/{code:str}/questions")
async def list_questions(
    tx: GivenTx,
    actor: GivenActor,
    code: FromPath[str],
    text: FromQuery[str] = "",
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 20,
) -> Page[Question]:
    """What people ask about a product, with the best answers; with `text` what speaks of it."""
    product = await product_of(tx, code)
    return await api.list_questions(tx, actor, product.id, text=text, cursor=cursor, limit=limit)


@post("/products/{code:str}/questions")
async def ask(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[QuestionInput]) -> Question:
    """Ask about a product; its shop and some buyers are told."""
    question_id = await api.ask(tx, actor, await product_of(tx, code), data.text)
    return await api.get_question(tx, actor, question_id)


@get("/questions/{question_id:uuid}")
async def show_question(tx: GivenTx, actor: GivenActor, question_id: FromPath[UUID]) -> Question:
    """One question with its answers."""
    return await api.get_question(tx, actor, question_id)


@post("/questions/{question_id:uuid}/answers")
async def answer(tx: GivenTx, actor: GivenActor, question_id: FromPath[UUID], data: JSONBody[AnswerInput]) -> Question:
    """Answer a question; the one who asked is told."""
    await api.answer(tx, actor, question_id, data.text)
    return await api.get_question(tx, actor, question_id)


@post("/questions/{question_id:uuid}/report", status_code=204)
async def report_question(
    tx: GivenTx, actor: GivenActor, question_id: FromPath[UUID], data: JSONBody[ReportInput]
) -> None:
    """Have a moderator look at a question."""
    await api.report_question(tx, actor, question_id, data)


@put("/answers/{answer_id:uuid}")
async def change_answer(
    tx: GivenTx, actor: GivenActor, answer_id: FromPath[UUID], data: JSONBody[AnswerInput]
) -> Question:
    """Say an answer in other words: one's own within 30 days, or the shop's as somebody who speaks for it."""
    return await api.get_question(tx, actor, await api.change_answer(tx, actor, answer_id, data.text))


@get("/answers/{answer_id:uuid}/versions")
async def list_answer_versions(tx: GivenTx, actor: GivenActor, answer_id: FromPath[UUID]) -> list[Wording]:
    """What an answer said before, the newest first: for its author and the shop's people."""
    return await api.list_answer_wordings(tx, actor, answer_id)


@put("/answers/{answer_id:uuid}/vote")
async def vote(tx: GivenTx, actor: GivenActor, answer_id: FromPath[UUID]) -> Votes:
    """Find an answer helpful; doing so twice changes nothing."""
    return await api.vote_answer(tx, actor, answer_id, helpful=True)


@delete("/answers/{answer_id:uuid}/vote", status_code=200)
async def unvote(tx: GivenTx, actor: GivenActor, answer_id: FromPath[UUID]) -> Votes:
    """Take that back."""
    return await api.vote_answer(tx, actor, answer_id, helpful=False)


@post("/answers/{answer_id:uuid}/report", status_code=204)
async def report_answer(tx: GivenTx, actor: GivenActor, answer_id: FromPath[UUID], data: JSONBody[ReportInput]) -> None:
    """Have a moderator look at an answer."""
    await api.report_answer(tx, actor, answer_id, data)


routes = [
    Router(
        path="/api/v1",
        route_handlers=[
            list_questions,
            ask,
            show_question,
            answer,
            change_answer,
            list_answer_versions,
            report_question,
            vote,
            unvote,
            report_answer,
        ],
        tags=["questions"],
    )
]
