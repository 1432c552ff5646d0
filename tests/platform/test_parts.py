"""Parts of several modules run as one statement."""

import asyncpg
import pytest

from jishi.platform.db import Part, Tx, with_parts


def test_places_are_counted_on() -> None:
    joined = with_parts("WITH own AS (SELECT $1, $2) SELECT $2", "one AS (SELECT $1, $11)", "two AS (SELECT $1)")
    assert joined == "WITH one AS (SELECT $3, $13), two AS (SELECT $14), own AS (SELECT $1, $2) SELECT $2"


def test_a_statement_without_ctes_gets_some() -> None:
    assert with_parts("\nSELECT $1", "one AS (SELECT $1)") == "WITH one AS (SELECT $2) SELECT $1"


async def test_all_of_it_is_one_statement(tx: Tx) -> None:
    await tx.execute("CREATE TEMPORARY TABLE pieces (name text PRIMARY KEY) ON COMMIT DROP")
    before = tx.statements
    put = "INSERT INTO pieces (name) SELECT unnest($1::text[])"
    parts = [Part(f"first AS ({put})", (["a", "b"],)), Part(f"second AS ({put})", (["c"],))]
    rows = await tx.fetch("SELECT $1::int AS number, (SELECT count(*) FROM pieces) AS seen", 5, along=parts)
    assert tx.statements == before + 1
    assert [tuple(row) for row in rows] == [(5, 0)]
    assert await tx.fetch_value("SELECT string_agg(name, '' ORDER BY name) FROM pieces") == "abc"


async def test_parts_with_the_same_name_are_refused(tx: Tx) -> None:
    with pytest.raises(asyncpg.PostgresError, match="more than once"):
        async with tx.savepoint():
            await tx.fetch("SELECT", along=[Part("one AS (SELECT 1)", ()), Part("one AS (SELECT 2)", ())])
