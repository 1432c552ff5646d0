"""What people and the clock do in a shop, each with the statements that it takes."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from tests.orders.market import Market
from tests.payments.fakes import FakeProvider
from tests.security.town import ADDRESS, Town

from jishi.console import figures
from jishi.modules.catalog import api as catalog
from jishi.modules.team.contracts import Role
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime
from jishi.platform.worker import run_schedule

PAGES: dict[str, tuple[str, str]] = {
    "category-with-filters": (
        "A category, with a brand and in stock, cheapest first",
        "/c/teas?brand=Qingmu&stock=1&sort=price",
    ),
    "search": ("A search over the whole shop", "/search?q=茶"),
    "shop-page": ("A shop's own page", "/shop/{slug}"),
    "product-page": ("A product's page", "/products/{code}"),
    "reviews-of-a-product": ("The reviews of a product", "/products/{code}/reviews"),
    "orders-of-a-buyer": ("A buyer's orders", "/orders"),
    "cart-page": ("A cart's page", "/cart"),
}
CONSOLE: dict[str, tuple[str, str]] = {
    "console-today": ("Today, in the console", "/console"),
    "console-orders": (
        "Orders in the console: of a shop, in a state, placed within days",
        "/console/orders?shop={shop_id}&state=paid&placed.from=2026-05-01&placed.to=2026-05-20",
    ),
    "console-orders-by-total": ("All orders in the console, the largest first", "/console/orders?sort=-total"),
    "console-orders-of-somebody": ("Orders in the console by a recipient's name", "/console/orders?q=林小"),
    "console-order": ("An order in the console", "/console/orders/{number}"),
    "console-customers": ("Customers in the console", "/console/customers?q=mei"),
    "console-products": ("Products in the console", "/console/products?state=live&shop={shop_id}"),
    "console-stock": ("Stock in the console", "/console/stock"),
    "console-movements": ("Movements of stock in the console", "/console/stock/movements"),
    "console-after-sales": ("After-sales in the console", "/console/after-sales"),
    "console-audit": ("The audit log in the console", "/console/audit"),
}
CLOCK: dict[str, str] = {
    "orders.expire": "Every fifteen seconds: orders that were not paid in time",
    "orders.count_sold": "Every fifteen seconds: what has been sold",
    "orders.complete": "Every five minutes: orders that complete by themselves",
    "inventory.sweep": "Every minute: reservations that nobody came for",
    "inventory.look_at_stock": "Every five minutes: what runs low, and who waits for what has come in",
    "payments.heal": "Every minute: payments of which nothing was heard",
    "settlement.settle_due": "Every ten minutes: orders whose shops can have their money",
}


class Scene(msgspec.Struct):
    """A scene: its file's name, its title, and its statements in the order in which they first came."""

    name: str
    title: str
    statements: list[str]


class Recorder:
    """Hears every statement."""

    def __init__(self, patch: Any) -> None:
        self._heard: dict[str, None] | None = None
        run = Tx._run

        async def heard(tx: Tx, method: str, statement: Any, args: Any) -> Any:
            from jishi.platform.db import compile_statement  # noqa: PLC0415

            if self._heard is not None:
                text = statement if isinstance(statement, str) else compile_statement(statement)[0]
                self._heard[" ".join(text.split())] = None
            return await run(tx, method, statement, args)

        patch.setattr(Tx, "_run", heard)

    @contextmanager
    def record(self, scene: Scene) -> Iterator[None]:
        self._heard = {}
        yield
        scene.statements.extend(self._heard)
        self._heard = None


async def play(app: Runtime, town: Town, provider: FakeProvider, recorder: Recorder) -> AsyncIterator[Scene]:
    """All scenes, in a shop with one of everything."""
    market = Market(app)
    async with app.tx() as tx:
        await catalog.save_category(tx, "teas", {"zh-CN": "茶", "en": "Teas"})
    ware = await town.ware()
    buyer = await town.member(name="小梅")
    staff = await town.member(Role.MANAGER, name="Lin")
    scene = Scene("purchase-cart", "A piece goes into the cart", [])
    with recorder.record(scene):
        added = await buyer.call("POST", "/api/v1/cart/lines", {"variant_id": str(ware.variant_id), "quantity": 1})
    assert added.status_code in (200, 201), added.text
    yield scene
    scene = Scene("purchase-quote", "The cart is quoted", [])
    with recorder.record(scene):
        quote = await buyer.call("POST", "/api/v1/quotes", {"address": ADDRESS})
    assert quote.status_code == 200, quote.text
    yield scene
    wanted = {"fingerprint": quote.json()["fingerprint"], "address": ADDRESS}
    scene = Scene("purchase-place", "The order is placed", [])
    with recorder.record(scene):
        placed = await buyer.call("POST", "/api/v1/checkouts", wanted)
    assert placed.status_code == 201, placed.text
    yield scene
    attempt = await market.begin_to_pay(placed.json())
    scene = Scene("purchase-paid", "The provider says that it is paid", [])
    with recorder.record(scene):
        await market.call_back(placed.json(), attempt)
    yield scene
    assert provider
    number = placed.json()["orders"][0]["number"]
    words = {"slug": ware.slug, "code": ware.code, "shop_id": ware.shop_id, "number": number}
    for pages, browser in ((PAGES, buyer), (CONSOLE, staff)):
        for name, (title, path) in pages.items():
            app.cache.forget("*")
            scene = Scene(name, title, [])
            with recorder.record(scene):
                answer = await browser.get(path.format(**words))
            assert answer.status_code == 200, f"{path}: {answer.status_code}"
            yield scene
    for name, title in CLOCK.items():
        scene = Scene(f"clock-{name.replace('.', '-').replace('_', '-')}", title, [])
        with recorder.record(scene):
            await run_schedule(app, app.wiring.schedules[name])
        yield scene
    scene = Scene("clock-console-keep-figures", "Every ten minutes: the figures of Today", [])
    with recorder.record(scene):
        async with app.tx() as tx:
            await figures.keep_board(tx)
    yield scene
