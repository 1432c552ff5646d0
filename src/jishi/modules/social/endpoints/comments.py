"""Comments."""

from typing import Annotated
from uuid import UUID

from litestar import delete, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from jishi.kernel.page import Page
from jishi.modules.moderation.contracts import ReportInput
from jishi.modules.social import api
from jishi.modules.social.contracts import Comment, CommentInput, CommentSort, Liked
from jishi.platform.http.context import GivenActor, GivenTx

Limit = Annotated[int, QueryParameter(ge=1, le=100)]


@get("/notes/{code:str}/comments")
async def list_comments(
    tx: GivenTx,
    actor: GivenActor,
    code: FromPath[str],
    sort: FromQuery[CommentSort] = CommentSort.HOT,
    cursor: FromQuery[str] = "",
    limit: Limit = 10,
) -> Page[Comment]:
    """What people say to a note, with the first answers to each; a pinned one comes first."""
    return await api.list_comments(tx, actor, code, sort=sort, cursor=cursor, limit=limit)


@post("/notes/{code:str}/comments")
async def write_comment(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[CommentInput]) -> Comment:
    """Say something to a note, or to a comment on it."""
    return await api.write_comment(tx, actor, code, data)


@get("/comments/{comment_id:uuid}/replies")
async def list_replies(
    tx: GivenTx, actor: GivenActor, comment_id: FromPath[UUID], cursor: FromQuery[str] = "", limit: Limit = 20
) -> Page[Comment]:
    """The answers to a comment, the oldest first."""
    return await api.list_replies(tx, actor, comment_id, cursor=cursor, limit=limit)


@delete("/comments/{comment_id:uuid}")
async def delete_comment(tx: GivenTx, actor: GivenActor, comment_id: FromPath[UUID]) -> None:
    """Take one's own comment back, or one on one's own note away."""
    await api.delete_comment(tx, actor, comment_id)


@put("/comments/{comment_id:uuid}/pin", status_code=204)
async def pin_comment(tx: GivenTx, actor: GivenActor, comment_id: FromPath[UUID]) -> None:
    """Keep a comment on one's own note on top."""
    await api.pin_comment(tx, actor, comment_id, pinned=True)


@delete("/comments/{comment_id:uuid}/pin")
async def unpin_comment(tx: GivenTx, actor: GivenActor, comment_id: FromPath[UUID]) -> None:
    """Not any more."""
    await api.pin_comment(tx, actor, comment_id, pinned=False)


@put("/comments/{comment_id:uuid}/acceptance", status_code=204)
async def accept_answer(tx: GivenTx, actor: GivenActor, comment_id: FromPath[UUID]) -> None:
    """Say that a comment answers one's question."""
    await api.accept_answer(tx, actor, comment_id, accepted=True)


@delete("/comments/{comment_id:uuid}/acceptance")
async def unaccept_answer(tx: GivenTx, actor: GivenActor, comment_id: FromPath[UUID]) -> None:
    """Not any more."""
    await api.accept_answer(tx, actor, comment_id, accepted=False)


@put("/comments/{comment_id:uuid}/like")
async def like_comment(tx: GivenTx, actor: GivenActor, comment_id: FromPath[UUID]) -> Liked:
    """Like a comment; doing so twice changes nothing."""
    return await api.like_comment(tx, actor, comment_id)


@delete("/comments/{comment_id:uuid}/like", status_code=200)
async def unlike_comment(tx: GivenTx, actor: GivenActor, comment_id: FromPath[UUID]) -> Liked:
    """Do not like it any more."""
    return await api.unlike_comment(tx, actor, comment_id)


@post("/comments/{comment_id:uuid}/report", status_code=204)
async def report_comment(
    tx: GivenTx, actor: GivenActor, comment_id: FromPath[UUID], data: JSONBody[ReportInput]
) -> None:
    """Have a moderator look at a comment."""
    actor.require_account()
    await api.report_comment(tx, actor, comment_id, data)


handlers = [
    list_comments,
    write_comment,
    list_replies,
    delete_comment,
    pin_comment,
    unpin_comment,
    accept_answer,
    unaccept_answer,
    like_comment,
    unlike_comment,
    report_comment,
]
