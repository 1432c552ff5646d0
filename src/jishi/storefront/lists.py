"""A list of products with all that goes around it: facets, chips of what is chosen, orders, the next page."""

from uuid import UUID

import msgspec

from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Facet, FacetValue, Sort
from jishi.platform import formats
from jishi.platform.db import Tx
from jishi.storefront.domain.filters import ATTRIBUTE, Wanted, written
from jishi.storefront.views import Card, Words

PAGE = 20
MOST_FACETS = 7
MOST_VALUES = 12
OPEN_FACETS = 4


class Choice(msgspec.Struct, frozen=True):
    """A value of a facet, as the `facet` macro wants it."""

    value: str
    label: str
    count: int
    on: bool


class Narrowing(msgspec.Struct, frozen=True):
    """A group of choices; `name` is its form field."""

    name: str
    label: str
    values: list[Choice]
    is_open: bool


class Link(msgspec.Struct, frozen=True):
    """Words that lead somewhere."""

    label: str
    url: str
    current: bool = False


class Listing(msgspec.Struct, frozen=True):
    """Everything a page of products shows beside its own head. `unlisted` are chosen values, as fields of the form,
    that no facet shows since nothing has them."""

    path: str
    cards: list[Card]
    next_url: str | None
    facets: list[Narrowing]
    unlisted: list[tuple[str, str]]
    chips: list[Link]
    sorts: list[Link]
    clear_url: str
    low: str
    high: str
    text: str
    sort: str
    in_stock: bool
    is_first: bool


async def load_listing(
    tx: Tx, words: Words, wanted: Wanted, path: str, *, category: str = "", shop_id: UUID | None = None
) -> Listing:
    """The list that `wanted` asks for under `path`. Two statements, none when the catalogue has them at hand.

    Raises Invalid for a cursor that does not belong to this list.
    """
    query = wanted.query(category=category, shop_id=shop_id, limit=PAGE)
    page = await catalog.list_products(tx, query)
    facets = await catalog.facets(tx, query)
    return arrange(words, wanted, path, words.cards(page.items), page.next_cursor, facets)


async def load_more(
    tx: Tx, words: Words, wanted: Wanted, path: str, *, category: str = "", shop_id: UUID | None = None
) -> dict[str, object]:
    """Only the cards of a page and where the next one is, for a list that grows."""
    page = await catalog.list_products(tx, wanted.query(category=category, shop_id=shop_id, limit=PAGE))
    return {"products": words.cards(page.items), "next_url": next_address(words, wanted, path, page.next_cursor)}


def arrange(
    words: Words, wanted: Wanted, path: str, cards: list[Card], cursor: str | None, facets: list[Facet]
) -> Listing:
    """A listing out of its parts."""
    currency = words.currency
    shown = [narrowing(words, facet, place) for place, facet in enumerate(facets[:MOST_FACETS])]
    listed = {(group.name, choice.value) for group in shown for choice in group.values if choice.on}
    return Listing(
        path=path,
        cards=cards,
        next_url=next_address(words, wanted, path, cursor),
        facets=shown,
        unlisted=[pair for pair in chosen_fields(wanted) if pair not in listed],
        chips=chips(words, wanted, path, facets),
        sorts=sorts(words, wanted, path),
        clear_url=Wanted(text=wanted.text, sort=wanted.sort).address(path, currency),
        low="" if wanted.low is None else written(wanted.low, currency),
        high="" if wanted.high is None else written(wanted.high, currency),
        text=wanted.text,
        sort="" if wanted.sort is Sort.POPULAR else wanted.sort.value,
        in_stock=wanted.in_stock,
        is_first=not wanted.cursor,
    )


def next_address(words: Words, wanted: Wanted, path: str, cursor: str | None) -> str | None:
    """Where the next page is."""
    return wanted.but(cursor=cursor).address(path, words.currency) if cursor else None


def narrowing(words: Words, facet: Facet, place: int) -> Narrowing:
    """A facet as a group of choices: the chosen ones stay even when others are more frequent."""
    kept = facet.values[:MOST_VALUES] + [value for value in facet.values[MOST_VALUES:] if value.chosen]
    values = [Choice(value.value, words.pick(value.label), value.count, value.chosen) for value in kept]
    is_open = place < OPEN_FACETS or any(value.on for value in values)
    return Narrowing(field_of(facet.code), words.pick(facet.name), values, is_open)


def chosen_fields(wanted: Wanted) -> list[tuple[str, str]]:
    """Chosen values as fields of the form."""
    fields = [("brand", brand) for brand in wanted.brands]
    return fields + [(field_of(code), value) for code, values in wanted.attributes.items() for value in values]


def field_of(code: str) -> str:
    """The form field of a facet."""
    return code if code == "brand" else ATTRIBUTE + code


def chips(words: Words, wanted: Wanted, path: str, facets: list[Facet]) -> list[Link]:
    """What is chosen, each leading to the list without it."""
    labels = {(facet.code, value.value): value for facet in facets for value in facet.values}
    chosen = [("brand", brand) for brand in wanted.brands]
    chosen += [(code, value) for code, values in wanted.attributes.items() for value in values]
    found = [
        Link(_label(words, labels.get((code, value)), value), wanted.without(code, value).address(path, words.currency))
        for code, value in chosen
    ]
    if wanted.low is not None or wanted.high is not None:
        found.append(Link(price_range(words, wanted), wanted.without("price").address(path, words.currency)))
    if wanted.in_stock:
        found.append(Link(words.say("In stock"), wanted.without("stock").address(path, words.currency)))
    return found


def _label(words: Words, known: FacetValue | None, value: str) -> str:
    return words.pick(known.label) if known else value


def price_range(words: Words, wanted: Wanted) -> str:
    """The chosen prices in words."""

    def money(amount: int) -> str:
        return formats.money(words.money(amount), words.locale)

    if wanted.low is None:
        return words.say("Up to %(price)s", price=money(wanted.high or 0))
    if wanted.high is None:
        return words.say("From %(price)s", price=money(wanted.low))
    return f"{money(wanted.low)} – {money(wanted.high)}"


def sorts(words: Words, wanted: Wanted, path: str) -> list[Link]:
    """The orders one can choose."""
    labels = {
        Sort.POPULAR: words.say("Popular"),
        Sort.RATED: words.say("Best rated"),
        Sort.NEWEST: words.say("Newest"),
        Sort.PRICE_UP: words.say("Price, low first"),
        Sort.PRICE_DOWN: words.say("Price, high first"),
    }
    return [
        Link(label, wanted.but(sort=sort).address(path, words.currency), sort is wanted.sort)
        for sort, label in labels.items()
    ]
