"""Everything the design system says is said in Chinese too."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from jishi.ui.paths import LOCALE, TEMPLATES

KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "ngettext": (1, 2)}
OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false", "extensions": "jinja2.ext.do"}


def _said(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            for _, message, _, _ in extract_from_file("jinja2", path, keywords=KEYWORDS, options=OPTIONS):
                yield message if isinstance(message, str) else message[0]


def _translated() -> dict[str, str]:
    with (LOCALE / "zh_CN.po").open("rb") as file:
        pairs = [(message.id, message.string) for message in read_po(file) if message.id]
    return {
        source if isinstance(source, str) else source[0]: target if isinstance(target, str) else target[0]
        for source, target in pairs
    }


def test_every_sentence_of_the_templates_has_a_chinese_one() -> None:
    translated = _translated()
    assert [message for message in _said(TEMPLATES) if not translated.get(message)] == []


def test_no_translation_is_kept_that_nobody_says() -> None:
    said = set(_said(TEMPLATES))
    assert [message for message in _translated() if message not in said] == []


def test_translations_keep_the_places_to_fill() -> None:
    place = re.compile(r"%\(\w+\)s|\{\}")
    wrong = [s for s, t in _translated().items() if sorted(place.findall(s)) != sorted(place.findall(t))]
    assert wrong == []
