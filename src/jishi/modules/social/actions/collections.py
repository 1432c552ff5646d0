"""Collections of notes."""

from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, NotFound
from jishi.kernel.ids import uuid7
from jishi.kernel.text import clean
from jishi.modules.media.contracts import Image
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import Outcome, Verdict, WordKind
from jishi.modules.social import note_queries, queries
from jishi.modules.social.actions.people import introduce_actor
from jishi.modules.social.actions.profiles import get_profile
from jishi.modules.social.contracts import Audience, Collection, CollectionInput, Relation, Section
from jishi.modules.social.domain.seeing import may_see
from jishi.platform.db import Tx

MOST_NAME = 30
MOST = 100


async def add_collection(tx: Tx, actor: Actor, given: CollectionInput) -> UUID:
    """A new collection of one's own. Raises Invalid for its name, Conflict beyond a hundred."""
    account_id = await introduce_actor(tx, actor)
    name = await _name(tx, given.name)
    added = uuid7()
    if not await tx.fetch_value(note_queries.ADD_COLLECTION, added, account_id, name, given.audience, tx.now, MOST):
        raise Conflict("You can have %(most)s collections at most.", most=MOST)
    return added


async def change_collection(tx: Tx, actor: Actor, collection_id: UUID, given: CollectionInput) -> None:
    """Another name or audience. Raises NotFound for somebody else's."""
    account_id, name = actor.require_account(), await _name(tx, given.name)
    if not await tx.execute(note_queries.CHANGE_COLLECTION, collection_id, account_id, name, given.audience):
        raise NotFound


async def drop_collection(tx: Tx, actor: Actor, collection_id: UUID) -> None:
    """Give up a collection; its notes stay collected. Raises NotFound for somebody else's."""
    if not await tx.execute(note_queries.DROP_COLLECTION, collection_id, actor.require_account()):
        raise NotFound


async def list_collections(tx: Tx, actor: Actor, handle: str) -> list[Collection]:
    """Somebody's collections that the actor may see. Raises NotFound when they keep them to others. Two statements."""
    profile = await get_profile(tx, actor, handle)
    if Section.COLLECTIONS not in profile.sections:
        raise NotFound
    rows = await tx.fetch(note_queries.COLLECTIONS, profile.person.account_id, actor.account_id)
    found = [
        Collection(row[0], row[1], Audience(row[2]), row[3], None if row[4] is None else msgspec.convert(row[4], Image))
        for row in rows
    ]
    return [one for one in found if may_see(one.audience, profile.relation, is_mine=profile.is_mine)]


async def access_collection(tx: Tx, actor: Actor, collection_id: UUID) -> tuple[UUID, str]:
    """Whose collection this is and its name. Raises NotFound when the actor may not see it. Two statements."""
    row = await tx.fetch_row(note_queries.COLLECTION, collection_id)
    if row is None:
        raise NotFound
    owner, name, audience = row
    if owner != actor.account_id:
        relation = Relation()
        if actor.account_id is not None:
            [found] = await tx.fetch(queries.RELATIONS, actor.account_id, [owner])
            relation = Relation(*tuple(found)[1:])
        if not may_see(Audience(audience), relation, is_mine=False):
            raise NotFound
    return owner, name


async def _name(tx: Tx, text: str) -> str:
    name = clean(text, field="name", least=1, most=MOST_NAME)
    if hits := await moderation.find_words(tx, [name]):
        blocking = [msgspec.structs.replace(hit, kind=WordKind.BLOCK) for hit in hits]
        raise moderation.refusal(Verdict(Outcome.REFUSE, blocking), field="name")
    return name
