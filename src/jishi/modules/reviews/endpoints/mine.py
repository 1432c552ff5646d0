"""One's own reviews."""

from typing import Any
from uuid import UUID

from litestar import delete, get, post, put
from litestar.datastructures import UploadFile
from litestar.params import FromPath, FromQuery, JSONBody, MultipartBody

from jishi.kernel.errors import Invalid
from jishi.kernel.page import Page
from jishi.modules.reviews import api
from jishi.modules.reviews.contracts import (
    FollowUpInput,
    OwnReview,
    Question,
    Reviewable,
    ReviewChange,
    ReviewInput,
    ReviewVersion,
    Upload,
)
from jishi.platform.http.context import GivenActor, GivenTx

MOST_BYTES = 20 * 1024 * 1024 + 64 * 1024


@get("/me/reviews")
async def list_own(
    tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: FromQuery[int] = 20
) -> Page[OwnReview]:
    """One's own reviews, the newest first."""
    return await api.list_own(tx, actor, cursor=cursor, limit=limit)


@get("/me/reviews/to-write")
async def list_reviewable(
    tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: FromQuery[int] = 20
) -> Page[Reviewable]:
    """What one has received and not reviewed; `limit` counts orders."""
    return await api.list_reviewable(tx, actor, cursor=cursor, limit=limit)


@get("/me/reviews/{review_id:uuid}")
async def show_own(tx: GivenTx, actor: GivenActor, review_id: FromPath[UUID]) -> OwnReview:
    """One of them, with its state."""
    return await api.get_own(tx, actor, review_id)


@get("/me/questions")
async def list_asked(
    tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: FromQuery[int] = 20
) -> Page[Question]:
    """What one has asked, the newest first."""
    return await api.list_asked(tx, actor, cursor=cursor, limit=limit)


@post("/reviews")
async def write(tx: GivenTx, actor: GivenActor, data: JSONBody[ReviewInput]) -> OwnReview:
    """Review a line of an order that one has received. A line has one review, so sending it again is refused."""
    return await api.write(tx, actor, data)


@put("/reviews/{review_id:uuid}")
async def change(tx: GivenTx, actor: GivenActor, review_id: FromPath[UUID], data: JSONBody[ReviewChange]) -> OwnReview:
    """Change one's review within 30 days; what it said stays in its history."""
    return await api.change(tx, actor, review_id, data)


@delete("/reviews/{review_id:uuid}")
async def remove(tx: GivenTx, actor: GivenActor, review_id: FromPath[UUID]) -> None:
    """Take one's review back for good."""
    await api.delete(tx, actor, review_id)


@get("/reviews/{review_id:uuid}/versions")
async def list_versions(tx: GivenTx, actor: GivenActor, review_id: FromPath[UUID]) -> list[ReviewVersion]:
    """What one's review said before."""
    return await api.list_versions(tx, actor, review_id)


@post("/reviews/{review_id:uuid}/follow-up")
async def follow_up(
    tx: GivenTx, actor: GivenActor, review_id: FromPath[UUID], data: JSONBody[FollowUpInput]
) -> OwnReview:
    """Add a later word to one's review, once, within 180 days."""
    return await api.follow_up(tx, actor, review_id, data)


@post("/reviews/pictures", request_max_body_size=MOST_BYTES)
async def upload(tx: GivenTx, actor: GivenActor, data: MultipartBody[dict[str, Any]]) -> Upload:
    """Upload a picture (multipart field `file`) to show it with one's review."""
    actor.require_account()
    file = data.get("file")
    if not isinstance(file, UploadFile):
        raise Invalid("Please choose a picture.", fields={"file": "Please fill this in."})
    return await api.add_picture(tx, actor, await file.read())


handlers = [
    list_own,
    list_reviewable,
    show_own,
    list_asked,
    write,
    change,
    remove,
    list_versions,
    follow_up,
    upload,
]
