"""`jishi migrate`."""

import click

from jishi.commands.settings import settings_or_exit
from jishi.platform import migrate


@click.command()
def command() -> None:
    """Bring the database named by JISHI_DATABASE_URL to the current schema."""
    settings = settings_or_exit()
    if not settings.database_url:
        raise click.UsageError("set JISHI_DATABASE_URL; `jishi run` migrates the embedded database by itself")
    migrate.upgrade(settings.database_url)
