"""Progress lines of the build."""

import sys


def say(line: str) -> None:
    """Write one progress line at once, also when the output is a pipe."""
    sys.stdout.write(f"assets: {line}\n")
    sys.stdout.flush()
