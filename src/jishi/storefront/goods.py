"""The page of one product, put together from what the modules tell of it."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any
from uuid import UUID

import msgspec

from jishi.kernel.money import Money
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Product, Variant
from jishi.modules.media.contracts import Picture, rendition_url
from jishi.modules.merchants import api as merchants
from jishi.modules.shipping import api as shipping
from jishi.modules.shipping.contracts import Promise
from jishi.platform import formats
from jishi.platform.db import Tx
from jishi.storefront.views import Card, ShopFront, Words

SIMILAR = 10
MOST_DESCRIPTION = 160
_TAG = re.compile(r"<[^>]*>")


class Delivery(msgspec.Struct, frozen=True):
    """What may be promised about delivery, as amounts and days; `arrives` says when, if one orders now."""

    name: str
    price: Money
    days: str
    free_from: Money | None
    arrives: str = ""


class Goods(msgspec.Struct, frozen=True):
    """Everything the page of a product shows to everybody."""

    id: UUID
    code: str
    url: str
    title: str
    subtitle: str
    description: str
    summary: str
    brand: str
    path: list[tuple[str, str]]
    images: list[Picture]
    options: list[dict[str, Any]]
    variants: list[dict[str, Any]]
    plain_choices: list[tuple[str, str, bool]]
    chosen: dict[str, str]
    variant_id: str
    price: Money
    list_price: Money | None
    reason: str
    available: int
    has_gone: bool
    facts: list[tuple[str, str]]
    sold: int
    rating: float | None
    ratings: int
    shop: ShopFront | None
    delivery: Delivery | None
    similar: list[Card]


async def load_goods(
    tx: Tx, words: Words, product: Product, variant: Variant, stock: Mapping[UUID, int]
) -> dict[str, Any]:
    """The page of `product` with `variant` chosen. Four statements at most: shops, shipping plans, two for similar."""
    shop = (await merchants.shops(tx, [product.shop_id])).get(product.shop_id)
    promise = await shipping.promise(tx, product.shop_id, None)
    similar = words.cards(await catalog.similar(tx, product.id, SIMILAR))
    title = words.pick(product.title)
    description = words.pick(product.description)
    goods = Goods(
        id=product.id,
        code=product.code,
        url=f"/products/{product.code}",
        title=title,
        subtitle=words.pick(product.subtitle),
        description=description,
        summary=summary(words.pick(product.subtitle), description, title),
        brand=brand_of(words, product),
        path=[(words.pick(step.name), f"/c/{step.code}") for step in product.path],
        images=[shown for image in product.images if (shown := words.picture(image, title))],
        options=options_of(words, product),
        variants=[picker_entry(words, product, one, stock) for one in product.variants],
        plain_choices=plain_choices(words, product, variant, stock),
        chosen=choices_of(product, variant),
        variant_id=str(variant.id),
        price=words.money(variant.price),
        list_price=words.money(variant.list_price or 0) if is_reduced(variant) else None,
        reason=words.reduction(variant.price, variant.list_price),
        available=stock.get(variant.id, 0),
        has_gone=any(not stock.get(one.id) for one in product.variants),
        facts=facts_of(words, product),
        sold=product.sold,
        rating=product.rating / 100 if product.ratings else None,
        ratings=product.ratings,
        shop=words.shop_front(shop) if shop else None,
        delivery=await _delivery(tx, words, product.shop_id, promise),
        similar=similar,
    )
    return {"goods": goods, "structured": structured(goods, tx.app.settings.public_url, variant.sku)}


def structured(goods: Goods, base: str, sku: str) -> dict[str, Any]:
    """The product in the vocabulary of schema.org, for search engines."""
    stock = "InStock" if goods.available else "OutOfStock"
    return {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": goods.title,
        "description": goods.summary,
        "sku": sku,
        "image": [base + image.src for image in goods.images],
        **({"brand": {"@type": "Brand", "name": goods.brand}} if goods.brand else {}),
        **({"aggregateRating": aggregate(goods)} if goods.ratings else {}),
        "offers": {
            "@type": "Offer",
            "url": base + goods.url,
            "price": goods.price.decimal(),
            "priceCurrency": goods.price.currency,
            "availability": f"https://schema.org/{stock}",
            **({"seller": {"@type": "Organization", "name": goods.shop.name}} if goods.shop else {}),
        },
    }


def aggregate(goods: Goods) -> dict[str, Any]:
    """The rating of real reviews in the vocabulary of schema.org; there is none without reviews."""
    return {
        "@type": "AggregateRating",
        "ratingValue": f"{goods.rating:.2f}",
        "reviewCount": goods.ratings,
        "bestRating": 5,
        "worstRating": 1,
    }


def is_reduced(variant: Variant) -> bool:
    """Whether there is a list price above the price."""
    return variant.list_price is not None and variant.list_price > variant.price


def choices_of(product: Product, variant: Variant) -> dict[str, str]:
    """Option code to the value a variant has."""
    return {option.code: choice for option, choice in zip(product.options, variant.choices, strict=False)}


def options_of(words: Words, product: Product) -> list[dict[str, Any]]:
    """The options as the `sku_picker` macro wants them; a value that has a picture of its own shows it."""
    pictures = [own_pictures(product, place) for place in range(len(product.options))]
    return [
        {
            "name": option.code,
            "label": words.pick(option.name),
            "values": [
                {"value": value.code, "label": words.pick(value.label), "image": pictures[place].get(value.code)}
                for value in option.values
            ],
        }
        for place, option in enumerate(product.options)
    ]


def own_pictures(product: Product, place: int) -> dict[str, str]:
    """For the option that decides the picture: value code to the smallest rendition of its picture. A variant without
    a picture of its own looks like the product's first."""
    first = product.images[0].code if product.images else ""
    found: dict[str, set[str]] = {}
    for variant in product.variants:
        if place < len(variant.choices):
            found.setdefault(variant.choices[place], set()).add(variant.image_code or first)
    decides = len(found) > 1 and all(len(codes) == 1 for codes in found.values())
    distinct = len({code for codes in found.values() for code in codes}) == len(found)
    if not (decides and distinct):
        return {}
    return {value: rendition_url(next(iter(codes)), 160) for value, codes in found.items()}


