"""What notifications does later."""

from jishi.modules.notifications import api
from jishi.modules.notifications.actions.notify import BROADCAST, DELIVER, DELIVER_MANY
from jishi.platform.wiring import Wiring


def register(wiring: Wiring) -> None:
    """Deliver, and sweep once a night."""
    wiring.job(DELIVER, api.deliver)
    wiring.job(DELIVER_MANY, api.deliver_many)
    wiring.job(BROADCAST, api.broadcast)
    wiring.schedule("notifications.sweep", "50 19 * * *", api.sweep)
