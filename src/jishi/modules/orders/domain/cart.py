"""What a cart may hold, and what its lines have to announce."""

from jishi.kernel.errors import Invalid
from jishi.kernel.money import Money
from jishi.modules.catalog.contracts import Sellable
from jishi.modules.orders.contracts import MOST_PER_LINE, Notice, NoticeKind
from jishi.modules.orders.domain.words import say

FEW = 5


def check_quantity(quantity: int, *, least: int = 1) -> int:
    """`quantity` when a line may have it. Raises Invalid."""
    if isinstance(quantity, bool) or not least <= quantity <= MOST_PER_LINE:
        raise Invalid(
            "Between %(least)s and %(most)s pieces can be bought at once.",
            fields={"quantity": "This value is not valid."},
            least=max(1, least),
            most=MOST_PER_LINE,
        )
    return quantity


def stock_notices(item: Sellable | None, quantity: int, available: int) -> list[Notice]:
    """What is to be said of a line's availability; at most one thing."""
    if item is None or not item.on_sale:
        return [Notice(NoticeKind.NOT_SOLD, say("This item is no longer sold."))]
    if available <= 0:
        return [Notice(NoticeKind.SOLD_OUT, say("Sold out."), quantity, 0)]
    if available < quantity:
        return [Notice(NoticeKind.SHORT, say("Only %(count)s left.", count=available), quantity, available)]
    if available <= FEW:
        return [Notice(NoticeKind.FEW_LEFT, say("Only %(count)s left.", count=available), quantity, available)]
    return []


def price_notices(price_when_added: int, price: int, currency: str) -> list[Notice]:
    """What is to be said of a price that has moved since the line was added."""
    if price == price_when_added:
        return []
    change = Money(abs(price - price_when_added), currency)
    if price > price_when_added:
        text = say("The price went up by %(amount)s since you added it.", amount=change)
        return [Notice(NoticeKind.PRICE_UP, text, price_when_added, price)]
    text = say("The price went down by %(amount)s since you added it.", amount=change)
    return [Notice(NoticeKind.PRICE_DOWN, text, price_when_added, price)]
