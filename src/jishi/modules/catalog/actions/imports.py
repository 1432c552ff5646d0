"""The bookkeeping of imports: what was sent, how far it came, what was refused and why."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

import msgspec

from jishi.kernel.ids import short_code
from jishi.kernel.text import clean
from jishi.modules.catalog import import_queries as queries
from jishi.modules.catalog import queries as product_queries
from jishi.modules.catalog.actions.relist import json_text
from jishi.modules.catalog.contracts.imports import (
    ColumnMapping,
    FileKind,
    ImportProblem,
    ImportRun,
    ImportState,
    Layout,
    PictureReport,
    Progress,
)
from jishi.platform.db import Tx

MOST_FAILURES = 200
SILENCE = timedelta(minutes=5)
"""A step takes seconds."""


async def open_import(
    tx: Tx,
    shop_id: UUID,
    *,
    run_id: UUID,
    file_name: str,
    kind: FileKind,
    encoding: str,
    layout: Layout,
    size: int,
    account_id: UUID | None,
) -> ImportRun:
    """Note that a file is here, ready to be looked at and started."""
    name = clean(file_name.replace("\\", "/").rpartition("/")[2], field="file", most=200) or "file.csv"
    row = await tx.fetch_row(
        queries.OPEN,
        run_id,
        short_code(8).lower(),
        shop_id,
        name,
        kind,
        encoding,
        layout,
        size,
        layout.start,
        layout.lines,
        account_id,
        tx.now,
    )
    return msgspec.convert(dict(row or {}), ImportRun)


async def find_import(tx: Tx, code: str) -> ImportRun | None:
    """The import with this code."""
    row = await tx.fetch_row(queries.BY_CODE, code)
    return None if row is None else msgspec.convert(dict(row), ImportRun)


async def find_import_by_id(tx: Tx, run_id: UUID) -> ImportRun | None:
    """The import with this id."""
    row = await tx.fetch_row(queries.BY_ID, run_id)
    return None if row is None else msgspec.convert(dict(row), ImportRun)


async def list_imports(tx: Tx, shop_ids: Iterable[UUID] | None, limit: int = 50) -> list[ImportRun]:
    """The latest imports, of these shops or (for None) of all."""
    wanted = None if shop_ids is None else list(shop_ids)
    return [msgspec.convert(dict(row), ImportRun) for row in await tx.fetch(queries.RECENT, wanted, limit)]


async def begin_import(tx: Tx, run_id: UUID, mapping: ColumnMapping | None) -> bool:
    """Let an import run, or go on from where it stopped; False when it runs already or is done."""
    return bool(await tx.execute(queries.BEGIN, run_id, mapping, tx.now))


async def advance_import(
    tx: Tx, run: ImportRun, progress: Progress, problems: Sequence[ImportProblem]
) -> ImportRun | None:
    """Record one step, in the transaction that did it. None when the import was stopped meanwhile or somebody else
    did this step: then the caller must undo what it did."""
    if not await tx.execute(
        queries.ADVANCE,
        run.id,
        run.position,
        progress.position,
        progress.lines,
        progress.created,
        progress.changed,
        progress.unchanged,
        progress.refused,
        len(problems),
        tx.now,
    ):
        return None
    if problems:
        await tx.execute(
            queries.SAVE_PROBLEMS,
            run.id,
            [problem.line for problem in problems],
            [problem.problem for problem in problems],
            [json_text(problem.params) for problem in problems],
            [json_text([cell.replace("\x00", "") for cell in problem.cells]) for problem in problems],
        )
    return msgspec.structs.replace(
        run,
        position=progress.position,
        lines=progress.lines,
        created=run.created + progress.created,
        changed=run.changed + progress.changed,
        unchanged=run.unchanged + progress.unchanged,
        refused=run.refused + progress.refused,
        dirty=run.dirty + len(problems),
    )


async def list_silent_imports(tx: Tx) -> list[UUID]:
    """Running imports of which nothing was heard for minutes: whoever ran them is no more."""
    return [row[0] for row in await tx.fetch(queries.SILENT, tx.now - SILENCE)]


async def stop_import(tx: Tx, run_id: UUID) -> bool:
    """Have a running import stop before its next step."""
    return bool(await tx.execute(queries.END, run_id, ImportState.STOPPED, "", {}, tx.now))


async def finish_import(tx: Tx, run_id: UUID) -> None:
    """The whole file was read. Tells the planner about what came in."""
    await tx.execute(queries.END, run_id, ImportState.DONE, "", {}, tx.now)
    await tx.execute(product_queries.ANALYZE)


async def fail_import(tx: Tx, run_id: UUID, problem: str, params: Mapping[str, object]) -> None:
    """The file cannot be read any further, for this translatable reason."""
    texts = {name: str(value) for name, value in params.items()}
    await tx.execute(queries.END, run_id, ImportState.FAILED, problem, texts, tx.now)


async def list_problems(tx: Tx, run_id: UUID, after: int = 0, limit: int = 500) -> list[ImportProblem]:
    """The rows that were not imported, by line, from the one after line `after`."""
    return await tx.rows(ImportProblem, queries.PROBLEMS, run_id, after, limit)


async def picture_report(tx: Tx, run_id: UUID) -> PictureReport:
    """How fetching the pictures of an import goes."""
    counts = await tx.fetch_row(product_queries.PICTURE_COUNTS, run_id)
    fetched, failed, everything = tuple(counts) if counts else (0, 0, 0)
    rows = await tx.fetch(product_queries.FAILED_PICTURES, run_id, MOST_FAILURES) if failed else []
    return PictureReport(fetched, failed, everything - fetched - failed, [(row[0], row[1], row[2]) for row in rows])


async def save_mapping(tx: Tx, name: str, mapping: ColumnMapping) -> None:
    """Keep a mapping under a name for the next file of this kind; one with that name is replaced."""
    name = clean(name, field="mapping_name", most=80, least=1)
    await tx.execute(queries.SAVE_MAPPING, name, json_text(mapping), tx.now)


async def list_mappings(tx: Tx) -> dict[str, ColumnMapping]:
    """All kept mappings by name."""
    rows = await tx.fetch(queries.MAPPINGS)
    return {row["name"]: msgspec.json.decode(row["mapping"], type=ColumnMapping) for row in rows}
