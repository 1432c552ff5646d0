"""Pictures that go with what people write: taken from people who have signed in, a sensible number a day."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid, TooMany
from jishi.modules.media import api as media
from jishi.modules.media.contracts import Image, rendition_url
from jishi.modules.social import queries
from jishi.modules.social.contracts import Upload
from jishi.platform.db import Tx

PER_DAY = 200
DAY = timedelta(days=1)
SHOWN_WIDTH = 320


async def add_picture(tx: Tx, actor: Actor, data: bytes) -> Upload:
    """Store a picture that one may show; it is re-encoded, its metadata is dropped. Raises Unauthenticated for guests,
    Invalid for what is no picture, TooLarge beyond 20 MB, TooMany beyond two hundred a day."""
    account_id = actor.require_account()
    if await tx.fetch_value(queries.COUNT_UPLOADS, account_id, tx.now - DAY) >= PER_DAY:
        raise TooMany(3_600)
    image = await media.store(tx, data)
    await keep(tx, account_id, image)
    return Upload(image.id, rendition_url(image.code, SHOWN_WIDTH), image.width, image.height)


async def keep(tx: Tx, account_id: UUID, image: Image) -> None:
    """Remember that this picture is the account's to show."""
    await tx.execute(queries.KEEP_UPLOAD, account_id, image.id, tx.now)


async def own_pictures(
    tx: Tx, account_id: UUID, ids: Sequence[UUID], *, most: int, shown: Sequence[Image] = ()
) -> list[Image]:
    """The pictures with these ids in order, which the account uploaded or which are `shown` already. Raises Invalid for
    others and for more than `most`."""
    wanted = list(dict.fromkeys(ids))
    if len(wanted) > most:
        raise Invalid("%(most)s pictures at most.", field="pictures", most=most)
    known = {image.id: image for image in shown}
    if missing := [one for one in wanted if one not in known]:
        own = {row["image_id"] for row in await tx.fetch(queries.OWN_UPLOADS, account_id, missing)}
        if len(own) < len(missing):
            raise Invalid("One of the pictures is not there any more. Please choose it again.", field="pictures")
        known |= await media.images(tx, missing)
    return [known[one] for one in wanted]
