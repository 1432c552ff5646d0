"""What shipping does in the worker."""

from jishi.modules.shipping import api
from jishi.modules.shipping.tasks import BOOK, CANCEL, BookTask, CancelTask
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def book(tx: Tx, task: BookTask) -> None:
    await api.book(tx.app, task.ids)


async def cancel(tx: Tx, task: CancelTask) -> None:
    await api.cancel_label(tx.app, task.carrier, task.tracking_number)


async def poll(tx: Tx) -> None:
    await api.poll_silent(tx.app)


def register(wiring: Wiring) -> None:
    """Take part in the worker."""
    wiring.job(BOOK, book)
    wiring.job(CANCEL, cancel)
    wiring.schedule("shipping.poll", "*/10 * * * *", poll)
