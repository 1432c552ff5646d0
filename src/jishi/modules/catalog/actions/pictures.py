"""Which pictures a product shows: those it was given, then those fetched from elsewhere."""

import re
from collections.abc import Sequence
from uuid import UUID

import msgspec

from jishi.kernel.text import Text
from jishi.modules.catalog import queries
from jishi.modules.catalog.contracts import ProductInput
from jishi.modules.media import api as media
from jishi.modules.media.contracts import Image
from jishi.platform.db import Tx

OWN = re.compile(r"^/media/([a-z2-7]{20})/\d+\.(?:webp|avif)$")


class Gallery(msgspec.Struct, frozen=True):
    """The pictures of one product: `all` in the order that variants point into, None where one is not there (yet);
    `image_ids` the same for the `pictures` part only."""

    all: list[Image | None]
    image_ids: list[UUID | None]

    @property
    def shown(self) -> list[Image]:
        """Those that are there."""
        return [image for image in self.all if image is not None]


async def open_galleries(tx: Tx, products: Sequence[ProductInput]) -> list[Gallery]:
    """The galleries of some products, with what is known of their pictures. At most three statements."""
    base = tx.app.settings.public_url
    urls = {source.url for product in products for source in product.pictures}
    codes = {url: code for url in urls if (code := own_code(url, base))}
    own = await media.images_by_code(tx, codes.values()) if codes else {}
    fetched: dict[str, UUID] = {url: own[code].id for url, code in codes.items() if code in own}
    others = [url for url in urls if url not in fetched]
    if others:
        fetched |= {row["url"]: row["image_id"] for row in await tx.fetch(queries.KNOWN_PICTURES, others)}
    ids = {image_id for product in products for image_id in product.image_ids} | set(fetched.values())
    images = await media.images(tx, ids)
    return [
        hang(product, {url: images.get(image_id) for url, image_id in fetched.items()}, images) for product in products
    ]


def hang(product: ProductInput, fetched: dict[str, Image | None], images: dict[UUID, Image]) -> Gallery:
    """A product's gallery, from pictures by address and by id; what a file says a picture shows goes before what
    media knows."""
    alts = product.alts or [{}] * len(product.image_ids)
    given = [with_alts(images.get(image_id), alt) for image_id, alt in zip(product.image_ids, alts, strict=True)]
    elsewhere = [with_alt(fetched.get(source.url), source.alt) for source in product.pictures]
    return Gallery([*given, *elsewhere], [image.id if image else None for image in elsewhere])


def own_code(url: str, base: str) -> str:
    """The picture's code when the address is one of our own renditions, else nothing."""
    found = OWN.match(url.removeprefix(base))
    return found.group(1) if found else ""


def with_alt(image: Image | None, alt: str) -> Image | None:
    """The picture, saying `alt` if there is one."""
    return msgspec.structs.replace(image, alt=alt) if image and alt else image


def with_alts(image: Image | None, alts: Text) -> Image | None:
    """The picture, saying `alts` if there are any."""
    return msgspec.structs.replace(image, alts=alts) if image and alts else image
