"""Processes in which pictures are drawn.

The media module forbids libvips to open SVG in its process, since uploads must never be read as drawings; that ban is
right and holds for the whole process. So whoever runs media draws elsewhere: in processes that import nothing but
this package, which also uses every core.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

import pyvips


@contextmanager
def easels(workers: int | None = None) -> Iterator[ProcessPoolExecutor]:
    """A pool to which the functions of this package can be submitted, closed on leaving:
    `pool.submit(product_picture, spec, view=1).result()`. One worker per core unless told otherwise."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare) as pool:
        yield pool


def _prepare() -> None:
    """One thread and no operation cache per worker: pictures are many, small and all different."""
    pyvips.concurrency_set(1)
    pyvips.cache_set_max(0)
