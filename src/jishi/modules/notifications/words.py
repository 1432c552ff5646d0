"""What a notice says: the words in force, filled for one reader."""

import msgspec

from jishi.kernel.text import Text
from jishi.modules.notifications import queries
from jishi.modules.notifications.contracts import Kind, Params, Words
from jishi.modules.notifications.domain import fill, spoken
from jishi.platform.db import Tx
from jishi.platform.i18n import LOCALES, translations


class Said(msgspec.Struct, frozen=True):
    """A notice in every language."""

    title: Text
    text: Text


def default_words(kind: Kind, locale: str) -> Words:
    """What the kind came with."""
    say = translations(locale).gettext
    return Words(say(kind.title), say(kind.text))


async def words_in_force(tx: Tx, kind: Kind) -> dict[str, Words]:
    """The words of a kind per language: as the console has edited them, else what it came with."""
    found = {locale: default_words(kind, locale) for locale in LOCALES}
    for locale, subject, text in await tx.fetch(queries.WORDS_IN_FORCE, kind.code):
        if subject is not None and locale in found:
            found[locale] = Words(subject, text)
    return found


def say_all(words: dict[str, Words], params: Params) -> Said:
    """The words with every place filled, in every language."""
    values = {locale: spoken(params, locale) for locale in words}
    return Said(
        {locale: fill(one.subject, values[locale]) for locale, one in words.items()},
        {locale: fill(one.text, values[locale]) for locale, one in words.items()},
    )
