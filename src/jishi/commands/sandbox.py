"""`jishi sandbox`."""

import click
from granian import Granian
from granian.constants import Interfaces, Loops

from jishi.commands.settings import settings_or_exit
from jishi.platform.lifeline import die_with_parent


@click.command()
def command() -> None:
    """Be the sandbox payment provider: play money, for trying the shop out."""
    settings = settings_or_exit()
    if settings.is_production:
        raise click.UsageError("the sandbox takes play money and does not run in production")
    die_with_parent()
    Granian(
        "jishi.sandbox.app:create",
        factory=True,
        address=settings.host,
        port=settings.sandbox_port or settings.port + 1,
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        respawn_failed_workers=True,
        log_enabled=False,
    ).serve()
