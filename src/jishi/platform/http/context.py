"""What the gate knows of a request, and hands to handlers, templates and errors."""

import re
import secrets
from collections.abc import Awaitable, Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID

import msgspec
from litestar import Request
from litestar.di import NamedDependency

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.errors import Unauthenticated
from jishi.kernel.ids import uuid7
from jishi.platform.db import Tx
from jishi.platform.http import cookies
from jishi.platform.i18n import LOCALES, Translations, negotiate, translations

if TYPE_CHECKING:
    from jishi.platform.runtime import Runtime

KEY = "jishi"
AnyRequest: TypeAlias = Request[Any, Any, Any]
THEMES = ("system", "light", "dark", "rice", "ink")
REQUEST_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
DENSITIES = ("cosy", "compact")


class Flash(msgspec.Struct, frozen=True):
    """A sentence shown once on the next page; `kind` is success, info, warning or error."""

    kind: str
    text: str


class Preferences(msgspec.Struct, frozen=True):
    """How a browser wants things shown."""

    theme: str
    density: str
    locale: str


class RequestContext:
    """Per request: its transaction, its caller, its language and looks, and the cookies it will set."""

    def __init__(self, app: "Runtime", *, write: bool, headers: dict[bytes, bytes], address: str, path: str) -> None:
        self.app = app
        self.tx = Tx(app, write=write)
        self.headers = headers
        self.address = address
        self.path = path
        self.set_cookies: list[bytes] = []
        self.is_html = False
        self.is_refused = False
        self._actor: Actor | None = None
        self._guest: UUID | None = None
        self._nonce = ""

    @cached_property
    def request_id(self) -> str:
        """Names this request in logs and answers; a proxy may have named it already."""
        given = self.headers.get(b"x-request-id", b"")
        return given.decode() if REQUEST_ID.fullmatch(given) else uuid7().hex

    @cached_property
    def jar(self) -> dict[str, str]:
        """The cookies that came."""
        return cookies.parse(self.headers.get(b"cookie", b"").decode("latin-1"))

    @cached_property
    def preferences(self) -> Preferences:
        """Looks and language: what this browser chose before, else what it asks for."""
        theme, density, locale, *_ = (self.jar.get(cookies.PREFERENCES, "") + "...").split(".")
        if locale not in LOCALES:
            accepted = self.headers.get(b"accept-language", b"").decode("latin-1")
            locale = negotiate(accepted, self.app.settings.default_locale)
        return Preferences(
            theme if theme in THEMES else THEMES[0], density if density in DENSITIES else DENSITIES[0], locale
        )

    @property
    def theme(self) -> str:
        return self.preferences.theme

    @property
    def density(self) -> str:
        return self.preferences.density

    @property
    def locale(self) -> str:
        return self.preferences.locale

    @property
    def translations(self) -> Translations:
        return translations(self.locale)

    @property
    def bearer(self) -> str:
        """The token of an Authorization header, or nothing."""
        scheme, _, value = self.headers.get(b"authorization", b"").decode("latin-1").partition(" ")
        return value.strip() if scheme.lower() == "bearer" else ""

    @property
    def guest_id(self) -> UUID | None:
        """The visitor identity the browser or the bearer token proves, if any."""
        if self._guest is None:
            sealed = self.bearer or self.jar.get(cookies.GUEST, "")
            secret = self.app.settings.secret
            self._guest = cookies.open_guest(sealed, secret, self.app.clock.now()) if sealed else None
        return self._guest

    @property
    def session_token(self) -> str:
        """The session secret as it came, from the bearer header or the cookie."""
        return self.bearer or self.jar.get(cookies.SESSION, "")

    @property
    def csrf(self) -> str:
        """The token that this browser's unsafe requests must carry; bound to its session or guest identity."""
        own = self.jar.get(cookies.SESSION) or self.jar.get(cookies.GUEST, "")
        return cookies.sign("csrf", own, self.app.settings.secret)

    async def actor(self) -> Actor:
        """Who is calling, resolved once."""
        if self._actor is None:
            self._actor = await self._resolve()
        return self._actor

    @property
    def known_actor(self) -> Actor:
        """The caller if already resolved, else one without a name."""
        return self._actor or Actor(guest_id=self.guest_id, locale=self.locale)

    @property
    def nonce(self) -> str:
        """This answer's Content-Security-Policy nonce."""
        if not self._nonce:
            self._nonce = secrets.token_urlsafe(12)
        return self._nonce

    async def _resolve(self) -> Actor:
        guest_id = self.guest_id
        if guest_id is None and cookies.GUEST_TOKEN.fullmatch(self.bearer):
            raise Unauthenticated("This token is not good any more. Please get a new one.", code="guest_token")
        token = self.session_token
        if token and "." not in token and (found := await self.app.service(SessionReader).read(self.app, token)):
            return msgspec.structs.replace(found, guest_id=guest_id)
        kind = ActorKind.GUEST if guest_id else ActorKind.VISITOR
        return Actor(kind=kind, guest_id=guest_id, locale=self.locale)

    def become(self, actor: Actor) -> None:
        """Go on as `actor`, after signing in or out in this very request."""
        self._actor = actor

    def ensure_guest(self) -> UUID:
        """The guest identity of this browser, given one (and its cookie) if it has none; an old cookie is renewed."""
        now, guest_id = self.app.clock.now(), self.guest_id
        if guest_id is None or (not self.bearer and cookies.is_old_guest(self.jar[cookies.GUEST], now)):
            self._guest = guest_id = guest_id or uuid7()
            sealed = cookies.seal_guest(guest_id, self.app.settings.secret, now)
            self.jar[cookies.GUEST] = sealed
            self.set_cookie(cookies.GUEST, sealed, seconds=cookies.YEAR)
        return guest_id

    def set_cookie(self, name: str, value: str, *, seconds: int | None, script: bool = False) -> None:
        """Set a cookie with the answer, if the answer is no error."""
        secure = self.app.settings.public_url.startswith("https://")
        self.set_cookies.append(cookies.bake(name, value, seconds=seconds, secure=secure, script=script))

    def prefer(self, *, theme: str = "", density: str = "", locale: str = "") -> None:
        """Remember looks and language in this browser; unknown values are ignored."""
        before = self.preferences
        self.preferences = Preferences(
            theme if theme in THEMES else before.theme,
            density if density in DENSITIES else before.density,
            locale if locale in LOCALES else before.locale,
        )
        value = f"{self.theme}.{self.density}.{self.locale}"
        self.set_cookie(cookies.PREFERENCES, value, seconds=cookies.YEAR, script=True)

    def flash(self, kind: str, message: str, /, **params: object) -> None:
        """Show a translated sentence on the next page."""
        text = self.translations.gettext(message, **params)
        value = cookies_safe(msgspec.json.encode([kind, text]))
        self.set_cookie(cookies.FLASH, value, seconds=60)

    def take_flash(self) -> list[Flash]:
        """The sentence that the last request left for this page, now used up."""
        if not (value := self.jar.pop(cookies.FLASH, "")):
            return []
        self.set_cookie(cookies.FLASH, "", seconds=0)
        try:
            kind, text = msgspec.json.decode(bytes.fromhex(value), type=tuple[str, str])
        except (ValueError, msgspec.MsgspecError):
            return []
        return [Flash(kind, text[:300])]

    @property
    def cart_count(self) -> int:
        """How many pieces the cart badge shows: a hint kept by the cart's own answers."""
        text = self.jar.get(cookies.CART, "0")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0


def cookies_safe(value: bytes) -> str:
    """Bytes as text that may stand in a cookie."""
    return value.hex()


def context_of(request: AnyRequest) -> RequestContext:
    """The gate's context of this request."""
    return request.scope[KEY]  # type: ignore[literal-required,no-any-return]


def is_htmx(request: AnyRequest) -> bool:
    """Whether a script asked for a part of a page, rather than the browser for a whole one."""
    return request.headers.get("hx-request") == "true"


ReadSession: TypeAlias = Callable[["Runtime", str], Awaitable[Actor | None]]


def _no_key(_: str) -> str:
    return ""


class SessionReader:
    """How a session token becomes an actor, and the cache key that is forgotten when that changes. Bootstrap provides
    the identity module's way."""

    def __init__(self, read: ReadSession, key_of: Callable[[str], str] = _no_key) -> None:
        self.read = read
        self.key_of = key_of


GivenTx: TypeAlias = NamedDependency[Tx]
"""A handler's parameter `tx`: the request's transaction."""

GivenActor: TypeAlias = NamedDependency[Actor]
"""A handler's parameter `actor`: the caller."""

GivenContext: TypeAlias = NamedDependency[RequestContext]
"""A handler's parameter `context`: the gate's context."""
