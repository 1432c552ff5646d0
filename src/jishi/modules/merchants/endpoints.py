"""Shops over HTTP."""

from litestar import Router, get
from litestar.params import FromPath

from jishi.kernel.errors import NotFound
from jishi.modules.merchants import api
from jishi.modules.merchants.contracts import Shop
from jishi.platform.http.context import GivenTx


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


routes = [Router(path="/api/v1/shops", route_handlers=[list_all, show], tags=["shops"])]
