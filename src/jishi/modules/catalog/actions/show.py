"""One product for its page: read whole with one statement, kept with its encoded form until it changes."""

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from jishi.kernel.text import Text
from jishi.modules.catalog import queries
from jishi.modules.catalog.actions.brands import brand_label, load_brand_labels
from jishi.modules.catalog.actions.tree import load_tree
from jishi.modules.catalog.contracts import ON_SALE, Product, ProductInput, ProductState, Variant
from jishi.modules.catalog.domain.categories import Tree
from jishi.modules.media.contracts import Image
from jishi.platform.db import Tx

_PRODUCT = msgspec.json.Decoder(Product)
_GIVEN = msgspec.json.Decoder(ProductInput)
_VARIANTS = msgspec.json.Decoder(list[Variant])
_IMAGES = msgspec.json.Decoder(list[Image | None])


class Encoded(msgspec.Struct, frozen=True):
    """The JSON of a value, and its entity tag. This is what the cache keeps: a tenth of what the objects would take,
    and nothing for the garbage collector to walk through."""

    body: bytes
    etag: str


class Found(Encoded, frozen=True):
    """A product's JSON, and its state; None when there is no product under the code."""

    state: ProductState | None


def tag_of(body: bytes) -> str:
    """The entity tag of a body."""
    return f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'


async def find_found(tx: Tx, code: str) -> Found:
    """The product with this public code, whatever its state, as JSON; at most one statement, the tree's and the
    brands'."""
    key = f"product:{code}"

    async def load() -> Found:
        row = await tx.fetch_row(queries.PRODUCT, code)
        product = None if row is None else product_of(row, await load_tree(tx), await load_brand_labels(tx))
        body = msgspec.json.encode(product)
        return Found(body, tag_of(body), product.state if product else None)

    if tx.write:
        return await load()
    found = await tx.app.cache.get(key, load)
    if found.state is None:
        # Made-up codes must not push real products out of the cache.
        tx.app.cache.forget(key)
    return found


async def find_product(tx: Tx, code: str) -> Product | None:
    """The live product with this public code, or None."""
    found = await find_found(tx, code)
    return _PRODUCT.decode(found.body) if found.state in ON_SALE else None


async def find_any_product(tx: Tx, code: str) -> Product | None:
    """The product with this public code in whatever state it is: only for those who keep it."""
    return _PRODUCT.decode(found.body) if (found := await find_found(tx, code)).state is not None else None


def product_of(row: Mapping[str, Any], tree: Tree, labels: Mapping[str, Text]) -> Product:
    """A product from its row."""
    given = _GIVEN.decode(row["given"])
    return Product(
        row["id"],
        row["code"],
        row["shop_id"],
        given.handle,
        given.title,
        given.subtitle,
        given.description,
        given.brand,
        tree.path(row["category_id"]),
        given.options,
        _VARIANTS.decode(row["variants"] or "[]"),
        given.attributes,
        given.tags,
        [image for image in _IMAGES.decode(row["images"]) if image is not None],
        given.tax_class,
        ProductState(row["state"]),
        row["live_at"],
        row["sold"],
        row["version"],
        row["rating"],
        row["ratings"],
        brand_label(labels, given.brand),
    )
