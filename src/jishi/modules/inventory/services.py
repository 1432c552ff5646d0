"""What inventory keeps per process."""

from jishi.modules.inventory.actions.queue import StockQueue
from jishi.platform.runtime import Runtime


def provide(runtime: Runtime) -> None:
    """Put the queue in."""
    queue = StockQueue(runtime)
    runtime.provide(StockQueue, queue)
    runtime.on_stop(queue.close)
