"""Importing as tests do it."""

import os
from pathlib import Path
from uuid import UUID

import pytest

from jishi.console.importing.take_in import take_in
from jishi.console.importing.work import run_import
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts.imports import ColumnMapping, ImportRun
from jishi.platform.runtime import Runtime

SHARED = Path(os.environ.get("SHARED_DATA", Path(__file__).resolve().parents[2].parent / "shared" / "data"))
CATALOGUE = SHARED / "catalogue"

real_files = pytest.mark.skipif(
    not CATALOGUE.is_dir(), reason="the real catalogues are not here; set SHARED_DATA to the folder that has them"
)


async def take(app: Runtime, shop_id: UUID, path: Path) -> ImportRun:
    """Take a file in."""
    async with app.tx() as tx:
        return await take_in(tx, shop_id, path, path.name, None)


async def begin(app: Runtime, run: ImportRun, mapping: ColumnMapping | None = None) -> None:
    """Let it run, with the suggested mapping unless another is given."""
    async with app.tx() as tx:
        assert await catalog.begin_import(tx, run.id, mapping)


async def imported(app: Runtime, shop_id: UUID, path: Path, mapping: ColumnMapping | None = None) -> ImportRun:
    """Take a file in and run it to its end."""
    run = await take(app, shop_id, path)
    await begin(app, run, mapping)
    done = await run_import(app, run.id)
    assert done is not None
    return done
