"""`jishi run`."""

import sys

import click

from jishi import supervisor
from jishi.commands.settings import settings_or_exit


@click.command()
@click.option("--demo/--no-demo", default=True, help="Fill an empty database with the demo world.")
def command(demo: bool) -> None:
    """Run everything on this machine: database, web, worker, sandbox payments."""
    sys.exit(supervisor.run(settings_or_exit(), demo=demo))
