"""A shop of its own for measuring: embedded database in var/bench, roles in processes as in `jishi run`."""

import contextlib
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.meter import Meter
from jishi.platform import migrate
from jishi.platform.embedded import EmbeddedPostgres
from jishi.platform.settings import Environment, Settings

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(os.environ.get("JISHI_DATA_DIR", str(ROOT / "var"))) / "bench"
DATABASE = "jishi_bench"
PORT = int(os.environ.get("JISHI_BENCH_PORT", "8901"))
HELLO_PORT = PORT + 5
READY_SECONDS = 60


class Stack(msgspec.Struct):
    """The running roles by name, and where they answer."""

    settings: Settings
    postgres: EmbeddedPostgres
    roles: dict[str, subprocess.Popen[bytes]]

    def meter(self, *names: str, database: bool = False) -> Meter:
        """A meter of these roles, and of the database if wished."""
        pids = [self.roles[name].pid for name in names]
        return Meter([*pids, self.postgres.pid] if database else pids)

    def start(self, name: str) -> None:
        """Start one role."""
        self.roles[name] = _process(self.settings, "-m", "jishi", name)

    def stop(self, name: str) -> None:
        """Stop one role."""
        role = self.roles.pop(name)
        role.terminate()
        role.wait(20)


@contextlib.contextmanager
def database() -> Iterator[tuple[EmbeddedPostgres, Settings]]:
    """The database of the bench, with the current schema, durable as a shop's is."""
    postgres = EmbeddedPostgres(FOLDER / "postgres")
    postgres.start()
    try:
        postgres.ensure_database(DATABASE)
        settings = Settings(
            env=Environment.DEVELOPMENT,
            port=PORT,
            data_dir=FOLDER,
            database_url=postgres.url(DATABASE),
            rate_limits=False,
        )
        migrate.upgrade(settings.database_url)
        yield postgres, settings
    finally:
        postgres.stop()


@contextlib.contextmanager
def running(postgres: EmbeddedPostgres, settings: Settings) -> Iterator[Stack]:
    """Web, worker and sandbox on that database."""
    stack = Stack(settings, postgres, {})
    try:
        for name in ("web", "worker", "sandbox"):
            stack.start(name)
        wait_for(f"{settings.public_url}/health")
        wait_for(f"{settings.sandbox_url}/health")
        yield stack
    finally:
        for name in list(stack.roles):
            stack.stop(name)


@contextlib.contextmanager
def hello() -> Iterator[None]:
    """The bare application, on the same server with the same options."""
    words = ["--interface", "asgi", "--loop", "uvloop", "--port", str(HELLO_PORT), "--no-log", "bench.hello:app"]
    process = subprocess.Popen([sys.executable, "-m", "granian", *words], cwd=ROOT)
    try:
        wait_for(f"http://127.0.0.1:{HELLO_PORT}/")
        yield
    finally:
        process.terminate()
        process.wait(20)


def wait_for(url: str) -> float:
    """Seconds until `url` answers. Raises TimeoutError."""
    started = time.monotonic()
    while time.monotonic() - started < READY_SECONDS:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return time.monotonic() - started
        except OSError:
            time.sleep(0.02)
    raise TimeoutError(url)


def _process(settings: Settings, *words: str) -> subprocess.Popen[bytes]:
    environment = {
        **{name: value for name, value in os.environ.items() if name != "JISHI_BENCH_PORT"},
        "JISHI_PORT": str(settings.port),
        "JISHI_DATA_DIR": str(settings.data_dir),
        "JISHI_DATABASE_URL": settings.database_url,
        "JISHI_RATE_LIMITS": "false",
        "JISHI_LOG_LEVEL": "warning",
    }
    return subprocess.Popen([sys.executable, *words], env=environment, cwd=ROOT)
