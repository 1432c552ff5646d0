"""Buying through HTTP: cart, quote, place, pay at the sandbox, which calls back."""

import asyncio
import time
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import msgspec

from bench.load import Answer, Connection, request
from bench.report import Section
from bench.seed import Catalogue
from bench.stack import Stack
from jishi.bootstrap import make_runtime
from jishi.modules.inventory import api as inventory

BUYERS = 8
SECONDS = 12.0
RUSH_BUYERS, RUSH_TRIES, RUSH_PIECES = 64, 400, 200
ADDRESS = {
    "recipient": "陈测试",
    "phone": "+8613800138000",
    "country": "CN",
    "province": "浙江省",
    "city": "杭州市",
    "district": "西湖区",
    "street": "文三路 1 号",
}


class Buyer:
    """A guest with a connection to the shop and one to the provider."""

    def __init__(self, stack: Stack) -> None:
        self._shop = Connection(stack.settings.host, stack.settings.port)
        provider = urlsplit(stack.settings.sandbox_url)
        self._provider = Connection(provider.hostname or "", provider.port or 0)
        self._token = ""

    async def enter(self) -> None:
        """Become a guest."""
        answer = await self._post("/api/v1/guests", {})
        self._token = msgspec.json.decode(answer.body)["token"]

    async def buy(self, variant_id: UUID) -> bool:
        """A whole purchase of one piece, paid. False when it is sold out."""
        checkout = await self.place(variant_id)
        if checkout is None:
            return False
        paid = await self.pay(checkout["pay_url"])
        if not paid:
            raise ValueError("the sandbox did not take the payment")
        return True

    async def place(self, variant_id: UUID) -> dict[str, str] | None:
        """Cart, quote, order. None when it is sold out."""
        added = await self._post("/api/v1/cart/lines", {"variant_id": variant_id, "quantity": 1})
        if added.status not in (200, 201):
            return None
        quoted = await self._post("/api/v1/quotes", {"address": ADDRESS})
        fingerprint = msgspec.json.decode(quoted.body)["fingerprint"]
        wanted = {
            "fingerprint": fingerprint,
            "address": ADDRESS,
            "contact_email": "bench@example.com",
            "channel": "sandbox",
        }
        placed = await self._post("/api/v1/checkouts", wanted)
        if placed.status not in (200, 201):
            await self._post(f"/api/v1/cart/lines/{variant_id}", None, method="DELETE")
            return None
        found: dict[str, str] = msgspec.json.decode(placed.body)
        return found

    async def pay(self, address: str) -> bool:
        """Pay at the sandbox; it answers once the shop has taken its callback."""
        order = parse_qs(urlsplit(address).query)["order"][0]
        body = msgspec.json.encode({"order": order, "wait": True})
        headers = {"Content-Type": "application/json"}
        asked = request("/v1/pay", host="sandbox", method="POST", body=body, headers=headers)
        return (await self._provider.ask(asked)).status == 200

    def leave(self) -> None:
        """Hang up."""
        self._shop.close()
        self._provider.close()

    async def _post(self, path: str, body: object, *, method: str = "POST") -> Answer:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        sent = b"" if body is None else msgspec.json.encode(body)
        return await self._shop.ask(request(path, host="127.0.0.1", method=method, body=sent, headers=headers))


async def crowd(stack: Stack, count: int) -> list[Buyer]:
    """So many guests, ready to buy."""
    buyers = [Buyer(stack) for _ in range(count)]
    for buyer in buyers:
        await buyer.enter()
    return buyers


async def buy_for(buyers: list[Buyer], variants: list[UUID], seconds: float) -> tuple[int, float]:
    """All buyers buy for so long, each its own share of the variants. How many purchases, in how many seconds."""
    started = time.perf_counter()
    counts = [0] * len(buyers)

    async def shop(place: int) -> None:
        while time.perf_counter() - started < seconds:
            if not await buyers[place].buy(variants[(place + len(buyers) * counts[place]) % len(variants)]):
                raise ValueError("what is measured must not be sold out")
            counts[place] += 1

    await asyncio.gather(*(shop(place) for place in range(len(buyers))))
    return sum(counts), time.perf_counter() - started


