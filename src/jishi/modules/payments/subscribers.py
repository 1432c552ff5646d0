"""What payments hears from others."""

from jishi.modules.identity.events import SignedIn
from jishi.modules.payments import api
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def take_over(tx: Tx, event: SignedIn) -> None:
    if event.guest_id is not None:
        await api.take_over(tx, event.guest_id, event.account_id)


def register(wiring: Wiring) -> None:
    """What the guest owed is the member's."""
    wiring.inside(SignedIn, take_over)
