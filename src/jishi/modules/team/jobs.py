"""What team does by the clock."""

from jishi.modules.team import api
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def expire_approvals(tx: Tx) -> None:
    """End approvals that nobody decided in time."""
    await api.expire_approvals(tx)


def register(wiring: Wiring) -> None:
    """Take part in the worker's clock."""
    wiring.schedule("team.expire_approvals", "*/10 * * * *", expire_approvals)
