"""`/live/events`: the same by server-sent events, for networks that let no WebSocket through."""

import asyncio
from collections.abc import AsyncIterator
from time import monotonic
from typing import Any

import msgspec
from litestar import get
from litestar.params import FromQuery
from litestar.response import Stream

from jishi.kernel.errors import Invalid
from jishi.platform.http.context import AnyRequest, context_of
from jishi.platform.realtime.connection import Connection
from jishi.platform.realtime.socket import open_connection
from jishi.platform.realtime.talk import MOST_AT_ONCE, Talk

HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


@get("/live/events", include_in_schema=False)
async def live_events(request: AnyRequest, topics: FromQuery[str] = "") -> Stream:
    """What one would hear on a WebSocket. `topics` is JSON: each topic with the number after which to begin, or
    null."""
    context = context_of(request)
    actor = await context.actor()
    try:
        wanted = msgspec.json.decode(topics or "{}", type=dict[str, int | None])
    except msgspec.MsgspecError:
        raise Invalid("Some of what was sent cannot be understood.", field="topics") from None
    lines: asyncio.Queue[str | None] = asyncio.Queue(maxsize=1)

    async def close(code: int) -> None:
        await lines.put(f'{{"closed":{code}}}')
        await lines.put(None)

    connection = open_connection(context.app, context, actor, lines.put, close)
    return Stream(
        _stream(context.app, connection, lines, dict(list(wanted.items())[:MOST_AT_ONCE])),
        media_type="text/event-stream",
        headers=HEADERS,
    )


async def _stream(
    runtime: Any, connection: Connection, lines: "asyncio.Queue[str | None]", wanted: dict[str, int | None]
) -> AsyncIterator[str]:
    talk = Talk(runtime)
    try:
        opening = asyncio.create_task(_open(talk, connection, wanted))
        while (line := await lines.get()) is not None:
            connection.heard_at = monotonic()
            yield f"data: {line}\n\n"
        await opening
    finally:
        opening.cancel()
        runtime.hub.leave(connection)


async def _open(talk: Talk, connection: Connection, wanted: dict[str, int | None]) -> None:
    if connection.is_open:
        await talk.greet(connection)
    for topic, after in wanted.items():
        await talk.listen(connection, topic, after)
