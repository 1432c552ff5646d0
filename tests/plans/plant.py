"""A database that looks to PostgreSQL's planner like that of a large shop, and has no rows.

The planner knows tables by their statistics and by the sizes of their files. Both are planted: the statistics with the
functions that `pg_restore` uses (PostgreSQL 18, "Statistics Manipulation Functions"), the sizes with holes at the end
of the files, which take no room. Plans can be asked for; the statements must not be run.
"""

import os
from pathlib import Path
from typing import Any

import asyncpg
import msgspec

PAGE = 8192
SETTINGS = {
    "random_page_cost": "1.1",
    "work_mem": "16MB",
    "effective_cache_size": "4GB",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "plan_cache_mode": "force_generic_plan",
}
"""As the shop's database is set, and the same on every machine. Plans are those for any parameters."""

RELATION = """
SELECT pg_restore_relation_stats('schemaname', $1::text, 'relname', $2::text, 'relpages', $3::int,
                                 'reltuples', $4::real, 'relallvisible', $5::int)
"""
COLUMN = """
SELECT pg_restore_attribute_stats('schemaname', $1::text, 'relname', $2::text, 'attname', $3::text, 'inherited', false,
                                  'null_frac', $4::real, 'avg_width', $5::int, 'n_distinct', $6::real,
                                  'correlation', $7::real, 'most_common_vals', $8::text,
                                  'most_common_freqs', $9::real[])
"""
COUNT = "SELECT cardinality(parameter_types) FROM pg_prepared_statements WHERE name = 'asked'"


class Column(msgspec.Struct, frozen=True):
    """Of the values of a column: the share of nulls, their mean width in bytes, how many different ones there are (as
    `pg_stats.n_distinct`), how far their order is that of the rows, and the commonest with their shares."""

    null: float
    width: int
    distinct: float
    order: float | None = None
    common: dict[str, float] = {}


class Relation(msgspec.Struct, frozen=True):
    """A table: pages, rows, pages and rows of its indexes, and its columns."""

    pages: int
    rows: float
    indexes: dict[str, tuple[int, float]]
    columns: dict[str, Column]


def read_statistics() -> dict[str, Relation]:
    """The tables of a shop with 100,000 products, 200,000 people and 1,000,000 orders, by name with schema; without
    anybody's data."""
    file = Path(__file__).with_name("large_shop.json")
    return msgspec.json.decode(file.read_bytes(), type=dict[str, Relation])


async def plant(connection: "asyncpg.Connection[Any]", folder: Path, tables: dict[str, Relation]) -> None:
    """Make the database of `connection`, whose cluster lives in `folder`, look as large as `tables` say."""
    for name, relation in tables.items():
        schema, table = name.split(".")
        sizes = {table: (relation.pages, relation.rows), **relation.indexes}
        for each, (pages, rows) in sizes.items():
            path = await connection.fetchval("SELECT pg_relation_filepath(to_regclass($1))", f"{schema}.{each}")
            if path is None:
                continue  # an index that is no more
            seen = pages if each == table else 0
            assert await connection.fetchval(RELATION, schema, each, pages, rows, seen), each
            os.truncate(folder / path, pages * PAGE)
        known = await connection.fetch(
            "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped",
            name,
        )
        for column in {row[0] for row in known} & set(relation.columns):
            given = relation.columns[column]
            values = [key for key, _ in given.common.items()]
            texts = await connection.fetchval("SELECT $1::text[]::text", values) if values else None
            shares = list(given.common.values()) or None
            assert await connection.fetchval(
                COLUMN, schema, table, column, given.null, given.width, given.distinct, given.order, texts, shares
            ), f"{name}.{column}"


async def settle(connection: "asyncpg.Connection[Any]") -> None:
    """Have this connection plan as every other."""
    for name, value in SETTINGS.items():
        await connection.execute(f"SET {name} = '{value}'")


async def explain(connection: "asyncpg.Connection[Any]", statement: str) -> str:
    """The plan of a statement for any parameters, without costs."""
    await connection.execute(f"PREPARE asked AS {statement}")
    count = await connection.fetchval(COUNT)
    given = f"({', '.join(['NULL'] * count)})" if count else ""
    rows = await connection.fetch(f"EXPLAIN (COSTS OFF) EXECUTE asked{given}")
    await connection.execute("DEALLOCATE asked")
    return "\n".join(row[0] for row in rows)
