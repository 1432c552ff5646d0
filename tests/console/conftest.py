"""Staff for the tests of the console, and jobs that failed for good."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from pgqueuer.adapters.persistence.qb import QueryQueueBuilder
from tests.identity.conftest import Person, SignUp, anonymous, sign_up

from jishi.kernel.actor import SYSTEM
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role
from jishi.platform.jobs import Job
from jishi.platform.runtime import Runtime

__all__ = ["anonymous", "sign_up"]

Employ = Callable[..., Awaitable[Person]]
Fail = Callable[..., Awaitable[int]]


@pytest.fixture
async def employ(app: Runtime, sign_up: SignUp) -> Employ:
    """Make a person who works here in the given positions."""

    async def make(*roles: Role, contact: str = "staff@example.com") -> Person:
        person = await sign_up(contact)
        async with app.tx() as tx:
            await team.add_staff(tx, SYSTEM, person.id, roles)
        return person

    return make


@pytest.fixture
async def fail(app: Runtime) -> Fail:
    """Put a job into the queue as a worker leaves it that gave up on it; returns its id."""

    async def make(
        job: Job[Any], payload: msgspec.Struct, error: Exception | None = None, dedupe_key: str | None = None
    ) -> int:
        reason = error or LookupError("no such thing")
        async with app.tx() as tx:
            tx.enqueue(job, payload, dedupe_key=dedupe_key)
        async with app.tx() as tx:
            job_id: int = await tx.fetch_value("SELECT max(id) FROM pgqueuer")
            trace = {
                "job_id": job_id,
                "timestamp": datetime.now(UTC),
                "exception_type": type(reason).__name__,
                "exception_message": str(reason),
                "traceback": f"Traceback (most recent call last):\n{type(reason).__name__}: {reason}",
                "additional_context": None,
            }
            await tx.execute("UPDATE pgqueuer SET attempts = 8 WHERE id = $1", job_id)
            await tx.execute(QueryQueueBuilder().build_log_job_query(), [job_id], ["failed"], [trace])
        return job_id

    return make
