"""An import from the command line: the same steps, done in this process, told line by line."""

from collections.abc import Callable
from pathlib import Path

from jishi.console.importing.take_in import take_in
from jishi.console.importing.work import run_import
from jishi.kernel.errors import Invalid
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts.imports import FileKind, ImportRun
from jishi.modules.merchants import api as merchants
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime


async def import_file(
    app: Runtime, path: Path, slug: str, mapping: str, told: Callable[[ImportRun], None]
) -> ImportRun:
    """Import the file at `path` into the shop with this slug and return the finished import.

    `mapping` names a kept mapping, empty for the suggested one. Raises Invalid when the shop or the mapping is
    unknown, when the columns do not fit, or when the file cannot be read; then nothing was imported.
    """
    async with app.tx() as tx:
        if (shop := await merchants.find_shop(tx, slug)) is None:
            raise Invalid(f"There is no shop “{slug}”.")
        run = await take_in(tx, shop.id, path, path.name, None)
        await _begin(tx, run, mapping)
    done = await run_import(app, run.id, told)
    return done or run


async def _begin(tx: Tx, run: ImportRun, name: str) -> None:
    if run.kind is FileKind.SHOPIFY:
        await catalog.begin_import(tx, run.id, None)
        return
    kept = await catalog.list_mappings(tx)
    if name and name not in kept:
        raise Invalid(f"There is no mapping “{name}”. Kept are: {', '.join(kept) or 'none'}.")
    file = catalog.CatalogueFile(Path(), run.layout)
    await catalog.begin_import(tx, run.id, file.check(kept[name] if name else file.suggestion()))
