"""Write, change, publish and delete notes."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.ids import short_code, uuid7
from jishi.kernel.text import clean
from jishi.modules.catalog import api as catalog
from jishi.modules.media.contracts import Image
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import Outcome, ReportInput, Subject
from jishi.modules.social import note_queries
from jishi.modules.social.actions.limits import NOTES, spend
from jishi.modules.social.actions.people import introduce_actor
from jishi.modules.social.actions.pictures import own_pictures
from jishi.modules.social.actions.records import Stored, note_of, stored_from
from jishi.modules.social.contracts import (
    MOST_MENTIONS,
    MOST_OPTION,
    MOST_OPTIONS,
    MOST_PICTURES,
    MOST_PRODUCTS,
    MOST_TEXT,
    MOST_TITLE,
    Dot,
    Note,
    NoteInput,
    NoteKind,
    NoteState,
    NoteVersion,
    Tagged,
    When,
)
from jishi.modules.social.domain.life import PUBLIC, sources_of, wanted_state
from jishi.modules.social.domain.writing import mentions_of, tags_of, tidy
from jishi.modules.social.events import Mentioned, NotePublished, NoteWithdrawn
from jishi.platform.db import Tx

SUBJECT = "note"
FARTHEST = timedelta(days=90)
DUE_AT_ONCE = 100
BY_OUTCOME = {
    Outcome.PUBLISH: NoteState.PUBLISHED,
    Outcome.HOLD: NoteState.HELD,
    Outcome.REFUSE: NoteState.DRAFT,
}
"""What becomes of a note whose time has come."""


class Checked(msgspec.Struct, frozen=True):
    """What somebody wrote, found in order."""

    title: str
    text: str
    pictures: list[Image]
    tags: list[str]
    mentions: list[str]
    products: list[Tagged]
    options: list[str]


async def write_note(tx: Tx, actor: Actor, given: NoteInput) -> Note:
    """Write a note and publish it, or keep it for later. Raises Unauthenticated for guests, Invalid for what is too
    long, empty or foreign, for a forbidden word, TooMany beyond thirty an hour. A doubtful word holds it until a
    moderator has decided."""
    account_id = await introduce_actor(tx, actor)
    spend(tx, NOTES, account_id)
    checked = await _check(tx, account_id, given, ())
    note_id, code = uuid7(), short_code(10)
    held = await _held(tx, actor, note_id, code, checked) if given.when is When.NOW else False
    state = wanted_state(None, given.when, held=held)
    public = state is NoteState.PUBLISHED
    await tx.execute(
        note_queries.INSERT,
        note_id,
        code,
        account_id,
        given.kind,
        state,
        given.audience,
        *_written(checked),
        [0] * len(checked.options),
        given.publish_at if state is NoteState.SCHEDULED else None,
        uuid7() if public else None,
        tx.now if public else None,
        tx.now,
        public,
    )
    if public:
        await _appear(tx, note_id, account_id, given.audience, checked.mentions, first=True)
    return await get_note(tx, actor, code)


async def change_note(tx: Tx, actor: Actor, code: str, given: NoteInput) -> Note:
    """Change one's own note; what a published one said before stays in its history. A published note stays published
    whatever `when` says. Raises NotFound for others' notes, Conflict for a poll with votes, otherwise as `write`."""
    account_id = actor.require_account()
    old = await _lock_own(tx, account_id, code)
    checked = await _check(tx, account_id, given, old.pictures)
    if any(old.votes) and (checked.options != old.options or given.kind is not old.kind):
        raise Conflict("People have voted already, so the choices must stay as they are.")
    goes_public = old.state in PUBLIC or given.when is When.NOW
    held = await _held(tx, actor, old.id, code, checked) if goes_public else False
    state = wanted_state(old.state, given.when, held=held)
    if old.state in PUBLIC and (old.title, old.text, old.pictures) != (checked.title, checked.text, checked.pictures):
        await tx.execute(note_queries.KEEP_VERSION, old.id, tx.now)
    public = state is NoteState.PUBLISHED
    await tx.execute(
        note_queries.CHANGE,
        old.id,
        given.kind,
        state,
        given.audience,
        *_written(checked),
        old.votes if checked.options == old.options else [0] * len(checked.options),
        given.publish_at if state is NoteState.SCHEDULED else None,
        uuid7() if public else None,
        tx.now if public else None,
        tx.now if old.state in PUBLIC else None,
    )
    await _turn(tx, old, state, given.audience, [one for one in checked.mentions if one not in old.mentions])
    return await get_note(tx, actor, code)


