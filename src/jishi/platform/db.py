"""Transactions on PostgreSQL.

One request or one job is one transaction, opened lazily by its first statement and committed here and nowhere
else. Statements run on asyncpg directly; SQLAlchemy Core describes the tables and builds the dynamic statements.
"""

import contextlib
import re
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from time import perf_counter
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar
from uuid import UUID

import asyncpg
import msgspec

from jishi.kernel.errors import Unsure
from jishi.kernel.lazy import lazily
from jishi.platform.events import Event
from jishi.platform.jobs import AWAITED, ENQUEUE, Enqueued, Job, P, enqueue_args
from jishi.platform.pool import Pool
from jishi.platform.realtime.parcels import Parcel, pack, told

if TYPE_CHECKING:
    from sqlalchemy.dialects.postgresql import asyncpg as dialects
    from sqlalchemy.sql import ClauseElement

    from jishi.platform.runtime import Runtime
else:
    dialects = lazily("sqlalchemy.dialects.postgresql.asyncpg")

T = TypeVar("T")
Statement: TypeAlias = "str | ClauseElement"
CHANNEL = "jishi"
PATIENCE_SECONDS = 10
"""How long a request waits for a connection."""

NOTIFY_MOST = 7_900
"""Bytes in one notification, just under what PostgreSQL takes."""

NOTIFY = "SELECT pg_notify($1, note) FROM unnest($2::text[]) AS note"

BROKEN = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError)
"""What a connection in trouble raises."""

LOST = (OSError, asyncpg.PostgresConnectionError, asyncpg.InterfaceError)
"""What is raised when the answer to a statement or commit did not come back."""

_PLACE = re.compile(r"\$(\d+)")


def compile_statement(statement: "ClauseElement") -> tuple[str, tuple[Any, ...]]:
    """SQL text with `$n` places and the values for them. Use `= ANY(:list)` rather than expanding IN."""
    # Only the large demo world builds statements: who never does shall not load the library.
    dialect = dialects.dialect()  # type: ignore[no-untyped-call]
    compiled = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    params = compiled.params
    return str(compiled), tuple(params[name] for name in getattr(compiled, "positiontup", None) or ())


class Part(msgspec.Struct, frozen=True):
    """Writes that need no answer, as CTEs (`name AS (…), …`) with places of their own from `$1`, which run within
    another statement: in one round trip, and only if all of it does. Neither sees what the other writes. Names must
    differ from those of the statement and of its other parts."""

    ctes: str
    args: tuple[object, ...]


@lru_cache(maxsize=512)
def with_parts(statement: str, *parts: str) -> str:
    """`statement` with the CTEs of `parts`, whose places are counted on from its own."""
    numbers, made = _places(statement), []
    for ctes in parts:
        made.append(_PLACE.sub(lambda place, before=numbers: f"${int(place[1]) + before}", ctes))  # type: ignore[misc]
        numbers += _places(ctes)
    rest = statement.lstrip()
    rest = f",{rest[4:]}" if rest.startswith("WITH") else f" {rest}"
    return f"WITH {', '.join(made)}{rest}"


def _places(text: str) -> int:
    return max((int(number) for number in _PLACE.findall(text)), default=0)


