"""Look at a profile, and change one's own."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from asyncpg import UniqueViolationError

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.text import clean
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import ProfileChange as AccountChange
from jishi.modules.media.contracts import Image, rendition_url
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import WordKind
from jishi.modules.social import queries
from jishi.modules.social.actions.people import introduce_actor
from jishi.modules.social.actions.pictures import own_pictures
from jishi.modules.social.contracts import (
    MOST_BIO,
    Audience,
    Counts,
    OwnProfile,
    Person,
    Profile,
    ProfileChange,
    Relation,
    Section,
)
from jishi.modules.social.domain.handles import CHANGE_AFTER, check_handle, is_handle
from jishi.modules.social.domain.seeing import audience_of, open_sections
from jishi.platform.db import Tx

AVATAR_WIDTH = 320
TAKEN = "This name is taken. Please choose another."


class Stored(msgspec.Struct, frozen=True):
    """A profile's row."""

    account_id: UUID
    handle: str
    name: str
    avatar: str | None
    followers: int
    following: int
    friends: int
    notes: int
    likes: int
    bio: str
    cover: Any
    privacy: dict[str, str]
    joined_at: datetime
    handle_at: datetime | None

    @property
    def person(self) -> Person:
        return Person(self.account_id, self.handle, self.name, self.avatar)

    @property
    def counts(self) -> Counts:
        return Counts(self.followers, self.following, self.friends, self.notes, self.likes)

    @property
    def image(self) -> Image | None:
        return None if self.cover is None else msgspec.convert(self.cover, Image)


async def get_profile(tx: Tx, actor: Actor, handle: str) -> Profile:
    """Somebody's profile as the actor may see it. Raises NotFound for nobody and between people with a block. One
    statement."""
    plain = handle.lower()
    row = await tx.fetch_row(queries.PROFILE, plain, actor.account_id) if is_handle(plain) else None
    if row is None:
        raise NotFound
    stored, relation = Stored(*row[:14]), Relation(*row[14:])
    is_mine = stored.account_id == actor.account_id
    if relation.blocked and not is_mine:
        raise NotFound
    return Profile(
        stored.person,
        stored.bio,
        stored.image,
        stored.counts,
        stored.joined_at,
        relation,
        open_sections(stored.privacy, relation, is_mine=is_mine),
        is_mine,
    )


async def get_own_profile(tx: Tx, actor: Actor) -> OwnProfile:
    """One's own profile. Raises Unauthenticated for guests. One statement when one is known here."""
    account_id = actor.require_account()
    stored = await tx.row(Stored, queries.OWN_PROFILE, account_id)
    if stored is None:
        stored = Stored(account_id, "", actor.name, actor.avatar_url or None, 0, 0, 0, 0, 0, "", None, {}, tx.now, None)
    return _own(stored)


async def change_profile(tx: Tx, actor: Actor, change: ProfileChange) -> OwnProfile:
    """Change one's profile. Raises Invalid for what is not well formed, forbidden words, foreign pictures, Conflict for
    a handle that is somebody else's or was changed less than 30 days ago."""
    account_id = await introduce_actor(tx, actor)
    old = await tx.row(Stored, queries.LOCK_OWN, account_id)
    assert old is not None
    bio = old.bio if change.bio is None else clean(change.bio, field="bio", most=MOST_BIO, lines=True)
    name = old.name if change.name is None else clean(change.name, field="name", least=1, most=40)
    handle = old.handle if change.handle is None else check_handle(change.handle)
    await _screen(tx, name, bio, handle)
    cover, privacy = await _cover(tx, account_id, old, change), _privacy(old, change)
    try:
        async with tx.savepoint():
            await tx.execute(queries.CHANGE, account_id, handle, _handle_at(tx, old, handle), bio, cover, privacy)
    except UniqueViolationError:
        raise Conflict(TAKEN, field="handle") from None
    if name != old.name:
        await identity.change_profile(tx, actor, AccountChange(name=name))
    if change.avatar_id is not None:
        [image] = await own_pictures(tx, account_id, [change.avatar_id], most=1)
        await identity.set_avatar(tx, account_id, rendition_url(image.code, AVATAR_WIDTH))
    stored = await tx.row(Stored, queries.OWN_PROFILE, account_id)
    assert stored is not None
    return _own(stored)


def _handle_at(tx: Tx, old: Stored, handle: str) -> datetime | None:
    if handle == old.handle:
        return old.handle_at
    if old.handle_at is not None and tx.now < old.handle_at + CHANGE_AFTER:
        raise Conflict("This name can be changed once in 30 days.", field="handle")
    return tx.now


async def _cover(tx: Tx, account_id: UUID, old: Stored, change: ProfileChange) -> object:
    if change.no_cover:
        return None
    if change.cover_id is None:
        return old.cover
    [image] = await own_pictures(tx, account_id, [change.cover_id], most=1)
    return image


def _privacy(old: Stored, change: ProfileChange) -> dict[str, str]:
    return old.privacy | {section.value: audience.value for section, audience in (change.privacy or {}).items()}


async def _screen(tx: Tx, *texts: str) -> None:
    """A name stands everywhere at once, so that what would be held elsewhere is refused here."""
    if hits := await moderation.find_words(tx, list(texts)):
        blocked = [hit for hit in hits if hit.kind is WordKind.BLOCK] or hits
        raise Invalid("Please leave out “%(word)s”: it is not allowed here.", word=blocked[0].found)


def _own(stored: Stored) -> OwnProfile:
    privacy: dict[Section, Audience] = {one: audience_of(stored.privacy, one) for one in Section}
    again = stored.handle_at + CHANGE_AFTER if stored.handle_at else None
    return OwnProfile(stored.person, stored.bio, stored.image, stored.counts, privacy, again)
