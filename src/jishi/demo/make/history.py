"""Ninety days of orders, each placed and paid as people do it, on a clock that is set back."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import httpx

from jishi.demo.make.clock import TaskClock
from jishi.demo.make.fulfilment import STORE, Fulfilment, make_pickups
from jishi.demo.make.progress import Part
from jishi.demo.world.model import Basket, DayPlan, Outcome, World
from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.errors import AppError
from jishi.modules.identity import api as identity
from jishi.modules.merchants import api as merchants
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Checkout, LineInput, PlaceOrder, QuoteRequest
from jishi.modules.payments import api as payments
from jishi.platform.formats import ZONE
from jishi.platform.outbound import Outbound, Reply
from jishi.platform.runtime import Runtime
from jishi.platform.wiring import Wiring
from jishi.platform.worker import drain
from jishi.sandbox.app import Sandbox
from jishi.sandbox.protocol import Action, Behaviour, Claims, Seal

CHANNEL = "sandbox"
PAY_AFTER = timedelta(minutes=2)
AT_ONCE = 6
"""So many people shop at the same moment: while the database works for one, another one's next step is prepared."""

TAKEN_STOCK = (88, 82, 70, 45)
"""Days before today on which the database is told how large its tables have become: it plans for what it last saw,
which was nothing. Each time they have about doubled."""


class Wire:
    """Stands in for the network while history is made: the shop's calls go into the sandbox, its callbacks into the
    shop."""

    def __init__(self, app: Runtime) -> None:
        self._app = app
        self._provider: httpx.AsyncClient | None = None

    def lead_to(self, sandbox: Sandbox) -> None:
        """Calls to the provider's address go into `sandbox`."""
        transport = httpx.ASGITransport(app=sandbox)
        self._provider = httpx.AsyncClient(transport=transport)

    async def send(
        self, method: str, url: str, *, headers: Mapping[str, str], body: bytes = b"", seconds: float = 5
    ) -> Reply:
        """Deliver one call."""
        if self._provider is not None and url.startswith(self._app.settings.sandbox_url):
            answer = await self._provider.request(method, url, headers=dict(headers), content=body)
            return Reply(answer.status_code, answer.content)
        async with self._app.tx() as tx:
            await payments.handle_callback(tx, CHANNEL, headers, body)
        return Reply(200, b"")


