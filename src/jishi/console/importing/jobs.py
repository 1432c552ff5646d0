"""The worker's part of imports."""

from uuid import UUID

import msgspec

from jishi.console.importing.work import run_import
from jishi.modules.catalog import api as catalog
from jishi.platform.db import Tx
from jishi.platform.jobs import Job
from jishi.platform.wiring import Wiring


class RunImport(msgspec.Struct, frozen=True):
    """Run this import to its end."""

    run_id: UUID


RUN_IMPORT = Job("console.run_import", RunImport, awaited=True)


async def work(tx: Tx, job: RunImport) -> None:
    """Run it in transactions of its own, so that a crash loses one step at most."""
    await run_import(tx.app, job.run_id)


async def take_over(tx: Tx) -> None:
    """Go on with imports whose process was killed. Should it live after all, the slower of the two is overtaken."""
    for run_id in await catalog.list_silent_imports(tx):
        tx.enqueue(RUN_IMPORT, RunImport(run_id), dedupe_key=f"import:{run_id}")


def register(wiring: Wiring) -> None:
    """Register the job and the look after the killed."""
    wiring.job(RUN_IMPORT, work)
    wiring.schedule("console.take_over_imports", "*/3 * * * *", take_over)
