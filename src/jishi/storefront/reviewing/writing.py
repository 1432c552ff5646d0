"""Write, change and follow up one's own reviews."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.kernel.errors import AppError, Conflict, Invalid, TooLarge, TooMany
from jishi.modules.catalog import api as catalog
from jishi.modules.media import api as media
from jishi.modules.reviews import api as reviews
from jishi.modules.reviews.contracts import FollowUpInput, OwnReview, ReviewChange, ReviewInput, State
from jishi.platform.http.context import AnyRequest, RequestContext, context_of
from jishi.storefront.buying.fields import need_id
from jishi.storefront.reviewing.form import MOST_BYTES, Written, explain, from_review, read_written
from jishi.storefront.reviewing.shown import labels, shots, whole
from jishi.storefront.shared import own_page, words_of

REFUSALS = (Invalid, TooLarge, TooMany)
MINE = "/account/reviews?tab=written"


@get("/orders/{number:str}/reviews/{line_id:str}", include_in_schema=False)
async def new(request: AnyRequest, number: FromPath[str], line_id: FromPath[str]) -> Response[bytes] | Redirect:
    """The form for a line of one's order; leads to the review when there is one already."""
    context = context_of(request)
    actor, line = await context.actor(), need_id(line_id)
    if (found := await reviews.find_own(context.tx, actor, line)) is not None:
        return Redirect(f"/account/reviews/{found.review.id}", status_code=303)
    return await _new(request, context, number, line_id, Written(), None)


@post("/orders/{number:str}/reviews/{line_id:str}", status_code=200, include_in_schema=False,
      request_max_body_size=MOST_BYTES)  # fmt: skip
async def write(request: AnyRequest, number: FromPath[str], line_id: FromPath[str]) -> Response[bytes] | Redirect:
    """Review a line of one's order."""
    context = context_of(request)
    actor, line = await context.actor(), need_id(line_id)
    actor.require_account()
    written = Written()
    try:
        written = await read_written(request, context.tx, actor)
        given = ReviewInput(
            order_number=number,
            line_id=line,
            stars=written.stars,
            scores=written.scores,
            text=written.text,
            picture_ids=written.picture_ids,
            anonymous=written.anonymous,
        )
        own = await reviews.write(context.tx, actor, given)
    except REFUSALS as refusal:
        await context.tx.rollback()
        return await _new(request, context, number, line_id, written, refusal)
    _thank(context, own)
    return Redirect(MINE, status_code=303)


@get("/account/reviews/{review_id:str}", include_in_schema=False)
async def edit(request: AnyRequest, review_id: FromPath[str]) -> Response[bytes]:
    """One's own review, to change it or to add a later word."""
    context = context_of(request)
    own = await reviews.get_own(context.tx, await context.actor(), need_id(review_id))
    return await _edit(request, context, own, from_review(own), None)


@post("/account/reviews/{review_id:str}", status_code=200, include_in_schema=False, request_max_body_size=MOST_BYTES)
async def change(request: AnyRequest, review_id: FromPath[str]) -> Response[bytes] | Redirect:
    """Change one's own review."""
    context = context_of(request)
    actor, wanted = await context.actor(), need_id(review_id)
    actor.require_account()
    written = Written()
    try:
        written = await read_written(request, context.tx, actor)
        given = ReviewChange(
            stars=written.stars,
            scores=written.scores,
            text=written.text,
            picture_ids=written.picture_ids,
            anonymous=written.anonymous,
        )
        own = await reviews.change(context.tx, actor, wanted, given)
    except REFUSALS as refusal:
        await context.tx.rollback()
        return await _edit(request, context, await reviews.get_own(context.tx, actor, wanted), written, refusal)
    _thank(context, own)
    return Redirect(MINE, status_code=303)


@post("/account/reviews/{review_id:str}/follow-up", status_code=200, include_in_schema=False,
      request_max_body_size=MOST_BYTES)  # fmt: skip
async def follow_up(request: AnyRequest, review_id: FromPath[str]) -> Response[bytes] | Redirect:
    """Add a later word to one's own review."""
    context = context_of(request)
    actor, wanted = await context.actor(), need_id(review_id)
    actor.require_account()
    written = Written()
    try:
        written = await read_written(request, context.tx, actor)
        given = FollowUpInput(text=written.text, picture_ids=written.picture_ids)
        await reviews.follow_up(context.tx, actor, wanted, given)
    except REFUSALS as refusal:
        await context.tx.rollback()
        own = await reviews.get_own(context.tx, actor, wanted)
        return await _edit(request, context, own, from_review(own), refusal, later=written.text)
    context.flash("success", "Thank you for your later word.")
    return Redirect(MINE, status_code=303)


@post("/account/reviews/{review_id:str}/deletion", status_code=200, include_in_schema=False)
async def delete(request: AnyRequest, review_id: FromPath[str]) -> Redirect:
    """Take one's own review back."""
    context = context_of(request)
    await reviews.delete(context.tx, await context.actor(), need_id(review_id))
    context.flash("success", "Your review is deleted.")
    return Redirect(MINE, status_code=303)


async def _new(
    request: AnyRequest,
    context: RequestContext,
    number: str,
    line_id: str,
    written: Written,
    refusal: AppError | None,
) -> Response[bytes] | Redirect:
    actor = await context.actor()
    try:
        order, line = await reviews.received_line(context.tx, actor, number, need_id(line_id))
    except Conflict as early:
        context.flash("info", early.message)
        return Redirect(f"/orders/{number}", status_code=303)
    values = await _values(context, line.product_code, written, refusal)
    return await _answer(
        request,
        refusal,
        action=f"/orders/{order.number}/reviews/{line.id}",
        title=line.title,
        label=line.label,
        image=whole(line.image),
        own=None,
        later="",
        **values,
    )


async def _edit(
    request: AnyRequest,
    context: RequestContext,
    own: OwnReview,
    written: Written,
    refusal: AppError | None,
    *,
    later: str = "",
) -> Response[bytes]:
    values = await _values(context, own.review.product_code, written, refusal)
    return await _answer(
        request,
        refusal,
        action=f"/account/reviews/{own.review.id}",
        title=own.title,
        label=own.review.variant,
        image=whole(own.image),
        own=own,
        later=later,
        **values,
    )


async def _answer(request: AnyRequest, refusal: AppError | None, **values: Any) -> Response[bytes]:
    response = await own_page(request, "reviewing/write.html", **values)
    if refusal is not None:
        response.status_code = refusal.status
    return response


async def _values(context: RequestContext, code: str, written: Written, refusal: AppError | None) -> dict[str, Any]:
    words = words_of(context)
    product = await catalog.find_product(context.tx, code)
    known = await media.images(context.tx, written.picture_ids)
    pictures = [known[one] for one in written.picture_ids if one in known]
    return {
        "code": code if product is not None else "",
        "labels": labels(words, product),
        "written": written,
        "pictures": list(zip([one.id for one in pictures], shots(words, pictures), strict=True)),
        "errors": explain(context, refusal),
    }


def _thank(context: RequestContext, own: OwnReview) -> None:
    if own.state is State.HELD:
        context.flash("info", "Thank you. We look at your words before others see them.")
    else:
        context.flash("success", "Thank you for your review.")


routes = [new, write, edit, change, follow_up, delete]
