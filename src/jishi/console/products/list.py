"""The table of products."""

from collections.abc import Sequence

from jishi.console.grid import (
    Column,
    Count,
    Grid,
    GridQuery,
    Kind,
    Option,
    Panel,
    Preset,
    _,
    amount,
    choice,
    flag,
    grid_routes,
    shops,
    text,
)
from jishi.console.products.bulk import ACTIONS, category_paths
from jishi.console.products.words import STATES, STOCK
from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.money import Money
from jishi.kernel.page import Page
from jishi.modules.catalog import api as catalog
from jishi.modules.inventory import api as inventory
from jishi.modules.media.contracts import picture
from jishi.modules.merchants import api as merchants
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx

MOST_BRANDS = 500


def wanted(query: GridQuery) -> catalog.ProductFilter:
    """What the table's filters mean."""
    low, high = query.amount("price")
    stock = query.choice("stock")
    return catalog.ProductFilter(
        text=query.text("q"),
        states=query.choice("state"),
        shops=query.shops,
        categories=query.choice("category"),
        brands=query.choice("brand"),
        in_stock=stock[0] == "1" if len(stock) == 1 else None,
        price_from=low,
        price_to=high,
        waiting=query.flag("waiting"),
        sort=query.sort or "changed",
        descending=query.descending,
    )


class Row(catalog.FoundProduct, frozen=True):
    """A product with the names of its shop and its brand."""

    shop_name: dict[str, str] = {}
    brand_label: dict[str, str] = {}


async def find(tx: Tx, actor: Actor, query: GridQuery) -> Page[Row]:
    """A page of products."""
    page = await catalog.search_products(tx, actor, wanted(query), cursor=query.cursor, limit=query.limit)
    names = {shop.id: shop.name for shop in await merchants.list_shops(tx)}
    labels = await catalog.load_brand_labels(tx)
    fields = catalog.FoundProduct.__struct_fields__
    rows = [
        Row(
            **{name: getattr(one, name) for name in fields},
            shop_name=names.get(one.shop_id, {}),
            brand_label=catalog.brand_label(labels, one.brand),
        )
        for one in page.items
    ]
    return Page(rows, page.next_cursor)


async def count(tx: Tx, actor: Actor, query: GridQuery) -> Count:
    """How many there are, or about."""
    return await catalog.count_products(tx, actor, wanted(query))


async def panel(tx: Tx, actor: Actor, code: str) -> Panel:
    """A product beside the table: pictures, variants with their stock."""
    shops = actor.shops_with(Permission.CATALOG_READ)
    record = await catalog.find_record(tx, code) if code.isalnum() else None
    if record is None or (shops is not None and record.shop_id not in shops):
        raise NotFound
    stock = await inventory.available(tx, record.variant_ids.values())
    values = {
        "record": record,
        "pictures": [picture(image) for image in record.images if image][:6],
        "stock": {sku: stock.get(variant_id, 0) for sku, variant_id in record.variant_ids.items()},
        "state": STATES[record.given.state],
        "prices": {one.sku: Money(one.price, tx.app.settings.currency) for one in record.given.variants},
    }
    title = record.given.title.get("zh-CN") or next(iter(record.given.title.values()), code)
    return Panel(title, "console/products/panel.html", values, f"/console/products/{code}")


async def _categories(tx: Tx, _actor: Actor) -> Sequence[Option]:
    return [Option(code, " / ".join(path), raw=True) for code, path in await category_paths(tx, "zh-CN")]


async def _brands(tx: Tx, _actor: Actor) -> Sequence[Option]:
    labels = await catalog.load_brand_labels(tx)
    names = (await catalog.list_brands(tx))[:MOST_BRANDS]
    return [Option(name, _every_name(name, catalog.brand_label(labels, name)), raw=True) for name in names]


def _every_name(name: str, label: dict[str, str]) -> str:
    return " / ".join(dict.fromkeys([name, *label.values()]))


GRID = Grid(
    key="products",
    title=_("Products"),
    url="/console/products",
    section="products",
    permission=Permission.CATALOG_READ,
    source=find,
    count=count,
    panel=panel,
    row_id=lambda row: str(row.code),
    row_url=lambda row: f"/console/products/{row.code}",
    sort="-changed",
    columns=[
        Column("image", _("Picture"), Kind.PICTURE, of=lambda row: picture(row.image) if row.image else None),
        Column("title", _("Title"), main=True),
        Column("state", _("State"), Kind.TAG, tags=STATES),
        Column("price", _("Price"), Kind.MONEY),
        Column("stock", _("Stock"), Kind.TAG, of=lambda row: "1" if row.in_stock else "0", tags=STOCK),
        Column("sold", _("Sold"), Kind.NUMBER, sort="sold"),
        Column("variants", _("Variants"), Kind.NUMBER),
        Column("category", _("Category")),
        Column("brand", _("Brand"), of=lambda row: row.brand_label or row.brand),
        Column("shop", _("Shop"), of=lambda row: row.shop_name),
        Column("changed_at", _("Changed at"), Kind.MOMENT, sort="changed"),
        Column("code", _("Code"), shown=False),
        Column("price_max", _("Highest price"), Kind.MONEY, shown=False),
        Column("is_waiting", _("Waits for review"), Kind.FLAG, shown=False),
        Column("live_at", _("On sale since"), Kind.MOMENT, shown=False),
    ],
    filters=[
        text("q", _("Find products"), _("Title, SKU, barcode or code")),
        choice("state", _("State"), STATES),
        shops(),
        choice("category", _("Category"), load=_categories),
        choice("brand", _("Brand"), load=_brands),
        choice("stock", _("Stock"), STOCK),
        amount("price", _("Price")),
        flag("waiting", _("Waits for review")),
    ],
    presets=[
        Preset("live", _("On sale"), "state=live&state=evaluation"),
        Preset("drafts", _("Drafts"), "state=draft"),
        Preset("review", _("In review"), "waiting=1"),
        Preset("sold-out", _("Sold out"), "state=live&stock=0"),
        Preset("off", _("Off sale"), "state=delisted"),
    ],
    bulk=ACTIONS,
    template="console/products/list.html",
    empty_title=_("No products yet"),
    empty_text=_("Write the first one, or bring in a catalogue from a file."),
)

routes = grid_routes(GRID)
