"""Runs Alembic migrations over asyncpg."""

import asyncio

from alembic import context
from alembic.operations.ops import CreateCheckConstraintOp, MigrationScript
from alembic.runtime.migration import MigrationContext
from sqlalchemy import CheckConstraint, inspect
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateSchema, conv

from jishi.schema import METADATA

SCHEMAS = frozenset(table.schema for table in METADATA.tables.values() if table.schema)


def include_name(name: str | None, kind: str, _parents: object) -> bool:
    """Look only at our own schemas."""
    return kind != "schema" or name in SCHEMAS


def add_checks(running: MigrationContext, _revision: object, scripts: list[MigrationScript]) -> None:
    """Autogenerate sees the checks of new tables only: add those that existing ones lack."""
    assert running.connection is not None
    there = inspect(running.connection)
    for table in METADATA.sorted_tables:
        if not there.has_table(table.name, schema=table.schema):
            continue
        names = {one["name"] for one in there.get_check_constraints(table.name, schema=table.schema)}
        for check in sorted(
            (one for one in table.constraints if isinstance(one, CheckConstraint)), key=lambda one: str(one.name)
        ):
            name = (running.dialect.identifier_preparer.format_constraint(check) or "").strip('"')
            if name in names:
                continue
            for script in scripts:
                assert script.upgrade_ops is not None
                assert script.downgrade_ops is not None
                made = CreateCheckConstraintOp(conv(name), table.name, check.sqltext, schema=table.schema)
                script.upgrade_ops.ops.append(made)
                # First of all, as long as its table and columns are there.
                script.downgrade_ops.ops.insert(0, made.reverse())


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
        process_revision_directives=add_checks,
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
