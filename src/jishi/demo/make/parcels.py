"""Most orders of the past were sent and received: shipped some days after, completed when their time was over."""

from datetime import datetime, timedelta

from jishi.demo.make.progress import Part
from jishi.kernel.actor import SYSTEM
from jishi.kernel.clock import FixedClock
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import OrderState, Sending
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

DAYS = (80, 64, 48, 36, 26, 18)
"""Days before today on which the shops hand over what was bought since the last time; what is newer still waits."""

AT_ONCE = 200
RECEIVED = (OrderState.DELIVERED, OrderState.COMPLETED)


async def send_parcels(app: Runtime, clock: FixedClock, now: datetime) -> None:
    """Ship what was paid for, and complete what was shipped long ago; nothing when somebody has done so already."""
    async with app.tx(write=False) as tx:
        done = await orders.search_orders(tx, SYSTEM, orders.OrderFilter(states=RECEIVED), limit=1)
    if done.items:
        return
    with Part("Parcels", len(DAYS)) as part:
        for day in DAYS:
            clock.set(now - timedelta(days=day))
            while await _send_some(app, clock.now() - timedelta(days=1)):
                pass
            await _complete(app)
            await drain(app, most=100_000)
            part.done()
        clock.set(now)
        await _complete(app)
        await drain(app, most=100_000)


async def _send_some(app: Runtime, before: datetime) -> int:
    async with app.tx() as tx:
        wanted = orders.OrderFilter(states=[OrderState.PAID], placed_before=before, oldest_first=True)
        page = await orders.search_orders(tx, SYSTEM, wanted, limit=AT_ONCE)
        if not page.items:
            return 0
        sendings = [Sending(found.number, "sf", f"SF{found.number}") for found in page.items]
        outcomes = await orders.ship_many(tx, SYSTEM, sendings)
    return sum(outcome is None for outcome in outcomes)


async def _complete(app: Runtime) -> None:
    more = True
    while more:
        async with app.tx() as tx:
            more = await orders.complete_due(tx) > 0
