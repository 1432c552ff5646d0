"""`jishi worker`."""

import asyncio
import signal

import click
import uvloop

from jishi.bootstrap import make_runtime
from jishi.commands.settings import settings_or_exit
from jishi.platform import heap, telemetry, worker
from jishi.platform.lifeline import die_with_parent
from jishi.platform.settings import Settings


@click.command()
def command() -> None:
    """Do queued jobs and keep schedules."""
    settings = settings_or_exit()
    telemetry.configure(settings)
    die_with_parent()
    uvloop.run(_work(settings))


async def _work(settings: Settings) -> None:
    runtime = make_runtime(settings)
    stop = asyncio.Event()
    for kind in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(kind, stop.set)
    await runtime.start()
    heap.settle()
    try:
        await worker.run(runtime, stop)
    finally:
        await runtime.stop()
