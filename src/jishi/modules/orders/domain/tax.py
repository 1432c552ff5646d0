"""Value-added and sales taxes by country and class of goods.

Chinese prices include the tax (增值税暂行条例 art. 2: 13 %, 9 %); elsewhere the standard and reduced rates of the
country are added as an estimate. Rates are basis points. A country that is not listed adds nothing here.
"""

from jishi.kernel.money import BASIS, rate_of
from jishi.modules.catalog.contracts import TaxClass

INCLUDED = frozenset({"CN"})

RATES: dict[str, tuple[int, int]] = {
    "CN": (1_300, 900),
    "TW": (500, 500),
    "JP": (1_000, 800),
    "KR": (1_000, 0),
    "SG": (900, 900),
    "MY": (1_000, 500),
    "TH": (700, 700),
    "VN": (1_000, 500),
    "AU": (1_000, 0),
    "NZ": (1_500, 1_500),
    "GB": (2_000, 500),
    "DE": (1_900, 700),
    "FR": (2_000, 550),
    "IT": (2_200, 1_000),
    "ES": (2_100, 1_000),
    "NL": (2_100, 900),
    "CA": (500, 500),
    "CH": (810, 260),
}
"""Country to (standard, reduced). HK, MO and the federal US have none."""


def is_included(country: str) -> bool:
    """Whether prices shown to people of `country` contain the tax."""
    return country in INCLUDED


def rate_for(country: str, tax_class: TaxClass) -> int:
    """Basis points for goods of `tax_class` sent to `country`."""
    standard, reduced = RATES.get(country, (0, 0))
    return {TaxClass.STANDARD: standard, TaxClass.REDUCED: reduced, TaxClass.ZERO: 0}[tax_class]


def tax_on(amount: int, rate: int, *, included: bool) -> int:
    """The tax in (`included`) or on top of `amount`, rounded half up to a whole minor unit."""
    if not included:
        return rate_of(amount, rate)
    return (amount * rate * 2 + BASIS + rate) // (2 * (BASIS + rate))
