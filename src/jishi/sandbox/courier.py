"""Calls merchants back: at once, then with growing pauses, for about a day."""

import asyncio
import contextlib
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
import structlog

from jishi.platform.outbound import Outbound, Silent
from jishi.platform.runtime import Runtime
from jishi.sandbox import queries as sql
from jishi.sandbox.protocol import SIGNATURE, Seal

log = structlog.get_logger(__name__)
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (1, 5, 30, 120, 600, 3_600, 7_200, 14_400, 28_800, 28_800))
LEASE = timedelta(seconds=15)
"""Who took a callback has this long to deliver it before it is taken again."""


class Callback(msgspec.Struct, frozen=True):
    """An event on its way to a merchant."""

    id: str
    url: str
    body: bytes
    copies: int
    tries: int = 0


class Outcome(msgspec.Struct, frozen=True):
    """What became of a try."""

    id: str
    tries: int
    due_at: datetime | None
    delivered_at: datetime | None


class Courier:
    """Sends callbacks and writes down in batches, every `flush_seconds`, what became of them."""

    flush_seconds = 0.1

    def __init__(self, app: Runtime, seal: Seal) -> None:
        self._app = app
        self._seal = seal
        self._running: set[asyncio.Task[bool]] = set()
        self._outcomes: list[Outcome] = []
        self._flushing: asyncio.Task[None] | None = None

    def send(self, callbacks: Sequence[Callback]) -> list["asyncio.Task[bool]"]:
        """Begin to deliver; the tasks end with whether that worked."""
        tasks = [asyncio.create_task(self._deliver(callback)) for callback in callbacks]
        for task in tasks:
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        return tasks

    async def send_due(self) -> int:
        """Begin to deliver what is due. Returns how many that is."""
        now = self._app.clock.now()
        async with self._app.tx(write=False) as tx:
            callbacks = await tx.rows(Callback, sql.LEASE_DUE, now, now + LEASE)
        self.send(callbacks)
        return len(callbacks)

    async def settle(self) -> None:
        """Wait until everything begun is delivered or failed, and written down."""
        while self._running:
            await asyncio.gather(*self._running)
        if self._flushing is not None:
            self._flushing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._flushing
            self._flushing = None
        await self._flush()

    async def _deliver(self, callback: Callback) -> bool:
        ok = True
        for _ in range(callback.copies):
            ok = await self._post(callback)
        now, tries = self._app.clock.now(), callback.tries + 1
        if ok:
            self._outcomes.append(Outcome(callback.id, tries, None, now))
        else:
            due_at = now + PAUSES[tries - 1] if tries <= len(PAUSES) else None
            self._outcomes.append(Outcome(callback.id, tries, due_at, None))
        if self._flushing is None or self._flushing.done():
            self._flushing = asyncio.create_task(self._flush_soon())
        return ok

    async def _post(self, callback: Callback) -> bool:
        headers = {
            SIGNATURE: self._seal.header(b"", callback.body, self._app.clock.now()),
            "content-type": "application/json",
            "user-agent": "SandboxPay/1",
        }
        try:
            reply = await self._app.service(Outbound).send(  # type: ignore[type-abstract]
                "POST", callback.url, headers=headers, body=callback.body
            )
        except Silent as reason:
            log.warning("callback_unheard", event_id=callback.id, reason=str(reason))
            return False
        if not 200 <= reply.status < 300:
            log.warning("callback_refused", event_id=callback.id, status=reply.status)
            return False
        return True

    async def _flush_soon(self) -> None:
        await asyncio.sleep(self.flush_seconds)
        await self._flush()

    async def _flush(self) -> None:
        outcomes, self._outcomes = self._outcomes, []
        if not outcomes:
            return
        async with self._app.tx(write=False) as tx:
            await tx.execute(
                sql.SENT,
                [outcome.id for outcome in outcomes],
                [outcome.tries for outcome in outcomes],
                [outcome.due_at for outcome in outcomes],
                [outcome.delivered_at for outcome in outcomes],
            )
