"""The seam for promotions: rules applied in the order of rule 20. Stacking is data, this is only the pipeline."""

from collections.abc import Iterable
from enum import IntEnum
from typing import Protocol

from jishi.modules.orders.contracts import TraceScope
from jishi.modules.orders.domain.draft import Draft
from jishi.modules.orders.domain.words import say


class Stage(IntEnum):
    """When a rule has its turn."""

    CAMPAIGN = 1
    MEMBER = 2
    THRESHOLD = 3
    COUPON = 4
    POINTS = 5
    FREIGHT = 6
    GRANT = 7


class PriceRule(Protocol):
    """Something that changes what is paid, or says why it does not.

    It changes amounts only through the methods of the draft. What it must know from the database it was given when it
    was made.
    """

    @property
    def code(self) -> str:
        """Stable name, written into the trace."""
        ...

    @property
    def stage(self) -> Stage:
        """When it has its turn; freight is known from `Stage.FREIGHT` on."""
        ...

    def apply(self, draft: Draft) -> None:
        """Do it, and leave a step in the trace either way."""
        ...


class FreeShipping:
    """A shop's parcel travels free from the goods value that its shipping plan names."""

    code = "free_shipping"
    stage = Stage.FREIGHT

    def apply(self, draft: Draft) -> None:
        """Take the freight off each shop that has enough in it; say how much is missing in the others."""
        for shop in draft.shops:
            if shop.offer is None or shop.offer.free_from is None or not shop.offer.full_price:
                continue
            from_ = draft.money(shop.offer.free_from)
            missing = shop.offer.free_from - shop.left
            if missing <= 0:
                text = say("Free delivery from %(amount)s in this shop", amount=from_)
                draft.take_off_freight(self.code, shop, shop.offer.full_price, text)
            else:
                text = say("%(amount)s more in this shop and delivery is free", amount=draft.money(missing))
                draft.explain(self.code, text, TraceScope.SHOP, str(shop.shop_id))


BUILT_IN: tuple[PriceRule, ...] = (FreeShipping(),)


def apply_rules(draft: Draft, rules: Iterable[PriceRule], *, first: Stage, last: Stage) -> None:
    """Give every rule from stage `first` to `last` its turn, in order; rules of one stage in the order given."""
    for rule in sorted((rule for rule in rules if first <= rule.stage <= last), key=lambda rule: rule.stage):
        rule.apply(draft)
