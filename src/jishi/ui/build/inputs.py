"""What the build depends on, and whether it changed."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from jishi.ui.paths import ASSETS, PACKAGE, ROOT

CONFIGURATION = ("package.json", "package-lock.json", "tsconfig.json")
SOURCE_SUFFIXES = {".html", ".webmanifest", ".txt", ".xml"}


def templates() -> Iterator[Path]:
    """Yield every template of every module, in a stable order."""
    for folder in sorted(PACKAGE.rglob("templates")):
        yield from sorted(p for p in folder.rglob("*") if p.suffix in SOURCE_SUFFIXES)


def python_sources() -> Iterator[Path]:
    """Yield Python files, which may name icons and classes."""
    yield from sorted(PACKAGE.rglob("*.py"))


def fingerprint_of_inputs() -> str:
    """Return a digest of all sources by content, so that a fresh checkout needs no rebuild."""
    digest = hashlib.blake2b(digest_size=16)
    own = sorted(p for p in ASSETS.rglob("*") if p.is_file())
    configuration = [ROOT / name for name in CONFIGURATION]
    for path in (*configuration, *own, *templates(), *python_sources()):
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
