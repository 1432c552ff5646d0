"""One product for its page: read whole with one statement, kept with its encoded form until it changes."""

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from jishi.modules.catalog import queries
from jishi.modules.catalog.actions.tree import load_tree
from jishi.modules.catalog.contracts import Product, ProductInput, ProductState, Variant
from jishi.modules.catalog.domain.categories import Tree
from jishi.modules.media.contracts import Image
from jishi.platform.db import Tx

_GIVEN = msgspec.json.Decoder(ProductInput)
_VARIANTS = msgspec.json.Decoder(list[Variant])
_IMAGES = msgspec.json.Decoder(list[Image | None])


class Encoded(msgspec.Struct, frozen=True):
    """A value with its JSON and the entity tag of that."""

    value: object
    body: bytes
    etag: str


def encoded(value: object) -> Encoded:
    """`value` ready to be served."""
    body = msgspec.json.encode(value)
    return Encoded(value, body, f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"')


class Found(Encoded, frozen=True):
    """A product with its JSON, None when there is none under the code."""

    value: Product | None


async def find_found(tx: Tx, code: str) -> Found:
    """The product with this public code whatever its state, with its JSON; at most one statement and the tree's."""

    async def load() -> Found:
        row = await tx.fetch_row(queries.PRODUCT, code)
        product = None if row is None else product_of(row, await load_tree(tx))
        made = encoded(product)
        return Found(product, made.body, made.etag)

    return await load() if tx.write else await tx.app.cache.get(f"product:{code}", load)


async def find_product(tx: Tx, code: str) -> Product | None:
    """The live product with this public code, or None."""
    product = (await find_found(tx, code)).value
    return product if product is not None and product.state is ProductState.LIVE else None


def product_of(row: Mapping[str, Any], tree: Tree) -> Product:
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
    )
