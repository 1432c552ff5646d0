"""Staff as JSON."""

from uuid import UUID

from litestar import Router, delete, get, put
from litestar.params import FromPath, FromQuery, JSONBody

from jishi.kernel.page import Page
from jishi.modules.team import api
from jishi.modules.team.contracts import Staff, StaffInput
from jishi.platform.http.context import GivenActor, GivenTx


@get("/")
async def list_staff(
    tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: FromQuery[int] = 50
) -> Page[Staff]:
    """Who works here."""
    return await api.list_staff(tx, actor, cursor=cursor, limit=limit)


@put("/{account_id:uuid}")
async def set_staff(tx: GivenTx, actor: GivenActor, account_id: FromPath[UUID], data: JSONBody[StaffInput]) -> Staff:
    """Give an account positions."""
    return await api.add_staff(tx, actor, account_id, data.roles, data.shop_ids)


@delete("/{account_id:uuid}")
async def remove_staff(tx: GivenTx, actor: GivenActor, account_id: FromPath[UUID]) -> None:
    """Take all positions from an account."""
    await api.remove_staff(tx, actor, account_id)


routes = [Router(path="/api/v1/staff", route_handlers=[list_staff, set_staff, remove_staff], tags=["Staff"])]
