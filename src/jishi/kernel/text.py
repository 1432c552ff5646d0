"""Text in several languages, and the limits on text that people write."""

import unicodedata

from jishi.kernel.errors import Invalid

Text = dict[str, str]
"""Locale (`zh-CN`, `en`) to text. At least one locale is present."""

_CONTROL = {code: None for code in range(32) if code not in (9, 10, 13)} | {127: None}
_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def pick(text: Text, locale: str) -> str:
    """The text in `locale`, else in the same language, else in any."""
    if (found := text.get(locale)) is not None:
        return found
    language = locale.split("-")[0]
    for key, value in text.items():
        if key.split("-")[0] == language:
            return value
    return next(iter(text.values()), "")


def clean(value: str, *, field: str, most: int, least: int = 0, lines: bool = False) -> str:
    """`value` as it is stored: NFC, without control and direction-override characters, trimmed, one line unless
    `lines`. Raises Invalid naming `field` when it is shorter than `least` or longer than `most` characters."""
    if value.isprintable() and unicodedata.is_normalized("NFC", value):
        plain = value  # neither control characters nor overrides are printable
    else:
        plain = unicodedata.normalize("NFC", value).translate(_CONTROL).translate(_BIDI)
    plain = plain.strip() if lines else " ".join(plain.split())
    if len(plain) > most:
        raise Invalid("This text is too long: %(most)s characters at most.", fields={field: "Too long"}, most=most)
    if len(plain) < least:
        raise Invalid("Please fill this in.", field=field)
    return plain
