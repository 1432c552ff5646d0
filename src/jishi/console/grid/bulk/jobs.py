"""The worker's part of bulk runs."""

from uuid import UUID

import msgspec

from jishi.platform.jobs import Job


class RunBulk(msgspec.Struct, frozen=True):
    """Bring this run to its end."""

    run_id: UUID


RUN_BULK = Job("console.run_bulk", RunBulk, awaited=True)
