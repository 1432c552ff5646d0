"""JSON under /api/v1/settlement: balances, statements, payouts, rates, and the comparison with the providers."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Router, get, post, put
from litestar.params import FromPath, FromQuery, HeaderParameter, JSONBody, QueryParameter

from jishi.kernel.errors import Invalid
from jishi.kernel.page import Page
from jishi.modules.settlement import api
from jishi.modules.settlement.contracts import (
    Balance,
    BankAccount,
    BankAccountInput,
    Day,
    Difference,
    Payout,
    PayoutInput,
    PayoutState,
    Rate,
    RateInput,
    Resolution,
    Statement,
)
from jishi.modules.team.contracts import Permission
from jishi.platform.http.context import GivenActor, GivenContext, GivenTx

Key = Annotated[str, HeaderParameter(name="Idempotency-Key")]


class Ending(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What became of a payout that was sent by hand; `note` is the bank's reference, or why it failed."""

    paid: bool
    note: str


class Closing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why a difference needs nothing more."""

    how: Resolution = Resolution.ACCEPTED
    note: str


class ComparedDay(msgspec.Struct, frozen=True):
    """A compared day with its differences."""

    day: Day
    differences: list[Difference]


def read_day(text: str) -> date:
    """A day as it stands in an address. Raises Invalid."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid("This is not a day.", field="day") from None


@get("/balances", operation_id="list_balances")
async def balances(tx: GivenTx, actor: GivenActor, shop: FromQuery[UUID | None] = None) -> list[Balance]:
    """What shops have: yours, or those you may see; one entry per shop and currency."""
    return await api.list_balances(tx, actor, None if shop is None else [shop])


@get("/shops/{shop_id:uuid}/statement", operation_id="get_statement")
async def statement(
    tx: GivenTx,
    actor: GivenActor,
    shop_id: FromPath[UUID],
    start: FromQuery[datetime],
    stop: FromQuery[datetime],
    currency: FromQuery[str] = "CNY",
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 100,
) -> Statement:
    """What changed a shop's balance from `start` until `stop`, the earliest first."""
    return await api.get_statement(tx, actor, shop_id, currency, start, stop, cursor=cursor, limit=limit)


@get("/shops/{shop_id:uuid}/bank-account", operation_id="get_bank_account")
async def bank_account(tx: GivenTx, actor: GivenActor, shop_id: FromPath[UUID]) -> BankAccount | None:
    """Where a shop's money goes, if it has said so."""
    return await api.find_account(tx, actor, shop_id)


@put("/shops/{shop_id:uuid}/bank-account", operation_id="set_bank_account")
async def set_bank_account(
    tx: GivenTx, actor: GivenActor, shop_id: FromPath[UUID], data: JSONBody[BankAccountInput]
) -> BankAccount | None:
    """Have a shop's money go to another account. Payouts wait for some hours then."""
    await api.set_account(tx, actor, shop_id, data)
    return await api.find_account(tx, actor, shop_id)


@get("/payouts", operation_id="list_payouts")
async def payouts(
    tx: GivenTx,
    actor: GivenActor,
    shop: FromQuery[UUID | None] = None,
    wanted: Annotated[PayoutState | None, QueryParameter(name="state")] = None,
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 50,
) -> Page[Payout]:
    """Payouts, the newest first."""
    shops = None if shop is None else [shop]
    states = [] if wanted is None else [wanted]
    return await api.list_payouts(tx, actor, shop_ids=shops, states=states, cursor=cursor, limit=limit)


@post("/payouts", operation_id="ask_payout")
async def ask_payout(tx: GivenTx, actor: GivenActor, data: JSONBody[PayoutInput], idempotency_key: Key = "") -> Payout:
    """Set money aside and ask somebody else to agree that it is paid out."""
    return await api.ask_payout(tx, actor, data, idempotency_key=idempotency_key)


@get("/payouts/{code:str}", operation_id="get_payout")
async def payout(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Payout:
    """One payout."""
    return await api.get_payout(tx, actor, code)


@post("/payouts/{code:str}/ending", operation_id="end_payout", status_code=200)
async def end_payout(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[Ending]) -> Payout:
    """Say what became of a payout where no bank is connected that would."""
    return await api.end_by_hand(tx, actor, code, paid=data.paid, note=data.note)


@get("/rates", operation_id="list_rates")
async def rates(tx: GivenTx, actor: GivenActor) -> list[Rate]:
    """All versions of the commission rates that concern you."""
    return await api.list_rates(tx, actor)


@post("/rates", operation_id="set_rate")
async def set_rate(tx: GivenTx, actor: GivenActor, data: JSONBody[RateInput]) -> Rate:
    """A new version of a rate."""
    return await api.set_rate(tx, actor, data)


@get("/days", operation_id="list_reconciled_days")
async def days(tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "", limit: FromQuery[int] = 50) -> Page[Day]:
    """Days that were compared with the providers, the latest first."""
    return await api.list_days(tx, actor, cursor=cursor, limit=limit)


@get("/days/{channel:str}/{day:str}", operation_id="get_reconciled_day")
async def one_day(tx: GivenTx, actor: GivenActor, channel: FromPath[str], day: FromPath[str]) -> ComparedDay:
    """One of them, with its differences."""
    actor.require(Permission.PAYMENTS_RECONCILE)
    return ComparedDay(*await api.get_day(tx, actor, channel, read_day(day)))


@post("/days/{channel:str}/{day:str}", operation_id="reconcile_day", status_code=200)
async def compare(context: GivenContext, actor: GivenActor, channel: FromPath[str], day: FromPath[str]) -> Day:
    """Compare a day now; doing it again changes nothing."""
    actor.require(Permission.PAYMENTS_RECONCILE)
    return await api.reconcile(context.app, channel, read_day(day), actor)


@post("/differences/{difference_id:uuid}/question", operation_id="ask_about_difference", status_code=200)
async def question(context: GivenContext, actor: GivenActor, difference_id: FromPath[UUID]) -> Day:
    """Ask the provider about it, record what it says, and compare the day again."""
    return await api.ask_again(context.app, actor, difference_id)


@post("/differences/{difference_id:uuid}/resolution", operation_id="resolve_difference", status_code=200)
async def resolution(
    tx: GivenTx, actor: GivenActor, difference_id: FromPath[UUID], data: JSONBody[Closing]
) -> Difference:
    """Close a difference with a reason."""
    return await api.resolve(tx, actor, difference_id, data.how, data.note)


routes = [
    Router(
        path="/api/v1/settlement",
        tags=["Settlement"],
        route_handlers=[
            balances,
            statement,
            bank_account,
            set_bank_account,
            payouts,
            ask_payout,
            payout,
            end_payout,
            rates,
            set_rate,
            days,
            one_day,
            compare,
            question,
            resolution,
        ],
    )
]
