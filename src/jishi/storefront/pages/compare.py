"""Up to four products side by side."""

from collections.abc import Sequence
from typing import Any

import msgspec
from litestar import Response, get

from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Product
from jishi.modules.merchants import api as merchants
from jishi.platform import formats
from jishi.platform.http.context import AnyRequest, context_of
from jishi.storefront.domain.codes import codes_in
from jishi.storefront.goods import facts_of
from jishi.storefront.shared import own_page, words_of
from jishi.storefront.views import Card, Words

MOST = 4
MOST_LABELS = 8


class Row(msgspec.Struct, frozen=True):
    """One property of all compared products; `differs` when they are not all alike."""

    label: str
    values: list[str]
    differs: bool


class Column(msgspec.Struct, frozen=True):
    """A compared product and the comparison without it."""

    card: Card
    without_url: str


@get("/compare", include_in_schema=False)
async def compare(request: AnyRequest) -> Response[bytes]:
    """The products with the codes in `ids`, separated by commas; `only=differences` leaves out what is alike."""
    context = context_of(request)
    words = words_of(context)
    codes = codes_in(str(request.query_params.get("ids", "")), MOST)
    looked_up = [await catalog.find_product(context.tx, code) for code in codes]
    products = [product for product in looked_up if product is not None]
    cards = await catalog.cards(context.tx, [product.id for product in products]) if products else {}
    shops = await merchants.shops(context.tx, [product.shop_id for product in products])
    names = [words.pick(shops[one.shop_id].name) if one.shop_id in shops else "" for one in products]
    rows = rows_of(words, products, names)
    only = str(request.query_params.get("only", "")) == "differences"
    found = [product.code for product in products]
    return await own_page(
        request,
        "storefront/compare.html",
        columns=[Column(words.card(cards[one.id]), address([c for c in found if c != one.code])) for one in products],
        rows=[row for row in rows if row.differs] if only else rows,
        only=only,
        all_url=address(found),
        only_url=address(found, only=True),
        missing=len(codes) - len(products),
    )


def address(codes: Sequence[str], *, only: bool = False) -> str:
    """The comparison of these products."""
    query = f"?ids={','.join(codes)}" if codes else ""
    return f"/compare{query}{'&only=differences' if only and codes else ''}"


def rows_of(words: Words, products: Sequence[Product], shops: Sequence[str]) -> list[Row]:
    """Price, shop, what one can choose, and every attribute that one of them has."""
    if not products:
        return []
    facts: list[dict[str, Any]] = [dict(facts_of(words, product)) for product in products]
    for product, known in zip(products, facts, strict=True):
        for option in product.options:
            labels = [words.pick(value.label) for value in option.values]
            more = "…" if len(labels) > MOST_LABELS else ""
            known.setdefault(words.pick(option.name), " / ".join(labels[:MOST_LABELS]) + more)
    rows = [
        row(words.say("Price"), [price_of(words, product) for product in products]),
        row(words.say("Shop"), list(shops)),
        row(words.say("Sold"), [formats.number(product.sold, words.locale) for product in products]),
    ]
    every = dict.fromkeys(label for known in facts for label in known)
    return rows + [row(label, [known.get(label, "") for known in facts]) for label in every]


def row(label: str, values: list[str]) -> Row:
    """A row that knows whether its values differ."""
    return Row(label, values, len(set(values)) > 1)


def price_of(words: Words, product: Product) -> str:
    """The price, or the span of prices."""
    prices = sorted({variant.price for variant in product.variants})
    ends = dict.fromkeys([prices[0], prices[-1]]) if prices else {}
    return " – ".join(formats.money(words.money(amount), words.locale) for amount in ends)


routes = [compare]
