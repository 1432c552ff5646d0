"""Questions about a product, and their answers."""

from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.kernel.errors import Invalid
from jishi.modules.reviews import api as reviews
from jishi.platform.http.context import AnyRequest, context_of, is_htmx
from jishi.storefront.buying.fields import need_id, read_fields
from jishi.storefront.pages.product import live_product
from jishi.storefront.reviewing.shown import whole
from jishi.storefront.shared import fragment, own_page, words_of
from jishi.storefront.views import Words

PAGE = 10
MOST_SEARCH = 100


@get("/products/{code:str}/questions", include_in_schema=False)
async def all_questions(
    request: AnyRequest, code: FromPath[str], q: FromQuery[str] = "", cursor: FromQuery[str] = ""
) -> Response[bytes]:
    """Everything that was asked about a product, or what speaks of `q`."""
    return await _questions(request, code, q, cursor)


@post("/products/{code:str}/questions", status_code=200, include_in_schema=False)
async def ask(request: AnyRequest, code: FromPath[str]) -> Response[bytes] | Redirect:
    """Ask about a product."""
    context = context_of(request)
    fields = await read_fields(request)
    product = await live_product(context.tx, code)
    try:
        question_id = await reviews.ask(context.tx, await context.actor(), product, fields.text("text"))
    except Invalid as refusal:
        await context.tx.rollback()
        return await _questions(request, code, "", "", refusal=refusal, text=fields.text("text"))
    question = await reviews.get_question(context.tx, await context.actor(), question_id)
    if question.held:
        context.flash("info", "Thank you. We look at your words before others see them.")
    else:
        context.flash("success", "Your question is there. The shop and some buyers have been asked.")
    return Redirect(f"/products/{product.code}/questions", status_code=303)


@get("/questions/{question_id:str}", include_in_schema=False)
async def one_question(request: AnyRequest, question_id: FromPath[str]) -> Response[bytes]:
    """One question with all its answers."""
    context = context_of(request)
    question = await reviews.get_question(context.tx, await context.actor(), need_id(question_id))
    return await own_page(request, "reviewing/question.html", question=question, error="", text="")


@post("/questions/{question_id:str}/answers", status_code=200, include_in_schema=False)
async def answer(request: AnyRequest, question_id: FromPath[str]) -> Response[bytes] | Redirect:
    """Answer a question."""
    context = context_of(request)
    fields = await read_fields(request)
    actor, wanted = await context.actor(), need_id(question_id)
    try:
        answer_id = await reviews.answer(context.tx, actor, wanted, fields.text("text"))
    except Invalid as refusal:
        await context.tx.rollback()
        question = await reviews.get_question(context.tx, actor, wanted)
        error = context.translations.gettext(refusal.message, **refusal.params)
        response = await own_page(
            request, "reviewing/question.html", question=question, error=error, text=fields.text("text")
        )
        response.status_code = 422
        return response
    question = await reviews.get_question(context.tx, actor, wanted)
    held = any(one.held for one in question.answers if one.id == answer_id)
    if held:
        context.flash("info", "Thank you. We look at your words before others see them.")
    else:
        context.flash("success", "Thank you for your answer.")
    return Redirect(f"/questions/{wanted}", status_code=303)


@post("/answers/{answer_id:str}", status_code=200, include_in_schema=False)
async def change_answer(request: AnyRequest, answer_id: FromPath[str]) -> Redirect:
    """Say an answer in other words."""
    context = context_of(request)
    fields = await read_fields(request)
    actor, wanted = await context.actor(), need_id(answer_id)
    question_id = await reviews.change_answer(context.tx, actor, wanted, fields.text("text"))
    question = await reviews.get_question(context.tx, actor, question_id)
    if any(one.held for one in question.answers if one.id == wanted):
        context.flash("info", "Thank you. We look at your words before others see them.")
    else:
        context.flash("success", "Your answer is changed.")
    return Redirect(f"/questions/{question_id}", status_code=303)


async def _questions(
    request: AnyRequest, code: str, q: str, cursor: str, *, refusal: Invalid | None = None, text: str = ""
) -> Response[bytes]:
    context = context_of(request)
    product = await live_product(context.tx, code)
    actor, words = await context.actor(), words_of(context)
    plain = " ".join(q.replace("\x00", "").split())[:MOST_SEARCH]
    page = await reviews.list_questions(context.tx, actor, product.id, text=plain, cursor=cursor, limit=PAGE)
    shown = {"questions": page.items, "next_url": _next(product.code, plain, page.next_cursor)}
    if is_htmx(request) and cursor:
        return fragment(request, "reviewing/more_questions.html", **shown)
    response = await own_page(
        request,
        "reviewing/questions.html",
        code=product.code,
        title=words.pick(product.title),
        image=whole(product.images[0] if product.images else None),
        q=plain,
        error=_said(words, refusal),
        text=text,
        is_signed_in=actor.is_signed_in,
        **shown,
    )
    if refusal is not None:
        response.status_code = 422
    return response


def _next(code: str, text: str, cursor: str | None) -> str | None:
    if cursor is None:
        return None
    pairs = {"q": text, "cursor": cursor} if text else {"cursor": cursor}
    return f"/products/{code}/questions?{urlencode(pairs)}"


def _said(words: Words, refusal: Invalid | None) -> str:
    if refusal is None:
        return ""
    message = next(iter(refusal.fields.values()), refusal.message) if refusal.fields else refusal.message
    return words.say(message, **refusal.params)


routes = [all_questions, ask, one_question, answer, change_answer]
