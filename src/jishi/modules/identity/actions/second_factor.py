"""The second factor of a session: whether it was shown, and what must wait until it is."""

from jishi.kernel.actor import Actor
from jishi.kernel.errors import SecondFactorNeeded
from jishi.modules.identity import queries
from jishi.modules.identity.actions.end_session import forget_cached_sessions
from jishi.modules.identity.actions.read_account import get_profile, get_session
from jishi.modules.identity.contracts import SecondFactorPolicy
from jishi.platform.db import Tx


async def mark_verified(tx: Tx, actor: Actor) -> None:
    """Write down that a second factor was shown in the actor's session, which proves anew who is at it."""
    await tx.execute(queries.VERIFY_SESSION, actor.session_id, tx.now)
    await forget_cached_sessions(tx, actor.require_account())


async def lacks_second_factor(tx: Tx, actor: Actor) -> bool:
    """Whether the account must show a second factor and has not done so in this session."""
    session = await get_session(tx, actor)
    return session.verified_at is None and await tx.app.service(SecondFactorPolicy).needs(tx, session.account_id)


async def require_second_factor(tx: Tx, actor: Actor) -> None:
    """Raise SecondFactorNeeded when the account must show a second factor, has one, and has not shown it in this
    session.

    Without this, one who stole a password could add a passkey of their own and pass with it.
    """
    if not await lacks_second_factor(tx, actor):
        return
    profile = await get_profile(tx, actor.require_account())
    if profile.passkeys or profile.has_authenticator:
        raise SecondFactorNeeded
