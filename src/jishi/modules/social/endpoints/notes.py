"""Notes."""

from typing import Annotated
from uuid import UUID

from litestar import delete, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from jishi.kernel.errors import NotFound
from jishi.kernel.page import Page
from jishi.modules.catalog import api as catalog
from jishi.modules.moderation.contracts import ReportInput
from jishi.modules.social import api
from jishi.modules.social.contracts import (
    Collection,
    CollectionInput,
    Liked,
    Note,
    NoteCard,
    NoteInput,
    NoteVersion,
    Saved,
    SaveInput,
    Shared,
    VoteInput,
)
from jishi.platform.http.context import GivenActor, GivenTx

Limit = Annotated[int, QueryParameter(ge=1, le=100)]
MOST_CODE = 40


@post("/notes")
async def write_note(tx: GivenTx, actor: GivenActor, data: JSONBody[NoteInput]) -> Note:
    """Write a note and publish it, schedule it or keep it as a draft. Doubtful words hold it for a moderator."""
    actor.require_account()
    return await api.write_note(tx, actor, data)


@get("/notes")
async def search_notes(
    tx: GivenTx, actor: GivenActor, text: FromQuery[str], cursor: FromQuery[str] = "", limit: Limit = 20
) -> Page[NoteCard]:
    """Notes in whose title or text `text` stands, the newest first."""
    return await api.search_notes(tx, actor, text, cursor=cursor, limit=limit)


@get("/notes/{code:str}")
async def show_note(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Note:
    """A note that one may see; one's own in whatever state."""
    return await api.get_note(tx, actor, code)


@put("/notes/{code:str}")
async def change_note(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[NoteInput]) -> Note:
    """Change one's own note. What a published one said before stays in its history."""
    return await api.change_note(tx, actor, code, data)


@delete("/notes/{code:str}")
async def delete_note(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> None:
    """Delete one's own note for good."""
    await api.delete_note(tx, actor, code)


@get("/notes/{code:str}/versions")
async def list_note_versions(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> list[NoteVersion]:
    """What one's own note said before."""
    actor.require_account()
    return await api.list_note_versions(tx, actor, code)


@post("/notes/{code:str}/report", status_code=204)
async def report_note(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[ReportInput]) -> None:
    """Have a moderator look at a note."""
    actor.require_account()
    await api.report_note(tx, actor, code, data)


@put("/notes/{code:str}/like")
async def like(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Liked:
    """Like a note; doing so twice changes nothing."""
    return await api.like(tx, actor, code)


@delete("/notes/{code:str}/like", status_code=200)
async def unlike(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Liked:
    """Do not like it any more."""
    return await api.unlike(tx, actor, code)


@put("/notes/{code:str}/save")
async def save(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[SaveInput]) -> Saved:
    """Collect a note, or put it into another of one's collections."""
    return await api.save(tx, actor, code, data.collection_id)


@delete("/notes/{code:str}/save", status_code=200)
async def unsave(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Saved:
    """Do not collect it any more."""
    return await api.unsave(tx, actor, code)


@put("/notes/{code:str}/vote", status_code=204)
async def vote(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[VoteInput]) -> None:
    """Choose an option of a poll, once."""
    await api.vote(tx, actor, code, data.option)


@post("/notes/{code:str}/shares", status_code=200)
async def share(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Shared:
    """A short address of one's own to pass on; always the same one."""
    return await api.share(tx, actor, code)


@get("/people/{handle:str}/notes")
async def list_notes_of(
    tx: GivenTx, actor: GivenActor, handle: FromPath[str], cursor: FromQuery[str] = "", limit: Limit = 20
) -> Page[NoteCard]:
    """Somebody's notes that one may see, the newest first."""
    return await api.list_notes_of(tx, actor, handle, cursor=cursor, limit=limit)


@get("/people/{handle:str}/collections")
async def list_collections(tx: GivenTx, actor: GivenActor, handle: FromPath[str]) -> list[Collection]:
    """Somebody's collections that one may see."""
    return await api.list_collections(tx, actor, handle)


@get("/collections/{collection_id:uuid}/notes")
async def list_collected(
    tx: GivenTx, actor: GivenActor, collection_id: FromPath[UUID], cursor: FromQuery[str] = "", limit: Limit = 20
) -> Page[NoteCard]:
    """The notes of a collection that one may see."""
    return await api.list_collected(tx, actor, collection_id, cursor=cursor, limit=limit)


@post("/collections")
async def add_collection(tx: GivenTx, actor: GivenActor, data: JSONBody[CollectionInput]) -> UUID:
    """A new collection; its id."""
    return await api.add_collection(tx, actor, data)


@put("/collections/{collection_id:uuid}", status_code=204)
async def change_collection(
    tx: GivenTx, actor: GivenActor, collection_id: FromPath[UUID], data: JSONBody[CollectionInput]
) -> None:
    """Another name or audience for one's own collection."""
    await api.change_collection(tx, actor, collection_id, data)


@delete("/collections/{collection_id:uuid}")
async def drop_collection(tx: GivenTx, actor: GivenActor, collection_id: FromPath[UUID]) -> None:
    """Give up a collection; its notes stay collected."""
    await api.drop_collection(tx, actor, collection_id)


@get("/me/notes/unpublished")
async def list_unpublished(
    tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: Limit = 20
) -> Page[NoteCard]:
    """One's own drafts, scheduled, held and hidden notes."""
    return await api.list_unpublished(tx, actor, cursor=cursor, limit=limit)


@get("/me/likes")
async def list_liked(tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: Limit = 20) -> Page[NoteCard]:
    """What one likes, the latest first."""
    return await api.list_liked(tx, actor, cursor=cursor, limit=limit)


@get("/me/saves")
async def list_saved(tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: Limit = 20) -> Page[NoteCard]:
    """What one collects, the latest first."""
    return await api.list_saved(tx, actor, cursor=cursor, limit=limit)


@get("/products/{code:str}/notes")
async def list_about(tx: GivenTx, actor: GivenActor, code: FromPath[str], limit: Limit = 12) -> list[NoteCard]:
    """Notes about a product, those that people make most of first."""
    found = await catalog.find_product(tx, code) if len(code) <= MOST_CODE and code.isalnum() else None
    if found is None:
        raise NotFound
    return await api.list_about(tx, actor, found.id, limit=limit)


handlers = [
    write_note,
    search_notes,
    show_note,
    change_note,
    delete_note,
    list_note_versions,
    report_note,
    like,
    unlike,
    save,
    unsave,
    vote,
    share,
    list_notes_of,
    list_collections,
    list_collected,
    add_collection,
    change_collection,
    drop_collection,
    list_unpublished,
    list_liked,
    list_saved,
    list_about,
]
