"""Lists of products: filtered, sorted, paged by cursor, and what they can be narrowed by."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.errors import Invalid
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.kernel.text import Text
from jishi.modules.catalog.actions.brands import brand_label, load_brand_labels
from jishi.modules.catalog.actions.show import Encoded, tag_of
from jishi.modules.catalog.actions.tree import load_tree
from jishi.modules.catalog.contracts import Facet, FacetValue, ProductCard, ProductQuery, Sort
from jishi.modules.catalog.domain.categories import Tree
from jishi.modules.catalog.domain.listing import attribute_token, brand_token, category_token, shop_token
from jishi.modules.catalog.domain.searching import fold, search_of
from jishi.platform.db import Tx

LIST_SECONDS = 20
FACET_SECONDS = 60
MOST_FACETS = 10
MOST_VALUES = 30
MOST_CHOSEN = 50
BRAND = "brand"

KEYS = {
    Sort.POPULAR: ("l.popularity", "DESC", "<", int),
    Sort.NEWEST: ("l.live_at", "DESC", "<", datetime),
    Sort.PRICE_UP: ("l.price", "ASC", ">", int),
    Sort.PRICE_DOWN: ("l.price", "DESC", "<", int),
    Sort.RATED: ("l.rated", "DESC", "<", int),
}
"""Per order: the column, its direction, how the rest compares with the last row shown, and the type of the key."""

_CARD = msgspec.json.Decoder(ProductCard)
_PAGE = msgspec.json.Decoder(Page[ProductCard])
_KEY = msgspec.msgpack.Encoder(order="deterministic")


class Filter:
    """The WHERE of a list, built from constant pieces; every value travels as a parameter."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.args: list[object] = []

    def add(self, piece: str, *values: object) -> None:
        """Add a condition; each `$` in it takes the next of `values`."""
        for value in values:
            self.args.append(value)
            piece = piece.replace("$?", f"${len(self.args)}", 1)
        self.pieces.append(piece)

    @property
    def where(self) -> str:
        return " AND ".join(self.pieces) or "true"


async def list_found(tx: Tx, query: ProductQuery) -> Encoded:
    """The page that `query` asks for, as JSON. One statement, the tree's and the brands', none when cached."""
    query = msgspec.structs.replace(query, limit=clamp_limit(query.limit))

    async def load() -> Encoded:
        body = msgspec.json.encode(await _read_page(tx, query))
        return Encoded(body, tag_of(body))

    if tx.write:
        return await load()
    return await tx.app.cache.get(f"list:{_KEY.encode(query).hex()}", load, seconds=LIST_SECONDS)


async def list_products(tx: Tx, query: ProductQuery) -> Page[ProductCard]:
    """Live products, in order. An unknown category has none. Raises Invalid for a cursor of another order."""
    return _PAGE.decode((await list_found(tx, query)).body)


async def _read_page(tx: Tx, query: ProductQuery) -> Page[ProductCard]:
    if (found := base_filter(query, await load_tree(tx))) is None:
        return Page([])
    add_facets(found, query)
    column, direction, beyond, kind = KEYS[query.sort]
    if query.cursor:
        sort, key, last = decode_cursor(query.cursor, tuple[str, kind, UUID])  # type: ignore[valid-type]
        if sort != query.sort:
            raise Invalid("This page link is no longer valid. Please start from the first page.")
        found.add(f"({column}, l.product_id) {beyond} ($?, $?)", key, last)
    limit = query.limit
    order = f"ORDER BY {column} {direction}, l.product_id {direction}"
    source = "catalog.listing l"
    if query.text.strip():
        # PostgreSQL cannot tell how rare a prefix is and would walk the order's index past everything; the fence
        # makes it find the words first.
        source, found.pieces = f"(SELECT * FROM catalog.listing l WHERE {found.where} OFFSET 0) l", []
    # Cards are joined after the limit, or every match would be joined before it is sorted away.
    inner = f"SELECT {column}, l.product_id, l.in_stock FROM {source} WHERE {found.where} {order} LIMIT {limit + 1}"
    rows = await tx.fetch(
        f"SELECT p.card, p.sold, p.rating, p.ratings, l.in_stock, {column}, l.product_id FROM ({inner}) l"
        f" JOIN catalog.product p ON p.id = l.product_id {order}",
        *found.args,
    )
    more = encode_cursor(query.sort, rows[limit - 1][5], rows[limit - 1][6]) if len(rows) > limit else None
    return Page([card_from(row[0], row[1], row[2], row[3], row[4]) for row in rows[:limit]], more)


def card_from(
    card: str, sold: int, rating: int, ratings: int, in_stock: bool = True, on_sale: bool = True
) -> ProductCard:
    """A stored card with the figures of today."""
    found = _CARD.decode(card)
    if not (sold or ratings) and in_stock and on_sale:
        return found
    return msgspec.structs.replace(found, sold=sold, rating=rating, ratings=ratings, in_stock=in_stock, on_sale=on_sale)


