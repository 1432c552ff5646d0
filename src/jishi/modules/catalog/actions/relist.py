"""Keep the listing rows, by which products are found, in step with the products."""

from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec

from jishi.modules.catalog import queries
from jishi.modules.catalog.actions.records import list_records
from jishi.modules.catalog.contracts import ON_SALE, ProductInput
from jishi.modules.catalog.domain.categories import Tree
from jishi.modules.catalog.domain.listing import FacetWord, facet_words, search_terms, tokens_of
from jishi.modules.catalog.domain.searching import fold
from jishi.platform.db import Tx

SEPARATOR = "\x1f"
BATCH = 500
FIRST = UUID(int=0)


class Shown(msgspec.Struct, frozen=True):
    """What a listing row is made from."""

    id: UUID
    shop_id: UUID
    given: ProductInput
    category_id: UUID | None
    popularity: int
    live_at: object


async def list_shown(tx: Tx, tree: Tree, shown: Sequence[Shown]) -> None:
    """Write the listing rows and facet words of these products. Three statements."""
    if not shown:
        return
    words: dict[str, FacetWord] = {}
    tokens, terms = [], []
    brands = {fold(each.given.brand) for each in shown if each.given.brand}
    rows = await tx.fetch(queries.BRAND_LABELS_OF, list(brands)) if brands else []
    labels = {row["key"]: row["label"] for row in rows}
    for each in shown:
        found = facet_words(each.given, tree.facet_codes(each.category_id))
        words.update((word.token, word) for word in found)
        lineage = tree.lineage(each.category_id)
        tokens.append(SEPARATOR.join(tokens_of(each.given, each.shop_id, lineage, found)))
        brand = labels.get(fold(each.given.brand), {})
        terms.append(" ".join(search_terms(each.given, lineage, brand)))
    await tx.execute(
        queries.LIST,
        [each.id for each in shown],
        tokens,
        terms,
        [each.popularity for each in shown],
        [each.live_at for each in shown],
        [min(variant.price for variant in each.given.variants) for each in shown],
    )
    if words:
        await tx.execute(
            queries.SAVE_FACET_WORDS,
            list(words),
            [json_text(word.name) for word in words.values()],
            [json_text(word.label) for word in words.values()],
        )


async def relist(tx: Tx, tree: Tree, ids: Iterable[UUID]) -> None:
    """Make the listing rows of these products anew from what is stored."""
    wanted = list(ids)
    rows = await tx.fetch(queries.PLACES, wanted)
    places = {row["id"]: row for row in rows}
    shown = [
        Shown(
            record.id,
            record.shop_id,
            record.given,
            places[record.id]["category_id"],
            record.given.popularity + record.sold,
            record.live_at,
        )
        for record in await list_records(tx, wanted)
        if record.given.state in ON_SALE and places[record.id]["shop_open"] and record.given.variants
    ]
    kept = {each.id for each in shown}
    await tx.execute(queries.UNLIST, [each for each in wanted if each not in kept])
    await list_shown(tx, tree, shown)


async def relist_where(tx: Tx, tree: Tree, ids_statement: str, *args: object) -> None:
    """Relist all products that `ids_statement` walks through, some hundred at a time."""
    after = FIRST
    while ids := [row["id"] for row in await tx.fetch(ids_statement, *args, after, BATCH)]:
        await relist(tx, tree, ids)
        after = ids[-1]


def json_text(value: object) -> str:
    """JSON for a parameter that the statement casts."""
    return msgspec.json.encode(value).decode()
