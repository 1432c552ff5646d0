"""What the automatic checks of a listing look for. Pure."""

from collections.abc import Mapping, Sequence

import msgspec

from jishi.kernel.money import BASIS
from jishi.modules.catalog.contracts import Category, ProductInput, VariantInput
from jishi.modules.catalog.contracts.listing import Finding, Severity

LANGUAGES = ("zh-CN", "en")
MOST_NAMED = 5
BELOW_COST = "below_cost"


class Guard(msgspec.Struct, frozen=True):
    """How careful we are with prices, in per cent: the least margin, and the most a price may change in 30 days."""

    margin: int
    change: int


class PriceFacts(msgspec.Struct, frozen=True):
    """What is known of a variant's price: the lowest and highest of the last 30 days, and its cost."""

    lowest: int | None = None
    highest: int | None = None
    cost: int | None = None


class FoundWord(msgspec.Struct, frozen=True):
    """A word that is not welcome, and where it stands; a blocked one keeps the product back."""

    field: str
    word: str
    is_blocked: bool


def check_listing(
    given: ProductInput,
    lineage: Sequence[Category],
    facts: Mapping[str, PriceFacts],
    words: Sequence[FoundWord],
    guard: Guard,
) -> list[Finding]:
    """All findings, the worst first. `lineage` are the product's categories from the root down; `facts` are by SKU."""
    found = [
        *_texts(given),
        *_placing(given, lineage),
        *_pictures(given),
        *_weights(given),
        *(_word(one) for one in words),
        *_prices(given.variants, facts, guard),
    ]
    order = list(Severity)
    return sorted(found, key=lambda finding: order.index(finding.severity))


def has_errors(findings: Sequence[Finding]) -> bool:
    """Whether the product has to be kept back."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def is_clean(findings: Sequence[Finding]) -> bool:
    """Whether no reviewer needs to look."""
    return all(finding.severity is Severity.INFO for finding in findings)


def is_below_cost(findings: Sequence[Finding]) -> bool:
    """Whether a price needs somebody's approval."""
    return any(finding.code == BELOW_COST for finding in findings)


def _error(code: str, field: str, message: str, **params: str) -> Finding:
    return Finding(code, Severity.ERROR, field, message, params)


def _warning(code: str, field: str, message: str, **params: str) -> Finding:
    return Finding(code, Severity.WARNING, field, message, params)


def _texts(given: ProductInput) -> list[Finding]:
    found = [
        _error("title_missing", f"title.{language}", "The title is missing in %(language)s.", language=language)
        for language in LANGUAGES
        if not given.title.get(language)
    ]
    missing = [language for language in LANGUAGES if not given.description.get(language)]
    if missing:
        field = f"description.{missing[0]}"
        message = "The description is missing in %(language)s."
        found.append(_warning("description_missing", field, message, language=", ".join(missing)))
    return found


def _placing(given: ProductInput, lineage: Sequence[Category]) -> list[Finding]:
    if not lineage:
        return [_error("category_missing", "category_code", "The product is in no category.")]
    said = {attribute.code for attribute in given.attributes} | {option.code for option in given.options}
    wanted = dict.fromkeys(code for category in lineage for code in category.attributes if code != "brand")
    return [
        _warning("attribute_missing", f"attributes.{code}", "Its category asks for “%(attribute)s”.", attribute=code)
        for code in wanted
        if code not in said
    ]


def _pictures(given: ProductInput) -> list[Finding]:
    if given.image_ids or given.pictures:
        return []
    return [_error("picture_missing", "pictures", "There is no picture.")]


def _weights(given: ProductInput) -> list[Finding]:
    skus = [variant.sku for variant in given.variants if variant.needs_shipping and not variant.weight]
    if not skus:
        return []
    return [_error("weight_missing", "variants.weight", "The weight is missing: %(skus)s", skus=_named(skus))]


def _word(found: FoundWord) -> Finding:
    severity = Severity.ERROR if found.is_blocked else Severity.WARNING
    message = "“%(word)s” is not welcome." if found.is_blocked else "“%(word)s” should be looked at."
    return Finding("word", severity, found.field, message, {"word": found.word})


def _prices(variants: Sequence[VariantInput], facts: Mapping[str, PriceFacts], guard: Guard) -> list[Finding]:
    found: list[Finding] = []
    if unpriced := [variant.sku for variant in variants if not variant.price]:
        found.append(_error("price_missing", "variants.price", "The price is missing: %(skus)s", skus=_named(unpriced)))
    priced = [(variant, facts.get(variant.sku, PriceFacts())) for variant in variants if variant.price]
    costs = {variant.sku: _cost(variant, known) for variant, known in priced}
    below = [variant.sku for variant, _ in priced if _is_below(variant.price, costs[variant.sku])]
    if below:
        message = "The price is below cost and needs an approval: %(skus)s"
        found.append(_warning(BELOW_COST, "variants.price", message, skus=_named(below)))
    thin = [
        variant.sku
        for variant, _ in priced
        if variant.sku not in below and _is_thin(variant.price, costs[variant.sku], guard.margin)
    ]
    if thin:
        message = "The margin is below %(percent)s %%: %(skus)s"
        found.append(_warning("thin_margin", "variants.price", message, percent=str(guard.margin), skus=_named(thin)))
    jumps = [variant.sku for variant, known in priced if _jumps(variant.price, known, guard.change)]
    if jumps:
        message = "The price changes by more than %(percent)s %% within 30 days: %(skus)s"
        found.append(_warning("price_jump", "variants.price", message, percent=str(guard.change), skus=_named(jumps)))
    if unknown := [sku for sku, cost in costs.items() if cost is None]:
        message = "The cost is not known: %(skus)s"
        found.append(Finding("cost_unknown", Severity.INFO, "variants.cost", message, {"skus": _named(unknown)}))
    return found


def _cost(variant: VariantInput, known: PriceFacts) -> int | None:
    return variant.cost if variant.cost is not None else known.cost


def _is_below(price: int, cost: int | None) -> bool:
    return cost is not None and price < cost


def _is_thin(price: int, cost: int | None, percent: int) -> bool:
    return cost is not None and (price - cost) * 100 < percent * price


def _jumps(price: int, known: PriceFacts, percent: int) -> bool:
    """Up from the lowest or down from the highest of the last 30 days by more than so many per cent."""
    lowest, highest = known.lowest, known.highest
    up = lowest is not None and (price - lowest) * BASIS > lowest * percent * (BASIS // 100)
    down = highest is not None and (highest - price) * BASIS > highest * percent * (BASIS // 100)
    return up or down


def _named(skus: Sequence[str]) -> str:
    more = f" +{len(skus) - MOST_NAMED}" if len(skus) > MOST_NAMED else ""
    return ", ".join(skus[:MOST_NAMED]) + more
