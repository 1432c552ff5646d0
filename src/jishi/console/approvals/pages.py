"""Deciding an approval, from the panel."""

from uuid import UUID

from litestar import post
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.console.approvals import list as table
from jishi.console.areas import enter
from jishi.modules.team import api as team
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx

HOME = table.GRID.url


@post(HOME + "/{approval_id:uuid}/decision", include_in_schema=False)
async def decide(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, approval_id: FromPath[UUID]
) -> Redirect:
    """Agree or refuse."""
    enter(actor)
    form = await request.form()
    grant = form.get("decision") == "grant"
    await team.decide_approval(tx, actor, approval_id, grant=grant, why=str(form.get("why", "")))
    context.flash("success", "Granted. It is on its way." if grant else "Refused. Who asked can see why.")
    return Redirect(f"{HOME}?state=asked", status_code=303)


@post(HOME + "/{approval_id:uuid}/withdrawal", include_in_schema=False)
async def withdraw(tx: GivenTx, actor: GivenActor, context: GivenContext, approval_id: FromPath[UUID]) -> Redirect:
    """Take it back."""
    enter(actor)
    await team.withdraw_approval(tx, actor, approval_id)
    context.flash("success", "Your request is withdrawn.")
    return Redirect(HOME, status_code=303)


routes = [*table.routes, decide, withdraw]
