"""Resolve a session token to the one who acts."""

from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor, ActorKind
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import Session
from jishi.modules.team import queries
from jishi.modules.team.contracts import Access
from jishi.modules.team.domain.positions import union_of
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

CACHED_SECONDS = 60


class _Known(msgspec.Struct, frozen=True):
    """A resolved session as it is cached; the moment is checked with each use, because clocks move on."""

    actor: Actor
    expires_at: datetime


async def read_actor(app: Runtime, token: str) -> Actor | None:
    """Who acts with this session token; None when it is nobody's any more.

    Cached for a minute in each process, and forgotten at once on sign-out and on changes of profile or positions.
    While a second factor is required and not yet shown, staff act as plain members.
    """
    key = identity.cache_key(identity.hash_token(token))

    async def load() -> _Known | None:
        return await _load(app, token)

    known = await app.cache.get(key, load, seconds=CACHED_SECONDS)
    if known is None:
        # Made-up tokens must not push real sessions out of the cache.
        app.cache.forget(key)
        return None
    return known.actor if known.expires_at > app.clock.now() else None


async def permissions_of(tx: Tx, account_id: UUID) -> Access:
    """What the account's positions allow, in one statement."""
    row = await tx.fetch_row(queries.FIND_ACCESS, account_id)
    if row is None:
        return Access()
    roles, shop_ids, stored = row
    return Access(True, union_of(roles, stored or {}, is_in_shops=bool(shop_ids)), frozenset(shop_ids))


async def is_staff(tx: Tx, account_id: UUID) -> bool:
    """Whether the account works here, suspended or not."""
    return await tx.fetch_row(queries.FIND_STAFF, account_id) is not None


async def needs_second_factor(tx: Tx, account_id: UUID) -> bool:
    """Whether the account must show a second factor before it may act as staff."""
    if not tx.app.settings.staff_needs_second_factor:
        return False
    return await tx.fetch_row(queries.FIND_STAFF, account_id) is not None


async def _load(app: Runtime, token: str) -> _Known | None:
    async with app.tx(write=False) as tx:
        session = await identity.find_session(tx, token)
        if session is None:
            return None
        access = await permissions_of(tx, session.account_id)
    expires_at = session.expires_at
    if app.clock.now() - session.seen_at > identity.TOUCH_AFTER:
        # Requests that only read have no transaction to write in.
        async with app.tx() as tx:
            expires_at = await identity.touch_session(tx, session)
    is_held = app.settings.staff_needs_second_factor and access.is_staff and session.verified_at is None
    return _Known(_actor(session, Access() if is_held else access, is_held=is_held), expires_at)


def _actor(session: Session, access: Access, *, is_held: bool) -> Actor:
    return Actor(
        kind=ActorKind.STAFF if access.is_staff else ActorKind.MEMBER,
        account_id=session.account_id,
        session_id=session.id,
        name=session.name,
        avatar_url=session.avatar_url,
        locale=session.locale,
        permissions=access.permissions,
        shop_ids=access.shop_ids,
        lacks_second_factor=is_held,
    )
