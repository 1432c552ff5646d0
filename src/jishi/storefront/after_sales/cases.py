"""Following a case: where it stands, what to do next, what everybody said."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid
from jishi.modules.after_sales import api as after_sales
from jishi.modules.after_sales.contracts import Act, Case, ReturnParcel
from jishi.modules.identity import api as identity
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, RequestContext, is_htmx
from jishi.platform.http.pages import render
from jishi.storefront.after_sales.access import reach_case
from jishi.storefront.after_sales.asking import MOST_FORM
from jishi.storefront.after_sales.reading import take_pictures
from jishi.storefront.after_sales.words import DONE, LOOKS, SIDES
from jishi.storefront.buying.fields import Fields, read_fields
from jishi.storefront.buying.owner import owner_of
from jishi.storefront.buying.shown import amounts, shot

PER_PAGE = 10
Doing: TypeAlias = Callable[[Tx, Actor, Case, Fields, AnyRequest], Awaitable[Case]]


@get("/account/after-sales", include_in_schema=False)
async def list_mine(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, cursor: FromQuery[str] = ""
) -> Response[bytes]:
    """My cases, the newest first."""
    page = await after_sales.list_mine(tx, owner_of(actor, context), cursor=cursor, limit=PER_PAGE)
    return render(
        request,
        "after_sales/parts/cases.html" if is_htmx(request) and cursor else "after_sales/list.html",
        cases=page.items,
        next_url=f"/account/after-sales?cursor={page.next_cursor}" if page.next_cursor else None,
        names=after_sales.STATE_NAMES,
        kinds=after_sales.KIND_NAMES,
        looks=LOOKS,
        amounts=amounts,
        shot=shot,
    )


@get("/after-sales/{code:str}", include_in_schema=False)
async def show(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[bytes]:
    """One case."""
    case, _ = await reach_case(tx, actor, context, code)
    return render(
        request,
        "after_sales/case.html",
        case=case,
        look=LOOKS[case.state],
        can={act.value for act in case.can},
        names=after_sales.STATE_NAMES,
        kinds=after_sales.KIND_NAMES,
        reasons=after_sales.REASON_NAMES,
        acts=after_sales.ACT_NAMES,
        sides=SIDES,
        amount=amounts(case.currency),
        shot=shot,
        show_phone=identity.show_phone,
        replaced=await after_sales.tracked(tx, case),
        shops_fault=after_sales.is_shops_fault(case.reason),
    )


async def _act(
    request: AnyRequest, tx: Tx, actor: Actor, context: RequestContext, code: str, act: Act, do: Doing
) -> Redirect:
    """Do something in a case and go back to it, with what came of it."""
    case, buyer = await reach_case(tx, actor, context, code)
    try:
        await do(tx, buyer, case, await read_fields(request), request)
    except (Conflict, Invalid) as refusal:
        await tx.rollback()
        context.flash("error", refusal.message, **refusal.params)
    else:
        context.flash("success", DONE[act])
    return Redirect(f"/after-sales/{case.code}", status_code=303)


def _version(fields: Fields) -> int | None:
    return fields.whole("version") if "version" in fields else None


@post("/after-sales/{code:str}/withdrawal", status_code=200, include_in_schema=False)
async def withdraw(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Redirect:
    """No longer ask."""

    async def do(tx: Tx, buyer: Actor, case: Case, fields: Fields, _: AnyRequest) -> Case:
        return await after_sales.withdraw(tx, buyer, case.code, version=_version(fields))

    return await _act(request, tx, actor, context, code, Act.WITHDRAW, do)


@post("/after-sales/{code:str}/agreement", status_code=200, include_in_schema=False)
async def agree(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Redirect:
    """Agree to the shop's offer."""

    async def do(tx: Tx, buyer: Actor, case: Case, fields: Fields, _: AnyRequest) -> Case:
        return await after_sales.agree(tx, buyer, case.code, version=_version(fields))

    return await _act(request, tx, actor, context, code, Act.AGREE, do)


@post("/after-sales/{code:str}/escalation", status_code=200, include_in_schema=False, request_max_body_size=MOST_FORM)
async def escalate(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Redirect:
    """Have the platform decide."""

    async def do(tx: Tx, buyer: Actor, case: Case, fields: Fields, request: AnyRequest) -> Case:
        pictures = await take_pictures(tx, request, buyer)
        return await after_sales.escalate(
            tx, buyer, case.code, text=fields.text("text"), pictures=pictures, version=_version(fields)
        )

    return await _act(request, tx, actor, context, code, Act.ESCALATE, do)


@post("/after-sales/{code:str}/return-parcel", status_code=200, include_in_schema=False)
async def send_back(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Redirect:
    """Say how the goods travel back."""

    async def do(tx: Tx, buyer: Actor, case: Case, fields: Fields, _: AnyRequest) -> Case:
        parcel = ReturnParcel(fields.text("carrier"), fields.text("number"))
        return await after_sales.send_back(tx, buyer, case.code, parcel, version=_version(fields))

    return await _act(request, tx, actor, context, code, Act.SEND_BACK, do)


@post("/after-sales/{code:str}/messages", status_code=200, include_in_schema=False, request_max_body_size=MOST_FORM)
async def write(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Redirect:
    """Say something."""

    async def do(tx: Tx, buyer: Actor, case: Case, fields: Fields, request: AnyRequest) -> Case:
        pictures = await take_pictures(tx, request, buyer)
        key = fields.text("idempotency_key")
        return await after_sales.write(tx, buyer, case.code, text=fields.text("text"), pictures=pictures, key=key)

    return await _act(request, tx, actor, context, code, Act.WRITE, do)


routes = [list_mine, show, withdraw, agree, escalate, send_back, write]
