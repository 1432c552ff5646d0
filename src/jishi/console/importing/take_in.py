"""Take in a file: make it UTF-8, see what it is, keep it."""

import asyncio
import tempfile
from pathlib import Path
from uuid import UUID

from jishi.console.importing import files
from jishi.kernel.ids import uuid7
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts.imports import ImportRun
from jishi.platform.db import Tx


async def take_in(tx: Tx, shop_id: UUID, path: Path, file_name: str, account_id: UUID | None) -> ImportRun:
    """Keep the file at `path` as an import of this shop that is ready to start.

    Raises Unreadable for a file without rows or with a single column.
    """
    run_id = uuid7()
    with tempfile.TemporaryDirectory(prefix="jishi-import-") as folder:
        plain = Path(folder) / "file.csv"
        encoding = await asyncio.to_thread(catalog.to_utf8, path, plain)
        file = await asyncio.to_thread(catalog.CatalogueFile.open, plain)
        await files.keep(tx.app.storage, run_id, plain)
        return await catalog.open_import(
            tx,
            shop_id,
            run_id=run_id,
            file_name=file_name,
            kind=file.kind,
            encoding=encoding,
            layout=file.layout,
            size=file.size,
            account_id=account_id,
        )
