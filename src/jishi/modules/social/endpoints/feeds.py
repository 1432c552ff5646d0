"""Feeds, topics and the hot list."""

from typing import Annotated

from litestar import get, post
from litestar.params import FromPath, FromQuery, QueryParameter

from jishi.kernel.page import Page
from jishi.modules.social import api
from jishi.modules.social.contracts import FeedItem, HotList, NoteCard, Topic
from jishi.platform.http.context import GivenActor, GivenTx

Limit = Annotated[int, QueryParameter(ge=1, le=100)]


@get("/feeds/following")
async def show_following(
    tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: Limit = 20
) -> Page[FeedItem]:
    """What those whom one follows have written, the newest first."""
    return await api.following_feed(tx, actor, cursor=cursor, limit=limit)


@get("/feeds/for-you")
async def show_for_you(
    tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: Limit = 20
) -> Page[FeedItem]:
    """What one may like, each with why it is there."""
    return await api.for_you_feed(tx, actor, cursor=cursor, limit=limit)


@get("/feeds/newest")
async def show_newest(tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: Limit = 20) -> Page[FeedItem]:
    """What everybody may see in order of time alone."""
    return await api.newest_feed(tx, actor, cursor=cursor, limit=limit)


@post("/feeds/visits", status_code=204)
async def note_visit(tx: GivenTx, actor: GivenActor) -> None:
    """Say that one reads: one's inbox is kept from now on, and caught up with what one has missed."""
    await api.note_visit(tx, actor)


@get("/topics/{tag:str}")
async def show_topic(tx: GivenTx, tag: FromPath[str]) -> Topic:
    """A topic by any way of writing it."""
    return await api.get_topic(tx, tag)


@get("/topics/{tag:str}/notes")
async def list_topic(
    tx: GivenTx, actor: GivenActor, tag: FromPath[str], cursor: FromQuery[str] = "", limit: Limit = 20
) -> Page[NoteCard]:
    """Notes with this topic, the newest first."""
    return await api.list_topic(tx, actor, tag, cursor=cursor, limit=limit)


@get("/hot")
async def show_hot_list(tx: GivenTx, actor: GivenActor, limit: Limit = 20) -> HotList:
    """What people talk about; made anew every few minutes, and hard to move by many new accounts."""
    return await api.hot_list(tx, actor, limit=limit)


handlers = [show_following, show_for_you, show_newest, note_visit, show_topic, list_topic, show_hot_list]
