"""Write notes and change them."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError, Conflict, Invalid, NotFound, TooLarge, TooMany
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductQuery
from jishi.modules.media import api as media
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import OrderState
from jishi.modules.social import api as social
from jishi.modules.social.contracts import MOST_OPTIONS, Note, NoteKind, NoteState
from jishi.platform.http.context import AnyRequest, RequestContext, context_of
from jishi.storefront.community.form import MOST_BYTES, Written, dots_of, from_note, read_written
from jishi.storefront.community.note import get_note
from jishi.storefront.domain.codes import is_code
from jishi.storefront.reviewing.form import explain
from jishi.storefront.shared import fragment, own_page, words_of

REFUSALS = (Invalid, TooLarge, TooMany, Conflict)
BOUGHT = (OrderState.PAID, OrderState.SHIPPED, OrderState.DELIVERED, OrderState.COMPLETED)
SUGGESTED = 6
FOUND = 8


@get("/notes/new", include_in_schema=False)
async def new(request: AnyRequest, kind: FromQuery[str] = "", product: FromQuery[str] = "") -> Response[bytes]:
    """The empty form; with a product when one comes from its page or an order."""
    known = {one.value: one for one in NoteKind}
    written = Written(kind=known.get(kind, NoteKind.NOTE), products=[product] if is_code(product) else [])
    return await _form(request, written, None, None)


@post("/notes/new", status_code=200, include_in_schema=False, request_max_body_size=MOST_BYTES)
async def write(request: AnyRequest) -> Response[bytes] | Redirect:
    """Publish a note, or keep it as a draft."""
    context = context_of(request)
    actor = await context.actor()
    actor.require_account()
    written = Written()
    try:
        written = await read_written(request, context.tx, actor)
        note = await social.write_note(context.tx, actor, written.given())
    except REFUSALS as refusal:
        await context.tx.rollback()
        return await _form(request, written, None, refusal)
    return _done(context, note)


@get("/notes/{code:str}/edit", include_in_schema=False)
async def edit(request: AnyRequest, code: FromPath[str]) -> Response[bytes]:
    """One's own note, to change it."""
    context = context_of(request)
    (await context.actor()).require_account()
    return await _form(request, from_note(note := await _own_note(context, code)), note, None)


@post("/notes/{code:str}/edit", status_code=200, include_in_schema=False, request_max_body_size=MOST_BYTES)
async def change(request: AnyRequest, code: FromPath[str]) -> Response[bytes] | Redirect:
    """Change one's own note."""
    context = context_of(request)
    actor = await context.actor()
    actor.require_account()
    note = await _own_note(context, code)
    written = Written()
    try:
        written = await read_written(request, context.tx, actor)
        note = await social.change_note(context.tx, actor, code, written.given(dots_of(note)))
    except REFUSALS as refusal:
        await context.tx.rollback()
        return await _form(request, written, note, refusal)
    return _done(context, note)


@get("/notes/new/products", include_in_schema=False)
async def choose(request: AnyRequest, find: FromQuery[str] = "") -> Response[bytes]:
    """Products to show with a note: those that are ticked, then what was found."""
    context = context_of(request)
    actor = await context.actor()
    actor.require_account()
    pairs = [("product", value) for name, value in request.query_params.multi_items() if name == "product"]
    chosen = list(dict.fromkeys(str(value) for _, value in pairs if is_code(str(value))))[:20]
    return fragment(request, "community/choices.html", **await _choices(context, actor, chosen, find[:60].strip()))


async def _choices(context: RequestContext, actor: Actor, chosen: list[str], find: str) -> dict[str, Any]:
    words, tx = words_of(context), context.tx
    found = [one for code in chosen if (one := await catalog.find_product(tx, code)) is not None]
    shown = await catalog.cards(tx, [one.id for one in found]) if found else {}
    picked = words.cards(shown[one.id] for one in found if one.id in shown)
    if find:
        page = await catalog.list_products(tx, ProductQuery(text=find, limit=FOUND))
        offered = words.cards(page.items)
    else:
        mine = await orders.list_orders(tx, actor, states=BOUGHT, limit=SUGGESTED)
        ids = list(dict.fromkeys(line.product_id for order in mine.items for line in order.lines))[:SUGGESTED]
        bought = await catalog.cards(tx, ids) if ids else {}
        offered = words.cards(bought[one] for one in ids if one in bought and bought[one].on_sale)
    codes = {one.code for one in picked}
    return {"chosen": picked, "offered": [one for one in offered if one.code not in codes], "find": find}


async def _form(request: AnyRequest, written: Written, note: Note | None, refusal: AppError | None) -> Response[bytes]:
    context = context_of(request)
    actor = await context.actor()
    actor.require_account()
    words = words_of(context)
    known = await media.images(context.tx, written.picture_ids) if written.picture_ids else {}
    pictures = [(one, words.small(known[one], (160, 320))) for one in written.picture_ids if one in known]
    is_public = note is not None and note.state in (NoteState.PUBLISHED, NoteState.HELD, NoteState.HIDDEN)
    return await own_page(
        request,
        "community/write.html",
        status=refusal.status if refusal else 200,
        action=f"/notes/{note.code}/edit" if note else "/notes/new",
        note=note,
        is_public=is_public,
        written=written,
        pictures=pictures,
        options=(written.options + [""] * MOST_OPTIONS)[:MOST_OPTIONS],
        errors=explain(context, refusal),
        **await _choices(context, actor, written.products, ""),
    )


async def _own_note(context: RequestContext, code: str) -> Note:
    note = await get_note(context, code)
    if not note.is_mine:
        raise NotFound
    return note


def _done(context: RequestContext, note: Note) -> Redirect:
    if note.state is NoteState.HELD:
        context.flash("info", "Thank you. We look at your words before others see them.")
    elif note.state is NoteState.DRAFT:
        context.flash("success", "Your draft is kept.")
        return Redirect(f"/u/{note.author.handle}?tab=drafts", status_code=303)
    else:
        context.flash("success", "Your note is published.")
    return Redirect(f"/notes/{note.code}", status_code=303)


routes = [new, write, edit, change, choose]
