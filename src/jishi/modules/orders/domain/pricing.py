"""From a draft to a quote: freight, taxes, sums, fingerprint."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec

from jishi.kernel.errors import Invalid
from jishi.kernel.money import MAX_AMOUNT, allocate
from jishi.kernel.text import Text
from jishi.modules.catalog.contracts import TaxClass
from jishi.modules.orders.contracts import Notice, NoticeKind, Quote, QuoteLine, QuoteShop, TraceScope, TraceStep
from jishi.modules.orders.domain import tax
from jishi.modules.orders.domain.draft import Draft, DraftLine, DraftShop
from jishi.modules.orders.domain.rules import PriceRule, Stage, apply_rules
from jishi.modules.orders.domain.words import say
from jishi.modules.shipping.contracts import ShippingOffer

VALID = timedelta(minutes=30)


class ShopName(msgspec.Struct, frozen=True):
    """What a quote says of a shop."""

    name: Text
    slug: str


def price_goods(draft: Draft, rules: Sequence[PriceRule]) -> None:
    """Apply everything that concerns goods; afterwards the parcels' values are known."""
    apply_rules(draft, rules, first=Stage.CAMPAIGN, last=Stage.POINTS)


def finish(
    draft: Draft,
    rules: Sequence[PriceRule],
    *,
    offers: Mapping[UUID, list[ShippingOffer]],
    chosen: Mapping[UUID, str],
    names: Mapping[UUID, ShopName],
    country: str,
    notices: Sequence[Notice] = (),
    line_notices: Mapping[UUID, list[Notice]] | None = None,
    cart_version: int = 0,
    now: datetime,
) -> Quote:
    """The quote of a draft whose goods are priced. Raises Invalid for a method that is not offered."""
    problems = [*notices, *_choose_methods(draft, offers, chosen, names)]
    apply_rules(draft, rules, first=Stage.FREIGHT, last=Stage.GRANT)
    included = tax.is_included(country)
    for shop in draft.shops:
        _tax_shop(shop, country, included=included)
    _trace_tax(draft, included=included)
    about = line_notices or {}
    shops = [_shop(shop, names, about, included=included) for shop in draft.shops]
    total = sum(shop.total for shop in shops)
    if total > MAX_AMOUNT:
        raise Invalid("This is more than can be bought at once.")
    quote = Quote(
        currency=draft.currency,
        country=country,
        tax_included=included,
        shops=shops,
        goods=sum(shop.goods for shop in shops),
        saved=-sum(step.amount for step in draft.trace if step.rule == "list_price"),
        discount=sum(shop.discount for shop in shops),
        freight=sum(shop.freight for shop in shops),
        tax=sum(shop.tax for shop in shops),
        total=total,
        trace=draft.trace,
        notices=problems,
        placeable=bool(shops) and not problems and not any(_hinders(note) for some in about.values() for note in some),
        fingerprint="",
        valid_until=now + VALID,
    )
    return msgspec.structs.replace(quote, fingerprint=seal(digest(quote), cart_version, now))


def _choose_methods(
    draft: Draft,
    offers: Mapping[UUID, list[ShippingOffer]],
    chosen: Mapping[UUID, str],
    names: Mapping[UUID, ShopName],
) -> list[Notice]:
    problems = []
    for shop in draft.shops:
        if not shop.needs_shipping:
            continue
        shop.offers = offers.get(shop.shop_id, [])
        if not shop.offers:
            name = names[shop.shop_id].name
            text = say("%(shop)s does not deliver to this address.", shop=name)
            problems.append(Notice(NoticeKind.NOT_DELIVERED, text))
            continue
        wanted = chosen.get(shop.shop_id)
        offer = next((one for one in shop.offers if one.method == wanted), None) if wanted else shop.offers[0]
        if offer is None:
            raise Invalid("This way of delivery is not offered.", fields={"shipping": "This value is not valid."})
        draft.send(shop, offer)
    return problems


