"""Say where a shop is."""

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.text import Text
from jishi.modules.merchants import queries
from jishi.modules.merchants.actions.open import CACHE
from jishi.modules.merchants.domain import city_of, clean_text
from jishi.modules.merchants.events import ShopChanged
from jishi.modules.team.contracts import Permission
from jishi.platform import audit
from jishi.platform.db import Tx

LANGUAGES = ("zh-CN", "en")


async def change_place(tx: Tx, actor: Actor, slug: str, place: Text) -> None:
    """Have somebody who manages merchants say in which city a shop is, in each language; nothing at all takes it away.

    Raises Forbidden without `merchants.manage`, NotFound, Invalid.
    """
    shops = actor.shops_with(Permission.MERCHANTS_MANAGE)
    known = {locale: place.get(locale, "") for locale in LANGUAGES}
    said = {locale: name for locale, name in clean_text(known, field="city", most=80).items() if name}
    shop_id = await tx.fetch_value(queries.ID_OF, slug, shops)
    if shop_id is None:
        raise NotFound
    await tx.execute(queries.SET_PLACE, shop_id, said, city_of(said), tx.now)
    tx.invalidate(CACHE)
    await tx.publish(ShopChanged(shop_id=shop_id))
    await audit.record(tx, actor, "merchants.place_changed", "shop", shop_id, {"place": said}, shop_id=shop_id)
