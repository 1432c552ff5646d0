"""`jishi run`: one process that starts the others, watches them, and stops them together."""

import asyncio
import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator

import click
import msgspec

from jishi.platform import migrate
from jishi.platform.embedded import EmbeddedPostgres
from jishi.platform.lifeline import LIFELINE
from jishi.platform.settings import Settings

DATABASE = "jishi"
READY_SECONDS = 60
RESTART_SECONDS = 1.0
STOP_SECONDS = 10
ROLES = ("web", "worker", "sandbox")
SECOND_FACTOR = {
    True: "Staff set up a second factor when they first sign in (a passkey or an authenticator app).",
    False: "Staff need no second factor here; JISHI_STAFF_SECOND_FACTOR=true asks for one, as production does.",
}


def run(settings: Settings, *, demo: bool) -> int:
    """Start everything, wait for Ctrl-C, stop everything. Returns the exit status."""
    if not _port_is_free(settings.host, settings.port):
        say(f"Port {settings.port} is taken. Stop what uses it, or set JISHI_PORT to another one.")
        return 1
    started = time.monotonic()
    for kind in (signal.SIGINT, signal.SIGTERM):  # a shell may have started us with the first one ignored
        signal.signal(kind, signal.default_int_handler)
    try:
        with database(settings) as url:
            settings = msgspec.structs.replace(settings, database_url=url)
            migrate_database(settings)
            if demo and _child(settings, "demo", "--if-empty").wait():
                say("The demo world could not be made; the lines above say why.")
                return 1
            return Family(settings, draw=demo).live(lambda: greet(settings, time.monotonic() - started))
    except KeyboardInterrupt:
        return 0
    finally:
        say("Stopped.")


@contextlib.contextmanager
def database(settings: Settings, *, borrow: bool = False) -> Iterator[str]:
    """The address of the database: the one that is set, else the embedded one, which runs during the block.

    With `borrow` one that runs already goes on running afterwards, because somebody else is using it.
    """
    if settings.database_url:
        yield settings.database_url
        return
    postgres = EmbeddedPostgres(settings.data_dir / "postgres")
    if not postgres.exists:
        say("Database …")
    is_borrowed = borrow and postgres.is_running
    postgres.start()
    try:
        postgres.ensure_database(DATABASE)
        yield postgres.url(DATABASE)
    finally:
        if not is_borrowed:
            postgres.stop()


def throw_away(settings: Settings) -> None:
    """Stop the embedded database and remove it with all uploaded files."""
    EmbeddedPostgres(settings.data_dir / "postgres").destroy()
    shutil.rmtree(settings.data_dir / "files", ignore_errors=True)


def migrate_database(settings: Settings) -> None:
    """Bring the schema up to date, if it is not."""
    if not asyncio.run(migrate.is_current(settings.database_url)):
        say("Schema …")
        migrate.upgrade(settings.database_url)


def roles_of(settings: Settings) -> tuple[str, ...]:
    """The roles to start: the sandbox takes play money and has no place in production."""
    return tuple(role for role in ROLES if role != "sandbox" or not settings.is_production)


class Family:
    """The child processes, one per role; one that dies is started again."""

    def __init__(self, settings: Settings, *, draw: bool) -> None:
        self._settings = settings
        self._draw = draw
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._artist: subprocess.Popen[bytes] | None = None

    def live(self, greet: Callable[[], None]) -> int:
        """Start all, greet when the shop answers, watch until Ctrl-C."""
        try:
            for role in roles_of(self._settings):
                self._children[role] = _child(self._settings, role)
            if not _wait_until_ready(self._settings, self._children["web"]):
                say("The shop did not come up; the lines above say why.")
                return 1
            greet()
            if self._draw:
                self._artist = _child(self._settings, "demo", "--finish")
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
        if self._artist is not None:
            self._artist.kill()
            self._artist.wait()
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
    say(f"  {SECOND_FACTOR[settings.staff_needs_second_factor]}")
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
