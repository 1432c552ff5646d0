"""Step-up: proof, not older than ten minutes, that the person at this session is still the one who signed in."""

from datetime import datetime, timedelta

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.errors import Invalid, StepUpNeeded
from jishi.modules.identity import limits, queries
from jishi.modules.identity.actions.change_account import WRONG_PASSWORD
from jishi.modules.identity.actions.watch import note_failure
from jishi.modules.identity.hashing import is_password
from jishi.platform.db import Tx

VALID = timedelta(minutes=10)


async def require_recent_proof(tx: Tx, actor: Actor) -> None:
    """Raise StepUpNeeded unless the actor's session has been opened, or proven anew, within the last ten minutes.

    A proof counts in the session it was given in and nowhere else. The system passes, and programs with an API key,
    whose scope is their proof.
    """
    if not await has_recent_proof(tx, actor):
        raise StepUpNeeded


async def has_recent_proof(tx: Tx, actor: Actor) -> bool:
    """Whether `require_recent_proof` would let the actor pass."""
    if actor.kind is ActorKind.SYSTEM or actor.key_id is not None:
        return True
    proven_at: datetime | None = await tx.fetch_value(queries.LAST_PROOF, actor.session_id, actor.account_id)
    return proven_at is not None and proven_at + VALID > tx.now


async def prove_by_password(tx: Tx, actor: Actor, password: str) -> None:
    """Count the actor's session as proven from now on. Raises Invalid for field `password`, TooMany."""
    account_id = actor.require_account()
    limits.spend(tx, limits.PASSWORD_CHECK, str(account_id))
    row = await tx.fetch_row(queries.GET_SECRETS, account_id)
    stored = row[0] if row is not None else None
    if stored is None or not await is_password(password, stored):
        await note_failure(tx, account_id, "confirmation")
        raise Invalid(WRONG_PASSWORD, code="wrong_credentials", field="password")
    await tx.execute(queries.PROVE_SESSION, actor.session_id, tx.now)
