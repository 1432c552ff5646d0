"""Puts the world together."""

from __future__ import annotations

from functools import cache

from jishi.demo.world.catalogue import TAGS, make_attributes, make_categories
from jishi.demo.world.model import Editorial, Product, Shop, World
from jishi.demo.world.people import make_people
from jishi.demo.world.products import make_products
from jishi.demo.world.words.brands import BRANDS
from jishi.demo.world.words.editorials import EDITORIALS, EditorialWords
from jishi.demo.world.words.help import HELP_PAGES
from jishi.demo.world.words.places import PLACES
from jishi.demo.world.words.shops import SHOPS, ShopWords

SHOWN = 12
_CITY = {place.key: place for place in PLACES}


@cache
def build(seed: int = 7) -> World:
    """The whole world but for its orders, in well under a second; the same seed gives an equal world."""
    products = make_products(seed)
    return World(
        seed=seed,
        tags=TAGS,
        attributes=make_attributes(),
        categories=make_categories(),
        brands=BRANDS,
        shops=tuple(_shop(words, i) for i, words in enumerate(SHOPS)),
        products=products,
        people=make_people(seed),
        editorials=tuple(_editorial(words, products) for words in EDITORIALS),
        help_pages=HELP_PAGES,
    )


def _shop(words: ShopWords, index: int) -> Shop:
    return Shop(
        key=words.key,
        name=words.name,
        tagline=words.tagline,
        story=words.story,
        specialty=words.specialty,
        region=_CITY[words.city].region(index),
        owner=index,
        opened=300 - index * 11,
        color=words.color,
        accent=words.accent,
        emblem=words.emblem,
        seed=index,
    )


def _editorial(words: EditorialWords, products: tuple[Product, ...]) -> Editorial:
    """Its best sellers in turn from each of its categories, so that a page is never all of one kind."""
    shelves = [
        sorted((i for i, p in enumerate(products) if p.category == key), key=lambda i: -products[i].popularity)
        for key in words.categories
    ]
    turns = [shelf[rank] for rank in range(SHOWN) for shelf in shelves]
    return Editorial(
        words.key,
        words.kind,
        words.title,
        words.subtitle,
        words.body,
        words.action,
        words.scene,
        words.color,
        words.categories,
        tuple(turns[:SHOWN]),
    )
