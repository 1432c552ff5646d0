"""The bank of the sandbox provider. The protocol is written down in docs/sandbox-payments.md."""

import hashlib
import hmac

import msgspec

from jishi.modules.settlement.banks.port import Transfer, TransferAnswer, TransferState
from jishi.platform.outbound import Outbound, Reply, Silent
from jishi.platform.runtime import Runtime

SIGNATURE = "sandbox-signature"

NOT_ABOUT_IT = frozenset({401, 403, 408, 409, 425, 429})
"""Answers that refuse the call and not the transfer: who calls, when, how often."""


class TransferBody(msgspec.Struct, frozen=True):
    """The JSON of a transfer."""

    state: str
    amount: int
    currency: str
    reference: str = ""
    problem: str = ""


class SandboxBank:
    """See banks.port.Bank."""

    def __init__(self, app: Runtime) -> None:
        self._app = app

    async def send(self, transfer: Transfer) -> TransferAnswer:
        reply = await self._call("POST", "/v1/transfers", msgspec.json.encode(transfer), key=transfer.code)
        return _answer(reply)

    async def ask(self, code: str) -> TransferAnswer:
        reply = await self._call("GET", f"/v1/transfers/{code}")
        if reply.status == 404:
            return TransferAnswer(TransferState.UNKNOWN)
        if reply.status != 200:
            # Says nothing about the transfer, which may well have gone out.
            raise Silent(f"asked about {code}: {reply.status}")
        return _answer(reply)

    async def _call(self, method: str, path: str, body: bytes = b"", *, key: str = "") -> Reply:
        stamp = str(int(self._app.clock.now().timestamp()))
        text = f"{stamp}.{method} {path}\n".encode() + body
        seal = hmac.digest(self._app.settings.sandbox_secret.encode(), text, hashlib.sha256).hex()
        headers = {SIGNATURE: f"t={stamp},v1={seal}", "content-type": "application/json"}
        if key:
            headers["idempotency-key"] = key
        reply = await self._app.service(Outbound).send(  # type: ignore[type-abstract]
            method, self._app.settings.sandbox_url + path, headers=headers, body=body
        )
        if reply.status >= 500 or reply.status in NOT_ABOUT_IT:
            raise Silent(f"{method} {path}: {reply.status}")
        return reply


def _answer(reply: Reply) -> TransferAnswer:
    if reply.status not in (200, 201):
        return TransferAnswer(TransferState.FAILED, problem=f"the bank refused it ({reply.status})")
    found = msgspec.json.decode(reply.body, type=TransferBody)
    return TransferAnswer(TransferState(found.state), found.amount, found.currency, found.reference, found.problem)
