"""What notifications hears of accounts."""

from jishi.modules.identity.events import AccountCreated, NewDeviceSeen, PasswordChanged, SecondFactorChanged
from jishi.modules.notifications import api, own
from jishi.modules.notifications.contracts import Params
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def on_created(tx: Tx, event: AccountCreated) -> None:
    await api.tell(tx, own.WELCOME.code, event.account_id, dedupe=str(event.account_id))


async def on_new_device(tx: Tx, event: NewDeviceSeen) -> None:
    params: Params = {"device": event.device, "address": event.address, "at": tx.now}
    await api.tell(tx, own.NEW_DEVICE.code, event.account_id, params=params, dedupe=str(event.event_id))


async def on_password(tx: Tx, event: PasswordChanged) -> None:
    params: Params = {"at": tx.now}
    await api.tell(tx, own.PASSWORD_CHANGED.code, event.account_id, params=params, dedupe=str(event.event_id))


async def on_second_factor(tx: Tx, event: SecondFactorChanged) -> None:
    kind = own.SECOND_FACTOR_ADDED if event.added else own.SECOND_FACTOR_REMOVED
    params: Params = {"factor": own.FACTORS[event.factor], "at": tx.now}
    await api.tell(tx, kind.code, event.account_id, params=params, dedupe=str(event.event_id))


def register(wiring: Wiring) -> None:
    """Listen."""
    wiring.on(AccountCreated, "notifications.welcome", on_created)
    wiring.on(NewDeviceSeen, "notifications.new_device", on_new_device)
    wiring.on(PasswordChanged, "notifications.password", on_password)
    wiring.on(SecondFactorChanged, "notifications.second_factor", on_second_factor)
