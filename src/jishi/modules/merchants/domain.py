"""What a shop may be called. Pure."""

import re

from jishi.kernel.errors import Invalid
from jishi.kernel.text import Text, clean

SLUG = re.compile(r"^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$")


def check_slug(slug: str) -> str:
    """`slug` itself. Raises Invalid unless it is 1 to 60 small letters, digits and inner dashes."""
    if not SLUG.match(slug):
        raise Invalid(
            "A shop's address has small letters, digits and dashes.", fields={"slug": "This value is not valid."}
        )
    return slug


def city_of(place: Text) -> str:
    """The one word for a place, where there is room for one only."""
    return place.get("zh-CN") or next(iter(place.values()), "")


def clean_text(text: Text, *, field: str, most: int, least: int = 0, lines: bool = False) -> Text:
    """Every translation cleaned (see kernel.text.clean). Raises Invalid naming `field`."""
    if least and not text:
        raise Invalid("Please fill this in.", field=field)
    return {
        locale[:12]: clean(value, field=field, most=most, least=least, lines=lines) for locale, value in text.items()
    }