class History:
    """Places and pays orders on behalf of people."""

    def __init__(self, app: Runtime, clock: TaskClock, world: World, people: Sequence[UUID]) -> None:
        self._app, self._clock = app, clock
        self._world, self._people = world, people
        self._addresses: dict[UUID, UUID] = {}
        provider = Runtime(app.settings, Wiring(), database=app.database, clock=clock)
        wire = Wire(app)
        for runtime in (app, provider):
            runtime.provide(Outbound, wire)  # type: ignore[type-abstract]
        self._sandbox = Sandbox(provider)
        wire.lead_to(self._sandbox)
        self._seal = Seal(app.settings.sandbox_secret)

    async def make(self, plans: Sequence[DayPlan], variants: Mapping[str, UUID], today: datetime) -> int:
        """Live through all plans. Returns how many checkouts were placed."""
        baskets = sum(len(plan.baskets) for plan in plans)
        fulfilment = Fulfilment(self._app, self._clock, today)
        placed = 0
        with Part("Orders", baskets) as part:
            for plan in plans:
                placed += await self._shop(plan, variants, today, part)
                await orders.expire_due(self._app)
                await fulfilment.day(plan.day)
                await self.settle()
                if plan.day in TAKEN_STOCK:
                    await self._take_stock()
            await self._fetch_from_store(fulfilment, today, variants)
            await self._count_sold()
        return placed

    async def settle(self) -> None:
        """Let the provider and the worker do what waits."""
        await self._sandbox.settle()
        await drain(self._app, most=100_000, parallel=AT_ONCE)
        await self._sandbox.settle()

    async def _take_stock(self) -> None:
        async with self._app.tx() as tx:
            await tx.execute("ANALYZE")

    async def _fetch_from_store(self, fulfilment: Fulfilment, today: datetime, variants: Mapping[str, UUID]) -> None:
        """Some who live near the store buy from its shop and fetch it themselves; then it is today."""
        first = self._world.shops[0]
        near = first.region.province.zh
        product = next(one for one in self._world.products if one.shop == first.key)
        async with self._app.tx(write=False) as tx:
            shop = await merchants.find_shop(tx, first.key)
        assert shop is not None
        lines = [LineInput(variants[product.variants[0].sku], 1)]
        numbers = []
        for days, person in zip((0, 1, 9, 2), self._living_in(near), strict=False):
            self._clock.set(today - timedelta(days=days, hours=3))
            buyer = Actor(kind=ActorKind.MEMBER, account_id=self._people[person])
            try:
                checkout = await self._place(buyer, lines, {shop.id: f"pickup:{STORE}"})
            except AppError:
                continue
            await self._pay(checkout.payment_id, Action.PAY)
            numbers.append(checkout.orders[0].number)
        await self._sandbox.settle()
        await make_pickups(self._app, self._clock, today, numbers)
        await fulfilment.day(0)
        self._clock.set(today)
        await self.settle()

    def _living_in(self, province: str) -> list[int]:
        """People of a province, by their places in the world."""
        people = enumerate(self._world.people)
        return [index for index, person in people if person.address.region.province.zh == province]

    async def _count_sold(self) -> None:
        """What the worker does every minute, until there is nothing left to count."""
        more = True
        while more:
            async with self._app.tx() as tx:
                more = await orders.count_sold(tx) > 0

    async def _shop(self, plan: DayPlan, variants: Mapping[str, UUID], today: datetime, part: Part) -> int:
        """All baskets of a day, each at its hour; returns how many were placed."""
        waiting = iter(plan.baskets)

        async def shop() -> int:
            placed = 0
            for basket in waiting:
                self._clock.set(moment_of(today, plan.day, basket))
                placed += await self._live(basket, variants)
                part.done()
            return placed

        return sum(await asyncio.gather(*(self._clock.apart(shop) for _ in range(AT_ONCE))))

    async def _live(self, basket: Basket, variants: Mapping[str, UUID]) -> bool:
        buyer = Actor(kind=ActorKind.MEMBER, account_id=self._people[basket.person])
        lines = [
            LineInput(variants[self._world.products[line.product].variants[line.variant].sku], line.quantity)
            for line in basket.lines
        ]
        try:
            checkout = await self._place(buyer, lines)
        except AppError:
            return False  # sold out or withdrawn meanwhile, as it happens to people
        self._clock.advance(PAY_AFTER)
        if basket.outcome is Outcome.CANCELLED:
            async with self._app.tx() as tx:
                for order in checkout.orders:
                    await orders.cancel(tx, buyer, order.number, "")
        elif basket.outcome is Outcome.PAID:
            await self._pay(checkout.payment_id, Action.PAY)
        elif basket.outcome is Outcome.REFUSED:
            await self._pay(checkout.payment_id, Action.FAIL)
        return True

    async def _place(self, buyer: Actor, lines: list[LineInput], methods: dict[UUID, str] | None = None) -> Checkout:
        owner = buyer.require_account()
        async with self._app.tx() as tx:
            if owner not in self._addresses:
                address = await identity.find_default_address(tx, owner)
                assert address is not None
                self._addresses[owner] = address.id
            request = QuoteRequest(lines=lines, address_id=self._addresses[owner], shipping=methods or {})
            quote = await orders.get_quote(tx, buyer, request)
            order = PlaceOrder(
                lines=lines,
                address_id=self._addresses[owner],
                fingerprint=quote.fingerprint,
                shipping=methods or {},
            )
            return await orders.place(tx, buyer, order)

    async def _pay(self, payment_id: UUID | None, action: Action) -> None:
        if payment_id is None:
            return  # nothing was owed
        async with self._app.tx() as tx:
            step = await payments.start_attempt(
                tx, payment_id, CHANNEL, return_url=f"{self._app.settings.public_url}/orders"
            )
        sealed = parse_qs(urlsplit(step.redirect_url).query)["order"][0]
        claims: Claims = self._seal.open_order(sealed)
        _, callbacks = await self._sandbox.trades.act(claims, action, Behaviour())
        await asyncio.gather(*callbacks)


def moment_of(today: datetime, day: int, basket: Basket) -> datetime:
    """When a basket is bought: `day` days before today at its local hour."""
    local = today.astimezone(ZONE).replace(hour=basket.hour, minute=basket.minute, second=0, microsecond=0)
    return (local - timedelta(days=day)).astimezone(today.tzinfo)
