"""One step of an import: some products of a file, in one transaction."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

import msgspec

from jishi.console.importing.categories import Shelves
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Outcome, ProductInput, SaveResult
from jishi.modules.catalog.contracts.imports import ImportProblem, ImportRun, Progress
from jishi.modules.inventory import api as inventory
from jishi.modules.media import api as media
from jishi.platform.db import Tx

PRODUCTS = 400
"""How many products one step takes."""


class Overtaken(Exception):  # noqa: N818  not a fault: the import was stopped, or another worker did this step
    """This step is not ours to do (any more); raising it undoes it."""


async def take_step(tx: Tx, run: ImportRun, items: Sequence[catalog.Parsed | catalog.Refusal]) -> ImportRun:
    """Import these products and record how far that came. Raises Overtaken."""
    parsed = [item for item in items if isinstance(item, catalog.Parsed)]
    products = await _place(tx, parsed)
    await catalog.learn_brands(tx, {item.product.brand: item.brand for item in parsed if item.brand})
    results = await catalog.save_products(tx, run.shop_id, products, origin=run.id)
    await _count_stock(tx, parsed, results)
    problems = [problem for item in items if isinstance(item, catalog.Refusal) for problem in _refused(item)]
    for item, result in zip(parsed, results, strict=True):
        if result.outcome is Outcome.REFUSED:
            problems += _problems(item.rows, result.problem, result.params)
    refusals = sum(isinstance(item, catalog.Refusal) for item in items)
    last = items[-1].rows[-1]
    advanced = await catalog.advance_import(tx, run, _progress(last, results, refusals), problems)
    if advanced is None:
        raise Overtaken
    return advanced


async def _place(tx: Tx, parsed: list[catalog.Parsed]) -> list[ProductInput]:
    """The products with their categories, and with those of their pictures that are ours already."""
    shelves = Shelves(await catalog.category_tree(tx))
    codes: dict[tuple[str, ...], str] = {(): ""}
    for item in parsed:
        if (key := tuple(item.category)) not in codes:
            codes[key] = await shelves.code_for(tx, item.category, next(iter(item.product.title)))
    own = await _own_pictures(tx, parsed)
    return [_adopt(item.product, codes[tuple(item.category)], own) for item in parsed]


async def _own_pictures(tx: Tx, parsed: list[catalog.Parsed]) -> dict[str, UUID]:
    base = tx.app.settings.public_url
    urls = {source.url for item in parsed for source in item.product.pictures if not source.alt}
    codes = {url: code for url in urls if (code := catalog.own_code(url, base))}
    images = await media.images_by_code(tx, codes.values())
    return {url: images[code].id for url, code in codes.items() if code in images}


def _adopt(product: ProductInput, category_code: str, own: dict[str, UUID]) -> ProductInput:
    """Leading pictures of ours become the product's own, as they were when they were exported."""
    image_ids = list(product.image_ids)
    pictures = list(product.pictures)
    while pictures and not pictures[0].alt and pictures[0].url in own:
        image_ids.append(own[pictures.pop(0).url])
    return msgspec.structs.replace(product, category_code=category_code, image_ids=image_ids, pictures=pictures)


async def _count_stock(tx: Tx, parsed: list[catalog.Parsed], results: list[SaveResult]) -> None:
    """Take the file's numbers as a count of what lies on the shelf."""
    counts = {
        result.variant_ids[sku]: pieces
        for item, result in zip(parsed, results, strict=True)
        for sku, pieces in item.stock.items()
        if sku in result.variant_ids
    }
    changed = await inventory.set_count(tx, counts, "import")
    await catalog.mark_stock(tx, {variant_id: pieces > 0 for variant_id, pieces in changed.items()})


def _progress(last: catalog.Row, results: list[SaveResult], refusals: int) -> Progress:
    counts: Counter[Outcome] = Counter()
    seen: set[UUID | None] = set()
    for result in results:
        # A product that a step has twice was made once; its later rows changed it.
        again = result.outcome is Outcome.CREATED and result.product_id in seen
        counts[Outcome.CHANGED if again else result.outcome] += 1
        seen.add(result.product_id)
    return Progress(
        last.end,
        last.last,
        counts[Outcome.CREATED],
        counts[Outcome.CHANGED],
        counts[Outcome.UNCHANGED],
        counts[Outcome.REFUSED] + refusals,
    )


def _refused(item: catalog.Refusal) -> list[ImportProblem]:
    return _problems(item.rows, item.problem, item.params)


def _problems(rows: list[catalog.Row], problem: str, params: dict[str, str]) -> list[ImportProblem]:
    return [ImportProblem(row.line, problem, params, row.cells) for row in rows]
