"""Invitations as JSON."""

from uuid import UUID

import msgspec
from litestar import Router, delete, get, post
from litestar.params import FromPath, JSONBody

from jishi.modules.team import api
from jishi.modules.team.contracts import Invitation, InvitationInput, Line
from jishi.platform.http.context import GivenActor, GivenTx


class Acceptance(msgspec.Struct, frozen=True):
    """The last part of an invitation's link."""

    token: Line


@get("/")
async def list_invitations(tx: GivenTx, actor: GivenActor) -> list[Invitation]:
    """Open invitations."""
    return await api.list_invitations(tx, actor)


@post("/")
async def invite(tx: GivenTx, actor: GivenActor, data: JSONBody[InvitationInput]) -> Invitation:
    """Invite somebody by e-mail. Asks for a recent proof (`step_up`)."""
    return await api.invite_staff(tx, actor, data.email, data.roles, data.shop_ids)


@post("/acceptances", status_code=200)
async def accept(tx: GivenTx, actor: GivenActor, data: JSONBody[Acceptance]) -> Invitation:
    """Take up an invitation that came to my e-mail address."""
    return await api.accept_invitation(tx, actor, data.token)


@delete("/{invitation_id:uuid}")
async def withdraw(tx: GivenTx, actor: GivenActor, invitation_id: FromPath[UUID]) -> None:
    """Take an invitation back."""
    await api.withdraw_invitation(tx, actor, invitation_id)


HANDLERS = [list_invitations, invite, accept, withdraw]
routes = [Router(path="/api/v1/invitations", route_handlers=HANDLERS, tags=["Staff"])]
