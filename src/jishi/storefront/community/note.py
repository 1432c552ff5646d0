"""A note's page, and what one does there."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.modules.catalog import api as catalog
from jishi.modules.social import api as social
from jishi.modules.social.contracts import Audience, CollectionInput, CommentSort, Note, NoteState
from jishi.platform.http.context import AnyRequest, RequestContext, context_of, is_htmx
from jishi.storefront.buying.fields import find_id, read_fields
from jishi.storefront.community.comments import section_values
from jishi.storefront.community.shown import AUDIENCES, STATES, ago, pictures, tiles
from jishi.storefront.domain.codes import is_code
from jishi.storefront.pages.product import live_product
from jishi.storefront.shared import fragment, own_page, words_of
from jishi.storefront.views import Card, Words

ABOUT = 10
MOST_SUMMARY = 120


@get("/notes/{code:str}", include_in_schema=False)
async def show(
    request: AnyRequest, code: FromPath[str], sort: FromQuery[str] = "", s: FromQuery[str] = ""
) -> Response[bytes]:
    """A note with what is said to it. Four statements at most: the note, two for comments, the products."""
    context = context_of(request)
    words, actor = words_of(context), await context.actor()
    note = await get_note(context, code)
    order = CommentSort.NEW if sort == CommentSort.NEW else CommentSort.HOT
    comments = await section_values(context, words, note, order)
    return await own_page(
        request,
        "community/note.html",
        pictures=pictures(words, note),
        pieces=social.pieces_of(note.text, note.tags, note.mentions),
        products=await _products(context, words, note),
        when=ago(words, note.published_at, context.tx.now) if note.published_at else "",
        state=words.say(STATES[note.state]) if note.state is not NoteState.PUBLISHED else "",
        audience="" if note.audience is Audience.EVERYONE else words.say(AUDIENCES[note.audience]),
        votes=sum(option.votes for option in note.options),
        summary=" ".join(note.text.split())[:MOST_SUMMARY],
        shared_as=s if is_code(s) else "",
        viewer=actor,
        quote=quote,
        **comments,
    )


@post("/notes/{code:str}/like", status_code=200, include_in_schema=False)
async def like(request: AnyRequest, code: FromPath[str]) -> Response[bytes] | Redirect:
    """Like a note (`wanted` is 1), or not any more (0)."""
    context, actor, fields = await _acting(request)
    if fields.text("wanted") == "0":
        await social.unlike(context.tx, actor, code)
    else:
        await social.like(context.tx, actor, code)
    return await _bar(request, context, code)


@post("/notes/{code:str}/save", status_code=200, include_in_schema=False)
async def save(request: AnyRequest, code: FromPath[str]) -> Response[bytes] | Redirect:
    """Collect a note, in a collection when one is named or made with it; or not any more (`wanted` is 0)."""
    context, actor, fields = await _acting(request)
    if fields.text("wanted") == "0":
        await social.unsave(context.tx, actor, code)
    else:
        await social.save(context.tx, actor, code, await _collection(context, actor, fields))
    return await _bar(request, context, code)


@get("/notes/{code:str}/collections", include_in_schema=False)
async def collections(request: AnyRequest, code: FromPath[str]) -> Response[bytes]:
    """Where to collect a note."""
    context = context_of(request)
    actor = await context.actor()
    actor.require_account()
    note = await get_note(context, code)
    profile = await social.get_own_profile(context.tx, actor)
    handle = profile.person.handle
    own = await social.list_collections(context.tx, actor, handle) if handle else []
    return fragment(request, "community/collections.html", note=note, collections=own)


@post("/notes/{code:str}/vote", status_code=200, include_in_schema=False)
async def vote(request: AnyRequest, code: FromPath[str]) -> Redirect:
    """Choose an option of a poll."""
    context, actor, fields = await _acting(request)
    await social.vote(context.tx, actor, code, fields.whole("option"))
    return Redirect(f"/notes/{code}#poll", status_code=303)


@post("/notes/{code:str}/share", status_code=200, include_in_schema=False)
async def share(request: AnyRequest, code: FromPath[str]) -> Response[bytes] | Redirect:
    """A short address of one's own to pass on."""
    context, actor, _ = await _acting(request)
    shared = await social.share(context.tx, actor, code)
    note = await get_note(context, code)
    if is_htmx(request):
        return fragment(request, "community/share.html", shared=shared, note=note)
    return await own_page(request, "community/share_page.html", shared=shared, note=note)


@get("/s/{share_code:str}", include_in_schema=False)
async def come_by(request: AnyRequest, share_code: FromPath[str]) -> Redirect:
    """A short address. The note's page says that somebody came by it, so that machines are not counted."""
    code = await social.find_shared(context_of(request).tx, share_code) if is_code(share_code) else None
    if code is None:
        raise NotFound
    return Redirect(f"/notes/{code}?s={share_code}", status_code=302)


@post("/s/{share_code:str}/visits", status_code=204, include_in_schema=False)
async def count_visit(request: AnyRequest, share_code: FromPath[str]) -> None:
    """Somebody came by a short address."""
    if is_code(share_code):
        await social.count_visit(context_of(request).tx, share_code)


@post("/notes/{code:str}/deletion", status_code=200, include_in_schema=False)
async def delete(request: AnyRequest, code: FromPath[str]) -> Redirect:
    """Delete one's own note for good."""
    context = context_of(request)
    actor = await context.actor()
    note = await get_note(context, code)
    await social.delete_note(context.tx, actor, code)
    context.flash("success", "Your note is deleted.")
    return Redirect(f"/u/{note.author.handle}", status_code=303)


@get("/notes/{code:str}/history", include_in_schema=False)
async def history(request: AnyRequest, code: FromPath[str]) -> Response[bytes]:
    """What one's own note said before."""
    context = context_of(request)
    versions = await social.list_note_versions(context.tx, await context.actor(), code)
    return await own_page(request, "community/history.html", code=code, versions=versions)


@get("/products/{code:str}/notes/section", include_in_schema=False)
async def about(request: AnyRequest, code: FromPath[str]) -> Response[bytes]:
    """Notes on a product's page."""
    context = context_of(request)
    product = await live_product(context.tx, code)
    found = await social.list_about(context.tx, await context.actor(), product.id, limit=ABOUT)
    return fragment(request, "community/about.html", code=product.code, tiles=tiles(words_of(context), found))


async def get_note(context: RequestContext, code: str) -> Note:
    """The note at this address. Raises NotFound for what one may not see."""
    if not is_code(code):
        raise NotFound
    return await social.get_note(context.tx, await context.actor(), code)


async def _acting(request: AnyRequest) -> tuple[RequestContext, Actor, Any]:
    context = context_of(request)
    actor = await context.actor()
    actor.require_account()
    return context, actor, await read_fields(request)


async def _collection(context: RequestContext, actor: Actor, fields: Any) -> UUID | None:
    if name := fields.text("name"):
        return await social.add_collection(context.tx, actor, CollectionInput(name=name))
    return find_id(fields.text("collection"))


async def _bar(request: AnyRequest, context: RequestContext, code: str) -> Response[bytes] | Redirect:
    if is_htmx(request):
        return fragment(request, "community/bar.html", note=await get_note(context, code))
    return Redirect(f"/notes/{code}", status_code=303)


async def _products(context: RequestContext, words: Words, note: Note) -> list[Card]:
    ids = list(dict.fromkeys(one.product_id for one in note.products))
    found = await catalog.cards(context.tx, ids) if ids else {}
    return words.cards(found[one] for one in ids if one in found and found[one].on_sale)


routes = [show, like, save, collections, vote, share, come_by, count_visit, delete, history, about]