def _tax_shop(shop: DraftShop, country: str, *, included: bool) -> None:
    by_class: dict[TaxClass, list[DraftLine]] = {}
    for line in shop.lines:
        by_class.setdefault(line.item.tax_class, []).append(line)
    for tax_class, lines in by_class.items():
        rate = tax.rate_for(country, tax_class)
        due = tax.tax_on(sum(line.left for line in lines), rate, included=included)
        for line, part in zip(lines, allocate(due, [line.left for line in lines]), strict=True):
            line.tax, line.tax_rate = part, rate
    shop.freight_tax = tax.tax_on(shop.freight, tax.rate_for(country, TaxClass.STANDARD), included=included)


def _trace_tax(draft: Draft, *, included: bool) -> None:
    amount = sum(line.tax for line in draft.lines) + sum(shop.freight_tax for shop in draft.shops)
    if included and amount:
        draft.inform("tax_included", say("Taxes contained in the prices"), amount, TraceScope.TOTAL)
        return
    for shop in draft.shops:
        due = sum(line.tax for line in shop.lines) + shop.freight_tax
        if due:
            draft.trace.append(TraceStep("tax", say("Taxes, estimated"), due, TraceScope.SHOP, str(shop.shop_id)))


def _shop(
    shop: DraftShop, names: Mapping[UUID, ShopName], about: Mapping[UUID, list[Notice]], *, included: bool
) -> QuoteShop:
    lines = [_line(line, about.get(line.item.variant_id, []), included=included) for line in shop.lines]
    taxes = sum(line.tax for line in lines) + shop.freight_tax
    name = names[shop.shop_id]
    return QuoteShop(
        shop_id=shop.shop_id,
        name=name.name,
        slug=name.slug,
        lines=lines,
        offers=shop.offers,
        method=shop.offer.method if shop.offer else "",
        goods=sum(line.amount for line in lines),
        discount=sum(line.discount for line in lines),
        freight=shop.freight,
        tax=taxes,
        total=shop.left + shop.freight + (0 if included else taxes),
    )


def _line(line: DraftLine, notices: list[Notice], *, included: bool) -> QuoteLine:
    return QuoteLine(
        variant_id=line.item.variant_id,
        quantity=line.quantity,
        item=line.item,
        price=line.item.price,
        list_price=line.item.list_price,
        amount=line.amount,
        discount=line.discount,
        tax=line.tax,
        tax_rate=line.tax_rate,
        payable=line.left + (0 if included else line.tax),
        notices=notices,
    )


def _hinders(notice: Notice) -> bool:
    return notice.kind in (NoticeKind.SHORT, NoticeKind.SOLD_OUT, NoticeKind.NOT_SOLD)


def digest(quote: Quote) -> str:
    """What must be equal for a quote to be the same: everything that is paid, and for what."""
    facts = (
        quote.currency,
        quote.country,
        quote.total,
        [
            (
                shop.shop_id,
                shop.method,
                shop.freight,
                shop.total,
                [(line.variant_id, line.quantity, line.price, line.discount, line.tax) for line in shop.lines],
            )
            for shop in quote.shops
        ],
    )
    return hashlib.blake2b(msgspec.msgpack.encode(facts), digest_size=12).hexdigest()


def seal(mark: str, cart_version: int, now: datetime) -> str:
    """A fingerprint: the digest, the version of the cart it was made from (0: none), and when."""
    return f"{mark}.{cart_version:x}.{int(now.timestamp()):x}"


MOST_VERSION = 2**31 - 1
"""What the column of a cart's version holds."""


class Fingerprint(msgspec.Struct, frozen=True):
    """A fingerprint taken apart."""

    mark: str
    cart_version: int
    made_at: datetime


def open_fingerprint(text: str) -> Fingerprint:
    """Take a fingerprint apart. Raises Invalid for what never was one."""
    parts = text.split(".") if len(text) < 100 else []
    try:
        mark, version, moment = parts
        made_at, cart_version = datetime.fromtimestamp(int(moment, 16), UTC), int(version, 16)
        if not 0 <= cart_version <= MOST_VERSION:
            raise ValueError(version)
        return Fingerprint(mark, cart_version, made_at)
    except (ValueError, OverflowError, OSError):
        raise Invalid(
            "This quote is not one of ours. Please load the page again.",
            fields={"fingerprint": "This value is not valid."},
        ) from None
