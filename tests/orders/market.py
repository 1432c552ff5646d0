"""Shops with goods in stock, and people who buy from them, through HTTP or directly."""

from typing import Any
from uuid import UUID

import httpx
import msgspec
from tests.payments.fakes import FakeProvider, call_back, paid_notice, start

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.ids import short_code, uuid7
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Option, OptionValue, ProductInput, TaxClass, VariantInput
from jishi.modules.identity.contracts import AddressInput
from jishi.modules.inventory import api as inventory
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Checkout, LineInput, OrderState, PlaceOrder, QuoteRequest
from jishi.modules.payments import api as payments
from jishi.platform.http import cookies
from jishi.platform.runtime import Runtime

ADDRESS = AddressInput(
    recipient="林小梅",
    phone="13800138000",
    country="CN",
    province="广东省",
    city="深圳市",
    district="南山区",
    street="科技园路 1 号",
)
EMAIL = "mei@example.com"
MADE_UP = {
    "recipient": "Ada",
    "phone": "+4915112345678",
    "country": "DE",
    "city": "Berlin",
    "street": "Allee 1",
    "postal_code": "10115",
}


class Goods(msgspec.Struct, frozen=True):
    """A variant that is for sale."""

    variant_id: UUID
    product_id: UUID
    shop_id: UUID
    price: int


class Market:
    """Everything a test of orders needs to arrange."""

    def __init__(self, app: Runtime) -> None:
        self.app = app
        self.shop_ids: list[UUID] = []

    async def shop(self) -> UUID:
        async with self.app.tx() as tx:
            given = ShopInput(slug=f"shop-{short_code(8).lower()}", name={"zh-CN": "青木", "en": "Qingmu"})
            shop_id = await merchants.create_shop(tx, given)
        self.shop_ids.append(shop_id)
        return shop_id

    async def goods(
        self,
        price: int = 3_000,
        stock: int = 10,
        *,
        shop_id: UUID | None = None,
        list_price: int | None = None,
        weight: int = 300,
        tax_class: TaxClass = TaxClass.STANDARD,
        needs_shipping: bool = True,
        title: str = "茶杯",
        handle: str = "",
    ) -> Goods:
        """A product with one variant, in stock; in the first shop unless another is named."""
        if shop_id is None:
            shop_id = self.shop_ids[0] if self.shop_ids else await self.shop()
        sku = short_code(8)
        variant = VariantInput(
            sku=sku, price=price, list_price=list_price, weight=weight, needs_shipping=needs_shipping
        )
        product = ProductInput(
            handle=handle or sku.lower(),
            title={"zh-CN": title, "en": "Tea cup"},
            variants=[variant],
            tax_class=tax_class,
        )
        async with self.app.tx() as tx:
            saved = await catalog.save_product(tx, shop_id, product)
            ids = await catalog.variants_by_sku(tx, shop_id, [sku])
            if stock:
                await inventory.set_count(tx, {ids[sku]: stock})
            products = await catalog.products_of_variants(tx, [ids[sku]])
        assert saved
        self.app.cache.forget("*")
        return Goods(ids[sku], products[ids[sku]], shop_id, price)

    async def siblings(self) -> tuple[Goods, Goods]:
        """Two variants of one product at the same price, ten of each in stock."""
        shop_id = self.shop_ids[0] if self.shop_ids else await self.shop()
        values = [OptionValue("red", {"zh-CN": "红", "en": "Red"}), OptionValue("blue", {"zh-CN": "蓝", "en": "Blue"})]
        skus = [short_code(8), short_code(8)]
        product = ProductInput(
            handle=skus[0].lower(),
            title={"zh-CN": "茶杯", "en": "Tea cup"},
            options=[Option("colour", {"zh-CN": "颜色", "en": "Colour"}, values)],
            variants=[
                VariantInput(sku=sku, choices=[one.code], price=3_000, weight=300)
                for sku, one in zip(skus, values, strict=True)
            ],
        )
        async with self.app.tx() as tx:
            await catalog.save_product(tx, shop_id, product)
            ids = await catalog.variants_by_sku(tx, shop_id, skus)
            await inventory.set_count(tx, dict.fromkeys(ids.values(), 10))
            products = await catalog.products_of_variants(tx, list(ids.values()))
        self.app.cache.forget("*")
        one, other = (Goods(ids[sku], products[ids[sku]], shop_id, 3_000) for sku in skus)
        return one, other

    async def stock_of(self, goods: Goods) -> tuple[int, int]:
        """Available and reserved, as they are now."""
        async with self.app.tx(write=False) as tx:
            found = await inventory.levels(tx, [goods.variant_id])
        return sum(level.available for level in found), sum(level.reserved for level in found)

    async def pay(self, checkout: Checkout | dict[str, Any], provider: FakeProvider) -> str:
        """Pay it all at the provider and have it call back; returns the attempt's number."""
        number = await self.begin_to_pay(checkout)
        await self.call_back(checkout, number)
        assert provider
        return number

    async def begin_to_pay(self, checkout: Checkout | dict[str, Any]) -> str:
        payment_id = checkout.payment_id if isinstance(checkout, Checkout) else UUID(checkout["payment_id"])
        assert payment_id is not None
        async with self.app.tx(write=False) as tx:
            payment = await payments.get_payment(tx, payment_id)
        return await start(self.app, payment)

    async def call_back(self, checkout: Checkout | dict[str, Any], number: str) -> None:
        total = checkout.total if isinstance(checkout, Checkout) else checkout["total"]
        notice = paid_notice(number, event_id=f"e-{number}", transaction=f"t-{number}", amount=total)
        await call_back(self.app, notice)

    async def states(self, checkout: Checkout | dict[str, Any]) -> list[OrderState]:
        """The states of its orders."""
        checkout_id = checkout.id if isinstance(checkout, Checkout) else UUID(checkout["id"])
        async with self.app.tx(write=False) as tx:
            rows = await tx.fetch("SELECT state FROM orders.orders WHERE checkout_id = $1 ORDER BY id", checkout_id)
        return [OrderState(row["state"]) for row in rows]

    async def count(self, table: str) -> int:
        async with self.app.tx(write=False) as tx:
            return int(await tx.fetch_value(f"SELECT count(*) FROM orders.{table}"))

    async def assert_all_balances(self) -> None:
        """Stock and ledger audits find nothing."""
        async with self.app.tx(write=False) as tx:
            assert await inventory.audit(tx) == []
            assert await payments.ledger.audit(tx) == []


