"""What the database itself must refuse, whoever asks: triggers, which migrations cannot describe.

Each statement can be run again without harm; `migrate.upgrade` runs all of them after the migrations.
"""

import asyncpg

APPEND_ONLY = ("platform.audit_log", "platform.audit_seals")
"""Tables whose rows stay as they were written."""

REFUSE = """
CREATE OR REPLACE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on %.% is refused: it can only be added to', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$
"""
GUARDS = (
    REFUSE,
    *(
        f"CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change()"
        for table in APPEND_ONLY
    ),
    # Also for sessions that replay a replication stream, in which ordinary triggers rest.
    *(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER append_only" for table in APPEND_ONLY),
)


async def put_up(url: str) -> None:
    """Put the guards into the database at `url`."""
    connection: asyncpg.Connection[asyncpg.Record] = await asyncpg.connect(url)
    try:
        async with connection.transaction():
            for statement in GUARDS:
                await connection.execute(statement)
    finally:
        await connection.close()