class Tx:
    """One transaction, and what goes with it: its clock, its events, its jobs, its cache invalidations.

    A *write* transaction begins at its first statement and ends with `commit` or `rollback`. A *read* one runs
    each statement by itself (no BEGIN), so it must not need several statements to agree with each other. It gives its
    connection back after each of them: one that kept it while waiting for a value that somebody else is loading into
    the cache would, in a rush, wait for one that waits for a connection.
    """

    def __init__(self, app: "Runtime", *, write: bool = True) -> None:
        self.app = app
        self.write = write
        self.statements = 0
        self._connection: asyncpg.Connection[Any] | None = None
        self._transaction: Any = None
        self._now: datetime | None = None
        self._jobs: list[Enqueued] = []
        self._stale: list[str] = []
        self._parcels: list[Parcel] = []

    @property
    def now(self) -> datetime:
        """The moment this transaction began, from the injected clock; it does not move within it."""
        if self._now is None:
            self._now = self.app.clock.now()
        return self._now

    async def fetch(self, statement: Statement, *args: object, along: Sequence[Part] = ()) -> list[asyncpg.Record]:
        """All rows; `along` runs within the same statement."""
        if along:
            assert isinstance(statement, str)
            statement = with_parts(statement, *(part.ctes for part in along))
            args += tuple(arg for part in along for arg in part.args)
        return await self._run("fetch", statement, args)  # type: ignore[no-any-return]

    async def fetch_row(self, statement: Statement, *args: object) -> asyncpg.Record | None:
        """The first row, or None."""
        return await self._run("fetchrow", statement, args)

    async def fetch_value(self, statement: Statement, *args: object) -> Any:
        """The first column of the first row, or None."""
        return await self._run("fetchval", statement, args)

    async def rows(self, kind: type[T], statement: Statement, *args: object) -> list[T]:
        """All rows as `kind`, whose fields stand in the order of the columns."""
        return [kind(*row) for row in await self.fetch(statement, *args)]

    async def row(self, kind: type[T], statement: Statement, *args: object) -> T | None:
        """The first row as `kind`, whose fields stand in the order of the columns, or None."""
        found = await self.fetch_row(statement, *args)
        return None if found is None else kind(*found)

    async def change_row(self, statement: Statement, *args: object) -> asyncpg.Record | None:
        """The first row of a statement that changes something. In a Tx that runs each statement by itself this is its
        commit too: when the connection breaks meanwhile, nobody knows whether it happened, and Unsure is raised."""
        await self._open()
        try:
            return await self.fetch_row(statement, *args)
        except LOST as reason:
            if self.write:
                raise  # not committed, so surely undone
            raise Unsure from reason

    async def execute(self, statement: Statement, *args: object) -> int:
        """Run it and say how many rows it touched."""
        status: str = await self._run("execute", statement, args)
        last = status.rpartition(" ")[2]
        return int(last) if last.isdigit() else 0

    async def copy(self, schema: str, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Bulk-load rows with COPY."""
        connection = await self._open()
        self.statements += 1
        await connection.copy_records_to_table(table, schema_name=schema, columns=columns, records=rows)

    @contextlib.asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """A part that can fail by itself: what it did is undone, what came before stays."""
        connection = await self._open()
        async with connection.transaction():
            yield

    async def publish(self, event: Event) -> None:
        """Tell inline subscribers now and queue the others; nothing is told when the transaction fails."""
        kind = type(event)
        for handler in self.app.wiring.inline.get(kind, ()):
            await handler(self, event)
        subscriptions = self.app.wiring.queued.get(kind, ())
        if subscriptions:
            payload = msgspec.json.encode(event)
            for each in subscriptions:
                if each.wanted is None or await each.wanted(self):
                    self._jobs.append(Enqueued(each.name, payload))

    def enqueue(
        self,
        job: Job[P],
        payload: P,
        *,
        after: timedelta = timedelta(0),
        dedupe_key: str | None = None,
        priority: int = 0,
    ) -> None:
        """Have `job` done after the commit; with a `dedupe_key` at most one such job waits at a time."""
        rank = AWAITED + priority if job.awaited else priority
        self._jobs.append(Enqueued(job.name, msgspec.json.encode(payload), after, dedupe_key, rank))

    def invalidate(self, *keys: str) -> None:
        """Forget these cache keys in every process once this transaction has committed."""
        self._stale.extend(keys)

    def tell(self, topic: str, message: msgspec.Struct, *, by: UUID | None = None) -> None:
        """Once this has committed, hand `message` to every open page that listens to `topic`, in every process. `by` is
        the account that says it: those who do not want to hear from each other do not. See `platform.realtime`."""
        self._parcels.append(told(topic, message, by))

    def send_parcel(self, parcel: Parcel) -> None:
        """Have this travel with the commit; `platform.realtime` has functions with better names for it."""
        self._parcels.append(parcel)

    def has_invalidated(self, key: str) -> bool:
        """Whether this very transaction has made the cache key stale, so that what is cached is not what it sees."""
        return key in self._stale

    async def commit(self) -> None:
        """Write out jobs and invalidations, commit, and let go of the connection."""
        try:
            await self._flush()
            if self._transaction is not None:
                await self._transaction.commit()
                self._transaction = None
        except BaseException:
            await self.rollback()
            raise
        await self._release()
        stale, self._stale = self._stale, []
        parcels, self._parcels = self._parcels, []
        self.app.forget(stale)
        if parcels:
            self.app.carry(pack(parcels))

    async def rollback(self) -> None:
        """Undo everything and let go of the connection. A connection that is lost has undone it already."""
        transaction, self._transaction = self._transaction, None
        self._jobs, self._stale, self._parcels = [], [], []
        try:
            if transaction is not None and self._connection is not None and not self._connection.is_closed():
                await transaction.rollback()
        except BROKEN:
            # In whatever state it is, nobody else may get it. Closing it makes the server roll back.
            with contextlib.suppress(asyncpg.InterfaceError):  # the pool may have taken it away already
                if self._connection is not None:
                    self._connection.terminate()
        finally:
            await self._release()

    async def __aenter__(self) -> "Tx":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            await self.commit()
        else:
            await self.rollback()

    async def _run(self, method: str, statement: Statement, args: Sequence[object]) -> Any:
        if not isinstance(statement, str):
            statement, args = compile_statement(statement)
        connection = await self._open()
        self.statements += 1
        started = perf_counter()
        try:
            return await getattr(connection, method)(statement, *args)
        finally:
            self.app.database.observe(statement, perf_counter() - started)
            if not self.write:
                await self._release()

    async def _open(self) -> "asyncpg.Connection[Any]":
        if self._connection is None:
            self._connection = await self.app.database.checkout()
        if self.write and self._transaction is None:
            self._transaction = self._connection.transaction()
            await self._transaction.start()
        return self._connection

    async def _flush(self) -> None:
        if self._jobs:
            jobs, self._jobs = self._jobs, []
            await self._run("execute", ENQUEUE, enqueue_args(jobs))
        notes = []
        if self._stale and self._transaction is not None:
            message = "stale:" + "\n".join(dict.fromkeys(self._stale))
            notes.append("stale:*" if len(message.encode()) > NOTIFY_MOST else message)
        if self._parcels and self.app.carries_with_commit:
            notes += [f"live:{bundle}" for bundle in pack(self._parcels)]
            self._parcels = []
        if notes:
            await self._run("execute", NOTIFY, (CHANNEL, notes))

    async def _release(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            # A connection that breaks on its way back must not turn what was committed into a failure.
            with contextlib.suppress(*BROKEN):
                await self.app.database.checkin(connection)


class Database:
    """A pool of connections to one PostgreSQL database."""

    def __init__(self, url: str, *, pool_size: int = 10) -> None:
        self.url = url
        self.pool_size = pool_size
        self.watchers: list[Callable[[str, float], None]] = []
        self._pool: Pool | None = None

    async def connect(self) -> None:
        """Open the pool. Raises OSError or asyncpg errors when the database does not answer."""
        pool = Pool(self.url, self.pool_size)
        pool.give(await pool.take(PATIENCE_SECONDS))
        self._pool = pool

    async def close(self) -> None:
        """Close all connections."""
        if self._pool is not None:
            pool, self._pool = self._pool, None
            await pool.close()

    async def checkout(self) -> "asyncpg.Connection[Any]":
        """A connection for a transaction; give it back with `checkin`."""
        if self._pool is None:
            raise RuntimeError("the database is not connected")
        return await self._pool.take(PATIENCE_SECONDS)

    async def checkin(self, connection: "asyncpg.Connection[Any]") -> None:
        """Give a connection back."""
        if self._pool is not None:
            self._pool.give(connection)

    def observe(self, statement: str, seconds: float) -> None:
        """Called after each statement; watchers count, log or time it."""
        for watch in self.watchers:
            watch(statement, seconds)
