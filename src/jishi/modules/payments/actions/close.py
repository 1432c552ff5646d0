"""Stop waiting for money."""

from uuid import UUID

from jishi.modules.payments import queries as sql
from jishi.modules.payments.actions.records import load_payment
from jishi.modules.payments.contracts import Payment
from jishi.modules.payments.tasks import CLOSE_ATTEMPTS, CloseTask
from jishi.platform.db import Tx


async def close_payment(tx: Tx, payment_id: UUID) -> Payment:
    """Close a payment that is still open and have its attempts closed at their providers.

    A paid payment stays paid and a closed one closed: look at the state of what is returned. Ask the provider first
    (`ask_provider`), or money that is under way arrives late. Call this before touching rows of what was to be paid:
    a capture locks the payment first and then those. Raises NotFound.
    """
    if await tx.fetch_value(sql.CLOSE, payment_id, tx.now):
        tx.enqueue(CLOSE_ATTEMPTS, CloseTask(payment_id))
    return await load_payment(tx, payment_id)
