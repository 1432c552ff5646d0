"""Files of imports in storage: in parts, so that neither taking in nor fetching needs the whole in memory."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import UUID

from jishi.platform.storage import Storage

PART = 4 * 1024 * 1024


def part_key(run_id: UUID, at: int) -> str:
    """Where part `at` (from 0) of a run's file is."""
    return f"imports/{run_id.hex}/{at:05}"


async def keep(storage: Storage, run_id: UUID, path: Path) -> None:
    """Store the file at `path` for this run."""
    at = 0
    with await asyncio.to_thread(path.open, "rb") as file:
        while part := await asyncio.to_thread(file.read, PART):
            await storage.put(part_key(run_id, at), part)
            at += 1


@asynccontextmanager
async def fetched(storage: Storage, run_id: UUID) -> AsyncIterator[Path]:
    """The run's file on this machine, for as long as the context lasts. Raises FileNotFoundError when it is gone."""
    with tempfile.TemporaryDirectory(prefix="jishi-import-") as folder:
        path = Path(folder) / "file.csv"
        at = 0
        with await asyncio.to_thread(path.open, "wb") as out:
            while (part := await storage.get(part_key(run_id, at))) is not None:
                await asyncio.to_thread(out.write, part)
                at += 1
        if not at:
            raise FileNotFoundError(part_key(run_id, 0))
        yield path


async def head(storage: Storage, run_id: UUID) -> bytes:
    """The first part, which holds the header and the rows of a preview."""
    return await storage.get(part_key(run_id, 0)) or b""
