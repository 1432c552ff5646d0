"""The list of conversations: those that go on, what strangers ask, what was said once."""

from urllib.parse import urlencode
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromQuery
from litestar.response import Redirect

from jishi.modules.messaging import api as messaging
from jishi.modules.messaging.contracts import Box, Habits, RoomKind
from jishi.platform.http.context import AnyRequest, RequestContext, context_of, is_htmx
from jishi.storefront.buying.fields import read_fields
from jishi.storefront.messages.shown import Row, preview, rows
from jishi.storefront.shared import fragment, own_page, words_of

PAGE = 30


@get("/messages", include_in_schema=False)
async def inbox(
    request: AnyRequest, box: FromQuery[str] = "", cursor: FromQuery[str] = "", q: FromQuery[str] = ""
) -> Response[bytes]:
    """My conversations, those that spoke last first; or what I search for in them."""
    context = context_of(request)
    me = (await context.actor()).require_account()
    if q.strip():
        return await _found(request, context, me, q, cursor)
    values = await list_rows(context, me, _box(box), cursor)
    if is_htmx(request):
        return fragment(request, "messages/rows.html", **values)
    return await own_page(request, "messages/inbox.html", **values)


async def list_rows(context: RequestContext, me: UUID, box: Box = Box.MAIN, cursor: str = "") -> dict[str, object]:
    """What the list shows: the conversations of a box, how many strangers ask, where it goes on."""
    actor, words = await context.actor(), words_of(context)
    page = await messaging.list_conversations(context.tx, actor, box, cursor=cursor, limit=PAGE)
    unread = await messaging.count_unread(context.tx, actor)
    query = {"box": box.value, "cursor": page.next_cursor}
    found: list[Row] = rows(words, page.items, me, context.tx.now)
    return {
        "rows": found,
        "box": box.value,
        "requests": unread.requests,
        "next_url": f"/messages?{urlencode(query)}" if page.next_cursor else None,
        "is_more": bool(cursor),
    }


async def _found(request: AnyRequest, context: RequestContext, me: UUID, q: str, cursor: str) -> Response[bytes]:
    plain = " ".join(q.replace("\x00", "").split())[:60]
    words = words_of(context)
    page = await messaging.search(context.tx, await context.actor(), plain, cursor=cursor)
    found = [
        (
            one.link,
            words.pick(one.title),
            one.message.author,
            preview(words, one.message, me, RoomKind.DIRECT),
            one.message.at,
        )
        for one in page.items
    ]
    query = {"q": plain, "cursor": page.next_cursor}
    next_url = f"/messages?{urlencode(query)}" if page.next_cursor else None
    return await own_page(request, "messages/found.html", q=plain, found=found, next_url=next_url)


@get("/messages/settings", include_in_schema=False)
async def habits(request: AnyRequest) -> Response[bytes]:
    """What I let others know."""
    context = context_of(request)
    kept = await messaging.get_habits(context.tx, await context.actor())
    return await own_page(request, "messages/settings.html", habits=kept)


@post("/messages/settings", status_code=200, include_in_schema=False)
async def keep_habits(request: AnyRequest) -> Redirect:
    """Change it."""
    context = context_of(request)
    actor = await context.actor()
    actor.require_account()
    fields = await read_fields(request)
    names = ("receipts", "presence", "strangers")
    await messaging.set_habits(context.tx, actor, Habits(*(fields.text(name) == "1" for name in names)))
    context.flash("success", "Saved.")
    return Redirect("/messages/settings", status_code=303)


def _box(name: str) -> Box:
    return Box.REQUESTS if name == Box.REQUESTS else Box.MAIN


routes = [inbox, habits, keep_habits]
