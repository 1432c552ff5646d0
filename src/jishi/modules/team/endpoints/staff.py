"""Staff as JSON."""

from uuid import UUID

import msgspec
from litestar import Router, delete, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody

from jishi.kernel.page import Page
from jishi.modules.team import api
from jishi.modules.team.contracts import Staff, StaffInput
from jishi.platform.http.context import GivenActor, GivenTx


class SignedOut(msgspec.Struct, frozen=True):
    """How many sessions have ended."""

    ended: int


@get("/")
async def list_staff(
    tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: FromQuery[int] = 50
) -> Page[Staff]:
    """Who works here, or in my shops."""
    return await api.list_staff(tx, actor, cursor=cursor, limit=limit)


@get("/{account_id:uuid}")
async def get_staff(tx: GivenTx, actor: GivenActor, account_id: FromPath[UUID]) -> Staff:
    """One who works here."""
    return await api.get_staff(tx, actor, account_id)


@put("/{account_id:uuid}")
async def set_staff(tx: GivenTx, actor: GivenActor, account_id: FromPath[UUID], data: JSONBody[StaffInput]) -> Staff:
    """Give an account positions, instead of those it has."""
    return await api.add_staff(tx, actor, account_id, data.roles, data.shop_ids)


@delete("/{account_id:uuid}")
async def remove_staff(tx: GivenTx, actor: GivenActor, account_id: FromPath[UUID]) -> None:
    """Take all positions from an account."""
    await api.remove_staff(tx, actor, account_id)


@post("/{account_id:uuid}/deactivation", status_code=200)
async def deactivate_staff(tx: GivenTx, actor: GivenActor, account_id: FromPath[UUID]) -> Staff:
    """Suspend somebody's positions."""
    return await api.deactivate_staff(tx, actor, account_id)


@delete("/{account_id:uuid}/deactivation", status_code=200)
async def reactivate_staff(tx: GivenTx, actor: GivenActor, account_id: FromPath[UUID]) -> Staff:
    """Give suspended positions back."""
    return await api.reactivate_staff(tx, actor, account_id)


@delete("/{account_id:uuid}/sessions", status_code=200)
async def sign_out_staff(tx: GivenTx, actor: GivenActor, account_id: FromPath[UUID]) -> SignedOut:
    """Sign somebody out everywhere."""
    return SignedOut(await api.sign_out_staff(tx, actor, account_id))


routes = [
    Router(
        path="/api/v1/staff",
        route_handlers=[
            list_staff,
            get_staff,
            set_staff,
            remove_staff,
            deactivate_staff,
            reactivate_staff,
            sign_out_staff,
        ],
        tags=["Staff"],
    )
]
