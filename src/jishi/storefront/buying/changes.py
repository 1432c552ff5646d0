"""What is different between the quote a person saw and the one that is true now, in sentences."""

from uuid import UUID

import msgspec

from jishi.kernel.money import Money
from jishi.kernel.text import pick
from jishi.modules.orders.contracts import Quote
from jishi.platform import formats
from jishi.platform.i18n import Translations


class Seen(msgspec.Struct, frozen=True):
    """The amounts on the page, as the page remembers them. Only ever compared, never charged."""

    total: int = 0
    prices: dict[UUID, int] = {}
    freights: dict[UUID, int] = {}


def remember(quote: Quote) -> str:
    """The amounts of `quote` as text for a hidden field."""
    prices = {line.variant_id: line.price for shop in quote.shops for line in shop.lines}
    freights = {shop.shop_id: shop.freight for shop in quote.shops}
    return msgspec.json.encode(Seen(quote.total, prices, freights)).decode()


def recall(text: str) -> Seen | None:
    """What `remember` wrote, or None."""
    try:
        return msgspec.json.decode(text, type=Seen)
    except msgspec.MsgspecError:
        return None


def tell_changes(seen: Seen | None, quote: Quote, words: Translations) -> list[str]:
    """One sentence for each amount that differs; none when nothing does or nothing is known of before."""
    if seen is None:
        return []
    say, locale = words.gettext, words.locale

    def money(amount: int) -> str:
        return formats.money(Money(amount, quote.currency), locale)

    found = []
    for shop in quote.shops:
        for line in shop.lines:
            before = seen.prices.get(line.variant_id)
            if before is not None and before != line.price:
                title = pick(line.item.title, locale)
                text = say(
                    "%(title)s: %(now)s instead of %(before)s", title=title, now=money(line.price), before=money(before)
                )
                found.append(text)
        before = seen.freights.get(shop.shop_id)
        if before is not None and before != shop.freight:
            name = pick(shop.name, locale)
            text = say(
                "Delivery from %(shop)s: %(now)s instead of %(before)s",
                shop=name,
                now=money(shop.freight),
                before=money(before),
            )
            found.append(text)
    if seen.total != quote.total:
        found.append(say("Total: %(now)s instead of %(before)s", now=money(quote.total), before=money(seen.total)))
    return found
