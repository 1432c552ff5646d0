"""People and how they stand to each other."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from jishi.modules.media.contracts import Image

LEAST_HANDLE = 3
MOST_HANDLE = 20
MOST_BIO = 300


class Audience(StrEnum):
    """Who may see something: everyone, those who follow its owner, the owner's friends, the owner alone."""

    EVERYONE = "everyone"
    FOLLOWERS = "followers"
    FRIENDS = "friends"
    ME = "me"


class Section(StrEnum):
    """What a profile page has; people choose who sees each of them. `people` are followers and followed."""

    NOTES = "notes"
    COLLECTIONS = "collections"
    REVIEWS = "reviews"
    WISHES = "wishes"
    PEOPLE = "people"


class Person(msgspec.Struct, frozen=True):
    """Somebody as others see them. `handle` is the name in addresses (`/u/<handle>`); `avatar` is an address."""

    account_id: UUID
    handle: str
    name: str
    avatar: str | None


class Relation(msgspec.Struct, frozen=True):
    """How one person stands to another: `following` them, `followed` by them, both (`friend`), `blocked` in either
    direction, `muted` by the one who asks."""

    following: bool = False
    followed: bool = False
    friend: bool = False
    blocked: bool = False
    muted: bool = False


class Counts(msgspec.Struct, frozen=True):
    """How many follow a person, are followed by, are friends of; notes that are published, and likes these have."""

    followers: int
    following: int
    friends: int
    notes: int
    likes: int


class Profile(msgspec.Struct, frozen=True):
    """A person's page as one who may see it sees it: `sections` are those that this one may open."""

    person: Person
    bio: str
    cover: Image | None
    counts: Counts
    joined_at: datetime
    relation: Relation
    sections: list[Section]
    is_mine: bool


class OwnProfile(msgspec.Struct, frozen=True):
    """One's own profile with what only oneself sees. `handle_from` is when the handle may be changed again."""

    person: Person
    bio: str
    cover: Image | None
    counts: Counts
    privacy: dict[Section, Audience]
    handle_from: datetime | None


class ProfileChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What of one's profile to change; None stays as it is. Pictures are ids of one's own uploads; a cover can be
    taken away with `no_cover`."""

    name: str | None = None
    handle: str | None = None
    bio: str | None = None
    avatar_id: UUID | None = None
    cover_id: UUID | None = None
    no_cover: bool = False
    privacy: dict[Section, Audience] | None = None


class Listed(msgspec.Struct, frozen=True):
    """A person in a list, and how the one who looks stands to them."""

    person: Person
    bio: str
    followers: int
    relation: Relation


class Standing(msgspec.Struct, frozen=True):
    """How one stands to a person after following or not following them, and how many follow them now."""

    relation: Relation
    followers: int


class Upload(msgspec.Struct, frozen=True):
    """A picture that one may show with what one writes."""

    id: UUID
    url: str
    width: int
    height: int
