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


class NotePublished(Event, frozen=True, kw_only=True, tag="social.note_published"):
    """A note can be seen by its audience; `first` when it never could before."""

    note_id: UUID
    author_id: UUID
    audience: str
    first: bool


class NoteWithdrawn(Event, frozen=True, kw_only=True, tag="social.note_withdrawn"):
    """A note can no longer be seen: deleted, hidden by a moderator, or held after a change."""

    note_id: UUID
    author_id: UUID


class NoteLiked(Event, frozen=True, kw_only=True, tag="social.note_liked"):
    """Somebody likes a note."""

    note_id: UUID
    author_id: UUID
    by: UUID


class CommentWritten(Event, frozen=True, kw_only=True, tag="social.comment_written"):
    """A comment can be seen; it answers one of `answered_id`, if anybody's."""

    comment_id: UUID
    note_id: UUID
    note_author_id: UUID
    author_id: UUID
    answered_id: UUID | None


class Mentioned(Event, frozen=True, kw_only=True, tag="social.mentioned"):
    """Somebody names people in a note or a comment on it."""

    note_id: UUID
    by: UUID
    handles: list[str]
