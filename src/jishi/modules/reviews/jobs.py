"""What reviews does later."""

from jishi.modules.notifications import api as notifications
from jishi.modules.reviews import api
from jishi.modules.reviews.actions.counting import RATE, Rate
from jishi.modules.reviews.actions.invite import INVITE, Invite
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime
from jishi.platform.wiring import Wiring


async def rate(tx: Tx, job: Rate) -> None:
    await api.rate(tx, job.product_ids)


async def invite(tx: Tx, job: Invite) -> None:
    await api.invite(tx, job.number)


def register(wiring: Wiring) -> None:
    """Take on the jobs."""
    wiring.job(RATE, rate)
    wiring.job(INVITE, invite)


def provide(runtime: Runtime) -> None:
    """Declare the notices that reviews gives."""
    notifications.declare(runtime, *api.KINDS)
