"""What inventory keeps per process."""

from jishi.modules.inventory.actions.queue import StockQueue
from jishi.modules.inventory.kinds import ALL
from jishi.modules.inventory.options import LOW_AT
from jishi.modules.notifications import api as notifications
from jishi.platform import options
from jishi.platform.runtime import Runtime


def provide(runtime: Runtime) -> None:
    """Put the queue in, the kinds of notices, and what can be set."""
    queue = StockQueue(runtime)
    runtime.provide(StockQueue, queue)
    runtime.on_stop(queue.close)
    for kind in ALL:
        notifications.declare(runtime, kind)
    options.declare(runtime, LOW_AT)
