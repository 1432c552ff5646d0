"""What team hears of: how people who work here change their ways in goes into the audit log."""

from uuid import UUID

from jishi.kernel.actor import Actor, ActorKind
from jishi.modules.identity.events import PasswordChanged, SecondFactorChanged
from jishi.modules.team import api
from jishi.platform import audit
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def note_password(tx: Tx, event: PasswordChanged) -> None:
    """Write down a new password of one who works here."""
    await _note(tx, event.account_id, "security.password_changed")


async def note_second_factor(tx: Tx, event: SecondFactorChanged) -> None:
    """Write down a second factor that came or went."""
    await _note(tx, event.account_id, f"security.{event.factor}_{'added' if event.added else 'removed'}")


async def _note(tx: Tx, account_id: UUID, action: str) -> None:
    if await api.is_staff(tx, account_id):
        who = Actor(kind=ActorKind.STAFF, account_id=account_id)
        await audit.record(tx, who, action, "account", account_id)


def register(wiring: Wiring) -> None:
    """Hear of it in the very transaction."""
    wiring.inside(PasswordChanged, note_password)
    wiring.inside(SecondFactorChanged, note_second_factor)