def picker_entry(words: Words, product: Product, variant: Variant, stock: Mapping[UUID, int]) -> dict[str, Any]:
    """A variant as the script of the SKU picker reads it."""
    slides = {image.code: number for number, image in enumerate(product.images)}

    def money(amount: int | None) -> str | None:
        return None if amount is None else formats.money(words.money(amount), words.locale)

    return {
        "id": str(variant.id),
        "options": choices_of(product, variant),
        "price": money(variant.price),
        "was": money(variant.list_price) if is_reduced(variant) else None,
        "reason": words.reduction(variant.price, variant.list_price),
        "available": stock.get(variant.id, 0),
        "image": slides.get(variant.image_code, 0),
    }


def plain_choices(
    words: Words, product: Product, chosen: Variant, stock: Mapping[UUID, int]
) -> list[tuple[str, str, bool]]:
    """Every variant as address, words and whether it is chosen, for browsers without a script."""
    labels = {
        (option.code, value.code): words.pick(value.label) for option in product.options for value in option.values
    }
    found = []
    for variant in product.variants:
        parts = [labels.get(pair, pair[1]) for pair in choices_of(product, variant).items()]
        if not stock.get(variant.id):
            parts.append(words.say("Sold out"))
        found.append((f"/products/{product.code}?variant={variant.id}", " / ".join(parts), variant is chosen))
    return found


def brand_of(words: Words, product: Product) -> str:
    """The brand as it is called in this language."""
    return words.pick(product.brand_label) or product.brand


def facts_of(words: Words, product: Product) -> list[tuple[str, str]]:
    """Brand and attributes; values of one attribute stand together."""
    facts: dict[str, list[str]] = {words.say("Brand"): [brand_of(words, product)]} if product.brand else {}
    for attribute in product.attributes:
        facts.setdefault(words.pick(attribute.name), []).append(words.pick(attribute.value))
    comma = words.say(", ")
    return [(name, comma.join(dict.fromkeys(values))) for name, values in facts.items()]


async def _delivery(tx: Tx, words: Words, shop_id: UUID, promise: Promise | None) -> Delivery | None:
    """The promise, with the days on which it would arrive."""
    told = delivery_of(words, promise)
    if told is None or promise is None:
        return None
    settings = (await shipping.shops_settings(tx, [shop_id]))[shop_id]
    when = shipping.estimate(tx.now, settings, promise.days_from, promise.days_to, formats.ZONE)
    return msgspec.structs.replace(told, arrives=formats.days(when.arrive_from, when.arrive_to, words.locale))


def delivery_of(words: Words, promise: Promise | None) -> Delivery | None:
    """The promise in this language."""
    if promise is None:
        return None
    days = f"{promise.days_from}–{promise.days_to}"
    if promise.days_from == promise.days_to:
        days = str(promise.days_from)
    free_from = words.money(promise.free_from) if promise.free_from is not None else None
    return Delivery(words.pick(promise.name), words.money(promise.price), days, free_from)


def summary(subtitle: str, description: str, title: str) -> str:
    """A sentence or two of plain text for search engines and shared links."""
    plain = " ".join(unescape(_TAG.sub(" ", description[:2_000])).split())
    text = " ".join(part for part in (subtitle, plain) if part) or title
    return text if len(text) <= MOST_DESCRIPTION else text[: MOST_DESCRIPTION - 1].rstrip() + "…"
