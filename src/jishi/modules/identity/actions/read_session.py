"""Find the session behind a token."""

from datetime import datetime

from jishi.modules.identity import queries
from jishi.modules.identity.contracts import Session
from jishi.modules.identity.domain.sessions import LIFETIME, TOKEN_LENGTH, TOUCH_AFTER, hash_token
from jishi.platform.db import Tx


async def find_session(tx: Tx, token: str) -> Session | None:
    """The live session of a token; None for one that was never given, is over, or whose account is closed."""
    if len(token) != TOKEN_LENGTH:
        return None
    return await tx.row(Session, queries.FIND_SESSION, hash_token(token), tx.now)


async def touch_session(tx: Tx, session: Session) -> datetime:
    """Write down that the session is in use, which makes it live on; at most once an hour. Returns its new end."""
    await tx.execute(queries.TOUCH_SESSION, session.id, tx.now, tx.now + LIFETIME, tx.now - TOUCH_AFTER)
    return tx.now + LIFETIME
