"""Sign out: here, one other place, or everywhere."""

from uuid import UUID

from jishi.kernel.errors import NotFound
from jishi.modules.identity import queries
from jishi.modules.identity.domain.sessions import access_key, cache_key, hash_token
from jishi.platform.db import Tx


async def end_session_of_token(tx: Tx, token: str) -> None:
    """End the session of this token, if it is one; asking again does nothing."""
    token_hash = hash_token(token)
    await tx.execute(queries.END_SESSION_BY_TOKEN, token_hash)
    tx.invalidate(cache_key(token_hash))


async def end_session(tx: Tx, account_id: UUID, session_id: UUID) -> None:
    """End one session of the account. Raises NotFound for a session that is over or another's."""
    token_hash = await tx.fetch_value(queries.END_SESSION, session_id, account_id)
    if token_hash is None:
        raise NotFound
    tx.invalidate(cache_key(token_hash))


async def end_sessions(tx: Tx, account_id: UUID, *, keep: UUID | None = None) -> int:
    """End all sessions of the account but `keep`; how many there were."""
    rows = await tx.fetch(queries.END_SESSIONS, account_id, keep)
    tx.invalidate(*(cache_key(row[0]) for row in rows))
    return len(rows)


async def forget_cached_sessions(tx: Tx, account_id: UUID) -> None:
    """Have the account's sessions read anew with their next request, because what they say of it has changed."""
    rows = await tx.fetch(queries.LIST_TOKEN_HASHES, account_id)
    tx.invalidate(access_key(account_id), *(cache_key(row[0]) for row in rows))
