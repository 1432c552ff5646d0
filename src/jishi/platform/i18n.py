"""Words in the person's language.

Message ids are the English sentences. Translations live next to what uses them, in `locale/zh_CN.po` of each
package, and are merged once at start.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

LOCALES = ("zh-CN", "en")
DEFAULT = "zh-CN"
PACKAGE = Path(__file__).resolve().parents[1]
_QUALITY = re.compile(r"[01](\.[0-9]{0,3})?")


class Translations:
    """All messages of one locale."""

    def __init__(self, locale: str, messages: dict[str, str], plurals: dict[str, tuple[str, ...]]) -> None:
        self.locale = locale
        self._messages = messages
        self._plurals = plurals

    def gettext(self, message: str, /, **params: object) -> str:
        """`message` in this language with its `%(name)s` places filled."""
        text = self._messages.get(message, message)
        return text % params if params else text.replace("%%", "%")

    def ngettext(self, singular: str, plural: str, count: int, /, **params: object) -> str:
        """The form for `count`, which also fills `%(count)s`."""
        forms = self._plurals.get(singular)
        if not forms:
            text = singular if count == 1 else plural
        else:
            text = forms[0] if len(forms) == 1 or count == 1 else forms[1]
        return text % {"count": count, **params}


@lru_cache(maxsize=8)
def translations(locale: str) -> Translations:
    """The merged catalogue of `locale`; English, being the language of the ids, is empty."""
    messages: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for path in sorted(PACKAGE.rglob(f"locale/{locale.replace('-', '_')}.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                if isinstance(message.id, tuple | list):
                    plurals[message.id[0]] = tuple(form for form in message.string or () if form)
                elif message.id and message.string:
                    messages[str(message.id)] = str(message.string)
    return Translations(locale, messages, plurals)


@lru_cache(maxsize=1_024)
def negotiate(accept_language: str, default: str = DEFAULT) -> str:
    """The best of our locales for an Accept-Language header (RFC 9110 §12.5.4)."""
    for tag in _by_quality(accept_language):
        for locale in LOCALES:
            if locale.lower() == tag or locale.split("-")[0] == tag.split("-")[0]:
                return locale
    return default


def _by_quality(header: str) -> Iterable[str]:
    ranked = []
    for position, part in enumerate(header.lower().split(",")[:10]):
        tag, _, params = part.strip().partition(";")
        quality = params.partition("q=")[2].strip() or "1"
        ranked.append((-float(quality) if _QUALITY.fullmatch(quality) else 0.0, position, tag.strip()))
    return (tag for _, _, tag in sorted(ranked) if tag)
