"""The sandbox provider as the shop sees it. The protocol is written down in docs/sandbox-payments.md."""

import csv
import hashlib
import hmac
import io
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TypeVar

import msgspec

from jishi.kernel import base64url
from jishi.modules.payments.contracts import Channel, RefundState
from jishi.modules.payments.providers.port import (
    BadSignature,
    Notice,
    NoticeKind,
    Order,
    ProviderRefused,
    Receipt,
    RefundAnswer,
    RefundOrder,
    StatementKind,
    StatementLine,
    Trade,
    TradeState,
)
from jishi.platform.outbound import Outbound, Reply, Silent
from jishi.platform.runtime import Runtime

T = TypeVar("T")
SIGNATURE = "sandbox-signature"
TOLERANCE_SECONDS = 300
"""How old a callback's timestamp may be, as Stripe has it."""

KINDS = {
    "trade.paid": NoticeKind.PAID,
    "trade.failed": NoticeKind.FAILED,
    "refund.succeeded": NoticeKind.REFUNDED,
}
STATES = {
    "waiting": TradeState.WAITING,
    "processing": TradeState.WAITING,
    "paid": TradeState.PAID,
    "failed": TradeState.FAILED,
    "closed": TradeState.CLOSED,
}
REFUND_STATES = {
    "processing": RefundState.REQUESTED,
    "succeeded": RefundState.SUCCEEDED,
    "failed": RefundState.FAILED,
}


class EventData(msgspec.Struct, frozen=True):
    """What an event is about."""

    number: str
    transaction: str = ""
    refund_number: str = ""
    amount: int = 0
    currency: str = ""


class EventBody(msgspec.Struct, frozen=True):
    """The JSON of a callback."""

    id: str
    type: str
    data: EventData


class ChargeBody(msgspec.Struct, frozen=True):
    transaction: str
    amount: int
    currency: str


class TradeBody(msgspec.Struct, frozen=True):
    """The JSON of a trade."""

    number: str
    state: str
    charges: list[ChargeBody]


class RefundBody(msgspec.Struct, frozen=True):
    """The JSON of a refund."""

    refund_number: str
    state: str
    amount: int
    currency: str


class SandboxProvider:
    """See providers.port.Provider."""

    channel = Channel("sandbox", "Sandbox payment")
    acknowledgement = b"ok"
    starts_alone = True

    def __init__(self, app: Runtime) -> None:
        self._app = app
        self._secret = app.settings.sandbox_secret.encode()

    async def start(self, order: Order) -> str:
        """A signed address, made without asking anybody: the trade begins when the payer acts on it."""
        claims = {
            "merchant": "Jishi 集市",
            "number": order.number,
            "amount": order.amount,
            "currency": order.currency,
            "subject": order.subject,
            "expires_at": int(order.expires_at.timestamp()),
            "return_url": order.return_url,
            "notify_url": order.notify_url,
        }
        text = base64url.encode(msgspec.json.encode(claims))
        return f"{self._app.settings.sandbox_url}/pay?order={text}.{self._seal(f'order.{text}'.encode())}"

    def parse_callback(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Notice:
        fields = dict(part.split("=", 1) for part in headers.get(SIGNATURE, "").split(",") if "=" in part)
        stamp = fields.get("t", "")
        expected = self._seal(stamp.encode() + b"." + body)
        if not hmac.compare_digest(fields.get("v1", "").encode(), expected.encode()):
            raise BadSignature("wrong signature")
        if not (stamp.isascii() and stamp.isdigit()) or abs(now.timestamp() - int(stamp)) > TOLERANCE_SECONDS:
            raise BadSignature("old timestamp")
        event = msgspec.json.decode(body, type=EventBody)
        kind, data = KINDS.get(event.type, NoticeKind.OTHER), event.data
        return Notice(
            event.id,
            kind,
            data.refund_number or data.number,
            Receipt(data.transaction, data.amount, data.currency) if data.amount else None,
        )

    async def query(self, number: str) -> Trade:
        reply = await self._call("GET", f"/v1/trades/{number}")
        if reply.status == 404:
            return Trade(number, TradeState.UNKNOWN)
        return _trade(_body(reply, TradeBody))

    async def close(self, number: str) -> Trade:
        return _trade(_body(await self._call("POST", f"/v1/trades/{number}/close", key=f"close-{number}"), TradeBody))

    async def refund(self, order: RefundOrder) -> RefundAnswer:
        asked = {
            "refund_number": order.number,
            "number": order.order_number,
            "transaction": order.transaction,
            "amount": order.amount,
            "currency": order.currency,
            "reason": order.reason,
        }
        reply = await self._call("POST", "/v1/refunds", msgspec.json.encode(asked), key=order.number)
        return _refund(_body(reply, RefundBody))

    async def query_refund(self, number: str) -> RefundAnswer | None:
        reply = await self._call("GET", f"/v1/refunds/{number}")
        return None if reply.status == 404 else _refund(_body(reply, RefundBody))

    async def statement(self, day: date) -> list[StatementLine]:
        reply = await self._call("GET", f"/v1/statements/{day.isoformat()}.csv")
        if reply.status != 200:
            raise ProviderRefused(f"statement {day}: {reply.status}")
        return [_line(row) for row in csv.DictReader(io.StringIO(reply.body.decode()))]

    async def _call(self, method: str, path: str, body: bytes = b"", *, key: str = "") -> Reply:
        stamp = str(int(self._app.clock.now().timestamp()))
        seal = self._seal(f"{stamp}.{method} {path}\n".encode() + body)
        headers = {SIGNATURE: f"t={stamp},v1={seal}", "content-type": "application/json"}
        if key:
            headers["idempotency-key"] = key
        reply = await self._app.service(Outbound).send(  # type: ignore[type-abstract]
            method, self._app.settings.sandbox_url + path, headers=headers, body=body
        )
        if reply.status >= 500:
            raise Silent(f"{method} {path}: {reply.status}")
        return reply

    def _seal(self, text: bytes) -> str:
        return hmac.digest(self._secret, text, hashlib.sha256).hex()


def _body(reply: Reply, kind: type[T]) -> T:
    if reply.status not in (200, 201):
        raise ProviderRefused(f"{reply.status}: {reply.body[:300]!r}")
    try:
        return msgspec.json.decode(reply.body, type=kind)
    except msgspec.MsgspecError as reason:
        raise ProviderRefused(f"cannot read {reply.body[:300]!r}") from reason


def _trade(body: TradeBody) -> Trade:
    receipts = tuple(Receipt(charge.transaction, charge.amount, charge.currency) for charge in body.charges)
    return Trade(body.number, STATES.get(body.state, TradeState.WAITING), receipts)


def _refund(body: RefundBody) -> RefundAnswer:
    return RefundAnswer(
        body.refund_number, REFUND_STATES.get(body.state, RefundState.REQUESTED), body.amount, body.currency
    )


def _line(row: dict[str, str]) -> StatementLine:
    return StatementLine(
        StatementKind(row["kind"]),
        row["transaction"],
        row["number"],
        int(row["amount"]),
        int(row["fee"]),
        row["currency"],
        datetime.fromisoformat(row["at"]).astimezone(UTC),
    )
