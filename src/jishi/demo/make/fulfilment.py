"""How the orders of the demo world reached their buyers: shipped the next day, carried, delivered, received; some on
their way, some late, one lost, and a store where people fetch what they bought."""

import asyncio
import random
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from jishi.demo.world.model import World
from jishi.kernel.actor import SYSTEM, Actor, ActorKind
from jishi.kernel.clock import FixedClock
from jishi.kernel.ids import uuid7
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import OpeningHours, PlaceAddress, PlaceInput, PlaceKind
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import OrderState, Sending
from jishi.modules.orders.events import OrderCompleted, OrderDelivered, OrderShipped
from jishi.modules.shipping import api as shipping
from jishi.modules.shipping.contracts import Person, Scan, ShopShipping, Stage
from jishi.platform.formats import ZONE
from jishi.platform.runtime import Runtime

CARRIERS = ("sf", "zto", "yto", "jd")
CHUNK = 200
OVERDUE = 24
"""One of so many orders of the last days is forgotten, and late."""

FRESH_DAYS = 6
"""Buyers hear of what happened in these days, and are asked for reviews of what came in them."""

UNHEARD = ("on:orders.tell_", "on:reviews.invite_")
"""Subscribers that keep silent about the days before."""

NEVER_HEARD = "on:reviews.invite_after_completion"
"""Whoever completes an order in these days, by hand or by the clock, has been asked when it was delivered."""

SANDBOX_DAYS = 2
"""Some parcels of these days go by the sandbox carrier, whose pages push them on."""

WORDS = {
    Stage.HANDED_OVER: {"zh-CN": "快递员已揽收", "en": "Picked up by the courier"},
    Stage.IN_TRANSIT: {"zh-CN": "快件已到达分拨中心，运输中", "en": "Arrived at the sorting centre, on its way"},
    Stage.OUT_FOR_DELIVERY: {"zh-CN": "快递员正在派送", "en": "Out for delivery"},
    Stage.DELIVERED: {"zh-CN": "已签收", "en": "Delivered"},
}
STORE = "west-lake"


class Sent(msgspec.Struct, frozen=True):
    """A parcel on its way, and when what happens to it."""

    number: str
    carrier: str
    tracking_number: str
    city: str
    scans: tuple[tuple[Stage, datetime], ...]
    buyer: Actor
    confirms: bool


