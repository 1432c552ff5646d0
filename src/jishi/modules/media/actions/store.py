"""Take pictures in."""

import asyncio
from collections.abc import Sequence

import msgspec

from jishi.kernel.ids import uuid7
from jishi.kernel.text import clean
from jishi.modules.media import imaging, queries
from jishi.modules.media.actions.studio import Studio
from jishi.modules.media.contracts import Image
from jishi.modules.media.domain import code_of, master_key, sniff
from jishi.platform.db import Tx


class Upload(msgspec.Struct, frozen=True):
    """A picture as it was sent, and what it shows in words."""

    data: bytes
    alt: str = ""


async def store_many(tx: Tx, uploads: Sequence[Upload]) -> list[Image]:
    """Store pictures and return them in the same order; equal ones (also to those stored before) are one picture.

    Raises Invalid or TooLarge when one of them is no picture, is damaged or too large; then none is stored.
    """
    fresh = {code_of(upload.data): upload for upload in reversed(uploads)}
    for upload in fresh.values():
        sniff(upload.data)
    known = await _by_codes(tx, list(fresh))
    new = {code: upload for code, upload in fresh.items() if code not in known}
    if new:
        await _insert(tx, new)
        known = await _by_codes(tx, list(fresh))
    return [known[code_of(upload.data)] for upload in uploads]


async def _insert(tx: Tx, new: dict[str, Upload]) -> None:
    studio = tx.app.service(Studio)
    masters = await asyncio.gather(*(studio.do(imaging.make_master, upload.data) for upload in new.values()))
    pairs = list(zip(new, masters, strict=True))
    # Files first: a row without its file would be a broken picture, a file without a row is merely unused.
    await asyncio.gather(*(tx.app.storage.put(master_key(code), master.data) for code, master in pairs))
    alts = [clean(upload.alt, field="alt", most=300) for upload in new.values()]
    await tx.execute(
        queries.INSERT,
        [uuid7() for _ in pairs],
        list(new),
        [master.width for master in masters],
        [master.height for master in masters],
        [master.placeholder for master in masters],
        alts,
        [len(master.data) for master in masters],
        [tx.now] * len(pairs),
    )


async def _by_codes(tx: Tx, codes: list[str]) -> dict[str, Image]:
    return {image.code: image for image in await tx.rows(Image, queries.BY_CODES, codes)}
