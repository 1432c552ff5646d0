"""Copies lives inside the database: one statement per table and batch of copies."""

from collections.abc import Sequence

from sqlalchemy import Table

from jishi.demo.large.goods import Pair
from jishi.demo.large.lives import PEOPLE, copied, expression, is_lived, joins
from jishi.demo.make.progress import Part
from jishi.platform.db import Tx
from jishi.schema import METADATA

STEP = 10
"""Copies per statement, so that progress can be told."""

APART_MS = 97_000
"""Each copy happened this much earlier than the one before, so that a day's orders spread over the day."""

FUNCTIONS = (
    f"""
CREATE FUNCTION pg_temp.life(old uuid, n integer) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
SELECT (lpad(to_hex((('x' || translate(left(old::text, 13), '-', ''))::bit(48)::bigint - n::bigint * {APART_MS})),
             12, '0') || substr(translate(old::text, '-', ''), 13, 8) || left(md5(old::text || n), 12))::uuid $$
""",
    """
CREATE FUNCTION pg_temp.label(old text, n integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$
SELECT CASE WHEN old = '' THEN '' ELSE left(upper(md5(old || n)), greatest(12, length(old))) END $$
""",
    """
CREATE FUNCTION pg_temp.contact(old text, n integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$
SELECT CASE WHEN old LIKE '%@%' THEN replace(old, '@', '+' || n || '@')
            WHEN old IS NOT NULL
            THEN left(old, 5) || lpad((abs(hashtextextended(old, n)) % 1000000000)::text, 9, '0') END $$
""",
    """
CREATE FUNCTION pg_temp.ledger_account(name text, goods integer) RETURNS text LANGUAGE sql STABLE AS $$
SELECT CASE WHEN name LIKE 'shop:%' AND goods > 0
            THEN (SELECT replace(name, pair.old, pair.new) FROM pg_temp.goods AS pair
                  WHERE pair.copy = goods AND pair.old = split_part(name, ':', 2))
            ELSE name END $$
""",
)
"""`life` is the id of a copied thing (UUIDv7: RFC 9562, its first 48 bits are milliseconds, so that order by id stays
order by time); `label` the code people see of it, of letters that codes may have."""


async def copy_lives(tx: Tx, pairs: Sequence[Pair], *, people: int, lives: int, goods: int) -> None:
    """Copy every person until there are `people` times as many, and all other lives until `lives` times; life `n` buys
    from copy `n` modulo `goods` of the shops. Needs nobody else at work in the database."""
    await _prepare(tx, pairs, max(people, lives), goods)
    for table in METADATA.sorted_tables:
        if is_lived(table):
            await _copy(tx, table, people if table.name in PEOPLE else lives)


async def _prepare(tx: Tx, pairs: Sequence[Pair], most: int, goods: int) -> None:
    # Whole lives are copied, so that every reference holds; checking each would take longer than all the rest.
    await tx.execute("SET LOCAL session_replication_role = replica")
    await tx.execute("SET LOCAL work_mem = '256MB'")
    await tx.execute(
        "CREATE TEMP TABLE goods (copy integer, old text, new text, PRIMARY KEY (copy, old)) ON COMMIT DROP"
    )
    await tx.copy("pg_temp", "goods", ["copy", "old", "new"], [(pair.copy, pair.old, pair.new) for pair in pairs])
    await tx.execute("CREATE TEMP TABLE copies (n integer PRIMARY KEY, goods integer) ON COMMIT DROP")
    await tx.copy("pg_temp", "copies", ["n", "goods"], [(n, n % goods) for n in range(1, most)])
    await tx.execute("ANALYZE goods")
    await tx.execute("ANALYZE copies")
    for function in FUNCTIONS:
        await tx.execute(function)


async def _copy(tx: Tx, table: Table, times: int) -> None:
    original = f"original_{table.schema}_{table.name}"
    await tx.execute(f"CREATE TEMP TABLE {original} ON COMMIT DROP AS SELECT * FROM {table.fullname}")
    await tx.execute(f"ANALYZE {original}")
    rows = await tx.fetch_value(f"SELECT count(*) FROM {original}")
    statement = copy_statement(table, original)
    with Part(table.name[:11], rows * (times - 1)) as part:
        for first in range(1, times, STEP):
            part.done(await tx.execute(statement, first, min(first + STEP, times)))


def copy_statement(table: Table, original: str) -> str:
    """Adds copies $1 up to, not including, $2 of all rows of `original` to `table`."""
    names = copied(table)
    values = ", ".join(expression(table.columns[name]) for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    return (
        f"INSERT INTO {table.fullname} ({columns}) SELECT {values} FROM {original} AS old"
        f" CROSS JOIN (SELECT * FROM pg_temp.copies WHERE n >= $1 AND n < $2) AS copy {joins(table)}"
    )
