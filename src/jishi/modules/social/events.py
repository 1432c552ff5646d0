"""What happens between people."""

from uuid import UUID

from jishi.platform.events import Event


class PersonFollowed(Event, frozen=True, kw_only=True, tag="social.person_followed"):
    """`by` follows `whom` from now on; they are `friends` when it is mutual."""

    by: UUID
    whom: UUID
    friends: bool


class PersonUnfollowed(Event, frozen=True, kw_only=True, tag="social.person_unfollowed"):
    """`by` does not follow `whom` any more."""

    by: UUID
    whom: UUID


class PersonBlocked(Event, frozen=True, kw_only=True, tag="social.person_blocked"):
    """`by` wants nothing to do with `whom`: neither sees the other from now on."""

    by: UUID
    whom: UUID