async def get_note(tx: Tx, actor: Actor, code: str) -> Note:
    """A note that the actor may see; one's own whatever its state. Raises NotFound. One statement."""
    row = await tx.fetch_row(note_queries.GET, actor.account_id, code)
    if row is None:
        raise NotFound
    return note_of(row, actor.account_id)


async def delete_note(tx: Tx, actor: Actor, code: str) -> None:
    """Delete one's own note for good: it is gone from every list and preview at once."""
    old = await _lock_own(tx, actor.require_account(), code)
    await tx.execute(note_queries.DELETE, old.id)
    await _turn(tx, old, NoteState.DELETED, old.audience, [])
    await moderation.withdraw(tx, SUBJECT, old.id)


async def list_versions(tx: Tx, actor: Actor, code: str) -> list[NoteVersion]:
    """What one's own note said before, the latest first."""
    note = await get_note(tx, actor, code)
    if not note.is_mine:
        raise NotFound
    return await tx.rows(NoteVersion, note_queries.VERSIONS, note.id)


async def publish_due(tx: Tx) -> None:
    """Publish the notes whose time has come; one that needs a look is held instead."""
    for row in await tx.fetch(note_queries.DUE, tx.now, DUE_AT_ONCE):
        old = await _lock(tx, row[0])
        if old is None:
            continue
        verdict = await moderation.screen(tx, _subject(old), [old.title, old.text, *old.options])
        await _move(tx, old, BY_OUTCOME[verdict.outcome], "")


async def obey_note(tx: Tx, note_id: UUID, *, published: bool, reason: str) -> None:
    """Do what a moderator has decided."""
    old = await _lock(tx, note_id)
    if old is not None:
        await _move(tx, old, NoteState.PUBLISHED if published else NoteState.HIDDEN, "" if published else reason)


async def report_note(tx: Tx, actor: Actor, code: str, given: ReportInput) -> None:
    """Have a moderator look at somebody's note. Raises NotFound for what one cannot see."""
    note = await get_note(tx, actor, code)
    subject = Subject(
        kind=SUBJECT,
        id=note.id,
        author_id=note.author.account_id,
        author_name=note.author.name,
        title={"en": note.title or note.text[:40]},
        link=f"/notes/{note.code}",
    )
    await moderation.report(tx, actor, subject, f"{note.title}\n{note.text}", given)


async def report_note_by_id(tx: Tx, actor: Actor, note_id: UUID, given: ReportInput) -> None:
    """The same for one that is known by its id."""
    actor.require_account()
    code = await tx.fetch_value(note_queries.CODE_OF, note_id)
    if code is None:
        raise NotFound
    await report_note(tx, actor, code, given)


async def _move(tx: Tx, old: Stored, target: NoteState, reason: str) -> None:
    sources = [state.value for state in sources_of(target)]
    if await tx.fetch_value(note_queries.MOVE, old.id, sources, target, reason, uuid7(), tx.now):
        await _turn(tx, old, target, old.audience, old.mentions if old.pub_id is None else [])


async def _turn(tx: Tx, old: Stored, state: NoteState, audience: str, mentions: list[str]) -> None:
    """See to everything that depends on whether a note can be seen, once it has been stored as `state`."""
    was, now = old.state is NoteState.PUBLISHED, state is NoteState.PUBLISHED
    if was:
        await tx.execute(note_queries.UNINDEX, old.id)
    if was and not now:
        await tx.execute(note_queries.COUNT_NOTES, old.author_id, -1)
        await tx.publish(NoteWithdrawn(note_id=old.id, author_id=old.author_id))
    elif now and not was:
        await _appear(tx, old.id, old.author_id, audience, mentions, first=old.pub_id is None)
    elif now:
        await tx.execute(note_queries.INDEX, old.id)
        await _tell_mentioned(tx, old.id, old.author_id, mentions)


