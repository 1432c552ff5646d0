"""Fixtures: one PostgreSQL for the run, one migrated template; per test a transaction rolled back or a clean copy."""

import asyncio
import contextlib
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import httpx
import msgspec
import pytest
from argon2 import PasswordHasher
from tests.databases import CLUSTER, ROOT, Line, RolledBackDatabase, Spare, clone, drop, machine_wide_lock

from jishi.bootstrap import make_runtime, make_web
from jishi.kernel.clock import FixedClock
from jishi.modules.identity import hashing
from jishi.platform import migrate
from jishi.platform.db import Tx
from jishi.platform.embedded import EmbeddedPostgres
from jishi.platform.runtime import Runtime
from jishi.platform.settings import Environment, Settings

TEMPLATE = "jishi_template"
NOW = datetime(2026, 6, 1, 4, 0, tzinfo=UTC)
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def pytest_sessionstart(session: pytest.Session) -> None:
    """Build the assets when something they are made of has changed: pages name icons and files that old ones lack. In a
    process of its own, because ours forbids what pictures are drawn with, and before others look at them."""
    if not hasattr(session.config, "workerinput") and not session.config.option.collectonly:
        subprocess.run([sys.executable, "-m", "jishi.ui.build"], cwd=ROOT, check=False, stdout=subprocess.DEVNULL)


@pytest.fixture(scope="session")
def cluster() -> EmbeddedPostgres:
    """A PostgreSQL that survives the run, so that the next one starts at once. Nothing in it is precious."""
    with machine_wide_lock("test-postgres"):
        CLUSTER.mkdir(parents=True, exist_ok=True)
        settings = "\n".join(f"{name} = {value}" for name, value in QUICK.items())
        postgres = EmbeddedPostgres(CLUSTER)
        postgres.start(extra=settings)
        return postgres


@pytest.fixture(scope="session")
def template(cluster: EmbeddedPostgres) -> str:
    """The name of a database with the current schema and no rows."""
    with machine_wide_lock("test-template"):
        cluster.ensure_database(TEMPLATE)
        url = cluster.url(TEMPLATE)
        if not asyncio.run(schema_is_fresh(url)):
            asyncio.run(drop(cluster, TEMPLATE))
            cluster.ensure_database(TEMPLATE)
            migrate.upgrade(url)
            asyncio.run(remember_schema(url))
    return TEMPLATE


def schema_mark() -> str:
    """What the template was made of: names and sizes and times of the migrations."""
    files = sorted((ROOT / "migrations").rglob("*.py"))
    return ";".join(f"{file.name}:{file.stat().st_size}:{file.stat().st_mtime_ns}" for file in files)


async def schema_is_fresh(url: str) -> bool:
    connection = await asyncpg.connect(url)
    try:
        comment = await connection.fetchval(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
        )
        return bool(comment == schema_mark())
    finally:
        await connection.close()


async def remember_schema(url: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        mark = schema_mark().replace("'", "")
        await connection.execute(f"COMMENT ON DATABASE \"{TEMPLATE}\" IS '{mark}'")
    finally:
        await connection.close()


@pytest.fixture(scope="session")
async def worker_url(cluster: EmbeddedPostgres, template: str) -> AsyncIterator[str]:
    """This test process's own database for rolled-back tests."""
    name = await clone(cluster, template)
    yield cluster.url(name)
    await drop(cluster, name)


@pytest.fixture(scope="session")
async def line(worker_url: str) -> AsyncIterator[Line]:
    """What rolled-back tests of this process are connected by."""
    found = Line(worker_url)
    yield found
    await found.close()


@pytest.fixture(scope="session")
async def spare(cluster: EmbeddedPostgres, template: str) -> AsyncIterator[Spare]:
    """Where tests of this process commit."""
    found = Spare(cluster, template)
    yield found
    await found.close()


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Hashes that take no time: how long they must take is for people who guess, of whom there are none here."""
    with pytest.MonkeyPatch.context() as patch:
        hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr(hashing, "_HASHER", hasher)
        patch.setattr(hashing, "_NOBODY", hasher.hash("a password that nobody has"))
        yield


@pytest.fixture
def clock() -> FixedClock:
    """It is noon in Shanghai on 1 June 2026 until a test says otherwise."""
    return FixedClock(NOW)


@pytest.fixture
def settings(worker_url: str) -> Iterator[Settings]:
    """Settings of a test: limits off, files in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        yield Settings(
            env=Environment.TEST,
            database_url=worker_url,
            data_dir=Path(folder),
            rate_limits=False,
            base_url="http://shop.test",
        )


@pytest.fixture
async def app(settings: Settings, line: Line, clock: FixedClock) -> AsyncIterator[Runtime]:
    """A runtime whose every change is rolled back at the end of the test."""
    async with line.transaction() as connection:
        runtime = make_runtime(settings, database=RolledBackDatabase(connection), clock=clock)
        try:
            yield runtime
        finally:
            await runtime.stop()


@pytest.fixture
async def tx(app: Runtime) -> AsyncIterator[Tx]:
    """A transaction of that runtime, for arranging and asserting."""
    transaction = app.tx()
    yield transaction
    await transaction.commit()


@pytest.fixture
async def own_app(
    cluster: EmbeddedPostgres, spare: Spare, settings: Settings, clock: FixedClock
) -> AsyncIterator[Runtime]:
    """A runtime on a database of its own, for races: real connections, real commits."""
    name = await spare.take()
    own = msgspec.structs.replace(settings, database_url=cluster.url(name), database_pool=24)
    runtime = make_runtime(own, clock=clock)
    await runtime.start(listen=False)
    try:
        yield runtime
    finally:
        await runtime.stop()
        await spare.give(name)


@contextlib.asynccontextmanager
async def browser_for(runtime: Runtime) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client with cookies, straight into the application."""
    transport = httpx.ASGITransport(app=make_web(runtime), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://shop.test") as client:
        yield client


@pytest.fixture
async def client(app: Runtime) -> AsyncIterator[httpx.AsyncClient]:
    """A browser without a name on the rolled-back runtime."""
    async with browser_for(app) as found:
        yield found
