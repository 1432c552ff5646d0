"""Open a shop."""

from uuid import UUID

from jishi.kernel.errors import Conflict
from jishi.kernel.ids import uuid7
from jishi.kernel.text import clean
from jishi.modules.media import api as media
from jishi.modules.merchants import queries
from jishi.modules.merchants.contracts import ShopInput, ShopState
from jishi.modules.merchants.domain import check_slug, city_of, clean_text
from jishi.modules.merchants.events import ShopChanged
from jishi.platform.db import Tx

CACHE = "shops:all"


async def create_shop(tx: Tx, given: ShopInput) -> UUID:
    """Open a shop and return its id. Raises Invalid for a bad slug or name, Conflict when the slug is taken."""
    slug = check_slug(given.slug)
    name = clean_text(given.name, field="name", most=80, least=1)
    story = clean_text(given.story, field="story", most=4_000, lines=True)
    place = clean_text(given.place, field="city", most=80)
    city = clean(given.city, field="city", most=80) or city_of(place)
    pictures = await media.images(tx, [found for found in (given.logo_id, given.banner_id) if found])
    logo = pictures.get(given.logo_id) if given.logo_id else None
    banner = pictures.get(given.banner_id) if given.banner_id else None
    shop_id = uuid7()
    opened = given.opened_at or tx.now
    made = await tx.execute(
        queries.INSERT, shop_id, slug, name, story, city, ShopState.OPEN, logo, banner, opened, tx.now, place
    )
    if not made:
        raise Conflict("There is a shop with this address already.", fields={"slug": "This is taken."})
    tx.invalidate(CACHE)
    await tx.publish(ShopChanged(shop_id=shop_id))
    return shop_id
