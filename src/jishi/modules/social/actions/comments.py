"""What people say to a note: two levels, answers below the comment they belong to."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Forbidden, NotFound
from jishi.kernel.ids import uuid7
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.kernel.text import clean
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import Outcome, ReportInput, Subject
from jishi.modules.social import comment_queries as queries
from jishi.modules.social.actions.limits import COMMENTS, REACTIONS, spend
from jishi.modules.social.actions.notes import get_note
from jishi.modules.social.actions.people import introduce_actor
from jishi.modules.social.contracts import (
    MOST_COMMENT,
    MOST_MENTIONS,
    Comment,
    CommentInput,
    CommentSort,
    CommentState,
    Liked,
    Note,
    Person,
)
from jishi.modules.social.domain.writing import mentions_of, tidy
from jishi.modules.social.events import CommentWritten, Mentioned
from jishi.platform.db import Tx

SUBJECT = "comment"
FIRST = 2
THREAD = 50


async def write_comment(tx: Tx, actor: Actor, code: str, given: CommentInput) -> Comment:
    """Say something to a note, or to a comment on it. Raises Unauthenticated for guests, NotFound for a note or comment
    that one may not see, Invalid for an empty or overlong text or a forbidden word, TooMany beyond ten a minute. A
    doubtful word holds it until a moderator has decided. Three statements."""
    account_id = await introduce_actor(tx, actor)
    spend(tx, COMMENTS, account_id)
    text = clean(tidy(given.text), field="text", least=1, most=MOST_COMMENT, lines=True)
    mentions = mentions_of(text)[:MOST_MENTIONS]
    comment_id = uuid7()
    subject = Subject(
        kind=SUBJECT,
        id=comment_id,
        author_id=account_id,
        author_name=actor.name,
        title={"en": text[:40]},
        link=f"/notes/{code}",
    )
    verdict = await moderation.screen(tx, subject, [text])
    if verdict.outcome is Outcome.REFUSE:
        raise moderation.refusal(verdict)
    state = CommentState.HELD if verdict.is_held else CommentState.SHOWN
    row = await tx.fetch_row(
        queries.ADD, account_id, code, comment_id, given.reply_to, text, mentions, state.value, tx.now
    )
    if row is None or not row[3]:
        raise NotFound
    note_id, note_author_id, answered_id, _ = row
    if state is CommentState.SHOWN:
        await _tell(tx, comment_id, note_id, note_author_id, account_id, answered_id, mentions)
    found = await tx.fetch_row(queries.ONE, account_id, comment_id)
    assert found is not None
    return comment_of(found)


async def list_comments(
    tx: Tx, actor: Actor, code: str, *, sort: CommentSort = CommentSort.HOT, cursor: str = "", limit: int = 10
) -> Page[Comment]:
    """What people say to a note with the first answers to each, a pinned one first. Raises NotFound for a note that one
    may not see. Three statements."""
    note = await get_note(tx, actor, code)
    return await comments_of(tx, actor, note.id, sort=sort, cursor=cursor, limit=limit)


async def comments_of(
    tx: Tx, actor: Actor, note_id: UUID, *, sort: CommentSort = CommentSort.HOT, cursor: str = "", limit: int = 10
) -> Page[Comment]:
    """The same for a note that the actor has been found to see. Two statements."""
    after: tuple[bool | None, int | None, UUID | None] = (None, None, None)
    if cursor:
        pinned, likes, last_id = decode_cursor(cursor, tuple[bool, int, UUID])
        after = (pinned, min(likes, 2**31 - 1), last_id)
    most = clamp_limit(limit)
    statement = queries.HOT if sort is CommentSort.HOT else queries.NEW
    rows = await tx.fetch(statement, actor.account_id, note_id, *after, most + 1)
    roots = [comment_of(row) for row in rows[:most]]
    replies: dict[UUID, list[Comment]] = {}
    if ids := [one.id for one in roots if one.replies]:
        for row in await tx.fetch(queries.FIRST_REPLIES, actor.account_id, ids, FIRST):
            reply = comment_of(row)
            replies.setdefault(reply.root_id or reply.id, []).append(reply)
    last = roots[-1] if len(rows) > most else None
    return Page(
        [msgspec.structs.replace(one, answers=replies.get(one.id, [])) for one in roots],
        encode_cursor(last.pinned, last.likes, last.id) if last else None,
    )


async def list_replies(tx: Tx, actor: Actor, comment_id: UUID, *, cursor: str = "", limit: int = 20) -> Page[Comment]:
    """The answers to a comment, the oldest first; none where one may see nothing. One statement."""
    after = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    most = clamp_limit(limit)
    rows = await tx.fetch(queries.REPLIES, actor.account_id, comment_id, after, most + 1)
    found = [comment_of(row) for row in rows[:most]]
    return Page(found, encode_cursor(found[-1].id) if len(rows) > most else None)


async def get_thread(tx: Tx, actor: Actor, root_id: UUID, *, most: int = THREAD) -> Comment:
    """A comment with its first fifty answers. Raises NotFound for what one may not see. Two statements."""
    row = await tx.fetch_row(queries.ONE, actor.account_id, root_id)
    if row is None:
        raise NotFound
    answers = await tx.fetch(queries.FIRST_REPLIES, actor.account_id, [root_id], most)
    return msgspec.structs.replace(comment_of(row), answers=[comment_of(one) for one in answers])


async def note_of_comment(tx: Tx, actor: Actor, comment_id: UUID) -> Note:
    """The note to which a comment was written. Raises NotFound for what one may not see. Two statements."""
    code = await tx.fetch_value(queries.NOTE_CODE, comment_id)
    if code is None:
        raise NotFound
    return await get_note(tx, actor, code)


async def delete_comment(tx: Tx, actor: Actor, comment_id: UUID) -> str:
    """Take one's own comment back, or one on one's own note away, with the answers below it. Returns the note's code.
    Raises NotFound, Forbidden for others'."""
    account_id = actor.require_account()
    row = await _lock(tx, comment_id)
    if account_id not in (row["author_id"], row["note_author_id"]):
        raise (Forbidden if row["state"] == CommentState.SHOWN else NotFound)
    await tx.execute(queries.TAKE_AWAY, comment_id, CommentState.DELETED.value)
    await tx.execute(queries.BLANK, comment_id)
    await moderation.withdraw(tx, SUBJECT, comment_id)
    return str(row["code"])


