"""Says what is being made, on one line per part."""

import sys
import time
from types import TracebackType


class Part:
    """One part of the work: `with Part("Products", 1200) as part: part.done(40)`."""

    def __init__(self, name: str, count: int) -> None:
        self._name, self._count = name, count
        self._made = 0
        self._started = time.monotonic()
        self._live = sys.stdout.isatty()

    def __enter__(self) -> "Part":
        self._show()
        return self

    def __exit__(self, kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        if kind is None:
            seconds = time.monotonic() - self._started
            self._write(f"  {self._name:<12}{self._count:>7,}   {seconds:5.1f} s", end="\n")

    def done(self, count: int = 1) -> None:
        """So many more are made."""
        self._made += count
        self._show()

    def _show(self) -> None:
        if self._live:
            share = self._made / max(1, self._count)
            filled = int(share * 24)
            self._write(f"  {self._name:<12}{self._made:>7,}   {'█' * filled}{'·' * (24 - filled)}", end="")

    def _write(self, line: str, *, end: str) -> None:
        sys.stdout.write(f"{chr(13) if self._live else ''}{line:<60}{end}")
        sys.stdout.flush()
