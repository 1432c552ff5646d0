"""One case in the console: what is known of it, and what staff do."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.console.after_sales.list import HOME
from jishi.console.after_sales.words import CANNED, DONE, KINDS, SIDES, STATES, WAITS
from jishi.console.areas import enter
from jishi.console.grid.declare import _
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.money import Money, parse_amount
from jishi.modules.after_sales import api as after_sales
from jishi.modules.after_sales.contracts import Act, Case, Inspected, ReturnParcel, Verdict
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import AddressInput
from jishi.modules.media.contracts import picture
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Bearer
from jishi.modules.shipping import api as shipping
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, RequestContext
from jishi.platform.http.pages import render

Form: TypeAlias = dict[str, str]
Doing: TypeAlias = Callable[[Tx, Actor, Case, Form], Awaitable[object]]
ADDRESS = ("recipient", "phone", "province", "city", "district", "street", "postal_code")
MOST_FIELD = 5_000


@get(HOME + "/{code:str}", include_in_schema=False)
async def one(request: AnyRequest, tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Response[Any]:
    """One case."""
    return await _page(request, tx, actor, code)


async def _page(
    request: AnyRequest,
    tx: Tx,
    actor: Actor,
    code: str,
    *,
    problem: str = "",
    typed: Form | None = None,
    status: int = 200,
) -> Response[Any]:
    enter(actor)
    actor.require(Permission.AFTER_SALES_READ)
    case = await after_sales.get_case(tx, actor, code)
    refunds = [one for one in await orders.refunds_of(tx, [case.order_id]) if one.id == case.refund_id]
    names = await identity.list_accounts(tx, list({step.account_id for step in case.steps if step.account_id}))
    return render(
        request,
        "console/after_sales/case.html",
        status=status,
        case=case,
        order=await orders.get_order(tx, actor, case.order_number),
        others=[one for one in await after_sales.cases_of(tx, actor, [case.order_id]) if one.id != case.id],
        refund=refunds[0] if refunds else None,
        can={act.value for act in case.can},
        may_refund=actor.has(Permission.ORDERS_REFUND),
        may_pay=actor.has(Permission.ORDERS_REFUND) and not actor.shop_ids,
        names={account_id: account.name for account_id, account in names.items()},
        may_handle=actor.has(Permission.AFTER_SALES_HANDLE),
        replaced=await after_sales.tracked(tx, case),
        carriers=list(shipping.carrier_names(tx).values()),
        address=await after_sales.get_return_address(tx, actor, case.shop_id),
        states=STATES,
        kinds=KINDS,
        waits=WAITS,
        sides=SIDES,
        acts=after_sales.ACT_NAMES,
        reasons=after_sales.REASON_NAMES,
        canned={act.value: texts for act, texts in CANNED.items()},
        money=lambda value: Money(value, case.currency),
        shot=lambda image: None if image is None else picture(image),
        show_phone=identity.show_phone,
        problem=problem,
        typed=typed or {},
    )


async def _act(
    request: AnyRequest, tx: Tx, actor: Actor, context: RequestContext, code: str, said: str, do: Doing
) -> Response[Any] | Redirect:
    """Do something in a case and go back to it; what is refused comes back with what was typed."""
    enter(actor)
    case = await after_sales.get_case(tx, actor, code)
    form = {
        name: value[:MOST_FIELD].strip() for name, value in (await request.form()).items() if isinstance(value, str)
    }
    try:
        await do(tx, actor, case, form)
    except (Conflict, Invalid) as refusal:
        await tx.rollback()
        problem = context.translations.gettext(refusal.message, **refusal.params)
        return await _page(request, tx, actor, code, problem=problem, typed=form, status=refusal.status)
    context.flash("success", said)
    return Redirect(f"{HOME}/{case.code}", status_code=303)


def _version(form: Form) -> int:
    text = form.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _amount(form: Form, name: str, currency: str) -> int:
    try:
        return parse_amount(form.get(name, ""), currency)
    except ValueError:
        raise Invalid("Please enter an amount.", field=name) from None


def _count(form: Form, name: str) -> int:
    text = form.get(name, "") or "0"
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        raise Invalid("Please enter a whole number.", field=name)
    return int(text)


@post(HOME + "/{code:str}/acceptance", include_in_schema=False, status_code=200)
async def accept(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """Agree."""

    async def do(tx: Tx, actor: Actor, case: Case, form: Form) -> object:
        return await after_sales.accept(
            tx, actor, case.code, version=_version(form), text=form.get("text", ""), as_return="as_return" in form
        )

    return await _act(request, tx, actor, context, code, DONE[Act.ACCEPT], do)


@post(HOME + "/{code:str}/refusal", include_in_schema=False, status_code=200)
async def refuse(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """Decline."""

    async def do(tx: Tx, actor: Actor, case: Case, form: Form) -> object:
        return await after_sales.refuse(tx, actor, case.code, version=_version(form), text=form.get("text", ""))

    return await _act(request, tx, actor, context, code, DONE[Act.REFUSE], do)


@post(HOME + "/{code:str}/offer", include_in_schema=False, status_code=200)
async def counter(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """Offer another sum."""

    async def do(tx: Tx, actor: Actor, case: Case, form: Form) -> object:
        total = _amount(form, "total", case.currency)
        return await after_sales.counter(
            tx, actor, case.code, total=total, version=_version(form), text=form.get("text", "")
        )

    return await _act(request, tx, actor, context, code, DONE[Act.COUNTER], do)


@post(HOME + "/{code:str}/arrival", include_in_schema=False, status_code=200)
async def receive(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """The parcel has come."""

    async def do(tx: Tx, actor: Actor, case: Case, form: Form) -> object:
        return await after_sales.receive(tx, actor, case.code, version=_version(form))

    return await _act(request, tx, actor, context, code, DONE[Act.RECEIVE], do)


@post(HOME + "/{code:str}/inspection", include_in_schema=False, status_code=200)
async def inspect(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """What came back was looked at."""

    async def do(tx: Tx, actor: Actor, case: Case, form: Form) -> object:
        lines = [
            Inspected(
                line_id=line.line_id,
                restock=_count(form, f"restock-{line.line_id}"),
                write_off=_count(form, f"write-off-{line.line_id}"),
            )
            for line in case.lines
        ]
        return await after_sales.inspect(tx, actor, case.code, lines, version=_version(form), text=form.get("text", ""))

    return await _act(request, tx, actor, context, code, DONE[Act.INSPECT], do)


@post(HOME + "/{code:str}/replacement", include_in_schema=False, status_code=200)
async def replace(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """The replacement was sent."""

    async def do(tx: Tx, actor: Actor, case: Case, form: Form) -> object:
        parcel = ReturnParcel(form.get("carrier", ""), form.get("number", ""))
        return await after_sales.replace(tx, actor, case.code, parcel, version=_version(form))

    return await _act(request, tx, actor, context, code, DONE[Act.REPLACE], do)


@post(HOME + "/{code:str}/replacement/correction", include_in_schema=False, status_code=200)
async def correct_replacement(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """The replacement travels another way than was said."""

    async def do(tx: Tx, actor: Actor, case: Case, form: Form) -> object:
        parcel = ReturnParcel(form.get("carrier", ""), form.get("number", ""))
        return await after_sales.correct_replacement(tx, actor, case.code, parcel)

    return await _act(request, tx, actor, context, code, _("The tracking number is corrected."), do)


@post(HOME + "/{code:str}/arbitration", include_in_schema=False, status_code=200)
async def arbitrate(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """Decide."""

    async def do(tx: Tx, actor: Actor, case: Case, form: Form) -> object:
        verdict, bearer = form.get("verdict", ""), form.get("borne_by", Bearer.SHOP)
        if verdict not in tuple(Verdict) or bearer not in tuple(Bearer):
            raise Invalid("Please choose how you decide.", field="verdict")
        return await after_sales.arbitrate(
            tx,
            actor,
            case.code,
            Verdict(verdict),
            total=0 if verdict == Verdict.DISMISS else _amount(form, "total", case.currency),
            borne_by=Bearer(bearer),
            text=form.get("text", ""),
            version=_version(form),
        )

    return await _act(request, tx, actor, context, code, DONE[Act.ARBITRATE], do)


@post(HOME + "/{code:str}/messages", include_in_schema=False, status_code=200)
async def write(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """Write to the buyer."""

    async def do(tx: Tx, actor: Actor, case: Case, form: Form) -> object:
        return await after_sales.write(
            tx, actor, case.code, text=form.get("text", ""), key=form.get("idempotency_key", "")
        )

    return await _act(request, tx, actor, context, code, DONE[Act.WRITE], do)


@post(HOME + "/{code:str}/address", include_in_schema=False, status_code=200)
async def set_address(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """Say where the shop wants goods back, from now on."""

    async def do(tx: Tx, actor: Actor, case: Case, form: Form) -> object:
        given = msgspec.convert({name: form.get(name, "") for name in ADDRESS}, AddressInput)
        return await after_sales.set_return_address(tx, actor, case.shop_id, given)

    return await _act(request, tx, actor, context, code, _("Kept. Returns go there from now on."), do)


@post(HOME + "/{code:str}/refund/retry", include_in_schema=False, status_code=200)
async def retry_refund(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """Have the provider try the refund again."""

    async def do(tx: Tx, actor: Actor, case: Case, form: Form) -> object:
        return await after_sales.retry_refund(tx, actor, _refund_of(case))

    return await _act(request, tx, actor, context, code, _("The payment provider is asked again."), do)


@post(HOME + "/{code:str}/refund/other-payment", include_in_schema=False, status_code=200)
async def other_payment(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """Record that the refund was paid another way."""

    async def do(tx: Tx, actor: Actor, case: Case, form: Form) -> object:
        return await after_sales.pay_refund_otherwise(tx, actor, _refund_of(case), form.get("note", ""))

    return await _act(request, tx, actor, context, code, _("Recorded: the money went another way."), do)


def _refund_of(case: Case) -> UUID:
    if case.refund_id is None:
        raise NotFound
    return case.refund_id


routes = [
    one,
    accept,
    refuse,
    counter,
    receive,
    inspect,
    replace,
    correct_replacement,
    arbitrate,
    write,
    set_address,
    retry_refund,
    other_payment,
]