async def _appear(tx: Tx, note_id: UUID, author_id: UUID, audience: str, mentions: list[str], *, first: bool) -> None:
    await tx.execute(note_queries.INDEX, note_id)
    await tx.execute(note_queries.COUNT_NOTES, author_id, 1)
    await tx.publish(NotePublished(note_id=note_id, author_id=author_id, audience=audience, first=first))
    await _tell_mentioned(tx, note_id, author_id, mentions)


async def _tell_mentioned(tx: Tx, note_id: UUID, by: UUID, mentions: list[str]) -> None:
    if mentions:
        await tx.publish(Mentioned(note_id=note_id, by=by, handles=mentions))


async def _lock_own(tx: Tx, account_id: UUID, code: str) -> Stored:
    row = await tx.fetch_row(note_queries.LOCK_OWN, code, account_id)
    if row is None:
        raise NotFound
    return stored_from(tuple(row))


async def _lock(tx: Tx, note_id: UUID) -> Stored | None:
    row = await tx.fetch_row(note_queries.LOCK, note_id)
    return None if row is None else stored_from(tuple(row))


def _written(checked: Checked) -> tuple[object, ...]:
    return (
        checked.title,
        checked.text,
        checked.pictures,
        checked.tags,
        checked.mentions,
        checked.products,
        checked.options,
    )


async def _check(tx: Tx, account_id: UUID, given: NoteInput, shown: list[Image] | tuple[()]) -> Checked:
    title = clean(tidy(given.title), field="title", most=MOST_TITLE)
    text = clean(tidy(given.text), field="text", most=MOST_TEXT, lines=True)
    mentions = mentions_of(text)
    if len(mentions) > MOST_MENTIONS:
        raise Invalid("Please mention %(most)s people at most.", field="text", most=MOST_MENTIONS)
    options = _options(given)
    if given.when is When.LATER:
        _check_time(tx.now, given.publish_at)
    pictures = await own_pictures(tx, account_id, given.picture_ids, most=MOST_PICTURES, shown=shown)
    if not (title or text or pictures):
        raise Invalid("Please write something, or add a picture.", field="text")
    products = await _products(tx, given.products, len(pictures))
    return Checked(title, text, pictures, tags_of(text), mentions, products, options)


def _check_time(now: datetime, at: datetime | None) -> None:
    if at is None or at.tzinfo is None or not now < at <= now + FARTHEST:
        raise Invalid("Please choose a time within the next 90 days.", field="publish_at")


def _options(given: NoteInput) -> list[str]:
    if given.kind is not NoteKind.POLL:
        return []
    options = [clean(tidy(one), field="options", most=MOST_OPTION) for one in given.options]
    options = list(dict.fromkeys(one for one in options if one))
    if not 2 <= len(options) <= MOST_OPTIONS:
        raise Invalid("A poll needs two to %(most)s different choices.", field="options", most=MOST_OPTIONS)
    return options


async def _products(tx: Tx, dots: list[Dot], pictures: int) -> list[Tagged]:
    if len(dots) > MOST_PRODUCTS:
        raise Invalid("%(most)s products at most.", field="products", most=MOST_PRODUCTS)
    tagged: list[Tagged] = []
    for dot in dots:
        code = dot.product_code
        product = await catalog.find_product(tx, code) if code.isalnum() and len(code) <= 40 else None
        if product is None:
            raise Invalid("One of the products is not on sale any more.", field="products")
        place = dot.picture if dot.picture is not None and 0 <= dot.picture < pictures else None
        x, y = min(max(dot.x, 0), 100), min(max(dot.y, 0), 100)
        tagged.append(Tagged(product.id, product.code, product.title, place, x, y))
    return tagged


async def _held(tx: Tx, actor: Actor, note_id: UUID, code: str, checked: Checked) -> bool:
    subject = Subject(
        kind=SUBJECT,
        id=note_id,
        author_id=actor.account_id,
        author_name=actor.name,
        title={"en": checked.title or checked.text[:40]},
        link=f"/notes/{code}",
    )
    verdict = await moderation.screen(tx, subject, [checked.title, checked.text, *checked.options])
    if verdict.outcome is Outcome.REFUSE:
        raise moderation.refusal(verdict)
    return verdict.is_held


def _subject(stored: Stored) -> Subject:
    return Subject(
        kind=SUBJECT,
        id=stored.id,
        author_id=stored.author_id,
        author_name=stored.name,
        title={"en": stored.title or stored.text[:40]},
        link=f"/notes/{stored.code}",
    )
