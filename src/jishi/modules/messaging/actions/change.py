"""Change, recall, remove, report what was said, and react to it."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from jishi.kernel.text import clean
from jishi.modules.messaging import queries
from jishi.modules.messaging.actions.access import Access, get_access, lock_access
from jishi.modules.messaging.actions.read import as_messages, get_message
from jishi.modules.messaging.actions.send import announce, subject_of
from jishi.modules.messaging.contracts import (
    MOST_REACTIONS,
    MOST_TEXT,
    REACTIONS,
    ChatMessage,
    MessageKind,
    MessageState,
    Removed,
    RoomKind,
    Said,
)
from jishi.modules.messaging.domain import TRANSITIONS, may_change, reacted
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import Outcome, ReportInput
from jishi.platform.db import Tx
from jishi.platform.http.limits import Limits, Rule

REACTING = Rule("reactions", burst=20, per_minute=60)
TOO_LATE = "This was said more than two minutes ago and stays."


async def edit(tx: Tx, actor: Actor, room_id: UUID, message_id: UUID, text: str) -> ChatMessage:
    """Say it otherwise, within two minutes. Raises NotFound, Forbidden for others' words, Conflict when it is too late
    or the message is gone, Invalid for what may not be said."""
    room, message = await _own(tx, actor, room_id, message_id)
    if message.kind not in (MessageKind.TEXT, MessageKind.PICTURE, MessageKind.CARD):
        raise Forbidden
    plain = clean(text, field="text", most=MOST_TEXT, lines=True)
    if not plain and message.kind is MessageKind.TEXT:
        raise Invalid("Please write something.", field="text")
    subject = subject_of(room, message.id, actor.account_id, actor.name)
    verdict = await moderation.screen(tx, subject, [plain])
    if verdict.outcome is Outcome.REFUSE:
        raise moderation.refusal(verdict)
    state = MessageState.HELD if verdict.is_held or message.state is MessageState.HELD else MessageState.SHOWN
    if state is MessageState.HELD and message.state is MessageState.SHOWN:
        # Others have seen what it was; what it shall be they see when somebody has looked at it.
        raise Invalid("This text contains words that are not allowed here: %(words)s", field="text", words=plain[:40])
    return await _change(tx, room, message, state, plain, edited=True)


async def recall(tx: Tx, actor: Actor, room_id: UUID, message_id: UUID) -> ChatMessage:
    """Take it back for everybody, within two minutes. Raises as `edit` does; recalling twice changes nothing."""
    actor.require_account()
    room = await lock_access(tx, actor, room_id)
    message = await get_message(tx, actor, room, message_id)
    _check_own(actor, message)
    if message.state is MessageState.RECALLED:
        return message
    _check_open(tx, message)
    if message.state is MessageState.HELD:
        await moderation.withdraw(tx, "message", message.id)
    return await _change(tx, room, message, MessageState.RECALLED, "", edited=False)


async def react(tx: Tx, actor: Actor, room_id: UUID, message_id: UUID, sign: str, *, on: bool = True) -> ChatMessage:
    """Answer a message with a sign, or take that back; twice changes nothing. Raises Unauthenticated, NotFound, Invalid
    for another sign or too many of them, TooMany for a flood."""
    me = actor.require_account()
    if sign not in REACTIONS:
        raise Invalid("This sign cannot be used here.", field="sign")
    room = await lock_access(tx, actor, room_id)
    message = await get_message(tx, actor, room, message_id)
    if message.state is not MessageState.SHOWN or message.kind is MessageKind.SYSTEM:
        raise NotFound
    tx.app.service(Limits).spend(REACTING, me.hex)
    stored = await tx.fetch_value(queries.REACTIONS, message_id)
    changed = reacted(stored, sign, str(me), on=on)
    if changed == stored:
        return message
    if sum(map(len, changed.values())) > MOST_REACTIONS:
        raise Invalid("This message has many reactions already.", field="sign")
    row = await tx.fetch_row(queries.REACT, room.id, message_id, changed)
    if row is None:
        raise NotFound
    tx.tell(f"room:{room.id}", Said((await as_messages(tx, [row]))[0]), by=me)
    return await get_message(tx, actor, room, message_id)


async def remove(tx: Tx, actor: Actor, room_id: UUID, message_id: UUID) -> None:
    """Remove it for oneself alone. Raises NotFound, Forbidden in the room of a product, which is everybody's."""
    account_id = actor.require_account()
    room = await get_access(tx, actor, room_id)
    if room.kind == RoomKind.PRODUCT:
        raise Forbidden
    await get_message(tx, actor, room, message_id)
    await tx.execute(queries.REMOVE, account_id, message_id, tx.now)
    tx.tell(f"account:{account_id}", Removed(room_id, message_id))


async def report(tx: Tx, actor: Actor, room_id: UUID, message_id: UUID, given: ReportInput) -> None:
    """Have a moderator look at it. Raises Unauthenticated, NotFound, Invalid for one's own words."""
    actor.require_account()
    room = await get_access(tx, actor, room_id)
    message = await get_message(tx, actor, room, message_id)
    if message.author is None:
        raise NotFound
    subject = subject_of(room, message.id, message.author.account_id, message.author.name)
    await moderation.report(tx, actor, subject, message.text, given)


async def obey(tx: Tx, message_id: UUID, *, published: bool) -> None:
    """Show or hide a message, as a moderator has decided."""
    row = await tx.fetch_row(queries.MESSAGE_BY_ID, message_id)
    if row is None:
        return
    await tx.fetch(queries.LOCK_ROOM, row["room_id"])
    target = MessageState.SHOWN if published else MessageState.HIDDEN
    room = await tx.row(Access, queries.ACCESS, row["room_id"], None)
    changed = await tx.fetch_row(
        queries.CHANGE_MESSAGE,
        row["room_id"],
        message_id,
        target.value,
        row["text"],
        None,
        [state.value for state, after in TRANSITIONS.items() if target in after],
    )
    if changed is not None and room is not None:
        announce(tx, room, (await as_messages(tx, [changed]))[0])


async def _own(tx: Tx, actor: Actor, room_id: UUID, message_id: UUID) -> tuple[Access, ChatMessage]:
    actor.require_account()
    room = await lock_access(tx, actor, room_id)
    message = await get_message(tx, actor, room, message_id)
    _check_own(actor, message)
    _check_open(tx, message)
    return room, message


def _check_own(actor: Actor, message: ChatMessage) -> None:
    if message.author is None or message.author.account_id != actor.require_account():
        raise Forbidden


def _check_open(tx: Tx, message: ChatMessage) -> None:
    if message.state not in (MessageState.SHOWN, MessageState.HELD) or not may_change(message.at, tx.now):
        raise Conflict(TOO_LATE)


async def _change(
    tx: Tx, room: Access, message: ChatMessage, state: MessageState, text: str, *, edited: bool
) -> ChatMessage:
    row = await tx.fetch_row(
        queries.CHANGE_MESSAGE,
        room.id,
        message.id,
        state.value,
        text,
        tx.now if edited else None,
        [message.state.value],
    )
    if row is None:
        raise Conflict(TOO_LATE)
    changed = (await as_messages(tx, [row]))[0]
    author = changed.author.account_id if changed.author else None
    held = MessageState.HELD
    was_private = message.state is held
    topic = f"account:{author}" if was_private else f"room:{room.id}"
    tx.tell(topic, Said(changed), by=author)
    return changed
