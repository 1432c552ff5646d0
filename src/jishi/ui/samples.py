"""Made-up content for the design page: enough to show every component in every state."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import msgspec

from jishi.kernel.money import Money

GROUNDS = ("#f1e3d6", "#e4e9dd", "#f6ddd3", "#dfe5ec", "#f4e8c8", "#e9dfe8", "#e2ece8", "#efe6dc")
INKS = ("#9a5b3c", "#55705a", "#b4482f", "#4d6480", "#a97f2b", "#7d5a76", "#3f7a6c", "#6d5a48")
FORMS = (
    "M150 120h100l-14 60c34 26 48 66 48 106 0 58-38 84-84 84s-84-26-84-84c0-40 14-80 48-106z",
    "M110 190h160v90c0 52-36 84-80 84s-80-32-80-84zM270 214h22a34 34 0 0 1 0 68h-22v-24h18a12 12 0 0 0 0-24h-18z",
    "M140 110l60 26 60-26 72 44-32 66-36-18v170H136V202l-36 18-32-66z",
    "M200 90l92 116H108zM188 206h24v132h58v26H130v-26h58z",
    "M120 170h160l20 200H100zM152 186v-36a48 48 0 0 1 96 0v36h-24v-34a24 24 0 0 0-48 0v34z",
    "M96 250c0-66 46-108 104-108s104 42 104 108v24H96zM82 286h236v30H82zM100 328h200v32H100z",
)


class SampleImage(msgspec.Struct, frozen=True):
    """A picture as the product macros want it."""

    src: str
    alt: str
    width: int
    height: int
    placeholder: str
    srcset_avif: str | None = None
    srcset_webp: str | None = None


class SampleProduct(msgspec.Struct, frozen=True):
    """A product card's content."""

    url: str
    title: str
    image: SampleImage | None
    price: Money
    price_max: Money | None = None
    list_price: Money | None = None
    price_reason: str | None = None
    sold: int | None = None
    rating: float | None = None
    proof: str | None = None
    badge: str | None = None
    sold_out: bool = False


class SamplePerson(msgspec.Struct, frozen=True):
    """A face."""

    name: str
    avatar_url: str | None = None
    is_staff: bool = False


def drawn(number: int, height: int = 500) -> SampleImage:
    """Return a simple still life as a data address; the same number gives the same picture."""
    ground, ink = GROUNDS[number % len(GROUNDS)], INKS[number % len(INKS)]
    floor = height * 0.74
    middle = height * 0.5
    sun = f'<circle cx="{90 + number * 37 % 220}" cy="{height * 0.24}" r="{52 + number * 13 % 40}"'
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 {height}" width="400" height="{height}">'
        f'<rect width="400" height="{height}" fill="{ground}"/>{sun} fill="#fff" opacity=".42"/>'
        f'<rect y="{floor}" width="400" height="{height}" fill="{ink}" opacity=".14"/>'
        f'<ellipse cx="205" cy="{middle + 135}" rx="120" ry="16" fill="{ink}" opacity=".28"/>'
        f'<g transform="translate(0 {middle - 235})"><path d="{FORMS[number % len(FORMS)]}" fill="{ink}"/></g></svg>'
    )
    return SampleImage(f"data:image/svg+xml,{quote(drawing)}", f"{number}", 400, height, ground)


TITLES = {
    "zh-CN": (
        "手作粗陶花瓶 哑光釉 插花摆件",
        "早安马克杯 400ml",
        "新疆长绒棉圆领短袖 男女同款",
        "北欧风床头小台灯 三档调光",
        "通勤托特包 防泼水 可放14寸电脑",
        "铸铁珐琅锅 24cm 少油慢炖",
        "山野徒步水壶 保冷24小时",
        "有机乌龙茶礼盒 春茶 200g",
        "竹编收纳篮 大号",
        "羊绒围巾 冬日红 200×70cm",
    ),
    "en": (
        "Hand-thrown stoneware vase, matte glaze",
        "Good Morning mug, 400 ml",
        "Long-staple cotton tee, unisex",
        "Small bedside lamp with three brightness levels",
        "Commuter tote, water-repellent, fits a 14-inch laptop",
        "Enamelled cast-iron pot, 24 cm",
        "Trail bottle, cold for 24 hours",
        "Organic oolong gift box, spring harvest",
        "Woven bamboo basket, large",
        "Cashmere scarf, winter red",
    ),
}


def sample_products(locale: str, count: int = 10) -> list[SampleProduct]:
    """Return products that between them have every feature a card can show."""
    chinese = locale.startswith("zh")
    titles = TITLES["zh-CN" if chinese else "en"]
    products = []
    for n in range(count):
        amount = 2900 + n * 7300 % 61000
        products.append(
            SampleProduct(
                url=f"/p/{n}",
                title=titles[n % len(titles)],
                image=None if n == 8 else drawn(n, (500, 400, 540, 460)[n % 4]),
                price=Money(amount, "CNY"),
                price_max=Money(amount + 8000, "CNY") if n == 6 else None,
                list_price=Money(amount * 13 // 10, "CNY") if n % 3 == 0 else None,
                price_reason=(("会员价" if chinese else "Member") if n == 3 else None)
                or (("限时" if chinese else "Flash sale") if n == 0 else None),
                sold=(n * 377) % 2900 or None,
                rating=round(4.2 + n % 8 / 10, 1) if n % 5 else None,
                proof=("3 位好友买过" if chinese else "3 friends bought it") if n in (1, 4) else None,
                badge=("新品" if chinese else "New") if n == 2 else None,
                sold_out=n == 7,
            )
        )
    return products


def design_samples(locale: str) -> dict[str, object]:
    """Return everything templates/design.html wants."""
    now = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
    return {
        "products": sample_products(locale),
        "pictures": [drawn(n) for n in (0, 2, 4, 5)],
        "now": now,
        "ends": now + timedelta(days=400),
        "ended": now - timedelta(days=1),
        "cny": lambda amount: Money(amount, "CNY"),
        "people": [SamplePerson(name) for name in ("林小满", "Ada", "周予安", "Mateo")],
    }
