"""`jishi run` is killed with -9: nothing of it stays but the database, and the next run takes that over."""

import asyncio
import contextlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from tests.faults.processes import free_pair, is_up, until

pytestmark = pytest.mark.faults


def start(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    own = {"JISHI_DATA_DIR": str(folder / "var"), "JISHI_PORT": str(port), "JISHI_DATABASE_URL": ""}
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "jishi", "run", "--no-demo"],
            env=os.environ | own,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def roles(run: "subprocess.Popen[bytes]") -> list[psutil.Process]:
    """Web, worker and sandbox with what they started; the database is meant to survive."""
    family = psutil.Process(run.pid).children(recursive=True)
    return [one for one in family if "postgres" not in one.name()]


async def are_gone(processes: list[psutil.Process]) -> bool:
    return not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in processes)


async def test_the_next_run_heals_what_a_killed_one_left(tmp_path: Path) -> None:
    for parent in (tmp_path, *tmp_path.parents[:2]):
        with contextlib.suppress(PermissionError):
            parent.chmod(0o755)  # the database runs as a user of its own when we are root
    port = free_pair()
    address = f"http://127.0.0.1:{port}"
    run = await asyncio.to_thread(start, tmp_path, port)
    try:
        await until(lambda: is_up(address), seconds=90)
        family = roles(run)
        assert len(family) >= 3
        run.kill()
        await asyncio.to_thread(run.wait)
        await until(lambda: are_gone(family), seconds=20)
        assert (tmp_path / "var" / "postgres" / "postmaster.pid").exists(), "the database was not left over"

        run = await asyncio.to_thread(start, tmp_path, port)
        await until(lambda: is_up(address), seconds=60)
        family = roles(run)
        run.send_signal(signal.SIGINT)
        assert await asyncio.to_thread(run.wait, 30) == 0
        assert await are_gone(family)
        assert not (tmp_path / "var" / "postgres" / "postmaster.pid").exists()
    finally:
        run.kill()
        log = (tmp_path / "log").read_text("utf-8", "replace")
        print(log[-3_000:])  # noqa: T201  shown when the test fails
        shutil.rmtree(tmp_path / "var", ignore_errors=True)
