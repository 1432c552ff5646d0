"""Notices, preferences and the words of notices as JSON."""

from uuid import UUID

import msgspec
from litestar import Response, Router, delete, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody

from jishi.kernel.page import Page
from jishi.modules.notifications import api
from jishi.modules.notifications.contracts import (
    Group,
    KindWords,
    Notice,
    Preference,
    PreferenceChange,
    Preview,
    Unread,
    Version,
    Words,
)
from jishi.platform.http.context import GivenActor, GivenTx


class SentTo(msgspec.Struct, frozen=True):
    """Where a test letter went."""

    to: str


@get("/")
async def list_notices(
    tx: GivenTx,
    actor: GivenActor,
    group: FromQuery[Group | None] = None,
    unread: FromQuery[bool] = False,
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 20,
) -> Page[Notice]:
    """My notices, the newest first."""
    return await api.list_notices(tx, actor, group=group, unread=unread, cursor=cursor, limit=limit)


@get("/unread")
async def count_unread(tx: GivenTx, actor: GivenActor) -> Unread:
    """How many of my notices I have not read."""
    return Unread(await api.count_unread(tx, actor))


@post("/read", status_code=200)
async def read_all(tx: GivenTx, actor: GivenActor, group: FromQuery[Group | None] = None) -> Unread:
    """Mark all as read, or those of one group; how many there were."""
    return Unread(await api.read_all(tx, actor, group))


@post("/{notice_id:uuid}/read", status_code=204)
async def read_notice(tx: GivenTx, actor: GivenActor, notice_id: FromPath[UUID]) -> None:
    """Mark one as read."""
    await api.read_notice(tx, actor, notice_id)


@delete("/{notice_id:uuid}")
async def delete_notice(tx: GivenTx, actor: GivenActor, notice_id: FromPath[UUID]) -> None:
    """Throw one away."""
    await api.delete_notice(tx, actor, notice_id)


@get("/preferences")
async def list_preferences(tx: GivenTx, actor: GivenActor) -> list[Preference]:
    """What I want to hear, and by which way."""
    return await api.list_preferences(tx, actor)


@put("/preferences")
async def set_preferences(tx: GivenTx, actor: GivenActor, data: JSONBody[list[PreferenceChange]]) -> list[Preference]:
    """Change some of that."""
    return await api.set_preferences(tx, actor, data)


@post("/callbacks/unsubscribe/{token:str}", status_code=200, include_in_schema=False)
async def unsubscribe(tx: GivenTx, token: FromPath[str]) -> Response[bytes]:
    """One click in a mail program (RFC 8058): the signed address says who wants no more of what."""
    await api.unsubscribe(tx, token)
    return Response(b"", media_type="text/plain")


@get("/")
async def list_kinds(tx: GivenTx, actor: GivenActor) -> list[KindWords]:
    """Every kind of notice and its words."""
    return await api.list_kinds(tx, actor)


@get("/{code:str}")
async def get_kind(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> KindWords:
    """One kind of notice and its words."""
    return await api.get_kind(tx, actor, code)


@get("/{code:str}/versions")
async def list_versions(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> list[Version]:
    """The edits of its words, the newest first, a hundred at most."""
    return await api.list_versions(tx, actor, code)


@put("/{code:str}/words/{locale:str}")
async def save_words(
    tx: GivenTx, actor: GivenActor, code: FromPath[str], locale: FromPath[str], data: JSONBody[Words]
) -> KindWords:
    """Put new words in force for one language."""
    return await api.save_words(tx, actor, code, locale, data)


@delete("/{code:str}/words/{locale:str}", status_code=200)
async def reset_words(tx: GivenTx, actor: GivenActor, code: FromPath[str], locale: FromPath[str]) -> KindWords:
    """Go back to the original words."""
    return await api.reset_words(tx, actor, code, locale)


@post("/{code:str}/words/{locale:str}/preview", status_code=200)
async def preview_words(
    tx: GivenTx, actor: GivenActor, code: FromPath[str], locale: FromPath[str], data: JSONBody[Words]
) -> Preview:
    """How a letter with these words would look, with sample data; nothing is kept."""
    return await api.preview(tx, actor, code, locale, data)


@post("/{code:str}/words/{locale:str}/test", status_code=202)
async def send_test(tx: GivenTx, actor: GivenActor, code: FromPath[str], locale: FromPath[str]) -> SentTo:
    """Send me a letter with the words in force and sample data."""
    return SentTo(await api.send_test(tx, actor, code, locale))


routes = [
    unsubscribe,
    Router(
        path="/api/v1/notices",
        route_handlers=[
            list_notices,
            count_unread,
            read_all,
            read_notice,
            delete_notice,
            list_preferences,
            set_preferences,
        ],
        tags=["Notices"],
    ),
    Router(
        path="/api/v1/notice-kinds",
        route_handlers=[list_kinds, get_kind, list_versions, save_words, reset_words, preview_words, send_test],
        tags=["Notice words"],
    ),
]
