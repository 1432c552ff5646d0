"""The worker's part of imports."""

from uuid import UUID

import msgspec

from jishi.console.importing.work import run_import
from jishi.platform.db import Tx
from jishi.platform.jobs import Job
from jishi.platform.wiring import Wiring


class RunImport(msgspec.Struct, frozen=True):
    """Run this import to its end."""

    run_id: UUID


RUN_IMPORT = Job("console.run_import", RunImport)


async def work(tx: Tx, job: RunImport) -> None:
    """Run it in transactions of its own, so that a crash loses one step at most."""
    await run_import(tx.app, job.run_id)


def register(wiring: Wiring) -> None:
    """Register the job."""
    wiring.job(RUN_IMPORT, work)
