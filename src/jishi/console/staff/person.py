"""The page of one person who works here, and what can be done about them."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.console.areas import enter
from jishi.console.audit.views import with_names as with_actor_names
from jishi.console.forms import Complaints, explain
from jishi.console.staff.forms import choices, read_positions
from jishi.console.staff.list import STATES
from jishi.console.staff.people import with_names
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid
from jishi.modules.identity import api as identity
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Permission
from jishi.platform import audit
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.pages import render

HOME = "/console/staff"
RECENT = 12
Page = Response[Any]


@get(HOME + "/{account_id:uuid}", include_in_schema=False)
async def show(request: AnyRequest, tx: GivenTx, actor: GivenActor, account_id: FromPath[UUID]) -> Page:
    """One person."""
    enter(actor)
    return await _page(request, tx, actor, account_id)


@post(HOME + "/{account_id:uuid}/positions", include_in_schema=False)
async def set_positions(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, account_id: FromPath[UUID]
) -> Page:
    """Give other positions."""
    enter(actor)
    roles, shops = read_positions(await request.form())
    try:
        await team.get_staff(tx, actor, account_id)
        await team.add_staff(tx, actor, account_id, roles, shops)
    except (Invalid, Conflict) as refusal:
        # What was written before a Conflict goes with the rollback that the status brings.
        return await _page(request, tx, actor, account_id, refusal=explain(context, refusal), status=refusal.status)
    context.flash("success", "Saved. It holds from the next click on.")
    return Redirect(f"{HOME}/{account_id}", status_code=303)


@post(HOME + "/{account_id:uuid}/suspension", include_in_schema=False)
async def suspend(tx: GivenTx, actor: GivenActor, context: GivenContext, account_id: FromPath[UUID]) -> Page:
    """Suspend."""
    enter(actor)
    await team.deactivate_staff(tx, actor, account_id)
    context.flash("success", "Suspended. Their positions allow nothing until you give them back.")
    return Redirect(f"{HOME}/{account_id}", status_code=303)


@post(HOME + "/{account_id:uuid}/return", include_in_schema=False)
async def give_back(tx: GivenTx, actor: GivenActor, context: GivenContext, account_id: FromPath[UUID]) -> Page:
    """Give suspended positions back."""
    enter(actor)
    await team.reactivate_staff(tx, actor, account_id)
    context.flash("success", "Back at work.")
    return Redirect(f"{HOME}/{account_id}", status_code=303)


@post(HOME + "/{account_id:uuid}/sign-out", include_in_schema=False)
async def sign_out(tx: GivenTx, actor: GivenActor, context: GivenContext, account_id: FromPath[UUID]) -> Page:
    """Sign them out everywhere."""
    enter(actor)
    ended = await team.sign_out_staff(tx, actor, account_id)
    context.flash("success", "Signed out in %(count)s places.", count=ended)
    return Redirect(f"{HOME}/{account_id}", status_code=303)


@post(HOME + "/{account_id:uuid}/removal", include_in_schema=False)
async def remove(tx: GivenTx, actor: GivenActor, context: GivenContext, account_id: FromPath[UUID]) -> Page:
    """Let them go."""
    enter(actor)
    await team.remove_staff(tx, actor, account_id)
    context.flash("success", "They no longer work here.")
    return Redirect(HOME, status_code=303)


async def _page(
    request: AnyRequest,
    tx: Tx,
    actor: Actor,
    account_id: UUID,
    *,
    refusal: Complaints | None = None,
    status: int = 200,
) -> Page:
    staff = await team.get_staff(tx, actor, account_id)
    person = (await with_names(tx, [staff]))[0]
    is_company = team.scope_of(actor).company
    profile = await identity.get_profile(tx, account_id)
    acts: list[Any] = []
    if actor.has(Permission.AUDIT_READ):
        shops = actor.shops_with(Permission.AUDIT_READ)
        wanted = audit.Search(actor_id=account_id)
        acts = await with_actor_names(tx, await audit.list_entries(tx, wanted, shops=shops, limit=RECENT))
    return render(
        request,
        "console/staff/person.html",
        status=status,
        person=person,
        staff=staff,
        states=STATES,
        profile=profile,
        needs_second_factor=tx.app.settings.staff_needs_second_factor,
        sessions=await identity.list_sessions(tx, account_id, actor.session_id) if is_company else None,
        acts=acts,
        is_me=account_id == actor.account_id,
        choices=await choices(tx, actor, staff.roles, staff.shop_ids),
        errors=refusal or Complaints(),
    )


routes = [show, set_positions, suspend, give_back, sign_out, remove]
