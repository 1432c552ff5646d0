"""What goes over the wire, and how it is sealed. docs/sandbox-payments.md is the same for people."""

import base64
import binascii
import hashlib
import hmac
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

import msgspec

SIGNATURE = "sandbox-signature"
TOLERANCE_SECONDS = 300
MINUTE = 60
MERCHANT_MARGIN_SECONDS = 5 * MINUTE
"""A late payment lands this long after the order expired, by when any merchant has given it up."""


class Refused(Exception):
    """No, with an HTTP status and a code for machines."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


class Action(StrEnum):
    """What a payer can do on the payment page."""

    PAY = "pay"
    FAIL = "fail"
    LATE = "late"
    TWICE = "twice"
    STAY = "stay"
    CANCEL = "cancel"


class Claims(msgspec.Struct, frozen=True):
    """The order that a merchant signed into the payment address. `expires_at` in seconds since 1970."""

    merchant: str
    number: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    amount: Annotated[int, msgspec.Meta(gt=0, le=10**15)]
    currency: Annotated[str, msgspec.Meta(min_length=3, max_length=3)]
    subject: str
    expires_at: int
    return_url: Annotated[str, msgspec.Meta(pattern="^https?://")]
    notify_url: Annotated[str, msgspec.Meta(pattern="^https?://")]

    @property
    def expiry(self) -> datetime:
        return datetime.fromtimestamp(self.expires_at, UTC)

    @property
    def return_origin(self) -> str:
        parts = urlsplit(self.return_url)
        return f"{parts.scheme}://{parts.netloc}"


class Behaviour(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How this payment's callbacks misbehave: sent `copies` times (0 is never), `delay_seconds` late, followed by an
    older failure when `reversed`, and lying about amount, currency or order."""

    copies: Annotated[int, msgspec.Meta(ge=0, le=200)] = 1
    delay_seconds: Annotated[int, msgspec.Meta(ge=0, le=7 * 86_400)] = 0
    reversed: bool = False
    amount_off: int = 0
    currency: str = ""
    number: str = ""


class PayRequest(msgspec.Struct, frozen=True):
    """A payer without a browser. `order` is the sealed text of the payment address; `wait` answers only after the
    merchant was called back."""

    order: str
    action: Action = Action.PAY
    behaviour: Behaviour = Behaviour()
    wait: bool = False


class RefundRequest(msgspec.Struct, frozen=True):
    """Money to send back, of one transaction of order `number`."""

    refund_number: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    number: str
    transaction: str
    amount: Annotated[int, msgspec.Meta(gt=0)]
    currency: str
    reason: str = ""


class RefundMode(StrEnum):
    """How refunds end."""

    SUCCEED = "succeed"
    LATER = "later"
    FAIL = "fail"


class TransferRequest(msgspec.Struct, frozen=True):
    """Money to send to a bank account."""

    code: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    amount: Annotated[int, msgspec.Meta(gt=0)]
    currency: Annotated[str, msgspec.Meta(min_length=3, max_length=3)]
    holder: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    bank: str
    number: Annotated[str, msgspec.Meta(min_length=8, max_length=34)]


class TransferMode(StrEnum):
    """How transfers end."""

    SUCCEED = "succeed"
    LATER = "later"
    FAIL = "fail"


class Faults(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the provider as a whole misbehaves: answers nothing but 503, answers slowly, reports amounts that are off in
    queries, and how refunds and transfers end."""

    silent: bool = False
    slow_seconds: Annotated[float, msgspec.Meta(ge=0, le=60)] = 0
    amount_off: int = 0
    refunds: RefundMode = RefundMode.SUCCEED
    transfers: TransferMode = TransferMode.SUCCEED


class ChargeView(msgspec.Struct, frozen=True):
    """Money that was taken."""

    transaction: str
    amount: int
    currency: str


class TradeView(msgspec.Struct, frozen=True):
    """An order as the merchant sees it."""

    number: str
    state: str
    charges: list[ChargeView]


class RefundView(msgspec.Struct, frozen=True):
    """A refund as the merchant sees it."""

    refund_number: str
    state: str
    amount: int
    currency: str


class TransferView(msgspec.Struct, frozen=True):
    """A transfer as the merchant sees it."""

    code: str
    state: str
    amount: int
    currency: str
    reference: str
    problem: str


class EventData(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an event is about."""

    number: str
    transaction: str = ""
    refund_number: str = ""
    amount: int = 0
    currency: str = ""


class EventBody(msgspec.Struct, frozen=True):
    """A callback. `created` in seconds since 1970."""

    id: str
    type: str
    created: int
    data: EventData


class Seal:
    """HMAC-SHA256 with the secret that merchant and provider share."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    def open_order(self, sealed: str) -> Claims:
        """The order of a payment address. Raises Refused when the merchant did not sign it."""
        text, _, mac = sealed.partition(".")
        if not hmac.compare_digest(mac.encode(), self._mac(f"order.{text}".encode()).encode()):
            raise Refused(403, "bad_signature")
        try:
            raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
            return msgspec.json.decode(raw, type=Claims)
        except (binascii.Error, msgspec.MsgspecError) as reason:
            raise Refused(422, "bad_order") from reason

    def header(self, prefix: bytes, body: bytes, now: datetime) -> str:
        """The signature header of a message."""
        stamp = str(int(now.timestamp()))
        return f"t={stamp},v1={self._mac(stamp.encode() + b'.' + prefix + body)}"

    def check(self, header: str, prefix: bytes, body: bytes, now: datetime) -> None:
        """Raise Refused for a message that the merchant did not sign, or signed too long ago."""
        fields = dict(part.split("=", 1) for part in header.split(",") if "=" in part)
        stamp = fields.get("t", "")
        expected = self._mac(stamp.encode() + b"." + prefix + body)
        if not hmac.compare_digest(fields.get("v1", "").encode(), expected.encode()):
            raise Refused(403, "bad_signature")
        if not (stamp.isascii() and stamp.isdigit()) or abs(now.timestamp() - int(stamp)) > TOLERANCE_SECONDS:
            raise Refused(403, "old_signature")

    def _mac(self, text: bytes) -> str:
        return hmac.digest(self._secret, text, hashlib.sha256).hex()
