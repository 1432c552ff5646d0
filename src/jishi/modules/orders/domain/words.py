"""Sentences in every language at once, for what is stored and shown later to whoever reads it."""

from jishi.kernel.money import Money
from jishi.kernel.text import Text, pick
from jishi.platform import formats
from jishi.platform.i18n import LOCALES, translations

Param = str | int | Money | Text


def say(message: str, /, **params: Param) -> Text:
    """`message` translated into all languages, with money and texts among `params` written as each language does."""
    return {
        locale: translations(locale).gettext(message, **{key: _in(value, locale) for key, value in params.items()})
        for locale in LOCALES
    }


def _in(value: Param, locale: str) -> object:
    if isinstance(value, Money):
        return formats.money(value, locale)
    return pick(value, locale) if isinstance(value, dict) else value
