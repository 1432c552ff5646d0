"""`jishi demo`."""

import asyncio
import os

import click
import msgspec

from jishi import supervisor
from jishi.commands.settings import settings_or_exit
from jishi.demo.large import make as large
from jishi.demo.make import world
from jishi.platform.lifeline import die_with_parent
from jishi.platform.settings import Settings

IDLE_PRIORITY = 15


@click.command()
@click.option("--fresh", is_flag=True, help="Throw the embedded database and its files away first.")
@click.option("--if-empty", is_flag=True, help="Do nothing when there is anything in the database.")
@click.option("--finish", is_flag=True, help="Only draw the pictures that the first start left for later.")
@click.option(
    "--size",
    type=click.Choice(["small", "large"]),
    default="small",
    help="large: 100,000 products, 200,000 people, 1,000,000 orders (some ten minutes and gigabytes).",
)
def command(fresh: bool, if_empty: bool, finish: bool, size: str) -> None:
    """Make the demo world: shops, products, people and ninety days of orders."""
    settings = settings_or_exit()
    die_with_parent()
    if fresh:
        if settings.database_url or settings.is_production:
            raise click.UsageError("--fresh only throws the embedded database away")
        supervisor.throw_away(settings)
    if settings.database_url:
        _fill(settings, if_empty=if_empty, finish=finish, size=size)
        return
    with supervisor.database(settings) as url:
        owned = msgspec.structs.replace(settings, database_url=url)
        supervisor.migrate_database(owned)
        _fill(owned, if_empty=if_empty, finish=finish, size=size)


def _fill(settings: Settings, *, if_empty: bool, finish: bool, size: str) -> None:
    if finish:
        os.nice(IDLE_PRIORITY)
        asyncio.run(world.finish(settings))
    elif not (if_empty and asyncio.run(world.is_made(settings))):
        click.echo("Demo world …")
        asyncio.run(world.make(settings))
        if size == "large":
            click.echo("Growing it …")
            asyncio.run(large.grow(settings))
