"""Those who wait for the same rows of stock, served together, first come, first served."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import asyncpg
import msgspec

from jishi.kernel.errors import Conflict
from jishi.modules.inventory import queries
from jishi.modules.inventory.contracts import OutOfStock, ReservationState
from jishi.platform.db import Database, Part, Tx
from jishi.platform.runtime import Runtime

MOST_AT_ONCE = 64
PROVISIONAL = timedelta(minutes=10)
"""How long pieces taken for an order wait for that order to be committed."""

Change = tuple[UUID, int, int]
"""A variant, and its available pieces before and after."""


class Asked(msgspec.Struct, frozen=True):
    """Needs as columns: what each ref wants of each variant, in the order of refs and variants."""

    refs: list[UUID]
    variant_ids: list[UUID]
    quantities: list[int]


class Ticket(msgspec.Struct):
    """Somebody who waits."""

    asked: Asked
    answer: asyncio.Future[list[Change]]


async def ask(tx: Tx, asked: Asked, expires_at: datetime | None, along: Sequence[Part] = ()) -> list[asyncpg.Record]:
    """Try to take it all, with `along` in the same statement. Per variant: id, what was there, what was asked, whether
    it was taken."""
    values = (asked.refs, asked.variant_ids, asked.quantities, expires_at, tx.now)
    return await tx.fetch(queries.RESERVE, *values, along=along)


def check_taken(found: Sequence[asyncpg.Record]) -> list[Change]:
    """The changes of what was taken. Raises OutOfStock or Conflict when nothing was."""
    if short := {variant_id: there for variant_id, there, asked, _ in found if there < asked}:
        raise OutOfStock(short)
    if not all(taken for *_, taken in found):
        raise Conflict("This is already reserved.", code="already_reserved")
    return [(variant_id, there, there - asked) for variant_id, there, asked, _ in found]


class StockQueue:
    """The queue of one process. It has a connection of its own: those who wait hold theirs, and could starve it."""

    def __init__(self, app: Runtime) -> None:
        self._app = app
        self._wanted: Counter[UUID] = Counter()
        self._waiting: list[Ticket] = []
        self._server: asyncio.Task[None] | None = None
        self._own: Runtime | None = None

    def is_wanted(self, asked: Asked) -> bool:
        """Whether somebody in this process is waiting for one of these variants right now."""
        return any(self._wanted[variant_id] for variant_id in asked.variant_ids)

    @contextlib.contextmanager
    def waiting_for(self, asked: Asked) -> Iterator[None]:
        """While inside, these variants are wanted."""
        self._wanted.update(asked.variant_ids)
        try:
            yield
        finally:
            self._wanted.subtract(asked.variant_ids)
            for variant_id in asked.variant_ids:
                if not self._wanted[variant_id]:
                    del self._wanted[variant_id]

    async def take(self, asked: Asked) -> list[Change]:
        """Wait for one's turn. The pieces are then taken and committed, for PROVISIONAL; raises OutOfStock."""
        ticket = Ticket(asked, asyncio.get_running_loop().create_future())
        with self.waiting_for(asked):
            self._waiting.append(ticket)
            if self._server is None:
                self._server = asyncio.create_task(self._serve_all())
            return await ticket.answer

    async def close(self) -> None:
        """Let go of the connection."""
        if self._own is not None:
            await self._own.stop()
            self._own = None

    async def _serve_all(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
                await self._serve(batch)
        finally:
            self._server = None

    async def _serve(self, batch: list[Ticket]) -> None:
        try:
            own = await self._connect()
            async with own.tx(write=False) as tx:
                await self._take_for(tx, batch)
        except Exception as reason:  # noqa: BLE001  whatever it is, everybody who waits must hear of it
            for ticket in batch:
                _tell(ticket, reason)

    async def _take_for(self, tx: Tx, batch: list[Ticket]) -> None:
        """All at once when there is enough for all, else one by one; each statement is a transaction of its own."""
        together = Asked(
            [ref for ticket in batch for ref in ticket.asked.refs],
            [variant_id for ticket in batch for variant_id in ticket.asked.variant_ids],
            [quantity for ticket in batch for quantity in ticket.asked.quantities],
        )
        try:
            changes = check_taken(await ask(tx, together, tx.now + PROVISIONAL))
        except OutOfStock as reason:
            await self._take_one_by_one(tx, batch, {one for one, left in reason.short.items() if not left})
            return
        for ticket in batch[:-1]:
            await self._answer(tx, ticket, [])
        # Whoever is last tells of what the whole batch sold out.
        await self._answer(tx, batch[-1], changes)

    async def _take_one_by_one(self, tx: Tx, batch: Iterable[Ticket], gone: set[UUID]) -> None:
        for ticket in batch:
            if missing := gone.intersection(ticket.asked.variant_ids):
                _tell(ticket, OutOfStock(dict.fromkeys(missing, 0)))
                continue
            try:
                changes = check_taken(await ask(tx, ticket.asked, tx.now + PROVISIONAL))
            except OutOfStock as reason:
                gone |= {one for one, left in reason.short.items() if not left}
                _tell(ticket, reason)
            else:
                gone |= {variant_id for variant_id, _, left in changes if not left}
                await self._answer(tx, ticket, changes)

    async def _answer(self, tx: Tx, ticket: Ticket, changes: list[Change]) -> None:
        if not ticket.answer.done():
            ticket.answer.set_result(changes)
            return
        # Nobody waits any more: the caller hung up.
        released = ReservationState.RELEASED.value
        await tx.fetch(queries.SETTLE, ticket.asked.refs, released, 1, tx.now, "the caller left")

    async def _connect(self) -> Runtime:
        if self._own is None:
            app = self._app
            own = Runtime(app.settings, app.wiring, database=Database(app.database.url, pool_size=1), clock=app.clock)
            await own.start(listen=False)
            self._own = own
        return self._own


def _tell(ticket: Ticket, reason: Exception) -> None:
    if not ticket.answer.done():
        ticket.answer.set_exception(reason)
