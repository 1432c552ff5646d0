"""What can be done with many products at once; each goes the way that a single one goes."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from jishi.console.grid import BulkAction, Field, Option, _, each
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid, NotFound
from jishi.kernel.money import BASIS, MAX_AMOUNT, parse_amount
from jishi.kernel.text import clean
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Category, ProductInput, ProductState, VariantInput
from jishi.modules.catalog.contracts.listing import Submission
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx

Change = Callable[[ProductInput], ProductInput]
MOST_PERCENT = 1_000


async def find(tx: Tx, actor: Actor, code: str) -> ProductInput:
    """The product as it is, of the actor's shops. Raises NotFound."""
    shops = actor.shops_with(Permission.CATALOG_EDIT)
    record = await catalog.find_record(tx, code)
    if record is None or (shops is not None and record.shop_id not in shops):
        raise NotFound
    return record.given


async def _revise(tx: Tx, actor: Actor, code: str, change: Change) -> None:
    given = await find(tx, actor, code)
    await catalog.revise(tx, actor, code, change(given))


def price_change(text: str, currency: str) -> Callable[[int], int]:
    """What `+10%`, `-5%`, `-20`, `+3.5` or `=99` does to a price; never below zero. Raises Invalid."""
    plain = text.strip().replace("％", "%").replace(" ", "")
    if not plain or plain[0] not in "+-=":
        raise Invalid("Write +10%%, -5%%, +3.50, -20 or =99.", field="change")
    sign, body = plain[0], plain[1:]
    if body.endswith("%") and sign != "=":
        points = _hundredths(body[:-1])
        factor = BASIS + points if sign == "+" else BASIS - points
        return lambda price: min(MAX_AMOUNT, max(0, (price * factor * 2 + BASIS) // (2 * BASIS)))
    try:
        amount = parse_amount(body, currency)
    except ValueError:
        raise Invalid("Write +10%%, -5%%, +3.50, -20 or =99.", field="change") from None
    if sign == "=":
        return lambda _: amount
    return lambda price: min(MAX_AMOUNT, max(0, price + amount if sign == "+" else price - amount))


def _hundredths(text: str) -> int:
    try:
        points = parse_amount(text, "CNY")
    except ValueError:
        raise Invalid("Write +10%%, -5%%, +3.50, -20 or =99.", field="change") from None
    if not 0 < points <= MOST_PERCENT * 100:
        raise Invalid("This number is out of range.", field="change")
    return points


def with_prices(given: ProductInput, change: Callable[[int], int]) -> ProductInput:
    """The product with every price changed."""
    variants: list[VariantInput] = [msgspec.structs.replace(one, price=change(one.price)) for one in given.variants]
    return msgspec.structs.replace(given, variants=variants)


async def change_price(tx: Tx, actor: Actor, code: str, fields: Mapping[str, str]) -> None:
    """Raise or lower the prices of a product."""
    change = price_change(fields["change"], tx.app.settings.currency)
    await _revise(tx, actor, code, lambda given: with_prices(given, change))


async def set_category(tx: Tx, actor: Actor, code: str, fields: Mapping[str, str]) -> None:
    """Put it in a category."""
    await _revise(tx, actor, code, lambda given: msgspec.structs.replace(given, category_code=fields["category"]))


async def set_brand(tx: Tx, actor: Actor, code: str, fields: Mapping[str, str]) -> None:
    """Give it a brand, or none."""
    brand = fields.get("brand", "")
    await _revise(tx, actor, code, lambda given: msgspec.structs.replace(given, brand=brand))


async def change_tags(tx: Tx, actor: Actor, code: str, fields: Mapping[str, str]) -> None:
    """Add and take off tags."""
    added, dropped = words_of(fields.get("add", "")), set(words_of(fields.get("drop", "")))

    def change(given: ProductInput) -> ProductInput:
        tags = [tag for tag in dict.fromkeys([*given.tags, *added]) if tag not in dropped]
        return msgspec.structs.replace(given, tags=tags)

    await _revise(tx, actor, code, change)


def words_of(text: str) -> list[str]:
    """Tags as they are typed, with commas of either kind between them."""
    parts = text.replace("，", ",").replace("、", ",").split(",")
    return [found for part in parts if (found := clean(part, field="tags", most=100))]


async def hand_in(tx: Tx, actor: Actor, code: str, _fields: Mapping[str, str]) -> None:
    """Have it listed. Raises Invalid when the checks keep it back."""
    handed = await catalog.submit(tx, actor, code, Submission())
    if not handed.accepted:
        raise Invalid("The automatic checks do not let this pass.")


async def publish(tx: Tx, actor: Actor, code: str, _fields: Mapping[str, str]) -> None:
    """Put it on sale directly, as staff of the platform may."""
    await find(tx, actor, code)
    if actor.shop_ids:
        raise NotFound
    await catalog.set_state(tx, code, ProductState.LIVE, by=actor)


async def _categories(tx: Tx, _actor: Actor) -> Sequence[Option]:
    return [Option(code, " / ".join(path), raw=True) for code, path in await category_paths(tx, "zh-CN")]


async def category_paths(tx: Tx, locale: str) -> list[tuple[str, list[str]]]:
    """Every category with the names from the root down to it, in the order of the tree."""
    tree = await catalog.category_tree(tx)
    by_parent: dict[object, list[Category]] = {}
    for one in tree:
        by_parent.setdefault(one.parent_id, []).append(one)
    found: list[tuple[str, list[str]]] = []

    def walk(parent: object, above: list[str]) -> None:
        for one in by_parent.get(parent, []):
            path = [*above, one.name.get(locale) or next(iter(one.name.values()), one.code)]
            found.append((one.code, path))
            walk(one.id, path)

    walk(None, [])
    return found


EDIT = Permission.CATALOG_EDIT

ACTIONS = [
    BulkAction(
        "price",
        _("Change prices"),
        _("This changes the prices of %(count)s products. Prices beyond the guard wait for a reviewer."),
        permission=EDIT,
        url="/console/products/prices",
        work=each(change_price),
        icon="badge-percent",
        fields=[Field("change", _("Change"), _("Write +10%%, -5%%, +3.50, -20 or =99."), required=True)],
    ),
    BulkAction(
        "category",
        _("Set the category"),
        _("This puts %(count)s products into another category."),
        permission=EDIT,
        work=each(set_category),
        icon="folder-tree",
        fields=[Field("category", _("Category"), required=True, load=_categories)],
    ),
    BulkAction(
        "brand",
        _("Set the brand"),
        _("This gives %(count)s products another brand."),
        permission=EDIT,
        work=each(set_brand),
        icon="badge-check",
        fields=[Field("brand", _("Brand"), most=120)],
    ),
    BulkAction(
        "tags",
        _("Change tags"),
        _("This changes the tags of %(count)s products."),
        permission=EDIT,
        work=each(change_tags),
        icon="tags",
        fields=[Field("add", _("Tags to add"), _("With commas between them.")), Field("drop", _("Tags to take off"))],
    ),
    BulkAction(
        "hand-in",
        _("Hand in for review"),
        _("This hands in %(count)s products; those that the checks keep back stay as they are."),
        permission=EDIT,
        work=each(hand_in),
        icon="send",
    ),
    BulkAction(
        "publish",
        _("Put on sale"),
        _("This puts %(count)s products on sale without a review."),
        permission=Permission.CATALOG_PUBLISH,
        work=each(publish),
        icon="store",
    ),
    BulkAction(
        "delist",
        _("Take off sale"),
        _("This takes %(count)s products off sale; many at once need an approval."),
        permission=EDIT,
        url="/console/products/delisting",
        icon="archive",
        danger=True,
    ),
]
