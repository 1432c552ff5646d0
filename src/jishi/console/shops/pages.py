"""Pages of shops: the list, and one page per shop."""

from typing import Any

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.console.areas import enter
from jishi.console.grid import Column, Grid, GridQuery, Kind, Tag, _, choice, grid_routes, text
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.page import Page, decode_cursor, encode_cursor
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import Account
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import Shop, ShopState
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Permission, Staff
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.pages import render

HOME = "/console/shops"

STATES: dict[str, Tag] = {
    ShopState.OPEN: Tag(_("Trading"), "success"),
    ShopState.PAUSED: Tag(_("Paused"), "gold"),
    ShopState.CLOSED: Tag(_("Closed")),
}


class Move(msgspec.Struct, frozen=True):
    """A state one may bring a shop to: what the button says, and what will happen."""

    state: ShopState
    label: str
    text: str
    danger: bool = False


MOVES = (
    Move(ShopState.OPEN, _("Reopen the shop"), _("Its products are on sale again at once.")),
    Move(
        ShopState.PAUSED,
        _("Pause the shop"),
        _("Its products leave the shelves until it is reopened. Orders that were placed go on."),
    ),
    Move(
        ShopState.CLOSED,
        _("Close the shop for good"),
        _("Its products leave the shelves for good, and it cannot be opened again. Orders that were placed go on."),
        danger=True,
    ),
)
FROM = {
    ShopState.OPEN: (ShopState.PAUSED, ShopState.CLOSED),
    ShopState.PAUSED: (ShopState.OPEN, ShopState.CLOSED),
    ShopState.CLOSED: (),
}


async def find(tx: Tx, actor: Actor, query: GridQuery) -> Page[Shop]:
    """Shops, the oldest or newest first. There are few; all stand in one cache entry."""
    allowed = actor.shops_with(Permission.MERCHANTS_READ)
    plain, states = query.text("q").lower(), query.choice("state")
    found = [
        shop
        for shop in await merchants.list_shops(tx)
        if (allowed is None or shop.id in allowed)
        and (not states or shop.state in states)
        and (not plain or any(plain in name.lower() for name in (*shop.name.values(), shop.slug, *shop.place.values())))
    ]
    if query.descending:
        found.reverse()
    start = decode_cursor(query.cursor, tuple[int])[0] if query.cursor else 0
    stop = max(0, start) + query.limit
    return Page(found[max(0, start) : stop], encode_cursor(stop) if len(found) > stop else None)


GRID = Grid(
    key="shops",
    title=_("Shops"),
    url=HOME,
    section="shops",
    permission=Permission.MERCHANTS_READ,
    source=find,
    row_id=lambda shop: shop.slug,
    row_url=lambda shop: f"{HOME}/{shop.slug}",
    sort="opened",
    columns=[
        Column("name", _("Name"), of=lambda shop: shop.name, main=True),
        Column("state", _("State"), Kind.TAG, tags=STATES),
        Column("city", _("City"), of=lambda shop: shop.place),
        Column("slug", _("Web address")),
        Column("opened_at", _("Opened on"), Kind.DAY, sort="opened"),
    ],
    filters=[text("q", _("Search shops"), _("Name, city or web address")), choice("state", _("State"), STATES)],
)


class Member(msgspec.Struct, frozen=True):
    """Somebody who works in a shop."""

    staff: Staff
    account: Account | None


@get(HOME + "/{slug:str}", include_in_schema=False)
async def one(request: AnyRequest, tx: GivenTx, actor: GivenActor, slug: FromPath[str]) -> Response[Any]:
    """One shop."""
    return await _page(request, tx, actor, slug)


async def _page(
    request: AnyRequest, tx: Tx, actor: Actor, slug: str, *, error: Invalid | Conflict | None = None, reason: str = ""
) -> Response[Any]:
    enter(actor)
    allowed = actor.shops_with(Permission.MERCHANTS_READ)
    shop = await merchants.find_shop(tx, slug)
    if shop is None or (allowed is not None and shop.id not in allowed):
        raise NotFound
    staff = await team.list_shop_staff(tx, actor, shop.id)
    accounts = await identity.list_accounts(tx, [each.account_id for each in staff]) if staff else {}
    return render(
        request,
        "console/shops/shop.html",
        status=error.status if error else 200,
        shop=shop,
        tag=STATES[shop.state],
        states=STATES,
        members=[Member(each, accounts.get(each.account_id)) for each in staff],
        changes=await merchants.list_state_changes(tx, shop.id),
        moves=[move for move in MOVES if move.state in FROM[shop.state]] if _may_manage(actor) else [],
        may_place=_may_manage(actor),
        error=error,
        reason=reason,
    )


def _may_manage(actor: Actor) -> bool:
    return actor.has(Permission.MERCHANTS_MANAGE)


@post(HOME + "/{slug:str}/state", include_in_schema=False)
async def move(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, slug: FromPath[str]
) -> Response[Any]:
    """Pause, reopen or close it, with a reason."""
    enter(actor)
    form = await request.form()
    reason = str(form.get("reason", ""))
    try:
        state = ShopState(str(form.get("state", "")))
    except ValueError:
        raise NotFound from None
    try:
        await merchants.change_state(tx, actor, slug, state, reason)
    except (Invalid, Conflict) as refusal:
        return await _page(request, tx, actor, slug, error=refusal, reason=reason)
    context.flash("success", "The shop's state has changed.")
    return Redirect(f"{HOME}/{slug}", status_code=303)


@post(HOME + "/{slug:str}/place", include_in_schema=False)
async def place(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, slug: FromPath[str]
) -> Response[Any]:
    """Say in which city it is, in each language."""
    enter(actor)
    actor.require(Permission.MERCHANTS_MANAGE)
    form = await request.form()
    try:
        await merchants.change_place(
            tx, actor, slug, {key: str(form.get(f"city.{key}", "")) for key in ("zh-CN", "en")}
        )
    except Invalid as refusal:
        return await _page(request, tx, actor, slug, error=refusal)
    context.flash("success", "Saved.")
    return Redirect(f"{HOME}/{slug}", status_code=303)


routes = [*grid_routes(GRID), one, move, place]
