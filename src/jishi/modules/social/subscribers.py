"""What social hears from others."""

from jishi.modules.identity.events import AccountCreated, ProfileChanged
from jishi.modules.social import api
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def on_created(tx: Tx, event: AccountCreated) -> None:
    await api.introduce_accounts(tx, [event.account_id])


async def on_changed(tx: Tx, event: ProfileChanged) -> None:
    await api.rename(tx, event.account_id, event.name, event.avatar_url)


def register(wiring: Wiring) -> None:
    """Listen."""
    wiring.inside(AccountCreated, on_created)
    wiring.inside(ProfileChanged, on_changed)
