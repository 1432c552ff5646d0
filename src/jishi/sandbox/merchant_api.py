"""What merchants ask for, signed."""

import asyncio
import hashlib
from datetime import date

import msgspec

from jishi.platform.runtime import Runtime
from jishi.sandbox import queries as sql
from jishi.sandbox.http import Answer, Handler, Request, Routes, as_json
from jishi.sandbox.protocol import (
    SIGNATURE,
    ChargeView,
    Faults,
    RefundRequest,
    Refused,
    Seal,
    TradeView,
    TransferRequest,
)
from jishi.sandbox.refunds import Refunds
from jishi.sandbox.statements import statement
from jishi.sandbox.trades import Trades
from jishi.sandbox.transfers import Transfers


class MerchantApi:
    """Handlers of `/v1/…`; every call is signed, and a POST with an Idempotency-Key is done once."""

    def __init__(self, app: Runtime, seal: Seal, trades: Trades, refunds: Refunds) -> None:
        self._app = app
        self._seal = seal
        self._trades = trades
        self._refunds = refunds
        self._transfers = Transfers(app)
        self.faults = Faults()

    def add_to(self, routes: Routes) -> None:
        """Put the handlers in."""
        routes.add("GET", "/v1/trades/{number}", self.guarded(self.show_trade))
        routes.add("POST", "/v1/trades/{number}/close", self.guarded(self.close_trade))
        routes.add("POST", "/v1/refunds", self.guarded(self.make_refund))
        routes.add("GET", "/v1/refunds/{number}", self.guarded(self.show_refund))
        routes.add("POST", "/v1/transfers", self.guarded(self.make_transfer))
        routes.add("GET", "/v1/transfers/{code}", self.guarded(self.show_transfer))
        routes.add("GET", "/v1/statements/{day}.csv", self.guarded(self.show_statement))
        routes.add("PUT", "/v1/control/faults", self._signed(self.set_faults))

    async def show_trade(self, _: Request, number: str) -> Answer:
        if (found := await self._trades.find(number)) is None:
            raise Refused(404, "unknown_trade")
        return as_json(self._bent(found))

    async def close_trade(self, _: Request, number: str) -> Answer:
        return as_json(self._bent(await self._trades.close(number)))

    async def make_refund(self, request: Request) -> Answer:
        asked = msgspec.json.decode(request.body, type=RefundRequest)
        return as_json(await self._refunds.refund(asked, self.faults.refunds), 201)

    async def show_refund(self, _: Request, number: str) -> Answer:
        if (found := await self._refunds.find(number)) is None:
            raise Refused(404, "unknown_refund")
        return as_json(found)

    async def make_transfer(self, request: Request) -> Answer:
        asked = msgspec.json.decode(request.body, type=TransferRequest)
        return as_json(await self._transfers.send(asked, self.faults.transfers), 201)

    async def show_transfer(self, _: Request, code: str) -> Answer:
        if (found := await self._transfers.find(code)) is None:
            raise Refused(404, "unknown_transfer")
        return as_json(found)

    async def show_statement(self, _: Request, day: str) -> Answer:
        try:
            wanted = date.fromisoformat(day)
        except ValueError:
            raise Refused(422, "bad_day") from None
        return Answer(200, await statement(self._app, wanted), b"text/csv; charset=utf-8")

    async def set_faults(self, request: Request) -> Answer:
        """The control API: misbehave from now on."""
        self.faults = msgspec.json.decode(request.body, type=Faults)
        return as_json(self.faults)

    def _bent(self, trade: TradeView) -> TradeView:
        if not self.faults.amount_off:
            return trade
        charges = [
            ChargeView(charge.transaction, charge.amount + self.faults.amount_off, charge.currency)
            for charge in trade.charges
        ]
        return TradeView(trade.number, trade.state, charges)

    def _signed(self, handler: Handler) -> Handler:
        async def check(request: Request, **places: str) -> Answer:
            prefix = f"{request.method} {request.path}\n".encode()
            self._seal.check(request.headers.get(SIGNATURE, ""), prefix, request.body, self._app.clock.now())
            return await handler(request, **places)

        return check

    def guarded(self, handler: Handler) -> Handler:
        """`handler` for calls that a merchant signed, as well or badly as the provider behaves."""

        async def guard(request: Request, **places: str) -> Answer:
            if self.faults.slow_seconds:
                await asyncio.sleep(self.faults.slow_seconds)
            if self.faults.silent:
                raise Refused(503, "unavailable")
            if key := request.headers.get("idempotency-key", ""):
                return await self._once(key, handler, request, places)
            return await handler(request, **places)

        return self._signed(guard)

    async def _once(self, key: str, handler: Handler, request: Request, places: dict[str, str]) -> Answer:
        fingerprint = hashlib.sha256(f"{request.method} {request.path}\n".encode() + request.body).hexdigest()
        async with self._app.tx(write=False) as tx:
            known = await tx.fetch_row(sql.REMEMBERED, key)
            if known is not None:
                if known["fingerprint"] != fingerprint:
                    raise Refused(422, "idempotency_key_reused")
                return Answer(known["status"], known["body"])
            answer = await handler(request, **places)
            await tx.execute(sql.REMEMBER, key, fingerprint, answer.status, answer.body, self._app.clock.now())
            return answer
