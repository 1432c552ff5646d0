"""kill -9 in the middle of a bulk action, again and again: every row is done once, and told once."""

import asyncio
import contextlib
import os
import signal
import sys
from pathlib import Path

import pytest
from tests.console.grid_market import write_orders
from tests.faults.bulk_worker import ACTION, GRID, STEP

from jishi.console.grid.bulk.records import FIND, BulkRun
from jishi.console.grid.bulk.start import start_run
from jishi.kernel.actor import SYSTEM, Actor, ActorKind
from jishi.kernel.ids import uuid7
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import NewAccount
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime
from jishi.ui.paths import ROOT

pytestmark = pytest.mark.faults
ROWS = 60
PATIENCE_SECONDS = 60


async def run_of(app: Runtime, run_id: object) -> BulkRun:
    async with app.tx(write=False) as tx:
        found = await tx.row(BulkRun, FIND, run_id, None)
    assert found is not None
    return found


async def test_every_row_is_done_once_though_the_worker_is_killed(own_app: Runtime, tmp_path: Path) -> None:
    async with own_app.tx() as tx:
        numbers = await write_orders(tx, uuid7(), ROWS)
        account_id = await identity.create_account(tx, NewAccount(name="Clerk", email="clerk@example.com"))
        await team.add_staff(tx, SYSTEM, account_id, [Role.SERVICE])
        access = await team.permissions_of(tx, account_id)
        clerk = Actor(kind=ActorKind.STAFF, account_id=account_id, permissions=access.permissions)
        run_id = await start_run(tx, clerk, GRID, ACTION, ids=numbers, fields={"seconds": "0.3"})
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("JISHI_")},
        "JISHI_DATABASE_URL": own_app.settings.database_url,
        "JISHI_DATA_DIR": str(tmp_path),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }
    command = [sys.executable, "-m", "tests.faults.bulk_worker", str(run_id)]
    for goal in (STEP, 3 * STEP):
        victim = await asyncio.create_subprocess_exec(*command, env=environment, cwd=ROOT)
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while (await run_of(own_app, run_id)).done < goal:  # noqa: ASYNC110  another process does it
                    await asyncio.sleep(0.02)
        finally:
            with contextlib.suppress(ProcessLookupError):
                victim.send_signal(signal.SIGKILL)
            await victim.wait()
        halfway = await run_of(own_app, run_id)
        assert halfway.state == "running"
        assert goal <= halfway.done < ROWS
    last = await asyncio.create_subprocess_exec(*command, env=environment, cwd=ROOT)
    assert await asyncio.wait_for(last.wait(), PATIENCE_SECONDS) == 0
    over = await run_of(own_app, run_id)
    assert (over.state, over.total, over.done, over.failed) == ("done", ROWS, ROWS, 0)
    async with own_app.tx(write=False) as tx:
        marks = await tx.fetch("SELECT note, count(*) FROM orders.orders GROUP BY note")
        told = await tx.fetch("SELECT outcome, count(*) FROM console.bulk_rows GROUP BY outcome")
    assert [tuple(row) for row in marks] == [("!", ROWS)]
    assert [tuple(row) for row in told] == [("done", ROWS)]
    assert over.finished_at is not None
