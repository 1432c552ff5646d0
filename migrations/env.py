"""Runs Alembic migrations over asyncpg."""

import asyncio

from alembic import context
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateSchema

from jishi.schema import METADATA

SCHEMAS = frozenset(table.schema for table in METADATA.tables.values() if table.schema)


def include_name(name: str | None, kind: str, _parents: object) -> bool:
    """Look only at our own schemas."""
    return kind != "schema" or name in SCHEMAS


def migrate(connection: Connection) -> None:
    """Run what is missing, in one transaction per migration."""
    for schema in sorted(SCHEMAS):
        connection.execute(CreateSchema(schema, if_not_exists=True))
    connection.commit()
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        include_schemas=True,
        include_name=include_name,
        transaction_per_migration=True,
        version_table_schema="public",
        compare_server_default=False,
    )
    with context.begin_transaction():
        context.run_migrations()


async def run() -> None:
    """Connect to the database in the `url` attribute and migrate."""
    engine = create_async_engine(context.config.attributes["url"], poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(migrate)
    await engine.dispose()


asyncio.run(run())
