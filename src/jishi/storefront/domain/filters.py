"""What a list is narrowed by, read from and written to the address of its page. Pure.

Addresses are typed, shared, cut off and tampered with, so reading never fails: what cannot be understood is left out.
"""

from collections.abc import Iterable
from urllib.parse import urlencode
from uuid import UUID

import msgspec

from jishi.kernel.money import exponent, parse_amount
from jishi.modules.catalog.contracts import ProductQuery, Sort

MOST_TEXT = 200
MOST_VALUE = 80
MOST_VALUES = 10
MOST_ATTRIBUTES = 4
MOST_CURSOR = 400
ATTRIBUTE = "f."
"""Before the code of an attribute in the address: `f.color=red`."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wants to see of a list; prices in minor units."""

    text: str = ""
    brands: list[str] = []
    attributes: dict[str, list[str]] = {}
    low: int | None = None
    high: int | None = None
    in_stock: bool = False
    sort: Sort = Sort.POPULAR
    cursor: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the words is asked for."""
        return bool(self.brands or self.attributes or self.in_stock or self.low is not None or self.high is not None)

    @property
    def is_plain(self) -> bool:
        """Whether this is the first page as most people see it."""
        return not (self.is_narrowed or self.text or self.cursor)

    def query(self, *, category: str = "", shop_id: UUID | None = None, limit: int = 20) -> ProductQuery:
        """What to ask the catalogue for."""
        return ProductQuery(
            category=category,
            shop_id=shop_id,
            brands=self.brands,
            attributes=self.attributes,
            price_from=self.low,
            price_to=self.high,
            text=self.text,
            in_stock=self.in_stock,
            sort=self.sort,
            cursor=self.cursor or None,
            limit=limit,
        )

    def without(self, code: str, value: str = "") -> "Wanted":
        """The same without one choice: `brand`, `price`, `stock`, or an attribute's value; from its first page."""
        if code == "brand":
            return self.but(brands=[brand for brand in self.brands if brand != value])
        if code == "price":
            return self.but(low=None, high=None)
        if code == "stock":
            return self.but(in_stock=False)
        rest = {**self.attributes, code: [other for other in self.attributes.get(code, ()) if other != value]}
        return self.but(attributes={key: values for key, values in rest.items() if values})

    @property
    def wordless(self) -> "Wanted":
        """The same without the words, for lists that are not searched."""
        return msgspec.structs.replace(self, text="")

    def but(self, **changes: object) -> "Wanted":
        """The same with changes, from its first page unless they hold a cursor."""
        return msgspec.structs.replace(self, **{"cursor": "", **changes})

    def address(self, path: str, currency: str) -> str:
        """The address of this view of `path`, always written the same way."""
        pairs: list[tuple[str, str]] = [("q", self.text)] if self.text else []
        pairs += [("brand", brand) for brand in self.brands]
        pairs += [(ATTRIBUTE + code, value) for code, values in self.attributes.items() for value in values]
        if self.low is not None:
            pairs.append(("min", written(self.low, currency)))
        if self.high is not None:
            pairs.append(("max", written(self.high, currency)))
        if self.in_stock:
            pairs.append(("stock", "1"))
        if self.sort is not Sort.POPULAR:
            pairs.append(("sort", self.sort.value))
        if self.cursor:
            pairs.append(("cursor", self.cursor))
        return f"{path}?{urlencode(pairs)}" if pairs else path


def read_wanted(pairs: Iterable[tuple[str, str]], currency: str) -> Wanted:
    """What the parameters of an address ask for."""
    single: dict[str, str] = {}
    brands: list[str] = []
    attributes: dict[str, list[str]] = {}
    for name, value in pairs:
        value = _plain(value)
        if name == "brand":
            _gather(brands, value)
        elif name.startswith(ATTRIBUTE) and 0 < len(code := _plain(name[len(ATTRIBUTE) :])) <= MOST_VALUE:
            if code in attributes or len(attributes) < MOST_ATTRIBUTES:
                _gather(attributes.setdefault(code, []), value)
        else:
            single.setdefault(name, value)
    low, high = _amount(single.get("min", ""), currency), _amount(single.get("max", ""), currency)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Wanted(
        text=single.get("q", "")[:MOST_TEXT],
        brands=sorted(brands),
        attributes={code: sorted(values) for code, values in sorted(attributes.items()) if values},
        low=low,
        high=high,
        in_stock=single.get("stock", "") == "1",
        sort=_sort(single.get("sort", "")),
        cursor=single.get("cursor", "") if len(single.get("cursor", "")) <= MOST_CURSOR else "",
    )


def written(amount: int, currency: str) -> str:
    """An amount as a person would type it."""
    digits = exponent(currency)
    whole, rest = divmod(amount, 10**digits)
    return f"{whole}.{rest:0{digits}d}" if rest else str(whole)


def _plain(value: str) -> str:
    """Without control characters and surrogates, which no database takes, and without space around it."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in value[:2_000]).split())


def _gather(values: list[str], value: str) -> None:
    if 0 < len(value) <= MOST_VALUE and value not in values and len(values) < MOST_VALUES:
        values.append(value)


def _amount(text: str, currency: str) -> int | None:
    try:
        amount = parse_amount(text[:30], currency) if text else None
    except ValueError:
        return None
    return amount if amount is None or amount >= 0 else None


def _sort(text: str) -> Sort:
    try:
        return Sort(text)
    except ValueError:
        return Sort.POPULAR
