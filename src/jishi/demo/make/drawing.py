"""Draws in processes of their own: a picture takes about as long as a page view, and a world has thousands.

The drawing processes also keep libvips' SVG reader, which the shop's own processes switch off for safety.
"""

import asyncio
import multiprocessing
import multiprocessing.connection
import os
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
AHEAD = 40


def leave_with_parent() -> None:
    """End this drawing process when the one it draws for is gone, however that went: nobody would ever end it else."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


class Drawers:
    """A pool of drawing processes, to use as `with`."""

    def __init__(self, processes: int = 0) -> None:
        count = processes or min(4, os.cpu_count() or 1)
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(count, mp_context=context, initializer=leave_with_parent)

    def __enter__(self) -> "Drawers":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    async def draw(self, how: Callable[..., bytes], *args: Any) -> bytes:
        """What `how(*args)` draws."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, how, *args)

    async def draw_all(
        self, how: Callable[..., bytes], subjects: Sequence[T], chunk: int = AHEAD
    ) -> AsyncIterator[list[tuple[T, bytes]]]:
        """Each subject with its picture, `how(subject)`, in chunks and in order; the next chunk is drawn meanwhile."""
        chunks = [subjects[start : start + chunk] for start in range(0, len(subjects), chunk)]
        coming = [self._start(how, chunks[0])] if chunks else []
        for index, subjects_now in enumerate(chunks):
            if index + 1 < len(chunks):
                coming.append(self._start(how, chunks[index + 1]))
            pictures = await coming.pop(0)
            yield list(zip(subjects_now, pictures, strict=True))

    def _start(self, how: Callable[..., bytes], subjects: Sequence[T]) -> "asyncio.Future[list[bytes]]":
        return asyncio.ensure_future(asyncio.gather(*(self.draw(how, subject) for subject in subjects)))
