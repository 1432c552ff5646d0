"""How brands are called in each language. A product keeps the name that it was given with; what others call the same
brand is written down once, with the brand."""

from collections.abc import Mapping

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.text import Text, pick
from jishi.modules.catalog import queries
from jishi.modules.catalog.actions.relist import json_text, relist_where
from jishi.modules.catalog.actions.tree import load_tree
from jishi.modules.catalog.domain.checking import clean_text
from jishi.modules.catalog.domain.listing import brand_token
from jishi.modules.catalog.domain.searching import fold
from jishi.modules.catalog.events import BrandsNamed
from jishi.modules.catalog.policy import require_category_editor
from jishi.platform import audit
from jishi.platform.db import Tx

CACHE = "brands:labels"
MOST_NAME = 120
LANGUAGES = ("zh-CN", "en")


class Brand(msgspec.Struct, frozen=True):
    """A brand: its name as products are given with it, what it is called in which language, how many products."""

    name: str
    label: Text
    products: int


async def load_brand_labels(tx: Tx) -> Mapping[str, Text]:
    """What brands are called, by folded name, for those that are not called the same everywhere. No statement when it
    is cached."""

    async def load() -> dict[str, Text]:
        return {row["key"]: row["label"] for row in await tx.fetch(queries.BRAND_LABELS)}

    return await load() if tx.write else await tx.app.cache.get(CACHE, load)


def brand_label(labels: Mapping[str, Text], name: str) -> Text:
    """What this brand is called in each language; empty when it is its name everywhere."""
    label = labels.get(fold(name)) if name else None
    return {locale: label.get(locale) or name for locale in {**dict.fromkeys(LANGUAGES), **label}} if label else {}


def brand_name(labels: Mapping[str, Text], name: str, locale: str) -> str:
    """What a brand is called in a language."""
    return pick(brand_label(labels, name), locale) or name


async def list_named_brands(tx: Tx, limit: int = 300) -> list[Brand]:
    """The brands that have products, those with most first. One statement, and the labels'."""
    labels = await load_brand_labels(tx)
    rows = await tx.fetch(queries.BRAND_COUNTS, limit)
    return [Brand(row[0], labels.get(fold(row[0]), {}), row[1]) for row in rows]


async def change_brand(tx: Tx, actor: Actor, name: str, label: Text) -> None:
    """Say what a brand is called in each language; what is left out is its name. Its products are found by all of it.

    Raises Unauthenticated, Forbidden for anybody but the platform's editors, NotFound, Invalid.
    """
    require_category_editor(actor)
    key = fold(name)
    cleaned = clean_text({locale: label.get(locale, "") for locale in LANGUAGES}, "label", most=MOST_NAME)
    if not await tx.execute(queries.NAME_BRAND, key, cleaned):
        raise NotFound
    await _spread(tx, [key])
    await audit.record(tx, actor, "catalog.brand_named", "brand", key, {"label": cleaned})


async def learn_brands(tx: Tx, labels: Mapping[str, Text]) -> None:
    """Note what files say the brands of these names are called; best before their products are saved. It only fills in
    what nobody has said yet: a brand is many shops'."""
    given = {fold(name): (name, _cut(label)) for name, label in labels.items() if name and _cut(label)}
    if not given:
        return
    rows = await tx.fetch(
        queries.LEARN_BRANDS,
        list(given),
        [name for name, _ in given.values()],
        [json_text(label) for _, label in given.values()],
        tx.now,
    )
    tx.invalidate(CACHE)
    if known := [row["key"] for row in rows if not row["is_new"]]:
        await _spread(tx, known)


def _cut(label: Text) -> Text:
    """What of a label can be kept: no file is refused for the name of a brand."""
    cut = {locale: label[locale][:MOST_NAME] for locale in LANGUAGES if label.get(locale)}
    return clean_text(cut, "brand", most=MOST_NAME)


async def _spread(tx: Tx, keys: list[str]) -> None:
    """Have the products of these brands found by their new names, and shown with them."""
    tree = await load_tree(tx)
    await relist_where(tx, tree, queries.IDS_WITH_TOKENS, [brand_token(key) for key in keys])
    tx.invalidate(CACHE, "product:*", "list:*", "facets:*")
    await tx.publish(BrandsNamed(brands=keys))
