"""Orders at the provider: the payer acts, the merchant asks and closes."""

import asyncio
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from jishi.platform.runtime import Runtime
from jishi.sandbox import queries as sql
from jishi.sandbox.courier import LEASE, Callback, Courier
from jishi.sandbox.protocol import (
    MERCHANT_MARGIN_SECONDS,
    Action,
    Behaviour,
    ChargeView,
    Claims,
    EventBody,
    EventData,
    TradeView,
)

STATES = {
    Action.PAY: "paid",
    Action.TWICE: "paid",
    Action.STAY: "paid",
    Action.FAIL: "failed",
    Action.LATE: "processing",
}


def new_id(prefix: str) -> str:
    """An id that nobody guesses."""
    return f"{prefix}_{secrets.token_hex(12)}"


def event(kind: str, now: datetime, data: EventData) -> tuple[str, bytes]:
    """A new callback's id and body."""
    body = EventBody(new_id("evt"), kind, int(now.timestamp()), data)
    return body.id, msgspec.json.encode(body)


class Trades:
    """All orders."""

    def __init__(self, app: Runtime, courier: Courier) -> None:
        self._app = app
        self._courier = courier

    async def act(
        self, claims: Claims, action: Action, behaviour: Behaviour
    ) -> "tuple[TradeView, list[asyncio.Task[bool]]]":
        """Do what the payer wants with an order, and begin to call the merchant back.

        What is settled stays as it is. Returns the order as it is then and the callbacks under way.
        """
        now = self._app.clock.now()
        if action is Action.CANCEL or now >= claims.expiry:
            return await self.view(claims.number), []
        transactions = [new_id("txn") for _ in range(_charges(action))]
        callbacks, due = _callbacks(claims, action, behaviour, transactions, now)
        async with self._app.tx(write=False) as tx:
            made = await tx.fetch(
                sql.ACT,
                claims.number,
                claims.amount,
                claims.currency,
                claims.notify_url,
                STATES[action],
                now,
                claims.expiry + timedelta(seconds=MERCHANT_MARGIN_SECONDS) if action is Action.LATE else None,
                transactions,
                [callback.id for callback in callbacks],
                [callback.body for callback in callbacks],
                [callback.copies for callback in callbacks],
                due,
            )
        if len(made) < len(callbacks) or not callbacks:
            return await self.view(claims.number), []
        sending = self._courier.send(callbacks) if not behaviour.delay_seconds else []
        charges = [ChargeView(transaction, claims.amount, claims.currency) for transaction in transactions]
        return TradeView(claims.number, STATES[action], charges), sending

    async def find(self, number: str) -> TradeView | None:
        """The order, if anybody ever acted on it."""
        async with self._app.tx(write=False) as tx:
            rows = await tx.fetch(sql.TRADE, number)
        if not rows:
            return None
        charges = [ChargeView(*row[2:]) for row in rows if row["transaction"] is not None]
        return TradeView(number, rows[0]["state"], charges)

    async def view(self, number: str) -> TradeView:
        """The order; one that nobody acted on is waiting."""
        return await self.find(number) or TradeView(number, "waiting", [])

    async def close(self, number: str) -> TradeView:
        """Take no money for this order any more. Paid and processing ones stay what they are."""
        async with self._app.tx(write=False) as tx:
            await tx.execute(sql.CLOSE, number, self._app.clock.now())
        return await self.view(number)

    async def land_late(self) -> int:
        """Charge what was to be charged late. Returns how many."""
        now = self._app.clock.now()
        async with self._app.tx(write=False) as tx:
            rows = await tx.fetch(sql.PROCESSING, now)
            for row in rows:
                transaction = new_id("txn")
                data = EventData(row["number"], transaction, "", row["amount"], row["currency"])
                await tx.execute(sql.LAND_LATE, row["number"], transaction, now, *event("trade.paid", now, data))
        return len(rows)


def _charges(action: Action) -> int:
    return {Action.TWICE: 2, Action.FAIL: 0, Action.LATE: 0}.get(action, 1)


def _callbacks(
    claims: Claims, action: Action, behaviour: Behaviour, transactions: Sequence[str], now: datetime
) -> tuple[list[Callback], list[datetime]]:
    """The callbacks of an action and when each is due if the sending that begins right away is lost."""
    number = behaviour.number or claims.number
    amount, currency = claims.amount + behaviour.amount_off, behaviour.currency or claims.currency
    events = [
        event("trade.paid", now, EventData(number, transaction, "", amount, currency)) for transaction in transactions
    ]
    if action is Action.FAIL or (behaviour.reversed and transactions):
        events.append(event("trade.failed", now - timedelta(minutes=1), EventData(number)))
    due = now + (timedelta(seconds=behaviour.delay_seconds) if behaviour.delay_seconds else LEASE)
    callbacks = [Callback(id_, claims.notify_url, body, behaviour.copies) for id_, body in events]
    return callbacks, [due + timedelta(seconds=index) for index in range(len(callbacks))]
