"""Run an import from where it stands to its end."""

from collections.abc import Callable
from itertools import islice
from uuid import UUID

from jishi.console.importing import files
from jishi.console.importing.notices import tell_outcome
from jishi.console.importing.step import PRODUCTS, Overtaken, take_step
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts.imports import ImportRun, ImportState
from jishi.platform.runtime import Runtime


def _silent(_: ImportRun) -> None:
    """For those who look at the page instead."""


async def run_import(app: Runtime, run_id: UUID, told: Callable[[ImportRun], None] = _silent) -> ImportRun | None:
    """Do what is left of a running import, one transaction per step, and return it as it is then.

    Nothing is held between steps; stopped or overtaken, it leaves things to whoever came. A file that turns out
    unreadable half way fails the import with the reason, keeping what came before. `told` hears of every step.
    """
    async with app.tx(write=False) as tx:
        run = await catalog.find_import_by_id(tx, run_id)
    if run is None or run.state is not ImportState.RUNNING:
        return run
    try:
        async with files.fetched(app.storage, run.id) as path:
            file = catalog.CatalogueFile(path, run.layout)
            items = file.products(run.mapping, app.settings.currency, start=run.position, lines=run.lines)
            while some := list(islice(items, PRODUCTS)):
                async with app.tx() as tx:
                    run = await take_step(tx, run, some)
                told(run)
    except Overtaken:
        return run
    except catalog.Unreadable as reason:
        async with app.tx() as tx:
            await catalog.fail_import(tx, run_id, reason.message, reason.params)
    except FileNotFoundError:
        async with app.tx() as tx:
            await catalog.fail_import(tx, run_id, "The file is gone. Please send it again.", {})
    else:
        async with app.tx() as tx:
            await catalog.finish_import(tx, run_id)
    async with app.tx() as tx:
        run = await catalog.find_import_by_id(tx, run_id)
        if run is not None:
            await tell_outcome(tx, run)
        return run
