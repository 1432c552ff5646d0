"""What plays the courier: pages to push parcels forward, and the same for programs; and what merchants ask for."""

import asyncio
import secrets

import msgspec

from jishi.platform.i18n import LOCALES, negotiate
from jishi.sandbox.http import HTML, Answer, Request, Routes, as_json, see_other
from jishi.sandbox.merchant_api import MerchantApi
from jishi.sandbox.parcels import NEXT, ParcelOrder, Parcels, ParcelStage, ScanBehaviour, ScanRequest
from jishi.sandbox.payer_pages import environment
from jishi.sandbox.protocol import Refused

POLICY = (
    "default-src 'none'; style-src 'nonce-{nonce}'; img-src data:; base-uri 'none'; frame-ancestors 'none'; "
    "form-action 'self'"
)
CALLBACKS = {
    "normal": ScanBehaviour(),
    "none": ScanBehaviour(copies=0),
    "five": ScanBehaviour(copies=5),
    "delayed": ScanBehaviour(delay_seconds=30),
    "older": ScanBehaviour(minutes_ago=24 * 60),
}
"""How webhooks misbehave, by the choice on the page."""


class ParcelPages:
    """Handlers of `/parcels…` and `/v1/parcels…`. Knowing a parcel's number is what lets a courier in; merchants
    sign."""

    def __init__(self, parcels: Parcels, merchant_api: MerchantApi) -> None:
        self._parcels = parcels
        self._merchants = merchant_api
        self._environments = {locale: environment(locale) for locale in LOCALES}

    def add_to(self, routes: Routes) -> None:
        """Put the handlers in."""
        guarded = self._merchants.guarded
        routes.add("POST", "/v1/parcels", guarded(self.create))
        routes.add("GET", "/v1/parcels/{number}", guarded(self.show_as_json))
        routes.add("POST", "/v1/parcels/{number}/cancel", guarded(self.cancel))
        routes.add("POST", "/v1/parcels/{number}/scans", self.scan_as_program)
        routes.add("GET", "/parcels", self.list)
        routes.add("GET", "/parcels/{number}", self.show)
        routes.add("POST", "/parcels/{number}", self.scan)

    async def create(self, request: Request) -> Answer:
        return as_json(await self._parcels.create(msgspec.json.decode(request.body, type=ParcelOrder)), 201)

    async def show_as_json(self, _: Request, number: str) -> Answer:
        return as_json(await self._parcels.view(number))

    async def cancel(self, _: Request, number: str) -> Answer:
        return as_json(await self._parcels.cancel(number))

    async def scan_as_program(self, request: Request, number: str) -> Answer:
        """A courier without a browser."""
        asked = msgspec.json.decode(request.body, type=ScanRequest)
        parcel, sending = await self._parcels.scan(number, asked.stage, asked.behaviour)
        if asked.wait and sending:
            await asyncio.wait(sending)
        return as_json(parcel)

    async def list(self, request: Request) -> Answer:
        """The newest parcels."""
        return self._page(request, "parcels.html", parcels=await self._parcels.newest())

    async def show(self, request: Request, number: str) -> Answer:
        """A parcel, its label, and what can happen to it."""
        parcel = await self._parcels.view(number)
        return self._page(request, "parcel.html", parcel=parcel, next=NEXT[ParcelStage(parcel.stage)])

    async def scan(self, request: Request, number: str) -> Answer:
        """A button of the page."""
        form = request.form()
        try:
            stage = ParcelStage(form.get("stage", ""))
        except ValueError:
            raise Refused(422, "bad_stage") from None
        _, sending = await self._parcels.scan(number, stage, CALLBACKS.get(form.get("callbacks", ""), ScanBehaviour()))
        if sending:
            await asyncio.wait(sending, timeout=1)
        return see_other(f"/parcels/{number}")

    def _page(self, request: Request, template: str, **values: object) -> Answer:
        wanted = request.query.get("lang", "")
        locale = wanted if wanted in LOCALES else negotiate(request.headers.get("accept-language", ""))
        nonce = secrets.token_urlsafe(12)
        text = (
            self._environments[locale]
            .get_template(template)
            .render(
                nonce=nonce,
                locale=locale,
                other_locale=next(other for other in LOCALES if other != locale),
                path=request.path,
                callbacks=list(CALLBACKS),
                **values,
            )
        )
        policy = POLICY.format(nonce=nonce)
        return Answer(200, text.encode(), HTML, [(b"content-security-policy", policy.encode())])