async def pin_comment(tx: Tx, actor: Actor, comment_id: UUID, *, pinned: bool) -> str:
    """Keep a comment on one's own note on top, instead of any other, or not any more. Returns the note's code."""
    row = await _own(tx, actor, comment_id)
    if not await tx.execute(queries.PIN, comment_id, row["note_id"], pinned):
        raise NotFound
    return str(row["code"])


async def accept_answer(tx: Tx, actor: Actor, comment_id: UUID, *, accepted: bool) -> str:
    """Say that a comment answers one's question, or not any more. Returns the note's code."""
    row = await _own(tx, actor, comment_id)
    if row["state"] != CommentState.SHOWN or not await tx.execute(
        queries.ACCEPT, row["note_id"], comment_id if accepted else None
    ):
        raise NotFound
    return str(row["code"])


async def like_comment(tx: Tx, actor: Actor, comment_id: UUID) -> Liked:
    """Like a comment. Raises Unauthenticated for guests, NotFound for what one may not see. One statement."""
    account_id = actor.require_account()
    spend(tx, REACTIONS, account_id)
    likes = await tx.fetch_value(queries.LIKE, account_id, comment_id)
    if likes is None:
        raise NotFound
    return Liked(likes, True)


async def unlike_comment(tx: Tx, actor: Actor, comment_id: UUID) -> Liked:
    """Do not like it any more."""
    likes = await tx.fetch_value(queries.UNLIKE, actor.require_account(), comment_id)
    if likes is None:
        raise NotFound
    return Liked(likes, False)


async def report_comment(tx: Tx, actor: Actor, comment_id: UUID, given: ReportInput) -> None:
    """Have a moderator look at a comment that one can see."""
    row = await tx.fetch_row(queries.ONE, actor.require_account(), comment_id)
    if row is None:
        raise NotFound
    comment = comment_of(row)
    code = (await _lock(tx, comment_id))["code"]
    subject = Subject(
        kind=SUBJECT,
        id=comment.id,
        author_id=comment.author.account_id,
        author_name=comment.author.name,
        title={"en": comment.text[:40]},
        link=f"/notes/{code}",
    )
    await moderation.report(tx, actor, subject, comment.text, given)


async def obey_comment(tx: Tx, comment_id: UUID, *, published: bool) -> None:
    """Do what a moderator has decided."""
    row = await tx.fetch_row(queries.LOCK, comment_id)
    if row is None or row["state"] == CommentState.DELETED:
        return
    if not published:
        await tx.execute(queries.TAKE_AWAY, comment_id, CommentState.HIDDEN.value)
    elif await tx.execute(queries.SHOW, comment_id) and row["state"] == CommentState.HELD:
        mentions = mentions_of(row["text"])[:MOST_MENTIONS]
        await _tell(tx, comment_id, row["note_id"], row["note_author_id"], row["author_id"], None, mentions)


async def _tell(
    tx: Tx,
    comment_id: UUID,
    note_id: UUID,
    note_author_id: UUID,
    author_id: UUID,
    answered_id: UUID | None,
    mentions: list[str],
) -> None:
    await tx.publish(
        CommentWritten(
            comment_id=comment_id,
            note_id=note_id,
            note_author_id=note_author_id,
            author_id=author_id,
            answered_id=answered_id,
        )
    )
    if mentions:
        await tx.publish(Mentioned(note_id=note_id, by=author_id, handles=mentions))


async def _lock(tx: Tx, comment_id: UUID) -> Any:
    row = await tx.fetch_row(queries.LOCK, comment_id)
    if row is None or row["state"] == CommentState.DELETED or row["note_state"] == "deleted":
        raise NotFound
    return row


async def _own(tx: Tx, actor: Actor, comment_id: UUID) -> Any:
    account_id = actor.require_account()
    row = await _lock(tx, comment_id)
    if row["note_author_id"] != account_id:
        raise Forbidden
    return row


def comment_of(row: Sequence[Any]) -> Comment:
    """A comment from its columns."""
    v = tuple(row)
    return Comment(
        id=v[0],
        root_id=v[1],
        author=Person(*v[2:6]),
        text=v[6],
        mentions=v[7],
        likes=v[8],
        replies=v[9],
        pinned=v[10],
        by_author=v[11],
        accepted=bool(v[12]),
        held=v[13],
        liked=v[14],
        is_mine=bool(v[15]),
        reply_to=v[16] or "",
        at=v[17],
    )
