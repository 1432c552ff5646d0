"""Positions as JSON."""

from litestar import Router, delete, get, post, put
from litestar.params import FromPath, JSONBody

from jishi.modules.team import api
from jishi.modules.team.contracts import Position, PositionInput
from jishi.platform.http.context import GivenActor, GivenTx


@get("/")
async def list_roles(tx: GivenTx, actor: GivenActor) -> list[Position]:
    """All positions and what they allow."""
    api.scope_of(actor)
    return await api.list_positions(tx)


@get("/{code:str}")
async def get_role(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Position:
    """One position."""
    api.scope_of(actor)
    return await api.get_position(tx, code)


@post("/")
async def create_role(tx: GivenTx, actor: GivenActor, data: JSONBody[PositionInput]) -> Position:
    """Make a position. Asks for a recent proof (`step_up`)."""
    return await api.create_position(tx, actor, data)


@put("/{code:str}")
async def change_role(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[PositionInput]) -> Position:
    """Change a position, for everybody who holds it, at once. Asks for a recent proof (`step_up`)."""
    return await api.change_position(tx, actor, code, data)


@delete("/{code:str}")
async def reset_role(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> None:
    """Take a position back: one of ours becomes what it was, another goes. Asks for a recent proof (`step_up`)."""
    await api.reset_position(tx, actor, code)


HANDLERS = [list_roles, get_role, create_role, change_role, reset_role]
routes = [Router(path="/api/v1/roles", route_handlers=HANDLERS, tags=["Staff"])]
