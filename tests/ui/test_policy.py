"""What the Content-Security-Policy forbids never gets into a template."""

import re
from pathlib import Path

import pytest

from jishi.ui.paths import PACKAGE

TEMPLATES = sorted(path for folder in PACKAGE.rglob("templates") for path in folder.rglob("*.html"))
FORBIDDEN = {
    "inline style": re.compile(r"""<[^>]*\sstyle\s*=""", re.IGNORECASE),
    "inline event handler": re.compile(r"""<[a-z][^>]*\son[a-z]+\s*=""", re.IGNORECASE),
    "htmx event handler": re.compile(r"""\shx-on[:-]"""),
    "evaluated htmx value": re.compile(r"""\shx-[a-z-]+(?::\w+)*\s*=\s*["'](?:js|javascript):"""),
    "evaluated htmx trigger filter": re.compile(r"""\shx-trigger\s*=\s*"[^"{]*\["""),
    "script address in a link": re.compile(r"""href\s*=\s*["']javascript:""", re.IGNORECASE),
    "script without nonce": re.compile(r"""<script(?![^>]*nonce=)""", re.IGNORECASE),
    "style without nonce": re.compile(r"""<style(?![^>]*nonce=)""", re.IGNORECASE),
    "theme-blind colour": re.compile(r"""class="[^"]*\bdark:"""),
}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_template_keeps_to_the_policy(path: Path) -> None:
    text = path.read_text("utf-8")
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("inline style", '<p class="x" style="color:red">'),
        ("inline event handler", '<button type="button" onclick="go()">'),
        ("htmx event handler", '<a hx-on:click="go()">'),
        ("evaluated htmx value", """<a hx-vals='js:{a: 1}'>"""),
        ("evaluated htmx trigger filter", '<a hx-trigger="click[ctrlKey]">'),
        ("script without nonce", "<script>go()</script>"),
    ],
)
def test_the_guard_notices(name: str, bad: str) -> None:
    assert FORBIDDEN[name].search(bad)
