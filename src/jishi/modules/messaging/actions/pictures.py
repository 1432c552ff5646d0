"""Pictures that go into messages."""

from datetime import timedelta
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import TooMany
from jishi.kernel.ids import uuid7
from jishi.modules.media import api as media
from jishi.modules.media.contracts import WIDTHS, rendition_url
from jishi.modules.messaging import queries
from jishi.modules.messaging.contracts import SentPicture
from jishi.platform.db import Tx

PER_DAY = 200
DAY = timedelta(days=1)
SHOWN, FULL = 640, 1440


class SentUpload(msgspec.Struct, frozen=True):
    """A picture that one may send: its id, and where it is shown."""

    id: UUID
    url: str
    width: int
    height: int


async def add_picture(tx: Tx, actor: Actor, data: bytes) -> SentUpload:
    """Store a picture that one may send; it is re-encoded, its metadata is dropped. Raises Unauthenticated for guests,
    Invalid for what is no picture, TooLarge beyond 20 MB, TooMany beyond two hundred a day."""
    account_id = actor.require_account()
    if await tx.fetch_value(queries.COUNT_UPLOADS, account_id, tx.now - DAY) >= PER_DAY:
        raise TooMany(3_600)
    image = await media.store(tx, data)
    picture = SentPicture(
        rendition_url(image.code, _width(image.width, SHOWN)),
        rendition_url(image.code, _width(image.width, FULL)),
        image.width,
        image.height,
    )
    upload_id = uuid7()
    await tx.execute(queries.ADD_UPLOAD, upload_id, account_id, msgspec.to_builtins(picture), tx.now)
    return SentUpload(upload_id, picture.src, image.width, image.height)


def _width(own: int, most: int) -> int:
    return max((width for width in WIDTHS if width <= min(own, most)), default=WIDTHS[0])
