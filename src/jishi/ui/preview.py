"""Shows the design page without a server: `python -m jishi.ui.preview FOLDER` or `… --serve 8765`.

Renders each language and theme with stand-ins for what the platform gives templates. Served pages carry the
strict Content-Security-Policy, so that what breaks it is seen here first.
"""

import argparse
import contextlib
import functools
import http.server
import json
from datetime import datetime
from pathlib import Path

from babel.dates import format_date, format_datetime
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from jishi.kernel.money import Money, exponent
from jishi.ui.assets import asset
from jishi.ui.icons import icon
from jishi.ui.paths import DIST, LOCALE, TEMPLATES
from jishi.ui.samples import SamplePerson, design_samples

THEMES = ("system", "light", "dark", "rice", "ink")
LANGUAGES = ("zh-CN", "en")
NONCE = "preview"
POLICY = (
    f"default-src 'self'; script-src 'self' 'nonce-{NONCE}'; style-src 'self' 'nonce-{NONCE}'; "
    "img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
)
REGIONS = {"浙江省": {"杭州市": ["西湖区", "余杭区"], "宁波市": ["海曙区"]}, "上海市": {"上海市": ["徐汇区", "静安区"]}}
PAGES = ("design", "errors/404", "errors/error", "errors/offline")


class Words:
    """Translations of one language out of locale/*.po."""

    def __init__(self, language: str) -> None:
        path = LOCALE / f"{language.replace('-', '_')}.po"
        self._forms: dict[str, str] = {}
        if path.exists():
            with path.open("rb") as file:
                for message in read_po(file):
                    source = message.id[0] if isinstance(message.id, (list, tuple)) else message.id
                    target = message.string[0] if isinstance(message.string, (list, tuple)) else message.string
                    if source and target:
                        self._forms[source] = target

    def say(self, message: str, /, **params: object) -> str:
        """Return a sentence with its places filled."""
        text = self._forms.get(message, message)
        return text % params if params else text

    def count(self, one: str, many: str, count: int, /, **params: object) -> str:
        """Return the form for a number."""
        text = self._forms.get(one) or (one if count == 1 else many)
        return text % {"count": count, **params}


def environment(language: str, theme: str) -> Environment:
    """Return an environment that behaves like the platform's."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    words, tag = Words(language), language.replace("-", "_")

    def money(value: Money) -> str:
        whole = value.amount % 10 ** exponent(value.currency) == 0
        pattern = "¤#,##0" if whole else None
        text = format_currency(value.decimal(), value.currency, pattern, tag, currency_digits=not whole)
        return text.replace("CN¥", "¥")

    def slot(name: str) -> str | Markup:
        steady = {"theme": theme, "density": "cosy", "nonce": NONCE, "csrf": "token", "path": "/_design"}
        if name in steady:
            return steady[name]
        values = {"cart_count": 3, "viewer": SamplePerson("林小满", is_staff=True), "flashes": []}
        return Markup(made.get_template(f"partials/{name}.html").render(**values))

    made.globals.update(_=words.say, ngettext=words.count, asset=asset, icon=icon, slot=slot)
    made.filters.update(
        money=money,
        number=lambda value: format_decimal(value, locale=tag),
        date=lambda value: format_date(value, "medium", tag),
        datetime=lambda value: format_datetime(value, "medium", locale=tag),
    )
    made.globals["ctx"] = {"locale": language, "currency": "CNY", "base_url": "", "environment": "development"}
    return made


def render(page: str, language: str, theme: str) -> str:
    """Return a page as HTML."""
    return (
        environment(language, theme)
        .get_template(f"{page}.html")
        .render(
            **design_samples(language),
            regions_url="/assets/regions.json",
            error_status=500,
            message="",
            today=datetime.now().astimezone(),
        )
    )


def write_all(folder: Path) -> None:
    """Write every page in each language and theme, with the built files beside them."""
    for page in PAGES:
        for language in LANGUAGES:
            for theme in THEMES:
                target = folder / f"{page.replace('/', '-')}.{language}.{theme}.html"
                target.write_text(render(page, language, theme), "utf-8")


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves /PAGE.LANGUAGE.THEME, /assets/… and /sw.js."""

    def do_GET(self) -> None:
        """Answer with a rendered page or a built file."""
        path = self.path.split("?")[0].strip("/")
        if path == "assets/regions.json":
            self._send(json.dumps(REGIONS).encode(), "application/json")
            return
        if path.startswith("assets/") or path == "sw.js":
            self._file(DIST / Path(path).name)
            return
        page, _, rest = (path or "design.zh-CN.light").partition(".")
        language, _, theme = rest.partition(".")
        if page.replace("-", "/", 1) not in PAGES or language not in LANGUAGES or theme not in THEMES:
            self.send_error(404)
            return
        self._send(render(page.replace("-", "/", 1), language, theme).encode(), "text/html; charset=utf-8", policy=True)

    def _file(self, path: Path) -> None:
        kinds = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png"}
        if path.exists():
            self._send(path.read_bytes(), kinds.get(path.suffix, "application/octet-stream"))
        else:
            self.send_error(404)

    def _send(self, body: bytes, kind: str, policy: bool = False) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if policy:
            self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        with contextlib.suppress(BrokenPipeError):
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m jishi.ui.preview", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="write static pages there")
    parser.add_argument("--serve", type=int, metavar="PORT", help="serve instead")
    options = parser.parse_args()
    if options.serve:
        functools.partial(http.server.ThreadingHTTPServer, ("127.0.0.1", options.serve), Handler)().serve_forever()
    elif options.folder:
        options.folder.mkdir(parents=True, exist_ok=True)
        write_all(options.folder)
    else:
        parser.error("name a folder or --serve PORT")


if __name__ == "__main__":
    main()
