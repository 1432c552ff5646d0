"""Shops over HTTP."""

import msgspec
from litestar import Router, get, post, put
from litestar.params import FromPath, JSONBody

from jishi.kernel.errors import NotFound
from jishi.kernel.text import Text
from jishi.modules.merchants import api
from jishi.modules.merchants.contracts import Shop, ShopState
from jishi.platform.http.context import GivenActor, GivenTx


@get("/")
async def list_all(tx: GivenTx) -> list[Shop]:
    """All shops, the oldest first."""
    return await api.list_shops(tx)


@get("/{slug:str}")
async def show(tx: GivenTx, slug: FromPath[str]) -> Shop:
    """One shop."""
    if (shop := await api.find_shop(tx, slug)) is None:
        raise NotFound
    return shop


class StateInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The state to bring a shop to, and why."""

    state: ShopState
    reason: str


@post("/{slug:str}/state", status_code=204)
async def move(tx: GivenTx, actor: GivenActor, slug: FromPath[str], data: JSONBody[StateInput]) -> None:
    """Pause, reopen or close a shop. A closed shop stays closed."""
    await api.change_state(tx, actor, slug, data.state, data.reason)


class PlaceInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The city of a shop in each language."""

    place: Text


@put("/{slug:str}/place", status_code=204, operation_id="placeShop")
async def place(tx: GivenTx, actor: GivenActor, slug: FromPath[str], data: JSONBody[PlaceInput]) -> None:
    """Say in which city a shop is."""
    await api.change_place(tx, actor, slug, data.place)


routes = [Router(path="/api/v1/shops", route_handlers=[list_all, show, move, place], tags=["shops"])]
