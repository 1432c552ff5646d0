"""What inventory keeps per process."""

from jishi.modules.inventory.actions.queue import StockQueue
from jishi.modules.inventory.kinds import ALL
from jishi.modules.notifications import api as notifications
from jishi.platform.runtime import Runtime


def provide(runtime: Runtime) -> None:
    """Put the queue in, and the kinds of notices."""
    queue = StockQueue(runtime)
    runtime.provide(StockQueue, queue)
    runtime.on_stop(queue.close)
    for kind in ALL:
        notifications.declare(runtime, kind)
