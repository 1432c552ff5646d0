"""What social does later and by the clock."""

from jishi.modules.notifications import api as notifications
from jishi.modules.social import api
from jishi.modules.social.actions.feeds import FILL, Fill
from jishi.modules.social.actions.spread import PUSH, Push
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime
from jishi.platform.wiring import Wiring


async def push(tx: Tx, job: Push) -> None:
    await api.push(tx, job.note_id, job.after)


async def fill(tx: Tx, job: Fill) -> None:
    await api.fill_inbox(tx, job.account_id)


def register(wiring: Wiring) -> None:
    """Take on the jobs."""
    wiring.job(PUSH, push)
    wiring.job(FILL, fill)
    wiring.schedule("social.publish_due", "* * * * *", api.publish_due)
    wiring.schedule("social.tell_heat", "* * * * *", api.tell_heat)
    wiring.schedule("social.refresh_hot_list", "*/5 * * * *", api.refresh_hot_list)
    wiring.schedule("social.trim_inboxes", "17 * * * *", api.trim_inboxes)
    wiring.schedule("social.introduce_everybody", "41 2 * * *", api.introduce_everybody)


def provide(runtime: Runtime) -> None:
    """Declare the notices that social gives."""
    notifications.declare(runtime, *api.KINDS)
