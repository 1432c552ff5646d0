"""What is said to a note."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.kernel.errors import AppError, Invalid, NotFound, TooMany
from jishi.modules.social import api as social
from jishi.modules.social.contracts import Comment, CommentInput, CommentSort, Note
from jishi.platform.http.context import AnyRequest, RequestContext, context_of, is_htmx
from jishi.storefront.buying.fields import find_id, need_id, read_fields
from jishi.storefront.community.shown import said
from jishi.storefront.domain.codes import is_code
from jishi.storefront.reviewing.form import explain
from jishi.storefront.shared import fragment, own_page, words_of
from jishi.storefront.views import Words

PAGE = 10
REPLIES = 20
REFUSALS = (Invalid, TooMany)


@get("/notes/{code:str}/comments", include_in_schema=False)
async def more(
    request: AnyRequest, code: FromPath[str], sort: FromQuery[str] = "", cursor: FromQuery[str] = ""
) -> Response[bytes] | Redirect:
    """Further comments; without a script they are on the note's page."""
    context = context_of(request)
    note = await _note(context, code)
    order = CommentSort.NEW if sort == CommentSort.NEW else CommentSort.HOT
    values = await section_values(context, words_of(context), note, order, cursor=cursor)
    if is_htmx(request):
        return fragment(request, "community/more_comments.html" if cursor else "community/comments.html", **values)
    return await own_page(request, "community/comments_page.html", **values)


@post("/notes/{code:str}/comments", status_code=200, include_in_schema=False)
async def write(request: AnyRequest, code: FromPath[str]) -> Response[bytes] | Redirect:
    """Say something to a note, or to a comment."""
    context = context_of(request)
    actor = await context.actor()
    actor.require_account()
    fields = await read_fields(request)
    text, reply_to = fields.text("text"), find_id(fields.text("reply_to"))
    refusal: AppError | None = None
    added: Comment | None = None
    try:
        async with context.tx.savepoint():
            added = await social.write_comment(context.tx, actor, code, CommentInput(text, reply_to))
    except REFUSALS as reason:
        refusal = reason
    if added is not None and added.held:
        context.flash("info", "Thank you. We look at your words before others see them.")
    if not is_htmx(request):
        if refusal is not None:
            context.flash("error", refusal.message, **refusal.params)
        return Redirect(f"/notes/{code}#comments", status_code=303)
    note = await _note(context, code)
    values = await section_values(context, words_of(context), note, CommentSort.HOT, first=added)
    complaints = explain(context, refusal)
    if refusal is not None:
        values |= {"text": text, "error": complaints["text"] or complaints["form"], "reply_to": reply_to}
    return fragment(request, "community/comments.html", **values)


@get("/comments/{comment_id:str}/replies", include_in_schema=False)
async def replies(request: AnyRequest, comment_id: FromPath[str], cursor: FromQuery[str] = "") -> Response[bytes]:
    """The answers to a comment."""
    context, words = context_of(request), words_of(context_of(request))
    actor, root_id = await context.actor(), need_id(comment_id)
    page = await social.list_replies(context.tx, actor, root_id, cursor=cursor, limit=REPLIES)
    note = await social.note_of_comment(context.tx, actor, root_id)
    values = {
        "note": note,
        "replies": [said(words, one, context.tx.now) for one in page.items],
        "next_url": f"/comments/{root_id}/replies?{urlencode({'cursor': page.next_cursor})}"
        if page.next_cursor
        else None,
    }
    if is_htmx(request):
        return fragment(request, "community/more_replies.html", **values)
    return await own_page(request, "community/replies_page.html", **values)


@post("/comments/{comment_id:str}/like", status_code=200, include_in_schema=False)
async def like(request: AnyRequest, comment_id: FromPath[str]) -> Response[bytes] | Redirect:
    """Like a comment (`wanted` is 1), or not any more (0)."""
    context = context_of(request)
    actor, fields, wanted = await context.actor(), await read_fields(request), need_id(comment_id)
    change = social.unlike_comment if fields.text("wanted") == "0" else social.like_comment
    liked = await change(context.tx, actor, wanted)
    if is_htmx(request):
        return fragment(request, "community/comment_like.html", id=wanted, likes=liked.likes, mine=liked.mine)
    note = await social.note_of_comment(context.tx, actor, wanted)
    return Redirect(f"/notes/{note.code}#comments", status_code=303)


@post("/comments/{comment_id:str}/deletion", status_code=200, include_in_schema=False)
async def delete(request: AnyRequest, comment_id: FromPath[str]) -> Response[bytes] | Redirect:
    """Take one's own comment back, or one on one's own note away."""
    context = context_of(request)
    return await _section(request, await social.delete_comment(context.tx, await context.actor(), need_id(comment_id)))


@post("/comments/{comment_id:str}/pin", status_code=200, include_in_schema=False)
async def pin(request: AnyRequest, comment_id: FromPath[str]) -> Response[bytes] | Redirect:
    """Keep a comment on one's own note on top (`wanted` is 1), or not any more (0)."""
    context = context_of(request)
    actor, fields = await context.actor(), await read_fields(request)
    pinned = fields.text("wanted") != "0"
    return await _section(request, await social.pin_comment(context.tx, actor, need_id(comment_id), pinned=pinned))


@post("/comments/{comment_id:str}/acceptance", status_code=200, include_in_schema=False)
async def accept(request: AnyRequest, comment_id: FromPath[str]) -> Response[bytes] | Redirect:
    """Say that a comment answers one's question (`wanted` is 1), or not any more (0)."""
    context = context_of(request)
    actor, fields = await context.actor(), await read_fields(request)
    accepted = fields.text("wanted") != "0"
    return await _section(
        request, await social.accept_answer(context.tx, actor, need_id(comment_id), accepted=accepted)
    )


async def section_values(
    context: RequestContext,
    words: Words,
    note: Note,
    sort: CommentSort,
    *,
    cursor: str = "",
    first: Comment | None = None,
) -> dict[str, Any]:
    """What the section of comments shows; `first` stands before all others, as one has just written it. Two
    statements."""
    tx, actor = context.tx, await context.actor()
    page = await social.comments_of(tx, actor, note.id, sort=sort, cursor=cursor, limit=PAGE)
    root_id: UUID | None = None if first is None else first.root_id or first.id
    items = list(page.items)
    if first is not None and root_id is not None:
        items = [one for one in items if one.id != root_id]
        items.insert(0, await social.get_thread(tx, actor, root_id) if first.root_id else first)
    query = {"sort": sort.value, "cursor": page.next_cursor}
    return {
        "note": note,
        "comments": [said(words, one, tx.now) for one in items],
        "next_url": f"/notes/{note.code}/comments?{urlencode(query)}" if page.next_cursor else None,
        "sort": sort.value,
        "me": actor,
        "text": "",
        "error": "",
        "reply_to": None,
    }


async def _note(context: RequestContext, code: str) -> Note:
    if not is_code(code):
        raise NotFound
    return await social.get_note(context.tx, await context.actor(), code)


async def _section(request: AnyRequest, code: str) -> Response[bytes] | Redirect:
    context = context_of(request)
    if not is_htmx(request):
        return Redirect(f"/notes/{code}#comments", status_code=303)
    values = await section_values(context, words_of(context), await _note(context, code), CommentSort.HOT)
    return fragment(request, "community/comments.html", **values)


routes = [more, write, replies, like, delete, pin, accept]
