"""The pages of the job queue."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.console.areas import enter
from jishi.console.jobs import views
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, is_htmx
from jishi.platform.http.pages import render
from jishi.platform.wiring import Wiring

HOME = "/console/jobs"


@get(HOME, include_in_schema=False)
async def overview(
    request: AnyRequest,
    tx: GivenTx,
    actor: GivenActor,
    context: GivenContext,
    name: FromQuery[str] = "",
    cursor: FromQuery[str] = "",
) -> Response[Any]:
    """The queue; htmx asks again for the part that moves."""
    enter(actor)
    jobs = await views.look(tx, actor)
    failed = await views.list_failed(tx, actor, name=name, cursor=cursor)
    template = "console/jobs/moving.html" if is_htmx(request) else "console/jobs/overview.html"
    return render(
        request,
        template,
        jobs=jobs,
        failed=failed,
        name=name,
        cursor=cursor,
        idle=_never_run(context.app.wiring, {schedule.name for schedule in jobs.schedules}),
    )


def _never_run(wiring: Wiring, known: set[str]) -> list[tuple[str, str]]:
    """Schedules that no worker has taken up yet, as (name, cron)."""
    return sorted((each.name, each.cron) for each in wiring.schedules.values() if each.name not in known)


@get(HOME + "/{job_id:int}", include_in_schema=False)
async def one(request: AnyRequest, tx: GivenTx, actor: GivenActor, job_id: FromPath[int]) -> Response[Any]:
    """One job that failed for good."""
    enter(actor)
    return render(request, "console/jobs/failed.html", job=await views.get_failed(tx, actor, job_id))


@post(HOME + "/retry", include_in_schema=False)
async def retry_all(tx: GivenTx, actor: GivenActor, context: GivenContext, name: FromQuery[str] = "") -> Redirect:
    """Try all again."""
    enter(actor)
    context.flash("success", "Put back into the queue: %(count)s.", count=await views.retry_all(tx, actor, name))
    return Redirect(HOME, status_code=303)


@post(HOME + "/{job_id:int}/retry", include_in_schema=False)
async def retry(tx: GivenTx, actor: GivenActor, context: GivenContext, job_id: FromPath[int]) -> Redirect:
    """Try one again."""
    enter(actor)
    await views.retry(tx, actor, job_id)
    context.flash("success", "The job is back in the queue.")
    return Redirect(HOME, status_code=303)


@post(HOME + "/{job_id:int}/discard", include_in_schema=False)
async def discard(tx: GivenTx, actor: GivenActor, context: GivenContext, job_id: FromPath[int]) -> Redirect:
    """Give up on one."""
    enter(actor)
    await views.discard(tx, actor, job_id)
    context.flash("success", "The job was discarded.")
    return Redirect(HOME, status_code=303)


routes = [overview, one, retry_all, retry, discard]
