"""Who acts by an API key."""

import hmac
from datetime import timedelta
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor, ActorKind
from jishi.modules.identity import api as identity
from jishi.modules.integrations import key_queries as queries
from jishi.modules.integrations.actions.keys import cache_key
from jishi.modules.integrations.contracts import ApiKey
from jishi.modules.integrations.domain.keys import digest_of, prefix_of
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Access
from jishi.platform.http.limits import Limits, Rule
from jishi.platform.runtime import Runtime

CACHED_SECONDS = 60
COARSE = timedelta(minutes=10)


class _Maker(msgspec.Struct, frozen=True):
    """Whose key it is, and what they may do now."""

    access: Access
    name: str
    locale: str


async def read_key(app: Runtime, token: str) -> Actor | None:
    """Who acts with this key, None when it opens nothing (any more). Raises TooMany when it is used too often.

    What the key may do is what its maker may at this moment, as far as its scopes and shops go. Cached for a minute in
    each process; forgotten at once in all of them when it is revoked, or its maker's positions change.
    """
    if not prefix_of(token):
        return None
    digest = digest_of(token)
    name = cache_key(digest)
    key = await app.cache.get(name, lambda: _load(app, token, digest), seconds=CACHED_SECONDS)
    if key is None:
        app.cache.forget(name)  # made-up keys must not push real ones out
        return None
    if key.expires_at is not None and key.expires_at <= app.clock.now():
        return None
    app.service(Limits).spend(Rule("api_key", burst=key.per_minute, per_minute=key.per_minute), str(key.id))
    maker = await app.cache.get(
        identity.access_key(key.account_id), lambda: _load_maker(app, key.account_id), seconds=CACHED_SECONDS
    )
    return _actor(key, maker)


def _actor(key: ApiKey, maker: _Maker) -> Actor | None:
    access = maker.access
    permissions = access.permissions.intersection(key.scopes)
    shops = frozenset(key.shop_ids)
    if access.shop_ids:
        shops = access.shop_ids & shops if shops else access.shop_ids
        if not shops:
            return None  # an empty set would mean every shop
    if not permissions:
        return None
    return Actor(
        kind=ActorKind.STAFF,
        account_id=key.account_id,
        name=key.name,
        locale=maker.locale,
        permissions=permissions,
        shop_ids=shops,
        key_id=key.id,
    )


async def _load(app: Runtime, token: str, digest: bytes) -> ApiKey | None:
    async with app.tx(write=False) as tx:
        row = await tx.fetch_row(queries.FIND, prefix_of(token))
    if row is None or not hmac.compare_digest(row["digest"], digest):
        return None
    key = ApiKey(*list(row)[1:])
    now = app.clock.now()
    if key.used_at is None or key.used_at < now - COARSE:
        async with app.tx() as writing:
            await writing.execute(queries.USED, key.id, now, now - COARSE)
    return key


async def _load_maker(app: Runtime, account_id: UUID) -> _Maker:
    async with app.tx(write=False) as tx:
        accounts = await identity.list_accounts(tx, [account_id])
        if account_id not in accounts:
            return _Maker(Access(), "", "")
        access = await team.permissions_of(tx, account_id)
    return _Maker(access, accounts[account_id].name, accounts[account_id].locale)
