"""The first page of the console: what this person may do here, and what needs somebody now."""

from typing import Any

from litestar import Response, get

from jishi.console.areas import enter
from jishi.console.jobs import views
from jishi.modules.team.contracts import Permission
from jishi.platform.http.context import AnyRequest, GivenActor, GivenTx
from jishi.platform.http.pages import render


@get("/console", include_in_schema=False)
async def today(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
    """What there is to do."""
    enter(actor)
    jobs = await views.look(tx, actor) if actor.has(Permission.JOBS_MANAGE) else None
    return render(request, "console/today.html", jobs=jobs)


routes = [today]