def base_filter(query: ProductQuery, tree: Tree) -> Filter | None:
    """Everything but brands and attributes; None when nothing can match."""
    found = Filter()
    tokens = []
    if query.category:
        if (category := tree.by_code.get(query.category)) is None:
            return None
        tokens.append(category_token(category.id))
    if query.shop_id:
        tokens.append(shop_token(query.shop_id))
    if tokens:
        found.add("l.tokens @> $?::text[]", tokens)
    if query.price_from is not None:
        found.add("l.price >= $?", query.price_from)
    if query.price_to is not None:
        found.add("l.price <= $?", query.price_to)
    if query.in_stock:
        found.add("l.in_stock")
    if query.text.strip():
        if not (wanted := search_of(query.text)):
            return None
        found.add("l.terms @@ $?::text::tsquery", wanted)
    return found


def chosen_tokens(query: ProductQuery) -> dict[str, list[str]]:
    """Per facet code the tokens that are accepted."""
    chosen = {
        fold(code): [attribute_token(code, value) for value in query.attributes[code]] for code in query.attributes
    }
    if query.brands:
        chosen[BRAND] = [brand_token(brand) for brand in query.brands]
    if sum(map(len, chosen.values())) > MOST_CHOSEN:
        raise Invalid("That is more filters than we can apply at once.")
    return {code: tokens for code, tokens in chosen.items() if tokens}


def add_facets(found: Filter, query: ProductQuery, but: str = "") -> None:
    """The conditions of brands and attributes, all but those of facet `but`."""
    chosen = {code: tokens for code, tokens in chosen_tokens(query).items() if code != but}
    if single := [tokens[0] for tokens in chosen.values() if len(tokens) == 1]:
        found.add("l.tokens @> $?::text[]", single)
    for tokens in chosen.values():
        if len(tokens) > 1:
            found.add("l.tokens && $?::text[]", tokens)


async def facets(tx: Tx, query: ProductQuery) -> list[Facet]:
    """What the list of `query` can be narrowed by, with how many products each choice would leave.

    The counts of a facet ignore its own chosen values, so that another can be added. They may be a minute old. One
    statement and the tree's, none when cached.
    """

    async def load() -> list[Facet]:
        return await _read_facets(tx, query)

    if tx.write:
        return await load()
    plain = msgspec.structs.replace(query, cursor=None, sort=Sort.POPULAR, limit=1)
    return await tx.app.cache.get(f"facets:{_KEY.encode(plain).hex()}", load, seconds=FACET_SECONDS)


async def _read_facets(tx: Tx, query: ProductQuery) -> list[Facet]:
    tree = await load_tree(tx)
    found = base_filter(query, tree)
    if found is None:
        return []
    chosen = chosen_tokens(query)
    branches: list[str] = []
    for but in ["", *chosen]:
        branch = Filter()
        branch.args = found.args
        add_facets(branch, query, but)
        prefix = "b:" if but == BRAND else f"a:{but}="
        own = "t ^@ 'b:' OR t ^@ 'a:'"
        if but:
            branch.args.append(prefix)
            own = f"t ^@ ${len(branch.args)}"
        where = " AND ".join([found.where, branch.where])
        branches.append(
            f"SELECT '{len(branches)}' AS branch, t AS token, count(*) AS amount"
            f" FROM catalog.listing l, unnest(l.tokens) AS t WHERE {where} AND ({own}) GROUP BY t"
        )
    rows = await tx.fetch(
        f"SELECT c.branch, c.token, c.amount, f.name, f.label FROM ({' UNION ALL '.join(branches)}) c"
        " JOIN catalog.facet_value f USING (token) ORDER BY c.amount DESC, c.token",
        *found.args,
    )
    order = tree.facet_codes(tree.by_code[query.category].id) if query.category else []
    labels = await load_brand_labels(tx)
    return _arrange([tuple(row) for row in rows], list(chosen), chosen, order, labels)


def _arrange(
    rows: list[tuple[str, str, int, dict[str, str], dict[str, str]]],
    codes: list[str],
    chosen: dict[str, list[str]],
    order: list[str],
    labels: Mapping[str, Text],
) -> list[Facet]:
    """Facets from counted tokens: a chosen facet takes its counts from its own branch, the others from the first."""
    gathered: dict[str, Facet] = {}
    for branch, token, amount, name, label in rows:
        code = BRAND if token.startswith("b:") else token[2:].partition("=")[0]
        if branch != (str(codes.index(code) + 1) if code in codes else "0"):
            continue
        facet = gathered.setdefault(code, Facet(code, name, []))
        if len(facet.values) < MOST_VALUES:
            value = label.get("en") or next(iter(label.values()), "")
            is_chosen = token in chosen.get(code, ())
            shown = (brand_label(labels, value) if code == BRAND else {}) or label
            facet.values.append(FacetValue(value, shown, amount, is_chosen))
    ranked = sorted(gathered.values(), key=lambda facet: _rank(facet, order))
    useful = [facet for facet in ranked if len(facet.values) > 1 or facet.code in chosen]
    return useful[:MOST_FACETS]


def _rank(facet: Facet, order: list[str]) -> tuple[int, int]:
    if facet.code == BRAND:
        return (0, 0)
    if facet.code in order:
        return (1, order.index(facet.code))
    return (2, -sum(value.count for value in facet.values))
