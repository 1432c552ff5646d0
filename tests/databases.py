"""Databases of the tests: one connection for all that is rolled back, one spare database for all that is not."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg

from jishi.platform.db import Database
from jishi.platform.embedded import EmbeddedPostgres
from jishi.platform.pool import STATEMENTS, prepare_connection

ROOT = Path(__file__).resolve().parents[1]
CLUSTER = Path(os.environ.get("JISHI_DATA_DIR", ROOT / "var")) / "test-postgres"

SHAPE = """
WITH own AS (
    SELECT class.* FROM pg_class AS class JOIN pg_namespace AS space ON space.oid = class.relnamespace
    WHERE space.nspname !~ '^pg_' AND space.nspname <> 'information_schema'
)
SELECT md5(string_agg(line, '|' ORDER BY line COLLATE "C")) FROM (
    SELECT concat_ws(' ', oid, relname, relkind, relpersistence, reloptions) AS line FROM own
    UNION ALL SELECT concat_ws(' ', attrelid, attname, atttypid, attnotnull, attisdropped) FROM pg_attribute
    WHERE attrelid IN (SELECT oid FROM own) AND attnum > 0
    UNION ALL SELECT concat_ws(' ', oid, pg_get_expr(adbin, adrelid)) FROM pg_attrdef
    UNION ALL SELECT concat_ws(' ', oid, conname, convalidated) FROM pg_constraint WHERE conrelid <> 0
    UNION ALL SELECT concat_ws(' ', indexrelid, indisunique, indisvalid) FROM pg_index
    WHERE indexrelid IN (SELECT oid FROM own)
    UNION ALL SELECT concat_ws(' ', oid, tgname, tgenabled) FROM pg_trigger
    UNION ALL SELECT concat_ws(' ', oid, md5(prosrc)) FROM pg_proc WHERE oid >= 16384
    UNION ALL SELECT concat_ws(' ', setrole, setconfig) FROM pg_db_role_setting
    WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
) AS described
"""
"""Everything that a test can do to a database but for its rows."""

SEND_OTHERS_AWAY = """
SELECT bool_and(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""

WASH = """
DO $$
DECLARE one regclass; guard name;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR one IN
        SELECT class.oid FROM pg_class AS class JOIN pg_namespace AS space ON space.oid = class.relnamespace
        WHERE class.relkind = 'r' AND space.nspname !~ '^pg_' AND space.nspname <> 'information_schema'
          AND class.relname <> 'alembic_version' AND pg_relation_size(class.oid) > 0
    LOOP
        FOR guard IN SELECT tgname FROM pg_trigger WHERE tgrelid = one AND tgenabled = 'A' LOOP
            EXECUTE format('ALTER TABLE %s DISABLE TRIGGER %I', one, guard);
        END LOOP;
        EXECUTE format('DELETE FROM %s', one);
        FOR guard IN SELECT tgname FROM pg_trigger WHERE tgrelid = one AND tgenabled = 'D' LOOP
            EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', one, guard);
        END LOOP;
    END LOOP;
    PERFORM setval(format('%I.%I', schemaname, sequencename), start_value, false)
    FROM pg_sequences WHERE last_value IS NOT NULL;
END $$
"""
"""No rows, no counted number, in no time: only what has pages is looked at, and no trigger is asked, not even those
that guard the audit log against everybody."""


@contextlib.contextmanager
def machine_wide_lock(name: str) -> Iterator[None]:
    """Only one of the test processes at a time."""
    CLUSTER.parent.mkdir(parents=True, exist_ok=True)
    with (CLUSTER.parent / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


async def drop(cluster: EmbeddedPostgres, name: str) -> None:
    connection = await asyncpg.connect(cluster.url("postgres"))
    try:
        await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    finally:
        await connection.close()


async def clone(cluster: EmbeddedPostgres, template: str) -> str:
    """A new database with the schema; its name."""
    name = f"jishi_test_{uuid4().hex[:12]}"
    with machine_wide_lock("test-clone"):
        connection = await asyncpg.connect(cluster.url("postgres"))
        try:
            await connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY WAL_LOG')
        finally:
            await connection.close()
    return name


class RolledBackDatabase(Database):
    """All transactions of a test share one connection, inside an outer transaction that is rolled back."""

    def __init__(self, connection: "asyncpg.Connection[Any]") -> None:
        super().__init__("")
        self._only = connection

    async def connect(self) -> None:
        """It is connected already."""

    async def close(self) -> None:
        """The fixture closes it."""

    async def checkout(self) -> "asyncpg.Connection[Any]":
        return self._only

    async def checkin(self, connection: "asyncpg.Connection[Any]") -> None:
        """It stays."""


class Line:
    """The connection that rolled-back tests share one after the other: what one has prepared, the next need not."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: asyncpg.Connection[Any] | None = None

    @contextlib.asynccontextmanager
    async def transaction(self) -> Any:
        """The connection, within a transaction that is rolled back in the end."""
        connection = await self._open()
        outer = connection.transaction()
        await outer.start()
        try:
            yield connection
        finally:
            # Whoever leaves it in a state from which there is no way back has had it for the last time.
            self._connection = None
            try:
                await outer.rollback()
                await connection.reset()
                self._connection = connection
            finally:
                if self._connection is None:
                    connection.terminate()

    async def close(self) -> None:
        if self._connection is not None:
            await self._connection.close()

    async def _open(self) -> "asyncpg.Connection[Any]":
        if self._connection is None or self._connection.is_closed():
            self._connection = await asyncpg.connect(self._url, statement_cache_size=STATEMENTS)
            await prepare_connection(self._connection)
        return self._connection


class Spare:
    """A database for tests that commit. It is washed after each of them; one whose very shape was changed is thrown
    away, and the next test gets a new clone."""

    def __init__(self, cluster: EmbeddedPostgres, template: str) -> None:
        self._cluster, self._template = cluster, template
        self._shape = ""
        self._free: list[str] = []

    async def take(self) -> str:
        """The name of an empty database that nobody else uses."""
        if self._free:
            return self._free.pop()
        name = await clone(self._cluster, self._template)
        if not self._shape:
            connection = await asyncpg.connect(self._cluster.url(name))
            self._shape = await connection.fetchval(SHAPE)
            await connection.close()
        return name

    async def give(self, name: str) -> None:
        """Nobody uses it any more."""
        if await self._wash(name):
            self._free.append(name)
        else:
            await drop(self._cluster, name)

    async def close(self) -> None:
        while self._free:
            await drop(self._cluster, self._free.pop())

    async def _wash(self, name: str) -> bool:
        connection = await asyncpg.connect(self._cluster.url(name))
        try:
            await connection.execute(SEND_OTHERS_AWAY)
            if await connection.fetchval(SHAPE) != self._shape:
                return False
            await connection.execute(WASH)
            return True
        finally:
            await connection.close()
