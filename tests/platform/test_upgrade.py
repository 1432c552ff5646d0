"""A shop of the last release becomes one of this: nothing lost, everything adds up, and it works."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import asyncpg
import msgspec
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateSchema
from tests.conftest import browser_for
from tests.databases import drop

from jishi.bootstrap import make_runtime
from jishi.kernel.actor import Actor, ActorKind
from jishi.modules.identity import api as identity
from jishi.modules.inventory import api as inventory
from jishi.modules.orders import api as orders
from jishi.modules.payments import api as payments
from jishi.platform import migrate
from jishi.platform.embedded import EmbeddedPostgres
from jishi.platform.settings import Settings
from jishi.schema import METADATA

RELEASED = {"0001": Path(__file__).parent / "data" / "0001.sql"}
SCHEMAS = {table.schema for table in METADATA.tables.values()}

CHECKS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'c' AND connamespace::regnamespace::text = ANY ($1::text[])
"""


@pytest.fixture
def empty(cluster: EmbeddedPostgres) -> Iterator[str]:
    """The address of a database with nothing in it."""
    name = f"jishi_test_{uuid4().hex[:12]}"
    cluster.ensure_database(name)
    yield cluster.url(name)
    asyncio.run(drop(cluster, name))


@pytest.mark.parametrize("release", list(RELEASED))
def test_a_shop_of_an_earlier_release_is_brought_up_whole(empty: str, settings: Settings, release: str) -> None:
    command.upgrade(migrate.configuration(empty), release)
    asyncio.run(_load(empty, RELEASED[release].read_text(encoding="utf-8")))
    assert not asyncio.run(migrate.is_current(empty))
    migrate.upgrade(empty)
    assert asyncio.run(migrate.is_current(empty))
    assert asyncio.run(_differences(empty)) == []
    asyncio.run(_use(msgspec.structs.replace(settings, database_url=empty)))


def test_a_migrated_database_checks_what_the_tables_say(cluster: EmbeddedPostgres, empty: str) -> None:
    name = f"jishi_test_{uuid4().hex[:12]}"
    cluster.ensure_database(name)
    try:
        asyncio.run(_create_all(cluster.url(name)))
        declared = asyncio.run(_checks(cluster.url(name)))
    finally:
        asyncio.run(drop(cluster, name))
    migrate.upgrade(empty)
    migrated = asyncio.run(_checks(empty))
    of_tables = {
        (f"{table.schema}.{table.name}", str(one.name))
        for table in METADATA.tables.values()
        for one in table.constraints
        if isinstance(one, CheckConstraint) and one.name
    }
    # Checks within a column are not among those of the table, and no migration has them.
    wanted = {key: text for key, text in declared.items() if key in of_tables}
    assert len(wanted) > 30
    assert migrated == wanted


def test_job_tables_of_an_older_queue_are_not_current(empty: str) -> None:
    migrate.upgrade(empty)
    asyncio.run(_load(empty, "DROP INDEX pgqueuer_unique_dedupe_key"))
    assert not asyncio.run(migrate.is_current(empty))
    migrate.upgrade(empty)
    assert asyncio.run(migrate.is_current(empty))


async def _load(url: str, data: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(data)
    finally:
        await connection.close()


async def _create_all(url: str) -> None:
    engine = create_async_engine(url.replace("postgresql://", "postgresql+asyncpg://", 1), poolclass=NullPool)
    async with engine.begin() as connection:
        for schema in sorted(filter(None, SCHEMAS)):
            await connection.execute(CreateSchema(schema))
        await connection.run_sync(METADATA.create_all)
    await engine.dispose()


async def _checks(url: str) -> dict[tuple[str, str], str]:
    """The CHECK constraints of our schemas, by table and name. Alembic compares columns, indexes and keys, but not
    these."""
    connection = await asyncpg.connect(url)
    try:
        rows = await connection.fetch(CHECKS, sorted(filter(None, SCHEMAS)))
    finally:
        await connection.close()
    return {(row[0], row[1]): row[2] for row in rows}


async def _differences(url: str) -> list[object]:
    """What the database lacks of the tables that the code declares, or has beyond them."""
    engine = create_async_engine(url.replace("postgresql://", "postgresql+asyncpg://", 1), poolclass=NullPool)

    def compare(connection: Connection) -> list[object]:
        options = {
            "include_schemas": True,
            "include_name": lambda name, kind, _: kind != "schema" or name in SCHEMAS,
            "compare_server_default": False,
        }
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), METADATA))

    async with engine.connect() as connection:
        found = await connection.run_sync(compare)
    await engine.dispose()
    return found


async def _use(settings: Settings) -> None:
    app = make_runtime(settings)
    await app.start(listen=False)
    try:
        async with app.tx() as tx:
            assert await inventory.audit(tx) == []
            assert await payments.ledger.audit(tx) == []
            ann = await identity.find_account_by_contact(tx, "ann@old.example")
            assert ann is not None
            buyer = Actor(kind=ActorKind.MEMBER, account_id=ann.id)
            mine = (await orders.list_orders(tx, buyer)).items
            assert sorted(order.state for order in mine) == ["cancelled", "paid"]
            paid = next(order for order in mine if order.state == "paid")
            await orders.cancel(tx, buyer, paid.number)
            assert await inventory.audit(tx) == []
            assert await payments.ledger.audit(tx) == []
        async with browser_for(app) as browser:
            assert "茶" in (await browser.get("/discover", headers={"Accept-Language": "zh-CN"})).text
            assert (await browser.get("/api/v1/products")).json()["items"]
    finally:
        await app.stop()
