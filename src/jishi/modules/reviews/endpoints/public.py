"""What everybody may read of reviews, and do with others' reviews."""

from typing import Annotated
from uuid import UUID

from litestar import delete, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from jishi.kernel.errors import NotFound
from jishi.kernel.page import Page
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Product
from jishi.modules.moderation.contracts import ReportInput
from jishi.modules.reviews import api
from jishi.modules.reviews.contracts import Review, ReviewQuery, ReviewSort, Summary, Votes
from jishi.platform.db import Tx
from jishi.platform.http.context import GivenActor, GivenTx

MOST_CODE = 40


async def product_of(tx: Tx, code: str) -> Product:
    """The live product with this code. Raises NotFound."""
    found = await catalog.find_product(tx, code) if len(code) <= MOST_CODE and code.isalnum() else None
    if found is None:
        raise NotFound
    return found


@get("/products/{code:str}/reviews")
async def list_reviews(
    tx: GivenTx,
    code: FromPath[str],
    sort: FromQuery[ReviewSort] = ReviewSort.BEST,
    stars: Annotated[int | None, QueryParameter(ge=1, le=5)] = None,
    variant_id: FromQuery[UUID | None] = None,
    with_pictures: FromQuery[bool] = False,
    with_follow_up: FromQuery[bool] = False,
    tag: FromQuery[str] = "",
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 20,
) -> Page[Review]:
    """What buyers say about a product: the most helpful and recent first unless another order is asked for."""
    product = await product_of(tx, code)
    query = ReviewQuery(
        sort=sort,
        stars=stars,
        variant_id=variant_id,
        with_pictures=with_pictures,
        with_follow_up=with_follow_up,
        tag=tag.replace("\x00", "")[:40],
        cursor=cursor,
        limit=limit,
    )
    return await api.list_reviews(tx, product.id, query)


@get("/products/{code:str}/reviews/summary")
async def show_summary(tx: GivenTx, code: FromPath[str]) -> Summary:
    """What all reviews of a product say together."""
    return await api.summary(tx, (await product_of(tx, code)).id)


@get("/reviews/{review_id:uuid}")
async def show_review(tx: GivenTx, review_id: FromPath[UUID]) -> Review:
    """One review."""
    return await api.get_review(tx, review_id)


@put("/reviews/{review_id:uuid}/vote")
async def vote(tx: GivenTx, actor: GivenActor, review_id: FromPath[UUID]) -> Votes:
    """Find a review helpful; doing so twice changes nothing."""
    return await api.vote(tx, actor, review_id, helpful=True)


@delete("/reviews/{review_id:uuid}/vote", status_code=200)
async def unvote(tx: GivenTx, actor: GivenActor, review_id: FromPath[UUID]) -> Votes:
    """Take that back."""
    return await api.vote(tx, actor, review_id, helpful=False)


@post("/reviews/{review_id:uuid}/report", status_code=204)
async def report(tx: GivenTx, actor: GivenActor, review_id: FromPath[UUID], data: JSONBody[ReportInput]) -> None:
    """Have a moderator look at a review."""
    await api.report(tx, actor, review_id, data)


handlers = [list_reviews, show_summary, show_review, vote, unvote, report]
