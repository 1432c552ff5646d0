"""The sandbox carrier as the shop sees it. The protocol is written down in docs/sandbox-carrier.md."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar

import msgspec

from jishi.kernel.text import Text
from jishi.modules.shipping.carriers.port import BadSignature, CarrierRefused, Label, LabelOrder
from jishi.modules.shipping.contracts import Carrier, Scan, Stage
from jishi.platform.outbound import Outbound, Reply, Silent
from jishi.platform.runtime import Runtime

T = TypeVar("T")
SIGNATURE = "sandbox-signature"
TOLERANCE_SECONDS = 300

STAGES = {
    "created": Stage.REGISTERED,
    "picked_up": Stage.HANDED_OVER,
    "in_transit": Stage.IN_TRANSIT,
    "out_for_delivery": Stage.OUT_FOR_DELIVERY,
    "attempt_failed": Stage.IN_TRANSIT,
    "delivered": Stage.DELIVERED,
    "returned": Stage.RETURNED,
    "lost": Stage.LOST,
}


class ScanBody(msgspec.Struct, frozen=True):
    """The JSON of a scan, in a webhook and in answers."""

    id: str
    number: str
    at: datetime
    stage: str
    place: str
    text: Text


class ParcelBody(msgspec.Struct, frozen=True):
    """The JSON of a parcel."""

    number: str
    label_url: str
    scans: list[ScanBody]


ADDRESS_UNKNOWN = "address_unknown"
REASONS = {ADDRESS_UNKNOWN: "The carrier does not know this address."}
"""What staff read for the codes of refusals; others are shown as they came."""


class SandboxCarrier:
    """See carriers.port.CarrierPort."""

    carrier = Carrier(
        code="sandbox", name={"zh-CN": "沙盒快运", "en": "Sandbox Express"}, makes_labels=True, tracks=True
    )

    def __init__(self, app: Runtime) -> None:
        self._app = app
        self._secret = app.settings.sandbox_secret.encode()

    async def book(self, order: LabelOrder) -> Label:
        asked = {
            "reference": str(order.id),
            "sender": order.sender,
            "recipient": order.recipient,
            "pieces": order.pieces,
            "notify_url": order.notify_url,
        }
        body = _body(await self._call("POST", "/v1/parcels", msgspec.json.encode(asked)), ParcelBody)
        return Label(body.number, body.label_url)

    async def cancel(self, tracking_number: str) -> None:
        reply = await self._call("POST", f"/v1/parcels/{tracking_number}/cancel")
        if reply.status not in (200, 404, 409):
            raise CarrierRefused(f"{reply.status}")

    async def query(self, tracking_number: str) -> Sequence[Scan]:
        reply = await self._call("GET", f"/v1/parcels/{tracking_number}")
        return () if reply.status == 404 else [_scan(one) for one in _body(reply, ParcelBody).scans]

    def parse_webhook(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Sequence[Scan]:
        fields = dict(part.split("=", 1) for part in headers.get(SIGNATURE, "").split(",") if "=" in part)
        stamp = fields.get("t", "")
        expected = self._seal(stamp.encode() + b"." + body)
        if not hmac.compare_digest(fields.get("v1", "").encode(), expected.encode()):
            raise BadSignature("wrong signature")
        if not (stamp.isascii() and stamp.isdigit()) or abs(now.timestamp() - int(stamp)) > TOLERANCE_SECONDS:
            raise BadSignature("old timestamp")
        return [_scan(msgspec.json.decode(body, type=ScanBody))]

    async def _call(self, method: str, path: str, body: bytes = b"") -> Reply:
        stamp = str(int(self._app.clock.now().timestamp()))
        seal = self._seal(f"{stamp}.{method} {path}\n".encode() + body)
        headers = {SIGNATURE: f"t={stamp},v1={seal}", "content-type": "application/json"}
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
        told = next((words for code, words in REASONS.items() if code.encode() in reply.body), "")
        raise CarrierRefused(told or f"{reply.status}: {reply.body[:200]!r}")
    try:
        return msgspec.json.decode(reply.body, type=kind)
    except msgspec.MsgspecError as reason:
        raise CarrierRefused(f"cannot read {reply.body[:200]!r}") from reason


def _scan(body: ScanBody) -> Scan:
    return Scan(body.number, body.id, body.at, STAGES.get(body.stage, Stage.IN_TRANSIT), body.place, body.text)
