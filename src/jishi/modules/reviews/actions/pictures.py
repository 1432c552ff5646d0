"""Pictures that go with reviews: taken from people who have signed in, a sensible number a day."""

from datetime import timedelta
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid, TooMany
from jishi.modules.media import api as media
from jishi.modules.media.contracts import Image, rendition_url
from jishi.modules.reviews import queries
from jishi.modules.reviews.contracts import Upload
from jishi.modules.reviews.domain.checking import check_pictures
from jishi.platform.db import Tx

PER_DAY = 60
DAY = timedelta(days=1)
SHOWN_WIDTH = 320


async def add_picture(tx: Tx, actor: Actor, data: bytes) -> Upload:
    """Store a picture that one's review may show; it is re-encoded, its metadata is dropped. Raises Unauthenticated for
    guests, Invalid for what is no picture, TooLarge beyond 20 MB, TooMany beyond sixty a day."""
    account_id = actor.require_account()
    if await tx.fetch_value(queries.COUNT_UPLOADS, account_id, tx.now - DAY) >= PER_DAY:
        raise TooMany(3_600)
    image = await media.store(tx, data)
    await tx.execute(queries.KEEP_UPLOAD, account_id, image.id, tx.now)
    return Upload(image.id, rendition_url(image.code, SHOWN_WIDTH), image.width, image.height)


async def own_pictures(tx: Tx, account_id: UUID, ids: list[UUID], shown: list[Image] | None = None) -> list[Image]:
    """The pictures with these ids in order, which the account uploaded or which its review shows already. Raises
    Invalid for others and for more than nine."""
    wanted = check_pictures(ids)
    if not wanted:
        return []
    known = {image.id: image for image in shown or ()}
    missing = [one for one in wanted if one not in known]
    if missing:
        own = {row["image_id"] for row in await tx.fetch(queries.OWN_UPLOADS, account_id, missing)}
        if len(own) < len(missing):
            raise Invalid("One of the pictures is not there any more. Please choose it again.", field="pictures")
        known |= await media.images(tx, missing)
    return [known[one] for one in wanted]
