"""What payers see and do: the hosted payment page, and the same as JSON for programs."""

import asyncio
import secrets
from pathlib import Path

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from jishi.kernel.money import Money
from jishi.platform import formats
from jishi.platform.i18n import LOCALES, negotiate, translations
from jishi.platform.runtime import Runtime
from jishi.sandbox.http import HTML, Answer, Request, Routes, as_json, see_other
from jishi.sandbox.protocol import Action, Behaviour, Claims, PayRequest, Refused, Seal, TradeView
from jishi.sandbox.trades import Trades

FOLDER = Path(__file__).resolve().parent / "templates"
POLICY = (
    "default-src 'none'; style-src 'nonce-{nonce}'; img-src data:; base-uri 'none'; frame-ancestors 'none'; "
    "form-action 'self' {origin}"
)
CALLBACKS = {
    "normal": Behaviour(),
    "none": Behaviour(copies=0),
    "five": Behaviour(copies=5),
    "delayed": Behaviour(delay_seconds=30),
    "reversed": Behaviour(reversed=True),
    "wrong_amount": Behaviour(amount_off=-1),
}
"""How callbacks misbehave, by the choice on the page."""


def environment(locale: str) -> Environment:
    """The template engine in one language."""
    words = translations(locale)
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    made.globals["_"] = words.gettext
    made.filters["money"] = lambda value: formats.money(value, locale)
    made.filters["datetime"] = lambda value: formats.moment(value, locale)
    return made


class PayerPages:
    """Handlers of `/pay` and `/v1/pay`. The sealed order is what lets a caller in."""

    def __init__(self, app: Runtime, seal: Seal, trades: Trades) -> None:
        self._app = app
        self._seal = seal
        self._trades = trades
        self._environments = {locale: environment(locale) for locale in LOCALES}

    def add_to(self, routes: Routes) -> None:
        """Put the handlers in."""
        routes.add("GET", "/pay", self.show)
        routes.add("POST", "/pay", self.act)
        routes.add("POST", "/v1/pay", self.act_as_program)

    async def show(self, request: Request) -> Answer:
        """The payment page."""
        sealed = request.query.get("order", "")
        claims = self._seal.open_order(sealed)
        return self._page(request, sealed, claims, await self._trades.view(claims.number))

    async def act(self, request: Request) -> Answer:
        """A button of the payment page."""
        form = request.form()
        sealed = form.get("order", "")
        claims = self._seal.open_order(sealed)
        try:
            action = Action(form.get("action", ""))
        except ValueError:
            raise Refused(422, "bad_action") from None
        behaviour = CALLBACKS.get(form.get("callbacks", ""), Behaviour())
        trade, sending = await self._trades.act(claims, action, behaviour)
        if action is Action.STAY:
            return self._page(request, sealed, claims, trade)
        if sending:
            await asyncio.wait(sending, timeout=1)
        return see_other(claims.return_url)

    async def act_as_program(self, request: Request) -> Answer:
        """A payer without a browser."""
        asked = msgspec.json.decode(request.body, type=PayRequest)
        trade, sending = await self._trades.act(self._seal.open_order(asked.order), asked.action, asked.behaviour)
        if asked.wait and sending:
            await asyncio.wait(sending)
        return as_json(trade)

    def _page(self, request: Request, sealed: str, claims: Claims, trade: TradeView) -> Answer:
        wanted = request.query.get("lang", "")
        locale = wanted if wanted in LOCALES else negotiate(request.headers.get("accept-language", ""))
        nonce = secrets.token_urlsafe(12)
        is_over = self._app.clock.now() >= claims.expiry
        state = "expired" if is_over and trade.state in ("waiting", "failed") else trade.state
        text = (
            self._environments[locale]
            .get_template("pay.html")
            .render(
                claims=claims,
                amount=Money(claims.amount, claims.currency),
                order=sealed,
                state=state,
                nonce=nonce,
                locale=locale,
                other_locale=next(other for other in LOCALES if other != locale),
                callbacks=list(CALLBACKS),
            )
        )
        policy = POLICY.format(nonce=nonce, origin=claims.return_origin)
        return Answer(200, text.encode(), HTML, [(b"content-security-policy", policy.encode())])
