"""Everything the buying pages say is said in Chinese too."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

import jishi.storefront.buying
from jishi.platform.i18n import translations
from jishi.storefront.buying.words import LOOKS, PARCEL_WORDS, REASONS, STEPS, TAB_NAMES

FOLDER = Path(jishi.storefront.buying.__file__).parent
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "ngettext": (1, 2),
    "say": None,
    "flash": (2,),
    "gettext": None,
}
OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}


def _said() -> Iterator[str]:
    for path in sorted(FOLDER.rglob("*")):
        if path.suffix not in (".html", ".py"):
            continue
        method, options = ("jinja2", OPTIONS) if path.suffix == ".html" else ("python", {})
        for _, message, _, _ in extract_from_file(method, path, keywords=KEYWORDS, options=options):
            yield message if isinstance(message, str) else message[0]
        yield from re.findall(r'(?:Invalid|Conflict|NotFound)\(\s*"([^"]+)"', path.read_text("utf-8"))
    for look in LOOKS.values():
        yield from (look.name, look.sentence)
    yield from (*STEPS.values(), *TAB_NAMES.values(), *PARCEL_WORDS.values(), *REASONS)


def _translated() -> dict[str, str]:
    with (FOLDER / "locale/zh_CN.po").open("rb") as file:
        pairs = [(message.id, message.string) for message in read_po(file) if message.id]
    return {_first(source): _first(target or "") for source, target in pairs}


def _first(text: str | list[str] | tuple[str, ...]) -> str:
    return text if isinstance(text, str) else text[0]


def test_every_sentence_has_a_chinese_one() -> None:
    words = translations("zh-CN")
    known = {*words._messages, *words._plurals}
    assert sorted({message for message in _said() if message not in known}) == []


def test_no_translation_is_kept_that_nobody_says() -> None:
    said = set(_said())
    assert [message for message in _translated() if message not in said] == []


def test_the_same_sentence_is_the_same_everywhere() -> None:
    words = translations("zh-CN")
    differing = {s: t for s, t in _translated().items() if words._messages.get(s, t) != t}
    assert differing == {}


def test_translations_keep_the_places_to_fill() -> None:
    place = re.compile(r"%\(\w+\)s")
    wrong = [s for s, t in _translated().items() if sorted(place.findall(s)) != sorted(place.findall(t))]
    assert wrong == []
