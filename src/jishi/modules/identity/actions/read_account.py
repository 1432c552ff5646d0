"""Read one's own account and session."""

from datetime import datetime
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Forbidden, NotFound
from jishi.modules.identity import queries
from jishi.modules.identity.contracts import Profile, Session, SignInMethod
from jishi.modules.identity.domain.sessions import FRESH
from jishi.platform.db import Tx


async def get_profile(tx: Tx, account_id: UUID) -> Profile:
    """The account as its owner sees it. Raises NotFound."""
    if (profile := await tx.row(Profile, queries.GET_PROFILE, account_id)) is None:
        raise NotFound
    return profile


async def get_session(tx: Tx, actor: Actor) -> Session:
    """The actor's own session. Raises Forbidden for one without, such as the system."""
    session = await tx.row(Session, queries.GET_SESSION, actor.session_id, actor.account_id)
    if session is None:
        raise Forbidden
    return session


def can_set_password_afresh(session: Session, now: datetime) -> bool:
    """Whether the person has just proven who they are by other means than the password."""
    return session.method != SignInMethod.PASSWORD and session.created_at + FRESH > now
