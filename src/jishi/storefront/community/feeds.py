"""What there is to read: the feeds, topics, the hot list."""

import re
from typing import Any
from urllib.parse import quote, urlencode

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from jishi.kernel.errors import NotFound
from jishi.kernel.page import Page
from jishi.modules.social import api as social
from jishi.modules.social.contracts import FeedItem, Listed
from jishi.platform.http.context import AnyRequest, RequestContext, context_of, is_htmx
from jishi.storefront.community.shown import ago, feed_tiles, tile, tiles
from jishi.storefront.shared import fragment, own_page, words_of

PAGE = 20
SUGGESTED = 8
MOST_TAG = 40
TAG = re.compile(r"[\w·]+")


@get("/notes", include_in_schema=False)
async def for_you(request: AnyRequest, cursor: FromQuery[str] = "") -> Response[bytes]:
    """What one may like."""
    context = context_of(request)
    page = await social.for_you_feed(context.tx, await context.actor(), cursor=cursor, limit=PAGE)
    return await _feed(request, context, page, "for-you", "/notes", cursor)


@get("/notes/newest", include_in_schema=False)
async def newest(request: AnyRequest, cursor: FromQuery[str] = "") -> Response[bytes]:
    """What everybody may see in order of time."""
    context = context_of(request)
    page = await social.newest_feed(context.tx, await context.actor(), cursor=cursor, limit=PAGE)
    return await _feed(request, context, page, "newest", "/notes/newest", cursor)


@get("/notes/following", include_in_schema=False)
async def following(request: AnyRequest, cursor: FromQuery[str] = "") -> Response[bytes]:
    """What those whom one follows write; people to follow when there is nothing yet."""
    context = context_of(request)
    actor = await context.actor()
    page = await social.following_feed(context.tx, actor, cursor=cursor, limit=PAGE)
    people: list[Listed] = []
    if not page.items and not cursor:
        people = await social.suggest_people(context.tx, actor, limit=SUGGESTED)
    return await _feed(request, context, page, "following", "/notes/following", cursor, people)


@post("/notes/following/visits", status_code=204, include_in_schema=False)
async def visit(request: AnyRequest) -> None:
    """The open page says that somebody reads: their inbox is kept, and caught up with what they have missed."""
    context = context_of(request)
    await social.note_visit(context.tx, await context.actor())


@get("/notes/hot", include_in_schema=False)
async def hot(request: AnyRequest) -> Response[bytes]:
    """What people talk about."""
    context = context_of(request)
    words = words_of(context)
    found = await social.hot_list(context.tx, await context.actor(), limit=30)
    return await own_page(
        request,
        "community/hot.html",
        feed="hot",
        notes=[(tile(words, one.card), one.heat // 100) for one in found.notes],
        topics=found.topics,
        made=ago(words, found.at, context.tx.now) if found.at else "",
    )


@get("/topics/{tag:str}", include_in_schema=False)
async def topic(
    request: AnyRequest, tag: FromPath[str], sort: FromQuery[str] = "", cursor: FromQuery[str] = ""
) -> Response[bytes]:
    """The notes with a topic: the best of late, or the newest."""
    context = context_of(request)
    words, actor, tx = words_of(context), await context.actor(), context.tx
    known = social.fold_tag(tag[:MOST_TAG])
    if not TAG.fullmatch(known):
        raise NotFound
    path = f"/topics/{quote(known, safe='')}"
    is_newest = sort == "new"
    next_url = None
    if is_newest:
        page = await social.list_topic(tx, actor, known, cursor=cursor, limit=PAGE)
        cards = page.items
        next_url = f"{path}?{urlencode({'sort': 'new', 'cursor': page.next_cursor})}" if page.next_cursor else None
    else:
        cards = await social.best_of_topic(tx, actor, known)
    values: dict[str, Any] = {"tiles": tiles(words, cards), "next_url": next_url}
    if is_htmx(request) and cursor:
        return fragment(request, "community/more.html", **values)
    found = await social.get_topic(tx, known)
    return await own_page(request, "community/topic.html", topic=found, path=path, is_newest=is_newest, **values)


async def _feed(
    request: AnyRequest,
    context: RequestContext,
    page: Page[FeedItem],
    feed: str,
    path: str,
    cursor: str,
    people: list[Listed] | None = None,
) -> Response[bytes]:
    values: dict[str, Any] = {
        "tiles": feed_tiles(words_of(context), page.items),
        "next_url": f"{path}?{urlencode({'cursor': page.next_cursor})}" if page.next_cursor else None,
    }
    if is_htmx(request) and cursor:
        return fragment(request, "community/more.html", **values)
    return await own_page(request, "community/feed.html", feed=feed, people=people or [], **values)


routes = [for_you, newest, following, visit, hot, topic]
