"""The job queue as JSON."""

import msgspec
from litestar import Router, delete, get, post
from litestar.params import FromPath, FromQuery

from jishi.console.jobs import views
from jishi.console.jobs.views import FailedView, JobsView
from jishi.kernel.page import Page
from jishi.platform.http.context import GivenActor, GivenTx


class Retried(msgspec.Struct, frozen=True):
    """How many jobs were put back."""

    retried: int


@get("/")
async def look(tx: GivenTx, actor: GivenActor) -> JobsView:
    """What waits, runs and has failed, by name of job, and the schedules."""
    return await views.look(tx, actor)


@get("/failed")
async def list_failed(
    tx: GivenTx, actor: GivenActor, name: FromQuery[str] = "", cursor: FromQuery[str] = "", limit: FromQuery[int] = 20
) -> Page[FailedView]:
    """What failed for good, newest first. Personal data is hidden."""
    return await views.list_failed(tx, actor, name=name, cursor=cursor, limit=limit)


@get("/failed/{job_id:int}")
async def get_failed(tx: GivenTx, actor: GivenActor, job_id: FromPath[int]) -> FailedView:
    """One job that failed for good."""
    return await views.get_failed(tx, actor, job_id)


@post("/failed/retry", status_code=200)
async def retry_all(tx: GivenTx, actor: GivenActor, name: FromQuery[str] = "") -> Retried:
    """Try all of them again, or those of one name."""
    return Retried(await views.retry_all(tx, actor, name))


@post("/failed/{job_id:int}/retry", status_code=200)
async def retry(tx: GivenTx, actor: GivenActor, job_id: FromPath[int]) -> Retried:
    """Try one of them again."""
    await views.retry(tx, actor, job_id)
    return Retried(1)


@delete("/failed/{job_id:int}")
async def discard(tx: GivenTx, actor: GivenActor, job_id: FromPath[int]) -> None:
    """Give up on one of them."""
    await views.discard(tx, actor, job_id)


routes = [
    Router(
        path="/api/v1/jobs", route_handlers=[look, list_failed, get_failed, retry_all, retry, discard], tags=["Jobs"]
    )
]
