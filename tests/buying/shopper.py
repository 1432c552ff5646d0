"""A person with a browser that has no script, unless they ask as htmx does."""

import html
import re
from collections.abc import Mapping
from uuid import UUID

import httpx
import msgspec
from tests.orders.market import Goods, Market

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.ids import short_code
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import AddressInput, NewAccount
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Cart, Checkout
from jishi.platform.http import cookies
from jishi.platform.runtime import Runtime

PASSWORD = "一个很长的口令-2026"
HOME = {
    "recipient": "林小梅",
    "phone": "13800138000",
    "country": "CN",
    "province": "浙江省",
    "city": "杭州市",
    "district": "西湖区",
    "street": "北山街 24 号",
}


class Shopper:
    """Opens pages, sends forms, and keeps cookies and the last page."""

    def __init__(self, http: httpx.AsyncClient, app: Runtime) -> None:
        self.http = http
        self.app = app
        self.page = ""
        self.email = ""
        self.account_id: UUID | None = None

    @property
    def actor(self) -> Actor:
        """Who this is to the modules."""
        if self.account_id:
            return Actor(kind=ActorKind.MEMBER, account_id=self.account_id)
        sealed = self.http.cookies.get(cookies.GUEST) or ""
        guest_id = cookies.open_guest(sealed, self.app.settings.secret, self.app.clock.now())
        return Actor(kind=ActorKind.GUEST, guest_id=guest_id)

    async def open(self, path: str, status: int = 200) -> str:
        """The text of a page, its entities resolved."""
        answer = await self.http.get(path)
        assert answer.status_code == status, (
            f"{answer.status_code} {answer.headers.get('location')} {answer.text[:2000]}"
        )
        self.page = answer.text
        return html.unescape(self.page)

    async def send(
        self, path: str, fields: Mapping[str, object] | None = None, *, htmx: bool = False
    ) -> httpx.Response:
        """Send a form with the token of this browser."""
        if not self.page:
            await self.open("/cart")
        token = re.search(r'name="csrf-token" content="([^"]+)"', self.page)
        headers = {"HX-Request": "true"} if htmx else {}
        data = {"_csrf": token.group(1) if token else "", **(fields or {})}
        answer = await self.http.post(path, data=data, headers=headers)
        if answer.status_code != 303 and not htmx and "<!doctype html>" in answer.text:
            self.page = answer.text
        return answer

    async def add(self, goods: Goods, quantity: int = 1) -> None:
        """Into the cart."""
        answer = await self.send("/cart/lines", {"variant_id": goods.variant_id, "quantity": quantity})
        assert answer.headers.get("location") == "/cart", answer.text

    async def cart(self) -> Cart:
        """The cart as the module has it."""
        async with self.app.tx(write=False) as tx:
            return await orders.get_cart(tx, self.actor)

    def hidden(self, name: str) -> str:
        """The value of a hidden field of the page."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.page)
        assert found is not None, name
        return html.unescape(found.group(1))

    def form(self, **changes: object) -> dict[str, object]:
        """The checkout form of the page, filled with an address."""
        names = ("idempotency_key", "member", "fingerprint", "seen", "editing")
        ways = re.findall(r'name="(shipping-[^"]+)" value="([^"]+)"[^>]* checked', self.page)
        return {
            **{name: self.hidden(name) for name in names},
            **dict(ways),
            "address": "new",
            "invoice": "none",
            **HOME,
            **changes,
        }

    async def checkout(self, **changes: object) -> httpx.Response:
        """Open the checkout page and send it."""
        await self.open("/checkout")
        return await self.send("/checkout", self.form(**changes))

    async def buy(self, goods: Goods, **changes: object) -> Checkout:
        """Through the cart; the checkout that was placed."""
        await self.add(goods)
        answer = await self.checkout(**changes)
        return await self.placed(answer)

    async def placed(self, answer: httpx.Response) -> Checkout:
        """The checkout that an answer leads to paying for."""
        location = answer.headers.get("location", "")
        assert location.startswith("/pay/"), f"{answer.status_code} {location} {answer.text[:3000]}"
        async with self.app.tx(write=False) as tx:
            checkout_id = await tx.fetch_value(
                "SELECT id FROM orders.checkouts WHERE payment_code = $1", location.removeprefix("/pay/")
            )
            return await orders.get_checkout(tx, self.actor, checkout_id)

    async def join(self, *addresses: dict[str, str]) -> list[UUID]:
        """Become a member who is signed in and has these addresses, the first of them the default."""
        email = f"{short_code(8).lower()}@example.com"
        async with self.app.tx() as tx:
            self.account_id = await identity.create_account(
                tx, NewAccount(name="小梅", email=email, password=PASSWORD, locale="en")
            )
            found = [
                await identity.add_address(tx, self.account_id, msgspec.convert(some, AddressInput))
                for some in addresses
            ]
        self.email = email
        await self.sign_in()
        return [address.id for address in found]

    async def sign_in(self, then: str = "/cart") -> None:
        """Prove who this is."""
        await self.open("/sign-in")
        fields: dict[str, object] = {"contact": self.email, "password": PASSWORD, "next": then}
        answer = await self.send("/sign-in/password", fields)
        assert answer.status_code == 303, answer.text
        await self.open("/cart")


async def count_orders(market: Market) -> int:
    """How many orders there are."""
    return await market.count("orders")
