"""`jishi web`."""

import click
from granian import Granian
from granian.constants import Interfaces, Loops

from jishi.commands.settings import settings_or_exit
from jishi.platform.lifeline import die_with_parent

BACKLOG = 4_096
MOST_OPEN = 20_000
"""Connections that a process holds at once: each open page keeps one, idle or not."""


@click.command()
def command() -> None:
    """Serve pages and the API."""
    settings = settings_or_exit()
    die_with_parent()
    Granian(
        "jishi.bootstrap:create_web",
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        workers=settings.web_workers,
        backlog=BACKLOG,
        backpressure=MOST_OPEN,
        respawn_failed_workers=True,
        log_enabled=False,
    ).serve()
