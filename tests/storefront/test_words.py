"""Everything the storefront says is said in Chinese too."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

import jishi.storefront

FOLDER = Path(jishi.storefront.__file__).parent
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "ngettext": (1, 2), "say": None, "flash": (2,)}
OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false", "extensions": "jinja2.ext.do"}
OWN_PLACES = {"%(percent)s%% off"}
"""Said with other numbers in Chinese, where a reduction is told in tenths of the price."""


def _said() -> Iterator[str]:
    for path in sorted(FOLDER.rglob("*")):
        if not path.is_file() or "buying" in path.parts or path.suffix not in (".html", ".py"):
            continue
        method = "jinja2" if path.suffix == ".html" else "python"
        options = OPTIONS if method == "jinja2" else {}
        for _, message, _, _ in extract_from_file(method, path, keywords=KEYWORDS, options=options):
            yield message if isinstance(message, str) else message[0]
        yield from re.findall(r'(?:Invalid|Conflict|NotFound)\(\s*"([^"]+)"', path.read_text("utf-8"))


def _translated(*folders: Path) -> dict[str, str]:
    pairs = []
    for folder in folders:
        for path in folder.glob("locale/zh_CN.po"):
            with path.open("rb") as file:
                pairs += [(message.id, message.string) for message in read_po(file) if message.id]
    return {
        source if isinstance(source, str) else source[0]: target if isinstance(target, str) else target[0]
        for source, target in pairs
    }


def test_every_sentence_has_a_chinese_one() -> None:
    parts = [folder for folder in FOLDER.iterdir() if folder.is_dir()]
    shared = _translated(*FOLDER.parent.glob("modules/*"), *parts, FOLDER.parent / "ui", FOLDER.parent / "platform")
    translated = {**shared, **_translated(FOLDER)}
    assert sorted({message for message in _said() if not translated.get(message)}) == []


def test_no_translation_is_kept_that_nobody_says() -> None:
    said = set(_said())
    assert [message for message in _translated(FOLDER) if message not in said] == []


def test_the_same_sentence_is_the_same_everywhere() -> None:
    shared = _translated(*FOLDER.parent.glob("modules/*"), FOLDER.parent / "ui")
    own = _translated(FOLDER)
    assert {source: target for source, target in own.items() if shared.get(source, target) != target} == {}


def test_translations_keep_the_places_to_fill() -> None:
    place = re.compile(r"%\(\w+\)s")
    wrong = [
        source
        for source, target in _translated(FOLDER).items()
        if source not in OWN_PLACES and sorted(place.findall(source)) != sorted(place.findall(target))
    ]
    assert wrong == []
