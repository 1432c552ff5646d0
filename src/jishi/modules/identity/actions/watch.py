"""What is tried with the accounts of people who work here goes into the audit log."""

from uuid import UUID

from jishi.kernel.actor import SYSTEM
from jishi.modules.identity.contracts import StaffWatch
from jishi.platform import audit
from jishi.platform.db import Tx


async def note_failure(tx: Tx, account_id: UUID, way: str) -> None:
    """Write down that somebody failed to prove to be this account, if it works here. What `tx` did is undone, since it
    fails anyway, so that no connection is held while another is waited for."""
    await tx.rollback()
    async with tx.app.tx() as own:
        if await own.app.service(StaffWatch).is_staff(own, account_id):
            await audit.record(own, SYSTEM, "security.proof_failed", "account", account_id, {"way": way})
