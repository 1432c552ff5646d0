"""A small shop with everything in it that somebody could attack: goods, people, staff, an order."""

from typing import Any
from uuid import UUID

import httpx
import msgspec

from jishi.bootstrap import make_web
from jishi.kernel.actor import SYSTEM
from jishi.kernel.ids import short_code
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductInput, VariantInput
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import NewAccount
from jishi.modules.inventory import api as inventory
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role
from jishi.platform.http import cookies
from jishi.platform.runtime import Runtime

PASSWORD = "三个不寻常的词 2026"
ADDRESS = {
    "recipient": "林小梅",
    "phone": "13800138000",
    "country": "CN",
    "province": "广东省",
    "city": "深圳市",
    "district": "南山区",
    "street": "科技园路 1 号",
}


class Ware(msgspec.Struct, frozen=True):
    """Something for sale."""

    code: str
    variant_id: UUID
    shop_id: UUID
    slug: str


class Browser:
    """A browser on the application: it keeps cookies, and knows the CSRF token that its pages would hold."""

    def __init__(self, app: Runtime, http: httpx.AsyncClient) -> None:
        self.app = app
        self.http = http
        self.account_id: UUID | None = None

    @property
    def csrf(self) -> str:
        """The token of this browser's forms."""
        jar = self.http.cookies
        own = jar.get(cookies.SESSION) or jar.get(cookies.GUEST) or ""
        return cookies.sign("csrf", own, self.app.settings.secret)

    async def get(self, path: str, **more: Any) -> httpx.Response:
        return await self.http.get(path, **more)

    async def post(self, path: str, fields: dict[str, Any] | None = None, **headers: str) -> httpx.Response:
        """Send a form as a page of ours does."""
        return await self.http.post(path, data={"_csrf": self.csrf, **(fields or {})}, headers=headers)

    async def call(self, method: str, path: str, body: object = None, **headers: str) -> httpx.Response:
        """Send JSON as a script of ours does."""
        sent = {"X-CSRF-Token": self.csrf, "Content-Type": "application/json", **headers}
        content = b"" if body is None else msgspec.json.encode(body)
        return await self.http.request(method, path, content=content, headers=sent)

    async def sign_in(self, email: str) -> None:
        """Sign in with the password that everybody here has."""
        answer = await self.post("/sign-in/password", {"contact": email, "password": PASSWORD})
        assert answer.status_code == 303, answer.text


class Town:
    """Arranges things in the runtime of a test."""

    def __init__(self, app: Runtime) -> None:
        self.app = app
        self.web = make_web(app)
        self._open: list[httpx.AsyncClient] = []

    def browser(self) -> Browser:
        """A new browser that has no cookie yet."""
        transport = httpx.ASGITransport(app=self.web, raise_app_exceptions=False)
        http = httpx.AsyncClient(transport=transport, base_url=self.app.settings.public_url, timeout=60)
        self._open.append(http)
        return Browser(self.app, http)

    async def guest(self) -> Browser:
        """A browser that has been on the front page."""
        browser = self.browser()
        answer = await browser.get("/")
        assert answer.status_code == 200, answer.text
        return browser

    async def member(self, *roles: Role, name: str = "小梅", shop_ids: tuple[UUID, ...] = ()) -> Browser:
        """A browser that is signed in; with roles, as staff."""
        email = f"{short_code(8).lower()}@example.com"
        async with self.app.tx() as tx:
            account_id = await identity.create_account(tx, NewAccount(name=name, email=email, password=PASSWORD))
            if roles:
                await team.add_staff(tx, SYSTEM, account_id, roles, shop_ids)
        browser = await self.guest()
        await browser.sign_in(email)
        browser.account_id = account_id
        return browser

    async def ware(self, text: str = "茶杯", *, price: int = 3_000, stock: int = 50) -> Ware:
        """Goods of a shop; `text` stands in every field that takes text."""
        both = {"zh-CN": text, "en": text}
        name = {"zh-CN": text[:80], "en": text[:80]}
        slug, sku = f"shop-{short_code(6).lower()}", short_code(8)
        async with self.app.tx() as tx:
            shop_id = await merchants.create_shop(tx, ShopInput(slug=slug, name=name, story=both, city=text[:40]))
            given = ProductInput(
                handle=sku.lower(),
                title=both,
                subtitle=both,
                description=both,
                brand=text[:60],
                tags=[text[:40]],
                variants=[VariantInput(sku=sku, price=price, weight=300)],
            )
            await catalog.save_product(tx, shop_id, given)
            ids = await catalog.variants_by_sku(tx, shop_id, [sku])
            await inventory.set_count(tx, {ids[sku]: stock})
            code = (await catalog.list_sellable(tx, list(ids.values())))[ids[sku]].product_code
        self.app.cache.forget("*")
        return Ware(code, ids[sku], shop_id, slug)

    async def buy(self, browser: Browser, ware: Ware, **order: object) -> dict[str, Any]:
        """Quote and place one piece as this browser; the checkout."""
        lines = [{"variant_id": str(ware.variant_id), "quantity": 1}]
        quote = await browser.call("POST", "/api/v1/quotes", {"lines": lines, "address": ADDRESS})
        assert quote.status_code == 200, quote.text
        body = {"fingerprint": quote.json()["fingerprint"], "lines": lines, "address": ADDRESS, **order}
        answer = await browser.call("POST", "/api/v1/checkouts", body)
        assert answer.status_code == 201, answer.text
        return answer.json()  # type: ignore[no-any-return]

    async def count_everything(self) -> dict[str, int]:
        """How many rows every table has, and what they hold in sum: equal before and after when nothing happened."""
        async with self.app.tx(write=False) as tx:
            tables = await tx.fetch(
                "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables"
                " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
            )
            marks = "coalesce(sum(hashtextextended(one::text, 0) % 1000000007), 0)::bigint + count(*)"
            parts = [f"SELECT '{row['name']}' AS name, {marks} AS mark FROM {row['name']} AS one" for row in tables]
            return {row["name"]: int(row["mark"]) for row in await tx.fetch(" UNION ALL ".join(parts))}

    async def close(self) -> None:
        for client in self._open:
            await client.aclose()
