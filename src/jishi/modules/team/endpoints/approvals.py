"""Approvals as JSON."""

from uuid import UUID

import msgspec
from litestar import Router, get, post
from litestar.params import FromPath, FromQuery, JSONBody

from jishi.kernel.page import Page
from jishi.modules.team import api
from jishi.modules.team.contracts import Approval, ApprovalState, Why
from jishi.platform.http.context import GivenActor, GivenTx


class Decision(msgspec.Struct, frozen=True):
    """Yes or no; a no needs a reason."""

    grant: bool
    why: Why = ""


@get("/")
async def list_approvals(
    tx: GivenTx,
    actor: GivenActor,
    status: FromQuery[ApprovalState | None] = None,
    kind: FromQuery[str] = "",
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 50,
) -> Page[Approval]:
    """What I asked for or may decide about, newest first."""
    return await api.list_approvals(
        tx, actor, states=[status] if status else [], kinds=[kind] if kind else [], cursor=cursor, limit=limit
    )


@get("/{approval_id:uuid}")
async def get_approval(tx: GivenTx, actor: GivenActor, approval_id: FromPath[UUID]) -> Approval:
    """One of them."""
    return await api.get_approval(tx, actor, approval_id)


@post("/{approval_id:uuid}/decision", status_code=200)
async def decide(tx: GivenTx, actor: GivenActor, approval_id: FromPath[UUID], data: JSONBody[Decision]) -> Approval:
    """Agree or refuse, once; never what one asked for oneself. Agreeing asks for a recent proof (`step_up`)."""
    return await api.decide_approval(tx, actor, approval_id, grant=data.grant, why=data.why)


@post("/{approval_id:uuid}/withdrawal", status_code=200)
async def withdraw(tx: GivenTx, actor: GivenActor, approval_id: FromPath[UUID]) -> Approval:
    """Take back what I asked for."""
    return await api.withdraw_approval(tx, actor, approval_id)


routes = [
    Router(
        path="/api/v1/approvals", route_handlers=[list_approvals, get_approval, decide, withdraw], tags=["Approvals"]
    )
]
