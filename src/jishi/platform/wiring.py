"""The list of who handles what, filled by `bootstrap` from the shells of the modules and then left alone."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import msgspec

from jishi.platform.events import AnyHandler, Event, Handler, event_name
from jishi.platform.jobs import Job, JobHandler, P, ScheduleHandler

if TYPE_CHECKING:
    from jishi.platform.db import Tx

E = TypeVar("E", bound=Event)
Wanted: TypeAlias = Callable[["Tx"], Awaitable[bool]]


class Subscription(msgspec.Struct, frozen=True):
    """A queued subscriber; `name` is stable because it is stored with the jobs it has waiting. `wanted` says whether
    anybody cares just now."""

    name: str
    kind: type[Event]
    handler: AnyHandler
    wanted: Wanted | None = None


class Schedule(msgspec.Struct, frozen=True):
    """A handler that runs by cron expression (five fields, UTC; a sixth counts seconds)."""

    name: str
    cron: str
    handler: ScheduleHandler


class Wiring:
    """Subscribers, jobs and schedules of a process."""

    def __init__(self) -> None:
        self.inline: dict[type[Event], list[AnyHandler]] = {}
        self.queued: dict[type[Event], list[Subscription]] = {}
        self.subscriptions: dict[str, Subscription] = {}
        self.jobs: dict[str, tuple[Job[msgspec.Struct], JobHandler[msgspec.Struct]]] = {}
        self.schedules: dict[str, Schedule] = {}

    def inside(self, kind: type[E], handler: Handler[E]) -> None:
        """Run `handler` in the very transaction that publishes `kind`; its failure fails the publisher."""
        self.inline.setdefault(kind, []).append(handler)

    def on(self, kind: type[E], name: str, handler: Handler[E], *, wanted: Wanted | None = None) -> None:
        """Run `handler` in the worker after the commit, at least once, as subscriber `name`. With `wanted`, which must
        be cheap, events that nobody cares for while they are published are not queued at all."""
        event_name(kind)
        entry = f"on:{name}"
        if entry in self.subscriptions:
            raise ValueError(f"subscriber {name} is registered twice")
        subscription = Subscription(entry, kind, handler, wanted)
        self.subscriptions[entry] = subscription
        self.queued.setdefault(kind, []).append(subscription)

    def job(self, job: Job[P], handler: JobHandler[P]) -> None:
        """Do `job` with `handler`, in a transaction of its own."""
        if job.name in self.jobs:
            raise ValueError(f"job {job.name} is registered twice")
        self.jobs[job.name] = (job, handler)  # type: ignore[assignment]

    def schedule(self, name: str, cron: str, handler: ScheduleHandler) -> None:
        """Run `handler` whenever `cron` says so, in one process of all."""
        if name in self.schedules:
            raise ValueError(f"schedule {name} is registered twice")
        self.schedules[name] = Schedule(name, cron, handler)
