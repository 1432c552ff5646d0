"""A provider that says what a test wants it to say, and payments to try it on."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec

from jishi.kernel.ids import uuid7
from jishi.modules.payments import api
from jishi.modules.payments.contracts import Channel, Payment, PaymentInput, RefundState, Sale
from jishi.modules.payments.events import PaymentArrivedLate, PaymentSucceeded, RefundFailed, RefundSucceeded
from jishi.modules.payments.providers.port import (
    BadSignature,
    Notice,
    NoticeKind,
    Order,
    Receipt,
    RefundAnswer,
    RefundOrder,
    StatementLine,
    Trade,
    TradeState,
)
from jishi.modules.payments.services import Providers
from jishi.platform.db import Tx
from jishi.platform.events import Event
from jishi.platform.outbound import Silent
from jishi.platform.runtime import Runtime

AMOUNT = 12_900


class FakeProvider:
    """Remembers what it was asked, answers what `trades` and `refunds` hold, and says nothing while `silent`."""

    channel = Channel("fake", "Fake")
    acknowledgement = b"success"
    starts_alone = False

    def __init__(self) -> None:
        self.orders: list[Order] = []
        self.trades: dict[str, Trade] = {}
        self.refunds: dict[str, RefundAnswer] = {}
        self.refund_calls: list[str] = []
        self.closed: list[str] = []
        self.silent = False
        self.loses_answers = False
        self.refund_state = RefundState.SUCCEEDED

    async def start(self, order: Order) -> str:
        self._listen()
        self.orders.append(order)
        return f"https://fake.example/{order.number}"

    def parse_callback(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Notice:
        if headers.get("signature") != "good":
            raise BadSignature("wrong signature")
        return msgspec.json.decode(body, type=Notice)

    async def query(self, number: str) -> Trade:
        self._listen()
        return self.trades.get(number, Trade(number, TradeState.UNKNOWN))

    async def close(self, number: str) -> Trade:
        self._listen()
        self.closed.append(number)
        return self.trades.setdefault(number, Trade(number, TradeState.CLOSED))

    async def refund(self, order: RefundOrder) -> RefundAnswer:
        self._listen()
        self.refund_calls.append(order.number)
        answer = RefundAnswer(order.number, self.refund_state, order.amount, order.currency)
        answer = self.refunds.setdefault(order.number, answer)
        if self.loses_answers:
            raise Silent("the answer got lost")
        return answer

    async def query_refund(self, number: str) -> RefundAnswer | None:
        self._listen()
        return self.refunds.get(number)

    async def statement(self, day: date) -> list[StatementLine]:
        return []

    def take(self, number: str, transaction: str = "t-1", amount: int = AMOUNT, currency: str = "CNY") -> None:
        """The payer paid here."""
        known = self.trades.get(number, Trade(number, TradeState.PAID))
        receipts = (*known.receipts, Receipt(transaction, amount, currency))
        self.trades[number] = Trade(number, TradeState.PAID, receipts)

    def _listen(self) -> None:
        if self.silent:
            raise Silent("nobody there")


class Told:
    """What payments told inline, in order."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    async def hear(self, _tx: Tx, event: Event) -> None:
        self.events.append(event)

    def kinds(self) -> list[str]:
        return [type(event).__name__ for event in self.events]


def listen(runtime: Runtime) -> Told:
    """Hear all of payments' events of `runtime`."""
    told = Told()
    for kind in (PaymentSucceeded, PaymentArrivedLate, RefundSucceeded, RefundFailed):
        runtime.wiring.inside(kind, told.hear)
    return told


def use_fake(runtime: Runtime) -> FakeProvider:
    """Offer only a fake provider in `runtime`."""
    provider = FakeProvider()
    runtime.provide(Providers, Providers([provider]))
    return provider


async def owe(
    app: Runtime,
    amount: int = AMOUNT,
    owner_id: UUID | None = None,
    minutes: int = 30,
    sales: Sequence[Sale] = (),
) -> Payment:
    """A new open payment."""
    async with app.tx() as tx:
        return await api.open_payment(
            tx,
            PaymentInput(
                owner_id=owner_id or uuid7(),
                purpose="cups",
                reference=uuid7(),
                amount=amount,
                currency="CNY",
                subject="Two cups",
                expires_at=tx.now + timedelta(minutes=minutes),
                sales=sales,
            ),
        )


def as_input(payment: Payment, **changes: object) -> PaymentInput:
    """What it takes to open `payment` again."""
    names = ("owner_id", "purpose", "reference", "amount", "currency", "subject", "expires_at")
    given = PaymentInput(**{name: getattr(payment, name) for name in names})
    return msgspec.structs.replace(given, **changes)


async def start(app: Runtime, payment: Payment, channel: str = "fake") -> str:
    """Begin to pay; the number that the provider knows the attempt by."""
    async with app.tx() as tx:
        step = await api.start_attempt(tx, payment.id, channel, return_url="http://shop.test/back")
        return str(await tx.fetch_value("SELECT number FROM payments.attempt WHERE id = $1", step.attempt_id))


def paid_notice(number: str, **changes: object) -> bytes:
    """The body of a callback that says the payer paid."""
    values: dict[str, object] = {"event_id": "e-1", "transaction": "t-1", "amount": AMOUNT, "currency": "CNY"}
    values |= changes
    receipt = Receipt(str(values["transaction"]), int(str(values["amount"])), str(values["currency"]))
    return msgspec.json.encode(Notice(str(values["event_id"]), NoticeKind.PAID, number, receipt))


def failed_notice(number: str) -> bytes:
    """The body of a callback that says paying did not work."""
    return msgspec.json.encode(Notice(f"failed-{number}", NoticeKind.FAILED, number))


def refund_notice(number: str, event_id: str = "r-1", *, amount: int, kind: NoticeKind = NoticeKind.REFUNDED) -> bytes:
    """The body of a callback about a refund."""
    return msgspec.json.encode(Notice(event_id, kind, number, Receipt("", amount, "CNY")))


async def call_back(app: Runtime, body: bytes, signature: str = "good", channel: str = "fake") -> None:
    """The provider calls back."""
    async with app.tx() as tx:
        await api.handle_callback(tx, channel, {"signature": signature}, body)


async def pay(app: Runtime, payment: Payment, *, transaction: str = "") -> str:
    """Start and pay; the attempt's number."""
    number = await start(app, payment)
    transaction = transaction or f"t-{number}"
    await call_back(app, paid_notice(number, event_id=f"e-{number}", transaction=transaction, amount=payment.amount))
    return number


async def count(app: Runtime, table: str, where: str = "true") -> int:
    """Rows of a payments table."""
    async with app.tx(write=False) as tx:
        return int(await tx.fetch_value(f"SELECT count(*) FROM payments.{table} WHERE {where}"))


async def balances(app: Runtime) -> dict[str, int]:
    """Every account that is not zero."""
    async with app.tx(write=False) as tx:
        rows = await tx.fetch(
            "SELECT account, sum(amount)::bigint FROM payments.ledger_entry GROUP BY account HAVING sum(amount) <> 0"
        )
        return {row[0]: row[1] for row in rows}


async def assert_books_are_right(app: Runtime) -> None:
    """The audit finds nothing."""
    async with app.tx(write=False) as tx:
        assert await api.ledger.audit(tx) == []
