"""Save products: check, compare, and write what is new or different, set by set."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.errors import Invalid, NotFound
from jishi.kernel.ids import short_code, uuid7
from jishi.modules.catalog import listing_queries, queries
from jishi.modules.catalog.actions import writing
from jishi.modules.catalog.actions.listing.steps import Happened, record
from jishi.modules.catalog.actions.pictures import open_galleries
from jishi.modules.catalog.actions.tree import load_tree
from jishi.modules.catalog.actions.writing import Draft
from jishi.modules.catalog.contracts import Outcome, ProductInput, ProductState, SaveResult
from jishi.modules.catalog.contracts.listing import Act
from jishi.modules.catalog.domain.categories import Tree
from jishi.modules.catalog.domain.checking import check_product, digest_of, refuse
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopState
from jishi.platform.db import Tx

MOST = 1_000


class Known(msgspec.Struct, frozen=True):
    """What is stored of a product that is saved again."""

    id: UUID
    code: str
    handle: str
    digest: bytes
    version: int
    live_at: datetime
    sold: int
    state: str


class KnownVariant(msgspec.Struct, frozen=True):
    """What is stored of a variant."""

    id: UUID
    product_id: UUID
    sku: str
    active: bool
    price: int


class Author(msgspec.Struct, frozen=True):
    """Who saves, and what the history shall call it; `changes` are the fields that differ."""

    actor: Actor = SYSTEM
    act: Act = Act.IMPORTED
    changes: list[str] = []


async def save_product(
    tx: Tx,
    shop_id: UUID,
    given: ProductInput,
    *,
    by: Actor = SYSTEM,
    act: Act = Act.IMPORTED,
    changes: Sequence[str] = (),
) -> SaveResult:
    """Save one product whole, as `by` doing `act`. Raises Invalid naming the fields when it cannot be taken."""
    (result,) = await save_products(tx, shop_id, [given], author=Author(by, act, list(changes)))
    if result.outcome is Outcome.REFUSED:
        raise Invalid(result.problem, fields=result.fields, **result.params)
    return result


async def save_products(
    tx: Tx,
    shop_id: UUID,
    given: Sequence[ProductInput],
    *,
    origin: UUID | None = None,
    author: Author = Author(),
) -> list[SaveResult]:
    """Save up to 1,000 products of a shop, each whole or not at all, and say of each how it went, in order.

    What is given with a known handle replaces what was there; when nothing differs nothing is written. A handle that
    is given twice counts as given last. Products of a shop are saved by one transaction at a time. `origin` marks
    the pictures it brings. Raises NotFound for an unknown shop.
    """
    if len(given) > MOST:
        raise ValueError(f"at most {MOST} products at once")
    if (shop := (await merchants.shops(tx, [shop_id])).get(shop_id)) is None:
        raise NotFound
    tree = await load_tree(tx)
    refused: dict[int, SaveResult] = {}
    drafts: dict[str, Draft] = {}
    at: dict[int, str] = {}
    for index, product in enumerate(given):
        try:
            draft = _draft(product, tree)
        except Invalid as reason:
            refused[index] = _refusal(reason)
            continue
        drafts.pop(draft.given.handle, None)
        drafts[draft.given.handle] = draft
        at[index] = draft.given.handle
    saving = Saving(shop_id, shop.state is ShopState.OPEN, tree, origin, author)
    results = await _save(tx, saving, drafts)
    return [refused.get(index) or results[at[index]] for index in range(len(given))]


def _draft(product: ProductInput, tree: Tree) -> Draft:
    checked = check_product(product)
    category = tree.by_code.get(checked.category_code)
    if checked.category_code and category is None:
        raise refuse("category_code", "There is no category “%(category)s”.", category=checked.category_code)
    return Draft(checked, digest_of(checked), category.id if category else None)


class Saving(msgspec.Struct, frozen=True):
    """What all products of one call have in common."""

    shop_id: UUID
    is_open: bool
    tree: Tree
    origin: UUID | None
    author: Author


async def _save(tx: Tx, saving: Saving, drafts: dict[str, Draft]) -> dict[str, SaveResult]:
    if not drafts:
        return {}
    shop_id = saving.shop_id
    await tx.fetch(queries.LOCK_SHOP, str(shop_id))
    known = {row.handle: row for row in await tx.rows(Known, queries.KNOWN_PRODUCTS, shop_id, list(drafts))}
    variants = await tx.rows(
        KnownVariant,
        queries.KNOWN_VARIANTS,
        shop_id,
        [row.id for row in known.values()],
        [variant.sku for draft in drafts.values() for variant in draft.given.variants],
    )
    by_product: dict[UUID, dict[str, KnownVariant]] = {}
    for row in variants:
        by_product.setdefault(row.product_id, {})[row.sku] = row
    results: dict[str, SaveResult] = {}
    for handle, draft in drafts.items():
        old = known.get(handle)
        own = by_product.get(old.id, {}) if old else {}
        if old is not None and old.digest == draft.digest:
            ids = {sku: own[sku].id for sku in _skus(draft)}
            results[handle] = SaveResult(old.id, old.code, Outcome.UNCHANGED, ids)
        else:
            _settle(draft, old, own)
    changed = [draft for handle, draft in drafts.items() if handle not in results]
    taken = _find_taken(changed, {row.sku: row.product_id for row in variants if row.active})
    for draft in changed:
        handle = draft.given.handle
        results[handle] = _taken(taken[draft.id]) if draft.id in taken else _saved(draft, handle in known)
    if writable := [draft for draft in changed if draft.id not in taken]:
        galleries = await open_galleries(tx, [draft.given for draft in writable])
        for draft, gallery in zip(writable, galleries, strict=True):
            draft.gallery = gallery
        await writing.write(tx, shop_id, saving.is_open, saving.tree, writable, saving.origin)
        await _write_down(tx, shop_id, writable, saving.author)
    return results


async def _write_down(tx: Tx, shop_id: UUID, drafts: Sequence[Draft], author: Author) -> None:
    """The steps of what was done. What jobs and imports do is a step only where the state changed with it."""
    is_quiet = author.act is Act.IMPORTED
    moved = [draft for draft in drafts if draft.state_before is not draft.given.state]
    told = moved if is_quiet else list(drafts)
    details: dict[str, object] = {"changes": author.changes} if author.changes else {}
    steps = [
        Happened(draft.id, shop_id, author.act, draft.state_before, draft.given.state, "", details) for draft in told
    ]
    await record(tx, author.actor, *steps)
    waiting = [draft.id for draft in moved if draft.state_before is not None]
    if waiting:
        await tx.execute(listing_queries.DROP_CASES, waiting)
        await tx.execute(listing_queries.DROP_EVALUATIONS, waiting)
    for draft in moved:
        await writing.tell_sale(tx, author.actor, draft.id, shop_id, draft.state_before, draft.given.state)


def _find_taken(drafts: list[Draft], owners: dict[str, UUID]) -> dict[UUID, str]:
    """The drafts that want a SKU which another product keeps, with that SKU; who comes first has it.

    SKUs that products of this very batch give up can be had, unless such a product is itself refused and so keeps
    them: then all is looked at again without it.
    """
    taken: dict[UUID, str] = {}
    while True:
        free = {sku for draft in drafts if draft.id not in taken for sku in draft.skus_before} - {
            sku for draft in drafts if draft.id not in taken for sku in _skus(draft) if sku in draft.skus_before
        }
        held = {sku: owner for sku, owner in owners.items() if sku not in free}
        is_settled = True
        for draft in drafts:
            if draft.id in taken:
                continue
            if (sku := next((sku for sku in _skus(draft) if held.get(sku, draft.id) != draft.id), None)) is not None:
                taken[draft.id] = sku
                is_settled = is_settled and not free.intersection(draft.skus_before)
            else:
                held.update(dict.fromkeys(_skus(draft), draft.id))
        if is_settled:
            return taken


def _taken(sku: str) -> SaveResult:
    message = "The SKU “%(sku)s” belongs to another product of this shop."
    return _refusal(Invalid(message, field="variants", sku=sku))


def _saved(draft: Draft, is_known: bool) -> SaveResult:
    outcome = Outcome.CHANGED if is_known else Outcome.CREATED
    return SaveResult(draft.id, draft.code, outcome, draft.variant_ids)


def _settle(draft: Draft, old: Known | None, own: dict[str, KnownVariant]) -> None:
    """Give a draft its ids: those it has had, or new ones."""
    draft.id = old.id if old else uuid7()
    draft.code = old.code if old else short_code(10).lower()
    draft.live_at = draft.given.live_at or (old.live_at if old else None)
    draft.sold = old.sold if old else 0
    draft.state_before = ProductState(old.state) if old else None
    draft.skus_before = {sku for sku, row in own.items() if row.active}
    _settle_variants(draft, own)


def _settle_variants(draft: Draft, own: dict[str, KnownVariant]) -> None:
    """Who is who: by the id that was given, else by SKU. Ids of other products mean nothing here."""
    by_id = {row.id: row for row in own.values()}
    claimed = {variant.id for variant in draft.given.variants if variant.id in by_id}
    left = set(claimed)
    for variant in draft.given.variants:
        old = by_id[variant.id] if variant.id in left and variant.id is not None else own.get(variant.sku)
        if old is not None and old.id in claimed and old.id != variant.id:
            old = None
        draft.variant_ids[variant.sku] = old.id if old else uuid7()
        if old is not None and old.active:
            draft.prices_before[variant.sku] = old.price
            if old.sku != variant.sku:
                draft.renamed.add(old.id)
        left.discard(variant.id)


def _skus(draft: Draft) -> list[str]:
    return [variant.sku for variant in draft.given.variants]


def _refusal(reason: Invalid) -> SaveResult:
    params = {name: str(value) for name, value in reason.params.items()}
    return SaveResult(None, "", Outcome.REFUSED, {}, reason.message, reason.fields, params)
