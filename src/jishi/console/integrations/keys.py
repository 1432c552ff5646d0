"""Pages of API keys."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.console.areas import enter
from jishi.console.staff.words import grouped
from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError, Invalid
from jishi.modules.identity import api as identity
from jishi.modules.integrations import api as integrations
from jishi.modules.integrations.contracts import KeyInput
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import Shop
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, RequestContext, is_htmx
from jishi.platform.http.pages import render

HOME = "/console/keys"
LIFETIMES = {"30": 30, "90": 90, "365": 365, "": 0}


@get(HOME, include_in_schema=False)
async def overview(request: AnyRequest, tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "") -> Response[Any]:
    """The keys, the newest first."""
    enter(actor)
    page = await integrations.list_keys(tx, actor, cursor=cursor, limit=30)
    names = await identity.list_accounts(tx, list({key.account_id for key in page.items}))
    return render(
        request,
        "console/integrations/key_rows.html" if is_htmx(request) and cursor else "console/integrations/keys.html",
        keys=page.items,
        makers={account_id: account.name for account_id, account in names.items()},
        shops=await merchants.shops(tx, {shop for key in page.items for shop in key.shop_ids}),
        next_url=f"{HOME}?cursor={page.next_cursor}" if page.next_cursor else None,
        now=tx.now,
    )


@get(HOME + "/new", include_in_schema=False)
async def new(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Response[Any]:
    """What a new key is to open. Whoever makes one proves who they are first."""
    enter(actor)
    actor.require(Permission.KEYS_MANAGE)
    await identity.require_recent_proof(tx, actor)
    return await _form(request, tx, actor, context)


@post(HOME, include_in_schema=False, status_code=200)
async def make(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Response[Any]:
    """Make it, and show its secret once."""
    enter(actor)
    form = await request.form()
    days = LIFETIMES.get(str(form.get("days", "")), 0)
    try:
        made = await integrations.make_key(
            tx,
            actor,
            KeyInput(
                name=str(form.get("name", "")),
                scopes=[str(one) for one in form.getall("scopes", [])],
                shop_ids=[UUID(str(one)) for one in form.getall("shop_ids", [])],
                per_minute=_number(str(form.get("per_minute", ""))),
                expires_at=tx.now + timedelta(days=days) if days else None,
            ),
        )
    except ValueError:
        raise Invalid("There is no such shop.") from None
    except Invalid as refusal:
        await tx.rollback()
        return await _form(request, tx, actor, context, refusal=refusal)
    return render(request, "console/integrations/secret.html", made=made, endpoint=None, secret=made.secret)


@post(HOME + "/{key_id:uuid}/revocation", include_in_schema=False)
async def revoke(tx: GivenTx, actor: GivenActor, context: GivenContext, key_id: FromPath[UUID]) -> Redirect:
    """Let it open nothing any more."""
    enter(actor)
    await integrations.revoke_key(tx, actor, key_id)
    context.flash("success", "The key is revoked. It opens nothing any more.")
    return Redirect(HOME, status_code=303)


async def _form(
    request: AnyRequest, tx: Tx, actor: Actor, context: RequestContext, *, refusal: AppError | None = None
) -> Response[Any]:
    form = await request.form() if request.method == "POST" else None
    scopes = {str(scope) for scope in integrations.possible_scopes(actor)}
    say = context.translations.gettext
    errors = {field: say(text, **refusal.params) for field, text in refusal.fields.items()} if refusal else {}
    return render(
        request,
        "console/integrations/new_key.html",
        status=refusal.status if refusal else 200,
        scopes_by_area=[
            (heading, some)
            for heading, members in grouped()
            if (some := [(code, name) for code, name in members if code in scopes])
        ],
        chosen={str(one) for one in form.getall("scopes", [])} if form else set(),
        shops=await _shops(tx, actor),
        chosen_shops={str(one) for one in form.getall("shop_ids", [])} if form else set(),
        name=str(form.get("name", "")) if form else "",
        per_minute=str(form.get("per_minute", "")) if form else "120",
        days=str(form.get("days", "")) if form else "90",
        errors={"name": "", "scopes": "", "per_minute": "", "expires_at": "", "shop_ids": "", **errors},
    )


async def _shops(tx: Tx, actor: Actor) -> list[Shop]:
    own = actor.shops_with(Permission.KEYS_MANAGE)
    return [shop for shop in await merchants.list_shops(tx) if own is None or shop.id in own][:100]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


routes = [overview, new, make, revoke]
