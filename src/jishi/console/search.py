"""Find anything and go there: the page behind ⌘K. Each area may append a finder."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeAlias

import msgspec
from litestar import Response, get
from litestar.params import FromQuery

from jishi.console.areas import enter
from jishi.console.grid.declare import _
from jishi.console.orders.words import STATES
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid
from jishi.kernel.masking import masked_email, masked_phone
from jishi.kernel.text import Text, pick
from jishi.modules.catalog import api as catalog
from jishi.modules.identity import api as identity
from jishi.modules.merchants import api as merchants
from jishi.modules.orders import api as orders
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, is_htmx
from jishi.platform.http.pages import render
from jishi.platform.i18n import Translations

LEAST = 2
"""Characters from which on we look into the database."""

MOST = 6
MOST_TEXT = 100


class Hit(msgspec.Struct, frozen=True):
    """Something that was found: what it is called, a word about it, and where it is."""

    title: str
    note: str
    url: str


Find: TypeAlias = Callable[[Tx, Actor, str, Translations], Awaitable[list[Hit]]]


class Finder(msgspec.Struct, frozen=True):
    """Finds one kind of thing for those who hold `permission`, in their shops, in a statement or two."""

    label: str
    icon: str
    permission: str
    find: Find
    shop_people: bool = True
    """Whether people of a shop may use it too."""


class Group(msgspec.Struct, frozen=True):
    """What one finder found."""

    finder: Finder
    hits: list[Hit]

    @property
    def count(self) -> int:
        return len(self.hits)


async def _orders(tx: Tx, actor: Actor, text: str, words: Translations) -> list[Hit]:
    page = await orders.search_orders(tx, actor, orders.OrderFilter(text=text), limit=MOST)
    return [
        Hit(
            f"{order.number} · {order.recipient}",
            f"{words.gettext(STATES[order.state].label)} · {pick(order.shop_name, words.locale)}",
            f"/console/orders/{order.number}",
        )
        for order in page.items
    ]


async def _people(tx: Tx, _actor: Actor, text: str, _words: Translations) -> list[Hit]:
    page = await identity.search_accounts(tx, identity.AccountFilter(text=text), limit=MOST)
    return [
        Hit(found.name, masked_email(found.email) or masked_phone(found.phone), f"/console/customers/{found.id}")
        for found in page.items
    ]


async def _products(tx: Tx, actor: Actor, text: str, words: Translations) -> list[Hit]:
    shops = actor.shops_with(Permission.CATALOG_READ)
    known = shops if shops is not None else [shop.id for shop in await merchants.list_shops(tx)]
    found = await catalog.find_products(tx, known, text, limit=MOST)
    return [Hit(pick(each.title, words.locale), each.code, f"/console/products/{each.code}") for each in found]


async def _shops(tx: Tx, actor: Actor, text: str, words: Translations) -> list[Hit]:
    allowed = actor.shops_with(Permission.MERCHANTS_READ)
    plain = text.lower()
    return [
        Hit(
            pick(shop.name, words.locale),
            _other_name(shop.name, words.locale) or pick(shop.place, words.locale),
            f"/console/shops/{shop.slug}",
        )
        for shop in await merchants.list_shops(tx)
        if (allowed is None or shop.id in allowed)
        and any(plain in name.lower() for name in (*shop.name.values(), shop.slug))
    ][:MOST]


def _other_name(name: Text, locale: str) -> str:
    """What a shop is called in another language, for those who looked for that."""
    shown = pick(name, locale)
    return next((other for other in name.values() if other != shown), "")


FINDERS: Sequence[Finder] = (
    Finder(_("Orders"), "package", Permission.ORDERS_READ, _orders),
    Finder(_("Customers"), "users", Permission.CUSTOMERS_READ, _people, shop_people=False),
    Finder(_("Products"), "shopping-bag", Permission.CATALOG_READ, _products),
    Finder(_("Shops"), "store", Permission.MERCHANTS_READ, _shops),
)
"""What can be found, in this order."""


async def find_all(tx: Tx, actor: Actor, text: str, words: Translations) -> list[Group]:
    """Everything this person may see that matches, by kind; nothing for very short texts."""
    groups = []
    # Who types an address looks for the person; the orders that were sent there come after.
    order = sorted(FINDERS, key=lambda finder: finder.find is not _people) if "@" in text else FINDERS
    for finder in order if len(text) >= LEAST else ():
        if not actor.has(finder.permission) or (actor.shop_ids and not finder.shop_people):
            continue
        try:
            hits = await finder.find(tx, actor, text, words)
        except Invalid:
            hits = []
        if hits:
            groups.append(Group(finder, hits))
    return groups


@get("/console/search", include_in_schema=False)
async def search(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, q: FromQuery[str] = ""
) -> Response[Any]:
    """The page; for htmx what stands in the palette."""
    enter(actor)
    text = " ".join(q.replace("\x00", "").split())[:MOST_TEXT]
    groups = await find_all(tx, actor, text, context.translations)
    template = "console/search/results.html" if is_htmx(request) else "console/search/page.html"
    return render(request, template, q=text, groups=groups)


routes = [search]