def guest() -> Actor:
    """A browser without a name."""
    return Actor(kind=ActorKind.GUEST, guest_id=uuid7())


def member() -> Actor:
    """Somebody who has signed in."""
    return Actor(kind=ActorKind.MEMBER, account_id=uuid7())


async def place_directly(
    app: Runtime,
    actor: Actor,
    lines: dict[UUID, int] | None = None,
    *,
    key: str = "",
    note: str = "",
    to: AddressInput = ADDRESS,
) -> Checkout:
    """Quote and place lines, or the cart."""
    wanted = None if lines is None else [LineInput(variant, quantity) for variant, quantity in lines.items()]
    async with app.tx(write=False) as reading:
        quote = await orders.get_quote(reading, actor, QuoteRequest(lines=wanted, address=to))
    order = PlaceOrder(fingerprint=quote.fingerprint, lines=wanted, address=to, contact_email=EMAIL, note=note)
    async with app.tx() as tx:
        return await orders.place(tx, actor, order, idempotency_key=key)


class Buyer:
    """A guest who shops through HTTP."""

    def __init__(self, client: httpx.AsyncClient, app: Runtime) -> None:
        self.id = uuid7()
        self.actor = Actor(kind=ActorKind.GUEST, guest_id=self.id)
        self._client = client
        self._token = cookies.seal_guest(self.id, app.settings.secret, app.clock.now())

    async def call(self, method: str, path: str, body: object = None, **headers: str) -> httpx.Response:
        sent = {"Authorization": f"Bearer {self._token}", **{k.replace("_", "-"): v for k, v in headers.items()}}
        content = None if body is None else msgspec.json.encode(body)
        if content is not None:
            sent["Content-Type"] = "application/json"
        return await self._client.request(method, f"/api/v1{path}", content=content, headers=sent)

    async def add(self, goods: Goods, quantity: int = 1) -> dict[str, Any]:
        answer = await self.call("POST", "/cart/lines", {"variant_id": goods.variant_id, "quantity": quantity})
        assert answer.status_code == 201, answer.text
        return answer.json()  # type: ignore[no-any-return]

    async def cart(self) -> dict[str, Any]:
        return (await self.call("GET", "/cart")).json()  # type: ignore[no-any-return]

    async def quote(self, **request: object) -> dict[str, Any]:
        answer = await self.call("POST", "/quotes", {"address": ADDRESS, **request})
        assert answer.status_code == 200, answer.text
        return answer.json()  # type: ignore[no-any-return]

    async def place(self, quote: dict[str, Any], key: str = "", **order: object) -> httpx.Response:
        body = {
            "fingerprint": quote["fingerprint"],
            "address": ADDRESS,
            "contact_email": EMAIL,
            **order,
        }
        return await self.call("POST", "/checkouts", body, **({"Idempotency_Key": key} if key else {}))

    async def buy(self, goods: Goods, quantity: int = 1) -> dict[str, Any]:
        """Through the cart; the checkout."""
        await self.add(goods, quantity)
        answer = await self.place(await self.quote())
        assert answer.status_code == 201, answer.text
        return answer.json()  # type: ignore[no-any-return]
