"""Files by key: a local folder, or any store that speaks S3, behind one interface."""

from pathlib import Path

import obstore
from obstore.store import LocalStore, ObjectStore, from_url


class Storage:
    """Bytes under keys such as `media/ab/abcd….webp`. Keys are made by us, never by callers."""

    def __init__(self, root: Path, url: str = "") -> None:
        self._store: ObjectStore
        if url:
            self._store = from_url(url)
        else:
            root.mkdir(parents=True, exist_ok=True)
            self._store = LocalStore(root, automatic_cleanup=True, mkdir=True)

    async def put(self, key: str, data: bytes) -> None:
        """Store `data`, replacing what was there; it is there whole or not at all."""
        await obstore.put_async(self._store, key, data)

    async def get(self, key: str) -> bytes | None:
        """The bytes, or None when there are none under this key."""
        try:
            found = await obstore.get_async(self._store, key)
        except FileNotFoundError:
            return None
        return bytes(await found.bytes_async())

    async def delete(self, key: str) -> None:
        """Remove it; removing what is not there is fine."""
        try:
            await obstore.delete_async(self._store, key)
        except FileNotFoundError:
            return
