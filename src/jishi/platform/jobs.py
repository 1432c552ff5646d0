"""Work that is done later, enqueued in the transaction that wants it done (PgQueuer tables in our database)."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

import msgspec
from pgqueuer.adapters.persistence.qb import QueryQueueBuilder

if TYPE_CHECKING:
    from jishi.platform.db import Tx

P = TypeVar("P", bound=msgspec.Struct)
JobHandler: TypeAlias = Callable[["Tx", P], Awaitable[None]]
ScheduleHandler: TypeAlias = Callable[["Tx"], Awaitable[None]]

ENQUEUE = QueryQueueBuilder().build_enqueue_query("skip")
"""One statement for any number of jobs; a job whose dedupe key is already waiting is skipped."""


AWAITED = 100
"""The priority of work that somebody watches."""


class Job(Generic[P]):
    """A kind of work with a stable name and a typed payload: `SEND = Job("mail.send", Letter)`. One that is `awaited`
    is watched by somebody: it is begun before all else, and has places of its own in every worker, so that no backlog
    of other work keeps it."""

    def __init__(self, name: str, payload: type[P], *, awaited: bool = False) -> None:
        self.name = name
        self.payload = payload
        self.awaited = awaited


class Enqueued(msgspec.Struct, frozen=True):
    """One row for the queue. A smaller `priority` number waits longer; `after` is counted from the commit."""

    name: str
    payload: bytes
    after: timedelta = timedelta(0)
    dedupe_key: str | None = None
    priority: int = 0


def enqueue_args(jobs: list[Enqueued]) -> tuple[list[Any], ...]:
    """The arrays that `ENQUEUE` takes: priority, entrypoint, payload, delay, dedupe key, headers."""
    return (
        [job.priority for job in jobs],
        [job.name for job in jobs],
        [job.payload for job in jobs],
        [job.after for job in jobs],
        [job.dedupe_key for job in jobs],
        [None] * len(jobs),
    )
