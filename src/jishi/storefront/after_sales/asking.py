"""Asking: what for, which pieces, why, and what it would come to."""

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError, Invalid
from jishi.modules.after_sales import api as after_sales
from jishi.modules.after_sales.contracts import Kind, Preview
from jishi.modules.media import api as media
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.limits import Limits, Rule
from jishi.platform.http.pages import render
from jishi.storefront.after_sales.access import reach_order
from jishi.storefront.after_sales.reading import Choice, choices_of, lines_of, read_ask, reasons_of, take_pictures
from jishi.storefront.after_sales.words import CHOICES
from jishi.storefront.buying.fields import Fields, read_fields
from jishi.storefront.buying.shown import amounts, shot

MOST_FORM = 12 * 1024 * 1024
UPLOADS = Rule("after-sales-picture", burst=20, per_minute=6)


@get("/orders/{number:str}/after-sales", include_in_schema=False)
async def ask_form(
    request: AnyRequest,
    tx: GivenTx,
    actor: GivenActor,
    context: GivenContext,
    number: FromPath[str],
    kind: FromQuery[str] = "",
) -> Response[bytes]:
    """What can be asked for; once that is chosen, the form for it."""
    _, buyer = await reach_order(tx, actor, context, number)
    opening = await after_sales.get_opening(tx, buyer, number)
    choices = choices_of(opening)
    chosen = next((one for one in choices if one.code == kind), None) or (choices[0] if len(choices) == 1 else None)
    return await _form(request, tx, buyer, opening.number, chosen)


@post("/orders/{number:str}/after-sales/preview", status_code=200, include_in_schema=False)
async def preview(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, number: FromPath[str]
) -> Response[bytes]:
    """What the form as it stands would come to, as a part of the page."""
    _, buyer = await reach_order(tx, actor, context, number)
    fields = await read_fields(request)
    opening = await after_sales.get_opening(tx, buyer, number)
    chosen = Choice.read(fields.text("kind"))
    found: Preview | None = None
    problem = ""
    try:
        if chosen is not None:
            found = await after_sales.preview(tx, buyer, read_ask(fields, opening, chosen))
    except AppError as refusal:
        problem = context.translations.gettext(refusal.message, **refusal.params)
    return render(
        request,
        "after_sales/parts/preview.html",
        preview=found,
        problem=problem,
        amount=amounts(opening.currency),
        exchange=chosen is not None and chosen.kind is Kind.EXCHANGE,
    )


@post("/orders/{number:str}/after-sales", status_code=200, include_in_schema=False, request_max_body_size=MOST_FORM)
async def ask(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, number: FromPath[str]
) -> Response[bytes] | Redirect:
    """Open the case; when something is wrong the form comes back with what was typed."""
    _, buyer = await reach_order(tx, actor, context, number)
    fields = await read_fields(request)
    chosen = Choice.read(fields.text("kind"))
    opening = await after_sales.get_opening(tx, buyer, number)
    if chosen is None:
        return Redirect(f"/orders/{number}/after-sales", status_code=303)
    try:
        given = read_ask(fields, opening, chosen, await take_pictures(tx, request, buyer))
        case = await after_sales.ask(tx, buyer, given, idempotency_key=fields.text("idempotency_key"))
    except AppError as refusal:
        await tx.rollback()
        problem = context.translations.gettext(refusal.message, **refusal.params)
        return await _form(request, tx, buyer, number, chosen, fields=fields, problem=problem, status=422)
    context.flash("success", "The shop has been told. You can follow the case here.")
    return Redirect(f"/after-sales/{case.code}", status_code=303)


@post("/orders/{number:str}/after-sales/pictures", include_in_schema=False, request_max_body_size=MOST_FORM)
async def upload(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, number: FromPath[str]
) -> dict[str, str]:
    """A picture on its own, from the script: its id, for the form."""
    _, buyer = await reach_order(tx, actor, context, number)
    context.app.service(Limits).spend(UPLOADS, f"{buyer.owner_id} {context.address}")
    file = (await request.form()).get("file")
    if file is None or isinstance(file, str):
        raise Invalid("Please choose a picture.", field="file")
    image = await media.store(tx, await file.read())
    return {"id": str(image.id), "url": f"/media/{image.code}/320.webp"}


async def _form(
    request: AnyRequest,
    tx: Tx,
    buyer: Actor,
    number: str,
    chosen: Choice | None,
    *,
    fields: Fields | None = None,
    problem: str = "",
    status: int = 200,
) -> Response[bytes]:
    opening = await after_sales.get_opening(tx, buyer, number)
    lines = lines_of(opening, chosen) if chosen else []
    exchange = chosen is not None and chosen.kind is Kind.EXCHANGE
    return render(
        request,
        "after_sales/ask.html",
        status=status,
        opening=opening,
        choices=choices_of(opening),
        chosen=chosen,
        words=CHOICES,
        reasons=reasons_of(opening, chosen) if chosen else [],
        reason_names=after_sales.REASON_NAMES,
        lines=lines,
        replacements=await after_sales.list_replacements(tx, lines) if exchange else {},
        amount=amounts(opening.currency),
        shot=shot,
        typed=fields,
        problem=problem,
    )


routes = [ask_form, preview, ask, upload]
