"""Arranges shops and products, and browses them as a person would."""

import re
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pyvips

from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import (
    Attribute,
    Option,
    OptionValue,
    ProductInput,
    SaveResult,
    VariantInput,
)
from jishi.modules.inventory import api as inventory
from jishi.modules.media import api as media
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput
from jishi.platform.runtime import Runtime
from jishi.storefront import api as storefront
from jishi.storefront.contracts import ArticleInput, BlockInput

COLOURS = [("white", "白色", "White"), ("ink", "墨色", "Ink"), ("sage", "鼠尾草绿", "Sage")]
SIZES = ["s", "m", "l"]


def product(number: int, /, **changes: Any) -> ProductInput:
    """A shirt with two options, eight of nine combinations, and words as long as real ones."""
    variants = [
        VariantInput(
            sku=f"LS-{number}-{colour}-{size}",
            choices=[colour, size],
            price=19_900 + number * 100 + SIZES.index(size) * 500,
            list_price=29_900 + number * 100,
            weight=240,
        )
        for colour, _, _ in COLOURS
        for size in SIZES
        if (colour, size) != ("ink", "l")
    ]
    given = ProductInput(
        handle=f"shirt-{number}",
        title={
            "zh-CN": f"山野亚麻衬衫 {number} 号 透气宽松 日常通勤皆宜",
            "en": f"Hillside linen shirt no. {number}, loose fit",
        },
        subtitle={"zh-CN": "越洗越软", "en": "Softer with every wash"},
        description={"zh-CN": "<p>会呼吸的亚麻。</p>", "en": "<p>Linen that breathes.</p>"},
        brand=["Qingmu", "Nordlys"][number % 2],
        category_code="shirts",
        options=[
            Option(
                "color",
                {"zh-CN": "颜色", "en": "Colour"},
                [OptionValue(code, {"zh-CN": zh, "en": en}) for code, zh, en in COLOURS],
            ),
            Option(
                "size", {"zh-CN": "尺码", "en": "Size"}, [OptionValue(size, {"en": size.upper()}) for size in SIZES]
            ),
        ],
        variants=variants,
        attributes=[
            Attribute("material", {"zh-CN": "材质", "en": "Material"}, {"zh-CN": "亚麻", "en": "Linen"}),
            Attribute(
                "season",
                {"zh-CN": "季节", "en": "Season"},
                [{"zh-CN": "夏", "en": "Summer"}, {"zh-CN": "春", "en": "Spring"}][number % 2],
            ),
        ],
        popularity=1_000 - number,
    )
    return msgspec.structs.replace(given, **changes)


class Market:
    """A shop called Qingmu with the category Fashion › Shirts."""

    def __init__(self, app: Runtime, shop_id: UUID, image_id: UUID) -> None:
        self.app = app
        self.shop_id = shop_id
        self.image_id = image_id

    @classmethod
    async def open(cls, app: Runtime) -> "Market":
        """Open the shop and its shelves."""
        picture = pyvips.Image.black(960, 1200, bands=3).pngsave_buffer()
        async with app.tx() as tx:
            image = await media.store(tx, picture, alt="")
            shop = ShopInput(
                slug="qingmu",
                name={"zh-CN": "青木", "en": "Qingmu"},
                story={"en": "Linen since 2019."},
                city="苏州",
                logo_id=image.id,
                banner_id=image.id,
            )
            shop_id = await merchants.create_shop(tx, shop)
            await catalog.save_category(tx, "fashion", {"zh-CN": "服饰", "en": "Fashion"}, image_id=image.id)
            await catalog.save_category(
                tx, "shirts", {"zh-CN": "衬衫", "en": "Shirts"}, "fashion", attributes=["material", "season", "size"]
            )
        return cls(app, shop_id, image.id)

    async def fill(self, count: int, *, stock: int = 50) -> list[SaveResult]:
        """Put `count` products on the shelf, every variant with `stock` pieces."""
        given = [product(number, image_ids=[self.image_id]) for number in range(count)]
        return await self.sell(given, stock=stock)

    async def sell(self, given: list[ProductInput], *, stock: int = 50) -> list[SaveResult]:
        """Put these products on the shelf."""
        async with self.app.tx() as tx:
            results = await catalog.save_products(tx, self.shop_id, given)
            assert [result.problem for result in results if result.problem] == []
            if stock:
                pieces = {variant: stock for result in results for variant in result.variant_ids.values()}
                await inventory.receive(tx, pieces)
        self.app.cache.forget("*")
        return results

    async def write(self, *, blocks: int = 0, articles: int = 0) -> None:
        """Write stories for the home page and pages for the help centre."""
        async with self.app.tx() as tx:
            for number in range(blocks):
                await storefront.save_block(
                    tx,
                    BlockInput(
                        code=f"story-{number}",
                        title={"zh-CN": f"专题 {number}", "en": f"Story {number}"},
                        subtitle={"zh-CN": "慢下来", "en": "Slow down"},
                        body={"en": "<p>Once</p><script>alert(1)</script>"},
                        image_id=self.image_id,
                        position=number,
                    ),
                )
            for number in range(articles):
                await storefront.save_article(
                    tx,
                    ArticleInput(
                        slug=f"page-{number}",
                        title={"zh-CN": f"说明 {number}", "en": f"Page {number}"},
                        body={"en": "<h3>How</h3><p onclick='x()'>So.</p>"},
                        position=number,
                    ),
                )
        self.app.cache.forget("*")


class Browser:
    """Pages and forms over HTTP."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.language = "zh-CN"

    async def get(self, path: str, status: int = 200, /, **headers: str) -> str:
        """The page at `path`, which must answer with `status`."""
        sent = {"accept": "text/html", "accept-language": self.language, **headers}
        answer = await self.client.get(path, headers=sent)
        assert answer.status_code == status, f"{path}: {answer.status_code} {answer.text[:300]}"
        return answer.text

    async def post(self, path: str, /, fields: dict[str, str] | None = None, **headers: str) -> httpx.Response:
        """Send a form the way a page does, with its token."""
        page = await self.get("/recent")
        token = re.search(r'name="_csrf" value="([^"]+)"', page)
        assert token
        sent = {"accept": "text/html", "accept-language": self.language, **headers}
        return await self.client.post(path, data={"_csrf": token[1], **(fields or {})}, headers=sent)
