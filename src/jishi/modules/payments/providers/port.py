"""What every payment provider can do for us, in words that fit WeChat Pay v3, Alipay and Stripe alike.

| here | WeChat Pay v3 | Alipay | Stripe |
|---|---|---|---|
| `start` | prepay, `code_url` or `h5_url` | signed page-pay address | Checkout session |
| order number | `out_trade_no` | `out_trade_no` | `client_reference_id`, idempotency key |
| `parse_callback` | timestamp, nonce and body signed; AES-GCM resource | `sign` over sorted fields | `t=,v1=` HMAC |
| `query`, `close` | by `out_trade_no` | `trade.query`, `trade.close` | retrieve, expire |
| refund number | `out_refund_no` | `out_request_no` | idempotency key |
| `statement` | trade bill | bill download | balance transactions |

Nothing of a provider's own vocabulary leaves its file.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

import msgspec

from jishi.modules.payments.contracts import Channel, RefundState


class BadSignature(Exception):
    """A callback that the provider did not sign, or signed too long ago."""


class ProviderRefused(Exception):
    """The provider answered, and the answer is no or makes no sense."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What a provider is asked to collect. `amount` in minor units; `number` is ours and unique at the provider."""

    number: str
    amount: int
    currency: str
    subject: str
    expires_at: datetime
    return_url: str
    notify_url: str


class TradeState(StrEnum):
    """How far a provider is with an order. `UNKNOWN`: it has never heard of it, so nobody opened the payment page."""

    UNKNOWN = "unknown"
    WAITING = "waiting"
    PAID = "paid"
    FAILED = "failed"
    CLOSED = "closed"


class Receipt(msgspec.Struct, frozen=True):
    """Money that a provider took: its transaction id, minor units, currency."""

    transaction: str
    amount: int
    currency: str


class Trade(msgspec.Struct, frozen=True):
    """What a provider says about an order. More than one receipt means that the payer was charged twice."""

    number: str
    state: TradeState
    receipts: tuple[Receipt, ...] = ()


class NoticeKind(StrEnum):
    """What a callback is about; `OTHER` is nothing that concerns us."""

    PAID = "paid"
    FAILED = "failed"
    CLOSED = "closed"
    REFUNDED = "refunded"
    REFUND_FAILED = "refund_failed"
    OTHER = "other"


class Notice(msgspec.Struct, frozen=True):
    """A callback whose signature was good. `number` is the order's, or the refund's for refund notices."""

    event_id: str
    kind: NoticeKind
    number: str
    receipt: Receipt | None = None


class RefundOrder(msgspec.Struct, frozen=True, kw_only=True):
    """Money to send back: `amount` of the `total` that came with `transaction` for order `order_number`."""

    number: str
    order_number: str
    transaction: str
    amount: int
    total: int
    currency: str
    reason: str


class RefundAnswer(msgspec.Struct, frozen=True):
    """What a provider says about a refund; still `requested` means it is working on it."""

    number: str
    state: RefundState
    amount: int
    currency: str


class StatementKind(StrEnum):
    """A line's direction."""

    CHARGE = "charge"
    REFUND = "refund"


class StatementLine(msgspec.Struct, frozen=True):
    """One movement in a provider's daily statement. `number` is our order or refund number."""

    kind: StatementKind
    transaction: str
    number: str
    amount: int
    fee: int
    currency: str
    at: datetime


class Provider(Protocol):
    """A payment provider. Its calls over the network raise `platform.outbound.Silent` when no answer comes, and
    ProviderRefused when the answer is no; each carries a number of ours as idempotency key, so it may be repeated."""

    channel: Channel
    acknowledgement: bytes
    """What the provider wants to read when a callback was taken (Alipay insists on `success`)."""

    starts_alone: bool
    """Whether `start` needs no call over the network, so that it may be called while locks are held."""

    async def start(self, order: Order) -> str:
        """The address to send the payer to. The same order again gives the same trade."""
        ...

    def parse_callback(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Notice:
        """The notice of a callback. Raises BadSignature before anything in it is looked at."""
        ...

    async def query(self, number: str) -> Trade:
        """What became of an order."""
        ...

    async def close(self, number: str) -> Trade:
        """Take no money for this order any more; says what became of it, which may be `PAID`."""
        ...

    async def refund(self, order: RefundOrder) -> RefundAnswer:
        """Send money back, once per number however often this is called."""
        ...

    async def query_refund(self, number: str) -> RefundAnswer | None:
        """What became of a refund; None when the provider never heard of it."""
        ...

    async def statement(self, day: date) -> list[StatementLine]:
        """All movements of a day in UTC. Empty for a day without any."""
        ...
