"""Command line of the asset build."""

import argparse
import sys
import time

from jishi.ui.build.inputs import fingerprint_of_inputs
from jishi.ui.build.node import BuildFailed, install_packages, run
from jishi.ui.build.pipeline import build
from jishi.ui.build.progress import say
from jishi.ui.paths import DIST

STAMP = DIST / ".built-from"
POLL_SECONDS = 0.4


def build_if_changed(force: bool = False) -> bool:
    """Build when an input differs from the last build; return whether anything was built."""
    inputs = fingerprint_of_inputs()
    if not force and STAMP.exists() and STAMP.read_text() == inputs:
        return False
    started = time.perf_counter()
    build()
    STAMP.write_text(inputs)
    say(f"built in {time.perf_counter() - started:.1f} s")
    return True


def watch() -> None:
    """Build again whenever a source changes, until interrupted; a failed build is shown and awaited."""
    seen = ""
    say("watching; Ctrl-C stops")
    while True:
        now = fingerprint_of_inputs()
        if now != seen:
            seen = now
            try:
                build_if_changed()
            except (BuildFailed, OSError) as error:
                say(f"failed: {error}")
        time.sleep(POLL_SECONDS)


def check_types() -> None:
    """Let the TypeScript compiler look at the scripts; raises BuildFailed with what it finds."""
    install_packages()
    run("tsc", "--noEmit", "-p", "tsconfig.json")
    say("types are sound")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m jishi.ui.build", description=__doc__)
    parser.add_argument("--watch", action="store_true", help="build again at every change")
    parser.add_argument("--force", action="store_true", help="build even when nothing changed")
    parser.add_argument("--check", action="store_true", help="only let the TypeScript compiler look at the scripts")
    options = parser.parse_args()
    try:
        if options.check:
            check_types()
        elif options.watch:
            watch()
        elif not build_if_changed(options.force):
            say("nothing changed")
    except KeyboardInterrupt:
        return 130
    except (BuildFailed, OSError) as error:
        say(f"failed: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
