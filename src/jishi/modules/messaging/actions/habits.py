"""What people let others know."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.modules.messaging import queries
from jishi.modules.messaging.contracts import Habits
from jishi.platform.db import Tx


async def habits_of(tx: Tx, account_id: UUID) -> Habits:
    """The habits of an account."""
    return await tx.row(Habits, queries.HABITS, account_id) or Habits()


async def get_habits(tx: Tx, actor: Actor) -> Habits:
    """The actor's own. Raises Unauthenticated for guests."""
    return await habits_of(tx, actor.require_account())


async def set_habits(tx: Tx, actor: Actor, habits: Habits) -> Habits:
    """Change them. Raises Unauthenticated for guests."""
    account_id = actor.require_account()
    await tx.execute(queries.SET_HABITS, account_id, habits.receipts, habits.presence, habits.strangers)
    return habits
