"""Shipping a thousand orders from the console's table: one press, done in the worker."""

import asyncio
import time
from collections.abc import Sequence

from bench.report import Section
from bench.stack import Stack
from jishi.bootstrap import make_runtime
from jishi.console.fulfilment.bulk import SHIP
from jishi.console.grid.bulk import records
from jishi.console.grid.bulk.start import start_run
from jishi.console.grid.registry import GRIDS
from jishi.kernel.actor import Actor, ActorKind
from jishi.modules.identity import api as identity
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import OrderState
from jishi.modules.team import api as team
from jishi.platform.runtime import Runtime

STAFF = "staff@jishi.example"
ORDERS = 1_000
MOST_SECONDS = 10.0
PATIENCE_SECONDS = 120.0


async def measure(stack: Stack) -> Section:
    """Figures of bulk shipping."""
    section = Section(
        "Shipping many orders",
        f"{ORDERS:,} paid orders are ticked and shipped whole; the time is from the press until the last one is told, "
        "with its stock gone, parcel, history, audit entry and notice to the buyer under way.",
    )
    app = make_runtime(stack.settings)
    await app.start(listen=False)
    try:
        actor = await _manager(app)
        async with app.tx(write=False) as tx:
            wanted = orders.OrderFilter(states=[OrderState.PAID])
            found = (await orders.search_orders(tx, actor, wanted, limit=ORDERS)).items
        seconds, seen, done = await _ship(app, actor, [order.number for order in found])
    finally:
        await app.stop()
    reach = f"< {MOST_SECONDS:.0f} s"
    section.add(f"bulk ship of {len(found):,} orders", f"{seconds:.1f} s", reach, seconds < MOST_SECONDS)
    section.add("of these shipped", f"{done:,}", f"{ORDERS:,}", done == ORDERS)
    section.add("steps of progress seen", str(seen), "≥ 3", seen >= 3)
    return section


async def _manager(app: Runtime) -> Actor:
    async with app.tx(write=False) as tx:
        account = await identity.find_account_by_contact(tx, STAFF)
        assert account is not None
        access = await team.permissions_of(tx, account.id)
    return Actor(kind=ActorKind.STAFF, account_id=account.id, permissions=access.permissions)


async def _ship(app: Runtime, actor: Actor, numbers: Sequence[str]) -> tuple[float, int, int]:
    """How long it took, how many different states of progress a watcher saw, and how many were shipped."""
    started = time.perf_counter()
    async with app.tx() as tx:
        run_id = await start_run(tx, actor, GRIDS["orders"], SHIP, ids=numbers, fields={"carrier": "own"})
    seen: set[int] = set()
    while time.perf_counter() - started < PATIENCE_SECONDS:
        async with app.tx(write=False) as tx:
            run = await records.get_run(tx, actor, run_id)
        seen.add(run.done)
        if not run.is_moving:
            break
        await asyncio.sleep(0.05)
    return time.perf_counter() - started, len(seen), run.done
