"""Words and queue over HTTP, for moderators."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, Router, delete, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from jishi.kernel.page import Page
from jishi.modules.moderation import api
from jishi.modules.moderation.contracts import (
    DecisionInput,
    Hit,
    Item,
    ItemQuery,
    ItemState,
    Word,
    WordInput,
    WordKind,
    WordsTaken,
)
from jishi.modules.moderation.policy import MODERATE
from jishi.platform.http.context import GivenActor, GivenTx


class WordFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A CSV file (`word,kind,note`) as text."""

    text: str


class Texts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Texts to try the words on."""

    texts: list[str]


@get("/words")
async def list_words(
    tx: GivenTx,
    actor: GivenActor,
    text: FromQuery[str] = "",
    kind: FromQuery[WordKind | None] = None,
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 50,
) -> Page[Word]:
    """The words that are not welcome, the newest first."""
    return await api.list_words(tx, actor, text=text, kind=kind, cursor=cursor, limit=limit)


@post("/words")
async def add_word(tx: GivenTx, actor: GivenActor, data: JSONBody[WordInput]) -> Word:
    """Keep a word, or change the kind and note of one that is there."""
    return await api.add_word(tx, actor, data)


@delete("/words/{word_id:uuid}")
async def remove_word(tx: GivenTx, actor: GivenActor, word_id: FromPath[UUID]) -> None:
    """Forget a word."""
    await api.remove_words(tx, actor, [word_id])


@post("/words/import", status_code=200)
async def import_words(tx: GivenTx, actor: GivenActor, data: JSONBody[WordFile]) -> WordsTaken:
    """Keep all words of a CSV file."""
    return await api.import_words(tx, actor, data.text)


@get("/words/export", media_type="text/csv")
async def export_words(tx: GivenTx, actor: GivenActor) -> Response[str]:
    """All words as CSV."""
    text = await api.export_words(tx, actor)
    return Response(text, media_type="text/csv; charset=utf-8")


@post("/words/try", status_code=200)
async def try_words(tx: GivenTx, actor: GivenActor, data: JSONBody[Texts]) -> list[Hit]:
    """Which words some texts contain."""
    actor.require(MODERATE)
    return await api.find_words(tx, data.texts)


@get("/items")
async def list_items(
    tx: GivenTx,
    actor: GivenActor,
    which: Annotated[ItemState, QueryParameter(name="state")] = ItemState.WAITING,
    kind: FromQuery[str] = "",
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 20,
) -> Page[Item]:
    """What waits for a moderator, the oldest first, or was decided, the newest first."""
    query = ItemQuery(
        states=[which],
        kinds=[kind] if kind else [],
        oldest_first=which is ItemState.WAITING,
        cursor=cursor,
        limit=min(limit, 100),
    )
    return await api.list_items(tx, actor, query)


@get("/items/{item_id:uuid}")
async def show_item(tx: GivenTx, actor: GivenActor, item_id: FromPath[UUID]) -> Item:
    """One held or reported text."""
    return await api.get_item(tx, actor, item_id)


@post("/items/{item_id:uuid}/decision", status_code=200)
async def decide(tx: GivenTx, actor: GivenActor, item_id: FromPath[UUID], data: JSONBody[DecisionInput]) -> Item:
    """Publish or hide what waits. Of two moderators one decides."""
    return await api.decide(tx, actor, item_id, data)


routes = [
    Router(
        path="/api/v1/moderation",
        route_handlers=[
            list_words,
            add_word,
            remove_word,
            import_words,
            export_words,
            try_words,
            list_items,
            show_item,
            decide,
        ],
        tags=["moderation"],
    )
]