class Fulfilment:
    """Lives through the days after `History` has lived through their baskets."""

    def __init__(self, app: Runtime, clock: FixedClock, today: datetime) -> None:
        self._app, self._clock, self._today = app, clock, today
        self._rng = random.Random("fulfilment")
        self._moving: list[Sent] = []
        self._quiet = self._hush()

    async def day(self, days_ago: int) -> None:
        """The evening of a day: what was paid before leaves, what left gets further."""
        local = self._today.astimezone(ZONE).replace(hour=18, minute=0, second=0, microsecond=0)
        evening = (local - timedelta(days=days_ago)).astimezone(self._today.tzinfo)
        self._clock.set(evening)
        if days_ago == FRESH_DAYS - 1:
            self._speak()
        if days_ago:
            await self._ship(evening, days_ago)
        await self._carry(evening)
        async with self._app.tx() as tx:
            while await orders.complete_due(tx):
                pass

    async def _ship(self, now: datetime, days_ago: int) -> None:
        async with self._app.tx(write=False) as tx:
            found = await orders.search_orders(
                tx, SYSTEM, orders.OrderFilter(states=[OrderState.PAID], oldest_first=True), limit=1_000
            )
        due = [
            order
            for order in found.items
            if order.paid_at is not None
            and order.paid_at < now - timedelta(hours=4)
            and not (days_ago < 12 and int(order.id) % OVERDUE == 0)
        ]
        for start in range(0, len(due), CHUNK):
            part = due[start : start + CHUNK]
            sendings = [self._sending(order.number, days_ago) for order in part]
            async with self._app.tx() as tx:
                outcomes = await orders.ship_many(tx, SYSTEM, sendings)
            for order, sending, refusal in zip(part, sendings, outcomes, strict=True):
                if refusal is None and sending.tracking_number:
                    buyer = Actor(kind=ActorKind.MEMBER, account_id=order.owner_id)
                    self._moving.append(self._planned(sending, order.city, buyer, now))

    def _sending(self, number: str, days_ago: int) -> Sending:
        if days_ago <= SANDBOX_DAYS and self._rng.random() < 0.4:
            return Sending(number, "sandbox")
        carrier = self._rng.choice(CARRIERS)
        return Sending(number, carrier, f"{carrier.upper()}{self._rng.randrange(10**12):012d}")

    def _planned(self, sending: Sending, city: str, buyer: Actor, now: datetime) -> Sent:
        """Picked up at once, sorted in the night, brought to the door one to three days later."""
        rng = self._rng
        arrives = now + timedelta(days=rng.choice((1, 2, 2, 3)), hours=-rng.randrange(2, 9))
        scans = (
            (Stage.HANDED_OVER, now + timedelta(hours=1)),
            (Stage.IN_TRANSIT, now + timedelta(hours=rng.randrange(5, 12))),
            (Stage.OUT_FOR_DELIVERY, arrives - timedelta(hours=rng.randrange(1, 4))),
            (Stage.DELIVERED, arrives),
        )
        return Sent(sending.number, sending.carrier, sending.tracking_number, city, scans, buyer, rng.random() < 0.12)

    async def _carry(self, now: datetime) -> None:
        """Everything that carriers saw until now, in one call per carrier."""
        due: dict[str, list[Scan]] = {}
        still: list[Sent] = []
        arrived: list[Sent] = []
        for sent in self._moving:
            for stage, at in sent.scans:
                if at <= now:
                    place = sent.city if stage in (Stage.OUT_FOR_DELIVERY, Stage.DELIVERED) else ""
                    scan = Scan(sent.tracking_number, uuid7().hex, at, stage, place, WORDS[stage])
                    due.setdefault(sent.carrier, []).append(scan)
            left = tuple(scan for scan in sent.scans if scan[1] > now)
            (still if left else arrived).append(msgspec.structs.replace(sent, scans=left))
        await asyncio.gather(*(self._tell(carrier, scans) for carrier, scans in due.items()))
        self._moving = still
        for sent in arrived:
            if sent.confirms:
                async with self._app.tx() as tx:
                    await orders.confirm_receipt(tx, sent.buyer, sent.number)

    async def _tell(self, carrier: str, scans: Sequence[Scan]) -> None:
        async with self._app.tx() as tx:
            await shipping.take_in(tx, carrier, scans, heard="history")

    def _hush(self) -> dict[type, list[object]]:
        """Nobody reads what buyers were told three months ago, and telling takes its time."""
        queued = self._app.wiring.queued
        kept: dict[type, list[object]] = {}
        for kind in (OrderShipped, OrderDelivered, OrderCompleted):
            heard = list(queued.get(kind, []))
            kept[kind] = [one for one in heard if one.name != NEVER_HEARD]
            queued[kind] = [one for one in heard if not one.name.startswith(UNHEARD)]
        return kept

    def _speak(self) -> None:
        for kind, subscriptions in self._quiet.items():
            self._app.wiring.queued[kind] = subscriptions  # type: ignore[assignment]


async def make_shipping(app: Runtime, world: World, shops: Mapping[str, UUID]) -> UUID:
    """How the shops send, and the store of the first one; returns the shop with the store."""
    first = world.shops[0]
    async with app.tx() as tx:
        for index, shop in enumerate(world.shops):
            sender = Person(
                name=shop.name.zh,
                phone="+8657188880000",
                province=shop.region.province.zh,
                city=shop.region.city.zh,
                street=f"创意园路 {18 + index} 号",
            )
            given = ShopShipping(
                carriers=["sandbox", *CARRIERS[: 2 + index % 3]], sender=sender, handling_days=1 + index % 2
            )
            await shipping.set_shop_settings(tx, SYSTEM, shops[shop.key], given)
        address = PlaceAddress(
            province=first.region.province.zh, city=first.region.city.zh, street="湖滨路 18 号", phone="+8657188880018"
        )
        hours = [OpeningHours(day, "10:00", "21:30") for day in range(1, 8)]
        store = PlaceInput(
            name={"zh-CN": f"{first.name.zh}湖滨店", "en": f"{first.name.en} Lakeside"},
            kind=PlaceKind.STORE,
            address=address,
            hours=hours,
        )
        await inventory.open_place(tx, SYSTEM, STORE, store, shop_id=shops[first.key])
    app.cache.forget("*")
    return shops[first.key]


async def make_pickups(app: Runtime, clock: FixedClock, today: datetime, numbers: Sequence[str]) -> None:
    """Orders that are fetched from the store: one to be made ready, one that waits, one that nobody came for."""
    for index, number in enumerate(numbers[1:]):
        clock.set(today - timedelta(days=9 if index % 2 else 1))
        async with app.tx() as tx:
            await orders.make_ready(tx, SYSTEM, number)
    clock.set(today)
