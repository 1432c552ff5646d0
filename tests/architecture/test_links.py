"""No template points to where nothing is."""

import re
from collections.abc import Iterator

from litestar.routes import HTTPRoute
from tests.architecture.source import PACKAGE, lines

from jishi.bootstrap import make_runtime, make_web
from jishi.platform.http.app import Outer
from jishi.platform.settings import Settings

LINK = re.compile(r"""(?:href|action|formaction|hx-get|hx-post|data-[a-z]+-url)="(/[^"#?]*)""")
NAMED = re.compile(r"""['"]url['"]: '(/[^'#?]*)'|\('(/[a-z][^'#?]*)', _\(""")
FILLED = re.compile(r"\{\{.*?\}\}")
SANDBOX = ("sandbox/",)
"""Another process, with routes of its own."""

SAMPLES = ("ui/templates/design.html",)
"""Shows components with made-up addresses."""


def routes() -> list[re.Pattern[str]]:
    """What each route answers to."""
    web = make_web(make_runtime(Settings()))
    assert isinstance(web, Outer)
    found = [route.path for route in web.inner.routes if isinstance(route, HTTPRoute)]
    return [
        re.compile(re.sub(r"\{\w+:path\}", ".+", re.sub(r"\{\w+(:(?!path)\w+)?\}", "[^/]+", path)) + "/?")
        for path in found
    ]


def links() -> Iterator[tuple[str, str]]:
    """Every address in a template, places to fill replaced, and where it stands."""
    for path in sorted(PACKAGE.rglob("templates/**/*.html")):
        name = path.relative_to(PACKAGE).as_posix()
        if name.startswith(SANDBOX) or name in SAMPLES:
            continue
        text = FILLED.sub("x", path.read_text("utf-8"))
        for match in (*LINK.finditer(text), *NAMED.finditer(text)):
            address = next(group for group in match.groups() if group)
            if "{%" not in address:
                yield address, name


def test_every_link_of_a_template_leads_somewhere() -> None:
    known = routes()
    found = list(links())
    assert len(found) > 100
    dead = sorted({f"{name}: {link}" for link, name in found if not any(route.fullmatch(link) for route in known)})
    assert not dead, lines(dead)
