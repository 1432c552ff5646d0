"""Make, list and revoke API keys."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Forbidden, Invalid, NotFound
from jishi.kernel.ids import uuid7
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.kernel.text import clean
from jishi.modules.identity import api as identity
from jishi.modules.integrations import key_queries as queries
from jishi.modules.integrations.contracts import MOST_NAME, ApiKey, KeyInput, MadeKey
from jishi.modules.integrations.domain.keys import NEVER, digest_of, new_key
from jishi.modules.merchants import api as merchants
from jishi.modules.team.contracts import Permission
from jishi.platform import audit
from jishi.platform.db import Tx

LEAST_RATE, MOST_RATE = 1, 6_000


def possible_scopes(actor: Actor) -> list[str]:
    """What the actor could give to a key."""
    return sorted(scope for scope in Permission if actor.has(scope) and scope not in NEVER)


async def make_key(tx: Tx, actor: Actor, given: KeyInput) -> MadeKey:
    """A new key, whose secret is told here and never again.

    Raises Forbidden without `keys.manage`, for a scope that the actor does not hold or a shop that is not theirs,
    StepUpNeeded, Invalid.
    """
    own_shops = actor.shops_with(Permission.KEYS_MANAGE)
    account_id = actor.require_account()
    await identity.require_recent_proof(tx, actor)
    name = clean(given.name, field="name", least=1, most=MOST_NAME)
    scopes = _scopes(actor, given.scopes)
    shop_ids = await _shops(tx, own_shops, given.shop_ids)
    _check_limits(given, tx.now)
    prefix, secret = new_key()
    key = await tx.row(
        ApiKey,
        queries.ADD,
        uuid7(),
        prefix,
        digest_of(secret),
        name,
        account_id,
        scopes,
        shop_ids,
        given.per_minute,
        tx.now,
        given.expires_at,
    )
    assert key is not None
    await audit.record(
        tx, actor, "keys.made", "api_key", key.id, {"scopes": scopes, "shops": [str(s) for s in shop_ids]}
    )
    return MadeKey(key, secret)


async def list_keys(tx: Tx, actor: Actor, *, cursor: str = "", limit: int = 50) -> Page[ApiKey]:
    """The keys of the company and its shops, or of the actor's shops, the newest first; revoked ones too."""
    shops = actor.shops_with(Permission.KEYS_MANAGE)
    after = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    most = clamp_limit(limit)
    found = await tx.rows(ApiKey, queries.LIST, shops, after, most + 1)
    return Page(found[:most], encode_cursor(found[most - 1].id) if len(found) > most else None)


async def revoke_key(tx: Tx, actor: Actor, key_id: UUID) -> ApiKey:
    """Let a key open nothing any more, in every process from the commit on; revoking it again changes nothing.

    Raises Forbidden without `keys.manage`, NotFound for a key that one may not see.
    """
    shops = actor.shops_with(Permission.KEYS_MANAGE)
    row = await tx.fetch_row(queries.REVOKE, shops, key_id, tx.now, actor.account_id)
    if row is None:
        raise NotFound
    *values, digest, is_fresh = row
    tx.invalidate(cache_key(digest))
    if is_fresh:
        await audit.record(tx, actor, "keys.revoked", "api_key", key_id)
    return ApiKey(*values)


def cache_key(digest: bytes) -> str:
    """Under which a key is cached."""
    return f"apikey:{digest.hex()}"


def _scopes(actor: Actor, wanted: Sequence[str]) -> list[str]:
    scopes = sorted(set(wanted))
    if not scopes:
        raise Invalid("Please choose at least one scope.", field="scopes")
    known = {str(one) for one in Permission}
    if not known.issuperset(scopes) or NEVER.intersection(scopes):
        raise Invalid("There is no such scope for keys.", field="scopes")
    if not all(actor.has(scope) for scope in scopes):
        raise Forbidden("A key cannot be given what you may not do yourself.")
    return scopes


async def _shops(tx: Tx, own: list[UUID] | None, wanted: Sequence[UUID]) -> list[UUID]:
    shop_ids = sorted(set(wanted))
    if own is not None:
        if not set(own).issuperset(shop_ids):
            raise Forbidden("A key cannot be given what you may not do yourself.")
        return shop_ids or own
    if shop_ids and len(await merchants.shops(tx, shop_ids)) != len(shop_ids):
        raise Invalid("There is no such shop.", field="shop_ids")
    return shop_ids


def _check_limits(given: KeyInput, now: datetime) -> None:
    if not LEAST_RATE <= given.per_minute <= MOST_RATE:
        raise Invalid("Between 1 and 6,000 calls a minute can be allowed.", field="per_minute")
    if given.expires_at is not None and (given.expires_at.tzinfo is None or given.expires_at <= now):
        raise Invalid("This moment has passed already.", field="expires_at")
