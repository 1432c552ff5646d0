"""Precompressed copies, so that the server only has to pick one."""

import gzip
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import zstandard

COMPRESSIBLE = {".css", ".js", ".svg", ".json", ".webmanifest"}
SMALLEST_WORTH_IT = 256


def precompress(path: Path) -> None:
    """Write .zst, .br and .gz beside a text file that is large enough to gain by it."""
    content = path.read_bytes()
    if path.suffix not in COMPRESSIBLE or len(content) < SMALLEST_WORTH_IT:
        return
    beside(path, ".zst").write_bytes(zstandard.ZstdCompressor(level=19).compress(content))
    beside(path, ".br").write_bytes(brotli.compress(content, quality=11))
    beside(path, ".gz").write_bytes(gzip.compress(content, compresslevel=9, mtime=0))


def beside(path: Path, suffix: str) -> Path:
    """Return the path of a compressed copy: app.css -> app.css.br."""
    return path.with_name(path.name + suffix)
