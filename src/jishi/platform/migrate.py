"""Bring a database to the current schema."""

import asyncio
from pathlib import Path
from typing import Any

import asyncpg
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from pgqueuer.queries import Queries

from jishi.platform import guards

FOLDER = Path(__file__).resolve().parents[3] / "migrations"


def configuration(url: str) -> Config:
    """Alembic's configuration for the database at `url` (a libpq address)."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["url"] = url.replace("postgresql://", "postgresql+asyncpg://", 1)
    return config


def upgrade(url: str) -> None:
    """Create what is missing: the job tables, all migrations, and the triggers that guard what they made. Must not be
    called inside a running event loop."""
    asyncio.run(install_queue(url))
    command.upgrade(configuration(url), "head")
    asyncio.run(guards.put_up(url))


async def is_current(url: str) -> bool:
    """Whether the database already has the newest schema, ours and that of the job tables."""
    head = ScriptDirectory.from_config(configuration(url)).get_current_head()
    connection: asyncpg.Connection[Any] = await asyncpg.connect(url)
    try:
        if await connection.fetchval("SELECT to_regclass('public.alembic_version')") is None:
            return False
        current: object = await connection.fetchval("SELECT version_num FROM public.alembic_version")
        return current == head and await queue_is_current(connection)
    finally:
        await connection.close()


async def queue_is_current(connection: "asyncpg.Connection[Any]") -> bool:
    """Whether the job tables are those of the PgQueuer that runs here: a newer one brings changes without any migration
    of ours."""
    queries = Queries.from_asyncpg_connection(connection)
    return await queries.schema_is_installed() and not (await queries.plan_upgrade()).statements


async def install_queue(url: str) -> None:
    """Create or upgrade the job tables that PgQueuer owns."""
    connection: asyncpg.Connection[Any] = await asyncpg.connect(url)
    try:
        queries = Queries.from_asyncpg_connection(connection)
        if await queries.schema_is_installed():
            await queries.upgrade()
        else:
            await queries.install()
    finally:
        await connection.close()
