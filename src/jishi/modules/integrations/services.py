"""Puts keys beside sessions, and the door to the outside where it is asked for."""

from jishi.kernel.actor import Actor
from jishi.modules.integrations import api, notices
from jishi.modules.integrations.actions.keys import cache_key
from jishi.modules.integrations.domain.keys import MARK, digest_of
from jishi.platform.http.context import SessionReader
from jishi.platform.public_hosts import HttpPublicDoor, PublicDoor
from jishi.platform.runtime import Runtime


def provide(runtime: Runtime) -> None:
    """A bearer token that looks like a key is one; everything else is what it was before."""
    sessions = runtime.service(SessionReader)

    async def read(app: Runtime, token: str) -> Actor | None:
        return await (api.read_key(app, token) if token.startswith(MARK) else sessions.read(app, token))

    def key_of(token: str) -> str:
        return cache_key(digest_of(token)) if token.startswith(MARK) else sessions.key_of(token)

    runtime.provide(SessionReader, SessionReader(read, key_of))
    runtime.provide(PublicDoor, HttpPublicDoor(runtime))  # type: ignore[type-abstract]
    notices.provide(runtime)
