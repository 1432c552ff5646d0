"""Like, collect, vote and pass on. Doing any of it twice changes nothing."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.ids import short_code
from jishi.modules.social import note_queries
from jishi.modules.social.actions.limits import REACTIONS, spend
from jishi.modules.social.contracts import Liked, Saved, Shared
from jishi.modules.social.events import NoteLiked
from jishi.platform.db import Tx


async def like(tx: Tx, actor: Actor, code: str) -> Liked:
    """Like a note. Raises Unauthenticated for guests, NotFound for what one may not see. One statement."""
    account_id = actor.require_account()
    spend(tx, REACTIONS, account_id)
    row = await tx.fetch_row(note_queries.LIKE, account_id, code, tx.now)
    if row is None:
        raise NotFound
    note_id, author_id, likes, added, counted = row
    if added and not counted:
        raise NotFound  # it was deleted at this very moment
    if added and author_id != account_id:
        await tx.publish(NoteLiked(note_id=note_id, author_id=author_id, by=account_id))
    return Liked(likes, True)


async def unlike(tx: Tx, actor: Actor, code: str) -> Liked:
    """Do not like it any more. One statement."""
    row = await tx.fetch_row(note_queries.UNLIKE, actor.require_account(), code)
    if row is None:
        raise NotFound
    return Liked(row[2], False)


async def save(tx: Tx, actor: Actor, code: str, collection_id: UUID | None = None) -> Saved:
    """Collect a note, or put it into another collection. Raises Unauthenticated for guests, NotFound for a note that
    one may not see or somebody else's collection. Two statements at most."""
    account_id = actor.require_account()
    spend(tx, REACTIONS, account_id)
    if collection_id is not None:
        owner = await tx.fetch_value(note_queries.COLLECTION, collection_id)
        if owner != account_id:
            raise NotFound
    row = await tx.fetch_row(note_queries.SAVE, account_id, code, tx.now, collection_id)
    if row is None:
        raise NotFound
    _, saves, added, counted = row
    if added and not counted:
        raise NotFound
    return Saved(saves, True, collection_id)


async def unsave(tx: Tx, actor: Actor, code: str) -> Saved:
    """Do not collect it any more; also for a note that one may not see any more."""
    account_id = actor.require_account()
    await tx.execute(note_queries.UNSAVE, account_id, code)
    saves = await tx.fetch_value(note_queries.SAVES_OF, code)
    if saves is None:
        raise NotFound
    return Saved(saves, False)


async def vote(tx: Tx, actor: Actor, code: str, option: int) -> None:
    """Choose an option of a poll, once. Raises Unauthenticated for guests, NotFound for what is not there to choose."""
    account_id = actor.require_account()
    spend(tx, REACTIONS, account_id)
    if not 0 <= option < 100 or await tx.fetch_value(note_queries.VOTE, account_id, code, option, tx.now) is None:
        raise NotFound


async def share(tx: Tx, actor: Actor, code: str) -> Shared:
    """A short address of one's own for a note, always the same one, and how many came by it."""
    account_id = actor.require_account()
    spend(tx, REACTIONS, account_id)
    row = await tx.fetch_row(note_queries.SHARE, account_id, code, short_code(8), tx.now)
    if row is None:
        raise NotFound
    return Shared(row[0], f"{tx.app.settings.public_url}/s/{row[0]}", row[1])


async def find_shared(tx: Tx, share_code: str) -> str | None:
    """The code of the note that a short address leads to. Whether one may see the note is for its page to say."""
    found: str | None = await tx.fetch_value(note_queries.SHARE_TARGET, share_code)
    return found


async def count_visit(tx: Tx, share_code: str) -> None:
    """Somebody came by a short address."""
    await tx.execute(note_queries.VISIT, share_code)
