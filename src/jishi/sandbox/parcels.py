"""Parcels at the sandbox carrier: booked by merchants, pushed forward by whoever plays the courier."""

import asyncio
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated

import msgspec

from jishi.platform.runtime import Runtime
from jishi.sandbox import parcel_queries as sql
from jishi.sandbox.courier import LEASE, Callback, Courier
from jishi.sandbox.protocol import Refused
from jishi.sandbox.trades import new_id


class ParcelStage(StrEnum):
    """How far a parcel is."""

    CREATED = "created"
    PICKED_UP = "picked_up"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    ATTEMPT_FAILED = "attempt_failed"
    DELIVERED = "delivered"
    RETURNED = "returned"
    LOST = "lost"
    CANCELLED = "cancelled"


S = ParcelStage
NEXT: Mapping[ParcelStage, tuple[ParcelStage, ...]] = {
    S.CREATED: (S.PICKED_UP, S.IN_TRANSIT, S.OUT_FOR_DELIVERY, S.DELIVERED, S.LOST),
    S.PICKED_UP: (S.IN_TRANSIT, S.OUT_FOR_DELIVERY, S.DELIVERED, S.RETURNED, S.LOST),
    S.IN_TRANSIT: (S.IN_TRANSIT, S.OUT_FOR_DELIVERY, S.DELIVERED, S.RETURNED, S.LOST),
    S.OUT_FOR_DELIVERY: (S.DELIVERED, S.ATTEMPT_FAILED, S.RETURNED, S.LOST),
    S.ATTEMPT_FAILED: (S.OUT_FOR_DELIVERY, S.DELIVERED, S.RETURNED, S.LOST),
    S.LOST: (S.DELIVERED, S.RETURNED),
    S.DELIVERED: (),
    S.RETURNED: (),
    S.CANCELLED: (),
}
"""Where a parcel can go from where it is."""

WORDS: Mapping[ParcelStage, dict[str, str]] = {
    S.CREATED: {"zh-CN": "商家已下单，等待揽收", "en": "The sender has ordered a label"},
    S.PICKED_UP: {"zh-CN": "快递员已揽收", "en": "Picked up by the courier"},
    S.IN_TRANSIT: {"zh-CN": "运输中", "en": "On its way"},
    S.OUT_FOR_DELIVERY: {"zh-CN": "快递员正在派送", "en": "Out for delivery"},
    S.ATTEMPT_FAILED: {"zh-CN": "派送未成功，将再次派送", "en": "Nobody was in; it will be tried again"},
    S.DELIVERED: {"zh-CN": "已签收", "en": "Delivered"},
    S.RETURNED: {"zh-CN": "已退回寄件人", "en": "Returned to the sender"},
    S.LOST: {"zh-CN": "包裹遗失", "en": "The parcel is lost"},
}


class Party(msgspec.Struct, frozen=True):
    """Sender or recipient, as far as the carrier cares."""

    name: str = ""
    phone: str = ""
    country: str = "CN"
    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""
    postal_code: str = ""


class ParcelOrder(msgspec.Struct, frozen=True):
    """A parcel that a merchant wants carried; the same `reference` again is the same parcel."""

    reference: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    sender: Party
    recipient: Party
    notify_url: Annotated[str, msgspec.Meta(pattern="^https?://", max_length=500)]
    pieces: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 1


class ScanView(msgspec.Struct, frozen=True):
    """A scan, as it is told and asked for."""

    id: str
    number: str
    at: datetime
    stage: str
    place: str
    text: dict[str, str]


class ParcelView(msgspec.Struct, frozen=True):
    """A parcel with all its scans, the oldest first."""

    number: str
    label_url: str
    stage: str
    scans: list[ScanView]


NOWHERE = "查无此地"


