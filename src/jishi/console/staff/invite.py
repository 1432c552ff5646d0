"""Inviting people, and taking an invitation up."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.console.areas import enter
from jishi.console.forms import Complaints, explain
from jishi.console.staff.forms import choices, read_positions
from jishi.console.staff.people import names_of
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.modules.identity import api as identity
from jishi.modules.merchants import api as merchants
from jishi.modules.team import api as team
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.pages import render

HOME = "/console/staff"
MOST_EMAIL = 300
Page = Response[Any]


@get(HOME + "/invite", include_in_schema=False)
async def begin(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Page:
    """An empty form."""
    enter(actor)
    return await _form(request, tx, actor)


@post(HOME + "/invite", include_in_schema=False)
async def invite(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Page:
    """Send the letter."""
    enter(actor)
    form = await request.form()
    email = str(form.get("email", ""))[:MOST_EMAIL]
    roles, shops = read_positions(form)
    try:
        await team.invite_staff(tx, actor, email, roles, shops)
    except (Invalid, Conflict) as refusal:
        errors = explain(context, refusal)
        return await _form(request, tx, actor, email, roles, shops, errors=errors, status=refusal.status)
    context.flash("success", "The invitation is on its way to %(email)s.", email=email.strip())
    return Redirect(HOME, status_code=303)


@post(HOME + "/invitations/{invitation_id:uuid}/withdrawal", include_in_schema=False)
async def withdraw(tx: GivenTx, actor: GivenActor, context: GivenContext, invitation_id: FromPath[UUID]) -> Page:
    """Take an invitation back."""
    enter(actor)
    await team.withdraw_invitation(tx, actor, invitation_id)
    context.flash("success", "The invitation is withdrawn.")
    return Redirect(HOME, status_code=303)


@get("/console/invitations/{secret:str}", include_in_schema=False)
async def show(request: AnyRequest, tx: GivenTx, actor: GivenActor, secret: FromPath[str]) -> Page:
    """What the link of a letter offers."""
    account_id = actor.require_account()
    invitation = await team.find_invitation(tx, secret)
    account = (await identity.list_accounts(tx, [account_id])).get(account_id)
    if account is None:
        raise NotFound
    positions = {position.code: position for position in await team.list_positions(tx)}
    shops = {shop.id: shop.name for shop in await merchants.list_shops(tx)} if invitation.shop_ids else {}
    return render(
        request,
        "console/staff/invitation.html",
        invitation=invitation,
        positions=names_of(invitation.roles, positions),
        shops=[shops[shop_id] for shop_id in invitation.shop_ids if shop_id in shops],
        secret=secret,
        is_mine=account.email == invitation.email,
        email=account.email or account.phone or account.name,
    )


@post("/console/invitations/{secret:str}", include_in_schema=False)
async def accept(tx: GivenTx, actor: GivenActor, context: GivenContext, secret: FromPath[str]) -> Page:
    """Take it up."""
    await team.accept_invitation(tx, actor, secret)
    context.flash("success", "Welcome to the team.")
    return Redirect("/console", status_code=303)


async def _form(
    request: AnyRequest,
    tx: Tx,
    actor: Actor,
    email: str = "",
    roles: list[str] | None = None,
    shops: list[UUID] | None = None,
    *,
    errors: Complaints | None = None,
    status: int = 200,
) -> Page:
    return render(
        request,
        "console/staff/invite.html",
        status=status,
        email=email,
        in_shop=bool(shops) or not team.scope_of(actor).company,
        choices=await choices(tx, actor, roles or [], shops or []),
        errors=errors or Complaints(),
    )


routes = [begin, invite, withdraw, show, accept]
