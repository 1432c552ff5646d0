"""Pages of reviews and questions in the console."""

from typing import Any

from litestar import post
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.console.areas import enter
from jishi.console.grid import grid_routes
from jishi.console.reviews import list as review_list
from jishi.console.reviews import questions as question_list
from jishi.console.reviews.list import id_of
from jishi.kernel.errors import AppError, Conflict, Invalid
from jishi.modules.reviews import api as reviews
from jishi.modules.reviews.contracts import ReplyInput
from jishi.modules.team.contracts import Permission
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, RequestContext

MOST = 4_000


@post(review_list.HOME + "/{review_id:str}/reply", status_code=200, include_in_schema=False)
async def reply(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, review_id: FromPath[str]
) -> Redirect:
    """Reply to a review, or change the reply."""
    enter(actor)
    said = str((await request.form()).get("text", ""))[:MOST]
    back = f"{review_list.HOME}?open={id_of(review_id)}"
    try:
        await reviews.reply(tx, actor, id_of(review_id), ReplyInput(said))
    except (Invalid, Conflict) as refusal:
        return await _back(context, tx, refusal, back)
    context.flash("success", "Your reply is there.")
    return Redirect(back, status_code=303)


@post(question_list.HOME + "/{question_id:str}/answers", status_code=200, include_in_schema=False)
async def answer(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, question_id: FromPath[str]
) -> Redirect:
    """Answer a question for the shop."""
    enter(actor)
    said = str((await request.form()).get("text", ""))[:MOST]
    back = f"{question_list.HOME}?open={id_of(question_id)}"
    try:
        await reviews.answer(tx, actor, id_of(question_id), said)
    except (Invalid, Conflict) as refusal:
        return await _back(context, tx, refusal, back)
    context.flash("success", "Your answer is there.")
    return Redirect(back, status_code=303)


@post("/console/reviews/answers/{answer_id:str}", status_code=200, include_in_schema=False)
async def change_answer(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, answer_id: FromPath[str]
) -> Redirect:
    """Say the shop's answer in other words."""
    enter(actor)
    actor.require(Permission.REVIEWS_REPLY)
    said = str((await request.form()).get("text", ""))[:MOST]
    back = question_list.HOME
    try:
        question_id = await reviews.change_answer(tx, actor, id_of(answer_id), said)
    except (Invalid, Conflict) as refusal:
        return await _back(context, tx, refusal, back)
    context.flash("success", "Your answer is changed.")
    return Redirect(f"{back}?open={question_id}", status_code=303)


async def _back(context: RequestContext, tx: Any, refusal: AppError, address: str) -> Redirect:
    await tx.rollback()
    context.flash("error", refusal.message, **refusal.params)
    return Redirect(address, status_code=303)


routes = [*grid_routes(review_list.GRID), *grid_routes(question_list.GRID), reply, answer, change_answer]
