"""`jishi audit`."""

import asyncio
import sys
from pathlib import Path

import click
import msgspec

from jishi import supervisor
from jishi.bootstrap import make_runtime
from jishi.commands.settings import settings_or_exit
from jishi.platform import audit
from jishi.platform.settings import Settings


@click.group("audit")
def command() -> None:
    """The audit log."""


@command.command("verify")
@click.option("--anchor", is_flag=True, help="Print nothing but the head of the chain, to be kept elsewhere.")
@click.option("--against", multiple=True, help="A head that was kept; the chain must still go through it.")
@click.option(
    "--against-file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Kept heads, one in each line."
)
def verify(anchor: bool, against: tuple[str, ...], against_file: Path | None) -> None:
    """Walk the chain of seals and all entries. Ends with 0 when everything holds, else names the first break and ends
    with 1."""
    lines = [*against, *(against_file.read_text("utf-8").split() if against_file else ())]
    try:
        kept = [audit.Anchor.parse(line) for line in lines]
    except ValueError:
        raise click.UsageError("a kept head looks like 1234:9f86d081…") from None
    settings = settings_or_exit()
    if settings.database_url:
        report = asyncio.run(walk(settings, kept))
    else:
        with supervisor.database(settings, borrow=True) as url:
            report = asyncio.run(walk(msgspec.structs.replace(settings, database_url=url), kept))
    for line in tell(report, anchor=anchor):
        click.echo(line, err=report.broken is not None)
    sys.exit(1 if report.broken else 0)


async def walk(settings: Settings, kept: list[audit.Anchor]) -> audit.Report:
    """The report on the database of these settings."""
    runtime = make_runtime(settings)
    await runtime.start(listen=False)
    try:
        async with runtime.tx(write=False) as tx:
            return await audit.verify(tx, tx.now, kept)
    finally:
        await runtime.stop()


def tell(report: audit.Report, *, anchor: bool) -> list[str]:
    """The report in words."""
    if report.broken is not None:
        return [
            f"BROKEN ({report.broken.fault}): {report.broken.text}",
            f"{report.sealed} seals before it hold.",
        ]
    if anchor:
        return [str(report.head)] if report.head else []
    head = f" Head: {report.head}" if report.head else ""
    return [f"{report.sealed} entries hold, {report.waiting} wait for their seal.{head}"]
