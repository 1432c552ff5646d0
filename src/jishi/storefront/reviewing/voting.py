"""Find something helpful, and report what does not belong here."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.modules.moderation.contracts import ReportInput, ReportReason
from jishi.modules.reviews import api as reviews
from jishi.modules.social import api as social
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, context_of, is_htmx
from jishi.storefront.buying.fields import need_id, read_fields
from jishi.storefront.shared import fragment, own_page

Report = Callable[[Tx, Actor, UUID, ReportInput], Awaitable[None]]

REPORTS: dict[str, Report] = {
    "reviews": reviews.report,
    "questions": reviews.report_question,
    "answers": reviews.report_answer,
    "notes": social.report_note_by_id,
    "comments": social.report_comment,
}

REASON_NAMES = {
    ReportReason.ABUSE: "Insults or threats",
    ReportReason.ADVERTISING: "Advertising or spam",
    ReportReason.FALSE: "It is not true",
    ReportReason.PRIVACY: "It shows private things",
    ReportReason.ILLEGAL: "It is against the law",
    ReportReason.OTHER: "Something else",
}
"""Message ids of the reasons."""


@post("/reviews/{review_id:str}/vote", status_code=200, include_in_schema=False)
async def vote(request: AnyRequest, review_id: FromPath[str]) -> Response[bytes] | Redirect:
    """Find a review helpful (`helpful` is 1), or not any more (0)."""
    context = context_of(request)
    fields, wanted = await read_fields(request), need_id(review_id)
    votes = await reviews.vote(context.tx, await context.actor(), wanted, helpful=fields.text("helpful") != "0")
    if is_htmx(request):
        return fragment(request, "reviewing/vote.html", kind="reviews", id=wanted, votes=votes)
    review = await reviews.get_review(context.tx, wanted)
    return Redirect(f"/products/{review.product_code}/reviews", status_code=303)


@post("/answers/{answer_id:str}/vote", status_code=200, include_in_schema=False)
async def vote_answer(request: AnyRequest, answer_id: FromPath[str]) -> Response[bytes] | Redirect:
    """The same for an answer."""
    context = context_of(request)
    fields, wanted = await read_fields(request), need_id(answer_id)
    votes = await reviews.vote_answer(context.tx, await context.actor(), wanted, helpful=fields.text("helpful") != "0")
    if is_htmx(request):
        return fragment(request, "reviewing/vote.html", kind="answers", id=wanted, votes=votes)
    return Redirect("/account/reviews", status_code=303)


@get("/reports/{kind:str}/{subject_id:str}", include_in_schema=False)
async def ask_why(request: AnyRequest, kind: FromPath[str], subject_id: FromPath[str]) -> Response[bytes]:
    """Why something does not belong here."""
    (await context_of(request).actor()).require_account()
    if kind not in REPORTS:
        raise NotFound
    return await own_page(
        request, "reviewing/report.html", kind=kind, id=need_id(subject_id), reasons=list(REASON_NAMES.items())
    )


@post("/reports/{kind:str}/{subject_id:str}", status_code=200, include_in_schema=False)
async def report(request: AnyRequest, kind: FromPath[str], subject_id: FromPath[str]) -> Redirect:
    """Have a moderator look at it."""
    context = context_of(request)
    fields = await read_fields(request)
    if kind not in REPORTS:
        raise NotFound
    known = {reason.value for reason in ReportReason}
    reason = fields.text("reason")
    given = ReportInput(ReportReason(reason) if reason in known else ReportReason.OTHER, fields.text("note"))
    await REPORTS[kind](context.tx, await context.actor(), need_id(subject_id), given)
    context.flash("success", "Thank you. Somebody will look at it.")
    return Redirect("/", status_code=303)


routes = [vote, vote_answer, ask_why, report]
