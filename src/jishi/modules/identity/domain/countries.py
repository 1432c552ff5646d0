"""Countries that one can have things sent to, and how their postal codes look."""

import re
from functools import lru_cache

from babel import Locale

NOT_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"})
FIRST = ("CN", "HK", "MO", "TW", "US", "JP", "SG", "GB", "AU", "CA", "DE", "FR")
NEED_REGION = frozenset({"US", "CA", "AU", "MY", "IT", "ES", "BR", "MX", "IN", "JP"})
POSTAL_CODES = {
    "CN": r"\d{6}",
    "US": r"\d{5}(-\d{4})?",
    "CA": r"[A-Z]\d[A-Z] ?\d[A-Z]\d",
    "GB": r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}",
    "AU": r"\d{4}",
    "JP": r"\d{3}-?\d{4}",
    "KR": r"\d{5}",
    "SG": r"\d{6}",
    "MY": r"\d{5}",
    "DE": r"\d{5}",
    "FR": r"\d{5}",
    "IT": r"\d{5}",
    "ES": r"\d{5}",
    "NL": r"\d{4} ?[A-Z]{2}",
    "CH": r"\d{4}",
    "AT": r"\d{4}",
    "BE": r"\d{4}",
    "SE": r"\d{3} ?\d{2}",
    "IN": r"\d{6}",
    "BR": r"\d{5}-?\d{3}",
    "MX": r"\d{5}",
    "NZ": r"\d{4}",
}
"""Where the code is required, and its shape. Elsewhere it is optional and free."""

_PATTERNS = {country: re.compile(shape) for country, shape in POSTAL_CODES.items()}


@lru_cache(maxsize=8)
def country_names(locale: str) -> dict[str, str]:
    """ISO 3166 code to name in this language: the frequent ones first, then by name."""
    territories = Locale.parse(locale, sep="-").territories
    names = {code: str(name) for code, name in territories.items() if is_country(code)}
    rest = sorted((code for code in names if code not in FIRST), key=lambda code: names[code])
    return {code: names[code] for code in (*FIRST, *rest)}


@lru_cache(maxsize=512)
def is_country(code: str) -> bool:
    """Whether `code` is an ISO 3166 alpha-2 country."""
    shaped = len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()
    return shaped and code not in NOT_COUNTRIES and code in Locale("en").territories


def is_postal_code(country: str, code: str) -> bool:
    """Whether `code`, in upper case, can be a postal code of `country`; an empty one where none is required."""
    if (pattern := _PATTERNS.get(country)) is not None and country != "CN":
        return pattern.fullmatch(code) is not None
    if not code:
        return True
    return pattern.fullmatch(code) is not None if pattern else len(code) <= 12
