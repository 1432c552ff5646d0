"""`jishi run`: one process that starts the others, watches them, and stops them together."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable

import click
import msgspec

from jishi.platform import migrate
from jishi.platform.embedded import EmbeddedPostgres
from jishi.platform.settings import Settings

DATABASE = "jishi"
READY_SECONDS = 60
RESTART_SECONDS = 1.0
STOP_SECONDS = 10
LIFELINE = "SUPERVISED_BY_JISHI"
ROLES = ("web", "worker", "sandbox")


def die_with_parent() -> None:
    """End this process when the supervisor is gone, however it went: its end of our standard input closes."""
    if os.environ.pop(LIFELINE, "") != "1":
        return

    def watch() -> None:
        # Not sys.stdin: its lock would be held when the server forks its workers, and they would wait for it for ever.
        while os.read(0, 1):
            pass
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(STOP_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def run(settings: Settings, *, demo: bool) -> int:
    """Start everything, wait for Ctrl-C, stop everything. Returns the exit status."""
    postgres: EmbeddedPostgres | None = None
    if not _port_is_free(settings.host, settings.port):
        say(f"Port {settings.port} is taken. Stop what uses it, or set JISHI_PORT to another one.")
        return 1
    started = time.monotonic()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if not settings.database_url:
            say("Database …")
            postgres = EmbeddedPostgres(settings.data_dir / "postgres")
            postgres.start()
            postgres.ensure_database(DATABASE)
            settings = msgspec.structs.replace(settings, database_url=postgres.url(DATABASE))
        prepare(settings, demo=demo)
        return Family(settings).live(lambda: greet(settings, time.monotonic() - started))
    except KeyboardInterrupt:
        return 0
    finally:
        if postgres is not None:
            postgres.stop()
            say("Stopped.")


def prepare(settings: Settings, *, demo: bool) -> None:
    """Bring the schema up to date, and make the demo world in an empty database."""
    if not asyncio.run(migrate.is_current(settings.database_url)):
        say("Schema …")
        asyncio.run(migrate.install_queue(settings.database_url))
        migrate.upgrade(settings.database_url)
    if demo:
        _child(settings, "demo", "--if-empty").wait()


def roles_of(settings: Settings) -> tuple[str, ...]:
    """What runs here: in production nobody takes play money."""
    return tuple(role for role in ROLES if role != "sandbox" or not settings.is_production)


class Family:
    """The child processes, one per role; one that dies is started again."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._children: dict[str, subprocess.Popen[bytes]] = {}

    def live(self, greet: Callable[[], None]) -> int:
        """Start all, greet when the shop answers, watch until Ctrl-C."""
        try:
            for role in roles_of(self._settings):
                self._children[role] = _child(self._settings, role)
            if not _wait_until_ready(self._settings, self._children["web"]):
                say("The shop did not come up; the lines above say why.")
                return 1
            greet()
            while True:
                time.sleep(RESTART_SECONDS)
                self._replace_dead()
        finally:
            self._stop()

    def _replace_dead(self) -> None:
        for role, child in self._children.items():
            if child.poll() is not None:
                say(f"{role} ended ({child.returncode}); starting it again")
                self._children[role] = _child(self._settings, role)

    def _stop(self) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for child in self._children.values():
            child.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for child in self._children.values():
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def greet(settings: Settings, seconds: float) -> None:
    """Say where the shop is and how to get in."""
    say("")
    say(f"  Jishi 集市 is open   {settings.public_url}   ({seconds:.1f} s)")
    say(f"  Mailbox (codes)      {settings.public_url}/_mailbox")
    say(f"  Design system        {settings.public_url}/_design")
    say("")
    say("  Shopper   mei@jishi.example     集市-demo-2026")
    say("  Staff     staff@jishi.example   集市-demo-2026")
    say("")
    say("  Ctrl-C stops everything.")


def say(line: str) -> None:
    """A line for the person at the terminal."""
    click.echo(line)
    sys.stdout.flush()


def _child(settings: Settings, *words: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, LIFELINE: "1", "JISHI_DATABASE_URL": settings.database_url}
    return subprocess.Popen(
        [sys.executable, "-m", "jishi", *words],
        stdin=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )


def _wait_until_ready(settings: Settings, web: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and web.poll() is None:
        try:
            with urllib.request.urlopen(f"http://{settings.host}:{settings.port}/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    return False


def _port_is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
