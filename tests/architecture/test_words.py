"""Everything the product says, it says in Chinese too, and says the same thing the same way."""

import re

from tests.architecture.source import PACKAGE, lines
from tests.architecture.words import catalogues, said

PLACE = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
ODD = re.compile(r"[一-鿿] +[一-鿿]|[一-鿿][,;!?]|。。|，，")
"""Blanks between Chinese characters, and Latin marks after them."""

OTHER_PLACES = {"%(percent)s%% off"}
"""Said with other numbers in Chinese, where a reduction is told in tenths of the price."""


def test_every_sentence_has_a_chinese_one() -> None:
    known = {
        sentence for sentence, homes in catalogues().items() if all(forms and all(forms) for forms in homes.values())
    }
    sentences = said()
    assert len(sentences) > 500
    found = [f"{place}: {sentence}" for sentence, place in sentences.items() if sentence not in known]
    assert not found, lines(found)


def test_a_sentence_is_the_same_in_every_catalogue() -> None:
    different = [
        f"{sentence}: "
        + " | ".join(f"{path.relative_to(PACKAGE).parts[-3]}: {forms[0]}" for path, forms in homes.items())
        for sentence, homes in catalogues().items()
        if len(set(homes.values())) > 1
    ]
    assert not different, lines(different)


def test_translations_keep_the_places_to_fill() -> None:
    wrong = [
        f"{sentence}: {form}"
        for sentence, homes in catalogues().items()
        if sentence not in OTHER_PLACES
        for forms in homes.values()
        for form in forms
        if set(PLACE.findall(form)) - {"%(count)s"} != set(PLACE.findall(sentence)) - {"%(count)s"}
    ]
    assert not wrong, lines(wrong)


def test_chinese_is_set_as_chinese() -> None:
    odd = [form for homes in catalogues().values() for forms in homes.values() for form in forms if ODD.search(form)]
    assert not odd, lines(odd)


def test_people_are_addressed_alike() -> None:
    """你 everywhere, in the demo world too: half polite and half friendly sounds as if two companies spoke."""
    kinds = (".po", ".py", ".html", ".ts", ".txt")
    paths = [path for path in sorted(PACKAGE.rglob("*")) if path.suffix in kinds]
    assert len(paths) > 500
    found = [str(path.relative_to(PACKAGE)) for path in paths if "\u60a8" in path.read_text("utf-8")]
    assert not found, lines(found)
