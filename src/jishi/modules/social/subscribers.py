"""What social hears from others, and from itself."""

from jishi.modules.identity.events import AccountCreated, ProfileChanged
from jishi.modules.moderation.events import ItemDecided
from jishi.modules.social import api
from jishi.modules.social.events import (
    CommentWritten,
    Mentioned,
    NoteLiked,
    NotePublished,
    PersonBlocked,
    PersonFollowed,
    PersonUnfollowed,
)
from jishi.platform.db import Tx
from jishi.platform.wiring import Wiring


async def on_created(tx: Tx, event: AccountCreated) -> None:
    await api.introduce_accounts(tx, [event.account_id])


async def on_changed(tx: Tx, event: ProfileChanged) -> None:
    await api.rename(tx, event.account_id, event.name, event.avatar_url)


async def on_decided(tx: Tx, event: ItemDecided) -> None:
    if event.kind == api.NOTE:
        await api.obey_note(tx, event.subject_id, published=event.published, reason=event.reason)
        if not event.published and event.author_id is not None:
            await api.tell_hidden(tx, event.subject_id, event.author_id, event.reason)
    elif event.kind == api.COMMENT:
        await api.obey_comment(tx, event.subject_id, published=event.published)


async def on_published(tx: Tx, event: NotePublished) -> None:
    await api.push(tx, event.note_id)


async def on_followed(tx: Tx, event: PersonFollowed) -> None:
    await api.take_in(tx, event.by, event.whom)
    await api.tell_followed(tx, event.by, event.whom, friends=event.friends)


async def on_unfollowed(tx: Tx, event: PersonUnfollowed) -> None:
    await api.take_out(tx, event.by, event.whom)


async def on_blocked(tx: Tx, event: PersonBlocked) -> None:
    await api.take_out(tx, event.by, event.whom)
    await api.take_out(tx, event.whom, event.by)


async def on_liked(tx: Tx, event: NoteLiked) -> None:
    await api.tell_liked(tx, event.note_id, event.author_id, event.by)


async def on_commented(tx: Tx, event: CommentWritten) -> None:
    await api.tell_commented(
        tx, event.comment_id, event.note_id, event.note_author_id, event.author_id, event.answered_id
    )


async def on_mentioned(tx: Tx, event: Mentioned) -> None:
    await api.tell_mentioned(tx, event.note_id, event.by, event.handles)


def register(wiring: Wiring) -> None:
    """Listen."""
    wiring.inside(AccountCreated, on_created)
    wiring.inside(ProfileChanged, on_changed)
    wiring.inside(ItemDecided, on_decided)
    wiring.on(NotePublished, "social.push_note", on_published)
    wiring.on(PersonFollowed, "social.take_in", on_followed)
    wiring.on(PersonUnfollowed, "social.take_out", on_unfollowed)
    wiring.on(PersonBlocked, "social.take_out_blocked", on_blocked)
    wiring.on(NoteLiked, "social.tell_liked", on_liked)
    wiring.on(CommentWritten, "social.tell_commented", on_commented)
    wiring.on(Mentioned, "social.tell_mentioned", on_mentioned)
