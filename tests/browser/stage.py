"""A small shop to walk through: two shops, a few things with pictures, and a member with an address."""

from functools import partial
from uuid import UUID

import msgspec

from jishi.demo.art import Archetype, PictureSpec, product_picture
from jishi.demo.make.drawing import Drawers
from jishi.kernel.actor import SYSTEM
from jishi.kernel.ids import short_code
from jishi.kernel.text import Text
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Option, OptionValue, ProductInput, VariantInput
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import AddressInput, Device, NewAccount, SignInMethod
from jishi.modules.inventory import api as inventory
from jishi.modules.media import api as media
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import ShopInput
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime

PASSWORD = "集市-stage-2026"
HOME = AddressInput(
    recipient="林小梅",
    phone="13800138000",
    province="浙江省",
    city="杭州市",
    district="西湖区",
    street="北山街 24 号 3 栋 501 室",
    label="家",
    is_default=True,
)
OFFICE = AddressInput(
    recipient="林小梅",
    phone="13800138000",
    province="广东省",
    city="深圳市",
    district="南山区",
    street="科技园路 1 号",
    label="公司",
)


CATEGORIES: tuple[tuple[str, Text], ...] = (
    ("living", {"zh-CN": "家居生活", "en": "Living"}),
    ("tea", {"zh-CN": "茶与食", "en": "Tea and food"}),
)


class Thing(msgspec.Struct, frozen=True):
    """Something to be sold: what it is called, looks like and costs, how many there are, and of which colours."""

    zh: str
    en: str
    category: str
    archetype: Archetype
    color: str
    price: int
    list_price: int | None = None
    stock: int = 40
    colors: tuple[tuple[str, str, str], ...] = ()


class Stage(msgspec.Struct, frozen=True):
    """What there is: shops by slug, products and variants by English title, the member, and the session of somebody who
    works here and has shown a second factor."""

    shops: dict[str, UUID]
    codes: dict[str, str]
    variants: dict[str, list[UUID]]
    email: str
    account_id: UUID
    staff_token: str


SHOPS: dict[str, tuple[Text, tuple[Thing, ...]]] = {
    "qingmu": (
        {"zh-CN": "青木生活", "en": "Qingmu Living"},
        (
            Thing(
                "手作粗陶马克杯 300 ml 釉色温润可入洗碗机",
                "Hand-thrown stoneware mug, 300 ml",
                "living",
                Archetype.MUG,
                "#b4644a",
                8_900,
                12_900,
                colors=(("rust", "赤陶", "Rust"), ("sage", "鼠尾草", "Sage")),
            ),
            Thing(
                "胡桃木台灯 可调光",
                "Walnut table lamp, dimmable",
                "living",
                Archetype.TABLE_LAMP,
                "#8a6a4a",
                32_900,
                stock=3,
            ),
            Thing("亚麻抱枕套 45 × 45 cm", "Linen cushion cover", "living", Archetype.CUSHION, "#7d8f74", 5_900),
        ),
    ),
    "shanlan": (
        {"zh-CN": "山岚茶事", "en": "Shanlan Tea"},
        (
            Thing("明前龙井 100 g", "Pre-rain Longjing, 100 g", "tea", Archetype.TEA_TIN, "#5f7a52", 16_800, 19_800),
            Thing("桂花蜂蜜 250 g", "Osmanthus honey, 250 g", "tea", Archetype.HONEY_JAR, "#d29a3a", 4_990),
        ),
    ),
}


async def set_stage(app: Runtime) -> Stage:
    """Fill an empty shop."""
    shops: dict[str, UUID] = {}
    codes: dict[str, str] = {}
    variants: dict[str, list[UUID]] = {}
    async with app.tx() as tx:
        for position, (code, name) in enumerate(CATEGORIES):
            await catalog.save_category(tx, code, name, position=position)
    with Drawers(1) as drawers:
        for slug, (name, things) in SHOPS.items():
            async with app.tx() as tx:
                shops[slug] = await merchants.create_shop(tx, ShopInput(slug=slug, name=name))
            for number, thing in enumerate(things):
                spec = PictureSpec(thing.archetype, thing.color, "#f3e7d3", seed=number)
                picture = await drawers.draw(partial(product_picture, size=480), spec)
                codes[thing.en], variants[thing.en] = await _sell(app, shops[slug], thing, picture)
    email = f"mei-{short_code(6).lower()}@jishi.example"
    async with app.tx() as tx:
        account_id = await identity.create_account(tx, NewAccount(name="小梅", email=email, password=PASSWORD))
        await identity.add_address(tx, account_id, HOME)
        await identity.add_address(tx, account_id, OFFICE)
    return Stage(shops, codes, variants, email, account_id, await _employ(app))


async def _employ(app: Runtime) -> str:
    contact = f"staff-{short_code(6).lower()}@jishi.example"
    async with app.tx() as tx:
        await identity.create_account(tx, NewAccount(name="店小二", email=contact, password=PASSWORD))
        account = await identity.find_account_by_contact(tx, contact)
        assert account is not None
        await team.add_staff(tx, SYSTEM, account.id, [Role.MANAGER])
        session = await identity.open_session(tx, account, SignInMethod.PASSKEY, Device(), is_verified=True)
    return session.token


async def _sell(app: Runtime, shop_id: UUID, thing: Thing, picture: bytes) -> tuple[str, list[UUID]]:
    base = f"{thing.archetype.value}-{short_code(4).lower()}"
    skus = [f"{base}-{code}" for code, _, _ in thing.colors] or [base]
    options = []
    if thing.colors:
        values = [OptionValue(code, {"zh-CN": zh, "en": en}) for code, zh, en in thing.colors]
        options = [Option("colour", {"zh-CN": "颜色", "en": "Colour"}, values)]
    choices = [[code] for code, _, _ in thing.colors] or [[]]
    async with app.tx() as tx:
        image = await media.store(tx, picture, alt=thing.en)
        product = ProductInput(
            handle=base,
            title={"zh-CN": thing.zh, "en": thing.en},
            options=options,
            variants=[
                VariantInput(sku=sku, choices=some, price=thing.price, list_price=thing.list_price, weight=400)
                for sku, some in zip(skus, choices, strict=True)
            ],
            image_ids=[image.id],
            category_code=thing.category,
        )
        await catalog.save_product(tx, shop_id, product)
        ids = await catalog.variants_by_sku(tx, shop_id, skus)
        await inventory.set_count(tx, {ids[sku]: thing.stock for sku in skus})
        items = await catalog.list_sellable(tx, list(ids.values()))
    found = [ids[sku] for sku in skus]
    return items[found[0]].product_code, found
