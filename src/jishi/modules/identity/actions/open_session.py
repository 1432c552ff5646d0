"""Open a session for a person who has proven who they are."""

from jishi.kernel.errors import Forbidden
from jishi.kernel.ids import token, uuid7
from jishi.modules.identity import queries
from jishi.modules.identity.actions.move_addresses import move_addresses
from jishi.modules.identity.contracts import (
    Account,
    Device,
    SecondFactorPolicy,
    SignedInSession,
    SignInMethod,
)
from jishi.modules.identity.domain.devices import summarise_device
from jishi.modules.identity.domain.sessions import LIFETIME, cache_key, hash_token
from jishi.modules.identity.events import NewDeviceSeen, SignedIn
from jishi.platform.db import Tx


async def open_session(
    tx: Tx,
    account: Account,
    method: SignInMethod,
    device: Device,
    *,
    is_new_account: bool = False,
    is_verified: bool = False,
) -> SignedInSession:
    """A new session with a new token; the one it replaces ends. What the guest had becomes the account's.

    `is_verified` says that the way of signing in was a second factor by itself. Raises Forbidden for a closed account.
    """
    looks = await tx.fetch_row(queries.FIND_LOOKS, account.id)
    if looks is None or not looks[2]:
        raise Forbidden("This account is closed.", code="account_closed")
    if device.previous_token:
        previous = hash_token(device.previous_token)
        await tx.execute(queries.END_SESSION_BY_TOKEN, previous)
        tx.invalidate(cache_key(previous))
    secret, session_id, expires_at = token(), uuid7(), tx.now + LIFETIME
    seen = summarise_device(device.user_agent)
    is_new_device = await tx.fetch_value(
        queries.ADD_SESSION,
        session_id,
        hash_token(secret),
        account.id,
        method,
        seen,
        device.address,
        tx.now,
        expires_at,
        tx.now if is_verified else None,
    )
    if device.guest_id is not None:
        await move_addresses(tx, device.guest_id, account.id)
    if is_new_device:
        await tx.publish(NewDeviceSeen(account_id=account.id, device=seen, address=device.address))
    await tx.publish(SignedIn(account_id=account.id, guest_id=device.guest_id))
    needs = not is_verified and await tx.app.service(SecondFactorPolicy).needs(tx, account.id)
    return SignedInSession(
        secret, session_id, account, expires_at, is_new_account, needs, theme=looks[0], density=looks[1]
    )
