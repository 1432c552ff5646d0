"""The wish list for programs."""

import msgspec
from litestar import Router, delete, get, post
from litestar.params import FromPath, FromQuery, JSONBody

from jishi.kernel.page import Page
from jishi.platform.http.context import GivenActor, GivenContext, GivenTx
from jishi.storefront import api
from jishi.storefront.contracts import Wish


class NewWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The public code of a product to remember."""

    product_code: str


@get("/")
async def list_wishes(
    tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: FromQuery[int] = 20
) -> Page[Wish]:
    """The caller's wish list, the newest first; guests have one too."""
    return await api.list_wishes(tx, actor.require_owner(), cursor[:400] or None, limit)


@post("/", status_code=204)
async def add_wish(tx: GivenTx, actor: GivenActor, context: GivenContext, data: JSONBody[NewWish]) -> None:
    """Put a product on the list; one that is on it stays as it is."""
    await api.add_wish(tx, actor.owner_id or context.ensure_guest(), data.product_code)


@delete("/{code:str}")
async def remove_wish(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> None:
    """Take a product off the list; one that is not on it is fine."""
    await api.remove_wish(tx, actor.require_owner(), code)


routes = [Router(path="/api/v1/wishlist", route_handlers=[list_wishes, add_wish, remove_wish], tags=["wish list"])]
