"""HTML pages: one Jinja environment per language, and *slots* for what differs between people.

Templates write `{{ slot("viewer") }}` where something personal stands. A page can therefore be kept as text and
shown to everybody; the slots are filled per request.
"""

import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import UUID

import msgspec
from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from litestar import Response
from markupsafe import Markup

from jishi.kernel.text import pick
from jishi.platform import formats
from jishi.platform.http.context import AnyRequest, RequestContext, context_of
from jishi.platform.i18n import LOCALES, translations

HTML = "text/html; charset=utf-8"
PARTIALS = ("viewer", "cart_badge", "flash", "bell")
_SALT = secrets.token_hex(6)


def mark(name: str) -> str:
    """The text that holds the place of slot `name`; nobody outside this process can write it into a page."""
    return f"@@{_SALT}{name}@@"


class View(msgspec.Struct, frozen=True):
    """What templates see as `ctx`: only things that are the same for everybody who reads this language."""

    locale: str
    currency: str
    base_url: str
    environment: str


class Templates:
    """The template engine: the ui folder first, each module's templates under its own name."""

    def __init__(self, root: Path, named: Mapping[str, Path], functions: Mapping[str, Callable[..., object]]) -> None:
        loaders: dict[str, BaseLoader] = {name: FileSystemLoader(folder) for name, folder in named.items()}
        loader = ChoiceLoader([FileSystemLoader(root), PrefixLoader(loaders)])
        self._environments = {locale: _environment(loader, locale, functions) for locale in LOCALES}

    def text(self, locale: str, template: str, **values: object) -> str:
        """The rendered template, its slots still open."""
        return self._environments[locale].get_template(template).render(values)


def _environment(loader: BaseLoader, locale: str, functions: Mapping[str, Callable[..., object]]) -> Environment:
    environment = Environment(
        loader=loader,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
        extensions=["jinja2.ext.do"],
    )
    words = translations(locale)
    environment.globals.update(functions)
    environment.globals.update(
        _=words.gettext,
        gettext=words.gettext,
        ngettext=words.ngettext,
        slot=lambda name: Markup(mark(name)),
    )
    environment.filters.update(
        money=lambda value: formats.money(value, locale),
        number=lambda value: formats.number(value, locale),
        date=lambda value: formats.date(value, locale),
        datetime=lambda value: formats.moment(value, locale),
        pick=lambda value: pick(value, locale),
        json=lambda value: Markup(_script_json(value)),
    )
    return environment


def _script_json(value: object) -> str:
    text = msgspec.json.encode(value).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def view(context: RequestContext) -> View:
    """`ctx` for templates."""
    settings = context.app.settings
    return View(context.locale, settings.currency, settings.public_url, settings.env.value)


def render(request: AnyRequest, template: str, *, status: int = 200, **values: object) -> Response[bytes]:
    """A page for this person, whom the template sees as `actor` once a handler has asked who it is."""
    context = context_of(request)
    shared = {"ctx": view(context), "actor": context.known_actor}
    text = context.app.service(Templates).text(context.locale, template, **(shared | values))
    return finish(context, text, status=status)


def finish(context: RequestContext, text: str, *, status: int = 200) -> Response[bytes]:
    """Fill the slots of `text` for this person. The actor must have been resolved if the page shows who it is."""
    context.is_html = True
    context.ensure_guest()
    for name, value in _slot_values(context).items():
        text = text.replace(mark(name), value)
    for name in PARTIALS:
        if mark(name) in text:
            text = text.replace(mark(name), _partial(context, name))
    return Response(text.encode(), status_code=status, media_type=HTML)


def _slot_values(context: RequestContext) -> dict[str, str]:
    return {
        "csrf": context.csrf,
        "nonce": context.nonce,
        "theme": context.theme,
        "density": context.density,
        "path": str(Markup.escape(context.path)),
    }


def _partial(context: RequestContext, name: str) -> str:
    templates, shared = context.app.service(Templates), view(context)
    if name == "cart_badge":
        return templates.text(context.locale, "partials/cart_badge.html", ctx=shared, cart_count=context.cart_count)
    if name == "flash":
        flashes = context.take_flash()
        return templates.text(context.locale, "partials/flash.html", ctx=shared, flashes=flashes) if flashes else ""
    actor = context.known_actor
    if name == "bell":
        return _bell(context, actor.account_id) if actor.account_id else ""
    viewer = actor if actor.is_signed_in else None
    key = f"viewer:{context.locale}:{actor.account_id}:{actor.name}:{actor.avatar_url}:{actor.is_staff}"
    text = context.app.cache.peek(key)
    if text is None:
        text = templates.text(context.locale, "partials/viewer.html", ctx=shared, viewer=viewer)
        context.app.cache.put(key, text)
    return str(text).replace(mark("csrf"), context.csrf)


def _bell(context: RequestContext, account_id: UUID) -> str:
    """The number of unread notices comes from the cache or, by a request of the browser's own, not at all: a page never
    asks the database for it."""
    unread = context.app.cache.peek(f"bell:{account_id}")
    key = f"bell-view:{context.locale}:{unread}"
    text = context.app.cache.peek(key)
    if text is None:
        text = context.app.service(Templates).text(
            context.locale, "partials/bell.html", ctx=view(context), unread=unread
        )
        context.app.cache.put(key, text)
    return str(text)
