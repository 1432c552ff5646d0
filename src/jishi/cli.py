"""`jishi …`: run the roles, migrate, import, seed."""

import asyncio
import signal
import sys

import click
import uvloop
from granian import Granian
from granian.constants import Interfaces, Loops

from jishi import supervisor
from jishi.bootstrap import make_runtime
from jishi.platform import migrate, telemetry, worker
from jishi.platform.settings import Settings, SettingsError, load


@click.group(help="Jishi 集市: social commerce in one system.")
def main() -> None:
    """Entry point."""


def settings_or_exit() -> Settings:
    """The settings, or the complaint about them on standard error and exit status 2."""
    try:
        return load()
    except SettingsError as complaint:
        click.echo(str(complaint), err=True)
        sys.exit(2)


@main.command()
@click.option("--demo/--no-demo", default=True, help="Fill an empty database with the demo world.")
def run(demo: bool) -> None:
    """Run everything on this machine: database, web, worker, sandbox payments."""
    sys.exit(supervisor.run(settings_or_exit(), demo=demo))


@main.command()
def web() -> None:
    """Serve pages and the API."""
    settings = settings_or_exit()
    supervisor.die_with_parent()
    Granian(
        "jishi.bootstrap:create_web",
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        workers=settings.web_workers,
        respawn_failed_workers=True,
        log_enabled=False,
    ).serve()


@main.command("worker")
def work() -> None:
    """Do queued jobs and keep schedules."""
    settings = settings_or_exit()
    telemetry.configure(settings)
    supervisor.die_with_parent()
    uvloop.run(_work(settings))


async def _work(settings: Settings) -> None:
    runtime = make_runtime(settings)
    stop = asyncio.Event()
    for kind in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(kind, stop.set)
    await runtime.start()
    try:
        await worker.run(runtime, stop)
    finally:
        await runtime.stop()


@main.command()
def sandbox() -> None:
    """Be the sandbox payment provider: play money, for trying the shop out."""
    settings = settings_or_exit()
    if settings.is_production:
        raise click.UsageError("the sandbox takes play money and does not run in production")
    supervisor.die_with_parent()
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


@main.command("migrate")
def migrate_database() -> None:
    """Bring the database named by JISHI_DATABASE_URL to the current schema."""
    settings = settings_or_exit()
    if not settings.database_url:
        raise click.UsageError("set JISHI_DATABASE_URL; `jishi run` migrates the embedded database by itself")
    asyncio.run(migrate.install_queue(settings.database_url))
    migrate.upgrade(settings.database_url)
