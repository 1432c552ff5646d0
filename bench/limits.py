"""The limits that Jishi is held against, taken in the same run."""

import os
import re
import subprocess

from bench.load import Outcome, drive, request
from bench.report import Section
from bench.stack import DATABASE, HELLO_PORT
from jishi.platform.embedded import EmbeddedPostgres

SCALE, CLIENTS, SECONDS = 10, 8, 10
PGBENCH = "pgbench_limit"


async def hello(connections: int = 8, seconds: float = 4) -> Outcome:
    """A bare JSON answer on the same server."""
    asked = [request("/", host="127.0.0.1")]
    await drive("127.0.0.1", HELLO_PORT, asked, connections=connections, seconds=1)
    return await drive("127.0.0.1", HELLO_PORT, asked, connections=connections, seconds=seconds)


def tpcb(postgres: EmbeddedPostgres) -> tuple[Section, float]:
    """Transactions per second of pgbench's TPC-B on the same cluster."""
    postgres.ensure_database(PGBENCH)
    program, url = str(postgres.program("pgbench")), postgres.url(PGBENCH)
    environment = {**os.environ, "PGOPTIONS": "-c synchronous_commit=on"}
    subprocess.run([program, "-i", "-q", "-s", str(SCALE), url], check=True, capture_output=True, env=environment)
    words = ["-c", str(CLIENTS), "-j", "2", "-T", str(SECONDS), "-n", url]
    done = subprocess.run([program, *words], check=True, capture_output=True, text=True, env=environment)
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    if found is None:
        raise ValueError(done.stdout)
    section = Section("Limits", f"`pgbench` TPC-B, scale {SCALE}, {CLIENTS} clients, on the cluster of {DATABASE}.")
    section.add("pgbench TPC-B", f"{float(found[1]):,.0f} tps")
    return section, float(found[1])
