"""`jishi import`."""

import asyncio
import csv
import sys
from pathlib import Path

import click
import msgspec

from jishi import supervisor
from jishi.bootstrap import make_runtime
from jishi.commands.settings import settings_or_exit
from jishi.console.importing.terminal import import_file
from jishi.kernel.errors import AppError
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts.imports import ImportRun, ImportState
from jishi.platform.i18n import translations
from jishi.platform.runtime import Runtime
from jishi.platform.settings import Settings


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--shop", required=True, help="The slug of the shop that sells what is in the file.")
@click.option("--mapping", default="", help="A kept column mapping; without it the columns are guessed.")
@click.option("--problems", type=click.Path(path_type=Path), help="Where to write the rows that did not come in.")
def command(file: Path, shop: str, mapping: str, problems: Path | None) -> None:
    """Import a Shopify product file or any CSV or TSV into a shop. Importing it again changes nothing."""
    settings = settings_or_exit()
    if settings.database_url:
        sys.exit(asyncio.run(_import(settings, file, shop, mapping, problems)))
    with supervisor.database(settings, borrow=True) as url:
        owned = msgspec.structs.replace(settings, database_url=url)
        supervisor.migrate_database(owned)
        sys.exit(asyncio.run(_import(owned, file, shop, mapping, problems)))


async def _import(settings: Settings, file: Path, shop: str, mapping: str, problems: Path | None) -> int:
    runtime = make_runtime(settings)
    await runtime.start(listen=False)
    try:
        run = await import_file(runtime, file, shop, mapping, _tell)
        _tell(run)
        click.echo("")
        if problems is not None and run.dirty:
            await _write_problems(runtime, run, problems)
            click.echo(f"{run.dirty} rows with their reasons: {problems}")
    except AppError as reason:
        click.echo(str(reason), err=True)
        for field, text in reason.fields.items():
            click.echo(f"  {field}: {text}", err=True)
        return 1
    finally:
        await runtime.stop()
    if run.state is ImportState.FAILED:
        click.echo(run.problem % run.problem_params, err=True)
    return 0 if run.state is ImportState.DONE else 1


def _tell(run: ImportRun) -> None:
    percent = run.position * 100 // max(1, run.size)
    click.echo(
        f"\r{percent:3} %  {run.created} new, {run.changed} changed, {run.unchanged} unchanged,"
        f" {run.refused} not imported",
        nl=False,
    )


async def _write_problems(runtime: Runtime, run: ImportRun, path: Path) -> None:
    words = translations(runtime.settings.default_locale)
    after = 0
    with await asyncio.to_thread(path.open, "w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([*run.layout.header, words.gettext("Line"), words.gettext("Reason")])
        while True:
            async with runtime.tx(write=False) as tx:
                found = await catalog.list_problems(tx, run.id, after)
            if not found:
                return
            for problem in found:
                reason = words.gettext(problem.problem, **problem.params)
                writer.writerow([*problem.cells, str(problem.line), reason])
            after = found[-1].line
