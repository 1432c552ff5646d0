"""A calculation under way: lines whose amounts rules take from, and the trace of what they did.

Every way to change an amount goes through here, so that the parts always sum to the whole (rule 1), nothing pays less
than zero (rule 20), and every change has its line in the trace (rule 3).
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from jishi.kernel.money import Money, allocate
from jishi.kernel.text import Text
from jishi.modules.catalog.contracts import Sellable
from jishi.modules.orders.contracts import TraceScope, TraceStep
from jishi.modules.orders.domain.words import say
from jishi.modules.shipping.contracts import Parcel, ShippingOffer


class DraftLine:
    """A line: its goods, and what is taken off."""

    __slots__ = ("amount", "discount", "item", "quantity", "tax", "tax_rate")

    def __init__(self, item: Sellable, quantity: int) -> None:
        self.item = item
        self.quantity = quantity
        self.amount = item.price * quantity
        self.discount = 0
        self.tax = 0
        self.tax_rate = 0

    @property
    def left(self) -> int:
        """What is still to be paid for the goods of this line."""
        return self.amount - self.discount


class DraftShop:
    """One shop's lines, and how its parcel goes."""

    __slots__ = ("freight", "freight_tax", "lines", "offer", "offers", "shop_id")

    def __init__(self, shop_id: UUID, lines: list[DraftLine]) -> None:
        self.shop_id = shop_id
        self.lines = lines
        self.offers: list[ShippingOffer] = []
        self.offer: ShippingOffer | None = None
        self.freight = 0
        self.freight_tax = 0

    @property
    def left(self) -> int:
        """What is still to be paid for the goods of this shop."""
        return sum(line.left for line in self.lines)

    @property
    def needs_shipping(self) -> bool:
        return any(line.item.needs_shipping for line in self.lines)

    def parcel(self) -> Parcel:
        """What is to be sent, as shipping wants to know it."""
        sent = [line for line in self.lines if line.item.needs_shipping]
        return Parcel(
            self.shop_id,
            sum(line.item.weight * line.quantity for line in sent),
            self.left,
            sum(line.quantity for line in sent),
        )


class Draft:
    """What rules work on."""

    def __init__(self, lines: Iterable[tuple[Sellable, int]], currency: str) -> None:
        self.currency = currency
        self.trace: list[TraceStep] = []
        by_shop: dict[UUID, list[DraftLine]] = {}
        for item, quantity in lines:
            by_shop.setdefault(item.shop_id, []).append(DraftLine(item, quantity))
        self.shops = [DraftShop(shop_id, by_shop[shop_id]) for shop_id in sorted(by_shop)]
        for line in self.lines:
            self._trace_goods(line)

    @property
    def lines(self) -> list[DraftLine]:
        """All lines, shop by shop."""
        return [line for shop in self.shops for line in shop.lines]

    def take_off(
        self, rule: str, lines: Sequence[DraftLine], amount: int, text: Text, scope: TraceScope, subject: str = ""
    ) -> int:
        """Take up to `amount` off what is left of `lines`, in proportion; returns how much that was."""
        taken = max(0, min(amount, sum(line.left for line in lines)))
        for line, part in zip(lines, allocate(taken, [line.left for line in lines]), strict=True):
            line.discount += part
        self.trace.append(TraceStep(rule, text, -taken, scope, subject))
        return taken

    def send(self, shop: DraftShop, offer: ShippingOffer) -> None:
        """Choose how a shop's parcel goes, at its full price."""
        shop.offer, shop.freight = offer, offer.full_price
        text = say("Delivery: %(method)s", method=offer.name)
        self.trace.append(TraceStep("freight", text, offer.full_price, TraceScope.SHOP, str(shop.shop_id)))

    def take_off_freight(self, rule: str, shop: DraftShop, amount: int, text: Text) -> int:
        """Take up to `amount` off a shop's freight; returns how much that was."""
        taken = max(0, min(amount, shop.freight))
        shop.freight -= taken
        self.trace.append(TraceStep(rule, text, -taken, TraceScope.SHOP, str(shop.shop_id)))
        return taken

    def explain(self, rule: str, text: Text, scope: TraceScope, subject: str = "") -> None:
        """Say why `rule` does not apply, or not yet."""
        self.trace.append(TraceStep(rule, text, 0, scope, subject, applied=False))

    def inform(self, rule: str, text: Text, amount: int, scope: TraceScope, subject: str = "") -> None:
        """Tell of an amount that is contained in others and changes no sum."""
        self.trace.append(TraceStep(rule, text, amount, scope, subject, informative=True))

    def money(self, amount: int) -> Money:
        """`amount` in the currency of this draft."""
        return Money(amount, self.currency)

    def _trace_goods(self, line: DraftLine) -> None:
        item, subject = line.item, str(line.item.variant_id)
        text = say(
            "%(title)s, %(count)s at %(price)s", title=item.title, count=line.quantity, price=self.money(item.price)
        )
        self.trace.append(TraceStep("goods", text, line.amount, TraceScope.LINE, subject))
        if item.list_price is not None and item.list_price > item.price:
            saved = (item.list_price - item.price) * line.quantity
            text = say("Instead of the list price of %(price)s", price=self.money(item.list_price))
            self.inform("list_price", text, -saved, TraceScope.LINE, subject)
