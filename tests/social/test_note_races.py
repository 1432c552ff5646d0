"""Notes under people who act at the same moment, in pairs: without the guard, and with it."""

import asyncio
from uuid import UUID

from tests.social.test_races import handle, somebody, wrong_counters

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.ids import uuid7
from jishi.modules.social import api as social
from jishi.modules.social import note_queries
from jishi.modules.social.contracts import CommentInput, Note, NoteInput
from jishi.platform.runtime import Runtime


async def written(app: Runtime, author: Actor) -> Note:
    async with app.tx() as tx:
        return await social.write_note(tx, author, NoteInput(text="茶"))


async def wrong_notes(app: Runtime) -> list[UUID]:
    async with app.tx(write=False) as tx:
        return [row[0] for row in await tx.fetch(note_queries.AUDIT)]


async def until_waiting(app: Runtime, count: int = 1) -> None:
    """Until so many connections wait for a lock."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    async with asyncio.timeout(20), app.tx(write=False) as tx:
        while await tx.fetch_value(waiting) < count:  # noqa: ASYNC110  no event is to be had
            await asyncio.sleep(0.01)


async def test_a_counter_of_its_own_counts_a_double_like_twice(own_app: Runtime) -> None:
    mei = await somebody(own_app)
    note = await written(own_app, mei)
    for _ in range(2):
        async with own_app.tx() as tx:
            await tx.execute("UPDATE social.notes SET likes = likes + 1 WHERE id = $1", note.id)
            await tx.execute(
                "INSERT INTO social.likes (note_id, account_id, at) VALUES ($1, $2, now()) ON CONFLICT DO NOTHING",
                note.id,
                mei.account_id,
            )
    assert await wrong_notes(own_app) == [note.id]


async def test_many_taps_of_a_crowd_are_counted_once_each(own_app: Runtime) -> None:
    mei = await somebody(own_app)
    crowd = [await somebody(own_app, f"P{number}") for number in range(5)]
    note = await written(own_app, mei)

    async def tap(one: Actor) -> None:
        async with own_app.tx() as tx:
            await social.like(tx, one, note.code)
            await social.save(tx, one, note.code)

    async def take_back(one: Actor) -> None:
        async with own_app.tx() as tx:
            await social.unlike(tx, one, note.code)

    await asyncio.gather(*(tap(one) for one in crowd * 4))
    assert await wrong_notes(own_app) == []
    async with own_app.tx(write=False) as tx:
        assert (await social.get_note(tx, mei, note.code)).likes == len(crowd)
    await asyncio.gather(*(act(one) for one in crowd * 3 for act in (tap, take_back)))
    assert await wrong_notes(own_app) == []


async def test_an_insert_of_its_own_lands_on_a_deleted_note(own_app: Runtime) -> None:
    mei = await somebody(own_app)
    note = await written(own_app, mei)
    deleting, commenting = own_app.tx(), own_app.tx()
    await social.delete_note(deleting, mei, note.code)
    add = (
        "INSERT INTO social.comments (id, note_id, author_id, text, mentions, state, at)"
        " SELECT $1, id, author_id, 'late', '{}', 'shown', now() FROM social.notes"
        " WHERE id = $2 AND state = 'published'"
    )
    late = asyncio.create_task(commenting.execute(add, uuid7(), note.id))
    await until_waiting(own_app)
    await deleting.commit()
    await late
    await commenting.commit()
    async with own_app.tx(write=False) as tx:
        assert await tx.fetch_value("SELECT count(*) FROM social.comments WHERE state = 'shown'") == 1


async def test_who_comments_or_likes_while_a_note_is_deleted_finds_nothing(own_app: Runtime) -> None:
    mei, ada, bo = [await somebody(own_app, name) for name in ("Mei", "Ada", "Bo")]
    note = await written(own_app, mei)
    deleting = own_app.tx()
    await social.delete_note(deleting, mei, note.code)

    async def comment() -> None:
        async with own_app.tx() as tx:
            await social.write_comment(tx, ada, note.code, CommentInput("late"))

    async def like() -> None:
        async with own_app.tx() as tx:
            await social.like(tx, bo, note.code)

    late = asyncio.gather(comment(), like(), return_exceptions=True)
    await until_waiting(own_app, 2)
    await deleting.commit()
    assert [type(one) for one in await late] == [NotFound, NotFound]
    async with own_app.tx(write=False) as tx:
        kept = "SELECT (SELECT count(*) FROM social.comments) + (SELECT count(*) FROM social.likes)"
        assert await tx.fetch_value(kept) == 0


async def test_follow_and_block_at_once_leave_no_follow_behind(own_app: Runtime) -> None:
    mei, ada = await somebody(own_app, "Mei"), await somebody(own_app, "Ada")

    async def follow(one: Actor, other: Actor) -> None:
        async with own_app.tx() as tx:
            await social.follow(tx, one, handle(other))

    async def block() -> None:
        async with own_app.tx() as tx:
            await social.block(tx, mei, handle(ada))

    acts = [follow(ada, mei), follow(mei, ada), block(), follow(ada, mei), follow(mei, ada)]
    told = await asyncio.gather(*acts, return_exceptions=True)
    assert all(one is None or isinstance(one, NotFound) for one in told)
    async with own_app.tx(write=False) as tx:
        assert await tx.fetch_value("SELECT count(*) FROM social.follows") == 0
    assert await wrong_counters(own_app) == []
