"""Work the catalogue does later."""

from uuid import UUID

import msgspec

from jishi.platform.jobs import Job


class FetchPictures(msgspec.Struct, frozen=True):
    """Fetch the pictures that a product still waits for."""

    product_id: UUID


FETCH_PICTURES = Job("catalog.fetch_pictures", FetchPictures)