def spread(catalogue: Catalogue) -> list[UUID]:
    """Variants that nobody else buys: not the hot one, the first, nor the one of the rush, the last."""
    return catalogue.variants[1:-1]


async def measure(stack: Stack, catalogue: Catalogue, tpcb: float) -> Section:
    """CPU of a whole purchase, and its rate against pgbench."""
    section = Section(
        "Buying",
        f"{BUYERS} guests at once, each: cart, quote, place, pay at the sandbox, signed callback, order paid. "
        "CPU of web, worker, sandbox and database together.",
    )
    buyers = await crowd(stack, BUYERS)
    await buy_for(buyers, spread(catalogue), 2)
    meter = stack.meter("web", "worker", "sandbox", database=True)
    before = meter.cpu()
    count, seconds = await buy_for(buyers, spread(catalogue), SECONDS)
    cpu = (meter.cpu() - before) * 1000 / count
    share = count / seconds / tpcb
    section.add("whole purchase: CPU", f"{cpu:.2f} ms", "≤ 8 ms", cpu <= 8)
    section.add("whole purchase: rate", f"{count / seconds:,.0f}/s = {share:.3f} of TPC-B", "≥ 0.06", share >= 0.06)
    for buyer in buyers:
        buyer.leave()
    return section


async def measure_rush(stack: Stack, catalogue: Catalogue) -> Section:
    """Many want what there is little of."""
    variant = catalogue.variants[-1]
    await set_stock(stack, variant, RUSH_PIECES)
    buyers = await crowd(stack, RUSH_BUYERS)
    tries = [RUSH_TRIES // RUSH_BUYERS + (place < RUSH_TRIES % RUSH_BUYERS) for place in range(RUSH_BUYERS)]

    async def push(buyer: Buyer, count: int) -> tuple[int, int]:
        outcomes = [await buyer.place(variant) is not None for _ in range(count)]
        return sum(outcomes), len(outcomes)

    started = time.perf_counter()
    results = await asyncio.gather(*(push(buyer, count) for buyer, count in zip(buyers, tries, strict=True)))
    seconds = time.perf_counter() - started
    sold, answered = sum(one for one, _ in results), sum(count for _, count in results)
    section = Section(
        "A rush", f"{RUSH_BUYERS} buyers, {RUSH_TRIES} tries, {RUSH_PIECES} pieces of one SKU, through HTTP."
    )
    section.add("sold", str(sold), f"exactly {RUSH_PIECES}", sold == RUSH_PIECES)
    section.add("answered", str(answered), f"all {RUSH_TRIES}", answered == RUSH_TRIES)
    section.add("time", f"{seconds:.2f} s", "< 3 s", seconds < 3)
    for buyer in buyers:
        buyer.leave()
    return section


async def measure_hot(stack: Stack, catalogue: Catalogue) -> Section:
    """Orders per second when all want one SKU, against spread SKUs."""
    buyers = await crowd(stack, BUYERS)
    hot = catalogue.variants[0]
    await set_stock(stack, hot, 100_000)
    rates: dict[str, list[float]] = {"spread": [], "hot": []}
    for _ in range(3):
        for name, variants in (("spread", spread(catalogue)), ("hot", [hot])):
            count, seconds = await buy_for(buyers, variants, 4)
            rates[name].append(count / seconds)
    wide, one = sorted(rates["spread"])[1], sorted(rates["hot"])[1]
    section = Section("A hot SKU", f"{BUYERS} buyers, whole purchases, medians of three turns each.")
    section.add("spread SKUs", f"{wide:,.0f}/s")
    section.add("one SKU", f"{one:,.0f}/s = {one / wide:.2f} of spread", "≥ 0.7", one / wide >= 0.7)
    for buyer in buyers:
        buyer.leave()
    return section


async def set_stock(stack: Stack, variant: UUID, pieces: int) -> None:
    """Make exactly so many pieces available."""
    app = make_runtime(stack.settings)
    await app.database.connect()
    try:
        async with app.tx() as tx:
            reserved = sum(level.reserved for level in await inventory.levels(tx, [variant]))
            await inventory.set_count(tx, {variant: pieces + reserved}, "bench")
    finally:
        await app.stop()
