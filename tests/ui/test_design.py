"""The design page and the layouts render in every language, with nothing undefined."""

import re

import pytest

from jishi.ui.paths import DIST
from jishi.ui.preview import LANGUAGES, PAGES, render

pytestmark = pytest.mark.skipif(not (DIST / "manifest.json").exists(), reason="assets are not built")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_renders(page: str, language: str) -> None:
    html = render(page, language, "light")
    assert html.startswith("<!doctype html>") or "<!doctype html>" in html[:400]
    assert f'lang="{language}"' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_are_unique_and_labels_find_their_fields(language: str) -> None:
    html = render("design", language, "light")
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted({name for name in ids if ids.count(name) > 1}) == []
    assert [name for name in re.findall(r'<label[^>]*\sfor="([^"]+)"', html) if name not in ids] == []


def test_the_chinese_page_speaks_chinese() -> None:
    words = re.sub(r"<script.*?</script>|<[^>]+>", " ", render("design", "zh-CN", "light"), flags=re.DOTALL)
    assert "立即购买" in words
    assert "Buy now" not in words
