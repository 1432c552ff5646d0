"""How a product stands in lists: its card, the tokens it is filtered by, the terms it is found by. Pure."""

from uuid import UUID

import msgspec

from jishi.kernel.text import Text
from jishi.modules.catalog.contracts import Category, ProductCard, ProductInput
from jishi.modules.catalog.domain.searching import fold, terms_of
from jishi.modules.media.contracts import Image

MOST_VALUE = 80


class FacetWord(msgspec.Struct, frozen=True):
    """A token that can be a facet value, and how it is said."""

    token: str
    name: Text
    label: Text


def category_token(category_id: UUID) -> str:
    """In this category or below it."""
    return f"c:{category_id.hex}"


def shop_token(shop_id: UUID) -> str:
    """Sold by this shop."""
    return f"s:{shop_id.hex}"


def brand_token(brand: str) -> str:
    """Of this brand, however it is written."""
    return f"b:{fold(brand)}"


def attribute_token(code: str, value: str) -> str:
    """Has this value of an attribute or option."""
    return f"a:{fold(code)}={fold(value)}"


def value_of(label: Text) -> str:
    """The value by which an attribute's text is filtered: its English, else whatever there is."""
    return label.get("en") or next(iter(label.values()), "")


def facet_words(given: ProductInput, facet_codes: list[str]) -> list[FacetWord]:
    """What of a product's attributes and options can be facets in its category."""
    words = [
        FacetWord(attribute_token(attribute.code, value_of(attribute.value)), attribute.name, attribute.value)
        for attribute in given.attributes
        if attribute.code in facet_codes and len(value_of(attribute.value)) <= MOST_VALUE
    ]
    for option in given.options:
        if option.code in facet_codes:
            words += [FacetWord(attribute_token(option.code, v.code), option.name, v.label) for v in option.values]
    if given.brand:
        words.append(FacetWord(brand_token(given.brand), BRAND, {"zh-CN": given.brand}))
    return words


BRAND: Text = {"zh-CN": "品牌", "en": "Brand"}


def tokens_of(given: ProductInput, shop_id: UUID, lineage: list[Category], words: list[FacetWord]) -> list[str]:
    """Everything a product can be filtered by."""
    tokens = [shop_token(shop_id), *(category_token(category.id) for category in lineage)]
    return list(dict.fromkeys([*tokens, *(word.token for word in words)]))


def search_terms(given: ProductInput, lineage: list[Category], brand: Text) -> list[str]:
    """The terms of title, subtitle, brand, categories and tags, in every language; `brand` is what its brand is called
    in those besides its name."""
    names = [name for category in lineage for name in category.name.values()]
    brands = [given.brand, *brand.values()]
    return terms_of([*given.title.values(), *given.subtitle.values(), *brands, *names, *given.tags])


def card_of(
    product_id: UUID, code: str, shop_id: UUID, given: ProductInput, image: Image | None, sold: int = 0
) -> ProductCard:
    """The product in a list: the price is its cheapest variant's, and so is the list price."""
    cheapest = min(given.variants, key=lambda variant: variant.price)
    dearest = max(variant.price for variant in given.variants)
    return ProductCard(
        product_id,
        code,
        shop_id,
        given.title,
        given.brand,
        cheapest.price,
        dearest,
        cheapest.list_price,
        image,
        sold,
    )


def label_of(given: ProductInput, choices: list[str]) -> Text:
    """A variant's choices as one reads them, such as 「白色 / L」, in every language the options have."""
    labels = [
        next(value.label for value in option.values if value.code == choice)
        for option, choice in zip(given.options, choices, strict=True)
    ]
    locales = dict.fromkeys(locale for label in labels for locale in label)
    return {locale: " / ".join(label.get(locale) or value_of(label) for label in labels) for locale in locales}
