"""Lists of people."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.modules.social import queries
from jishi.modules.social.actions.profiles import get_profile
from jishi.modules.social.contracts import Listed, Person, Relation, Section
from jishi.platform.db import Tx

MOST_SEARCH = 40


async def list_followers(tx: Tx, actor: Actor, handle: str, *, cursor: str = "", limit: int = 30) -> Page[Listed]:
    """Who follows somebody, the latest first. Raises NotFound when the actor may not see it. Two statements."""
    return await _of_profile(tx, actor, handle, queries.FOLLOWERS, cursor, limit)


async def list_following(tx: Tx, actor: Actor, handle: str, *, cursor: str = "", limit: int = 30) -> Page[Listed]:
    """Whom somebody follows, the latest first. Raises NotFound when the actor may not see it. Two statements."""
    return await _of_profile(tx, actor, handle, queries.FOLLOWING, cursor, limit)


async def list_friends(tx: Tx, actor: Actor, *, cursor: str = "", limit: int = 30) -> Page[Listed]:
    """One's friends. Raises Unauthenticated for guests. One statement."""
    account_id = actor.require_account()
    return await _page(tx, queries.FRIENDS, account_id, account_id, cursor, limit)


async def list_blocked(tx: Tx, actor: Actor, *, cursor: str = "", limit: int = 30) -> Page[Listed]:
    """Whom one has blocked."""
    account_id = actor.require_account()
    return await _page(tx, queries.BLOCKED, account_id, account_id, cursor, limit)


async def list_muted(tx: Tx, actor: Actor, *, cursor: str = "", limit: int = 30) -> Page[Listed]:
    """Whom one has muted."""
    account_id = actor.require_account()
    return await _page(tx, queries.MUTED, account_id, account_id, cursor, limit)


async def search_people(tx: Tx, actor: Actor, text: str, *, cursor: str = "", limit: int = 20) -> Page[Listed]:
    """People whose handle or name begins with `text`, the most followed first; none for no text. One statement."""
    plain = text.replace("\x00", "").strip().lstrip("@").lower()[:MOST_SEARCH]
    if not plain:
        return Page([])
    pattern = plain.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    after: tuple[int | None, UUID | None] = decode_cursor(cursor, tuple[int, UUID]) if cursor else (None, None)
    if after[0] is not None and after[0] >= 2**31:
        return Page([])
    most = clamp_limit(limit)
    rows = await tx.fetch(queries.SEARCH, actor.account_id, pattern, *after, most + 1)
    listed = [_listed(row) for row in rows[:most]]
    last = listed[-1] if len(rows) > most else None
    return Page(listed, encode_cursor(last.followers, last.person.account_id) if last else None)


async def suggest_people(tx: Tx, actor: Actor, *, limit: int = 12) -> list[Listed]:
    """People whom the actor may like to follow: first those whom many of the people one follows follow, then the most
    followed. One statement."""
    return [_listed(row) for row in await tx.fetch(queries.SUGGESTED, actor.account_id, clamp_limit(limit))]


async def _of_profile(tx: Tx, actor: Actor, handle: str, statement: str, cursor: str, limit: int) -> Page[Listed]:
    profile = await get_profile(tx, actor, handle)
    if Section.PEOPLE not in profile.sections:
        raise NotFound
    return await _page(tx, statement, actor.account_id, profile.person.account_id, cursor, limit)


async def _page(tx: Tx, statement: str, viewer: UUID | None, whose: UUID, cursor: str, limit: int) -> Page[Listed]:
    after = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    most = clamp_limit(limit)
    rows = await tx.fetch(statement, viewer, whose, after, most + 1)
    following = encode_cursor(rows[most - 1][0]) if len(rows) > most else None
    return Page([_listed(row[1:]) for row in map(tuple, rows[:most])], following)


def _listed(row: Sequence[Any]) -> Listed:
    values = tuple(row)
    return Listed(Person(*values[:4]), values[4], values[5], Relation(*values[6:11]))
