"""The plans of the statements that matter, in a large shop, are those that `docs/plans` shows; nothing reads a large
table from end to end. `make plans` writes them anew."""

import os
import re
from collections.abc import AsyncIterator

import asyncpg
import pytest
from tests.databases import CLUSTER, clone, drop
from tests.payments.fakes import use_fake
from tests.plans.plant import explain, plant, read_statistics, settle
from tests.plans.scenes import Recorder, Scene, play
from tests.security.town import Town

from jishi.platform.embedded import EmbeddedPostgres
from jishi.platform.runtime import Runtime
from jishi.ui.paths import ROOT

FOLDER = ROOT / "docs" / "plans"
WRITE = "JISHI_WRITE_PLANS"
LARGE = 20_000
"""Rows from which on a table is not read whole while somebody waits."""

READ_WHOLE: dict[str, dict[str, str]] = {
    "console-orders-of-somebody": {
        "orders": "for any parameter; knowing how the name begins, PostgreSQL takes orders_recipient_idx"
    },
    "console-today": {"low_stock": "a third of a megabyte, and seldom as much: what runs low in all shops together"},
    "clock-console-keep-figures": {"sales_days": "a few years of days of all shops, of which most are asked for"},
}
"""Scenes that may read large tables from end to end, and why."""


@pytest.fixture
async def large(cluster: EmbeddedPostgres, template: str) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    """A connection to a database that seems large."""
    name = await clone(cluster, template)
    connection = await asyncpg.connect(cluster.url(name))
    try:
        await settle(connection)
        await plant(connection, CLUSTER, read_statistics())
        yield connection
    finally:
        await connection.close()
        await drop(cluster, name)


async def test_plans_are_as_described(
    app: Runtime, large: "asyncpg.Connection[asyncpg.Record]", monkeypatch: pytest.MonkeyPatch
) -> None:
    town, provider = Town(app), use_fake(app)
    tables = read_statistics()
    scenes = [scene async for scene in play(app, town, provider, Recorder(monkeypatch))]
    await town.close()
    pages, whole = {}, []
    for scene in scenes:
        plans = [(each, await explain(large, each)) for each in scene.statements if touches(each, tables)]
        pages[f"{scene.name}.md"] = described(scene, plans)
        whole += [f"{scene.name}: {found}" for found in read_whole(scene, plans, tables)]
    if os.environ.get(WRITE):
        FOLDER.mkdir(exist_ok=True)
        for old in FOLDER.glob("*.md"):
            old.unlink()
        for name, text in pages.items():
            (FOLDER / name).write_text(text, "utf-8")
    assert whole == []
    kept = {file.name: file.read_text("utf-8") for file in sorted(FOLDER.glob("*.md"))}
    changed = sorted(name for name in kept.keys() | pages.keys() if kept.get(name) != pages.get(name))
    assert changed == [], "run `make plans`, look at the difference, and keep it if it is meant"


def touches(statement: str, tables: object) -> bool:
    """Whether a statement has to do with a large table."""
    assert isinstance(tables, dict)
    return any(re.search(rf"\b{re.escape(name)}\b", statement) for name in tables)


def read_whole(scene: Scene, plans: list[tuple[str, str]], tables: object) -> list[str]:
    """The large tables that the plans read from end to end without leave."""
    assert isinstance(tables, dict)
    rows = {name.split(".")[1]: relation.rows for name, relation in tables.items()}
    found = {table for _, plan in plans for table in re.findall(r"Seq Scan on (\w+)", plan)}
    return sorted(
        table for table in found if rows.get(table, 0) >= LARGE and table not in READ_WHOLE.get(scene.name, {})
    )


def described(scene: Scene, plans: list[tuple[str, str]]) -> str:
    """The page of a scene."""
    parts = [f"# {scene.title}\n\nWritten by `make plans`: plans for any parameters, in a large shop.\n"]
    for statement, plan in plans:
        parts.append(f"```sql\n{statement}\n```\n\n```\n{plan}\n```\n")
    return "\n".join(parts)