class ScanBehaviour(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the webhook misbehaves: sent `copies` times (0 is never), `delay_seconds` late, told of a scan that was
    `minutes_ago`, so that a later one may have come before it."""

    copies: Annotated[int, msgspec.Meta(ge=0, le=200)] = 1
    delay_seconds: Annotated[int, msgspec.Meta(ge=0, le=7 * 86_400)] = 0
    minutes_ago: Annotated[int, msgspec.Meta(ge=0, le=100_000)] = 0


class ScanRequest(msgspec.Struct, frozen=True):
    """A courier without a browser."""

    stage: ParcelStage
    behaviour: ScanBehaviour = ScanBehaviour()
    wait: bool = False


class Parcels:
    """All parcels."""

    def __init__(self, app: Runtime, courier: Courier) -> None:
        self._app = app
        self._courier = courier

    async def create(self, order: ParcelOrder) -> ParcelView:
        """A parcel and its number, the same for the same reference. An address with `NOWHERE` in its street is refused,
        for whoever wants to see that."""
        if NOWHERE in order.recipient.street:
            raise Refused(422, "address_unknown")
        now = self._app.clock.now()
        async with self._app.tx(write=False) as tx:
            number = await tx.fetch_value(
                sql.CREATE,
                f"SBX{secrets.randbelow(10**12):012d}",
                order.reference,
                order.sender,
                order.recipient,
                order.pieces,
                order.notify_url,
                now,
                new_id("scan"),
                order.sender.city,
                WORDS[S.CREATED],
            )
        if number is None:
            raise Refused(409, "try_again")
        return await self.view(number)

    async def find(self, number: str) -> ParcelView | None:
        """The parcel, if there is one."""
        async with self._app.tx(write=False) as tx:
            row = await tx.fetch_row(sql.PARCEL, number)
            if row is None:
                return None
            scans = await tx.rows(ScanView, sql.SCANS, number)
        return ParcelView(number, self.label_url(number), row["stage"], scans)

    async def view(self, number: str) -> ParcelView:
        """The parcel. Raises Refused."""
        if (found := await self.find(number)) is None:
            raise Refused(404, "unknown_parcel")
        return found

    async def cancel(self, number: str) -> ParcelView:
        """Do not come for it. Raises Refused for one that was picked up."""
        async with self._app.tx(write=False) as tx:
            done = await tx.execute(sql.CANCEL, number)
        found = await self.view(number)
        if not done:
            raise Refused(409, "picked_up")
        return found

    async def scan(
        self, number: str, stage: ParcelStage, behaviour: ScanBehaviour
    ) -> "tuple[ParcelView, list[asyncio.Task[bool]]]":
        """Push a parcel forward and begin to tell its merchant. Raises Refused when it cannot go there."""
        now = self._app.clock.now()
        at = now - timedelta(minutes=behaviour.minutes_ago)
        async with self._app.tx(write=False) as tx:
            row = await tx.fetch_row(sql.PARCEL, number)
            if row is None:
                raise Refused(404, "unknown_parcel")
            city = row["recipient" if stage not in (S.CREATED, S.PICKED_UP) else "sender"].get("city", "")
            view = ScanView(new_id("scan"), number, at, stage.value, city, WORDS.get(stage, {}))
            before = [start.value for start, ends in NEXT.items() if stage in ends]
            due = now + (timedelta(seconds=behaviour.delay_seconds) if behaviour.delay_seconds else LEASE)
            made = await tx.rows(
                Callback,
                sql.SCAN,
                number,
                view.id,
                stage.value,
                before,
                at,
                view.place,
                view.text,
                msgspec.json.encode(view),
                behaviour.copies,
                due if behaviour.copies else None,
            )
        if not made:
            raise Refused(409, "not_from_here")
        after = await self.view(number)
        return after, self._courier.send(made) if behaviour.copies and not behaviour.delay_seconds else []

    async def newest(self) -> list[dict[str, object]]:
        """The parcels made last, in brief."""
        async with self._app.tx(write=False) as tx:
            return [dict(row) for row in await tx.fetch(sql.NEWEST)]

    def label_url(self, number: str) -> str:
        """Where a parcel is shown and played with."""
        return f"{self._app.settings.sandbox_url}/parcels/{number}"
