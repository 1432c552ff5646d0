"""What other modules may ask of media."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from jishi.modules.media import queries
from jishi.modules.media.actions.fetch import fetch
from jishi.modules.media.actions.render import render
from jishi.modules.media.actions.store import Upload, store_many
from jishi.modules.media.actions.studio import Studio
from jishi.modules.media.contracts import Image
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

__all__ = ["Upload", "fetch", "images", "images_by_code", "provide", "render", "store", "store_many"]


async def store(tx: Tx, data: bytes, *, alt: str = "") -> Image:
    """Store one picture and return it; an equal one that is already there is returned instead.

    Raises Invalid when it is no picture, is damaged or has over 40 million pixels, TooLarge beyond 20 MB.
    """
    return (await store_many(tx, [Upload(data, alt)]))[0]


async def images(tx: Tx, ids: Iterable[UUID]) -> dict[UUID, Image]:
    """The pictures with these ids; unknown ids are left out. One statement, none for no ids."""
    wanted: Sequence[UUID] = list(set(ids))
    if not wanted:
        return {}
    return {image.id: image for image in await tx.rows(Image, queries.BY_IDS, wanted)}


async def images_by_code(tx: Tx, codes: Iterable[str]) -> dict[str, Image]:
    """The pictures with these public codes; unknown codes are left out. One statement, none for no codes."""
    wanted = list(set(codes))
    if not wanted:
        return {}
    return {image.code: image for image in await tx.rows(Image, queries.BY_CODES, wanted)}


def provide(runtime: Runtime) -> None:
    """Give a runtime its studio."""
    runtime.provide(Studio, Studio())
